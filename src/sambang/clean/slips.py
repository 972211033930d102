"""The known words one slip of the hand away from an unknown one, and how likely each slip is.

The channel is the keyboard: letters swapped, doubled, dropped, added, or a neighbouring key hit.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    heads = _by_head(words)
    near: list[str] = []
    for length in (len(word) - 2, len(word), len(word) + 2):
        bucket = heads.get((word[0], length), [])
        near += (form for form, _, _ in process.extract(word, bucket, scorer=OSA.distance, score_cutoff=2, limit=None))
    counts = words.counts
    best, *others = sorted(near, key=lambda form: (-counts[form], form)) or [""]
    if not best or counts[best] < FAR_COUNT or best in words.repairs or any(counts[best] < FAR_TIMES * counts[o] for o in others):
        return ""
    return best if _same_letters(word, best) or _near_keys(word, best) else ""


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


def _one_away(word: str, words: Words) -> set[str]:
    """Return the known words one slip away; the first letter may be a neighbouring key, swapped, dropped or added."""
    heads = _by_head(words)
    first = (word[1:], word[1:2] + word[0] + word[2:], *(letter + word for letter in ascii_lowercase))
    found = {form for form in first if form in words.counts}
    found.update(form for letter in _NEAR.get(word[0], "") if words.counts.get(form := letter + word[1:], 0) >= LEAST_COUNT)
    for length in range(len(word) - 1, len(word) + 2):
        bucket = heads.get((word[0], length))
        if bucket:
            found.update(form for form, _, _ in process.extract(word, bucket, scorer=OSA.distance, score_cutoff=1, limit=None))
    return {form for form in found if form not in words.repairs}


@lru_cache(maxsize=4)
def _by_head(words: Words) -> dict[tuple[str, int], list[str]]:
    """Return the known words by first letter and length."""
    heads: dict[tuple[str, int], list[str]] = {}
    for form in sorted(words.counts):
        if words.counts[form] >= LEAST_COUNT:
            heads.setdefault((form[0], len(form)), []).append(form)
    return heads


def _suffixed(word: str, words: Words) -> Iterator[tuple[str, int]]:
    """Yield the forms with -nya one slip away, with the count of what they are made of."""
    if word.endswith(SUFFIX):
        yield from ((base + SUFFIX, words.counts[base]) for base in sorted(_one_away(word[: -len(SUFFIX)], words)))
    for length in (2, 3, 4):
        base, rest = word[:-length], word[-length:]
        if base in words.counts and rest != SUFFIX and OSA.distance(rest, SUFFIX) == 1:
            yield base + SUFFIX, words.counts[base]
