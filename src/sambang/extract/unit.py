"""Police units: a cue and a name, the sub-units before it, lists that name the kind of unit once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sambang.extract.area_name import is_high
from sambang.extract.hits import find_units as find_unit_names
from sambang.extract.name import is_roman
from sambang.extract.reading import UnitSpot
from sambang.extract.sub_unit import read_sub_units
from sambang.extract.unit_alike import alike_ids
from sambang.mentions import UnitFound

if TYPE_CHECKING:
    from sambang.extract.reading import Reading
    from sambang.lexicon import Lexicon

# The words under which the gazetteer may hold a unit of a kind: a Polres becomes a Polresta, a Polsek Metro stays a Polsek.
_VARIANTS = {
    "polsek": ("polsek", "polsek metro", "polsek kawasan"),
    "polda": ("polda",),
    "polres": (
        "polres",
        "polresta",
        "polrestabes",
        "polres metro",
        "polres kota",
        "polresta bandara",
        "polres bandara",
        "polres pelabuhan",
    ),
    "polresta": ("polresta", "polres", "polrestabes", "polres kota", "polres metro"),
    "polrestabes": ("polrestabes", "polresta", "polres"),
    "polres_metro": ("polres metro", "polres"),
}
# The same as what stands before a name written apart and before one written joined, see `sambang.lexicon.Units.named`.
_PREFIXES = {
    kind: tuple((f"{variant} ", variant if " " in variant else f"{variant} ") for variant in variants)
    for kind, variants in _VARIANTS.items()
}
_LONG_CUE = 4  # words of "Kepolisian Resor Kota Besar"
_LONGEST = 7
_NIL_LONGEST = 3
_MORE = 2  # words by which the name of an unknown unit is longer than a known one
_NAME_GAPS = frozenset({"", "-", "/"})
# Words between cue and name that tell the kind of a unit more closely and belong to no name in the gazetteer.
_EXTRA = {
    "polsek": frozenset({"metro", "kota", "kawasan", "urban", "rural"}),
    "polres": frozenset({"kota", "metro"}),
    "polresta": frozenset({"kota"}),
}


# A level's word between cue and name: "Polres Kab. Tegal".
_LEVELS = {"polsek": (["kecamatan"], ["kec"]), "polres": (["kabupaten"], ["kab"]), "polda": (["provinsi"], ["prov"])}


class Named(NamedTuple):
    """A unit's name over words[first:last], its kind, how it is written after the kind, and the ids that it may stand for."""

    first: int
    last: int
    kind: str
    name: str
    ids: tuple[str, ...]


_DASHES = frozenset({"-", "–", "—", "--"})
_DATELINE = 5  # words of a line's beginning among which the dash of a dateline stands


def find_units(reading: Reading) -> list[UnitSpot]:
    """Return the named police units with the sub-units before them; generic ones ("Polres" alone) are left out."""
    spots: list[UnitSpot] = []
    done = 0
    words = reading.scan.words
    cues = reading.lexicon.relations["unit_cue"]
    for at in reading.scan.capitals():
        if at < done:
            continue
        word = words[at]
        if word in cues:
            found = read_named(reading, cues[word], at, at + 1)
            named = [found, *_read_elided(reading, found)] if found else []
        elif word == "kepolisian":
            found = _read_long_form(reading, at)
            named = [found] if found else []
        else:
            continue
        if not named:
            reading.refuse("UNIT", at, at + 1, "no name of a unit follows")
        for unit in named:
            spots.append(_spot(reading, unit))
            done = unit.last
    spots += [_spot(reading, unit) for unit in _find_central(reading, spots)]
    spots += _find_functions(reading, spots)
    return sorted(spots, key=lambda spot: spot.first)


def read_named(reading: Reading, kind: str, cue: int, at: int) -> Named | None:
    """Return the unit of the kind whose name begins at word `at`: by the gazetteer, else a run of capitalised words (NIL)."""
    at = _skip_repeated_cue(reading, at)
    if reading.scan.words[at : at + 1] in _LEVELS.get(kind, ()) and reading.is_capital(at + 1):  # "Polres Kabupaten Tegal"
        seated = _look_up(reading, kind, cue, at + 1) if reading.is_joined(at + 1, ".") else None
        if seated:
            return seated
    if not reading.is_capital(at) or not reading.is_joined(at, ". )") or _begins_dateline(reading, at):
        return None
    found = _look_up(reading, kind, cue, at)
    if reading.scan.words[at] in _EXTRA.get(kind, ()) and reading.is_capital(at + 1):
        longer = _look_up(reading, kind, cue, at + 1)
        if longer and (found is None or longer.last > found.last):
            return longer._replace(name=f"{reading.scan.written[at]} {longer.name}")
    alike = _read_alike(reading, kind, cue, at, found.last if found else at)
    if alike:
        return alike
    if found and not _is_cut(reading, found.last):
        return found
    last = _end_of_run(reading, at)
    if last == at or (kind == "polsek" and _is_regency(reading, at)):
        return None
    return Named(cue, last, kind, _written(reading, at, last), ())


