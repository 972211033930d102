"""Persons: names after a rank, an office or a cue, before an age or an office, and names that are known as such."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sambang.extract.apposition import leads_office
from sambang.extract.area_name import is_high
from sambang.extract.body import read_body
from sambang.extract.cue_words import FORMER
from sambang.extract.evidence import NO_CUE, Candidate, Evidence, told_words, weigh
from sambang.extract.likeness import is_area
from sambang.extract.listed import find_listed
from sambang.extract.name import (
    LONGEST,
    Name,
    is_acronym,
    is_affixed,
    is_certain,
    is_common,
    is_name_like,
    read_name,
    text_of,
)
from sambang.extract.other_name import find_parts, read_nickname
from sambang.extract.reading import PositionSpot
from sambang.extract.tenure import hand_over, office_of_successor, offices_held
from sambang.extract.title import NO_TITLES, read_titles_after, read_titles_before, title_ending_at
from sambang.mentions import PersonFound, PositionFound, TitleFound
from sambang.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.extract.known import Traits
    from sambang.extract.reading import RankSpot, Reading
    from sambang.model import PersonKind

_HM = "HM"  # the title of a pilgrim and an initial
_PHYSICIANS = frozenset({"dr.", "drg."})
_LOCAL = frozenset({"di", "ke", "dari"})
_BRANDS = frozenset({"product", "realm"})
_REGENCY = 5  # the length of a regency's code
_SEXES = frozenset({"ni", "i", "si", "la"})
_BEFORE_OFFICE = frozenset({"selaku", "sebagai"}) | FORMER


def find_persons(reading: Reading) -> tuple[list[PersonFound], list[TitleFound]]:
    """Return the persons of the text and the titles that they bear, both in the order of the text."""
    persons: list[PersonFound] = []
    titles: list[TitleFound] = []
    unsure: list[Candidate] = []
    done = last_person = 0
    for at in _beginnings(reading):
        if at < done:
            continue
        candidate = _read_candidate(reading, at)
        if candidate is None:
            reading.refuse("PERSON", at, at + 1, "no name can begin with this word here")
            continue
        evidence = weigh(reading, candidate, last_person)
        if not evidence.taken:
            reading.refuse("PERSON", candidate.first, candidate.name.last, evidence.why)
            done = _end_of_place(reading, candidate.name)
            if evidence.why == NO_CUE and candidate.name.last - candidate.name.first > 1:
                unsure.append(candidate)
            continue
        person = _person(reading, candidate, evidence, persons[-1] if persons else None)
        persons.append(person)
        hand_over(reading, candidate.last, persons)
        nickname = read_nickname(reading, candidate.last, person)
        persons += [nickname] if nickname else []
        titles += candidate.titles
        done = last_person = candidate.last
        if nickname:
            done = bisect_left(reading.scan.starts, nickname.end)
    for candidate in _full_names(reading, unsure, persons):
        part = text_of(reading, candidate.name)
        persons.append(_person(reading, candidate, Evidence(f"a part of {part} is a person elsewhere"), None))
        titles += candidate.titles
    for candidate in find_listed(reading, unsure, persons):
        persons.append(_person(reading, candidate, Evidence("in a list with persons"), None))
        titles += candidate.titles
    persons.sort(key=lambda p: p.start)
    persons += find_parts(reading, persons)
    return sorted(persons, key=lambda p: p.start), sorted(titles, key=lambda t: t.start)


def _end_of_place(reading: Reading, name: Name) -> int:
    """Return where another name may begin: behind the town of a house, "Universitas Airlangga Surabaya | Suko Widodo"."""
    for at in range(name.first + 1, name.last - 1):
        hit = reading.areas.get(at)
        is_apart = hit is not None and hit.last <= name.last - 2 and not is_name_like(reading, at)
        if hit and is_apart and any(len(code) == _REGENCY for code in hit.ids):
            return hit.last
    return name.last


def _full_names(reading: Reading, unsure: Sequence[Candidate], persons: Sequence[PersonFound]) -> list[Candidate]:
    """Return the names without a cue of which a part is a person elsewhere: "Sauki Samal", where "kata Sauki" follows."""
    parts = {fold(person.name) for person in persons if " " not in person.name}
    found = []
    for candidate in unsure:
        words = range(candidate.name.first, candidate.name.last)
        told = next((at for at in words if reading.scan.words[at] in parts), None)
        if told is None or "-" in text_of(reading, candidate.name) or reading.scan.words[max(0, candidate.first - 1)] in _LOCAL:
            continue
        if not any(is_common(reading, at) for at in words) and not is_area(reading, candidate.name):
            found.append(_begin_at(reading, candidate, told))
    return [candidate for candidate in found if candidate.name.last - candidate.name.first > 1]


def _begin_at(reading: Reading, candidate: Candidate, told: int) -> Candidate:
    """Cut what stands before a name: "Purwokerto | Feni Novida". A part that is the last word has one word more before it."""
    first = told
    if told == candidate.name.last - 1 and told > candidate.name.first and not _is_elsewhere(reading, told - 1):
        first -= 1
    while first > candidate.name.first and is_name_like(reading, first - 1):
        first -= 1
    if first == candidate.name.first:
        return candidate
    return replace(candidate, first=first, name=Name(first, candidate.name.last))


def _is_elsewhere(reading: Reading, at: int) -> bool:
    return at in reading.areas or reading.is_cue(at, "realm") or is_acronym(reading.scan.written[at])


def _beginnings(reading: Reading) -> list[int]:
    """Return the words at which a name may begin: capitalised ones outside ranks, units and offices.

    Most of them begin a sentence and nothing else; they are left out unless somebody asks why they are no persons.
    """
    free = told_words(reading) if reading.trace is None else reading.capitals - reading.taken
    return sorted(free.union(at for at in reading.rank_ends if at < len(reading.scan.words)))


def _read_candidate(reading: Reading, at: int) -> Candidate | None:
    titles = reading.title_starts
    is_ranked = at in reading.rank_ends
    if not (is_ranked or at in reading.office_ends or "named" in reading.cues[at - 1] or _is_titled(reading, at)):
        at = _skip_words(reading, at)
    if at - 1 in titles:
        at = title_ending_at(reading, at)
    first, before = at, NO_TITLES
    if at in titles:
        is_sibling = at in reading.office_ends and reading.scan.words[at] == "adik"  # "Ketua Kadin Jatim, Adik Dwi Putranto"
        first, before = read_titles_before(reading, at, with_honorifics=not (is_ranked or is_sibling))
    name = read_name(reading, first, is_ranked=is_ranked or first > at)
    if name is None:
        return None
    name, glued = _part_glued_title(reading, name)
    last, after = read_titles_after(reading, name.last) if name.last in titles else (name.last, NO_TITLES)
    return Candidate(at, last, name, (*before, *glued, *after))


def _part_glued_title(reading: Reading, name: Name) -> tuple[Name, tuple[TitleFound, ...]]:
    """Part the H. of a pilgrim from the initial that it is written in one with: "HM Kunang" is H. M. Kunang."""
    written = reading.scan.written[name.first]
    if len(written) != len(_HM) or written[0] != _HM[0] or not written.isupper() or text_of(reading, name).isupper():
        return name, NO_TITLES
    if name.last - name.first == 1 or reading.scan.written[name.first + 1].isupper():
        return name, NO_TITLES
    start = reading.scan.starts[name.first]
    title = TitleFound(start=start, end=start + 1, title="H.", why="written in one with an initial")
    return replace(name, is_glued=True), (title,)


def _is_titled(reading: Reading, at: int) -> bool:
    """Tell whether a title begins at word `at` or ends right before it."""
    if reading.title_starts.isdisjoint((at - 1, at)):
        return False
    return not read_titles_before(reading, at)[0] == at == title_ending_at(reading, at)


def _skip_words(reading: Reading, at: int) -> int:
    """Skip what cannot begin a name although it is written like one: "Jakarta | Sigit Wijatmoko", "Repsol Honda | Joan Mir"."""
    while (after := _skip_word(reading, at)) > at:
        at = after
        if at in reading.title_starts:  # "Menurut | Pak Sabar"
            break
    return at


def _skip_word(reading: Reading, at: int) -> int:
    """Skip a place, a town, a country, a brand, a role or a word of the language: "Dijelaskan | Pardi"."""
    hit, traits = reading.areas.get(at), reading.traits[reading.scan.words[at]]
    if hit is None and not (at + 1 in reading.capitals and reading.gaps_before[at + 1] == " "):  # there is nowhere to skip to
        return at
    if traits.is_name and not traits.is_apart:
        return at
    if hit and not traits.is_name and is_high(hit.ids):
        after = hit.last
    elif _is_skipped(reading, at, traits):
        after = at + 1
    else:
        after = at + 2 if _is_firm(reading, at) else at
    return after if after > at and after in reading.capitals and reading.gaps_before[after] == " " else at


def _is_skipped(reading: Reading, at: int, traits: Traits) -> bool:
    if traits.is_apart:
        return True
    if "place" in reading.cues[at - 1] and not traits.is_name and at + 1 in reading.capitals and is_certain(reading, at + 1):
        return True  # "Universitas Padjadjaran | Kunto Wibowo"
    return _is_no_name(reading, at, traits) and not _is_aged_name(reading, at)


def _is_firm(reading: Reading, at: int) -> bool:
    """Tell whether two words of a firm stand before a name: "Binaartha Sekuritas | Muhammad Nafan"."""
    if not (at + 1 in reading.capitals and at + 2 in reading.capitals) or is_name_like(reading, at):
        return False
    is_joined = reading.gaps_before[at + 1] == reading.gaps_before[at + 2] == " "
    return is_joined and is_common(reading, at + 1) and is_certain(reading, at + 2)


def _is_no_name(reading: Reading, at: int, traits: Traits) -> bool:
    """Tell whether the word is a brand, a country or a word of the language; one with a capital amid small words is a name."""
    if not _BRANDS.isdisjoint(reading.cues[at]):
        return not traits.is_name
    if reading.scan.words[at] in _SEXES and is_certain(reading, at + 1):  # "Ni Kadek", "Si Gede"
        return False
    if traits.is_glued or not traits.is_common:
        return traits.is_glued
    is_amid = at > 0 and reading.gaps_before[at] == " " and at - 1 not in reading.capitals and at - 1 not in reading.taken
    return not (is_amid and at + 1 in reading.capitals and is_certain(reading, at + 1))


def _is_aged_name(reading: Reading, at: int) -> bool:
    """Tell whether a common word begins a name that an age follows: "Tahu Tasane (40)"."""
    if reading.aged.isdisjoint(range(at + 2, at + 1 + LONGEST)):  # sooner asked than the name is read
        return False
    if reading.is_cue(at, "role", "group", "kin", "stop", "time", "says", "speech", "reports") or is_affixed(reading, at):
        return False
    name = read_name(reading, at)
    return name is not None and name.last - at > 1 and name.last in reading.aged


def _person(reading: Reading, candidate: Candidate, evidence: Evidence, previous: PersonFound | None) -> PersonFound:
    scan = reading.scan
    first = evidence.rank.first if evidence.rank else candidate.first
    end = max([scan.ends[candidate.last - 1], *(t.end for t in candidate.titles)])
    after = _offices_after(reading, candidate, evidence) or offices_held(reading, candidate.last)
    positions = [spot.found for spot in (*evidence.positions, *after)] or office_of_successor(reading, first, previous)
    return PersonFound(
        start=scan.starts[first],
        end=end,
        why=evidence.why,
        name=text_of(reading, candidate.name),
        name_start=_start_of_name(reading, candidate),
        name_end=scan.ends[candidate.name.last - 1],
        kind=_kind(evidence.rank, [p.kind for p in positions]),
        rank=evidence.rank.found.rank if evidence.rank else None,
        titles=tuple(t.title for t in candidate.titles),
        positions=tuple(positions),
    )


def _start_of_name(reading: Reading, candidate: Candidate) -> int:
    start = reading.scan.starts[candidate.name.first]
    return next((title.end for title in candidate.titles if title.start == start), start)


def _offices_after(reading: Reading, candidate: Candidate, evidence: Evidence) -> list[PositionSpot]:
    """Return the office after a name ("Iptu Tenda Sukendar, Kasat Sabhara Polres Sukabumi"), unless it is the next person's."""
    at = candidate.last
    if reading.scan.words[at : at + 1] == ["dari"] and any(title.title in _PHYSICIANS for title in candidate.titles):
        return _read_physician(reading, candidate)
    if reading.scan.words[at : at + 1] and reading.scan.words[at] in _BEFORE_OFFICE:
        at += 1
    spot = reading.positions.get(at)
    marks = ", ( ., )," if at == candidate.last else ""
    if spot is None or not reading.is_joined(at, marks):
        return []
    if at == candidate.last and reading.gap_before(at) == " " and (evidence.positions or not leads_office(reading, at)):
        return []
    if at > candidate.last:  # "selaku" ties it, or "mantan"
        return [spot]
    if evidence.positions and not reading.is_cue(spot.last, "says"):  # a list of those who came
        return []
    if (
        reading.is_capital(spot.last)
        and reading.is_joined(spot.last, ", :")
        and (spot.last in reading.ranks or read_name(reading, spot.last))
    ):
        return []
    return [spot]


def _read_physician(reading: Reading, candidate: Candidate) -> list[PositionSpot]:
    """Return the office that "dr. Ratih dari Puskesmas Masmambang" holds."""
    at = candidate.last + 1
    last, body = read_body(reading, at)
    if body is None:
        return []
    start, end = reading.scan.starts[at], reading.scan.ends[last - 1]
    found = PositionFound(start=start, end=end, why="a physician of a body", title="Dokter", kind="civil", body=body)
    spot = PositionSpot(at, last, found)
    reading.positions[at] = spot
    return [spot]


def _kind(rank: RankSpot | None, kinds: list[str]) -> PersonKind | None:
    if rank and rank.found.service == "polri":
        return "police"
    if rank and rank.found.service == "tni":
        return "military"
    if "police" in kinds or "military" in kinds:
        return "police" if "police" in kinds else "military"
    return "civilian" if kinds else None
