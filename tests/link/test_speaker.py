"""Who speaks a quote."""

from __future__ import annotations

import pytest

from sambang import process

KAPOLRES, KAPOLSEK = "Kapolres Tuban AKBP Suryono", "Kapolsek Senori Iptu Sudarjo"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(f'"Situasi aman dan terkendali," kata {KAPOLSEK}.', ["Sudarjo"], id="behind"),
        pytest.param(
            f"{KAPOLSEK} dan saksi bernama Hariyono (45) hadir. Menurut Sudarjo, Hariyono menemukan peluru itu. "
            '"Karena khawatir, saksi melapor ke polisi," jelasnya.',
            ["Sudarjo"],
            id="menurut one, another does it",
        ),
        pytest.param(
            f'{KAPOLSEK} mengatakan kabar itu bohong. "Petugas jaga memukul tahanan di dalam sel itu," demikian bunyi pesan itu.',
            [None],
            id="what a message says",
        ),
        pytest.param(
            f'{KAPOLSEK} hadir. "Aman," kata Sudarjo. Hal itu juga diakui Bayu yang juga pedagang. "Harga stabil," kata dia.',
            ["Sudarjo", "Bayu"],
            id="diakui makes somebody speak",
        ),
        pytest.param(
            f'{KAPOLSEK} hadir. "Aman," kata Sudarjo.\n\nIbu korban, Sulastri, menangis. "Anak saya baik," katanya.',
            ["Sudarjo", "Sulastri"],
            id="who is brought in speaks of herself",
        ),
        pytest.param(
            f'{KAPOLSEK} hadir. "Aman," kata Sudarjo.\n\nKorban Siti (20) dibawa ke rumah sakit. "Korban dirawat," katanya.',
            ["Sudarjo", "Sudarjo"],
            id="who is brought in is spoken of",
        ),
        pytest.param(
            'Jaksa Penuntut Umum Budi Santosa membacakan tuntutan. "Menuntut terdakwa 10 tahun," kata jaksa.',
            ["Budi Santosa"],
            id="an office called by a part of it",
        ),
        pytest.param(
            f'{KAPOLSEK} hadir. "Warga kami minta waspada," ujar Sudarjo yang disampaikan melalui Instagram, Selasa.',
            ["Sudarjo"],
            id="what is passed on through a medium",
        ),
        pytest.param(
            f'{KAPOLSEK} hadir. Keluarga korban berinisial IK mengungkapkan hal itu. "Ada yang membayar mahal," ujarnya.',
            [None],
            id="somebody known by initials",
        ),
        pytest.param(
            f"{KAPOLSEK} hadir. Sudarjo menambahkan bahwa sopir berinisial IK mengaku mengantuk. "
            '"Menurut keterangannya ia kurang tidur," ujarnya.',
            ["Sudarjo"],
            id="what another said is told",
        ),
        pytest.param(
            f"{KAPOLRES}, saat menyerahkan bantuan berupa bingkisan sembako kepada warga didampingi {KAPOLSEK} mengatakan, "
            'bingkisan itu bentuk kepedulian. "Bantuan diberikan kepada warga," kata dia.',
            ["Suryono"],
            id="beside the speaker",
        ),
        pytest.param(
            f'{KAPOLRES} hadir. "Tidak benar ada pembubaran," kata Suryono. {KAPOLSEK} akhirnya mencabut ucapan sebelumnya. '
            'Polisi hanya akan mengatur lalu lintas. "Kami hanya mengatur lalu lintas," ujarnya.',
            ["Suryono", "Sudarjo"],
            id="a sentence before began with the office of another",
        ),
        pytest.param(
            f'{KAPOLSEK} hadir. "Kami melapor," kata Sudarjo. Mereka meyakini pemerintahan Presiden Hasan Basri adil. '
            'Laporan itu diproses. "Semua orang sama," tuturnya.',
            ["Sudarjo", "Sudarjo"],
            id="an office deep in its sentence",
        ),
        pytest.param(f'{KAPOLSEK} mengatakan, "Situasi aman dan terkendali."', ["Sudarjo"], id="in front"),
        pytest.param(
            f'{KAPOLRES} melalui {KAPOLSEK} mengatakan, "Situasi aman dan terkendali."',
            ["Sudarjo"],
            id="through another, in front",
        ),
        pytest.param(
            f'"Situasi aman dan terkendali," kata {KAPOLRES} melalui {KAPOLSEK}, Senin.',
            ["Sudarjo"],
            id="through another, behind",
        ),
        pytest.param(
            f'{KAPOLSEK} mewakili {KAPOLRES} mengatakan, "Situasi aman dan terkendali."', ["Sudarjo"], id="on behalf of"
        ),
        pytest.param(f'"Situasi aman dan terkendali," kata {KAPOLRES} didampingi {KAPOLSEK}.', ["Suryono"], id="accompanied"),
        pytest.param(f'{KAPOLSEK} hadir. "Situasi aman dan terkendali," kata Kapolsek.', ["Sudarjo"], id="office alone"),
        pytest.param(
            f'{KAPOLSEK} menjelaskan hasilnya. "Situasi aman dan terkendali," ujarnya. "Kami akan berpatroli," tutup dia.',
            ["Sudarjo", "Sudarjo"],
            id="-nya and dia",
        ),
        pytest.param(
            "Bripka Nurul Huda menyambangi Slamet Riyadi, seorang petani. "
            '"Terima kasih atas kunjungannya," kata Slamet. "Kami siap membantu warga," balas Huda.',
            ["Slamet Riyadi", "Nurul Huda"],
            id="parts of names",
        ),
        pytest.param(
            f'{KAPOLSEK} mengatakan pelaku ditahan. Korban, Endang Sulastri, meminta keadilan. "Kami proses," ujarnya.',
            ["Sudarjo"],
            id="a victim who demands does not cut in",
        ),
        pytest.param(
            f'"Saya sudah pulang," kata {KAPOLSEK}. Camat Palang Suwito hanya menjawab singkat, "Nanti saya cek," ujarnya.',
            ["Sudarjo", "Suwito"],
            id="the sentence around the quote names its speaker",
        ),
        pytest.param(
            f"{KAPOLSEK} mengatakan pelaku ditahan.\n\nKetua RW 03 Palang, Siti Maesaroh, menyadari peran orang tua. "
            '"Anak jangan dibiarkan keluar malam," ujarnya.',
            ["Siti Maesaroh"],
            id="the office that begins the quote's own paragraph",
        ),
        pytest.param('"Kami melihat asap tebal," kata seorang warga.', [None], id="nobody of the article"),
        pytest.param(
            f'"Kami siaga," kata {KAPOLSEK}. "Acara dibatalkan hari ini," tulis akun tersebut.',
            ["Sudarjo", None],
            id="an account is nobody",
        ),
        pytest.param(
            '"Kami siaga," kata Iptu Sudarjo. Suwito, salah satu peserta dari perwakilan kantor yang hadir sejak pagi, '
            'menyampaikan harapan warga. "Semoga desa aman," ujarnya.',
            ["Sudarjo", "Suwito"],
            id="the verb stands behind a description between commas",
        ),
        pytest.param(
            '"Kami siaga," kata Iptu Sudarjo. Camat Palang Suwito menyetujui usulan itu. '
            'Ia menegaskan bahwa Iptu Sudarjo akan membantu. "Kami ikut menjaga," tuturnya.',
            ["Sudarjo", "Suwito"],
            id="the pronoun is the subject of the sentence before",
        ),
        pytest.param(
            '"Kami siaga," kata Iptu Sudarjo. Kuasa hukum keluarga korban, Suwito mengatakan putusan itu adil. '
            '"Kami lega," ungkapnya.',
            ["Sudarjo", "Suwito"],
            id="a lawyer of the victim's family speaks",
        ),
    ],
)
def test_speakers(text: str, speakers: list[str | None]) -> None:
    record = process(text)
    names = {person.person_id: person.name for person in record.persons}
    assert [names.get(quote.speaker_id or "") for quote in record.quotes] == speakers
