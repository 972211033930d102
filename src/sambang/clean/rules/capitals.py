"""Capitals that a slip of the hand left out: where a sentence begins, and the one small letter in a word of capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.words import is_free
from sambang.text.morphology import is_word
from sambang.text.sentences import is_abbreviation

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon
    from sambang.model import Edit
    from sambang.text.scan import Scan

SHORTEST = 4  # letters; a shorter word before a full stop may be an abbreviation
SHORTEST_ACRONYM = 3  # "KPU. tiga petugas"
_YEAR = re.compile(r"(?:19|20)\d\d")
# With these a sentence goes on: the full stop before them stands for a comma.
_GOING_ON = frozenset({"yang", "dan", "atau", "serta", "dengan", "untuk", "dari", "agar", "supaya", "sehingga"})
_PREPOSITIONS = frozenset({"di", "ke"})
_SMALL_TITLES = frozenset({"dr", "drg", "drh"})  # in small letters wherever they stand
# Gaps with a full stop before a sentence or a paragraph, be it a quote.
_SENTENCE_GAPS = (". ", "). ", ".\n", ".\n\n", ".”\n", ".”\n\n", '."\n', '."\n\n', ").\n", ").\n\n")
_ENDS = frozenset(gap + mark for gap in _SENTENCE_GAPS for mark in ("", "“", '"'))
# At least where one of these gaps stands before a small letter.
_SMALL_START = re.compile(r"""\.(?: |[”"]?\n\n?)[“"]?(?=[^\W\dA-Z_])""")
_LINKS = frozenset(
    {"baca", "klik", "simak", "lihat", "foto", "sumber", "editor", "penulis", "laporan"}
)  # with a capital: boilerplate
_SLIPPED = re.compile(r"[A-Z]++[a-z][A-Z]+")
_TWO_CAPITALS = re.compile(r"[A-Z]{2}(?=[a-z]*[aeiou])[a-z]{2,}")  # without a vowel behind they begin an acronym
COMMON = 20  # articles of 3,839
_FEWEST_CAPITALS = 3
_HEAD = 200  # characters that hold headline and dateline
_DATELINE_MARKS = frozenset("-–—,(")


def raise_sentence_starts(text: str, context: Context) -> list[Edit]:
    """Raise the first letter of a sentence where the one before surely ended: "Jawa Barat. kerusuhan itu".

    A word that goes on ("yang", "dan", "kata") stays, and what may be an abbreviation, a list or an address.
    """
    found = context.scan(text)
    ends = found.where_gaps(_ENDS) if _SMALL_START.search(text) else ()
    starts = [
        at + 1
        for at in ends
        if found.written[at + 1].islower()
        and (found.gaps[at].startswith((". ", "). ")) or _begins_line(found, at + 1, context.lexicon))
        and _ends_sentence(found, at, context.lexicon)
    ]
    if found.written and found.written[0].islower() and _begins_line(found, 0, context.lexicon):
        starts.append(0)
    return [
        replace(text, found.starts[at], found.starts[at] + 1, text[found.starts[at]].upper(), "casing", "sentence")
        for at in starts
        if _begins(found, at, context.lexicon)
    ]


def _ends_sentence(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the full stop behind word `at` ends a sentence: behind a word, a name or a year."""
    word = found.words[at]
    if found.gaps[at][0] == ")":
        return True
    if _YEAR.fullmatch(word):
        return True
    if found.written[at].isupper() and len(word) >= SHORTEST_ACRONYM:
        return word not in lexicon.rank_words  # "AKP. budi" is a rank and a name
    if len(word) < SHORTEST or not word.isalpha() or is_abbreviation(found.text, found.ends[at]):
        return False
    return found.written[at][1:].islower() and (found.written[at][0].isupper() or is_word(word, lexicon.words))


def _begins_line(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether word `at` is frequent and no abbreviation: a line may begin with a brand or a title in small letters."""
    is_long = len(found.words[at]) >= SHORTEST or found.words[at] in _PREPOSITIONS
    return is_long and found.words[at] in lexicon.words.common


def _begins(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether word `at` may begin a sentence: an ordinary word before another."""
    word = found.words[at]
    goes_on = word in _GOING_ON or word in _LINKS or "speech" in lexicon.cues.get(word, ())
    if goes_on or at + 1 >= len(found.words) or found.gaps[at] != " ":
        return False
    return word.isalpha() and len(word) > 1 and word not in _SMALL_TITLES and is_free(found, at) and is_word(word, lexicon.words)


def raise_slipped_letters(text: str, context: Context) -> list[Edit]:
    """Raise the one small letter of an area's name in capitals where a text begins: "LiWA (Kabar) - "; brands ("BeAT") stay."""
    if not _SLIPPED.search(text, 0, _HEAD):
        return []
    found, areas = context.scan(text), context.lexicon.areas.by_name.entries
    return [
        replace(text, found.starts[at], found.ends[at], written.upper(), "casing", "a small letter among capitals")
        for at, written in enumerate(found.written[:_HEAD])
        if len(written) > _FEWEST_CAPITALS
        and _SLIPPED.fullmatch(written)
        and is_free(found, at)
        and (found.words[at] in areas or _is_dateline(found, at))
    ]


def lower_second_capitals(text: str, context: Context) -> list[Edit]:
    """Lower the second of two capitals that a slow finger made: "KAmi", "POlres", "BRipka"; "TNIku", "UMkm" stay."""
    slipped = set(filter(_TWO_CAPITALS.fullmatch, context.uneven(text)))
    if not slipped:
        return []
    found, lexicon = context.scan(text), context.lexicon
    return [
        replace(text, found.starts[at] + 1, found.starts[at] + 2, found.words[at][1], "casing", "two capitals")
        for at in found.where({word.lower() for word in slipped})
        if found.written[at] in slipped and is_free(found, at) and _is_one_word(found.words[at], lexicon)
    ]


def _is_one_word(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the word is a common one, a word of offices and units, a rank or an area."""
    named = word in lexicon.areas.by_name.entries or word in lexicon.units.by_name.lengths
    if named or lexicon.words.counts.get(word, 0) >= COMMON:
        return True
    return lexicon.rank_words.get(word, "").istitle() or (word in lexicon.terms.lengths and word not in lexicon.rank_words)


def _is_dateline(found: Scan, at: int) -> bool:
    """Tell whether word `at` begins a line and a dash, a comma or a bracket parts it from the rest."""
    begins = at == 0 or "\n" in found.gaps[at - 1]
    return begins and at < len(found.gaps) and found.gaps[at].strip()[:1] in _DATELINE_MARKS
