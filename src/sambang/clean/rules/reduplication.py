"""Reduplicated words are written with one hyphen and no blank: "masing – masing", "anak anak", "besar”an"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.rules.gaps import each_site

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.clean.rules.gaps import Site
    from sambang.lexicon import Lexicon, Words
    from sambang.model import Edit

_DASHES = frozenset("-–—−‐")
_PREFIXES = frozenset({"se", "ber", "ter", "me", "mem", "men", "meng", "di", "ke", "pe", "be"})
_SUFFIXES = frozenset({"", "nya", "an", "annya", "kan", "i", "lah", "kah", "ku", "mu"})
_DITTO_MARKS = ("”", '"', "“", "″")  # "besar”an": the mark stands for the word again
_DITTO_SUFFIXES = frozenset({"an", "nya", "kan", "annya"})
_SHORTEST = 3  # letters of a word that is said twice
REDUPLICATED = "reduplicated"  # the kind of cue
_PREFIXES_OF_DOUBLES = ("ber", "di", "se")  # "berulang ulang", "ditunda tunda", "sebesar besarnya"


def join_reduplication(text: str, context: Context) -> list[Edit]:
    """Join the halves of a reduplicated word with a hyphen.

    A dash between two different words, two names or two numbers stays; so do words doubled by mistake ("dan dan").
    """
    edits: list[Edit] = []
    for gap in context.gap_sites(text):
        if len(gap) <= _SHORTEST and gap.strip() in _DASHES:
            edits += [_hyphened(site) for site in each_site(text, context, gap) if _is_reduplication(site)]
        elif gap in _DITTO_MARKS:
            edits += [
                site.become("-" + site.before.lower(), "spelling", "a mark for the word said again")
                for site in each_site(text, context, gap)
                if site.after in _DITTO_SUFFIXES and site.before.isalpha() and len(site.before) >= _SHORTEST
            ]
    return edits + _join_doubled(text, context) + _join_prefixed(text, context)


def _hyphened(site: Site) -> Edit:
    return site.become("-", "spacing" if " " in site.gap else "punct", "hyphen of a reduplicated word")


def _is_reduplication(site: Site) -> bool:
    first, second = site.before.lower(), site.after
    if len(second) < _SHORTEST or not second.islower() or not first.isalpha():
        return False
    if second.startswith(first) and len(first) >= _SHORTEST:
        return second.removeprefix(first) in _SUFFIXES
    return first.endswith(second) and first.removesuffix(second) in _PREFIXES


def _join_doubled(text: str, context: Context) -> list[Edit]:
    """Join "anak anak"; only words that are known to be said twice, as the cues list them, and none behind a number."""
    found, lexicon = context.scan(text), context.lexicon
    return [
        replace(text, found.ends[at], found.starts[at + 1], "-", "spacing", "hyphen of a reduplicated word")
        for at in found.doubled()
        if found.gaps[at] == " " and _may_double(found.written, at, lexicon) and "-" not in _around(found.gaps, at)
    ]


def _join_prefixed(text: str, context: Context) -> list[Edit]:
    """Join "berulang ulang", "sebesar besarnya": the word behind is the one before without its prefix."""
    vocabulary, words = context.vocabulary(text), context.lexicon.words
    prefixed = (word for word in vocabulary if word.startswith(_PREFIXES_OF_DOUBLES))
    halves = {word: half for word in prefixed if (half := _half(word)) in vocabulary and _has_root(word, words)}
    if not halves:
        return []
    found = context.scan(text)
    return [
        replace(text, found.ends[at], found.starts[at + 1], "-", "spacing", "hyphen of a reduplicated word")
        for at in found.where(halves.keys())
        if found.gaps[at : at + 1] == [" "] and halves[found.words[at]] == found.words[at + 1] and _is_one_case(found.written, at)
    ]


def _half(word: str) -> str:
    """Return what says the word again without its prefix, behind se- with -nya.

    >>> _half("berulang"), _half("ditunda"), _half("sebesar")
    ('ulang', 'tunda', 'besarnya')
    """
    return word[2:] + "nya" if word.startswith("se") else word[3:] if word.startswith("ber") else word[2:]


def _has_root(word: str, words: Words) -> bool:
    """Tell whether a root stands behind the prefix."""
    root = word[3:] if word.startswith("ber") else word[2:]
    return len(root) > _SHORTEST and root in words.roots


def _may_double(written: list[str], at: int, lexicon: Lexicon) -> bool:
    first, second = written[at], written[at + 1]
    if at and first.islower() and written[at - 1].isdigit():  # "5 hari hari yang lalu" is a word said twice by mistake
        return False
    return (_is_one_case(written, at) or first == second) and REDUPLICATED in lexicon.cues.get(second.lower(), ())


def _is_one_case(written: list[str], at: int) -> bool:
    """Tell whether the second word is written as the half of a word: in small letters, or both in capitals."""
    return written[at + 1].islower() or (written[at].isupper() and written[at + 1].isupper())


def _around(gaps: list[str], at: int) -> set[str]:
    return {*gaps[max(0, at - 1) : at], *gaps[at + 1 : at + 2]}
