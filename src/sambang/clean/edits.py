"""Edits as values: apply them, undo them, and carry offsets between the raw and the cleaned text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from difflib import SequenceMatcher
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from sambang.model import Edit, EditRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.model import EditKind

_QUOTE_MARKS = frozenset("\"“”‘’'")
_FRAME_RULE = "drop_frames"
ALIGN_LIMIT = 120  # longest edit whose inside is aligned character by character; longer ones are one piece


class Piece(NamedTuple):
    """The smallest changed stretch: `before[start:end]` stands where `after[new_start:new_end]` does."""

    start: int
    end: int
    new_start: int
    new_end: int


def replace(text: str, start: int, end: int, after: str, kind: EditKind, why: str) -> Edit:
    """Return the edit that puts `after` for `text[start:end]`."""
    return Edit(start, end, text[start:end], after, kind, why)


def disjoint(edits: Iterable[Edit]) -> list[Edit]:
    """Sort the edits and drop those that overlap an earlier one of the list or change nothing.

    Two edits that only touch are both kept, but of two insertions at one place the first wins.
    """
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.before == edit.after:
            continue
        if kept and (edit.start < kept[-1].end or edit.start == edit.end == kept[-1].end == kept[-1].start):
            continue
        kept.append(edit)
    return kept


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Return the text after sorted, disjoint edits.

    >>> apply("Polsek carenang", [Edit(7, 8, "c", "C", "casing", "name")])
    'Polsek Carenang'
    >>> apply("unchanged", [])
    'unchanged'
    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.after)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def undo(text: str, edits: Sequence[Edit]) -> str:
    """Return the text as it was before sorted, disjoint edits were applied."""
    parts: list[str] = []
    at = shift = 0
    for edit in edits:
        start = edit.start + shift
        parts += (text[at:start], edit.before)
        at = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    parts.append(text[at:])
    return "".join(parts)


def pieces(edits: Sequence[Edit]) -> list[Piece]:
    """Return the changed stretches of sorted, disjoint edits, each as small as the letters allow.

    Small pieces keep offsets exact: "digampong" -> "di Gampong" is an inserted blank and a raised letter, so a
    mention that starts at the "G" starts there in the raw text too.
    """
    result: list[Piece] = []
    shift = 0
    for edit in edits:
        new = edit.start + shift
        result += (Piece(edit.start + a, edit.start + b, new + c, new + d) for a, b, c, d in _align(edit.before, edit.after))
        shift += len(edit.after) - len(edit.before)
    return result


def _align(before: str, after: str) -> list[Piece]:
    """Return the changed stretches between two strings; most edits change one stretch between an equal head and tail."""
    if not before or not after or max(len(before), len(after)) > ALIGN_LIMIT:
        return [Piece(0, len(before), 0, len(after))]
    if len(before) == len(after) and before.casefold() == after.casefold():
        return [Piece(i, i + 1, i, i + 1) for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    head, end, new_end = _core(before, after)
    if head == end:  # a mention may end between two marks that were put in: "MH" -> "M.H.,"
        return [Piece(head, head, at, at + 1) for at in range(head, new_end)]
    if head == new_end:
        return [Piece(head, end, head, head)]
    if _anchors(before) == _anchors(after):
        return _align_gaps(before, after)
    if end - head <= 1 or new_end - head <= 1:
        return [Piece(head, end, head, new_end)]
    matcher = SequenceMatcher(None, before.lower(), after.lower(), autojunk=False)
    result: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            result.append(Piece(a, b, c, d))
        elif before[a:b] != after[c:d]:  # a letter that only changed its case
            result += (Piece(a + i, a + i + 1, c + i, c + i + 1) for i in range(b - a) if before[a + i] != after[c + i])
    return result


def _is_anchor(char: str) -> bool:
    return char.isalnum() or char in _QUOTE_MARKS


def _anchors(text: str) -> list[str]:
    return [char.casefold() for char in text if _is_anchor(char)]


def _align_gaps(before: str, after: str) -> list[Piece]:
    """Return the changed stretches where letters and quote marks stayed, each on itself: "M.I.P" -> "M.IP.", ',".' -> '."'."""
    ours, theirs = ([at for at, char in enumerate(text) if _is_anchor(char)] + [len(text)] for text in (before, after))
    result: list[Piece] = []
    a = c = 0
    for b, d in zip(ours, theirs, strict=True):
        result += _align_gap(before, after, Piece(a, b, c, d))
        if before[b : b + 1] != after[d : d + 1]:
            result.append(Piece(b, b + 1, d, d + 1))
        a, c = b + 1, d + 1
    return result


def _align_gap(before: str, after: str, gap: Piece) -> list[Piece]:
    """Return what changed of the marks and blanks between two letters, each mark put in by itself: ".," behind "M.H"."""
    old, new = before[gap.start : gap.end], after[gap.new_start : gap.new_end]
    if old == new:
        return []
    head, end, new_end = _core(old, new)
    start, new_start = gap.start + head, gap.new_start + head
    if head == end:
        return [Piece(start, start, new_start + i, new_start + i + 1) for i in range(new_end - head)]
    return [Piece(start, gap.start + end, new_start, gap.new_start + new_end)]


def _core(before: str, after: str) -> tuple[int, int, int]:
    """Return where the strings begin to differ, and where that ends in each of them."""
    end, new_end = len(before), len(after)
    head = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(end, new_end))
    while end > head and new_end > head and before[end - 1] == after[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return head, end, new_end


def compose(first: Sequence[Piece], second: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of one change that does what `first` and then `second` do.

    Pieces that overlap in the text between the two become one, those of one side never; the cost is linear.
    """
    if not first:
        return list(second)
    if not second:
        return list(first)
    result: list[Piece] = []
    i = j = 0
    shift_in = shift_out = 0  # middle -> first's input, middle -> second's output, outside of every piece
    while i < len(first) or j < len(second):
        if i < len(first) and _is_alone(first, i, second, j):
            start, end, low, high = first[i]
            result.append(Piece(start, end, low + shift_out, high + shift_out))
            shift_in, i = end - high, i + 1
            continue
        start = min(
            first[i].new_start if i < len(first) else second[j].start,
            second[j].start if j < len(second) else first[i].new_start,
        )
        low, high = start, start
        a0, c0 = start + shift_in, start + shift_out
        grew, taken, both = True, False, False
        while grew:
            grew = False
            if i < len(first) and _joins(first[i].new_start, first[i].new_end, low, high, taken=taken):
                high = max(high, first[i].new_end)
                shift_in = first[i].end - first[i].new_end
                i, grew, taken, both = i + 1, True, True, True
            if j < len(second) and (both or not taken) and _joins(second[j].start, second[j].end, low, high, taken=taken):
                high = max(high, second[j].end)
                shift_out = second[j].new_end - second[j].end
                j, grew, taken = j + 1, True, True
        result.append(Piece(a0, high + shift_in, c0, high + shift_out))
    return result


