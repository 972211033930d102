"""People named by initials only: "AS (27)", "berinisial MR", "Ya (22), Sup (41) dan AT (39)", "Bripda AG"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sambang.extract.letters import end_of_letters, gap_behind, is_inner, join_letters
from sambang.extract.name import is_common
from sambang.extract.role import role_of
from sambang.mentions import Found, InitialsFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.extract.reading import Reading
    from sambang.mentions import PersonFound

_INITIAL = frozenset({"inisial", "berinisial", "inisialnya", "berinsial", "beinisial", "bernisial", "initial"})
_IS = frozenset({"adalah", "yakni", "yaitu", "ialah"})
_AND = frozenset({"dan", "serta", "maupun", "bersama", "dengan"})
_OR_ELSE = frozenset({"alias", "als"})
_ELSE = _OR_ELSE | {"atau"}
_ALIAS_END = frozenset({"dan", "serta", "warga"})
_YEARS = frozenset({"tahun", "thn", "th"})
_LIVES = "warga"
_OF = frozenset({_LIVES, "asal"})
_CALLED = "bernama"
_MARKS_IN_LIST = frozenset({"", ",", ";", "/", "&"})
_NOT_AGED = frozenset({
    "rt", "rw", "km", "kg", "blok", "pasal", "ayat", "huruf", "butir", "nomor", "no", "jalan", "gang", "lantai", "seri", "sd",
})  # fmt: skip
_AGE_OPENS = frozenset({"(", ",", ", ("})
_AGED = re.compile(r" ?\((\d{1,2})\)")
_LONGEST = 5  # letters
_LONGEST_BARE = 3  # letters of initials that only a role or a rank in front of them tells
_PAIR = 2  # two letters before an age are initials, be they an acronym elsewhere: "RS (34)"
_OLDEST = 99
_BESIDE = 10  # characters between a name and its initials: "atau", "alias"


class _Spot(NamedTuple):
    """Initials over words[first:last]; `end` is behind the age, `letters` are without dots."""

    first: int
    last: int
    age: int | None
    alias: str | None
    end: int
    why: str
    letters: str


def find_initials(reading: Reading, persons: Sequence[PersonFound]) -> tuple[InitialsFound, ...]:
    """Return each person of the text who is named by initials alone, with all the stretches that name him or her.

    Initials whose full name the text gives, and acronyms of bodies, are left out.
    """
    spots: dict[int, _Spot] = {}
    starts = [person.start for person in persons]
    for at in _candidates(reading):
        if at not in spots:
            why = "" if _is_of_person(reading, at, persons, starts) else _cue(reading, at)
            if why:
                _take(reading, at, why, spots)
            else:
                reading.refuse(
                    "INITIALS", at, at + 1, "no age, role or 'berinisial' beside it, or an acronym or a part of a name"
                )
    if not spots:
        return ()
    people: dict[tuple[str, int | None], list[_Spot]] = {}
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
    found = [at for at in reading.scan.capitals() if len(written[at]) <= _LONGEST]
    if reading.trace is None:
        found = [at for at in found if written[at].isupper() or (at and words[at - 1] in _INITIAL)]
    return [at for at in found if _looks_right(reading, at)]


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


def _looks_right(reading: Reading, at: int) -> bool:
    """Tell whether the word may be initials by its form: capitals, or like "Sup" with a cue or an age."""
    written = reading.scan.written[at]
    if len(written) > _LONGEST or not written.isalpha() or (len(written) == 1 and is_inner(reading, at)):
        return False
    return written.isupper() or len(written) < _LONGEST


def _cue(reading: Reading, at: int) -> str:
    """Return what says that the word is somebody's initials, empty where nothing does."""
    scan = reading.scan
    written, before = scan.written[at], scan.words[at - 1] if at else ""
    if before in _INITIAL:
        return "" if _is_given_in_full(reading, at) else f"after {before}"
    if not written.isupper() or before in _OR_ELSE or _is_taken(reading, at):
        return ""
    why = _cue_of_capitals(reading, at, before)
    return why if why and not _in_capitals(reading, at) else ""


def _cue_of_capitals(reading: Reading, at: int, before: str) -> str:
    """Return the age, role or rank that tells capitals to be somebody's initials."""
    scan, written = reading.scan, reading.scan.written[at]
    last = end_of_letters(reading, at)
    is_acronym = "acronym" in reading.cues[at]
    if (
        _age(reading, _end_of_alias(reading, last))
        and not _is_part_of_name(reading, at)
        and _NOT_AGED.isdisjoint({before, scan.words[at]})
    ):
        is_short_form = reading.gap_before(at).endswith("(")  # "Gregorius Ronald (GR), 31 tahun"
        return "" if is_short_form or (is_acronym and len(written) > _PAIR) else "before an age"
    if is_acronym or len(written) > _LONGEST_BARE or _name_follows(reading, last):
        return ""
    return _bare_cue(reading, at, before)


