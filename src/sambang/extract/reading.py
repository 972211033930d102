"""A scanned text with what has been recognised in it so far: the ground on which the extractors stand."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from sambang.extract.hits import find_areas, find_terms
from sambang.extract.known import NOTHING, remember
from sambang.mentions import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sambang.extract.known import Known
    from sambang.lexicon import Lexicon
    from sambang.mentions import PositionFound, RankFound, UnitFound
    from sambang.text.scan import Scan


_OUTSIDE = ". "  # what stands before the first word and behind the last: no word goes on there
_FURTHEST_OFF = 16  # so many words off either end of the text its lists may be asked for
_CUES, _TELLS = attrgetter("cues"), attrgetter("tells")
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


class Reading:
    """The words of a text, and the ranks, units and offices found so far, each by the number of its first word.

    `rank_ends` and `office_ends` have them by the word behind them, `taken` is all words inside one of the three. The lists
    by word have a few more for the words off either end.
    """

    __slots__ = (
        "aged", "areas", "capitals", "cues", "function_ends", "gaps_before", "hits", "known", "lexicon", "office_ends",
        "office_words", "positions", "rank_ends", "ranks", "scan", "skipped", "taken", "telling", "title_starts", "trace",
        "traits", "units",
    )  # fmt: skip

    def __init__(self, scan: Scan, lexicon: Lexicon, *, trace: list[Refused] | None = None) -> None:
        """Look up what the lexicon knows of the words, and find its phrases; `trace` is where to note what is refused."""
        words = scan.words
        known, traits = remember(lexicon)
        self.scan, self.lexicon, self.trace, self.traits = scan, lexicon, trace, traits
        self.known: list[Known] = [*map(known.__getitem__, words), *[NOTHING] * _FURTHEST_OFF]  # what is known of each word
        self.cues = list(map(_CUES, self.known))  # what each word tells of those beside it
        self.telling = list(compress(range(len(words)), map(_TELLS, self.known)))  # the words that tell anything
        self.capitals = set(scan.capitals())  # the words that begin with a capital letter
        self.gaps_before = [_OUTSIDE, *scan.gaps, *[_OUTSIDE] * _FURTHEST_OFF]  # by the word behind the gap
        self.aged = set(_aged(scan, self.gaps_before))  # the first words of ages in brackets: "Sahurman (62)"
        self.title_starts = set(_title_starts(self))  # the words at which a title may begin
        self.hits = find_terms(scan, self.known, self.telling, lexicon.terms)  # of a label: rank, position, function, area
        self.hits["area"] = find_areas(scan, traits, lexicon.areas.by_name)
        self.areas = {hit.first: hit for hit in self.hits["area"]}
        self._add_cities()
        self.function_ends = {hit.last: hit for hit in self.hits["function"]}  # the sub-units that the gazetteer has
        self.office_words = {at for hit in self.hits["position"] for at in range(hit.first, hit.last)}
        self.ranks: dict[int, RankSpot] = {}
        self.units: dict[int, UnitSpot] = {}
        self.positions: dict[int, PositionSpot] = {}
        self.rank_ends: dict[int, RankSpot] = {}
        self.office_ends: dict[int, PositionSpot] = {}
        self.taken: set[int] = set()
        self.skipped: set[int] = set()  # the words behind a short form in brackets that repeats an office

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
