"""A scanned text with what has been recognised in it so far: the ground on which the extractors stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sambang.lexicon import Lexicon
    from sambang.mentions import PositionFound, RankFound, UnitFound
    from sambang.text.scan import Hit, Scan


class RankSpot(NamedTuple):
    """A rank over words[first:last]."""

    first: int
    last: int
    found: RankFound


class UnitSpot(NamedTuple):
    """A unit over words[first:last]."""

    first: int
    last: int
    found: UnitFound


class PositionSpot(NamedTuple):
    """An office with what it is of, over words[first:last]."""

    first: int
    last: int
    found: PositionFound


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text, and the ranks, units and offices found so far, each by the number of its first word."""

    scan: Scan
    lexicon: Lexicon
    ranks: dict[int, RankSpot] = field(default_factory=dict)
    units: dict[int, UnitSpot] = field(default_factory=dict)
    positions: dict[int, PositionSpot] = field(default_factory=dict)
    areas: dict[int, Hit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the areas by their first word."""
        self.areas.update((hit.first, hit) for hit in self.scan.hits["area"])

    def gap_before(self, at: int) -> str:
        """Return what stands between word `at` and the word before it."""
        return self.scan.gaps[at - 1] if 0 < at <= len(self.scan.gaps) else ". "

    def is_capital(self, at: int) -> bool:
        """Tell whether word `at` exists and begins with a capital letter."""
        return at < len(self.scan.words) and self.scan.written[at][0].isupper()

    def is_joined(self, at: int, marks: str = "") -> bool:
        """Tell whether only blanks and one of the marks stand before word `at`, and no paragraph ends there."""
        gap = self.gap_before(at)
        return gap == " " or (gap.count("\n") < 2 and gap.strip() in {"", *marks.split()})  # noqa: PLR2004 -- an empty line

    def is_cue(self, at: int, *kinds: str) -> bool:
        """Tell whether word `at` is a cue of one of the kinds."""
        known = self.lexicon.cues.get(self.scan.words[at]) if 0 <= at < len(self.scan.words) else None
        return known is not None and not known.isdisjoint(kinds)
