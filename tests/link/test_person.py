"""Co-reference: who is one person, which offices are whose."""

from __future__ import annotations

import pytest

from sambang import process


def people(text: str) -> dict[str, list[str]]:
    """Return the stretches that name each person."""
    record = process(text)
    texts = {m.mention_id: m.text for m in record.mentions}
    return {person.name: [texts[m] for m in person.mentions] for person in record.persons}


def offices(text: str) -> dict[str, list[tuple[str, str | None, str | None]]]:
    return {p.name: [(x.title, x.unit, x.status) for x in p.positions] for p in process(text).persons}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Aipda Nurul Huda datang ke balai desa. Huda menyapa warga. Menurut Nurul, warga senang.",
            {"Nurul Huda": ["Aipda Nurul Huda", "Huda", "Nurul"]},
            id="any part of a name",
        ),
        pytest.param(
            "AKBP Andi Saputra memimpin apel. Seusai apel, AKBP Andi menyalami warga.",
            {"Andi Saputra": ["AKBP Andi Saputra", "AKBP Andi"]},
            id="rank and part",
        ),
        pytest.param(
            "Kapolsek Senori Iptu Sudarjo hadir di lokasi. Kapolsek mengimbau warga agar waspada.",
            {"Sudarjo": ["Iptu Sudarjo", "Kapolsek"]},
            id="office alone",
        ),
        pytest.param(
            "Suspek bernama Sutrisno alias Tris (34) ditangkap. Tris mengaku menyesal.",
            {"Sutrisno": ["Sutrisno", "Tris", "Tris"]},
            id="alias",
        ),
        pytest.param(
            "Presiden Joko Widodo (Jokowi) tiba di Tuban. Jokowi menyapa warga.",
            {"Joko Widodo": ["Joko Widodo", "Jokowi", "Jokowi"]},
            id="nickname in brackets",
        ),
        pytest.param(
            "Bripka Budi Santoso dan Briptu Budi Hartono berpatroli. Budi Hartono menyapa warga, lalu Bripka Budi mencatat.",
            {
                "Budi Santoso": ["Bripka Budi Santoso", "Bripka Budi"],
                "Budi Hartono": ["Briptu Budi Hartono", "Budi Hartono"],
            },
            id="two who share a first name",
        ),
        pytest.param(
            "AKP Budi Santoso memeriksa saksi. Korban Budi (34) mengalami luka ringan.",
            {"Budi Santoso": ["AKP Budi Santoso"], "Budi": ["Budi"]},
            id="a victim is not the officer of that name",
        ),
    ],
)
def test_mentions_of_a_person(text: str, expected: dict[str, list[str]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kapolsek Senori Iptu Surikan Wibowo hadir. Iptu Sukiran Wibowo lalu pulang.",
        "Kepala Desa Medalem, Surikan, menyambut petugas. Kepala Desa Medalem Sukiran lalu berterima kasih.",
    ],
)
def test_a_name_spelled_two_ways_is_one_person_and_an_issue(text: str) -> None:
    record = process(text)
    assert len(record.persons) == 1
    (issue,) = [i for i in record.issues if i.code == "name_spelled_two_ways"]
    assert len(issue.mention_ids) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Iptu Surikan Wibowo hadir. Aipda Sukiran Wibowo lalu pulang.",
        "Bripka Rahman Hidayat hadir bersama Bripka Rahmat Kurniawan.",
    ],
)
def test_other_people_are_not_one(text: str) -> None:
    assert len(process(text).persons) == 2


@pytest.mark.parametrize("part", ["Prapto", "Suprapta", "Supra"])
def test_a_speaker_called_nearly_a_known_name_is_that_person(part: str) -> None:
    assert list(people(f'Kapolres Gresik AKBP Suprapto hadir. "Banjir belum surut, kami siaga," kata {part}, Kamis.')) == [
        "Suprapto"
    ]


def test_a_whole_name_comes_before_a_part_of_another() -> None:
    text = 'Kapolres Tuban AKBP Hadi dan Kapolsek Jenu AKP Hadi Santoso hadir. "Situasi di sini aman," kata Hadi.'
    assert people(text)["Hadi"] == ["AKBP Hadi", "Hadi"]
    assert process(text).issues == ()


def test_a_part_of_two_names_is_doubtful() -> None:
    record = process("Bripka Budi Santoso dan Briptu Budi Hartono berpatroli di pasar. Menurut Budi, situasi aman.")
    assert [issue.code for issue in record.issues] == ["name_of_several"]


