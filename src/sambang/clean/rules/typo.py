"""A word that is none, one slip of the hand away from a frequent one.

The thresholds were set on the 3,839 articles of the corpus: every repair that the rule makes there was read. What is
known of words is counted, not guessed; a rare word is left alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.neighbours import LEAST, LEAST_DERIVED, expected_word
from sambang.clean.slips import SUFFIX, far_word, near_words
from sambang.clean.words import copy_case, is_foreign, is_named, is_small, places_of
from sambang.text.morphology import analyses, is_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon, Words
    from sambang.model import Edit
    from sambang.text.scan import Scan

SHORTEST = 5
SHORTEST_EXPECTED = 4  # where the neighbours tell what was meant
# Length of the unknown word -> the least score of the best guess, and how many times the next one's it must be.
THRESHOLDS = {5: (400.0, 4.0), 6: (60.0, 3.0), 7: (5.0, 3.0), 8: (2.0, 2.0), 10: (1.2, 2.0)}
LONG = 8
SHORTEST_CAPITAL = 7  # a shorter word with a capital may be a name, even where a sentence begins
PLAIN = 50  # articles: a word with a capital inside a sentence is repaired to a word as common as this
LONGEST_NAME = 9  # of the names in the corpus none so long is one slip away from a frequent word
LONGEST_CODE = len("11.01")  # in small letters only the names of provinces and regencies are looked out for
SHORTEST_AGAIN = 3  # letters of a root that is said again


def repair_typos(text: str, context: Context) -> list[Edit]:
    """Repair an unknown word that is one slip away from one frequent word: "selorohya", "masayarakat".

    Names, words of ranks, positions and units, and words beside English ones stay; a capital inside a sentence marks a
    name unless the word is long and its meaning plain.
    """
    words = context.lexicon.words
    unknown = {word for word in context.unknown(text) if len(word) >= SHORTEST_EXPECTED} - words.foreign
    if not unknown:
        return []
    scan = context.scan(text)
    places = [at for at in places_of(scan, unknown) if not _may_be_name(scan, at, context.lexicon)]
    forms = {at: form for at in places if (form := _repair_at(scan, at, context.lexicon)) and not _is_foreign(scan, at, words)}
    names = _names(scan, forms) if forms else set()
    return [
        replace(text, scan.starts[at], scan.ends[at], copy_case(scan.written[at], form), "typo", "one slip away")
        for at, form in forms.items()
        if scan.words[at] not in names
    ]


def _is_foreign(scan: Scan, at: int, words: Words) -> bool:
    """Tell whether the word stands beside English, or between two words that are none: "lakum dinukum waliyadin"."""
    beside = scan.words[at - 1 : at] + scan.words[at + 1 : at + 2] if at else ()
    if is_foreign(scan, at) or _is_reduplicated(scan, at):
        return True
    return len(beside) > 1 and all(_is_strange(word, words) for word in beside)


def _is_reduplicated(scan: Scan, at: int) -> bool:
    """Tell whether the word is said again with other affixes: "mengelu-elukan"."""
    again = scan.words[at + 1][:SHORTEST_AGAIN] if scan.gaps[at : at + 1] == ["-"] and at + 1 < len(scan.words) else ""
    return len(again) == SHORTEST_AGAIN and scan.words[at].endswith(again)


def _is_strange(word: str, words: Words) -> bool:
    """Tell whether the word is none, nor a misspelt one; a short one may be a shortened one."""
    if len(word) < SHORTEST or not word.isalpha() or word in words.repairs or word in words.glued or is_word(word, words):
        return False
    return word not in words.given_names and word not in words.family_names and not repair_word(word, words)[1]


def _may_be_name(scan: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the word stands where names stand: behind a level word, or with a capital that says something."""
    word, written = scan.words[at], scan.written[at]
    if written == word:
        codes = lexicon.areas.by_name.entries.get(word, ())
        known = word in lexicon.words.given_names or word in lexicon.words.family_names or word in lexicon.terms.lengths
        large = any(len(str(code)) <= LONGEST_CODE for code in codes)
        return known or large or (bool(codes) and at > 0 and "level" in lexicon.cues.get(scan.words[at - 1], ()))
    if is_named(word, lexicon):
        return True
    if not is_small(scan, at):
        return not _double_n(word, lexicon.words) and (len(word) < LONGEST_NAME or not _in_headline(scan, at, lexicon))
    follower = scan.written[at + 1 : at + 2]
    return len(word) < SHORTEST_CAPITAL or (len(word) == SHORTEST_CAPITAL and not (follower and follower[0].islower()))


