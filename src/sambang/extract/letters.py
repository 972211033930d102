"""The letters of initials: joined, "AS", or with dots, "A.S."."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sambang.extract.reading import Reading

_LONGEST = 5
_QUOTES = str.maketrans("", "", "\"'“”‘’")  # initials may stand in quotes: "RK" (19)


def end_of_letters(reading: Reading, at: int) -> int:
    """Return the word behind the initials at word `at`: "Y.P." are two words."""
    last = at + 1
    if len(reading.scan.written[at]) == 1:
        while last - at < _LONGEST and last < len(reading.scan.words) and is_inner(reading, last):
            last += 1
    return last


def is_inner(reading: Reading, at: int) -> bool:
    """Tell whether the word is a letter of dotted initials behind the first: "Y.P"."""
    if at == 0 or reading.gap_before(at) != ".":
        return False
    written, before = reading.scan.written[at], reading.scan.written[at - 1]
    return len(written) == len(before) == 1 and written.isupper() and before.isupper()


def join_letters(reading: Reading, at: int) -> str:
    """Return the initials at word `at` without dots."""
    return "".join(reading.scan.written[at : end_of_letters(reading, at)])


def gap_behind(reading: Reading, at: int) -> str:
    """Return what stands before word `at`, without quotes, and without the full stop that ends dotted initials."""
    gap = reading.gap_before(at)
    if gap[:1] == "." and is_inner(reading, at - 1):
        gap = gap[1:]
    return gap if gap == " " else gap.translate(_QUOTES).strip()