def _is_taken(reading: Reading, at: int) -> bool:
    return at in reading.units or at in reading.positions or at in reading.ranks


def _is_given_in_full(reading: Reading, at: int) -> bool:
    """Tell whether a full name goes with the cue: "berinisial Rody Nasri", "inisial I (Iskandar)"."""
    last = end_of_letters(reading, at)
    if not _name_follows(reading, last):
        return False
    return not reading.scan.written[at].isupper() or reading.gap_before(last).strip() == "("


def _bare_cue(reading: Reading, at: int, before: str) -> str:
    """Return the role, rank or the like that tells short initials without an age."""
    scan, last = reading.scan, end_of_letters(reading, at)
    if not reading.is_joined(at, '. " “'):
        return ""
    if before in reading.lexicon.relations["role"] or (reading.is_cue(at - 1, "kin") and scan.written[at] != "AS"):
        return f"after {before}"
    if at in reading.rank_ends:
        return "after a rank"
    told = any(word in reading.lexicon.relations["role"] for word in scan.words[max(0, at - 9) : at - 1])
    is_one_letter = len(scan.written[at]) == 1 and last == at + 1
    if told and before in _IS and (not is_one_letter or _next_in_list(reading, last) is not None):
        return f"after {before}"
    follows = scan.words[last] if last < len(scan.words) else ""
    if before == _CALLED and len(join_letters(reading, at)) == _PAIR and reading.gap_before(last) != "-":
        return f"after {before}"
    is_told = (follows == _LIVES and not is_one_letter) or (told and before in _AND)
    return f"before {follows}" if is_told and follows in _OF else ""


def _take(reading: Reading, at: int, why: str, spots: dict[int, _Spot]) -> None:
    """Take the initials, and those that stand in one list with them."""
    spot = _read(reading, at, why)
    spots[spot.first] = spot
    while True:
        after = _next_in_list(reading, spot.last)
        if after is None or after in spots:
            break
        spot = _read(reading, after, "in a list")
        spots[after] = spot
    before = at
    while (earlier := _previous_in_list(reading, before)) is not None and earlier not in spots:
        spots[earlier] = _read(reading, earlier, "in a list")
        before = earlier


def _read(reading: Reading, at: int, why: str) -> _Spot:
    scan, behind = reading.scan, end_of_letters(reading, at)
    last, letters = _end_of_alias(reading, behind), join_letters(reading, at)
    alias = scan.text[scan.starts[behind + 1] : scan.ends[last - 1]] if last > behind else None
    age = _age(reading, last, is_bare=True)
    if age is None:
        return _Spot(at, last, None, alias, scan.ends[last - 1], why, letters)
    end, last = age[1], age[2]
    return _Spot(at, last, age[0], alias, end, why, letters)


def _end_of_alias(reading: Reading, at: int) -> int:
    """Return the word behind "alias Berangus" at word `at`, else `at`."""
    scan = reading.scan
    if at >= len(scan.words) or scan.words[at] not in _OR_ELSE:
        return at
    end = at + 1
    while reading.is_capital(end) and (end == at + 1 or reading.gap_before(end) == " ") and scan.words[end] not in _ALIAS_END:
        end += 1
    return end if end > at + 1 else at


def _age(reading: Reading, at: int, *, is_bare: bool = False) -> tuple[int, int, int] | None:
    """Return the age that begins with word `at`, the offset behind it and the word behind it.

    A bare number between commas is one only behind what is known to be initials: "pelaku MR, 25, ditangkap".
    """
    scan = reading.scan
    first = at
    if at < len(scan.words) and scan.words[at] in {"usia", "umur", "berusia", "berumur"}:
        at += 1
    if (
        at >= len(scan.words)
        or not scan.words[at].isdecimal()
        or len(scan.words[at]) > _PAIR  # before it is read: Python reads no number of 5,000 digits
        or not 0 < int(scan.words[at]) <= _OLDEST
    ):
        return None
    opening = gap_behind(reading, first).strip()
    is_years = scan.words[at + 1 : at + 2] != [] and scan.words[at + 1] in _YEARS
    closing = (
        reading.gap_before(at + 1 + is_years) if at + 1 + is_years < len(scan.words) else scan.text[scan.ends[at + is_years] :]
    )
    if opening.endswith("("):
        if closing.lstrip(" ").startswith(")") and opening in _AGE_OPENS:
            return int(scan.words[at]), scan.ends[at + is_years] + closing.index(")") + 1, at + 1 + is_years
        return None
    if is_years and opening in _AGE_OPENS | {""}:
        return int(scan.words[at]), scan.ends[at + 1], at + 2
    if is_bare and opening == closing.rstrip() == ",":
        return int(scan.words[at]), scan.ends[at], at + 1
    return None


