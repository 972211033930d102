"""What stays in doubt about places: told in full, with words that tell namesakes apart, and nothing claimed meanwhile."""

from __future__ import annotations

import pytest

from sambang import process


def issues(text: str, code: str) -> list[str]:
    return [issue.message for issue in process(text).issues if issue.code == code]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Desa Sukamaju", "Sukamaju"),
        ("Desa Suka Maju", "Suka Maju"),
        ("DESA SUKAMAJU", "Sukamaju"),
        ("Desa Karangrejo", "Karangrejo"),
        ("Desa Mekarsari", "Mekarsari"),
    ],
)
def test_ambiguous_name_stays_as_it_is_written(written: str, name: str) -> None:
    (place,) = process(f"Kerja bakti digelar di {written}.").places
    assert (place.name, place.code) == (name, None)


def test_ambiguous_name_that_no_area_has_so_is_that_of_the_most() -> None:
    (place,) = process("Kerja bakti digelar di Desa Me Kar Sari.").places
    assert place.name == "Mekarsari"


def test_all_fitting_areas_are_counted_and_ten_listed() -> None:
    record = process("Kerja bakti digelar di Desa Sukamaju.")
    (message,) = [issue.message for issue in record.issues if issue.code == "place_ambiguous"]
    assert message.startswith("119 areas fit: Desa Suka Maju in Kabupaten Aceh Tenggara (11.02.02.2015), ")
    assert message.endswith(" and 116 more")
    assert len(record.places[0].alternatives) == 10
    assert record.places[0].province is None


def test_kota_and_kabupaten_of_one_name_are_told_apart() -> None:
    assert issues("Mereka berangkat dari Bandung kemarin.", "place_ambiguous") == [
        "2 areas fit: Kabupaten Bandung (32.04), Kota Bandung (32.73)"
    ]


def test_only_area_of_the_other_kind_far_away_is_not_linked() -> None:
    text = "Warga Kelurahan Melati bertemu anggota DPRD Kota Tegal."
    (place,) = [place for place in process(text).places if place.level == "village"]
    assert (place.code, place.alternatives, place.regency) == (None, ("36.04.06.2004",), None)
    only = "Desa Melati in Kabupaten Serang (36.04.06.2004)"
    assert issues(text, "village_of_other_kind") == [
        f"the article says kelurahan and names nothing near the only area so called, {only}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Warga Desa Melati mengadu.",
        "Warga Kelurahan Melati, Kabupaten Serang, mengadu.",
        "Warga Kelurahan Melati mengadu ke Polda Banten di Kota Cilegon.",
    ],
)
def test_only_area_of_a_name_is_linked_where_kind_or_regency_fits(text: str) -> None:
    assert [place.code for place in process(text).places if place.level == "village"] == ["36.04.06.2004"]
    assert issues(text, "village_of_other_kind") == []
