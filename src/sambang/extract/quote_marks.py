"""Pair the quote marks of a text: what opens, what closes, what was forgotten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sambang.text.speech import speaks_after

if TYPE_CHECKING:
    from sambang.lexicon import Lexicon

# A double mark, also one lost to U+FFFD; and two single marks typed for it.
_DOUBLE = re.compile(r"""["“”„‟«»\ufffd]""")
_TWO_SINGLES = re.compile(r"""["“”„‟«»\ufffd]|(?<!['’‘`])(?:''|‘‘|’’|``)(?!['’‘`])""")
# A single mark outside words.
_SINGLE = re.compile(r"""(?<![^\W_])\\*[‘'`](?=[^\W_])|(?<=[\w,.?!…])\\*['’`](?![^\W_])""")
_OPENERS = frozenset("“„‟«‘")
_CLOSERS = frozenset("”»’")
_BEFORE_OPENER = frozenset(" \t\n\xa0([{-–—/:*_>")
_AFTER_CLOSER = frozenset(" \t\n\xa0)]},.;:?!-–—*_<…'’")
_ENDS = frozenset(".,?!…:")
# An attribution inside what looks like a quote: its closing mark was forgotten.
_SAID = re.compile(r"[,.?!] ?(kata|ujar\w*|jelas(?:nya)?|tutur\w*|terang(?:nya)?|ucap\w*|tegas(?:nya)?|ungkap\w*|imbuh\w*)\b")
_ATTRIBUTED = re.compile(r"(?:kata|ujar|jelas|tutur|terang|ucap|tegas|ungkap|imbuh|tambah|sebut|papar|pungkas|lanjut)(?:nya)?\b")
_WORD = re.compile(r"[\s,.;–—-]*+([^\W\d_]+)")
INNER_LENGTH = 80  # longest stretch in marks inside a quote that is taken for a word quoted there
LINES = 4  # a quote whose closing mark stands more paragraphs away than this was never closed


class Mark(NamedTuple):
    """A quote mark: its place, and whether it can open or close by its form and its neighbours."""

    start: int
    end: int
    opens: bool
    closes: bool


class Span(NamedTuple):
    """What stands between two marks, and where the closing mark ends; `closed` is false where there is none."""

    start: int
    end: int
    after: int
    closed: bool = True


def quoted_spans(text: str, lexicon: Lexicon) -> list[Span]:
    """Return the stretches between double marks, and those between single marks outside of them, in order."""
    double = _TWO_SINGLES if "''" in text or "‘‘" in text or "’’" in text or "``" in text else _DOUBLE
    spans = _pair(text, [_mark(text, m.start(), m.end()) for m in double.finditer(text)], lexicon)
    if "‘" in text or "'" in text:
        singles = [_mark(text, m.start(), m.end()) for m in _SINGLE.finditer(text) if not _inside(spans, m.start())]
        spans = sorted([*spans, *(span for span in _pair(text, singles, lexicon) if span.closed)])
    return spans


def _inside(spans: list[Span], at: int) -> bool:
    return any(span.start <= at < span.after for span in spans)


def _mark(text: str, start: int, end: int) -> Mark:
    while text[start - 1 : start] == "\\":  # escaped
        start -= 1
    before, after = text[start - 1 : start], text[end : end + 1]
    sign = text[end - 1]
    blank_after = not after or after.isspace()
    opens = not blank_after and (not before or before in _BEFORE_OPENER or (before in _ENDS and after.isalpha()))
    closes = bool(before) and not before.isspace() and (not after or after in _AFTER_CLOSER)
    if text[start - 2 : start] in {", ", ". "} and after.islower() and _ATTRIBUTED.match(text, end):  # ', “kata Budi'
        return Mark(start, end, opens=False, closes=True)
    if before in _ENDS and opens and after.islower():  # '," kata' that lost its blank
        opens, closes = False, True
    if (not opens and not closes) or (blank_after and (not before or before.isspace())):  # the state decides
        return Mark(start, end, opens=True, closes=sign not in _OPENERS)
    if sign in _OPENERS and not blank_after:
        return Mark(start, end, opens=True, closes=False)
    return Mark(start, end, opens=opens, closes=closes)


def _pair(text: str, marks: list[Mark], lexicon: Lexicon) -> list[Span]:
    spans: list[Span] = []
    opened: Mark | None = None
    depth = stray = 0
    for number, mark in enumerate(marks):
        if opened is None:
            if mark.opens:
                opened, depth = mark, 0
            elif mark.closes:
                spans += _without_opener(text, mark, spans, lexicon, stray)
                stray = mark.end
            continue
        lines = text.count("\n", opened.end, mark.start)
        if lines and (mark.opens or lines > LINES):
            spans.append(_unclosed(text, opened, mark.start))
            opened, depth = (mark, 0) if mark.opens else (None, 0)
        elif mark.closes and (not depth or _is_said(text, mark.end, lexicon)):
            spans.append(Span(opened.end, mark.start, mark.end))
            opened = None
        elif mark.closes:
            depth -= 1
        elif _opens_inside(marks, number):
            depth += 1
        else:
            spans.append(_unclosed(text, opened, mark.start))
            opened, depth = mark, 0
    if opened is not None:
        spans.append(_unclosed(text, opened, len(text)))
    return spans


def _opens_inside(marks: list[Mark], number: int) -> bool:
    """Whether the opening mark inside a quote has a closing mark of its own near by, and another one follows."""
    follow = marks[number + 1 : number + 3]
    return len(follow) == 2 and follow[0].closes and follow[0].start - marks[number].end <= INNER_LENGTH and follow[1].closes  # noqa: PLR2004


def _is_said(text: str, at: int, lexicon: Lexicon) -> bool:
    word = _WORD.match(text, at)
    return word is not None and speaks_after(word.group(1).lower(), lexicon)


def _unclosed(text: str, opened: Mark, limit: int) -> Span:
    """End a quote that was never closed: at its attribution, else with its paragraph."""
    line = text.find("\n", opened.end, limit)
    stop = limit if line < 0 else line
    said = _SAID.search(text, opened.end, stop)
    if said:
        return Span(opened.end, said.start() + 1, said.start() + 1, closed=False)
    stop = opened.end + len(text[opened.end : stop].rstrip())
    return Span(opened.end, stop, stop, closed=False)


def _without_opener(text: str, mark: Mark, spans: list[Span], lexicon: Lexicon, stray: int) -> list[Span]:
    """Begin a quote whose opening mark was forgotten with its paragraph, where its attribution follows it.

    A mark that closes nothing before it, in the same paragraph, was meant to open it: 'sejak pagi.” Kami siap,” kata'.
    """
    start = max(stray, text.rfind("\n", 0, mark.start) + 1)
    if text[mark.start - 1] != "," or not _is_said(text, mark.end, lexicon) or (spans and spans[-1].after > start):
        return []
    return [Span(start, mark.start, mark.end)]
