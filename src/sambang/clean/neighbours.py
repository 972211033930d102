"""The word that the neighbours of a doubtful one are often seen beside: "masa jabata Heru" -> "masa jabatan Heru".

Pairs of words were counted as words were. Where both neighbours, or one of them very often, stand beside a word that is one
slip away, that word was meant, be the written one a word or not.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from sambang.clean.slips import is_spoken, slip_weight

if TYPE_CHECKING:
    from sambang.lexicon import Words
    from sambang.text.scan import Scan

# Likelihood of the slip times the articles of 3,839 that the pairs with both neighbours stand in, added up. Of the 60 words
# that are changed at these thresholds in the corpus one is changed to a wrong one.
LEAST = 2.5  # for a word that is none
LEAST_DERIVED = 8.0  # for one that can be derived: "diserta", "penyebaan"
LEAST_SHORT = 4.0  # for one of three letters, which may be a particle or an abbreviation
TIMES = 4.0  # so many times as likely as the next


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
    return {form for form in found if form not in words.repairs}


@lru_cache(maxsize=10_000)
def _behind(left: str, letter: str, words: Words) -> tuple[str, ...]:
    """Return the words with this first letter that are seen behind the word: they stand together in the sorted pairs."""
    pairs, start = _sorted_pairs(words), f"{left} {letter}"
    first, last = bisect_left(pairs, start), bisect_left(pairs, f"{start}{{")
    return tuple(pair[len(left) + 1 :] for pair in pairs[first:last])


@lru_cache(maxsize=10_000)
def _before(right: str, letter: str, words: Words) -> tuple[str, ...]:
    return tuple(form for form in _firsts(words).get(right, ()) if form[0] == letter)


@lru_cache(maxsize=4)
def _sorted_pairs(words: Words) -> list[str]:
    return sorted(words.pairs)


@lru_cache(maxsize=4)
def _firsts(words: Words) -> dict[str, list[str]]:
    """Return the words seen before each word."""
    firsts: dict[str, list[str]] = {}
    for pair in words.pairs:
        first, second = pair.split()
        firsts.setdefault(second, []).append(first)
    return firsts