def _in_headline(scan: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the word stands between known words in the first line, where every word may have a capital."""
    beside = scan.words[max(0, at - 1) : at] + scan.words[at + 1 : at + 2]
    return "\n" not in scan.text[: scan.starts[at]] and all(word in lexicon.words.known for word in beside)


def _names(scan: Scan, forms: Mapping[int, str]) -> set[str]:
    """Return those of the words that also stand with a capital inside a sentence and are short enough for a name."""
    words = {scan.words[at] for at, form in forms.items() if len(scan.words[at]) < LONGEST_NAME and not form.endswith(SUFFIX)}
    return {scan.words[at] for at in places_of(scan, words) if not is_small(scan, at)} if words else set()


def _repair_at(scan: Scan, at: int, lexicon: Lexicon) -> str:
    """Return the repair of word `at`; behind a quote a verb of saying is likely: "terag Huda"."""
    best, safe = repair_word(scan.words[at], lexicon.words)
    plain = lexicon.words.counts.get(best, 0) >= PLAIN and len(best) != len(scan.words[at])  # "Parlindungan" is a name
    if safe and not plain and not best.endswith(SUFFIX) and not is_small(scan, at):
        return ""
    if safe:
        return best
    if best and at and '"' in scan.gaps[at - 1].replace("”", '"') and "speech" in lexicon.cues.get(best, ()):
        return best
    return _expected_at(scan, at, lexicon.words)


def _expected_at(scan: Scan, at: int, words: Words) -> str:
    """Return what the neighbours of word `at` ask for where it is written in small letters."""
    word = scan.words[at]
    if scan.written[at] != word or word in words.repairs or word in words.glued or not (word.isascii() and word.isalpha()):
        return ""
    return expected_word(scan, at, words, LEAST_DERIVED if is_word(word, words) else LEAST)


@lru_cache(maxsize=50_000)
def repair_word(word: str, words: Words) -> tuple[str, bool]:
    """Return the word that the unknown one was most likely meant to be, and whether that is safe without a context."""
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return "", False
    if word in words.glued or word in words.repairs or is_word(word, words):
        return "", False
    suffixed = _double_n(word, words)
    if suffixed:
        return suffixed, True
    if _is_chat(word, words):
        return "", False
    scores = near_words(word, words)
    best, safe = _best(scores, *THRESHOLDS[_threshold(len(word))])
    if len(word) >= LONGEST_NAME and _lacks_k(word, best, words):
        return best, False
    swapped = word[:-2] + word[-1] + word[-2]  # "mencongkle": the end of a word that was not counted
    if not scores and (far := far_word(word, words)):
        return far, True
    if not scores and len(word) >= LONG and swapped != word and _has_root(swapped, words):
        return swapped, True
    return best, safe


def _lacks_k(word: str, best: str, words: Words) -> bool:
    """Tell whether the word is another with -an, for -kan or for nothing: "membentukan" is not meant for "membenturkan"."""
    return word.endswith("an") and best not in {"", word[:-2] + "kan"} and is_word(word[:-2], words)


def _has_root(form: str, words: Words) -> bool:
    """Tell whether the form is a known root with affixes; two words in one are too easily seen: "maha" and "yuan"."""
    return any(root in words.roots for _, root, _ in analyses(form))


def _threshold(length: int) -> int:
    """Return the key of the thresholds for so long a word."""
    return max(key for key in THRESHOLDS if key <= length)


def _best(scores: Mapping[str, float], least: float, times: float) -> tuple[str, bool]:
    """Return the best guess and whether it is likely enough and so many times likelier than the next."""
    if not scores:
        return "", False
    best, *others = sorted(scores, key=lambda form: (-scores[form], form))
    return best, scores[best] >= least and all(scores[best] >= times * scores[form] for form in others[:1])


def _double_n(word: str, words: Words) -> str:
    """Return -nya behind a word that lost one of two n or a letter of it: "harapanya", "selorohya", "isiny"."""
    base = word[: -len(SUFFIX)] + "n"
    if word.endswith("a" + SUFFIX) and len(base) >= SHORTEST and is_word(base, words):
        return base + SUFFIX
    base = word[: -len("ya")]
    if word.endswith(("ya", "ny")) and is_word(base, words) and (len(base) >= SHORTEST or word.endswith("iny")):
        return base + SUFFIX
    return ""


def _is_chat(word: str, words: Words) -> bool:
    """Tell whether the word has the -in of everyday speech: "ditutupin"."""
    return word.endswith("in") and (is_word(word[:-2], words) or is_word(word[:-2] + "i", words))
