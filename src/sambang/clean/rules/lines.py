"""Taking whole lines and stretches out of a text without leaving torn blanks behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.clean.edits import replace

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from sambang.model import Edit, EditKind

LONGEST_LINE = 400  # a longer line is a paragraph, never boilerplate as a whole


def each_line(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line, line end excluded."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield start, end
        start = end + 1


def match_lines(text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where the pattern matches at the beginning of a line of text[start:end], which begins with a line itself.

    `(?m)^` finds the same, but asks at every letter.
    """
    while 0 <= start < end:
        found = pattern.match(text, start, end)
        if found:
            yield found
        start = text.find("\n", found.end() - 1 if found else start, end) + 1 or -1


def drop_lines(text: str, pattern: re.Pattern[str], why: str, *, keep: Callable[[str], bool] | None = None) -> list[Edit]:
    """Drop the lines that the pattern matches whole."""
    return drop_spans(text, line_spans(text, pattern, keep), why)


def line_spans(text: str, pattern: re.Pattern[str], keep: Callable[[str], bool] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the lines that the pattern matches whole, but for those that `keep` accepts."""
    for start, end in each_line(text):
        if 0 < end - start <= LONGEST_LINE:
            line = text[start:end].strip()
            if line and pattern.fullmatch(line) and not (keep and keep(line)):
                yield start, end


def drop_spans(text: str, spans: Iterable[tuple[int, int]], why: str) -> list[Edit]:
    """Drop the stretches; those with nothing but blanks between them go as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and (start <= joined[-1][1] or not text[joined[-1][1] : start].strip(" ")):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [drop_span(text, start, end, "boilerplate", why) for start, end in joined]


def drop_span(text: str, start: int, end: int, kind: EditKind, why: str) -> Edit:
    """Drop text[start:end] with the blanks that it leaves; a line that it empties goes with its line end.

    Inside a line one blank stays between what is left on both sides.
    """
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    left, right = text[start - 1 : start], text[end : end + 1]
    if left in {"", "\n"} and right in {"", "\n"}:
        while end < len(text) and text[end] in "\n ":
            end += 1
        return replace(text, start, end, "", kind, why)
    torn = left not in {"", "\n"} and right not in {"", "\n"} and right not in ".,;:!?)"
    return replace(text, start, end, " " if torn else "", kind, why)