def _is_alone(first: Sequence[Piece], i: int, second: Sequence[Piece], j: int) -> bool:
    """Whether piece `i` of the first change touches neither a piece of the second nor the next of its own."""
    end = first[i].new_end
    return (j == len(second) or end < second[j].start) and (i + 1 == len(first) or end < first[i + 1].new_start)


def _joins(start: int, end: int, low: int, high: int, *, taken: bool) -> bool:
    """Whether the stretch belongs to the group [low, high] that is being gathered."""
    if not taken:
        return start == low
    return start < high or (start == end == low == high)


class CleanText(msgspec.Struct, frozen=True, dict=True):
    """A cleaned text with every edit that made it; `steps` are the edits of each pass, in the coordinates of its input."""

    raw: str
    text: str
    steps: tuple[tuple[Edit, ...], ...] = ()

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The changed stretches of the raw text and what they became, in their order; made when first asked for."""
        return tuple(self._changes[1][-1])

    @cached_property
    def _changes(self) -> tuple[list[list[Piece]], list[list[Piece]]]:
        """The changed stretches of each step, and those from the raw text to the input of each step and to the last output."""
        changed = [pieces(edits) for edits in self.steps]
        before: list[list[Piece]] = [[]]
        for step in changed:
            before.append(compose(before[-1], step))
        return changed, before

    def undo(self) -> str:
        """Return the raw text, rebuilt from the cleaned text and the edits alone."""
        text = self.text
        for edits in reversed(self.steps):
            text = undo(text, edits)
        return text

    def records(self) -> tuple[EditRecord, ...]:
        """Return every edit placed both in the raw and in the cleaned text, in the order of the raw text."""
        changed, before = self._changes
        after: list[Piece] = []  # output of each step -> cleaned text
        rows: list[EditRecord] = []
        for number in range(len(self.steps) - 1, -1, -1):
            rows += _place(self.steps[number], before[number], after)
            after = compose(changed[number], after) if number else []
        return tuple(sorted(rows, key=lambda row: (row.raw_start, row.raw_end, row.start)))

    def is_fact_check(self) -> bool:
        """Tell whether the frame of a fact check (category, source, references) was cut out around the text."""
        return any(edit.rule == _FRAME_RULE for edits in self.steps for edit in edits)

    def explain(self) -> str:
        """Return a line for each edit: where it is in the raw text, its kind, its rule, what it did and why."""
        return "\n".join(
            f"{edit.raw_start:>6}  {edit.kind:<11}  {edit.rule}: {_show(edit.before)} -> {_show(edit.after)}  ({edit.why})"
            for edit in self.records()
        )

    def bylines(self) -> tuple[tuple[str, str], ...]:
        r"""Return (role, name) of the writers, editors and photographers whose bylines were taken out.

        >>> from sambang.pipeline import clean
        >>> clean("Warga bekerja bakti di desa.\nPewarta: Siti Aminah").bylines()
        (('Pewarta', 'Siti Aminah'),)
        """
        from sambang.clean.rules.bylines import bylines_of

        removed = (edit.before for edits in self.steps for edit in edits if edit.rule == "drop_bylines")
        return tuple(byline for before in removed for byline in bylines_of(before))

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the raw text that `text[start:end]` came from, widened to whole pieces.

        Raises `ValueError` for offsets that are none: 0 <= start <= end <= len(text). Nothing counts from the end.
        """
        _check_offsets(start, end, self.text)
        return _carry(self.pieces, start, end, _NEW_START, _NEW_END, _START, _END)

    def to_clean(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the cleaned text that `raw[start:end]` became, widened to whole pieces.

        Raises `ValueError` for offsets that are none: 0 <= start <= end <= len(raw).
        """
        _check_offsets(start, end, self.raw)
        return _carry(self.pieces, start, end, _START, _END, _NEW_START, _NEW_END)


_START, _END, _NEW_START, _NEW_END = range(4)
_FIELDS = tuple(itemgetter(at) for at in range(4))
_WIDEST = 60  # characters of a side of an edit in an explanation


def _check_offsets(start: int, end: int, text: str) -> None:
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no stretch from {start} to {end} in a text of {len(text)} characters")


def _show(text: str) -> str:
    short = text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
    return repr(short)


def _place(edits: Sequence[Edit], before: Sequence[Piece], after: Sequence[Piece]) -> Iterable[EditRecord]:
    """Yield the records of one step, given the pieces in front of it and behind it."""
    shift = 0
    for e in edits:
        raw_start, raw_end = _carry(before, e.start, e.end, _NEW_START, _NEW_END, _START, _END)
        start, end = _carry(after, e.start + shift, e.start + shift + len(e.after), _START, _END, _NEW_START, _NEW_END)
        shift += len(e.after) - len(e.before)
        yield EditRecord(
            stage="clean", rule=e.rule, kind=e.kind, raw_start=raw_start, raw_end=raw_end, start=start, end=end,
            before=e.before, after=e.after, why=e.why, confidence=e.confidence,
        )  # fmt: skip


def _carry(pieces: Sequence[Piece], start: int, end: int, a: int, b: int, c: int, d: int) -> tuple[int, int]:
    """Map [start, end] from the side (a, b) of the pieces to the side (c, d).

    A piece that lies at the edge without width on the near side stays outside: the stretch is as tight as it can be.
    """
    if not pieces:
        return start, end
    i = bisect_right(pieces, start, key=_FIELDS[b])  # first piece that ends behind the start
    if i < len(pieces) and pieces[i][a] < start:
        low = pieces[i][c]
    else:
        low = start + (pieces[i - 1][d] - pieces[i - 1][b] if i else 0)
    j = bisect_left(pieces, end, key=_FIELDS[a])  # pieces before j start in front of the end
    if j and pieces[j - 1][b] > end:
        high = pieces[j - 1][d]
    else:
        high = end + (pieces[j - 1][d] - pieces[j - 1][b] if j else 0)
    return low, max(low, high)
