"""What an office is of, where the article has to tell."""

from __future__ import annotations

import pytest

from sambang import process


@pytest.mark.parametrize(
    ("text", "title", "unit"),
    [
        ("Polsek Senori menangkap pelaku. Kanit Reskrim Aipda Sugeng Riyanto hadir.", "Kanit Reskrim", "Polsek Senori"),
        ("Polres Tuban menangkap pelaku. Kasat Reskrim AKP Dimas Robin hadir.", "Kasat Reskrim", "Polres Tuban"),
        ("Polsek Carenang berpatroli. Bhabinkamtibmas Bripka Nurul Huda ikut.", "Bhabinkamtibmas", "Polsek Carenang"),
        ("Kasat Reskrim Polres Jembrana AKP Agus Riyanto hadir.", "Kasat Reskrim", "Polres Jembrana"),
        ("Kabid Humas Polda Jatim Kombes Dirman Sutoyo hadir.", "Kabid Humas", "Polda Jawa Timur"),
        ("Karopenmas Divisi Humas Polri Brigjen Ahmad Ramadani hadir.", "Karopenmas", "Divhumas Polri"),
        ("Petugas tiba di Desa Medalem, Kecamatan Senori. Kepala Desa Sukarno hadir.", "Kepala Desa", "Desa Medalem"),
        ("Danramil 03/Sungai Apit Kapten Inf Suparman hadir.", "Danramil", "Koramil 03/Sungai Apit"),
        ("Bupati Tuban Aditya Wicaksono hadir.", "Bupati", "Kabupaten Tuban"),
        ("Kadinkes Bangkalan Sudiyo hadir.", "Kepala Dinas Kesehatan", "Dinas Kesehatan Bangkalan"),
    ],
)
def test_unit_of_an_office(text: str, title: str, unit: str) -> None:
    (person,) = process(text).persons
    assert [(p.title, p.unit) for p in person.positions] == [(title, unit)]


def test_no_unit_where_two_fit() -> None:
    (person,) = process("Polres Tuban dan Polres Gresik menangkap pelaku. Kasat Reskrim AKP Dimas Robin hadir.").persons
    assert [(p.title, p.unit) for p in person.positions] == [("Kasat Reskrim", None)]


def test_an_office_implies_its_units() -> None:
    names = [unit.name for unit in process("Kasat Reskrim Polres Jembrana AKP Agus Riyanto hadir.").units]
    assert sorted(names) == ["Polres Jembrana", "Satreskrim Polres Jembrana"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Wali Kota Batu Nurochman menyapa Bupati Batu Bara.", "Kota Batu"),
        ("Wali Kota Batu, Nurochman, menyapa warga Kabupaten Batu Bara.", "Kota Batu"),
        ("Warga Kabupaten Batu Bara mengadu. Wali Kota Nurochman berjanji membantu.", None),
        ("Bupati Batu Bara hadir. Wali Kota Nurochman berjanji membantu.", None),
        ("Warga Kota Batu mengadu. Wali Kota Nurochman berjanji membantu.", "Kota Batu"),
    ],
)
def test_a_mayor_is_of_no_regency(text: str, unit: str | None) -> None:
    (mayor,) = [person for person in process(text).persons if person.name == "Nurochman"]
    assert [position.unit for position in mayor.positions] == [unit]
