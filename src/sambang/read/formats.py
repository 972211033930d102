"""One function a file format: a path becomes a lazy stream of rows."""

from __future__ import annotations

import csv
import json
import os
import sys
import zlib
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from sambang.errors import InputError
from sambang.read.columns import COLUMNS, Row, has_text_column
from sambang.read.lines import MAX_LINE, as_text, lines, open_text
from sambang.read.page import page_row
from sambang.read.unpack import unpack

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator

_ARTICLES = (".txt", ".html", ".htm")  # files of a folder that are an article each
DELIMITERS = ",;\t|"
_BROKEN = (OSError, EOFError, zlib.error)


def rows(path: str | Path) -> Iterator[Row]:
    """Yield the rows of a file or folder; a file that breaks off ends with a row that says so."""
    if str(path) == "-":
        yield from _stdin_rows()
        return
    if "\0" in str(path):  # what opens files knows no answer to it but an error
        raise InputError(f"{str(path)!r}: no file has a NUL in its name")
    path = Path(path)
    if path.is_dir():
        yield from _folder_rows(path)
        return
    read = _FORMATS.get(suffix_of(path))
    if read is None:
        raise InputError(f"{path}: unknown kind of file; known are a folder of .txt or .html and {', '.join(_FORMATS)}")
    number = 0
    try:
        for row in read(path):
            number = row.number
            yield row
    except _BROKEN as error:
        if not number:
            raise InputError(f"{path}: {_reason(error)}") from error
        yield Row(readable(path), number + 1, (), (), f"the file breaks off: {_reason(error)}")


def suffix_of(path: Path) -> str:
    """Return what tells the kind of a file, without what tells that it is packed; empty where it is unknown."""
    name = path.name.lower()
    return next((suffix for suffix in _FORMATS if name.endswith((suffix, f"{suffix}.gz", f"{suffix}.zst"))), "")