def _begins_dateline(reading: Reading, at: int) -> bool:
    """Tell whether a line begins at word `at` with the place of the story: "... Tiga Kapolsek", "SUNGGUMINASA – Kapolres"."""
    if "\n" not in reading.gap_before(at):
        return False
    return any(reading.gap_before(n).strip() in _DASHES for n in range(at + 1, at + _DATELINE))


def _read_alike(reading: Reading, kind: str, cue: int, at: int, known: int) -> Named | None:
    """Return the unit whose name the capitalised words are but for one letter, where it goes on behind the known words."""
    last = max(known, at + 1)
    while last < at + _LONGEST and not _ends_name(reading, last):
        last += 1
    for end in range(last, max(known, at + 1), -1):
        ids = alike_ids(reading.lexicon.units, kind, reading.scan.words[at:end])
        if ids:
            return Named(cue, end, kind, _written(reading, at, end), ids)
    return None


def _ends_name(reading: Reading, at: int) -> bool:
    """Tell whether word `at` goes on no name; a level's word may end it: "Bogor Kota", "Senori | Kabupaten Tuban"."""
    gap = reading.gap_before(at)
    if at in reading.ranks or not (gap == "-" or (gap == " " and reading.is_capital(at))):
        return True
    if reading.is_cue(at, "level"):
        return reading.is_capital(at + 1) and reading.gap_before(at + 1) in {" ", ". "}
    return reading.is_cue(at, "stop", "time") or reading.scan.words[at] in reading.lexicon.relations["unit_cue"]


def _is_cut(reading: Reading, last: int) -> bool:
    """Tell whether a known name ends before the written one does: "Kapolsek Bukit | Rindu Iptu", a rank tells where."""
    end = last
    while end < last + _MORE and reading.is_capital(end) and reading.gap_before(end) == " " and end not in reading.ranks:
        if reading.is_cue(end, "stop", "level", "time", "body") or _is_regency(reading, end):
            break
        if reading.scan.words[end] in reading.lexicon.relations["unit_cue"] or end in reading.office_words:
            break
        end += 1
    return end > last and end in reading.ranks and reading.is_joined(end, ",")


def _look_up(reading: Reading, kind: str, cue: int, at: int) -> Named | None:
    words, entries = reading.scan.words, reading.lexicon.units.by_name.entries
    for last in range(_reach(reading, at), at, -1):
        name, joined = " ".join(words[at:last]), "".join(words[at:last])
        for apart, close in _PREFIXES[kind]:
            ids = entries.get(apart + name) or entries.get(close + joined)
            if ids:
                return Named(cue, last, kind, _written(reading, at, last), ids)  # type: ignore[arg-type]
    return None


def _reach(reading: Reading, at: int) -> int:
    """Return the end of the longest name that may begin at word `at`."""
    last = at + 1
    for gap in reading.gaps_before[last : min(at + _LONGEST, len(reading.scan.words))]:
        if gap != " " and gap.strip() not in _NAME_GAPS:
            break
        last += 1
    return last


def _end_of_run(reading: Reading, at: int) -> int:
    """Return the end of the capitalised words from `at` that may be the name of an unknown unit."""
    last = at
    while last < at + _NIL_LONGEST and reading.is_capital(last) and (last == at or reading.gap_before(last) in {" ", "-"}):
        if (
            last in reading.ranks
            or reading.scan.words[last] in reading.lexicon.terms.lengths
            or reading.is_cue(last, "stop", "level", "time")
        ):
            break
        if reading.scan.words[last] in reading.lexicon.relations["unit_cue"] or (last > at and _is_regency(reading, last)):
            break
        last += 1
    return last


def _is_regency(reading: Reading, at: int) -> bool:
    """Tell whether a regency or a province is named at word `at`."""
    hit = reading.areas.get(at)
    return hit is not None and is_high(hit.ids)


def _skip_repeated_cue(reading: Reading, at: int) -> int:
    """Skip the short form in brackets of "Kepolisian Daerah (Polda) Riau"."""
    words = reading.scan.words
    if (
        at + 1 < len(words)
        and words[at] in reading.lexicon.relations["unit_cue"]
        and reading.gap_before(at).strip() == "("
        and reading.gap_before(at + 1).strip() == ")"
    ):
        return at + 1
    return at


def _written(reading: Reading, first: int, last: int) -> str:
    return " ".join(reading.scan.text[reading.scan.starts[first] : reading.scan.ends[last - 1]].split())


