"""Characters that were broken on the way: wrong decoding, entities, lost and invisible characters, escapes."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from sambang.clean.edits import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from sambang.clean.context import Context
    from sambang.model import Edit

# First and second character of UTF-8 read as Windows-1252: "Ã©", "â€œ", "Ù\x8e".
_MOJIBAKE_LEADS = "ÃâÂÅÄØÙðÐÑ"
_MOJIBAKE = re.compile(rf"[{_MOJIBAKE_LEADS}][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]+")
_FOREIGN_RUN = re.compile(r"[^\x00-\x7f]+")
# "&amp;nbsp;" was escaped twice.
_ENTITY = re.compile(r"&(?:amp;)*(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_INVISIBLE_SIGNS = "\u200b\ufeff\u00ad\u200c\u200d\u200e\u200f\u2060\u202a\u202c\x00\x0b\x0c\x1f\x7f"
# All of them begin with one of a set, which is quick to find.
_ODD_BLANKS = re.compile(
    r"[\r\t\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x85](?:(?<=\r)\n?|(?<!\r)[ \t\xa0\u2000-\u200a\u202f\u3000]*)"
)
_ODD_BLANK_SIGNS = "\r\t\xa0\u2003\u2009\u2028\u202f\x85"
_ESCAPED = re.compile(r"\\(?=[\"'.\-\[\]()*_#<>~|!&\n@$^`+=]|$)")
_LOST = "\ufffd"
_LOST_RUN = re.compile(_LOST + "+")
_LOST_QUOTE = re.compile(r"\?(?<=[ ,\n]\?)")
# Between a blank and a capital no question ends; the next one closes the quote.
_QUESTIONED = re.compile(r"(?<= )\?(?=[A-Z])[^?\n“”\"]{3,200}[\w.,!)]\?(?=[ ,.;:)\n]|\Z)")
_ASKED_FIRST = re.compile(r"(?m)^\?(?=[A-Z][^\n“”\"]{3,600}[,.!]?[”?\"])")  # a line does not begin with the end of a question
_ASKED = re.compile(r"(?<=,)\?(?= [a-z]{4,12}(?:nya\b| [A-Z]))")  # `manfaat,? katanya`
_VOWELS = "aeiouAEIOU"
_EMOJI_START = "\u2600"


def repair_mojibake(text: str, _context: Context) -> list[Edit]:
    """Decode UTF-8 that was read as Windows-1252 or Latin-1: "FÃªtes" -> "Fêtes"; ftfy sees only the suspicious letters."""
    if text.isascii() or not any(map(text.__contains__, _MOJIBAKE_LEADS)) or not _MOJIBAKE.search(text):
        return []
    from ftfy import fix_encoding

    return [
        replace(text, *run.span(), _decoded(run[0], fix_encoding), "encoding", "UTF-8 read as Windows-1252")
        for run in _FOREIGN_RUN.finditer(text)
        if len(run[0]) > 1 and _MOJIBAKE.search(run[0])
    ]


def _decoded(run: str, fix_encoding: Callable[[str], str]) -> str:
    """Return the run decoded; a closing quote mark lost its third byte, which Windows-1252 does not have."""
    return "”" if run == "â€" else _INVISIBLE.sub("", fix_encoding(run))


def decode_entities(text: str, _context: Context) -> list[Edit]:
    """Write HTML entities as the characters that they stand for: "Kerugian&nbsp;materiil"."""
    if "&" not in text or ";" not in text:
        return []
    edits: list[Edit] = []
    for found in _ENTITY.finditer(text):
        plain = html.unescape(re.sub("&(?:amp;)+", "&", found[0])) if found[0] != "&amp;" else "&"
        if (plain != found[0] and not plain.startswith("&")) or plain == "&":
            edits.append(replace(text, found.start(), found.end(), plain.replace("\xa0", " "), "encoding", "HTML entity"))
    return edits


def drop_invisible(text: str, _context: Context) -> list[Edit]:
    """Drop zero-width and control characters; a joiner inside an emoji stays."""
    if not any(map(text.__contains__, _INVISIBLE_SIGNS)):
        return []
    return [
        replace(text, found.start(), found.end(), "", "encoding", "invisible character")
        for found in _INVISIBLE.finditer(text)
        if not (found[0] == "\u200d" and text[found.start() - 1 : found.start()] >= _EMOJI_START)
    ]


def normalise_blanks(text: str, _context: Context) -> list[Edit]:
    """Write line ends as LF, and tabs and no-break spaces as one blank, which goes beside another blank."""
    if not any(map(text.__contains__, _ODD_BLANK_SIGNS)):
        return []
    edits: list[Edit] = []
    for found in _ODD_BLANKS.finditer(text):
        start, end = found.span()
        if found[0][0] == "\r":
            edits.append(replace(text, start, end, "\n", "encoding", "line end"))
            continue
        beside = text[start - 1 : start] in {"", " ", "\n"} or text[end : end + 1] in {"", "\n", "\r"}
        edits.append(replace(text, start, end, "" if beside else " ", "encoding", "tab or no-break space"))
    return edits


def unescape_marks(text: str, _context: Context) -> list[Edit]:
    r"""Drop the backslash in front of a mark or a line end: \"Besok\" -> "Besok"."""
    if "\\" not in text:
        return []
    return [
        replace(text, found.start(), found.end(), "", "punct", "escaped mark")
        for found in _ESCAPED.finditer(text)
        if text[found.start() - 1 : found.start()] != "\\"
    ]


