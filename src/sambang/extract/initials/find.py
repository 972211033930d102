"""People named by initials only, each once, with all the stretches that name them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sambang.extract.initials.cue import cue_of
from sambang.extract.initials.series import next_in_list, previous_in_list
from sambang.extract.initials.shape import INITIAL, LONGEST, OR_ELSE, is_part_of_name, looks_right, name_follows
from sambang.extract.initials.spot import PAIR, read_spot
from sambang.extract.letters import end_of_letters, is_inner, join_letters
from sambang.extract.role import role_of
from sambang.mentions import Found, InitialsFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.extract.initials.spot import Spot
    from sambang.extract.reading import Reading
    from sambang.mentions import PersonFound

_ELSE = OR_ELSE | {"atau"}
_AGED = re.compile(r" ?\((\d{1,2})\)")
_BESIDE = 10  # characters between a name and its initials: "atau", "alias"


def find_initials(reading: Reading, persons: Sequence[PersonFound]) -> tuple[InitialsFound, ...]:
    """Return each person of the text who is named by initials alone, with all the stretches that name him or her.

    Initials whose full name the text gives, and acronyms of bodies, are left out.
    """
    spots: dict[int, Spot] = {}
    starts = [person.start for person in persons]
    for at in _candidates(reading):
        if at not in spots:
            why = "" if _is_of_person(reading, at, persons, starts) else cue_of(reading, at)
            if why:
                _take(reading, at, why, spots)
            else:
                reading.refuse(
                    "INITIALS", at, at + 1, "no age, role or 'berinisial' beside it, or an acronym or a part of a name"
                )
    if not spots:
        return ()
    people: dict[tuple[str, int | None], list[Spot]] = {}
    latest: dict[str, tuple[str, int | None]] = {}
    for _, spot in sorted(spots.items()):
        _file(spot, people, latest)
    named, places = _by_initials(persons), _places(reading, {written for written, _ in people})
    return tuple(
        _found(reading, places.get(key[0], ()), group, spots)
        for key, group in people.items()
        if not _is_resolved(reading, key, group[0], named.get(key[0].upper(), ()))
    )


def _candidates(reading: Reading) -> list[int]:
    """Return the words that may be initials by their form; small letters need a cue, which only somebody who traces misses."""
    written, words = reading.scan.written, reading.scan.words
    found = [at for at in reading.scan.capitals() if len(written[at]) <= LONGEST]
    if reading.trace is None:
        found = [at for at in found if written[at].isupper() or (at and words[at - 1] in INITIAL)]
    return [at for at in found if looks_right(reading, at)]


def _is_of_person(reading: Reading, at: int, persons: Sequence[PersonFound], starts: Sequence[int]) -> bool:
    """Tell whether dotted letters are the degree of a person: "Budi Santoso, S.H. (40)"."""
    if end_of_letters(reading, at) - at == 1:
        return False
    start = reading.scan.starts[at]
    before = bisect_right(starts, start) - 1
    return before >= 0 and start < persons[before].end


def _by_initials(persons: Iterable[PersonFound]) -> dict[str, list[PersonFound]]:
    """Return the civilians by the initials of their names."""
    named: dict[str, list[PersonFound]] = {}
    for person in persons:
        if person.kind in {None, "civilian"}:
            named.setdefault("".join(word[0] for word in person.name.split()).upper(), []).append(person)
    return named


def _places(reading: Reading, initials: set[str]) -> dict[str, list[int]]:
    """Return the words at which initials in capitals stand."""
    places: dict[str, list[int]] = {}
    for at in reading.scan.capitals():
        written = reading.scan.written[at]
        if len(written) == 1 and not is_inner(reading, at):
            written = join_letters(reading, at)
        if written in initials and written.isupper():
            places.setdefault(written, []).append(at)
    return places


def _take(reading: Reading, at: int, why: str, spots: dict[int, Spot]) -> None:
    """Take the initials, and those that stand in one list with them."""
    spot = read_spot(reading, at, why)
    spots[spot.first] = spot
    while True:
        after = next_in_list(reading, spot.last)
        if after is None or after in spots:
            break
        spot = read_spot(reading, after, "in a list")
        spots[after] = spot
    before = at
    while (earlier := previous_in_list(reading, before)) is not None and earlier not in spots:
        spots[earlier] = read_spot(reading, earlier, "in a list")
        before = earlier


def _file(spot: Spot, people: dict[tuple[str, int | None], list[Spot]], latest: dict[str, tuple[str, int | None]]) -> None:
    """Put the spot to the person of the same initials; another age makes another person, `latest` is the last one so far."""
    written = spot.letters
    if spot.age is None and written in latest:
        people[latest[written]].append(spot)
        return
    if (written, None) in people:
        people[written, spot.age] = [*people.pop((written, None)), spot]
    else:
        people.setdefault((written, spot.age), []).append(spot)
    latest[written] = (written, spot.age)


def _is_resolved(reading: Reading, key: tuple[str, int | None], spot: Spot, persons: Iterable[PersonFound]) -> bool:
    """Tell whether the text gives the full name: one of the civilians of these initials, near by or of the same age."""
    written, age = key
    for person in persons:
        beside = abs(person.name_end - reading.scan.starts[spot.first]) < _BESIDE
        if len(written) < PAIR:  # one letter fits too many
            if 0 <= reading.scan.starts[spot.first] - person.name_end < _BESIDE and reading.scan.words[spot.first - 1] in _ELSE:
                return True
        elif age is None or beside or age == _age_after(reading, person):
            return True
    return False


def _age_after(reading: Reading, person: PersonFound) -> int | None:
    """Return the age in brackets behind a name."""
    told = _AGED.match(reading.scan.text, person.name_end)
    return int(told[1]) if told else None


def _found(reading: Reading, places: Sequence[int], group: list[Spot], spots: dict[int, Spot]) -> InitialsFound:
    scan = reading.scan
    spot = next((s for s in group if s.age is not None), group[0])
    rank = next((reading.rank_ends[s.first] for s in group if s.first in reading.rank_ends), None)
    start = rank.found.start if rank and rank.last == spot.first else scan.starts[spot.first]
    return InitialsFound(
        start=start,
        end=spot.end,
        why=spot.why,
        initials=spot.letters,
        age=spot.age,
        role="anggota" if rank and rank.found.service == "polri" else role_of(reading, [(s.first, s.last) for s in group]),
        alias=next((s.alias for s in group if s.alias), None),
        rank=rank.found.rank if rank else None,
        others=tuple(_others(reading, places, spot, spots)),
    )


def _others(reading: Reading, places: Sequence[int], spot: Spot, spots: dict[int, Spot]) -> Iterable[Found]:
    """Yield the other stretches where the initials stand."""
    for at in places:
        last = end_of_letters(reading, at)
        if at == spot.first or name_follows(reading, last):
            continue
        is_long = len(reading.scan.written[at]) > 1 or last > at + 1
        if at in spots or (is_long and not is_part_of_name(reading, at)):
            yield Found(start=reading.scan.starts[at], end=reading.scan.ends[last - 1], why="the same initials")