def readable(path: Path) -> str:
    """Return the path as text that every encoder accepts, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def _reason(error: BaseException) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def folder_files(folder: Path) -> list[Path]:
    """Return the files of a folder that are articles, by name; raise `InputError` where there is none."""
    try:
        paths = sorted(p for p in folder.iterdir() if p.name.endswith(_ARTICLES) and not p.name.endswith(".clean.txt"))
    except OSError as error:
        raise InputError(f"{folder}: {_reason(error)}") from error
    if not paths:
        raise InputError(f"{folder}: no .txt or .html file in this folder")
    return paths


def _folder_rows(folder: Path) -> Iterator[Row]:
    for path in folder_files(folder):
        try:
            yield from _FORMATS[suffix_of(path)](path)
        except _BROKEN as error:
            yield Row(readable(path), 1, (), (), f"unreadable: {_reason(error)}")


def _text_rows(path: Path) -> Iterator[Row]:
    with open_text(path, newline="") as text:
        yield _text_row(readable(path), _stem(path, ".txt"), text)


def _stem(path: Path, suffix: str) -> str:
    name = path.name.removesuffix(".gz").removesuffix(".zst")
    return readable(Path(name.removesuffix(suffix)))


def _html_rows(path: Path) -> Iterator[Row]:
    yield page_row(path, readable(path), _stem(path, path.suffix))


def _text_row(file: str, article_id: str, stream: io.TextIOWrapper) -> Row:
    text = stream.read(MAX_LINE + 1)
    if len(text) > MAX_LINE:
        return Row(file, 1, (), (), f"longer than {MAX_LINE} characters")
    if "\0" in text and any("\udc80" <= char <= "\udcff" for char in text):
        return Row(file, 1, (), (), "binary data, no text")
    return Row(file, 1, ("article_id", "text"), (article_id, text))


def _csv_rows(path: Path) -> Iterator[Row]:
    with open_text(path, newline="") as text:
        yield from _parse_csv(readable(path), text)


def _parse_csv(file: str, text: io.TextIOWrapper) -> Iterator[Row]:
    csv.field_size_limit(MAX_LINE)
    physical = _csv_lines(file, text)
    first = next((line for line in physical if line.strip()), "")
    delimiter = _delimiter(first)
    table = csv.reader(physical if first.lower().startswith("sep=") else chain([first], physical), delimiter=delimiter)
    names = tuple(next(table, ()))
    _require_text(file, names)
    number = 1
    while True:
        try:
            values = next(table, None)
        except csv.Error as error:
            number += 1
            yield Row(file, number, (), (), str(error))
            continue
        if values is None:
            return
        if not values:  # a blank line
            continue
        number += 1
        wrong = None if len(values) == len(names) else f"{len(values)} fields where the header has {len(names)}"
        yield Row(file, number, names, values, wrong)


def _csv_lines(file: str, text: io.TextIOWrapper) -> Iterator[str]:
    for line in lines(text):
        if line is None:
            raise InputError(f"{file}: a line longer than {MAX_LINE} characters")
        yield line


def _delimiter(header: str) -> str:
    """Return the delimiter under which the header has a text column; the comma where none does."""
    if header.lower().startswith("sep="):
        return header[4:5].strip('\r\n"') or ","
    return next((mark for mark in DELIMITERS if has_text_column(next(csv.reader([header], delimiter=mark), []))), ",")


def _jsonl_rows(path: Path) -> Iterator[Row]:
    with open_text(path, newline="\n") as text:
        yield from _parse_jsonl(readable(path), text)


def _parse_jsonl(file: str, text: io.TextIOWrapper) -> Iterator[Row]:
    for number, line in enumerate(lines(text), 1):
        if line is None:
            yield Row(file, number, (), (), f"longer than {MAX_LINE} characters")
        elif line.strip():
            yield _json_row(file, number, line)


def _json_row(file: str, number: int, line: str) -> Row:
    try:
        values: Any = _decode_json(line)
    except (ValueError, RecursionError) as error:
        return Row(file, number, (), (), f"invalid JSON: {error}")
    if not isinstance(values, dict):
        return Row(file, number, (), (), f"a JSON {type(values).__name__}, not an object")
    return Row(file, number, tuple(values), tuple(values.values()))


def _decode_json(line: str) -> object:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return json.loads(line)  # slower, but takes NaN, half characters and undecodable bytes


def _parquet_rows(path: Path) -> Iterator[Row]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(f"{path}: reading Parquet needs pip install 'sambang[parquet]'") from error
    try:
        with parquet.ParquetFile(path) as table:
            names = tuple(table.schema_arrow.names)
            _require_text(readable(path), names)
            number = 0
            for batch in table.iter_batches(batch_size=256):
                for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    number += 1
                    yield Row(readable(path), number, names, values)
    except pa.ArrowException as error:
        raise InputError(f"{path}: {str(error).splitlines()[0]}") from error


def _require_text(file: str, names: tuple[str, ...]) -> None:
    if not has_text_column(names):
        shown = ", ".join(names)[:200] or "no header"
        raise InputError(f"{file}: no text column ({shown}); known names are {', '.join(COLUMNS['text'])}")


def _stdin_rows() -> Iterator[Row]:
    """Yield the rows of standard input; its first bytes tell whether it is JSONL, CSV or one plain article."""
    stream = unpack(cast("io.BufferedReader", sys.stdin.buffer))
    head = stream.peek(2**12)[: 2**12].lstrip(b"\xef\xbb\xbf").lstrip()
    text = head.split(b"\n", 1)[0].decode("utf-8", "replace")
    if head.startswith(b"{"):
        yield from _parse_jsonl("stdin", as_text(stream, newline="\n"))
    elif any(has_text_column(next(csv.reader([text], delimiter=mark), [])) for mark in DELIMITERS):
        yield from _parse_csv("stdin", as_text(stream, newline=""))
    else:
        yield _text_row("stdin", "stdin", as_text(stream, newline=""))


_FORMATS: dict[str, Callable[[Path], Iterator[Row]]] = {
    ".txt": _text_rows,
    ".html": _html_rows,
    ".htm": _html_rows,
    ".csv": _csv_rows,
    ".tsv": _csv_rows,
    ".jsonl": _jsonl_rows,
    ".ndjson": _jsonl_rows,
    ".parquet": _parquet_rows,
}
