"""Which unit of the gazetteer a name stands for."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from sambang import process
from sambang.gazetteers.load import load
from sambang.link.unit import family
from sambang.text.fold import squeeze
from tests.link.test_place import misspell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.lexicon import Lexicon, UnitEntry

SEED = 1946
SHORTEST = 6  # letters of a name that is misspelt
LINKED = 0.97


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


def test_units_around_a_polsek() -> None:
    found = list(units("Unit Lantas Polsek Senori Polres Tuban berjaga di pasar."))
    assert sorted(found) == ["Polres Tuban", "Polsek Senori", "Unit Lantas Polsek Senori"]


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
    assert list(units("Petugas Polsek KB II menahan pelaku.")) == ["Polsek KB II"]


def name_of(unit: UnitEntry) -> str:
    return unit.name.partition(" ")[2]


def sentences(lexicon: Lexicon, unit: UnitEntry, wrong: str) -> Iterator[tuple[str, str]]:
    """Yield sentences with the misspelt name beside what tells where it is: the unit above it, the regency."""
    kind = unit.name.partition(" ")[0]
    yield "beside the unit above", f"Personel {kind} {wrong} dan {lexicon.units.by_id[unit.parent_id].name} disiagakan kemarin."
    area = lexicon.areas.by_code[next(code for code in unit.regency_codes if len(code) > 2)]
    yield "in its regency", f"Personel {kind} {wrong} disiagakan di {area.kind.title()} {area.name} kemarin."


def check_misspelt(number: int) -> None:
    lexicon, rng = load(), random.Random(SEED)  # noqa: S311 -- a sample, no secret
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for kind in ("polsek", "polres"):
        long = [u for u in lexicon.units.by_id.values() if family(u.kind) == kind and len(squeeze(name_of(u))) >= SHORTEST]
        located = [u for u in long if any(len(code) > 2 for code in u.regency_codes)]
        for unit in rng.sample(located, min(number, len(located))):
            for where, text in sentences(lexicon, unit, misspell(name_of(unit), rng)):
                right[f"{kind} {where}"] += unit.unit_id in {found.unit_id for found in process(text).units}
                total[f"{kind} {where}"] += 1
    shares = {measure: right[measure] / total[measure] for measure in total}
    assert {measure: share for measure, share in shares.items() if share < LINKED} == {}


def test_misspelt_units_link_within_their_regency() -> None:
    check_misspelt(150)


@pytest.mark.slow
def test_misspelt_units_link_within_their_regency_in_a_large_sample() -> None:
    check_misspelt(1000)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Personel Polsek Kuta Eslatan berjaga.", "Polsek Kuta Selatan"),
        ("Polres Metro Jkarta Utara menangkap pelaku.", "Polres Metro Jakarta Utara"),
        ("Personel Polres Semaragn dan Polda Jawa Tengah berjaga.", "Polres Semarang"),
        ("Kapolsek Obi Selamat Riyadi hadir.", "Polsek Obi"),
        ("Polres Klaten Uji Coba tilang.", "Polres Klaten"),
    ],
    ids=["its last word", "inside", "of its own kind", "a name behind", "words behind"],
)
def test_one_wrong_letter_of_several_words(text: str, unit: str) -> None:
    assert unit in units(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kasat Reskrim Jembrana AKP Yusak Sooai hadir.", ["Satreskrim Polres Jembrana", "Polres Jembrana"]),
        ("Kabid Humas Jatim Kombes Frans Barung hadir.", ["Bidhumas Polda Jawa Timur", "Polda Jawa Timur"]),
        ("Kasat Reskrim Jembrana Bersih hadir.", []),
        ("Ia menunggu di kantor desa. Kapolres Brebes AKBP Budi Santoso hadir.", ["Polres Brebes"]),
    ],
    ids=["of a Polres", "of a Polda", "no rank behind", "a sentence that ends in a level's word"],
)
def test_unit_of_an_office(text: str, found: list[str]) -> None:
    assert sorted(units(text)) == sorted(found)


def test_namesakes_are_told_apart_by_the_unit_above_them() -> None:
    record = process("Anggota Polsek Bandar Polres Simalungun dan Polsek Bandar, Polres Pacitan, siaga.")
    chains = [unit.chain for unit in record.units if unit.kind == "polsek"]
    assert chains == [
        ("Polsek Bandar", "Polres Simalungun", "Polda Sumatera Utara"),
        ("Polsek Bandar", "Polres Pacitan", "Polda Jawa Timur"),
    ]
    assert [issue for issue in record.issues if issue.code == "unit_ambiguous"] == []


def test_offices_of_namesakes_are_told_apart() -> None:
    record = process("Kapolsek Bandar Polres Simalungun AKP Budi Santoso menemui Kapolsek Bandar Polres Pacitan Iptu Rahmat.")
    ids = {person.name: person.positions[0].unit_id for person in record.persons}
    assert list(ids) == ["Budi Santoso", "Rahmat"]
    assert None not in ids.values()
    assert len(set(ids.values())) == 2


def test_namesake_that_nothing_tells_is_an_issue() -> None:
    record = process("Anggota Polsek Bandar siaga.")
    (issue,) = [issue for issue in record.issues if issue.code == "unit_ambiguous"]
    assert issue.message.startswith("4 units fit: Polsek Bandar of Polres Bener Meriah (polsek-bandar-111704), ")
    assert issue.message.endswith(" and 1 more")
    assert "Polsek Bandar" in {m.text for m in record.mentions if m.mention_id in issue.mention_ids}
    assert [unit.unit_id for unit in record.units] == [None]