def _read_long_form(reading: Reading, at: int) -> Named | None:
    """Read "Kepolisian Resor Kota Besar Semarang": the longest long form counts."""
    for length in range(_LONG_CUE, 1, -1):
        kind = reading.lexicon.relations["unit_long_cue"].get(" ".join(reading.scan.words[at : at + length]))
        found = read_named(reading, kind, at, at + length) if kind else None
        if found:
            return found
    return None


def _read_elided(reading: Reading, unit: Named) -> list[Named]:
    """Return the units of "Polsek Menggala, Dente Teladas dan Rawa Pitu" after the first: known names of the same family."""
    if not unit.ids or unit.kind == "polda":
        return []
    parents = {reading.lexicon.units.by_id[i].parent_id for i in unit.ids}
    found: list[Named] = []
    at, ended = unit.last, False
    while not ended and at + 1 < len(reading.scan.words):
        gap = reading.gap_before(at).strip()
        ended = reading.scan.words[at] in {"dan", "serta"}
        first = at + 1 if ended else at
        if not (ended or gap == ",") or not reading.is_capital(first) or first in reading.ranks:
            break
        named = _look_up(reading, unit.kind, first, first)
        siblings = named and tuple(i for i in named.ids if reading.lexicon.units.by_id[i].parent_id in parents)
        if not named or not siblings:
            break
        found.append(named._replace(ids=siblings))
        at = named.last
    return found if ended and (unit.kind == "polsek" or len(found) > 1) else []


def _find_central(reading: Reading, spots: list[UnitSpot]) -> list[Named]:
    """Return the units of Mabes Polri and whatever else the gazetteer names whole ("Poldasu")."""
    if reading.scan.vocabulary().isdisjoint(_central_heads(reading.lexicon)):
        return []
    taken = {at for spot in spots for at in range(spot.first, spot.last)}
    found = []
    for hit in find_unit_names(reading.scan, reading.lexicon.units.by_name):
        unit = reading.lexicon.units.by_id[hit.ids[0]]
        if hit.first not in taken and (
            unit.kind == "mabes" or reading.scan.words[hit.first] not in reading.lexicon.relations["unit_cue"]
        ):
            last = hit.last
            if (
                unit.kind == "mabes"
                and last < len(reading.scan.words)
                and reading.scan.words[last] == "polri"
                and reading.is_joined(last)
            ):
                last += 1
            found.append(Named(hit.first, last, unit.kind, unit.name, hit.ids))
    return found


@lru_cache(maxsize=4)  # the units of one lexicon
def _central_heads(lexicon: Lexicon) -> frozenset[str]:
    """Return the first words of the names that `_find_central` takes: few texts hold any."""
    units = lexicon.units
    central = {unit_id for unit_id, unit in units.by_id.items() if unit.kind == "mabes"}
    names = [name for name, ids in units.by_name.entries.items() if ids[0] in central]
    return frozenset(units.by_name.lengths.keys() - lexicon.relations["unit_cue"].keys()).union(
        name.partition(" ")[0] for name in names
    )


def _spot(reading: Reading, unit: Named) -> UnitSpot:
    scan = reading.scan
    first, sub_units = read_sub_units(reading, unit.first, unit.kind)
    why = f"unit gazetteer: {unit.name}" if unit.ids else f"cue of a {unit.kind} before {unit.name}"
    found = UnitFound(
        start=scan.starts[first],
        end=scan.ends[unit.last - 1],
        why=why,
        kind=unit.kind,
        name=unit.name,
        sub_units=sub_units,
        ids=unit.ids,
    )
    return UnitSpot(first, unit.last, found)


def _find_functions(reading: Reading, spots: list[UnitSpot]) -> list[UnitSpot]:
    """Return the sub-units named without their unit ("Satlantas"); the linker looks for the unit in the article."""
    taken = {at for spot in spots for at in range(spot.first, spot.last)}
    found = []
    for hit in reading.hits["function"]:
        entry = reading.lexicon.functions[hit.ids[0]]
        if (
            hit.first in taken
            or not reading.is_capital(hit.first)
            or not entry.of
            or not reading.scan.words[hit.first].startswith(_WHOLE)
            or is_roman(entry.function.partition(" ")[2])  # "Pasar Unit 2"
        ):
            continue
        why = f"sub-unit gazetteer: {entry.function} without its unit"
        unit = UnitFound(start=hit.start, end=hit.end, why=why, kind=entry.of, name=None, sub_units=(entry.function,))
        found.append(UnitSpot(hit.first, hit.last, unit))
    return found


# Sub-units whose first word says that they are one; "Humas", "Reskrim" alone may be anything.
_WHOLE = (
    *("sat", "dit", "bid", "bag", "unit", "direktorat", "satuan", "bidang", "seksi"),
    *("sihumas", "sipropam", "sidokkes", "sikum", "sikeu", "sipamobvit"),
)
