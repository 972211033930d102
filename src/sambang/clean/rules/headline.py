"""A headline in capitals becomes title case: "WARGA DESA AIR TERAS" -> "Warga Desa Air Teras"; acronyms stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sambang.clean.edits import replace

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon
    from sambang.model import Edit
    from sambang.text.scan import Scan

_LINE = re.compile(r"\s*([^\n]+)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FEWEST_WORDS = 4
_LONGEST_LINE = 250
_VOWELS = frozenset("AEIOU")
_ROMAN = re.compile(r"[IVX]+")
# Letters of an unknown word that is taken for an acronym: "KPAI", "PPLN"; longer ones are names.
_LONGEST_ACRONYM = 4
_SMALL = frozenset({
    "di", "ke", "dari", "dan", "yang", "untuk", "dengan", "pada", "oleh", "dalam", "atau", "serta", "bagi", "agar", "para",
    "kepada", "terhadap", "hingga", "sampai", "tentang", "demi", "karena", "saat", "sebagai", "sejak", "antara", "guna",
})  # fmt: skip


def lower_headline(text: str, context: Context) -> list[Edit]:
    """Write a first line that is all in capitals in title case, prepositions and conjunctions small.

    Acronyms and initials stay; what the article itself writes elsewhere decides first. A line of few words stays.
    """
    line = _LINE.match(text)
    if not line or not line[1].isupper() or len(line[1]) > _LONGEST_LINE:
        return []
    words = list(_WORD.finditer(text, *line.span(1)))
    if len(words) < _FEWEST_WORDS:
        return []
    elsewhere = _written_elsewhere(context.scan(text), line.end())
    pieces: list[str] = []
    at = line.start(1)
    for number, word in enumerate(words):
        pieces += (text[at : word.start()], _cased(word[0], elsewhere, context.lexicon, first=number == 0))
        at = word.end()
    pieces.append(text[at : line.end()])
    return [replace(text, line.start(1), line.end(), "".join(pieces), "casing", "headline in capitals")]


def _written_elsewhere(found: Scan, end: int) -> dict[str, str]:
    """Return how each word is written behind the headline; where it differs, in capitals. A line in capitals tells nothing."""
    shouted = {at for line in _LINE.finditer(found.text, end) if line[1].isupper() for at in range(*line.span(1))}
    elsewhere: dict[str, str] = {}
    for folded, written, start in zip(found.words, found.written, found.starts, strict=True):
        if start >= end and start not in shouted and (folded not in elsewhere or written.isupper()):
            elsewhere[folded] = written
    return elsewhere


def _cased(word: str, elsewhere: dict[str, str], lexicon: Lexicon, *, first: bool) -> str:
    folded = word.lower()
    if folded in _SMALL:
        return word.capitalize() if first else folded
    seen = elsewhere.get(folded)
    if seen is not None:
        return word if seen.isupper() else seen if seen[1:] != seen[1:].lower() else word.capitalize()
    if len(word) == 1 or _ROMAN.fullmatch(word) or _VOWELS.isdisjoint(word):
        return word
    if "acronym" in lexicon.cues.get(folded, ()) and folded not in lexicon.words.common:
        return word
    known = folded in lexicon.words.known or folded in lexicon.words.given_names or folded in lexicon.areas.by_name.lengths
    return word if len(word) <= _LONGEST_ACRONYM and not known and folded not in lexicon.terms.lengths else word.capitalize()
