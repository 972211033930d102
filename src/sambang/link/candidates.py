"""Areas that a misspelt name may stand for: those of the district that the article names, then those of its regency."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process

from sambang.text.fold import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.lexicon import Areas
    from sambang.model import Level

LENGTHS: dict[Level, int] = {"province": 2, "regency": 5, "district": 8, "village": 13}
# Likeness (rapidfuzz ratio of the names without blanks) from which two spellings are one name. The dozen villages of a
# district differ more from each other than the hundreds of a regency; measured on the gazetteer's own names with one
# letter changed (tests/link/test_place.py).
_ALIKE = {"district": 78.0, "regency": 83.0, "province": 87.0}
_SHORTEST = 4  # letters; a shorter name with one wrong letter may be any other name


class Guess(NamedTuple):
    """An area whose name is like the written one, and how like (0-100)."""

    code: str
    score: float


def guess_area(areas: Areas, name: str, level: Level, within: Iterable[str]) -> tuple[Guess, ...]:
    """Return the areas of the level most like the name within the given areas, the smallest of them asked first.

    Several come back only where equally like ones are in one area; none where nothing is like it. The whole nation
    is never searched for a district or village.
    """
    key = squeeze(name)
    if len(key) < _SHORTEST:
        return ()
    for code in sorted(within, key=lambda c: (-len(c), c)):
        found = _most_alike(areas, key, level, code)
        if found:
            return found
    return ()


def _most_alike(areas: Areas, key: str, level: Level, within: str) -> tuple[Guess, ...]:
    limit = {8: _ALIKE["district"], 5: _ALIKE["regency"]}.get(len(within), _ALIKE["province"])
    names = names_within(areas, level, within)
    ranked = process.extract(key, names, scorer=fuzz.ratio, score_cutoff=limit, limit=5)
    best = [Guess(code, score) for _, score, code in ranked if score >= ranked[0][1] - 0.01]
    return tuple(sorted(best))


def names_within(areas: Areas, level: Level, within: str) -> dict[str, str]:
    """Return code -> squeezed name of the areas of one level in an area; "" is the nation, for regencies and provinces alone."""
    length = LENGTHS[level]
    codes: Sequence[str] = areas.within(within) if within else areas.codes
    return {code: squeeze(areas.by_code[code].name) for code in codes if len(code) == length}
