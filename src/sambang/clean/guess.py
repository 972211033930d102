"""The word that an unknown one was most likely meant to be, by itself: how likely the slip, how frequent the word.

The thresholds were set on the 3,839 articles of the corpus: every repair that is made there was read. What is known of words
is counted, not guessed; a rare word is left alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from sambang.clean.slips import FAR_WORD, SUFFIX, far_word, is_spoken, near_words, slip_weight
from sambang.text.morphology import analyses, is_impossible, is_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sambang.lexicon import Words

SHORTEST = 3
LONGEST = 40  # letters; the longest known word has 23, a longer one is no slip away from any
SHORTEST_LISTED = 5  # of fewer letters a word is repaired for the plainest slips alone
# Length of the unknown word -> the least score of the best guess, and how many times the next one's it must be.
THRESHOLDS = {5: (400.0, 4.0), 6: (60.0, 3.0), 7: (5.0, 3.0), 8: (1.5, 2.0), 10: (0.9, 2.0)}
# The same for a word with letters side by side that no word has.
IMPOSSIBLE = {5: (5.0, 4.0), 6: (1.5, 3.0), 8: (0.7, 2.0)}
# The same for a word that stands twice in a text: slips are seldom made again.
AGAIN = {5: (400.0, 4.0), 6: (60.0, 3.0), 7: (5.0, 3.0), 8: (2.0, 2.0), 10: (1.2, 2.0)}
# A short word for the slips that the hand makes most, letters swapped, said twice or dropped: length -> least score, how many
# times the next one's, least likelihood of the slip. Of the 60 such words of the corpus two are other words.
PLAIN = {3: (1000.0, 20.0, 1.0), 4: (1000.0, 10.0, 0.7), 5: (80.0, 20.0, 0.7), 6: (25.0, 50.0, 0.7)}
LONG = 8
CAPITAL = 8  # letters of a word with a capital inside a sentence: shorter ones are names
# A derived word that was never counted: the least score of the one it is meant for, and how many times the next one's. Of 30
# such words of the corpus all are right, but for words that foreign.csv lists since.
SHORTEST_DERIVED = 5
PLAIN_SLIP = 0.7  # a letter dropped or said twice
DERIVED, DERIVED_TIMES = 80.0, 10.0
DERIVED_AFFIX = 20.0  # where affixes invite the slip
SHORT = 6  # letters; for so short a word see PLAIN
LIKELIER = 3.0  # so many times less is enough where the slip is a likely one
LIKELY = 0.4  # of its slip: a letter swapped, doubled, dropped, added, or a neighbouring key
OUTDONE = 20  # times as frequent a word two slips away is likelier than one whose slip is not a likely one
LACKS_K = 9  # letters; in so long a word -an may stand for -kan


class Guess(NamedTuple):
    """The likeliest word, whether it is safe to put it without a context, and whether even where the text repeats itself."""

    form: str = ""
    safe: bool = False
    sure: bool = False


NONE = Guess()
_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_NASALS = tuple(nasal + vowel for nasal in ("n", "m", "ng", "ny") for vowel in "aeiou")


@lru_cache(maxsize=50_000)
def guess_word(word: str, words: Words) -> Guess:
    """Return the word that the unknown one was most likely meant to be.

    None is guessed for a listed or derived word, one with digits, a foreign one, or one of everyday speech ("ditutupin").
    """
    if not SHORTEST <= len(word) <= LONGEST or not (word.isascii() and word.isalpha()) or word in words.foreign:
        return NONE
    if word in words.glued or word in words.repairs or is_word(word, words):
        return NONE
    if len(word) < SHORTEST_LISTED:
        return _near(word, words) or NONE
    suffixed = double_n(word, words)
    if suffixed:
        return Guess(suffixed, safe=True, sure=True)
    if is_everyday(word, words):
        return NONE
    near = _near(word, words)
    return near if near and not _is_outdone(word, near, words) else _far(word, words)


def _is_outdone(word: str, near: Guess, words: Words) -> bool:
    """Tell whether a word two slips away is so much more frequent than the near one: "dilaksakan" is no "dipaksakan"."""
    if not near.safe or len(word) < FAR_WORD or slip_weight(word, near.form) > LIKELY:
        return False
    return words.counts.get(far_word(word, words), 0) >= OUTDONE * words.counts.get(near.form, 0)


@lru_cache(maxsize=20_000)
def guess_capital(word: str, words: Words) -> str:
    """Return the one word of bodies and offices that an unknown one with a capital is meant for: "Kecamtan", "Indonesai"."""
    if len(word) < CAPITAL or word in words.known or word in words.foreign or is_word(word, words):
        return ""
    forms = [form for form in _capital_by_head(words).get(word[0], ()) if OSA.distance(word, form, score_cutoff=1) == 1]
    return forms[0] if len(forms) == 1 and slip_weight(word, forms[0]) >= LIKELY else ""


@lru_cache(maxsize=4)
def _capital_by_head(words: Words) -> dict[str, list[str]]:
    heads: dict[str, list[str]] = {}
    for form in sorted(words.capital):
        heads.setdefault(form[0], []).append(form)
    return heads


def _near(word: str, words: Words) -> Guess | None:
    """Return the best of the words one slip away: safe where it is likely enough and so many times likelier than the next."""
    scores = near_words(word, words)
    if not scores:
        return None
    best, *others = sorted(scores, key=lambda form: (-scores[form], form))
    second = scores[others[0]] if others else 0.0
    safe = _is_plain(word, best, scores[best], second)
    if len(word) >= SHORTEST_LISTED and not safe:
        least, times = _threshold(len(word), IMPOSSIBLE if is_impossible(word, words) else THRESHOLDS)
        if len(word) > SHORT and slip_weight(word, best) >= LIKELY:
            least /= LIKELIER
        safe = scores[best] >= max(least, times * second)
    if is_spoken(word, best) or _lacks_k(word, best, words) or _is_drawled(word, best, words):
        safe = False
    return Guess(best, safe, sure=len(word) >= SHORTEST_LISTED and scores[best] >= _threshold(len(word), AGAIN)[0])


def _is_plain(word: str, best: str, score: float, second: float) -> bool:
    """Tell whether a short word is one of the plainest slips away from one far more frequent than any other: "dna", "sealu"."""
    if len(word) not in PLAIN:
        return False
    least, times, likely = PLAIN[len(word)]
    return score >= max(least, times * second) and slip_weight(word, best) >= likely


def _far(word: str, words: Words) -> Guess:
    """Return a word two slips away, or a derived one that was not counted with two letters swapped: "mencongkle"."""
    far = far_word(word, words)
    if far:
        return Guess(far, safe=True, sure=True)
    if len(word) < LONG:
        return NONE
    first = 0 if is_impossible(word, words) else len(word) - 2  # letters that may stand so side by side were swapped at the end
    forms = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(first, len(word) - 1)}
    if word.endswith("kn"):
        forms.add(word[:-1] + "an")  # "dipidanakn"
    derived = [form for form in sorted(forms) if form != word and _has_root(form, words)]
    return Guess(derived[0], safe=True) if len(derived) == 1 else NONE


def _threshold(length: int, thresholds: Mapping[int, tuple[float, float]]) -> tuple[float, float]:
    """Return the thresholds for so long a word."""
    return thresholds[max(key for key in thresholds if key <= length)]


def _lacks_k(word: str, best: str, words: Words) -> bool:
    """Tell whether the word is another with -an, for -kan or for nothing: "membentukan" is not meant for "membenturkan"."""
    return len(word) >= LACKS_K and word.endswith("an") and best not in {"", word[:-2] + "kan"} and is_word(word[:-2], words)


@lru_cache(maxsize=20_000)
def guess_derived(word: str, words: Words) -> str:
    """Return the common word that a derived one, never counted, lacks a letter of or says one twice: "perusahan", "memilik".

    Words with a clitic behind a listed one ("seratnya") and those that another word is as near to stay.
    """
    if len(word) < SHORTEST_DERIVED or word in words.known or word in words.repairs or word in words.glued:
        return ""
    if any(word.endswith(clitic) and word.removesuffix(clitic) in words.known for clitic in _CLITICS) or not is_word(word, words):
        return ""
    scores = near_words(word, words)
    best, *others = sorted(scores, key=lambda form: (-scores[form], form)) or [""]
    if not best or slip_weight(word, best) < PLAIN_SLIP or sorted(word) == sorted(best) or is_spoken(word, best):
        return ""
    least = DERIVED_AFFIX if _differs_in_affix(word, best) else DERIVED
    return best if scores[best] >= max(least, DERIVED_TIMES * scores.get("".join(others[:1]), 0.0)) else ""


def _differs_in_affix(word: str, best: str) -> bool:
    """Tell whether the slip is one that affixes invite: -an for -aan, pe- for per-, -kkan for -kan, one g of two, -ii.

    >>> _differs_in_affix("perusahan", "perusahaan"), _differs_in_affix("penyataan", "pernyataan")
    (True, True)
    >>> _differs_in_affix("menebarkan", "menyebarkan")
    False
    """
    if word.startswith(("pe", "ke")):
        forms = {word[:-2] + "aan", word[:-3] + "an", "per" + word[2:], word.replace("engu", "enggu", 1)}
        return word.endswith("an") and best in forms
    return word.endswith("ii") and best == word[:-1]


def _is_drawled(word: str, best: str, words: Words) -> bool:
    """Tell whether the word is another one with its last letter drawn out: "bangg" is not meant for "bangga"."""
    return word[-1] == word[-2] and word[:-1] != best and word[:-1] in words.known


def _has_root(form: str, words: Words) -> bool:
    """Tell whether the form is a known root with affixes; two words in one are too easily seen: "maha" and "yuan"."""
    return any(root in words.roots for _, root, _ in analyses(form))


def double_n(word: str, words: Words) -> str:
    """Return -nya behind a word that lost one of two n or a letter of it: "harapanya", "selorohya", "isiny"."""
    base = word[: -len(SUFFIX)] + "n"
    if word.endswith("a" + SUFFIX) and len(base) >= SHORTEST and is_word(base, words):
        return base + SUFFIX
    base = word[: -len("ya")]
    if word.endswith(("ya", "ny")) and is_word(base, words) and (len(base) >= SHORTEST or word.endswith("iny")):
        return base + SUFFIX
    return ""


def is_everyday(word: str, words: Words) -> bool:
    """Tell whether the word has the -in of everyday speech, or lost me-: "ditutupin", "narik"."""
    if word.startswith(_NASALS) and is_word("me" + word, words):
        return True
    return word.endswith("in") and not word.startswith("pem") and (is_word(word[:-2], words) or is_word(word[:-2] + "i", words))
