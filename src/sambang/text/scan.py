"""One pass over a text: its words and what stands between them.

The splitting runs in C: one `re.split` gives words and gaps in turn, their lengths added up give the offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from contextlib import suppress
from itertools import accumulate, compress
from operator import eq, ne
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from sambang.lexicon import Lexicon
    from sambang.model import Edit

# What stands between two words: all but letters and digits, save one apostrophe inside a word (see fold.WORD).
_GAP = re.compile(r"([\W_]+(?<![^\W_]['’`´](?=[^\W_])))")
# The same for a text without underscores and apostrophes, a quarter faster: the ranges are asked before the class, and what
# begins with one character of a set is looked for without a call a place.
_PLAIN_GAP = re.compile(r"([^0-9A-Za-z\w][^0-9A-Za-z\w]*)")
_APOSTROPHES = ("'", "’", "`", "´")
_NOT_PLAIN = ("_", *_APOSTROPHES)
# So many words of a text are searched for one by one sooner than all its words are looked up.
FEW = 3


class Parts(NamedTuple):
    """A text taken apart: its words as written and folded, where they start and end, and the gaps between them."""

    written: list[str]
    words: list[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]


class Scan:
    """The words of a text with their offsets.

    `words` are folded, `gaps[i]` is what stands between word i and the next. What else is told of them is looked up when it is
    first asked for.
    """

    __slots__ = (
        "_capitals", "_counts", "_doubled", "_first_line", "_gap_kinds", "_held", "_numbers", "_raised", "_spellings",
        "_vocabulary", "ends", "gaps", "lexicon", "starts", "text", "words", "written",
    )  # fmt: skip

    def __init__(self, text: str, lexicon: Lexicon, parts: Parts | None = None) -> None:
        """Split the text, where its parts are not known."""
        self.written, self.words, self.gaps, self.starts, self.ends = parts or split(text)
        self.text = text
        self.lexicon = lexicon
        self._capitals: list[int] | None = None
        self._raised: list[int] | None = None
        self._numbers: list[int] | None = None
        self._vocabulary: frozenset[str] | None = None
        self._spellings: frozenset[str] | None = None
        self._counts: Counter[str] | None = None
        self._doubled: list[int] | None = None
        self._gap_kinds: frozenset[str] | None = None
        self._first_line: int | None = None
        self._held: dict[str, bool] = {}

    def gap(self, index: int) -> str:
        """Return what stands between word `index` and the next."""
        return self.gaps[index]

    def gap_kinds(self) -> frozenset[str]:
        """Return what stands between two words, each gap once; a text of 300 words has about 20."""
        if self._gap_kinds is None:
            self._gap_kinds = frozenset(self.gaps)
        return self._gap_kinds

    def where_gaps(self, kinds: AbstractSet[str]) -> Iterable[int]:
        """Return the numbers of the words that one of the gaps stands behind, in the order of the text."""
        present = kinds & self.gap_kinds()
        return compress(range(len(self.gaps)), map(present.__contains__, self.gaps)) if present else ()

    def vocabulary(self) -> frozenset[str]:
        """Return the folded words of the text."""
        if self._vocabulary is None:
            self._vocabulary = frozenset(self.words)
        return self._vocabulary

    def spellings(self) -> frozenset[str]:
        """Return the words as they are written, each once; one in small letters with an apostrophe also as it is folded."""
        if self._spellings is None:
            self._spellings = frozenset(self.written)
            if any(map("".join(self._spellings).__contains__, _APOSTROPHES)):
                self._spellings |= {self.words[at] for at in self.raised() if self.written[at].islower()}
        return self._spellings

    def where_small(self, forms: AbstractSet[str]) -> Iterable[int]:
        """Return the numbers of the words that are one of the folded forms and written in small letters.

        Most forms have their capital everywhere: what the text does not spell so is not looked for.
        """
        present = _shared(self.spellings(), forms)
        return [at for at in self.where(present) if self.written[at].islower()] if present else ()

    def count(self, word: str) -> int:
        """Return how often the folded word stands in the text."""
        if self._counts is None:
            self._counts = Counter(self.words)
        return self._counts[word]

    def first_line(self) -> int:
        """Return where the first line ends."""
        if self._first_line is None:
            end = self.text.find("\n")
            self._first_line = len(self.text) if end < 0 else end
        return self._first_line

    def holds(self, phrase: str) -> bool:
        """Return whether the phrase stands in the text, letter by letter; a phrase is looked for once."""
        if phrase not in self._held:
            self._held[phrase] = phrase in self.text
        return self._held[phrase]

    def where(self, forms: AbstractSet[str]) -> Iterable[int]:
        """Return the numbers of the words that are one of the folded forms, in the order of the text."""
        present = _shared(self.vocabulary(), forms)
        if not present:
            return ()
        if len(present) > FEW:
            return compress(range(len(self.words)), map(present.__contains__, self.words))
        return sorted(at for word in present for at in self._each(word))

    def _each(self, word: str) -> Iterator[int]:
        at = -1
        with suppress(ValueError):  # behind the last one
            while True:
                at = self.words.index(word, at + 1)
                yield at

    def doubled(self) -> list[int]:
        """Return the numbers of the words whose folded form comes again at once."""
        if self._doubled is None:
            same = list(map(eq, self.words, self.words[1:]))
            self._doubled = list(compress(range(len(same)), same)) if True in same else []
        return self._doubled

    def numbers(self) -> list[int]:
        """Return the numbers of the words that begin with a digit."""
        if self._numbers is None:  # digits stand before ":", letters behind it
            self._numbers = list(compress(range(len(self.words)), map(":".__gt__, self.words)))
        return self._numbers

    def raised(self) -> list[int]:
        """Return the numbers of the words that are not written as they are folded: with a capital or an apostrophe."""
        if self._raised is None:
            self._raised = list(compress(range(len(self.words)), map(ne, self.written, self.words)))
        return self._raised

    def capitals(self) -> list[int]:
        """Return the numbers of the words that begin with a capital letter."""
        if self._capitals is None:
            self._capitals = [at for at in self.raised() if self.written[at][0].isupper()]
        return self._capitals


def _shared(words: frozenset[str], forms: AbstractSet[str]) -> frozenset[str]:
    """Return the words that are one of the forms; the keys of a dictionary may be asked too, where `&` is twenty times slower."""
    if len(forms) <= len(words) or isinstance(forms, (set, frozenset)):
        return words.intersection(forms)
    return frozenset(filter(forms.__contains__, words))


def scan(text: str, lexicon: Lexicon) -> Scan:
    """Find the words of the text."""
    return Scan(text, lexicon)


def carry(old: Scan, edits: Sequence[Edit], text: str, lexicon: Lexicon) -> Scan:
    """Return the scan of the text that the edits made of the scanned one; only words beside an edit are split anew."""
    parts = Parts([], [], [], [], [])
    done = shift = 0
    for low, high, start, end in _touched(old, edits, len(text)):
        _extend(parts, _kept(old, done, low, shift))
        _extend(parts, split(text[start:end], start))
        done, shift = high, end - old.ends[high - 1]
    _extend(parts, _kept(old, done, len(old.words), shift))
    return Scan(text, lexicon, parts)


def _kept(old: Scan, low: int, high: int, shift: int) -> Parts:
    """Return the words [low:high] of the old scan, so many characters further on, each with the gap in front of it."""
    starts, ends = old.starts[low:high], old.ends[low:high]
    if shift:
        starts, ends = [at + shift for at in starts], [at + shift for at in ends]
    return Parts(old.written[low:high], old.words[low:high], old.gaps[max(0, low - 1) : high], starts, ends)


def _extend(parts: Parts, more: Parts) -> None:
    parts.written.extend(more.written)
    parts.words.extend(more.words)
    parts.gaps.extend(more.gaps)
    parts.starts.extend(more.starts)
    parts.ends.extend(more.ends)


def _touched(old: Scan, edits: Sequence[Edit], length: int) -> list[tuple[int, int, int, int]]:
    """Return the words [low:high] beside each group of edits and the stretch of the new text that they become.

    One word more is taken on both sides: its end tells whether an apostrophe stands inside a word. At the ends of the
    text the stretch takes what is outside of all words too.
    """
    last = len(old.words)
    regions: list[tuple[int, int, int, int]] = []
    shift = 0
    for edit in edits:
        low = max(0, bisect_left(old.ends, edit.start) - 1)
        high = min(last, bisect_right(old.starts, edit.end) + 1)
        before = shift
        shift += len(edit.after) - len(edit.before)
        if regions and low <= regions[-1][1]:
            low, start = regions[-1][0], regions[-1][2]
            regions.pop()
        else:
            start = old.starts[low] + before if low else 0
        regions.append((low, high, start, old.ends[high - 1] + shift if high < last else length))
    return regions


def split(text: str, offset: int = 0) -> Parts:
    """Take apart a text, or the stretch of one that begins at the offset."""
    pieces = (_GAP if any(map(text.__contains__, _NOT_PLAIN)) else _PLAIN_GAP).split(text)
    if not pieces[0]:  # the text begins with a gap, or is empty
        offset += len(pieces[1]) if len(pieces) > 1 else 0
        del pieces[:2]
    if pieces and not pieces[-1]:  # the text ends with a gap
        del pieces[-2:]
    offsets = list(accumulate(map(len, pieces), initial=offset))
    written = pieces[::2]
    return Parts(written, _fold_all(written), pieces[1::2], offsets[:-1:2], offsets[1::2])


def _fold_all(written: list[str]) -> list[str]:
    folded = "\n".join(written).lower()
    for mark in "'’`´":
        if mark in folded:
            folded = folded.replace(mark, "")
    return folded.split("\n") if written else []