def restore_lost_marks(text: str, _context: Context) -> list[Edit]:
    """Put the mark that the context asks for in place of U+FFFD; where none is plain it stays.

    >>> [e.after for e in restore_lost_marks("\ufffdRazia ini,\ufffd kata dia. Mazhab Syafi\ufffdi", None)]
    ['“', '”', "'"]
    """
    if _LOST not in text:
        return []
    edits: list[Edit] = []
    for found in _LOST_RUN.finditer(text):
        mark = _lost_mark(text, found.start(), found.end())
        if mark is not None:
            edits.append(replace(text, found.start(), found.end(), mark, "encoding", "lost character"))
    return edits


def restore_quote_marks(text: str, _context: Context) -> list[Edit]:
    """Write quote marks for the question marks that they became: "tema ?Alam Kita? dibuka" -> "tema “Alam Kita” dibuka"."""
    if "?" not in text or not _LOST_QUOTE.search(text):
        return []
    spans = [span for found in _QUESTIONED.finditer(text) for span in ((found.start(), "“"), (found.end() - 1, "”"))]
    taken = {at for at, _ in spans}
    spans += [(found.start(), "”") for found in _ASKED.finditer(text) if found.start() not in taken]
    spans += [(found.start(), "“") for found in _ASKED_FIRST.finditer(text) if found.start() not in taken]
    return [replace(text, at, at + 1, mark, "encoding", "lost quote mark") for at, mark in sorted(spans)]


def _lost_mark(text: str, start: int, end: int) -> str | None:
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = not before or before.isspace() or before in "(["
    closes = not after or after.isspace() or after in ",.;:!?)]"
    if opens and closes:
        return "–" if before == after == " " and end - start == 1 else None
    if opens:
        return "“"
    if closes:
        return "”"
    if before in ",.!?;:)":
        return " “" if end - start > 1 or _closes_next(text, end) else " "
    if before.isalpha() and after.isalpha() and end - start == 1 and (before in _VOWELS or text[start - 3 : start] == "Jum"):
        return "'"
    return None


def _closes_next(text: str, start: int) -> bool:
    """Whether the next lost character closes a quote."""
    at = text.find(_LOST, start)
    return at > 0 and text[at - 1] in ",.!?" and text[at + 1 : at + 2] in {"", " ", "\n"}
