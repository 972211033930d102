"""Places link to their codes: every official name in its own context, misspelt names, contradictions, NIL."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from sambang import Article, process
from sambang.gazetteers.load import load
from sambang.text.fold import squeeze

if TYPE_CHECKING:
    from sambang.lexicon import Areas
    from sambang.model import Place, Record

WORDS = {
    "desa": "Desa", "desa adat": "Desa", "kelurahan": "Kelurahan", "kecamatan": "Kecamatan", "kabupaten": "Kabupaten",
    "kota": "Kota", "provinsi": "Provinsi",
}  # fmt: skip
SEED = 1945
VILLAGE = 13  # the length of its code
SHORTEST = 6  # letters of a name that is misspelt
LINKED = 0.97


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load().areas


def read(text: str) -> Record:
    return process(Article(article_id="case", text=text))


def find(record: Record, level: str, name: str) -> Place:
    return next(p for p in record.places if p.level == level and p.name == name)


def chain(areas: Areas, code: str) -> list[str]:
    """Return the area's code and those of the areas that it lies in."""
    return [code, *chain(areas, areas.by_code[code].parent)] if code else []


def sentence(areas: Areas, codes: list[str], names: dict[str, str] | None = None) -> str:
    """Return a sentence that names the areas with the words of their levels."""
    named = [f"{WORDS[areas.by_code[c].kind]} {(names or {}).get(c, areas.by_code[c].name)}" for c in codes]
    return f"Petugas mendatangi warga {', '.join(named)} kemarin."


def misspell(name: str, rng: random.Random) -> str:
    """Return the name with one letter put wrong, left out, doubled or swapped with the next; words keep their capitals."""
    at = rng.choice([i for i, letter in enumerate(name) if letter.isalpha() and i])
    low = name.lower()
    wrong = [
        low[:at] + rng.choice("abcdefghijklmnopqrstuvwxyz") + low[at + 1 :],
        low[:at] + low[at + 1 :],
        low[:at] + low[at] + low[at:],
        low[:at] + low[at + 1 : at + 2] + low[at] + low[at + 2 :],
    ]
    return " ".join(word[:1].upper() + word[1:] for word in rng.choice(wrong).split(" "))


def is_linked(record: Record, code: str) -> bool:
    """Tell whether a place has the code, or is one of two villages of one name in one district."""
    return any(code == p.code or (p.district and code in p.alternatives) for p in record.places)


def check_official(areas: Areas, number: int) -> None:
    codes = random.Random(SEED).sample(list(areas.codes), number)  # noqa: S311 -- a sample, no secret
    assert [code for code in codes if not is_linked(read(sentence(areas, chain(areas, code))), code)] == []


def check_misspelt(areas: Areas, number: int) -> None:
    rng = random.Random(SEED)  # noqa: S311 -- a sample, no secret
    villages = [c for c in areas.codes if len(c) == VILLAGE and len(squeeze(areas.by_code[c].name)) >= SHORTEST]
    doubles = Counter((c[:5], squeeze(areas.by_code[c].name)) for c in villages)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for code in rng.sample(villages, number):
        name = areas.by_code[code].name
        wrong = {code: misspell(name, rng)}
        single = doubles[code[:5], squeeze(name)] == 1
        for kind, codes in (("district", [code, code[:8], code[:5]]), ("regency", [code, code[:5]])):
            found = [p for p in read(sentence(areas, codes, wrong)).places if p.level == "village"]
            right[f"name by {kind}"] += squeeze(name) in {squeeze(p.name) for p in found}
            total[f"name by {kind}"] += 1
            if kind == "district" or single:
                right[f"code by {kind}"] += code in {p.code for p in found}
                total[f"code by {kind}"] += 1
    shares = {measure: right[measure] / total[measure] for measure in total}
    assert {measure: share for measure, share in shares.items() if share < LINKED} == {}


def test_official_names_link_to_their_own_code(areas: Areas) -> None:
    check_official(areas, 500)


def test_misspelt_villages_link_within_their_regency(areas: Areas) -> None:
    check_misspelt(areas, 250)


@pytest.mark.slow
def test_official_names_link_to_their_own_code_in_a_large_sample(areas: Areas) -> None:
    check_official(areas, 2000)


@pytest.mark.slow
def test_misspelt_villages_link_within_their_regency_in_a_large_sample(areas: Areas) -> None:
    check_misspelt(areas, 2000)


def test_misspelt_name_of_two_villages_has_both_as_alternatives(areas: Areas) -> None:
    place = next(p for p in read("Warga Desa Mekarmuktii, Kabupaten Garut.").places if p.level == "village")
    assert place.code is None
    assert len(place.alternatives) > 1
    assert {squeeze(areas.by_code[code].name) for code in place.alternatives} == {"mekarmukti"}


