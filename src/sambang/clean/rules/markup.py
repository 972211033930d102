"""What an editor's or crawler's markup left in the text: Markdown images, links, emphasis, headings, placeholders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sambang.clean.edits import replace

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.model import Edit

_IMAGE = re.compile(r"!\[[^\]]{0,2000}\]\([^)\n]{0,2000}\)(?:\{[^}\n]{0,200}\})?")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,400})(\]\((?:https?:|/|#|mailto:)[^)\n]{0,2000}\)(?:\{[^}\n]{0,200}\})?)")
_PLACEHOLDER = re.compile(r"\\?\[(?:video|img|image|foto|embed|gallery|Gambas)[.:][^\]\n]{0,60}\]", re.IGNORECASE)
_PLACEHOLDER_SIGNS = ("[img.", "[video.", "[embed.", "[Gambas:", "[gallery.", "[image.")
_AUTOLINK = re.compile(r"<https?://[^<>\s]{3,500}>")
_SPAN = re.compile(r"\[|\](?:\{[a-z-]{1,20}=\"[^\"\n]{0,60}\"\})?")
_STARS = re.compile(r"\*+")
_HEADING = re.compile(r"(?m)^#{1,6} +(?=\S)")
# An empty heading and the rule of a table: the line goes, with those around it that it leaves empty.
_EMPTY = re.compile(r"(?m)^(?:#{1,6} *|-{5,} *)$\n*")
_FENCE = re.compile(r"(?m)^:{3,}.*\n?")
# A block begins a line of its own, whatever else stands inside one; "<3 km" and "<redaksi@portal.example>" are no tags.
_TAG = re.compile(
    r"</?(?:(?P<block>p|br|div|h[1-6]|li|ul|ol|table|tr|td|th|blockquote|figure|figcaption|section|article)"
    r"|span|b|strong|em|i|u|a|img|font|small|sup|sub|center|iframe|script|style)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_LIST_MARKS = "-*•+ "


def drop_images(text: str, _context: Context) -> list[Edit]:
    """Drop Markdown images with their caption."""
    if "[" not in text or "![" not in text:
        return []
    return [_drop(text, *m.span(), "image and its caption") for m in _IMAGE.finditer(text)]


def drop_placeholders(text: str, _context: Context) -> list[Edit]:
    r"""Drop what stands for a video or picture: "\[video.1\] ****\****", "[Gambas:Video 20detik]"."""
    if "[" not in text or not any(map(text.__contains__, _PLACEHOLDER_SIGNS)):
        return []
    edits: list[Edit] = []
    for found in _PLACEHOLDER.finditer(text):
        start, end = found.span()
        while start and text[start - 1] in "*\\":
            start -= 1
        while end < len(text) and (text[end] in "*\\" or text[end : end + 2] in {" *", " \\"}):
            end += 1
        edits.append(_drop(text, start, end, "video or image placeholder"))
    return edits


def unwrap_links(text: str, _context: Context) -> list[Edit]:
    """Keep the text of a link and drop its address; a list item or line that is nothing but a link goes whole."""
    if "[" not in text or "](" not in text:
        return []
    edits: list[Edit] = []
    for found in _LINK.finditer(text):
        start, end = _line_of(text, *found.span())
        if text[start : found.start()].strip(_LIST_MARKS) == "" and text[found.end() : end].strip(_LIST_MARKS) == "":
            edits.append(_drop(text, start, end, "link to another article"))
            continue
        edits.append(replace(text, found.start(), found.start() + 1, "", "boilerplate", "link"))
        edits.append(replace(text, found.start(2), found.end(2), "", "boilerplate", "link"))
    return edits


def drop_tags(text: str, _context: Context) -> list[Edit]:
    """Drop HTML tags; a block's becomes a line end where it parts two texts: "tiba.</p><p>Warga" -> "tiba.", "Warga"."""
    if "<" not in text or ">" not in text:
        return []
    edits: list[Edit] = []
    parted = 0  # the end of the last tag of a run in which a line end stands already
    for found in _TAG.finditer(text):
        start, end = found.span()
        parts = found["block"] and start != parted and text[start - 1 : start].strip() and text[end : end + 1].strip()
        edits.append(replace(text, start, end, "\n" if parts else "", "encoding", "HTML tag"))
        if parts or start == parted:
            parted = end
    return edits


def unwrap_spans(text: str, _context: Context) -> list[Edit]:
    """Drop what marks a span or an address: `[[Tikus]{dir="auto"}]{dir="auto"}`, `<https://...>`; other brackets stay."""
    edits: list[Edit] = []
    if "<" in text and "<http" in text:
        for found in _AUTOLINK.finditer(text):
            edits.append(replace(text, found.start(), found.start() + 1, "", "punct", "address"))
            edits.append(replace(text, found.end() - 1, found.end(), "", "punct", "address"))
    if "{" in text and "]{" in text:
        opened: list[int] = []
        for found in _SPAN.finditer(text):
            if found[0] == "[":
                opened.append(found.start())
            elif opened:
                edits.append(replace(text, opened[-1], opened[-1] + 1, "", "boilerplate", "span"))
                opened.pop()
                if len(found[0]) > 1:
                    edits.append(replace(text, *found.span(), "", "boilerplate", "span"))
                else:
                    edits.pop()
    return sorted(edits, key=lambda edit: edit.start)


def drop_emphasis(text: str, _context: Context) -> list[Edit]:
    """Drop the asterisks of bold and italic text; bullets, footnote stars and censored letters stay."""
    if "*" not in text:
        return []
    edits: list[Edit] = []
    open_runs: list[re.Match[str]] = []
    line = 0
    for run in _STARS.finditer(text):
        start, end = run.span()
        if text.find("\n", line, start) >= 0:
            open_runs.clear()
        line = start
        opens = text[end : end + 1].strip() and not text[start - 1 : start].isalnum()
        if open_runs and (text[start - 1] != " " or not opens or len(run[0]) == len(open_runs[-1][0])):
            edits += [replace(text, *m.span(), "", "punct", "emphasis") for m in (*open_runs, run)]
            open_runs.clear()
        elif opens:
            open_runs.append(run)
    return edits


def drop_headings(text: str, _context: Context) -> list[Edit]:
    """Drop the marks of Markdown headings, fences and rules; the heading stays as text."""
    edits: list[Edit] = []
    has_sign = "#" in text
    if has_sign and "# " in text:
        edits += [replace(text, *m.span(), "", "punct", "heading") for m in _HEADING.finditer(text)]
    if "-----" in text or (has_sign and ("# \n" in text or "#\n" in text or text.endswith("#"))):
        edits += [replace(text, *m.span(), "", "boilerplate", "empty heading or rule") for m in _EMPTY.finditer(text)]
    if ":::" in text:
        edits += [replace(text, *m.span(), "", "boilerplate", "fence") for m in _FENCE.finditer(text)]
    return edits


def _drop(text: str, start: int, end: int, why: str) -> Edit:
    """Drop text[start:end], and the line with it where nothing else is on it."""
    low, high = _line_of(text, start, end)
    if not text[low:start].strip() and not text[end:high].strip():
        start, end = low, high
        while end < len(text) and text[end] in "\r\n":
            end += 1
    return replace(text, start, end, "", "boilerplate", why)


def _line_of(text: str, start: int, end: int) -> tuple[int, int]:
    high = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if high < 0 else high
