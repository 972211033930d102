"""A word that is none, one slip of the hand away from a frequent one: where it stands tells whether it may be a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.facts import WordFacts
from sambang.clean.guess import double_n, guess_capital, guess_derived, guess_word, is_everyday
from sambang.clean.neighbours import LEAST, LEAST_DERIVED, LEAST_SHORT, expected_word, likely_forms
from sambang.clean.slips import SUFFIX
from sambang.clean.words import copy_case, is_addressed, is_foreign, is_free, is_named, is_small, places_of, stands_in_name
from sambang.text.morphology import is_word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon, Words
    from sambang.model import Edit
    from sambang.text.scan import Scan

SHORTEST = 3  # letters
SHORTEST_TOLD = 4  # of a word that its neighbours tell ...
SHORTER_TOLD = 3  # ... or, where one far more common word is meant, of a shorter one: "stu", "pda"
_TESTS = frozenset({"tes", "uji", "sampel", "hasil", "data"})  # behind them "dna" is meant
SHORTEST_CAPITAL = 7  # a shorter word with a capital may be a name, even where a sentence begins
PLAIN = 50  # articles: a word with a capital inside a sentence is repaired to a word as common as this
PLAIN_SHORT = 150  # articles: so common is the word that a word of three letters is meant for
LONGEST_NAME = 9  # of the names in the corpus none so long is one slip away from a frequent word
LONGEST_CODE = len("11.01")  # in small letters only the names of provinces and regencies are looked out for


def repair_typos(text: str, context: Context) -> list[Edit]:
    """Repair an unknown word that is one slip away from one frequent word: "selorohya", "masayarakat".

    Names, words of ranks, positions and units, and words beside English ones stay; a capital inside a sentence marks a
    name unless the word is long and its meaning plain.
    """
    lexicon = context.lexicon
    unnamed = _UNNAMED.among(context.unknown(text), lexicon).keys()
    doubtful = _SLIPS.open_among(unnamed, lexicon) if unnamed else unnamed
    if not doubtful:
        return []
    scan = context.scan(text)
    places = _places(scan, doubtful, lexicon)
    slips = _SLIPS.among({scan.words[at] for at in places}, lexicon)
    forms = {
        at: form
        for at in places
        if scan.words[at] in slips and (form := _repair_at(scan, at, lexicon)) and not _is_meant(scan, at, form, lexicon.words)
    }
    names = _names(scan, forms, lexicon.words) if forms else set()
    return [
        replace(text, scan.starts[at], scan.ends[at], copy_case(scan.written[at], form), "typo", "one slip away")
        for at, form in forms.items()
        if scan.words[at] not in names
    ]


def _is_unnamed(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the unknown word is long enough for a slip, and none of English or a listed name wherever it stands."""
    words = lexicon.words
    if len(word) < SHORTEST or word in words.foreign or word in lexicon.terms.lengths:
        return False
    return word not in words.given_names and word not in words.family_names