def _next_in_list(reading: Reading, at: int) -> int | None:
    """Return the word number of the initials that follow in a list: ", DK (31)", "dan AT (39)"."""
    words = reading.scan.words
    gap = gap_behind(reading, at).replace(")", "").strip() if at < len(words) else "."
    if gap not in _MARKS_IN_LIST:
        return None
    joined = bool(gap)
    if at < len(words) and words[at] in _AND:
        at, joined = at + 1, True
        if at >= len(words) or gap_behind(reading, at).strip():
            return None
    if joined and at < len(words) and words[at] in _INITIAL:
        at += 1
    return at if joined and _is_in_list(reading, at) else None


def _previous_in_list(reading: Reading, at: int) -> int | None:
    """Return the word number of the initials that stand before in a list."""
    scan = reading.scan
    joined = False
    if at and scan.words[at - 1] in _AND and not reading.gap_before(at).strip():
        at, joined = at - 1, True
    gap = gap_behind(reading, at).strip()
    if gap.replace(")", "") not in _MARKS_IN_LIST or not (joined or gap.endswith(",")):
        return None
    at -= 1
    if gap.startswith(")"):
        at -= (scan.words[at] in _YEARS) + 1
    while at > 0 and is_inner(reading, at):
        at -= 1
    return at if at >= 0 and _is_in_list(reading, at) else None


def _is_in_list(reading: Reading, at: int) -> bool:
    if at >= len(reading.scan.words) or not reading.scan.written[at][0].isupper() or not _looks_right(reading, at):
        return False
    if _is_taken(reading, at) or reading.scan.words[at] in _NOT_AGED:
        return False
    if len(reading.scan.words[at]) > _PAIR and reading.is_cue(at, "acronym", "body"):
        return False
    if reading.scan.written[at].isupper():
        return not _name_follows(reading, end_of_letters(reading, at))
    return (
        _age(reading, at + 1) is not None and len(reading.scan.written[at]) < _LONGEST - 1 and not _is_part_of_name(reading, at)
    )


def _name_follows(reading: Reading, at: int) -> bool:
    """Tell whether a capitalised word goes on with the name: "A. Rachim", "M Yusuf"; or a bracket holds it: "I (Iskandar)"."""
    if not reading.is_capital(at) or reading.scan.words[at] in _OR_ELSE:
        return False
    gap = reading.gap_before(at)
    is_letter = len(reading.scan.words[at - 1]) == 1
    return gap in {" ", ".", "-"} or gap.strip() == "(" or (gap == ". " and is_letter and not is_common(reading, at))


def _is_part_of_name(reading: Reading, at: int) -> bool:
    """Tell whether the word closes a name: "Budi S (34)"."""
    if not at or reading.gap_before(at).strip(" ") not in {"", "."} or not reading.is_capital(at - 1):
        return False
    before = reading.scan.words[at - 1]
    if (
        before in reading.lexicon.relations["role"]
        or reading.is_cue(at - 1, "role", "stop", "kin", "realm")
        or before in _AND | _IS
    ):
        return False
    return at not in reading.rank_ends


def _in_capitals(reading: Reading, at: int) -> bool:
    """Tell whether the words around are all in capitals, so that a short one tells nothing."""
    around = [w for w in (*reading.scan.written[max(0, at - 2) : at], *reading.scan.written[at + 1 : at + 3]) if w.isalpha()]
    return sum(word.isupper() and len(word) > _LONGEST for word in around) > 1 or (
        len(around) > 1 and all(word.isupper() for word in around)
    )


def _file(spot: _Spot, people: dict[tuple[str, int | None], list[_Spot]], latest: dict[str, tuple[str, int | None]]) -> None:
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


def _is_resolved(reading: Reading, key: tuple[str, int | None], spot: _Spot, persons: Iterable[PersonFound]) -> bool:
    """Tell whether the text gives the full name: one of the civilians of these initials, near by or of the same age."""
    written, age = key
    for person in persons:
        beside = abs(person.name_end - reading.scan.starts[spot.first]) < _BESIDE
        if len(written) < _PAIR:  # one letter fits too many
            if 0 <= reading.scan.starts[spot.first] - person.name_end < _BESIDE and reading.scan.words[spot.first - 1] in _ELSE:
                return True
        elif age is None or beside or age == _age_after(reading, person):
            return True
    return False


def _age_after(reading: Reading, person: PersonFound) -> int | None:
    """Return the age in brackets behind a name."""
    told = _AGED.match(reading.scan.text, person.name_end)
    return int(told[1]) if told else None


def _found(reading: Reading, places: Sequence[int], group: list[_Spot], spots: dict[int, _Spot]) -> InitialsFound:
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


def _others(reading: Reading, places: Sequence[int], spot: _Spot, spots: dict[int, _Spot]) -> Iterable[Found]:
    """Yield the other stretches where the initials stand."""
    for at in places:
        last = end_of_letters(reading, at)
        if at == spot.first or _name_follows(reading, last):
            continue
        is_long = len(reading.scan.written[at]) > 1 or last > at + 1
        if at in spots or (is_long and not _is_part_of_name(reading, at)):
            yield Found(start=reading.scan.starts[at], end=reading.scan.ends[last - 1], why="the same initials")