def test_initials_that_the_text_resolves() -> None:
    record = process("Pelaku berinisial AS (24) ditangkap. Belakangan diketahui pelaku bernama Agus Salim (24).")
    assert [p.name for p in record.persons] == ["Agus Salim"]
    assert record.initials == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'Anggota Polsek Senori berpatroli. "Kami imbau warga waspada," kata Kapolsek Senori. '
            '"Segera lapor ke kami," pungkas Iptu Sudarjo.',
            {"Sudarjo": [("Kapolsek", "Polsek Senori", None)]},
            id="the office that nobody holds is its speaker's",
        ),
        pytest.param(
            'AKBP Rudi Hartono menjelaskan hal itu kepada Bripka Wibowo. "Sudah aman," kata mantan Kapolres Tuban itu.',
            {"Rudi Hartono": [("Kapolres", "Polres Tuban", "former")], "Wibowo": []},
            id="an office that points back to who spoke",
        ),
        pytest.param(
            "AKBP Rudi Hartono menjelaskan hal itu. Warga menunggu mantan Kapolres Tuban itu.",
            {"Rudi Hartono": []},
            id="an office that is an object points to nobody",
        ),
        pytest.param("Menteri ESDM, Bahlil Hadi, hadir.", {"Bahlil Hadi": [("Menteri ESDM", None, None)]}, id="minister"),
        pytest.param(
            'AKBP Rudi Hartono memimpin apel bersama Bripka Wibowo. "Semua siap," kata Kapolres.',
            {"Rudi Hartono": [("Kapolres", None, None)], "Wibowo": []},
            id="a command alone is the only officer's of such a rank",
        ),
        pytest.param(
            "Plt. Kapolsek Senori Iptu Sudarjo hadir.", {"Sudarjo": [("Plt. Kapolsek", "Polsek Senori", "acting")]}, id="acting"
        ),
        pytest.param(
            "Mantan Kapolres Tuban AKBP Fadli Samad hadir.",
            {"Fadli Samad": [("Kapolres", "Polres Tuban", "former")]},
            id="former",
        ),
        pytest.param(
            "Kapolsek Senori yang sebelumnya dijabat Kompol Gunadi Wibowo kini dijabat AKP Sudarjo.",
            {"Gunadi Wibowo": [("Kapolsek", "Polsek Senori", "former")], "Sudarjo": [("Kapolsek", "Polsek Senori", None)]},
            id="held before and held now without oleh",
        ),
        pytest.param(
            "AKBP Ayu Ratih dilantik menggantikan AKBP Hendro Wibowo sebagai Kapolres Tuban.",
            {"Ayu Ratih": [("Kapolres", "Polres Tuban", None)], "Hendro Wibowo": [("Kapolres", "Polres Tuban", "former")]},
            id="the office of whom somebody replaces",
        ),
        pytest.param(
            "Acara itu dihadiri Camat Senori. Bapak Sutrisno menyapa warga.",
            {"Sutrisno": []},
            id="an office before a full stop",
        ),
        pytest.param(
            "Jabatan Kapolsek Senori diserahterimakan dari AKP Gunadi Wibowo kepada Iptu Sudarjo.",
            {
                "Gunadi Wibowo": [("Kapolsek", "Polsek Senori", "former")],
                "Sudarjo": [("Kapolsek", "Polsek Senori", None)],
            },
            id="handed over",
        ),
        pytest.param(
            "Kapolres Tuban memimpin sertijab Kasat Lantas Polres Tuban dari AKP Gunadi Wibowo kepada Iptu Sudarjo.",
            {
                "Gunadi Wibowo": [("Kasat Lantas", "Polres Tuban", "former")],
                "Sudarjo": [("Kasat Lantas", "Polres Tuban", None)],
            },
            id="handed over, by its short form",
        ),
        pytest.param(
            "Kapolsek Senori dijabat oleh AKP Gunadi Wibowo diserahkan kepada Iptu Sudarjo.",
            {"Gunadi Wibowo": [("Kapolsek", "Polsek Senori", "former")], "Sudarjo": []},
            id="held by the predecessor",
        ),
        pytest.param(
            "Serah terima di Polres Tuban dari Kapolres lama AKBP Hendro Wibowo kepada Kapolres baru AKBP Suryono.",
            {"Hendro Wibowo": [("Kapolres", "Polres Tuban", "former")], "Suryono": [("Kapolres", "Polres Tuban", None)]},
            id="old and new holder",
        ),
        pytest.param(
            "AKP Gunadi Wibowo dilantik sebagai Kasat Lantas Polres Tuban menggantikan AKP Rudi Hartono.",
            {
                "Gunadi Wibowo": [("Kasat Lantas", "Polres Tuban", None)],
                "Rudi Hartono": [("Kasat Lantas", "Polres Tuban", "former")],
            },
            id="successor",
        ),
        pytest.param(
            "AKP Gunadi Wibowo yang sebelumnya menjabat Kapolsek Palang kini menjabat Kapolsek Senori.",
            {"Gunadi Wibowo": [("Kapolsek", "Polsek Palang", "former"), ("Kapolsek", "Polsek Senori", None)]},
            id="old and new office",
        ),
    ],
)
def test_offices_of_a_person(text: str, expected: dict[str, list[tuple[str, str | None, str | None]]]) -> None:
    assert offices(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brigjen TNI Budi Santoso hadir.", "Brigadir Jenderal"),
        ("Brigjen Pol Budi Santoso hadir.", "Brigadir Jenderal Polisi"),
        ("Kapten Inf Budi Santoso hadir.", "Kapten"),
    ],
)
def test_the_long_name_of_a_rank_is_that_of_its_service(text: str, name: str) -> None:
    assert [person.rank_name for person in process(text).persons] == [name]


def test_an_alias_is_the_same_person() -> None:
    record = process("Petugas menahan Ferdinan Ebenezer alias Noel. Noel mengaku menyesal.")
    assert [(person.name, len(person.mentions)) for person in record.persons] == [("Ferdinan Ebenezer", 3)]
