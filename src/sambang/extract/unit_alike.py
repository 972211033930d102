"""Units of several words, one of them misspelt: the first or the last word is right and tells the few names to compare with."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sambang.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sambang.lexicon import Units

_SHORTEST = 7  # letters; a shorter name of two words with one wrong letter may be another name
_FAMILIES = ("polsek", "polres", "polda")
_METRO = "metro "


def alike_ids(units: Units, kind: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the units of the kind's family that one wrong letter tells from the folded words; several may bear one name."""
    key = "".join(words)
    family = next((family for family in _FAMILIES if kind.startswith(family)), None)
    if family is None or len(words) == 1 or len(key) < _SHORTEST:
        return ()
    known = _names_by_word(units)
    names = {**known.get((family, words[0]), {}), **known.get((family, words[-1]), {})}
    found = process.extract(key, names, scorer=OSA.distance, score_cutoff=1, limit=None)
    return tuple(sorted(unit_id for _, _, (unit_id, _) in found))


@lru_cache(maxsize=4)  # the units of one lexicon
def _names_by_word(units: Units) -> Mapping[tuple[str, str], Mapping[tuple[str, str], str]]:
    """Return (family, first or last word) -> (id, name) -> the joined letters of the names of several words."""
    index: dict[tuple[str, str], dict[tuple[str, str], str]] = defaultdict(dict)
    for unit in units.by_id.values():
        family = next((family for family in _FAMILIES if unit.kind.startswith(family)), None)
        name = fold(unit.name).partition(" ")[2]
        for written in {name, name.removeprefix(_METRO)} if family else ():
            parts = written.replace("-", " ").split()
            for word in {parts[0], parts[-1]} if len(parts) > 1 else ():
                index[family, word][unit.unit_id, written] = "".join(parts)  # type: ignore[index]  # units without family have no parts
    return dict(index)
