"""A scanned text with what has been recognised in it so far: the ground on which the extractors stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from sambang.extract.hits import find_areas, find_terms
from sambang.extract.known import NOTHING, known_words
from sambang.mentions import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sambang.extract.hits import Hit
    from sambang.extract.known import Known
    from sambang.lexicon import Lexicon
    from sambang.mentions import PositionFound, RankFound, UnitFound
    from sambang.text.scan import Scan


_OUTSIDE = ". "  # what stands before the first word and behind the last: no word goes on there
_FURTHEST_OFF = 16  # so many words off either end of the text its lists may be asked for
_CITY = frozenset({"kota"})


_AGE_WORDS = frozenset({"umur", "usia"})
_AGE = re.compile(r"\s?\((?:umur |usia )?(\d{1,2})(?: ?(?:th|thn|tahun))?\)")


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
    """The words of a text, and the ranks, units and offices found so far, each by the number of its first word.

    `rank_ends` and `office_ends` have them by the word behind them, `taken` is all words inside one of the three.
    """

    scan: Scan
    lexicon: Lexicon
    ranks: dict[int, RankSpot] = field(default_factory=dict)
    units: dict[int, UnitSpot] = field(default_factory=dict)
    positions: dict[int, PositionSpot] = field(default_factory=dict)
    areas: dict[int, Hit] = field(default_factory=dict)
    rank_ends: dict[int, RankSpot] = field(default_factory=dict)
    office_ends: dict[int, PositionSpot] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    function_ends: dict[int, Hit] = field(default_factory=dict)  # the sub-units that the gazetteer has, by the word behind them
    office_words: set[int] = field(default_factory=set)  # the words of offices that the gazetteer has
    hits: dict[str, list[Hit]] = field(default_factory=dict)  # of a label: rank, position, function, area
    known: list[Known] = field(default_factory=list)  # what is known of each word; a few more for the words off either end
    telling: list[int] = field(default_factory=list)  # the words that tell anything, see `Known.tells`
    cues: list[frozenset[str]] = field(default_factory=list)  # what each word tells; likewise
    skipped: set[int] = field(default_factory=set)  # the words behind a short form in brackets that repeats an office
    capitals: set[int] = field(default_factory=set)  # the words that begin with a capital letter
    gaps_before: list[str] = field(default_factory=list)  # by the word behind the gap; a few more likewise
    aged: set[int] = field(default_factory=set)  # the first words of ages in brackets: "Sahurman (62)"
    title_starts: set[int] = field(default_factory=set)  # the words at which a title may begin, see `_title_starts`
    trace: list[Refused] | None = None  # where to note what is refused; None notes nothing

    def __post_init__(self) -> None:
        """Index the hits of the scan, the cues and the capitals by their words."""
        known = known_words(self.lexicon)
        self.known.extend(map(known.__getitem__, self.scan.words))
        self.telling.extend([at for at, word in enumerate(self.known) if word.tells])
        self.known.extend([NOTHING] * _FURTHEST_OFF)
        self.cues.extend([word.cues for word in self.known])
        self.capitals.update(self.scan.capitals())
        self.gaps_before.extend((_OUTSIDE, *self.scan.gaps, *[_OUTSIDE] * _FURTHEST_OFF))
        self.aged.update(_aged(self.scan, self.gaps_before))
        self.title_starts.update(_title_starts(self))
        self.hits.update(find_terms(self.scan, self.known, self.telling, self.lexicon.terms))
        self.hits["area"] = find_areas(self.scan, self.known, self.lexicon.areas.by_name)
        self.areas.update([(hit.first, hit) for hit in self.hits["area"]])
        self._add_cities()
        self.function_ends.update([(hit.last, hit) for hit in self.hits["function"]])
        for hit in self.hits["position"]:
            self.office_words.update(range(hit.first, hit.last))

    def _add_cities(self) -> None:
        """Index the cities that a village is called by with their level's word too: "Wali Kota | Medan"."""
        for at in self.scan.where(_CITY):
            hit = self.areas.get(at)
            if hit and hit.last - at == 2:  # noqa: PLR2004 -- the word and the city
                ids = tuple(code for code in self.lexicon.areas.named(self.scan.words[at + 1]) if len(code) == 5)  # noqa: PLR2004 -- a regency
                if ids:
                    self.areas[at + 1] = replace(hit, first=at + 1, start=self.scan.starts[at + 1], ids=ids)

    def take_ranks(self, spots: Iterable[RankSpot]) -> None:
        """Note the ranks of the text."""
        for spot in spots:
            self.ranks[spot.first] = self.rank_ends[spot.last] = spot
            self.taken.update(range(spot.first, spot.last))

    def take_units(self, spots: Iterable[UnitSpot]) -> None:
        """Note the units of the text."""
        for spot in spots:
            self.units[spot.first] = spot
            self.taken.update(range(spot.first, spot.last))

    def take_positions(self, spots: Iterable[PositionSpot]) -> None:
        """Note the offices of the text."""
        for spot in spots:
            self.positions[spot.first] = self.office_ends[spot.last] = spot
            self.taken.update(range(spot.first, spot.last))

    def is_taken(self, at: int) -> bool:
        """Tell whether the word belongs to a rank, a unit or an office."""
        return at in self.taken

    def refuse(self, label: str, first: int, last: int, why: str) -> None:
        """Note, where anybody asks, that words[first:last] were not taken for an entity of the label."""
        if self.trace is not None:
            self.trace.append(Refused(self.scan.starts[first], self.scan.ends[last - 1], label, why))

    def gap_before(self, at: int) -> str:
        """Return what stands between word `at` and the word before it."""
        return self.scan.gaps[at - 1] if 0 < at <= len(self.scan.gaps) else _OUTSIDE

    def is_capital(self, at: int) -> bool:
        """Tell whether word `at` exists and begins with a capital letter."""
        return at in self.capitals

    def is_joined(self, at: int, marks: str = "") -> bool:
        """Tell whether only blanks and one of the marks stand before word `at`, and no paragraph ends there."""
        gap = self.gaps_before[at]
        return gap == " " or at in self.skipped or (gap.count("\n") < 2 and gap.strip() in _set_of(marks))  # noqa: PLR2004 -- an empty line

    def is_cue(self, at: int, *kinds: str) -> bool:
        """Tell whether word `at` is a cue of one of the kinds."""
        return not self.cues[at].isdisjoint(kinds)


def _aged(scan: Scan, gaps_before: list[str]) -> Iterable[int]:
    for at in scan.numbers():
        if "(" in gaps_before[at] and _AGE.match(scan.text, scan.ends[at - 1]):
            yield at
        elif scan.words[at - 1] in _AGE_WORDS and _AGE.match(scan.text, scan.ends[at - 2]):
            yield at - 1


def _title_starts(reading: Reading) -> Iterable[int]:
    """Yield the words that are a title, or with the next word the beginning of one: "S" of "S.Pd."."""
    words, forms, heads = reading.scan.words, reading.lexicon.title_forms, reading.lexicon.title_heads
    for at in [at for at in reading.telling if reading.known[at].opens_title]:
        if words[at] in forms or (at + 1 < len(words) and words[at] + words[at + 1] in heads):
            yield at


@lru_cache(maxsize=64)  # the marks are literals of the extractors
def _set_of(marks: str) -> frozenset[str]:
    return frozenset({"", *marks.split()})
