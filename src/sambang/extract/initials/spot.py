"""Initials where they stand, with the alias and the age behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sambang.extract.initials.shape import OR_ELSE
from sambang.extract.letters import end_of_letters, gap_behind, join_letters

if TYPE_CHECKING:
    from sambang.extract.reading import Reading

_ALIAS_END = frozenset({"dan", "serta", "warga"})
YEARS = frozenset({"tahun", "thn", "th"})
_AGE_OPENS = frozenset({"(", ",", ", ("})
PAIR = 2  # two letters before an age are initials, be they an acronym elsewhere: "RS (34)"
_OLDEST = 99


class Spot(NamedTuple):
    """Initials over words[first:last]; `end` is behind the age, `letters` are without dots."""

    first: int
    last: int
    age: int | None
    alias: str | None
    end: int
    why: str
    letters: str


def read_spot(reading: Reading, at: int, why: str) -> Spot:
    """Return the initials at word `at` with what stands behind them."""
    scan, behind = reading.scan, end_of_letters(reading, at)
    last, letters = end_of_alias(reading, behind), join_letters(reading, at)
    alias = scan.text[scan.starts[behind + 1] : scan.ends[last - 1]] if last > behind else None
    age = age_at(reading, last, is_bare=True)
    if age is None:
        return Spot(at, last, None, alias, scan.ends[last - 1], why, letters)
    end, last = age[1], age[2]
    return Spot(at, last, age[0], alias, end, why, letters)


def end_of_alias(reading: Reading, at: int) -> int:
    """Return the word behind "alias Berangus" at word `at`, else `at`."""
    scan = reading.scan
    if at >= len(scan.words) or scan.words[at] not in OR_ELSE:
        return at
    end = at + 1
    while reading.is_capital(end) and (end == at + 1 or reading.gap_before(end) == " ") and scan.words[end] not in _ALIAS_END:
        end += 1
    return end if end > at + 1 else at


def age_at(reading: Reading, at: int, *, is_bare: bool = False) -> tuple[int, int, int] | None:
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
        or len(scan.words[at]) > PAIR  # before it is read: Python reads no number of 5,000 digits
        or not 0 < int(scan.words[at]) <= _OLDEST
    ):
        return None
    opening = gap_behind(reading, first).strip()
    is_years = scan.words[at + 1 : at + 2] != [] and scan.words[at + 1] in YEARS
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
