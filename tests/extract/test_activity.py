"""The main event of short articles, one at least for each kind of the list."""

from __future__ import annotations

import pytest

from sambang import Article, process

EVENTS = {
    "sambang": "Bhabinkamtibmas Polsek Bungur Aipda Rudi menyambangi warga binaannya di Desa Cempaka.",
    "patroli": "Cegah balap liar, personel Polsek Bungur menggelar patroli malam di jalan protokol.",
    "pengamanan": "Polres Melati mengerahkan ratusan personel gabungan untuk pengamanan unjuk rasa di kantor bupati.",
    "penyuluhan": "Kanit Binmas memberikan penyuluhan bahaya narkoba kepada siswa SMP Negeri Bungur.",
    "bakti sosial": "Polres Melati menggelar bakti sosial dan membagikan paket sembako kepada warga kurang mampu.",
    "gotong royong": "Babinsa dan Bhabinkamtibmas bersama warga bergotong royong membersihkan saluran air.",
    "upacara/apel": "Kapolres Melati memimpin apel gelar pasukan di halaman Mapolres.",
    "rapat/koordinasi": "Kapolsek Bungur menghadiri rapat koordinasi lintas sektoral di kantor camat.",
    "pengungkapan kasus": "Satreskrim Polres Melati berhasil mengungkap kasus pencurian dengan pemberatan.",
    "penangkapan": "Seorang pengedar sabu ditangkap Satresnarkoba Polres Melati di rumah kontrakannya.",
    "kecelakaan": "Truk menabrak sepeda motor di jalan lintas, kecelakaan itu membuat satu pengendara luka berat.",
    "penemuan mayat": "Warga digegerkan penemuan sesosok mayat laki-laki di pinggir sungai.",
    "bencana/kebakaran": "Si jago merah menghanguskan dua rumah, petugas memadamkan api dalam satu jam.",
    "mutasi/serah terima jabatan": "Kapolres Melati memimpin serah terima jabatan Kasat Lantas dan dua Kapolsek.",
    "razia/operasi": "Satlantas menggelar razia knalpot brong, puluhan pelanggar terjaring dan ditilang.",
    "pelayanan": "Layanan SIM keliling dibuka setiap pagi di depan balai kota.",
    "lainnya": "Polres Melati memastikan kabar penculikan yang beredar lewat pesan berantai adalah hoaks.",
}


@pytest.mark.parametrize(("activity", "text"), EVENTS.items(), ids=EVENTS)
def test_event(activity: str, text: str) -> None:
    record = process(text)
    assert record.activity == activity
    assert record.activity_score is not None
    assert 0 < record.activity_score <= 1


def test_the_title_counts_more_than_a_late_word() -> None:
    text = "Petugas tiba di lokasi. " + "Warga hadir dan tertib. " * 40 + "Patroli juga dilakukan."
    assert process(Article(article_id="a", text=text, title="Dua Rumah di Bungur Terbakar")).activity == "bencana/kebakaran"


@pytest.mark.parametrize("text", ["", "Warga hadir.", "1 2 3"])
def test_nothing_told_is_lainnya(text: str) -> None:
    assert process(Article(article_id="a", text=text or " ")).activity == "lainnya"


def test_a_speech_verb_is_no_case_solved() -> None:
    assert process('"Situasi aman," ungkap Kapolsek Bungur.').activity == "lainnya"


@pytest.mark.parametrize(
    ("activity", "title", "text"),
    [
        (
            "pengungkapan kasus",
            "Suami Bunuh Istri, Jasad Ditemukan Tetangga",
            "Wanita di Bungur dibunuh, pelaku mengaku cemburu.",
        ),
        ("lainnya", "Sweeping Pelat Luar Kota di Bungur", "Kategori: klarifikasi. Sumber: Facebook. Narasi: ada sweeping."),
        ("lainnya", "Tilang Kendaraan Tua Dibatalkan", "Pemerintah masih mengkaji usulan itu."),
        ("bencana/kebakaran", "Nenek di Bungur Tersambar Petir", "Korban tewas di rumah, sambaran petir merambat lewat antena."),
    ],
    ids=["a murder is no find of a body", "a checked rumour", "what was called off", "lightning"],
)
def test_the_main_event_against_its_background(activity: str, title: str, text: str) -> None:
    assert process(Article(article_id="a", text=text, title=title)).activity == activity
