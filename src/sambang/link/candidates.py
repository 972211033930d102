"""Areas that a misspelt name may stand for: those of the district that the article names, then those of its regency."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sambang.text.fold import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.lexicon import Areas
    from sambang.model import Level

LENGTHS: dict[Level, int] = {"province": 2, "regency": 5, "district": 8, "village": 13}
# Likeness (1 - edits / letters, blanks aside; a letter put wrong, left out, added or two swapped is one edit) from which
# two spellings are one name. The dozen villages of a district differ more from each other than the hundreds of a
# regency; measured on the gazetteer's own names with one letter changed (tests/link/test_place.py).
_ALIKE = {8: 0.78, 5: 0.83, 2: 0.87, 0: 0.87}
_SAME_WORD = 0.5  # words less alike are different words, numerals and directions mostly
_SAME = 0.001  # likenesses that differ by less are equal
_SHORTEST = 4  # letters; a shorter name with one wrong letter may be any other name


class Guess(NamedTuple):
    """An area whose name is like the written one, and how like (0-1)."""

    code: str
    score: float


class Names:
    """The names of the areas within an area, without blanks; each list is made once an article."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        self._known: dict[tuple[int, str], dict[str, str]] = {}

    def differ(self, name: str, code: str) -> bool:
        """Tell whether one word tells two names apart: "Ujung Gunung Udik" is no slip of the pen for "Ujung Gunung Ilir"."""
        ours, theirs = fold(name).split(), fold(self._areas.by_code[code].name).split()
        unlike = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
        return len(ours) == len(theirs) > 1 and any(OSA.normalized_similarity(*pair) < _SAME_WORD for pair in unlike)

    def within(self, level: Level, code: str) -> dict[str, str]:
        """Return code -> squeezed name of the areas of one level in an area; "" is the nation, for regencies alone."""
        length = LENGTHS[level]
        names = self._known.get((length, code))
        if names is None:
            areas = self._areas
            codes: Sequence[str] = areas.within(code) if code else areas.codes
            names = {inner: _squeeze(areas.by_code[inner].name) for inner in codes if len(inner) == length}
            self._known[length, code] = names
        return names


def guess_area(names: Names, name: str, level: Level, within: Iterable[str]) -> tuple[Guess, ...]:
    """Return the areas of the level most like the name within the given areas, the smallest of them asked first.

    Several come back only where equally like ones are in one area; none where nothing is like it. The whole nation
    is never searched for a district or village.
    """
    key = squeeze(name)
    if len(key) < _SHORTEST:
        return ()
    for code in sorted(within, key=lambda c: (-len(c), c)):
        ranked = process.extract(
            key, names.within(level, code), scorer=OSA.normalized_similarity, score_cutoff=_ALIKE[len(code)], limit=5
        )
        likely = [Guess(found, score) for _, score, found in ranked if not names.differ(name, found)]
        if likely:
            return tuple(sorted(guess for guess in likely if guess.score >= likely[0].score - _SAME))
    return ()


def _squeeze(name: str) -> str:
    plain = name.replace(" ", "")
    return plain.lower() if plain.isalpha() else squeeze(name)
