"""Lines: sentences that a hard line break tears.

List lines, verses and short lines stay as they are, and so does a dateline on a line of its own: a break is only taken
out where the words on both sides belong to one sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.rules.lines import each_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.model import Edit

# A line of a paragraph is at least so long; items of lists and verses are shorter.
SHORTEST_LINE = 40
# A text is wrapped by width where so many of its breaks tear a sentence and no line is longer than the widest wrap.
FEWEST_TORN = 3
WIDEST_WRAP = 130
# A wrapped line is at least this much of the widest: the next word had no room on it.
LEAST_FILL = 0.75

_BREAK = re.compile(r"\n\s*+")
# A break that tears no sentence for sure: behind an end mark, another break, or nothing at all.
_WHOLE = r".!?:;\"”’'*…)\]\n"
_OPEN_BREAK = re.compile(rf"\n(?<=[^{_WHOLE}]\n)")
_END_MARKS = frozenset(".!?:;\"”’'*…)]")
_CLOSED_LINE = frozenset('.!?:;"”*…')
# Words that end no sentence, no headline and no list item: the next line goes on.
OPEN_ENDS = frozenset({
    "di", "ke", "dari", "yang", "dan", "oleh", "untuk", "dengan", "pada", "dalam", "atau", "serta", "bahwa", "kepada",
    "terhadap", "sebagai", "antara", "karena", "AKP", "AKBP", "Kompol", "Kombes", "Iptu", "Ipda", "Aiptu", "Aipda",
    "Bripka", "Brigpol", "Briptu", "Bripda",
})  # fmt: skip
_LONGEST_OPEN_END = max(map(len, OPEN_ENDS))
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_ITEM = re.compile(r"\s*(?:[-*•+>#|=]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)](?:\s|$))")
# Small letters that begin a sentence or stand alone: an address, a title before a name.
_ADDRESS_OR_TITLE = re.compile(r"https?:|www\.|drh?[ .]|drg[ .]")


def trim_ends(text: str, _context: Context) -> list[Edit]:
    """Drop the blanks in front of the text and behind it."""
    lead, tail = len(text) - len(text.lstrip()), len(text.rstrip())
    edits = [replace(text, tail, len(text), "", "layout", "blanks at the end")] if tail < len(text) else []
    return [replace(text, 0, lead, "", "layout", "blanks at the beginning"), *edits] if 0 < lead <= tail else edits


def join_lines(text: str, _context: Context) -> list[Edit]:
    """Join the lines that tear a sentence; list lines, headlines and short lines stay."""
    if not _OPEN_BREAK.search(text):
        return []
    torn: list[tuple[int, int]] = []
    low = 0  # where the line begins, those included that are joined to it
    for found in _BREAK.finditer(text):
        if _is_torn(text, *found.span(), low):
            torn.append(found.span())
        else:
            low = found.start() + found[0].rfind("\n") + 1
    if len(torn) >= FEWEST_TORN:
        torn = sorted({*torn, *_wraps(text)})
    return [_join(text, start, end) for start, end in torn]


def _is_torn(text: str, start: int, end: int, low: int) -> bool:
    """Whether the sentence of the line at `low` goes on behind the break: in small letters, or behind an open word."""
    after = text[end : end + 1]
    if after.islower():
        before = text[max(0, start - SHORTEST_LINE) : start].rstrip()[-1:]
        long = start - low >= SHORTEST_LINE and before not in _END_MARKS
        return long and not _ADDRESS_OR_TITLE.match(text, end) and not is_item(text, low, end)
    word = _LAST_WORD.search(text[max(0, start - _LONGEST_OPEN_END - 2) : start].rstrip(" ,"))
    return word is not None and word[0] in OPEN_ENDS and (after.isalnum() or after in '"“(') and not is_item(text, end)


def is_item(text: str, *lines: int) -> bool:
    """Whether one of the lines that begin there is an item of a list."""
    return any(_ITEM.match(text, start) for start in lines)


def _wraps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the breaks of a text that is wrapped by width, those before a capital or a digit too."""
    lines = list(each_line(text))
    width = max(end - start for start, end in lines)
    if width > WIDEST_WRAP:
        return
    for (start, end), (after, last) in zip(lines, lines[1:], strict=False):
        full = end - start >= LEAST_FILL * width and text[end - 1] not in _CLOSED_LINE
        if full and last > after and not is_item(text, start, after):
            yield end, after


def _join(text: str, start: int, end: int) -> Edit:
    while text[start - 1] == " ":
        start -= 1
    while text[end : end + 1] == " ":
        end += 1
    return replace(text, start, end, " ", "layout", "line break inside a sentence")
