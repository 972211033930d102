"""Places: names after the word of their level, chains of names, datelines, bare names where the article allows them."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.extract.area_name import CODE_LENGTHS, Element, at_level, is_high, lie_near, lies_in, written
from sambang.extract.command import command_names
from sambang.extract.name import is_word
from sambang.extract.place_bare import asks, ends_name, find_bare, follows, goes_on_as_list, is_likely
from sambang.extract.place_chain import CITY_PROVINCE, Placed, chains, settle
from sambang.extract.place_cue import LOCAL_WORDS, VILLAGE_KINDS, find_cued
from sambang.mentions import PlaceFound
from sambang.text.fold import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.extract.reading import PositionSpot, Reading
    from sambang.lexicon import Areas
    from sambang.mentions import PersonFound


def find_places(reading: Reading, persons: Sequence[PersonFound]) -> tuple[PlaceFound, ...]:
    """Return the villages, districts, regencies and provinces of the text that are named as places.

    Names of units, offices, persons, streets, schools and the like are left out, and so are common words without a cue.
    """
    barred = _barred(reading, persons)
    cued = find_cued(reading, barred)
    taken = barred.union(*(range(e.first, e.last) for e in cued))
    of_units = _areas_of_units(reading)
    known = of_units | {
        e.codes[0][:5] for e in cued if len(e.codes) == 1 and e.cue not in LOCAL_WORDS and not _is_slogan(reading, e)
    }
    known |= _namesakes(reading, known)
    elements = sorted([*cued, *_without_namesakes(reading, find_bare(reading, taken, of_units), cued, known)])
    weighed = _weigh_all(reading, chains(reading, elements), known)
    found = [_found(reading, placed, why) for placed, why in _with_lists(reading, weighed, known) if why]
    return tuple(sorted(found, key=lambda place: (place.start, -place.end)))


def _namesakes(reading: Reading, known: Iterable[str]) -> set[str]:
    """Return the regencies that share the name of a known one: the town and the land around it, Kota and Kabupaten Bogor."""
    areas = reading.lexicon.areas
    return {other for code in known if len(code) == CODE_LENGTHS["regency"] for other in _of_one_name(areas, code)}


@lru_cache(maxsize=1 << 10)  # there are 514 regencies
def _of_one_name(areas: Areas, code: str) -> tuple[str, ...]:
    codes: tuple[str, ...] = areas.by_name.entries.get(squeeze(areas.by_code[code].name), ())  # type: ignore[assignment]
    return at_level(codes, "regency")


def _weigh_all(reading: Reading, groups: Sequence[Sequence[Element]], known: set[str]) -> list[tuple[Placed, str]]:
    """Return the places of all chains with what speaks for each; the doubtful ones are weighed again by what the others tell."""
    weighed = [_weigh(reading, settle(group, known), known) for group in groups]
    told = _told(pair for pairs in weighed for pair in pairs) - known
    known |= told
    for at, pairs in enumerate(weighed if told else ()):
        if any(not why or len(placed.codes) > 1 for placed, why in pairs):
            weighed[at] = _weigh(reading, settle(groups[at], known), known)
    return [pair for pairs in weighed for pair in pairs]


def _told(weighed: Iterable[tuple[Placed, str]]) -> set[str]:
    """Return the regencies and districts that chains and regencies tell."""
    known: set[str] = set()
    for placed, why in weighed:
        if why and placed.codes == CITY_PROVINCE:
            known.update(placed.codes)
        if why and len(placed.codes) == 1 and (placed.above is not None or placed.level == "regency"):
            known.update(placed.codes[0][:length] for length in (5, 8) if len(placed.codes[0]) >= length)
    return known


def _without_namesakes(reading: Reading, bare: Iterable[Element], cued: Sequence[Element], known: set[str]) -> list[Element]:
    """Leave out the bare names of far regencies that a village or district of the article bears: "Kampung Jayapura" of Siak."""
    names = {"".join(reading.scan.words[e.at : e.last]) for e in cued if e.level in {"village", "district"} and e.codes}
    if not names:
        return [*bare]
    return [
        e
        for e in bare
        if "".join(reading.scan.words[e.at : e.last]) not in names
        or any(lies_in(code, known) or code in {k[:2] for k in known} for code in e.codes if len(code) <= CODE_LENGTHS["regency"])
        or not is_high(e.codes)
    ]


def _barred(reading: Reading, persons: Iterable[PersonFound]) -> set[int]:
    """Return the words that belong to ranks, units, commands, offices and persons."""
    barred: set[int] = set().union(*command_names(reading))
    for spots in (reading.ranks, reading.units):
        for spot in spots.values():
            barred.update(range(spot.first, spot.last))
    for office in reading.positions.values():
        barred.update(range(office.first, _end_of_office(reading, office)))
    starts = reading.scan.starts
    for person in persons:
        words = range(bisect_left(starts, person.start), bisect_left(starts, person.end))
        if not (person.why.startswith("part of the name") and _is_region(reading, words) and _is_asked(reading, words)):
            barred.update(words)
    return barred


def _is_asked(reading: Reading, words: range) -> bool:
    """Tell whether a place is asked for before the words, or they open a line as a dateline does: "JEMBER, detikJatim -"."""
    opens = words.start == 0 or "\n" in reading.gap_before(words.start)
    return bool(asks(reading, words.start)) or (opens and reading.gap_before(words.stop) != " ")


def _is_region(reading: Reading, words: range) -> bool:
    """Tell whether the words are a whole regency or province: a person called "Jember" leaves the town its name."""
    hit = reading.areas.get(words.start)
    return hit is not None and hit.last == words.stop and is_high(hit.ids)


def _end_of_office(reading: Reading, office: PositionSpot) -> int:
    """Return the end of an office without the places that are named beside it.

    These are a larger area behind its unit ("Kapolres Bogor, | Jawa Barat"), the village of a Bhabinkamtibmas or Babinsa,
    the seat of an office ("Kantor Penghulu | Kampung Jayapura").
    """
    found, starts = office.found, reading.scan.starts
    if found.unit:
        return min(office.last, max(office.first + 1, bisect_left(starts, found.unit.end)))
    seated = reading.scan.words[office.first - 1 : office.first] == ["kantor"]
    if found.place and (seated or found.kind != "civil"):
        at = bisect_left(starts, found.place.start)
        return at - 1 if reading.is_cue(at - 1, "level") else at
    return office.last


def _areas_of_units(reading: Reading) -> set[str]:
    """Return the regencies and districts of the units that the text names without doubt."""
    by_id = reading.lexicon.units.by_id
    units = [spot.found for spot in reading.units.values()]
    units += [spot.found.unit for spot in reading.positions.values() if spot.found.unit]
    known: set[str] = set()
    for unit in units:
        if len(unit.ids) == 1:
            entry = by_id[unit.ids[0]]
            known.update(code for code in entry.regency_codes if len(code) > 2)  # noqa: PLR2004 -- a province is no near place
            known.update(filter(None, (entry.district_code,)))
    return known


def _weigh(reading: Reading, chain: Sequence[Placed], known: set[str]) -> list[tuple[Placed, str]]:
    """Return the places of a chain with what speaks for each: a cue, a larger place that holds it, the words before it."""
    accepted: dict[int, str] = {}
    for at in range(len(chain) - 1, -1, -1):
        why = _reason(reading, chain, at, accepted, known)
        if why:
            accepted[at] = why
    return [(placed, accepted.get(at, "")) for at, placed in enumerate(chain)]


def _with_lists(reading: Reading, weighed: Sequence[tuple[Placed, str]], known: set[str]) -> list[tuple[Placed, str]]:
    """Return the places with those that go on a list of places."""
    result: list[tuple[Placed, str]] = []
    for placed, told in weighed:
        listed = bool(not told and result and result[-1][1]) and follows(reading, placed.element, result[-1][0].element)
        result.append((placed, is_likely(reading, placed, known, listed=True) if listed else told))
    return result


def _reason(reading: Reading, chain: Sequence[Placed], at: int, accepted: dict[int, str], known: set[str]) -> str:
    placed = chain[at]
    near = lie_near(placed.codes, known)
    if placed.element.level:
        told = near or placed.above is not None
        named = told or _has_company(chain, at) or not _is_slogan(reading, placed.element)
        return f"after {placed.element.cue}" if named and _is_called_so(chain, at, told=told) else ""
    if placed.above is not None:
        if placed.above not in accepted:
            return ""
        above = chain[placed.above].element
        if placed.level == "village" and chain[placed.above].level == "province" and ends_name(reading, placed.element):
            return ""
        return f"lies in {written(reading, above.at, above.last)}"
    if placed.below and (near or placed.level in {"province", "regency"}):
        return "holds the place before it"
    if near and at and chain[at - 1].element.level == "village" and placed.level == "district":
        return "after a village, within the article's regencies"
    if _is_elsewhere(reading, chain, at):
        return ""
    return is_likely(reading, placed, known, listed=False)


def _has_company(chain: Sequence[Placed], at: int) -> bool:
    """Tell whether another place follows the words that may belong to the name."""
    return any(other.element.first >= chain[at].element.run for other in chain[at + 1 :])


def _is_slogan(reading: Reading, element: Element) -> bool:
    """Tell whether words of the language go on behind the level's word: "Koperasi Desa Merah Putih"."""
    return element.run > 0 and all(is_word(reading, at) for at in range(element.at, element.last))


