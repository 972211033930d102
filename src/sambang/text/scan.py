"""One pass over a text: its words, and where the gazetteers' phrases stand.

The dictionary is asked word by word instead of with an automaton: words are needed anyway (spelling, names), and
over folded words one entry covers every spacing and every mark ("Kombes. Pol.", "KOMBES POL").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sambang.text.fold import WORD

if TYPE_CHECKING:
    from sambang.lexicon import Lexicon, Phrases, Term

# What may stand between two words of one phrase, blanks aside.
TERM_GAPS = frozenset({"", ".", "-", "/"})
AREA_GAPS = frozenset({"", "-", "/"})


class Hit(NamedTuple):
    """A phrase of a gazetteer: words[first:last], text[start:end], and the ids it may stand for."""

    first: int
    last: int
    start: int
    end: int
    ids: tuple[str, ...]


class Scan(NamedTuple):
    """The words of a text (folded) with their offsets, and the hits by label: rank, position, function, area, unit."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    hits: dict[str, list[Hit]]

    def gap(self, index: int) -> str:
        """Return what stands between word `index` and the next."""
        return self.text[self.ends[index] : self.starts[index + 1]]


def scan(text: str, lexicon: Lexicon) -> Scan:
    """Find the words of the text and every rank, position, function and (capitalised) area or unit name.

    Of phrases that begin at one word the longest counts; a phrase inside another of the same dictionary is not
    reported. Areas and units are looked up only where the text has a capital letter.
    """
    words, starts, ends = _split(text)
    found = Scan(text, words, starts, ends, {"rank": [], "position": [], "function": [], "area": [], "unit": []})
    _find_terms(found, lexicon)
    _find_names(found, lexicon.areas.by_name, "area")
    _find_names(found, lexicon.units.by_name, "unit")
    return found


def _split(text: str) -> tuple[list[str], list[int], list[int]]:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in WORD.finditer(text):
        start, end = match.span()
        words.append(match.group())
        starts.append(start)
        ends.append(end)
    folded = "\n".join(words).lower()
    for mark in "'’`´":
        if mark in folded:
            folded = folded.replace(mark, "")
    return folded.split("\n") if words else [], starts, ends


def _find_terms(found: Scan, lexicon: Lexicon) -> None:
    words, terms = found.words, lexicon.terms
    lengths = terms.lengths
    for at, word in enumerate(words):
        if word in lengths:
            n = _fitting(found, terms, at, TERM_GAPS)
            if n:
                entries: tuple[Term, ...] = terms.entries[" ".join(words[at : at + n])]  # type: ignore[assignment]
                for label in dict.fromkeys(term.label for term in entries):
                    hits = found.hits[label]
                    if not hits or hits[-1].last <= at:
                        ids = tuple(term.id for term in entries if term.label == label)
                        hits.append(Hit(at, at + n, found.starts[at], found.ends[at + n - 1], ids))


def _find_names(found: Scan, names: Phrases, label: str) -> None:
    words, lengths, hits = found.words, names.lengths, found.hits[label]
    done = 0
    for at, word in enumerate(words):
        if at < done or word not in lengths or not found.text[found.starts[at]].isupper():
            continue
        n = _fitting(found, names, at, AREA_GAPS)
        if n:
            ids: tuple[str, ...] = names.entries[" ".join(words[at : at + n])]  # type: ignore[assignment]
            hits.append(Hit(at, at + n, found.starts[at], found.ends[at + n - 1], ids))
            done = at + n


def _fitting(found: Scan, phrases: Phrases, at: int, gaps: frozenset[str]) -> int:
    """Return the length of the longest phrase at word `at` whose inner gaps are allowed."""
    mask = phrases.lengths[found.words[at]]
    while mask:
        n = mask.bit_length()
        if (
            at + n <= len(found.words)
            and " ".join(found.words[at : at + n]) in phrases.entries
            and all(found.gap(i).strip() in gaps for i in range(at, at + n - 1))
        ):
            return n
        mask ^= 1 << (n - 1)
    return 0
