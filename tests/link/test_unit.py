"""Which unit of the gazetteer a name stands for."""

from __future__ import annotations

import pytest

from sambang import process


def units(text: str) -> dict[str, str | None]:
    return {unit.name: unit.unit_id for unit in process(text).units}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Polsek Senori menangkap pelaku.", ("Polsek Senori", "Polres Tuban", "Polda Jawa Timur")),
        ("Polres Banjar dan Polda Kalimantan Selatan siaga.", ("Polres Banjar", "Polda Kalimantan Selatan")),
        ("Polres Banjar dan Polda Jawa Barat siaga.", ("Polres Banjar", "Polda Jawa Barat")),
    ],
)
def test_chain_to_the_polda(text: str, chain: tuple[str, ...]) -> None:
    unit = process(text).units[0]
    assert unit.chain == chain
    assert unit.unit_id is not None


def test_sub_unit_has_its_parent() -> None:
    sub = next(unit for unit in process("Unit Reskrim Polsek Senori menangkap pelaku.").units if unit.kind == "sub_unit")
    assert (sub.name, sub.parent) == ("Unit Reskrim Polsek Senori", "Polsek Senori")


def test_sub_unit_alone_is_of_the_only_unit() -> None:
    assert "Satreskrim Polres Tuban" in units("Satreskrim menangkap pelaku. Polres Tuban lalu menahannya.")


def test_elided_list() -> None:
    found = units("Personel Polsek Menggala, Dente Teladas dan Rawa Pitu disiagakan.")
    assert list(found) == ["Polsek Menggala", "Polsek Dente Teladas", "Polsek Rawa Pitu"]
    assert None not in found.values()


@pytest.mark.parametrize("written", ["Senory", "Semori", "Senorii"])
def test_one_wrong_letter_within_the_resort(written: str) -> None:
    assert "Polsek Senori" in units(f"Polres Tuban dan Polsek {written} berpatroli.")


def test_wrong_letter_without_context_is_nil() -> None:
    assert units("Polsek Kahyangan Ndeso menangkap pelaku.") == {"Polsek Kahyangan Ndeso": None}


def test_one_unit_named_in_two_ways() -> None:
    assert list(units("Polda Jatim bergerak. Polda Jawa Timur menahan pelaku di Mapolda Jatim.")) == ["Polda Jawa Timur"]


def test_sub_unit_is_listed_once() -> None:
    text = (
        "Subdit Resmob Ditreskrimum Polda Metro Jaya menangkap pelaku. Unit I Subdit Resmob Ditreskrimum Polda Metro Jaya "
        "menahannya bersama Subdit Resmob."
    )
    names = [unit.name for unit in process(text).units]
    assert sorted(set(names)) == sorted(names)


def test_letters_of_a_name_stay_capital() -> None:
    assert list(units("Petugas Polsek SU I menahan pelaku.")) == ["Polsek SU I"]
