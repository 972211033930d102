"""The part that somebody plays in the story: suspect, victim, witness, as the words beside the name tell."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.extract.reading import Reading

_REACH = 14  # words before the name in which its role is told
_AHEAD = 7  # words before or after the name in which a deed tells it
# What ties a description to the role before it: "pelaku, yang tak lain ayah korban", "tersangka, yaitu ibunya".
_TIES = frozenset({"yaitu", "yakni", "adalah", "ialah", "merupakan", "yang", "juga", "tak", "lain", "tidak", "masih", "seorang"})
_TOGETHER = frozenset({"dan", "serta", "bersama", "beserta", "dengan"})  # "tersangka dan temannya": both are suspects
_THEY = frozenset({"keduanya", "ketiganya", "keempatnya", "kelimanya", "keenamnya", "mereka"})
_POSSESSIVE = "nya"
_LETTERS = 5  # of initials
_FURTHEST = 60  # words before a name that are looked at, however long its list is


def role_of(reading: Reading, spots: Sequence[tuple[int, int]]) -> str:
    """Return the role that the nearest cue tells: a role's name before the initials, then a deed before or after them.

    A relative of a victim is no victim; where nothing is sure it is "lainnya".
    """
    words = reading.scan.words
    roles, deeds_before, deeds_after = (reading.lexicon.relations[name] for name in ("role", "deed_before", "deed_after"))
    for first, _ in spots:
        role = _role_before(reading, first)
        if role:
            return role
    for first, last in spots:
        before = [words[at] for at in _back(reading, first, _AHEAD)]
        behind = list(_ahead(reading, last))
        after = [words[at] for at in behind]
        told = [words[at] for at in behind if words[at] in roles and not _is_relative(reading, at - 1)]
        for deeds, near in ((deeds_before, before), (deeds_after, after), (roles, told)):
            role = next((deeds[word] for word in near if word in deeds), None)
            if role:
                return role
    return "lainnya"


def _role_before(reading: Reading, first: int) -> str | None:
    """Return the role whose name stands before word `first`, unless it is that of the one whose relative is named."""
    words, roles = reading.scan.words, reading.lexicon.relations["role"]
    relative = None  # the first word of what says that a relative is named: "ayah tirinya"
    for at in _back(reading, first, _REACH):
        if words[at] in roles and not _is_relative(reading, at - 1):
            is_head = relative is None or all(word in _TIES for word in words[at + 1 : relative])
            return roles[words[at]] if is_head else None
        if _is_relative(reading, at) and words[at - 1] not in _TOGETHER:
            relative = at
    return None


def _back(reading: Reading, first: int, reach: int) -> Iterable[int]:
    """Yield the words before word `first` in its sentence, the nearest first; other initials and ages of a list cost nothing.

    "Ketiganya adalah AS (20) dan BD (31)" goes on the sentence before it.
    """
    for at in range(first - 1, max(-1, first - 1 - _FURTHEST), -1):
        if reach == 0 or _ends_sentence(reading, at + 1):
            return
        yield at
        written = reading.scan.written[at]
        reach -= not (written.isdecimal() or (written.isupper() and len(written) <= _LETTERS))


def _ahead(reading: Reading, last: int) -> Iterable[int]:
    """Yield the words from word `last` on in its sentence, and in the next one where that speaks on of the same people."""
    return takewhile(lambda at: not _ends_sentence(reading, at), range(last, min(last + _AHEAD, len(reading.scan.words))))


def _ends_sentence(reading: Reading, at: int) -> bool:
    """Tell whether a sentence ends before word `at`, and the next one does not speak on of the same people."""
    gap = reading.gap_before(at)
    return (". " in gap or "\n\n" in gap) and reading.scan.words[at] not in _THEY


def _is_relative(reading: Reading, at: int) -> bool:
    """Tell whether word `at` is a relative or a companion: "ibu | korban", "temannya"."""
    if at < 0:
        return False
    if reading.is_cue(at, "relative"):
        return True
    word = reading.scan.words[at]
    return word.endswith(_POSSESSIVE) and "relative" in reading.lexicon.cues.get(word.removesuffix(_POSSESSIVE), ())