def _is_elsewhere(reading: Reading, chain: Sequence[Placed], at: int) -> bool:
    """Tell whether a regency that does not hold the bare name follows it: the place meant is in no gazetteer.

    Two regencies may be a list or a town and its old residency; those of different provinces alone are neither.
    """
    after, level = chain[at + 1 : at + 2], chain[at].level
    if not after or after[0].level != "regency" or level == "province":
        return False
    gap = reading.gap_before(after[0].element.first).strip()
    if level != "regency":
        return gap in {",", ""}
    alone = (
        at == 0 and all(placed.level == "province" for placed in chain[2:]) and not goes_on_as_list(reading, chain[-1].element)
    )
    far = {code[:2] for code in chain[at].codes}.isdisjoint(code[:2] for code in after[0].codes)
    return alone and far and gap == "," and bool(asks(reading, chain[at].element.first) or after[0].element.level)


def _is_called_so(chain: Sequence[Placed], at: int, *, told: bool) -> bool:
    """Tell whether a cue makes a place: *kampung* does where the article's regencies have such a village, outside of another."""
    placed = chain[at]
    if placed.element.cue not in LOCAL_WORDS:
        return True
    in_village = any(other.element.level == "village" for other in chain[at + 1 : at + 2])
    return not in_village and told


# The precision of each rule over the places of 65 labelled articles, cautiously: one wrong place added to each count.
_PRECISION = (
    ("lies in", 0.96),
    ("holds", 0.97),
    ("dateline", 0.94),
    ("name of a regency", 0.83),
)
_OF_CUE = 0.98
_OF_ASKED = 0.95


def _confidence(why: str, placed: Placed) -> float | None:
    """Return the measured precision of the rule, None where too few were seen."""
    if placed.element.level:
        return _OF_CUE
    told = next((precision for rule, precision in _PRECISION if why.startswith(rule)), None)
    return told or (_OF_ASKED if why.startswith("after ") and placed.level in {"province", "regency"} else None)


def _found(reading: Reading, placed: Placed, why: str) -> PlaceFound:
    element: Element = placed.element
    return PlaceFound(
        start=reading.scan.starts[element.first],
        end=reading.scan.ends[element.last - 1],
        why=why,
        name=written(reading, element.at, element.last),
        level=placed.level,
        codes=placed.codes,
        confidence=_confidence(why, placed),
        kind=VILLAGE_KINDS.get(element.cue),
        run=written(reading, element.at, element.run) if element.run else None,
        doubtful=element.doubtful,
        run_end=reading.scan.ends[element.run - 1] if element.run else 0,
    )
