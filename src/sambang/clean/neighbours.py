"""The word that the neighbours of a doubtful one are often seen beside: "masa jabata Heru" -> "masa jabatan Heru".

Pairs of words were counted as words were. Where both neighbours, or one of them very often, stand beside a word that is one
slip away, that word was meant, be the written one a word or not.
"""

from __future__ import annotations

from functools import lru_cache
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from sambang.clean.slips import is_spoken, slip_weight

if TYPE_CHECKING:
    from sambang.lexicon import Words
    from sambang.text.scan import Scan

# Likelihood of the slip times the articles of 3,839 that the pairs with both neighbours stand in, added up. Of the 60 words
# that are changed at these thresholds in the corpus one is changed to a wrong one.
LEAST = 2.5  # for a word that is none
LEAST_DERIVED = 8.0  # for one that can be derived: "diserta", "penyebaan"
TIMES = 4.0  # so many times as likely as the next


class _Beside(NamedTuple):
    """The words seen behind and before another one: "di" -> sana, sini, atas ..."""

    behind: dict[str, list[str]]
    before: dict[str, list[str]]


def expected_word(scan: Scan, at: int, words: Words, least: float) -> str:
    """Return the word one slip away from word `at` that its neighbours ask for, or nothing.

    Only what one blank parts from the word is its neighbour; beside a hyphen no word is doubtful.
    """
    left = scan.words[at - 1] if at and scan.gaps[at - 1] == " " else ""
    right = scan.words[at + 1] if scan.gaps[at : at + 1] == [" "] else ""
    if not (left or right) or "-" in scan.gaps[max(0, at - 1) : at + 1]:
        return ""
    return _expected(left, scan.words[at], right, words, least)


def _expected(left: str, word: str, right: str, words: Words, least: float) -> str:
    pairs = words.pairs
    scores = {
        form: slip_weight(word, form) * (pairs.get(f"{left} {form}", 0) + pairs.get(f"{form} {right}", 0))
        for form in _candidates(left, word, right, words)
        if not is_spoken(word, form)
    }
    best, *others = sorted(scores, key=lambda form: (-scores[form], form)) or [""]
    if not best or scores[best] < least or any(scores[best] < TIMES * scores[form] for form in others[:1]):
        return ""
    return best


def _candidates(left: str, word: str, right: str, words: Words) -> set[str]:
    """Return the words one slip away that are seen beside one of the neighbours."""
    found = {form for letter in ascii_lowercase if (form := letter + word) in words.counts}  # a first letter was dropped
    shortest, longest = len(word) - 1, len(word) + 1
    for letter in {word[0], word[1]}:
        for form in (*_behind(left, letter, words), *_before(right, letter, words)):
            if shortest <= len(form) <= longest and OSA.distance(word, form) == 1:
                found.add(form)
    return found - words.repairs.keys()


@lru_cache(maxsize=10_000)
def _behind(left: str, letter: str, words: Words) -> tuple[str, ...]:
    return tuple(form for form in _beside(words).behind.get(left, ()) if form[0] == letter)


@lru_cache(maxsize=10_000)
def _before(right: str, letter: str, words: Words) -> tuple[str, ...]:
    return tuple(form for form in _beside(words).before.get(right, ()) if form[0] == letter)


@lru_cache(maxsize=4)
def _beside(words: Words) -> _Beside:
    found = _Beside({}, {})
    for pair in words.pairs:
        first, second = pair.split()
        found.behind.setdefault(first, []).append(second)
        found.before.setdefault(second, []).append(first)
    return found