def _is_slip(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the unknown word may be meant for a known one, by itself or because its neighbours tell."""
    guess = guess_word(word, lexicon.words)
    if guess.safe or "speech" in lexicon.cues.get(guess.form, ()):
        return True
    return guess_capital(word, lexicon.words) != "" or _is_told(word, lexicon.words)


_UNNAMED = WordFacts(_is_unnamed)
_SLIPS = WordFacts(_is_slip)


def _places(scan: Scan, doubtful: AbstractSet[str], lexicon: Lexicon) -> list[int]:
    """Return where one of the words is no name: a short one that has a capital wherever it stands is one."""
    places = [*scan.where(doubtful)]
    small = {scan.words[at] for at in places if scan.written[at] == scan.words[at]}
    return [
        at
        for at in places
        if (scan.words[at] in small or len(scan.words[at]) >= SHORTEST_CAPITAL)
        and not _may_be_name(scan, at, lexicon)
        and is_free(scan, at)
    ]


def _is_meant(scan: Scan, at: int, form: str, words: Words) -> bool:
    """Tell whether the word is meant as it stands: beside English, between two words that are none, hyphened, said again."""
    beside = scan.words[at - 1 : at] + scan.words[at + 1 : at + 2] if at else ()
    if is_foreign(scan, at) or _is_hyphened(scan, at, form) or (len(beside) > 1 and all(_is_strange(w, words) for w in beside)):
        return True
    if len(scan.words[at]) < SHORTEST_TOLD and _TESTS.intersection(scan.words[max(0, at - 1) : at]):
        return True
    guess = guess_word(scan.words[at], words)
    return form == guess.form and not guess.sure and scan.count(scan.words[at]) > 1


def _is_hyphened(scan: Scan, at: int, form: str) -> bool:
    """Tell whether a hyphen joins the word to one that is not the repaired one: "mengelu-elukan", but not "daeah-daerah"."""
    beside = [scan.words[n] for n in (at - 1, at + 1) if 0 <= n < len(scan.words) and scan.gaps[min(n, at)] == "-"]
    return bool(beside) and form not in beside and not form.endswith(SUFFIX)


def _is_strange(word: str, words: Words) -> bool:
    """Tell whether the word is none, nor a misspelt one; a short one may be a shortened one."""
    if len(word) < SHORTEST_TOLD or not word.isalpha() or word in words.repairs or word in words.glued or is_word(word, words):
        return False
    return word not in words.given_names and word not in words.family_names and not guess_word(word, words).safe


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
    if stands_in_name(scan, at, lexicon) and not is_addressed(scan, at):
        return True
    if not is_small(scan, at):
        return not double_n(word, lexicon.words) and (len(word) < LONGEST_NAME or not _in_headline(scan, at, lexicon))
    follower = scan.written[at + 1 : at + 2]
    return len(word) < SHORTEST_CAPITAL or (len(word) == SHORTEST_CAPITAL and not (follower and follower[0].islower()))


def _in_headline(scan: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the word stands between known words in the first line, where every word may have a capital."""
    beside = scan.words[max(0, at - 1) : at] + scan.words[at + 1 : at + 2]
    return scan.starts[at] <= scan.first_line() and all(word in lexicon.words.known for word in beside)


def _names(scan: Scan, forms: Mapping[int, str], words: Words) -> set[str]:
    """Return those of the words that also stand with a capital inside a sentence and are short enough for a name."""
    short = {scan.words[at] for at, form in forms.items() if len(scan.words[at]) < LONGEST_NAME and not form.endswith(SUFFIX)}
    short = {word for word in short if not guess_capital(word, words)}
    return {scan.words[at] for at in places_of(scan, short) if not is_small(scan, at)} if short else set()


def _repair_at(scan: Scan, at: int, lexicon: Lexicon) -> str:
    """Return the repair of word `at`; behind a quote a verb of saying is likely: "terag Huda"."""
    capital = "" if is_small(scan, at) else guess_capital(scan.words[at], lexicon.words)
    if capital:
        return capital
    best, safe, _ = guess_word(scan.words[at], lexicon.words)
    if safe:
        plain = lexicon.words.counts.get(best, 0) >= PLAIN and len(best) != len(scan.words[at])  # "Parlindungan" is a name
        return best if plain or best.endswith(SUFFIX) or is_small(scan, at) else ""
    if scan.written[at] == scan.words[at] and (derived := guess_derived(scan.words[at], lexicon.words)):
        return derived
    if best and at and '"' in scan.gaps[at - 1].replace("”", '"') and "speech" in lexicon.cues.get(best, ()):
        return best
    return _expected_at(scan, at, lexicon.words)


def _expected_at(scan: Scan, at: int, words: Words) -> str:
    """Return what the neighbours of word `at` ask for where it is written in small letters."""
    word = scan.words[at]
    if scan.written[at] != word or not _is_told(word, words):
        return ""
    if len(word) < SHORTEST_TOLD:
        form = expected_word(scan, at, words, LEAST_SHORT)
        return form if words.counts.get(form, 0) >= PLAIN_SHORT else ""
    return expected_word(scan, at, words, LEAST_DERIVED if is_word(word, words) else LEAST)


def _is_told(word: str, words: Words) -> bool:
    """Tell whether neighbours may tell what was meant for the word: a known one is one slip away, and it is none of speech."""
    if len(word) < SHORTER_TOLD or word in words.repairs or word in words.glued or not (word.isascii() and word.isalpha()):
        return False
    return bool(likely_forms(word, words)) and not is_everyday(word, words)
