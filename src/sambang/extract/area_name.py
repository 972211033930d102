"""Names of areas at a given word: what the gazetteer knows of them, whatever the scan has made of the words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sambang.extract.reading import Reading
    from sambang.model import Level

# The levels from the largest to the smallest, and the length of their codes.
CODE_LENGTHS: dict[Level, int] = {"province": 2, "regency": 5, "district": 8, "village": 13}
LEVELS: dict[int, Level] = {length: level for level, length in CODE_LENGTHS.items()}
_HIGH = frozenset({"province", "regency"})
_LONGEST = 7  # words of the longest official name
_NAME_GAPS = frozenset({"", "-", "/", ".", "'"})


class Element(NamedTuple):
    """A possible place over words[first:last]: its name begins at word `at`, after the level's word if there is one."""

    first: int
    at: int
    last: int
    codes: tuple[str, ...]  # all areas that it may stand for; none where only the cue speaks for it
    level: Level | None = None  # as a cue tells
    cue: str = ""  # the level's word, folded
    doubtful: bool = False  # the name is a word of the language that no area bears
    run: int = 0  # the end of the capitalised words that go on behind the name


def names_at(reading: Reading, at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the end and the codes of each area name that begins at word `at`, the longest first, joined or apart."""
    scan = reading.scan
    last = at + 1
    while last < len(scan.words) and last - at < _LONGEST and scan.gaps[last - 1].strip() in _NAME_GAPS:
        last += 1
    for end in range(last, at, -1):
        codes = codes_of(reading, at, end)
        if codes:
            yield end, codes


def codes_of(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    """Return the codes of the areas called by the words; written joined they bring those written apart too."""
    words = reading.scan.words
    if last - first == 1:
        return reading.traits[words[first]].codes
    return reading.lexicon.areas.by_name.entries.get("".join(words[first:last]), ())  # type: ignore[return-value]


class Spread(msgspec.Struct, frozen=True, gc=False):
    """How the areas of one name lie: their levels from the largest, the codes of each, all areas that they are or lie in."""

    levels: tuple[Level, ...]
    by_level: dict[Level, tuple[str, ...]]
    above: frozenset[str]


@lru_cache(maxsize=1 << 12)  # a name may stand for hundreds of villages, and is asked for a dozen times an article
def spread_of(codes: tuple[str, ...]) -> Spread:
    """Return how the areas of the codes lie."""
    levels = tuple(LEVELS[length] for length in sorted({*map(len, codes)}))
    by_level = {level: tuple(code for code in codes if len(code) == CODE_LENGTHS[level]) for level in levels}
    return Spread(levels, by_level, frozenset(code[:length] for code in codes for length in LEVELS))


def at_level(codes: tuple[str, ...], level: Level) -> tuple[str, ...]:
    """Return the codes of one level."""
    return spread_of(codes).by_level.get(level, ())


def is_high(codes: tuple[str, ...]) -> bool:
    """Tell whether a regency or a province is among the codes."""
    return not _HIGH.isdisjoint(spread_of(codes).levels)


def lie_near(codes: tuple[str, ...], superiors: Collection[str]) -> bool:
    """Tell whether any of the areas is one of the superiors or lies in one of them."""
    return not spread_of(codes).above.isdisjoint(superiors)


def those_in(codes: tuple[str, ...], superiors: Collection[str]) -> tuple[str, ...]:
    """Return the codes of the areas that are one of the superiors or lie in one of them."""
    return tuple([code for code in codes if lies_in(code, superiors)]) if lie_near(codes, superiors) else ()


def lies_in(code: str, superiors: Collection[str]) -> bool:
    """Tell whether the area is one of the superiors or lies in one of them."""
    return code[:2] in superiors or code[:5] in superiors or code[:8] in superiors or code in superiors


def written(reading: Reading, first: int, last: int) -> str:
    """Return the words as they stand in the text, single blanks between them."""
    return " ".join(reading.scan.text[reading.scan.starts[first] : reading.scan.ends[last - 1]].split())
