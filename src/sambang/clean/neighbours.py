"""The word that the neighbours of a doubtful one are often seen beside: "masa jabata Heru" -> "masa jabatan Heru".

Pairs of words were counted as words were. Where both neighbours, or one of them very often, stand beside a word that is one
slip away, that word was meant, be the written one a word or not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.slips import is_spoken, one_slip_away, slip_weight

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
    pairs = words.pairs
    scores = {
        form: weight * (pairs.get(f"{left} {form}", 0) + pairs.get(f"{form} {right}", 0))
        for form, weight in likely_forms(scan.words[at], words)
    }
    best, *others = sorted(scores, key=lambda form: (-scores[form], form)) or [""]
    if not best or scores[best] < least or any(scores[best] < TIMES * scores[form] for form in others[:1]):
        return ""
    return best


@lru_cache(maxsize=20_000)
def likely_forms(word: str, words: Words) -> tuple[tuple[str, float], ...]:
    """Return the words one slip away that are seen beside others, each with how likely the slip is."""
    begins, paired = word[:2], _paired(words)
    return tuple(
        (form, weight)
        for form in one_slip_away(word, words)
        if form in paired and (form[0] in begins or form[1:] == word)  # a first letter may have been dropped
        if not is_spoken(word, form) and (weight := slip_weight(word, form))
    )


@lru_cache(maxsize=4)
def _paired(words: Words) -> frozenset[str]:
    """Return the words that are seen beside others."""
    return frozenset(" ".join(words.pairs).split())
