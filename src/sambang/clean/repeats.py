"""What a text says twice: runs of equal words, and the sentences that they lie in.

Both are told from the words and gaps of the scan; the cost is linear in the text, however often it repeats itself.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, count
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

from sambang.text.sentences import abbreviates, is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.text.scan import Scan

# Shorter runs are names and set phrases: 72 % of 3,839 articles repeat four words somewhere, 48 % five, 31 % six.
SHINGLE = 6
_MARKS = ".!?…"
_CLOSERS = "\"”’')]*"


class Run(NamedTuple):
    """words[first : first + length] == words[second : second + length], first before second."""

    first: int
    second: int
    length: int


class Sentence(NamedTuple):
    """Words [first:last] of the scan and the stretch of the text with the sentence's own marks."""

    first: int
    last: int
    start: int
    end: int


def repeated_runs(words: Sequence[str]) -> list[Run]:
    """Return the runs of at least SHINGLE words that were said before, each with its first occurrence.

    >>> repeated_runs("satu dua tiga empat lima enam dan satu dua tiga empat lima enam".split())
    [Run(first=0, second=7, length=6)]
    """
    shingles = zip(*(words[i:] for i in range(SHINGLE)), strict=False)
    seen: dict[tuple[str, ...], int] = {}  # shingle -> its first place
    firsts = list(map(seen.setdefault, shingles, count()))
    if len(seen) == len(firsts):
        return []
    runs: list[Run] = []
    for at in compress(range(len(firsts)), map(ne, firsts, range(len(firsts)))):
        if runs:
            known = runs[-1]
            end = at + SHINGLE - 1
            if end == known.second + known.length and words[known.first + known.length] == words[end]:
                runs[-1] = Run(known.first, known.second, known.length + 1)
                continue
        runs.append(Run(firsts[at], at, SHINGLE))
    return runs


def sentences_of(found: Scan) -> list[Sentence]:
    """Return the sentences of the text; a line ends its sentence, and so does a mark that is glued to the next capital."""
    text, gaps, starts, ends = found.text, found.gaps, found.starts, found.ends
    if not starts:
        return []
    ending = {gap for gap in found.gap_kinds() if "\n" in gap or not _INNER.isdisjoint(gap)}
    result: list[Sentence] = []
    first, start = 0, text.rfind("\n", 0, starts[0]) + 1
    for at in found.where_gaps(ending):
        if _is_end(found, at):
            close = ends[at] + _closing(gaps[at])
            result.append(Sentence(first, at + 1, start, close))
            first, start = at + 1, starts[at + 1] - _opening(gaps[at], close - ends[at])
    tail = text[ends[-1] :]
    result.append(Sentence(first, len(starts), start, ends[-1] + _closing(tail)))
    return result


_INNER = frozenset(_MARKS)


def _is_end(found: Scan, at: int) -> bool:
    """Whether a sentence ends in the gap behind word `at`."""
    gap = found.gaps[at]
    if "\n" in gap:
        return True
    before, after = found.written[at], found.written[at + 1]
    if after[0].islower() or (gap[0] == "." and _is_short(found, at)):
        return False
    if after[0].isdigit() and (before[-1].isdigit() or gap[0] == " "):  # "09. 00", "Rp . 24 juta"
        return False
    return " " in gap or (gap[0] in _MARKS and before[-1].islower() and after[1:2].islower())


def _is_short(found: Scan, at: int) -> bool:
    """Whether word `at` is an abbreviation; of one with digits or an apostrophe the last letters tell."""
    word = found.words[at]
    return abbreviates(word) if word.isalpha() else is_abbreviation(found.text, found.ends[at])


@lru_cache(maxsize=4096)
def _closing(gap: str) -> int:
    """Return how many characters of the gap close the sentence in front of it."""
    at = 0
    while at < len(gap) and not gap[at].isspace() and (gap[at] in _MARKS or gap[at] in _CLOSERS or gap[at] in ",;:"):
        at += 1
    return at


@lru_cache(maxsize=4096)
def _opening(gap: str, closing: int) -> int:
    """Return how many characters at the end of the gap open the sentence behind it."""
    return len(gap[closing:]) - len(gap[closing:].rstrip("\"“‘'([")) if closing < len(gap) else 0
