"""Further names of people already found: nicknames ("alias", in brackets) and the parts of names that later mentions use."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sambang.extract.likeness import is_area
from sambang.extract.name import is_acronym, is_common, read_name, text_of
from sambang.extract.title import read_titles_before
from sambang.mentions import PersonFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.extract.name import Name
    from sambang.extract.reading import Reading

_WHOLE_WORD = 4
_SITES = frozenset({"place", "level", "body"})  # what a name follows that is no person's
_OR = frozenset({"alias", "atau", "aka"})
_CALLED = frozenset({"disapa", "dipanggil", "disebut", "sapaan", "panggilan"})
_FAMILIAR = frozenset({"akrab", "akrabnya"})  # "sapaan | akrab Suko Widodo"
_NAMED = frozenset({"nama", "bernama", "sebutan", "sapaan", "julukan", "panggilan", "alias"})
_CALLED_REACH = 4  # words behind a name among which "disapa" stands


def read_nickname(reading: Reading, at: int, person: PersonFound) -> PersonFound | None:
    """Return the other name after "alias", "atau", "akrab disapa" or in brackets."""
    scan = reading.scan
    if at >= len(scan.words):
        return None
    called = next((i for i in range(at, min(at + _CALLED_REACH, len(scan.words))) if scan.words[i] in _CALLED), None)
    known = _end_of_known(reading, at) if called is None else at
    if known > at:
        first, why = known, "as called after"
    elif reading.gap_before(at) == " (":
        first, why = at, "in brackets after"
    elif called is not None:  # "atau akrab disapa"
        first, why = called + 1 + (called + 1 < len(scan.words) and scan.words[called + 1] in _FAMILIAR), "as called after"
    elif scan.words[at] in _OR:
        first, why = at + 1, f"{scan.words[at]} after"
    else:
        return None
    if first >= len(scan.words):
        return None
    first, _ = read_titles_before(reading, first)
    name = read_name(reading, first) if reading.is_joined(first, "(") else None
    is_alias = known > at or (scan.words[at] in _OR and reading.gap_before(at) != " (")
    if (
        name is None
        or (is_common(reading, name.first) and not is_alias)
        or (why.startswith("in") and not _is_bracketed(reading, name))
    ):
        return None
    start, end = scan.starts[name.first], scan.ends[name.last - 1]
    same_as = (person.name_start, person.name_end)
    return PersonFound(
        start=start,
        end=end,
        why=f"{why} {person.name}",
        name=text_of(reading, name),
        name_start=start,
        name_end=end,
        same_as=same_as,
    )


def _end_of_known(reading: Reading, at: int) -> int:
    """Return the word behind "(33), yang dikenal dengan nama", "dikenal seorang selebgram bernama", else `at`."""
    words = reading.scan.words
    start = at + (at in reading.aged)
    start += words[start : start + 1] == ["yang"]
    if words[start : start + 1] != ["dikenal"] or "." in reading.gap_before(start):
        return at
    named = next((i for i in range(start + 1, min(start + _CALLED_REACH, len(words))) if words[i] in _NAMED), None)
    return at if named is None else named + 1


def _is_bracketed(reading: Reading, name: Name) -> bool:
    """Tell whether the name fills its brackets and is no acronym: "Joko Widodo (Jokowi)"."""
    return (
        reading.gap_before(name.last).startswith(")")
        and not reading.scan.written[name.first].isupper()
        and not is_area(reading, name)
        and not reading.is_cue(name.first, "realm")
    )


def find_parts(reading: Reading, persons: Sequence[PersonFound]) -> list[PersonFound]:
    """Return the later mentions by a part of a name ("Huda"); the linker says whose they are.

    The persons come in the order of the text.
    """
    scan = reading.scan
    parts = _parts(persons)
    if scan.vocabulary().isdisjoint(parts):
        return []
    starts, ends = [p.start for p in persons], [p.end for p in persons]
    found: list[PersonFound] = []
    done = 0
    for at in scan.capitals():
        if at < done or scan.words[at] not in parts:
            continue
        if not _may_be_part(reading, at):
            reading.refuse(
                "PERSON", at, at + 1, f"like a part of the name {parts[scan.words[at]]}, but a common word, a place or taken"
            )
            continue
        before = bisect_right(starts, scan.starts[at]) - 1
        if before >= 0 and scan.starts[at] < ends[before]:
            continue
        last = at + 1
        while reading.is_capital(last) and scan.words[last] in parts and reading.gap_before(last) == " ":
            last += 1
        done = last
        if _goes_on(reading, at, last):
            reading.refuse("PERSON", at, last, "part of a longer run of capitalised words")
        else:
            found.append(_part(reading, at, last, parts[scan.words[at]]))
    return found


def _parts(persons: Sequence[PersonFound]) -> dict[str, str]:
    """Return folded word -> the first name that it is a part of."""
    parts: dict[str, str] = {}
    for person in persons:
        for word in person.name.replace("-", " ").split():
            if len(word.strip(".")) > 1:
                parts.setdefault(word.strip(".").lower().replace("'", ""), person.name)
    return parts


def _may_be_part(reading: Reading, at: int) -> bool:
    if reading.is_taken(at) or is_common(reading, at) or _is_letters(reading, at):
        return False
    marks = "." if at and len(reading.scan.words[at - 1]) < _WHOLE_WORD else ""  # "Jl. Huda", but "di balai desa. Huda"
    return reading.cues[at - 1].isdisjoint(_SITES) or not reading.is_joined(at, marks)


def _is_letters(reading: Reading, at: int) -> bool:
    """Tell whether the word is in capitals amid others that are not: "pasangan AMIN" names no Amin."""
    written = reading.scan.written
    beside = (*written[max(0, at - 1) : at], *written[at + 1 : at + 2])
    return is_acronym(written[at]) and not any(word.isupper() and len(word) > 1 for word in beside)


def _goes_on(reading: Reading, at: int, last: int) -> bool:
    """Tell whether a further capitalised word stands before or behind: the words are part of something else."""
    if reading.is_capital(last) and reading.gap_before(last) == " ":
        return True
    if at == 0 or not reading.is_capital(at - 1) or reading.gap_before(at) != " ":
        return False
    return not (reading.is_cue(at - 1, "stop", "speech", "role", "group", "kin") or is_common(reading, at - 1))


def _part(reading: Reading, at: int, last: int, whole: str) -> PersonFound:
    start, end = reading.scan.starts[at], reading.scan.ends[last - 1]
    name = " ".join(reading.scan.written[at:last])
    return PersonFound(start=start, end=end, why=f"part of the name {whole}", name=name, name_start=start, name_end=end)
