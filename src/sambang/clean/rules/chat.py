"""Words of chats that lost vowels and are not listed: "sllu", "jmbtan". Only in a text that is a chat.

Chats quoted by fact checkers are police news too. The word that is meant keeps every letter that was written; the
letters left out are vowels, and it is so much more frequent than any other such word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.facts import WordFacts
from sambang.clean.words import is_bracketed, is_chat, is_foreign, is_named, places_of
from sambang.text.morphology import is_word

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.lexicon import Words
    from sambang.model import Edit

SHORTEST = 3
COMMON = 20  # articles of 3,839; rarer words are not shortened
TIMES = 4  # so much more frequent than the next that fits; read on the 95 chats of the corpus
_DROP_VOWELS = str.maketrans("", "", "aeiou")


def restore_vowels(text: str, context: Context) -> list[Edit]:
    """Restore the vowels of a chat's shortened words: "sngat" -> "sangat", "jmbtan" -> "jembatan"; names stay."""
    words, vocabulary = context.lexicon.words, context.vocabulary(text)
    scan = context.scan(text)
    if not is_chat(scan, vocabulary, words):
        return []
    found = _RESTORED.among(context.unknown(text), words)
    return [
        replace(text, scan.starts[at], scan.ends[at], found[scan.words[at]], "typo", "vowels left out")
        for at in places_of(scan, found.keys())
        if scan.written[at].islower()
        and not is_foreign(scan, at)
        and not is_bracketed(scan, at)
        and not is_named(scan.words[at], context.lexicon)
    ]


def _restored(word: str, words: Words) -> str:
    """Return the frequent word whose vowels were left out, or nothing where several fit."""
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()) or word in words.repairs or is_word(word, words):
        return ""
    forms = [form for form in _by_consonants(words).get(word.translate(_DROP_VOWELS), ()) if _is_shortened(word, form)]
    best, *others = sorted(forms, key=lambda form: (-words.counts[form], form)) or [""]
    return best if all(words.counts[best] >= TIMES * words.counts[form] for form in others[:1]) else ""


_RESTORED = WordFacts(_restored)


def _is_shortened(word: str, form: str) -> bool:
    """Tell whether the word is the form without half of its vowels or more, first and last letter kept.

    >>> _is_shortened("smntara", "sementara"), _is_shortened("tau", "atau"), _is_shortened("pasa", "puasa")
    (True, False, False)
    """
    missing, consonants = len(form) - len(word), len(word.translate(_DROP_VOWELS))
    if (word[0], word[-1]) != (form[0], form[-1]) or missing < len(word) - consonants:
        return False
    rest = iter(form)
    return all(letter in rest for letter in word)


@lru_cache(maxsize=4)
def _by_consonants(words: Words) -> dict[str, list[str]]:
    """Return the frequent words by their consonants."""
    found: dict[str, list[str]] = {}
    for form, count in words.counts.items():
        if count >= COMMON:
            found.setdefault(form.translate(_DROP_VOWELS), []).append(form)
    return found
