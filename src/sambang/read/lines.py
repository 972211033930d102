"""Bytes of a file become lines of text: compression, encodings, limits.

UTF-8 is expected; UTF-16 and UTF-32 are told by their mark. Bytes that are not UTF-8 come through as surrogate escapes,
and `mend` decides value by value what they are.
"""

from __future__ import annotations

import codecs
import io
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sambang.read.unpack import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINE = 64 * 2**20  # characters of a line, of a CSV field, of a .txt; articles of 50 MB have been seen, rows of 64 not
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BYTE = re.compile("[\udc80-\udcff]")  # a byte that is not UTF-8, as surrogateescape writes it
_BYTES = re.compile("[\udc80-\udcff]+")
_LONE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # half a character, as JSON escapes may hold


@contextmanager
def open_text(path: str | Path, *, newline: str) -> Iterator[io.TextIOWrapper]:
    """Open a file as text; what is packed with gzip or Zstandard is unpacked, whatever its name."""
    with Path(path).open("rb") as raw, unpack(raw) as stream, as_text(stream, newline=newline) as text:
        yield text


def as_text(stream: io.BufferedReader, *, newline: str) -> io.TextIOWrapper:
    """Return the stream as text; nothing is lost where a byte does not decode."""
    encoding = _encoding(stream.peek(4)[:4])
    errors = "surrogateescape" if encoding == "utf-8-sig" else "replace"
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline=newline)


def lines(text: io.TextIOWrapper) -> Iterator[str | None]:
    """Yield the lines with their ends; None stands for a line longer than `MAX_LINE`, which is skipped."""
    while line := text.readline(MAX_LINE):
        if len(line) < MAX_LINE or line.endswith("\n"):
            yield line
        else:
            while line and not line.endswith("\n"):
                line = text.readline(MAX_LINE)
            yield None


def mend(text: str) -> str:
    r"""Return the text with its undecodable bytes resolved.

    A text without any good UTF-8 beyond ASCII is read as Windows-1252. In a text that is UTF-8 elsewhere, a run of
    bad bytes is damage and becomes one U+FFFD, as does half a character.

    >>> mend("Jum\udc92at")
    'Jum’at'
    >>> mend("“Aman,\udce2\udc80 kata warga")
    '“Aman,\ufffd kata warga'
    >>> mend("Jum’at")
    'Jum’at'
    """
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _LONE.sub("\ufffd", text)
        if _BYTE.sub("", text).isascii():
            return _BYTE.sub(lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace"), text)
        return _BYTES.sub("\ufffd", text)
    return text


def _encoding(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if len(head) == 4:  # noqa: PLR2004 - two characters of UTF-16 without a mark show by their zeros
        if head[1] == head[3] == 0 != head[0]:
            return "utf-16-le"
        if head[0] == head[2] == 0 != head[1]:
            return "utf-16-be"
    return "utf-8-sig"