def test_village_of_another_district_is_linked_by_the_regency_and_reported() -> None:
    record = read("Sambang di Desa Cakung, Kecamatan Carenang, Kabupaten Serang.")
    assert find(record, "village", "Cakung").code == "36.04.18.2002"
    assert find(record, "district", "Carenang").code == "36.04.17"
    issue = next(i for i in record.issues if i.code == "village_not_in_district")
    assert "Binuang" in issue.message
    assert [m.text for m in record.mentions if m.mention_id in issue.mention_ids] == ["Desa Cakung", "Kecamatan Carenang"]


def test_chain_without_level_words_gives_levels_and_codes() -> None:
    record = read("Mobil terbakar di Serua Indah, Ciputat, Tangerang Selatan.")
    assert [(p.level, p.code) for p in record.places] == [
        ("village", "36.74.04.1005"),
        ("district", "36.74.04"),
        ("regency", "36.74"),
    ]
    village = record.places[0]
    assert (village.district, village.regency, village.province) == ("Ciputat", "Tangerang Selatan", "Banten")


def test_double_level_gives_both() -> None:
    record = read("Warga Kelurahan/Kecamatan Tandes, Kota Surabaya.")
    assert [(p.level, p.name) for p in record.places] == [("village", "Tandes"), ("district", "Tandes"), ("regency", "Surabaya")]


def test_kota_and_kabupaten_of_one_name_are_told_apart() -> None:
    assert find(read("Warga Kota Serang mengadu."), "regency", "Serang").code == "36.73"
    assert find(read("Warga Kabupaten Serang mengadu."), "regency", "Serang").code == "36.04"


def test_bare_name_of_two_regencies_has_alternatives() -> None:
    place = find(read("Mereka berangkat dari Bogor kemarin."), "regency", "Bogor")
    assert (place.code, place.alternatives, place.province) == (None, ("32.01", "32.71"), "Jawa Barat")


def test_unit_of_the_article_decides_between_two_regencies() -> None:
    assert find(read("Petugas Polrestabes Bandung berjaga di Bandung."), "regency", "Bandung").code == "32.73"


def test_joined_name_is_the_official_one() -> None:
    assert find(read("Razia di Kabupaten Tulangbawang."), "regency", "Tulang Bawang").code == "18.05"


def test_short_form_is_the_official_name() -> None:
    names = [p.name for p in read("Hujan merata di Jatim, Sulsel dan Jaksel.").places]
    assert names == ["Jawa Timur", "Sulawesi Selatan", "Jakarta Selatan"]


def test_jakarta_is_the_province() -> None:
    assert find(read("Mereka tiba di Jakarta kemarin."), "province", "DKI Jakarta").code == "31"


def test_name_behind_a_shorter_one_counts_where_it_fits() -> None:
    record = read("Warga Desa Kasimbar Seltan, Kecamatan Kasimbar, Kabupaten Parigi Moutong.")
    assert find(record, "village", "Kasimbar Selatan").code
    assert "Desa Kasimbar Seltan" in {m.text for m in record.mentions}


def test_direction_is_no_slip_of_the_pen() -> None:
    record = read("Warga Desa Ujung Gunung Udik, Kecamatan Menggala, Kabupaten Tulang Bawang.")
    assert "Ujung Gunung Ilir" not in {p.name for p in record.places}


def test_unknown_village_is_kept_without_a_code() -> None:
    place = find(read("Warga Desa Krambilawak, Kecamatan Senori, Kabupaten Tuban."), "village", "Krambilawak")
    assert (place.code, place.alternatives) == (None, ())


def test_place_is_listed_once_with_all_its_mentions() -> None:
    record = read("Polisi berjaga di Surabaya. Warga Surabaya tenang. Kota Surabaya aman.")
    assert [(p.name, len(p.mentions)) for p in record.places] == [("Surabaya", 3)]


def test_office_is_of_the_area_that_the_article_tells() -> None:
    record = read("Wali Kota Serang Budi Santoso dan Kades Medalem Slamet Widodo hadir di Kecamatan Senori, Kabupaten Tuban.")
    codes = {o.title: o.place_code for p in record.persons for o in p.positions}
    assert codes["Wali Kota"] == "36.73"
    assert str(codes["Kepala Desa"]).startswith("35.23.")


@pytest.mark.parametrize(("others", "code"), [(3, "36.04.06.2001"), (80, None)], ids=["a few regencies", "half the country"])
def test_a_misspelt_village_is_not_looked_for_everywhere(areas: Areas, others: int, code: str | None) -> None:
    regencies = [area.name for area in areas.by_code.values() if area.kind == "kabupaten" and not area.code.startswith("36")]
    text = "".join(f"Polisi datang dari Kabupaten {name}.\n" for name in ["Serang", *regencies[:others]])
    village = areas.by_code["36.04.06.2001"].name
    misspelt = village.replace("kur", "kar")
    record = read(f"{text}Warga Desa {misspelt} bekerja bakti.")
    assert [place.code for place in record.places if place.level == "village"] == [code]
