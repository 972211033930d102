"""Areas that a misspelt name may stand for: those of the district that the article names, then those of its regency."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sambang.text.fold import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sambang.lexicon import Areas
    from sambang.mentions import PlaceFound
    from sambang.model import Level

LENGTHS: dict[Level, int] = {"province": 2, "regency": 5, "district": 8, "village": 13}
# Likeness (1 - edits / letters, blanks aside; a letter put wrong, left out, added or two swapped is one edit) from which
# two spellings are one name. The dozen villages of a district differ more from each other than the hundreds of a
# regency; measured on the gazetteer's own names with one letter changed (tests/link/test_place.py).
_ALIKE = {8: 0.78, 5: 0.83, 2: 0.87, 0: 0.87}
_SAME_WORD = 0.5  # words less alike are different words, numerals and directions mostly
_SAME = 0.001  # likenesses that differ by less are equal
_NUMERALS = frozenset({"I", "II", "III", "IV", "V", "VI"})
_SHORTEST = 4  # letters; a shorter name with one wrong letter may be any other name


class Guess(NamedTuple):
    """An area whose name is like the written one, and how like (0-1)."""

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
        ranked = process.extract(
            key, _names_within(areas, level, code), scorer=OSA.normalized_similarity, score_cutoff=_ALIKE[len(code)], limit=5
        )
        numbered = [Guess(found, 1.0) for _, _, found in ranked if _without_numeral(areas.by_code[found].name) == key]
        if len(numbered) > 1:  # "Muara Jaya" may be Muara Jaya I or II
            return tuple(sorted(numbered))
        likely = [Guess(found, score) for _, score, found in ranked if not _differ(name, areas.by_code[found].name)]
        if likely:
            return tuple(sorted(guess for guess in likely if guess.score >= likely[0].score - _SAME))
    return ()


def _differ(name: str, other: str) -> bool:
    """Tell whether one word tells two names apart: "Ujung Gunung Udik" is no slip of the pen for "Ujung Gunung Ilir"."""
    ours, theirs = fold(name).split(), fold(other).split()
    unlike = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
    return len(ours) == len(theirs) > 1 and any(OSA.normalized_similarity(*pair) < _SAME_WORD for pair in unlike)


def _without_numeral(name: str) -> str:
    """Return the squeezed name without the numeral behind it."""
    head, _, last = name.rpartition(" ")
    return _squeeze(head) if last in _NUMERALS else ""


@lru_cache(maxsize=64)  # the articles of one newsroom name the same few regencies, of some hundred villages each
def _names_within(areas: Areas, level: Level, code: str) -> Mapping[str, str]:
    """Return code -> squeezed name of the areas of one level in an area; "" is the nation, for regencies alone."""
    length = LENGTHS[level]
    codes: Sequence[str] = areas.within(code) if code else areas.codes
    return {inner: _squeeze(areas.by_code[inner].name) for inner in codes if len(inner) == length}


def is_inside(code: str, higher: str) -> bool:
    """Tell whether an area lies in another one."""
    return code.startswith(f"{higher}.")


def is_other_kind(place: PlaceFound, areas: Areas) -> bool:
    """Tell whether the article says kelurahan where the one area of the name is a desa, or desa where it is a kelurahan."""
    if place.kind is None or len(place.codes) != 1:
        return False
    return (place.kind == "kelurahan") != (areas.by_code[place.codes[0]].kind == "kelurahan")


def _squeeze(name: str) -> str:
    plain = name.replace(" ", "")
    return plain.lower() if plain.isalpha() else squeeze(name)
