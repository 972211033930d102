"""Numbers of a list that are stuck to the words beside them: "Pemuda3. Sudin", "1.Haji Amir 2.Kang Ansor"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sambang.clean.edits import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.model import Edit

_NUMBER = re.compile(r"(?<![\d.,/:-])(\d{1,2})\.(?= ?[A-Za-z“\"(])|(?<=[a-z)”\" ]:)(1)\.(?= ?[A-Za-z“\"(])")
_FIRST = re.compile(r"1\.(?<![\d.,/-]1\.)(?= ?[A-Za-z“\"(])")
_FEWEST = 2  # items; one number alone may be anything
_SHORTEST = 3  # letters of a word that a number is stuck to: "M4", "P1" are names
_STUCK_TO = frozenset(':)”"')


def part_list_numbers(text: str, _context: Context) -> list[Edit]:
    """Put blanks around the numbers of a list that counts up from 1 in a line; other numbers before a full stop stay."""
    if "2." not in text:
        return []
    first = _FIRST.search(text)
    if first is None:
        return []
    edits: list[Edit] = []
    for items in _lists(text, first.start()):
        for start, end in items:
            if text[max(0, start - _SHORTEST) : start].isalpha() or _is_stuck(text, start):
                edits.append(replace(text, start, start, " ", "spacing", "number of a list"))
            if text[end] != " ":
                edits.append(replace(text, end, end, " ", "spacing", "number of a list"))
    return edits


def _is_stuck(text: str, start: int) -> bool:
    """Tell whether a mark is glued to what begins there; one behind a blank gets a blank where it moves."""
    return text[start - 1 : start] in _STUCK_TO and text[start - 2 : start - 1] != " "


def _lists(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the numbers of each list with their full stops: 1, 2, 3 in one line, whatever else stands between."""
    items: list[tuple[int, int]] = []
    for found in _NUMBER.finditer(text, start):
        number = int(found[1] or found[2])
        start, end = found.start(), found.end()
        if items and text.find("\n", items[-1][1], start) >= 0:
            if len(items) >= _FEWEST:
                yield items
            items = []
        if number == len(items) + 1:
            items.append((start, end))
        elif number == 1:
            if len(items) >= _FEWEST:
                yield items
            items = [(start, end)]
    if len(items) >= _FEWEST:
        yield items
