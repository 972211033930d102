"""Words that a hyphen tears: "me- ningkatkan", "ke - amanan", "ber-koordinasi", "kea-manan", "andalan-nya"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.words import is_free, is_named
from sambang.text.morphology import derivations

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.lexicon import Words
    from sambang.model import Edit
    from sambang.text.scan import Scan

_TIGHT = frozenset({"-", "- ", "-\n"})
_HYPHENS = _TIGHT | {" -", " - "}
_PREFIXES = frozenset({"me", "mem", "men", "meng", "meny", "ber", "ter", "di", "ke", "pe", "pem", "pen", "peng", "per"})
_WORDS = frozenset({"di", "ke", "per"})  # of these the ones that are words themselves
_SUFFIXES = frozenset({"nya", "lah"})
SEEN = 3  # articles of 3,839 that a word with a prefix stands in, where the rest is no word ...
COMMON = 20  # ... and where it is one, or the hyphen stands anywhere
SHORTEST = 6  # letters


def join_hyphened(text: str, context: Context) -> list[Edit]:
    """Join a word that a hyphen tears where one of its parts is no word: "kea-manan"; or an affix: "di-bantu", "andalan-nya".

    Reduplicated words, foreign ones with an affix ("ter-cover", "value-nya") and pairs of words ("ibu-anak") stay.
    """
    scan = context.scan(text)
    if _HYPHENS.isdisjoint(scan.gap_kinds()):
        return []
    return [
        replace(text, scan.ends[at], scan.starts[at + 1], "", "split", "a hyphen inside a word")
        for at in scan.where_gaps(_HYPHENS)
        if scan.written[at + 1].islower()
        and scan.written[at][1:] == scan.words[at][1:]
        and _is_torn(scan.words[at], scan.words[at + 1], scan.gaps[at] in _TIGHT, context.lexicon.words)
        and _stands_alone(scan, at)
        and not is_named(scan.words[at] + scan.words[at + 1], context.lexicon)
    ]


def _stands_alone(scan: Scan, at: int) -> bool:
    """Tell whether the two words are free, with no other hyphen beside them."""
    beside = (*scan.gaps[max(0, at - 1) : at], *scan.gaps[at + 1 : at + 2])
    return is_free(scan, at) and is_free(scan, at + 1) and not any(gap.strip() == "-" for gap in beside)


@lru_cache(maxsize=20_000)
def _is_torn(first: str, second: str, tight: bool, words: Words) -> bool:  # noqa: FBT001 - a key of the cache
    joined = first + second
    if len(joined) < SHORTEST or not joined.isalpha() or second in words.foreign or joined in words.glued:
        return False
    seen = words.counts.get(joined, 0)
    if first in _PREFIXES:
        apart = second in words.known  # a loan often keeps its hyphen: "ter-cover", "ber-chip"
        return seen >= (COMMON if apart else SEEN) and (tight or first not in _WORDS or not apart)
    if first in words.foreign or second.startswith(first):
        return False
    if second in _SUFFIXES:
        return tight and first[-2:] == "an" and any(stem != first for _, stem, _ in derivations(first, words))
    return seen >= COMMON and len(first) > 1 and (first not in words.known or second not in words.known)
