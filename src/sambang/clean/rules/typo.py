"""A word that is none, one slip of the hand away from a frequent one.

The thresholds were set on the 3,839 articles of the corpus: every repair that the rule makes there was read. What is
known of words is counted, not guessed; a rare word is left alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.slips import SUFFIX, near_words
from sambang.clean.words import copy_case, is_named, is_small, places_of
from sambang.text.morphology import is_word

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon, Words
    from sambang.model import Edit
    from sambang.text.scan import Scan

SHORTEST = 5
# Length of the unknown word -> the least score of the best guess, and how many times the next one's it must be.
THRESHOLDS = {5: (400.0, 4.0), 6: (60.0, 3.0), 7: (12.0, 3.0), 8: (2.0, 2.0)}
LONG = max(THRESHOLDS)
SHORTEST_CAPITAL = 7  # a shorter word with a capital may be a name, even where a sentence begins
# Words of English: beside one of them a word that looks wrong is English too.
_ENGLISH = frozenset(
    {"the", "of", "and", "for", "to", "in", "is", "on", "with", "by", "at", "from", "your", "our", "my", "an", "a"}
)


def repair_typos(text: str, context: Context) -> list[Edit]:
    """Repair an unknown word in small letters that is one slip away from one frequent word: "selorohya", "masayarakat".

    Names, capitals inside a sentence, words of ranks, positions and units, and words beside English ones stay.
    """
    unknown = {word for word in context.vocabulary(text) - context.lexicon.words.known if len(word) >= SHORTEST}
    if not unknown:
        return []
    scan = context.scan(text)
    places = [at for at in places_of(scan, unknown) if is_small(scan, at) and not _begins_name(scan, at)]
    found = {word: _repair(word, context.lexicon) for word in {scan.words[at] for at in places}}
    names = {scan.words[at] for at in places_of(scan, unknown) if not is_small(scan, at)} if any(found.values()) else set()
    return [
        replace(text, scan.starts[at], scan.ends[at], copy_case(scan.written[at], form), "typo", "one slip away")
        for at in places
        if (form := found[scan.words[at]]) and scan.words[at] not in names and not _is_foreign(scan, at)
    ]


def _repair(word: str, lexicon: Lexicon) -> str:
    return "" if is_named(word, lexicon) else repair_word(word, lexicon.words)


def _is_foreign(scan: Scan, at: int) -> bool:
    return not _ENGLISH.isdisjoint(scan.words[max(0, at - 1) : at + 2])


def _begins_name(scan: Scan, at: int) -> bool:
    """Tell whether a word with a capital at the beginning of a sentence may be a name all the same."""
    if scan.written[at].islower():
        return False
    follower = scan.written[at + 1 : at + 2]
    length = len(scan.words[at])
    return length < SHORTEST_CAPITAL or (length == SHORTEST_CAPITAL and not (follower and follower[0].islower()))


@lru_cache(maxsize=50_000)
def repair_word(word: str, words: Words) -> str:
    """Return the word that the unknown one was meant to be; nothing where it is a word or no guess is safe."""
    if not (word.isascii() and word.isalpha()) or word in words.glued or word in words.repairs or is_word(word, words):
        return ""
    suffixed = _double_n(word, words)
    if suffixed:
        return suffixed
    scores = near_words(word, words)
    if not scores or _is_chat(word, words):
        return ""
    best, *others = sorted(scores, key=lambda form: (-scores[form], form))
    least, times = THRESHOLDS[min(len(word), LONG)]
    return best if scores[best] >= least and all(scores[best] >= times * scores[form] for form in others[:1]) else ""


def _double_n(word: str, words: Words) -> str:
    """Return -nya behind a word in -n that lost one of its two n: "harapanya" -> "harapannya"."""
    base = word[: -len(SUFFIX)] + "n"
    return base + SUFFIX if word.endswith("a" + SUFFIX) and len(base) >= SHORTEST and is_word(base, words) else ""


def _is_chat(word: str, words: Words) -> bool:
    """Tell whether the word has the -in of everyday speech: "ditutupin"."""
    return word.endswith("in") and (is_word(word[:-2], words) or is_word(word[:-2] + "i", words))
