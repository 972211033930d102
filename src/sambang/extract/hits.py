"""Where the phrases of the gazetteers stand in a text: ranks, offices, sub-units, areas, units.

The dictionary is asked word by word instead of with an automaton: words are needed anyway (spelling, names), and
over folded words one entry covers every spacing and every mark ("Kombes. Pol.", "KOMBES POL").
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sambang.extract.known import Known, Traits
    from sambang.lexicon import Phrases, Term
    from sambang.text.scan import Scan

# What may stand between two words of one phrase, blanks aside.
_TERM_GAPS = frozenset({"", ".", "-", "/"})
_NAME_GAPS = frozenset({"", "-", "/"})


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A phrase of a gazetteer: words[first:last], text[start:end], and the ids it may stand for."""

    first: int
    last: int
    start: int
    end: int
    ids: tuple[str, ...]


def find_terms(scan: Scan, known: Sequence[Known], telling: Iterable[int], terms: Phrases) -> dict[str, list[Hit]]:
    """Return the ranks, positions and functions (sub-units) in the order of the text.

    Of phrases that begin at one word the longest counts; a phrase inside another of the same label is not reported.
    """
    hits: dict[str, list[Hit]] = {"rank": [], "position": [], "function": []}
    for at in telling:
        lengths = known[at].terms
        phrase = lengths and _longest_phrase(scan, terms.entries, at, lengths, _TERM_GAPS)
        if phrase:
            last = at + phrase.count(" ") + 1
            for label, ids in _ids_by_label(terms.entries[phrase]):
                found = hits[label]
                if not found or found[-1].last <= at:
                    found.append(Hit(at, last, scan.starts[at], scan.ends[last - 1], ids))
    return hits


@lru_cache(maxsize=1 << 12)  # articles share most of their ranks and offices
def _ids_by_label(terms: tuple[Term, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    labels = dict.fromkeys(term.label for term in terms)
    return tuple((label, tuple(term.id for term in terms if term.label == label)) for label in labels)


def find_areas(scan: Scan, traits: Mapping[str, Traits], areas: Phrases) -> list[Hit]:
    """Return the names of areas with a capital, the longest at each word, none inside another."""
    hits: list[Hit] = []
    done = 0
    for at in scan.capitals():
        word = traits[scan.words[at]]
        if word.areas and at >= done:
            phrase = "" if word.areas == 1 else _longest_phrase(scan, areas.entries, at, word.areas & ~1, _NAME_GAPS)
            if phrase:
                done = at + phrase.count(" ") + 1
                hits.append(Hit(at, done, scan.starts[at], scan.ends[done - 1], areas.entries[phrase]))  # type: ignore[arg-type]
            elif word.areas & 1:
                done = at + 1
                hits.append(Hit(at, done, scan.starts[at], scan.ends[at], word.codes))
    return hits


def find_units(scan: Scan, units: Phrases) -> list[Hit]:
    """Return the names of units with a capital, the longest at each word, none inside another."""
    hits: list[Hit] = []
    done = 0
    for at in scan.capitals():
        lengths = units.lengths.get(scan.words[at], 0)
        phrase = _longest_phrase(scan, units.entries, at, lengths, _NAME_GAPS) if lengths and at >= done else ""
        if phrase:
            done = at + phrase.count(" ") + 1
            hits.append(Hit(at, done, scan.starts[at], scan.ends[done - 1], units.entries[phrase]))  # type: ignore[arg-type]
    return hits


def _longest_phrase(scan: Scan, entries: Mapping[str, object], at: int, lengths: int, gaps: frozenset[str]) -> str:
    """Return the longest phrase of the lengths at word `at` whose inner gaps are allowed, empty where there is none."""
    words = scan.words
    while lengths > 1:
        n = lengths.bit_length()
        phrase = " ".join(words[at : at + n])
        if phrase in entries and _are_joined(scan.gaps[at : at + phrase.count(" ")], gaps):
            return phrase
        lengths ^= 1 << (n - 1)
    return words[at] if lengths else ""


def _are_joined(between: Iterable[str], gaps: frozenset[str]) -> bool:
    """Tell whether only allowed gaps stand between the words of a phrase."""
    return all(gap == " " or gap.strip() in gaps for gap in between)
