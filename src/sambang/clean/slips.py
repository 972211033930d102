"""The known words one slip of the hand away from an unknown one, and how likely each slip is.

The channel is the keyboard: letters swapped, doubled, dropped, added, or a neighbouring key hit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sambang.lexicon import Words

# How likely each slip is against the likeliest; set with the thresholds of the rule of typos.
DOUBLED, SWAPPED, DROPPED, ADDED, NEAR_KEY, FAR_KEY = 1.0, 1.0, 0.7, 0.5, 0.4, 0.08
VOWEL = 0.3  # a vowel for another, in a long word: "kebarangkatan"
LONG_WORD = 8  # letters; so long a word is seldom a vowel away from another word
FAR_WORD = 9  # letters; so long a word may be two slips away
FIRST_LETTER = 0.2  # a slip in the first letter is so much rarer ...
FIRST_OF_LONG = 0.5  # ... than elsewhere, less so in a long word
LAST_ADDED = 0.1  # a letter too many at the end: "kepadai"; with others it is a foreign word's: "members"
_FOREIGN_ENDS = frozenset("sdyre")
_ADDED_AFTER = 5  # letters
FAR_COUNT = 25  # articles of 3,839 that a word two slips away stands in ...
FAR_TIMES = 5  # ... and so many times as many as any other
HEAD = 3  # letters; 160 of the 20,000 known words begin as a word does, by and large
LEAST_COUNT = 2  # a word of fewer articles is no target
SUFFIX = "nya"
_SUFFIXED = 0.1  # a form with -nya that was not counted is so much rarer than what it is made of
_VOWELS = frozenset("aeiou")
_NEAR = {
    "a": "qwsz", "b": "vghn", "c": "xdfv", "d": "serfcx", "e": "wsdr", "f": "drtgvc", "g": "ftyhbv", "h": "gyujnb",
    "i": "ujko", "j": "huikmn", "k": "jiolm", "l": "kop", "m": "njk", "n": "bhjm", "o": "iklp", "p": "ol", "q": "wa",
    "r": "edft", "s": "awedxz", "t": "rfgy", "u": "yhji", "v": "cfgb", "w": "qase", "x": "zsdc", "y": "tghu", "z": "asx",
}  # fmt: skip


def near_words(word: str, words: Words) -> dict[str, float]:
    """Return the known words one slip away from the word, each with likelihood times count."""
    scores = {form: slip_weight(word, form) * words.counts[form] for form in _one_away(word, words)}
    for form, count in _suffixed(word, words):
        scores.setdefault(form, slip_weight(word, form) * count * _SUFFIXED)
    return {form: score for form, score in scores.items() if score > 0}


def slip_weight(wrong: str, right: str) -> float:
    """Return how likely `right` was meant where `wrong` stands, one slip apart.

    >>> slip_weight("dnegan", "dengan"), slip_weight("yangg", "yang"), slip_weight("kegitan", "kegiatan")
    (1.0, 1.0, 0.7)
    >>> slip_weight("memners", "members") > slip_weight("members", "member")
    True
    """
    if wrong == right:
        return 0.0
    at = next((i for i, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right)))
    place = 1.0 if at else FIRST_OF_LONG if len(wrong) >= LONG_WORD else FIRST_LETTER
    if len(wrong) == len(right):
        if wrong[at] == right[at + 1 : at + 2] and wrong[at + 1 : at + 2] == right[at]:
            return SWAPPED * place
        return _key_weight(wrong[at], right[at], len(wrong)) * place
    if len(wrong) < len(right):
        return (DOUBLED if right[at] in {wrong[at - 1 : at], wrong[at : at + 1]} else DROPPED) * place
    if at and wrong[at] == wrong[at - 1]:
        return DOUBLED
    if at < len(right):
        return ADDED * place
    return LAST_ADDED if at >= _ADDED_AFTER and wrong[at] not in _FOREIGN_ENDS else 0.0


def is_spoken(word: str, form: str) -> bool:
    """Tell whether the word is how the form is said every day, no slip: "cepet" for "cepat", "idup" for "hidup".

    >>> is_spoken("cepet", "cepat"), is_spoken("menegeskan", "menegaskan")
    (True, False)
    """
    if form == "h" + word:
        return True
    at = word.rfind("e")
    last = at >= 0 and _VOWELS.isdisjoint(word[at + 1 :])
    return last and len(word) == len(form) and form == f"{word[:at]}a{word[at + 1 :]}"


def _key_weight(wrong: str, right: str, length: int) -> float:
    if right in _NEAR.get(wrong, ""):
        return NEAR_KEY
    return VOWEL if length >= LONG_WORD and wrong in _VOWELS and right in _VOWELS else FAR_KEY


def far_word(word: str, words: Words) -> str:
    """Return the one frequent word that a long word is two slips of one kind away from, or nothing.

    Two letters dropped, letters swapped twice, two letters said twice: such slips leave the letters as they were; or the
    hand was one key away, twice. Two other letters make another word ("konfluensi" is no "konferensi"), and so do two letters
    put in.
    """
    if len(word) < FAR_WORD:
        return ""
    lengths = (len(word) - 2, len(word), len(word) + 2)
    frequent = _frequent(words)
    if not any(_within(2, word, frequent.get((word[0], length), ())) for length in lengths):
        return ""
    counts = words.counts
    forms = [form for form in _with_head(word[0], words) if len(form) in lengths and counts[form] >= LEAST_COUNT]
    best, *others = sorted(_within(2, word, forms), key=lambda form: (-counts[form], form))
    if best in words.repairs or any(counts[best] < FAR_TIMES * counts[other] for other in others):
        return ""
    return best if _same_letters(word, best) or _near_keys(word, best) else ""


@lru_cache(maxsize=4)
def _frequent(words: Words) -> dict[tuple[str, int], list[str]]:
    """Return the frequent words by first letter and length."""
    frequent: dict[tuple[str, int], list[str]] = {}
    for form, seen in words.counts.items():
        if seen >= FAR_COUNT:
            frequent.setdefault((form[0], len(form)), []).append(form)
    return frequent


def _same_letters(wrong: str, right: str) -> bool:
    """Tell whether the wrong word has the letters of the right one, but for two that it lacks or says twice.

    >>> _same_letters("infratuktur", "infrastruktur"), _same_letters("mengatehui", "mengetahui")
    (True, True)
    >>> _same_letters("kemenenangan", "kemenangan"), _same_letters("menggelegar", "menggelar")
    (True, False)
    """
    if len(wrong) <= len(right):
        return not Counter(wrong) - Counter(right)
    return any(wrong[:at] + wrong[at + 2 :] == right and wrong[at : at + 2] == wrong[at + 2 : at + 4] for at in range(len(right)))


def _near_keys(wrong: str, right: str) -> bool:
    """Tell whether the words differ in two letters, each a neighbouring key: "dilakulam" for "dilakukan"."""
    pairs = [(a, b) for a, b in zip(wrong, right, strict=False) if a != b]
    return len(wrong) == len(right) and len(pairs) == 2 and all(b in _NEAR.get(a, "") for a, b in pairs)  # noqa: PLR2004 - the two slips


def _one_away(word: str, words: Words) -> list[str]:
    """Return the known words one slip away; a rare one only where the first letter was swapped, dropped or added."""
    first = (word[1:], word[1:2] + word[0] + word[2:])
    keys = word[0] + _NEAR.get(word[0], "")
    return [
        form
        for form in one_slip_away(word, words)
        if form in first or form[1:] == word or (words.counts[form] >= LEAST_COUNT and (form[0] in keys or form[1:] != word[1:]))
    ]


@lru_cache(maxsize=20_000)
def one_slip_away(word: str, words: Words) -> tuple[str, ...]:
    """Return the known words one slip away, in order; another first letter is a neighbouring key or the second one.

    A slip behind the first letters leaves them as they are: only the words that begin like it are compared. Slips in the
    first letters are made, and looked up.
    """
    found = set(filter(words.counts.__contains__, _early_slips(word)))
    found.update(_within(1, word, _with_head(word[:HEAD], words)))
    return tuple(sorted(form for form in found if form != word and form not in words.repairs))


def _early_slips(word: str) -> Iterator[str]:
    """Yield what one slip makes of the word in its first letters."""
    for at in range(min(HEAD, len(word))):
        head, letter, rest = word[:at], word[at], word[at + 1 :]
        yield head + rest
        yield head + rest[:1] + letter + rest[1:]
        for other in ascii_lowercase:
            yield f"{head}{other}{letter}{rest}"
        for other in ascii_lowercase if at else _NEAR.get(letter, "") + rest[:1]:
            yield head + other + rest


def _within(slips: int, word: str, forms: Sequence[str]) -> list[str]:
    """Return those of the forms that are at most so many slips away."""
    return (
        [form for form, _, _ in process.extract(word, forms, scorer=OSA.distance, score_cutoff=slips, limit=None)]
        if forms
        else []
    )


def _with_head(head: str, words: Words) -> list[str]:
    """Return the known words that begin so."""
    forms = _sorted(words)
    return forms[bisect_left(forms, head) : bisect_left(forms, head + chr(ord("z") + 1))]


@lru_cache(maxsize=4)
def _sorted(words: Words) -> list[str]:
    return sorted(words.counts)


def _suffixed(word: str, words: Words) -> Iterator[tuple[str, int]]:
    """Yield the forms with -nya one slip away, with the count of what they are made of."""
    if word.endswith(SUFFIX):
        yield from ((base + SUFFIX, words.counts[base]) for base in _one_away(word[: -len(SUFFIX)], words))
    for length in (2, 3, 4):
        base, rest = word[:-length], word[-length:]
        if base in words.counts and rest != SUFFIX and OSA.distance(rest, SUFFIX) == 1:
            yield base + SUFFIX, words.counts[base]
