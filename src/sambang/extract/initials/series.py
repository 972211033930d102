"""Lists of initials: "Ya (22), Sup (41) dan AT (39)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.initials.shape import AND, INITIAL, LONGEST, is_part_of_name, is_taken, looks_right, name_follows
from sambang.extract.initials.spot import PAIR, YEARS, age_at
from sambang.extract.letters import end_of_letters, gap_behind, is_inner

if TYPE_CHECKING:
    from sambang.extract.reading import Reading

_MARKS_IN_LIST = frozenset({"", ",", ";", "/", "&"})
NOT_AGED = frozenset({
    "rt", "rw", "km", "kg", "blok", "pasal", "ayat", "huruf", "butir", "nomor", "no", "jalan", "gang", "lantai", "seri", "sd",
})  # fmt: skip


def next_in_list(reading: Reading, at: int) -> int | None:
    """Return the word number of the initials that follow in a list: ", DK (31)", "dan AT (39)"."""
    words = reading.scan.words
    gap = gap_behind(reading, at).replace(")", "").strip() if at < len(words) else "."
    if gap not in _MARKS_IN_LIST:
        return None
    joined = bool(gap)
    if at < len(words) and words[at] in AND:
        at, joined = at + 1, True
        if at >= len(words) or gap_behind(reading, at).strip():
            return None
    if joined and at < len(words) and words[at] in INITIAL:
        at += 1
    return at if joined and _is_in_list(reading, at) else None


def previous_in_list(reading: Reading, at: int) -> int | None:
    """Return the word number of the initials that stand before in a list."""
    scan = reading.scan
    joined = False
    if at and scan.words[at - 1] in AND and not reading.gap_before(at).strip():
        at, joined = at - 1, True
    gap = gap_behind(reading, at).strip()
    if gap.replace(")", "") not in _MARKS_IN_LIST or not (joined or gap.endswith(",")):
        return None
    at -= 1
    if gap.startswith(")"):
        at -= (scan.words[at] in YEARS) + 1
    while at > 0 and is_inner(reading, at):
        at -= 1
    return at if at >= 0 and _is_in_list(reading, at) else None


def _is_in_list(reading: Reading, at: int) -> bool:
    if at >= len(reading.scan.words) or not reading.scan.written[at][0].isupper() or not looks_right(reading, at):
        return False
    if is_taken(reading, at) or reading.scan.words[at] in NOT_AGED:
        return False
    if len(reading.scan.words[at]) > PAIR and reading.is_cue(at, "acronym", "body"):
        return False
    if reading.scan.written[at].isupper():
        return not name_follows(reading, end_of_letters(reading, at))
    return (
        age_at(reading, at + 1) is not None and len(reading.scan.written[at]) < LONGEST - 1 and not is_part_of_name(reading, at)
    )
