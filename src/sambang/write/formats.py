"""The formats of a run: which files they fill, how records are encoded, how the files are finished and opened again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from sambang.write import csv, database, parquet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sambang.model import Record

BOM = b"\xef\xbb\xbf"


class Format(NamedTuple):
    """A format: the heads of its growing files, the bytes that records append to them, and the way to the final files.

    `finish` makes the final files of the grown ones of a folder in another folder, `reopen` goes the way back; without
    them a grown file is final. `needs` raises `ConfigError` where a package is missing.
    """

    start: Callable[[], dict[str, bytes]]
    encode: Callable[[Sequence[Record]], dict[str, bytes]]
    finish: Callable[[Path, Path], None] | None = None
    reopen: Callable[[Path, Path], None] | None = None
    needs: Callable[[], object] | None = None


def start_jsonl() -> dict[str, bytes]:
    """Return the empty head of records.jsonl."""
    return {"records.jsonl": b""}


def encode_jsonl(records: Sequence[Record]) -> dict[str, bytes]:
    """Return one JSON line a record."""
    encoder = msgspec.json.Encoder()
    return {"records.jsonl": b"".join(encoder.encode(record) + b"\n" for record in records)}


FORMATS: Mapping[str, Format] = {
    "csv": Format(csv.start_tables, csv.encode_tables),
    "duckdb": Format(
        database.start_tables, database.encode_tables, database.finish_duckdb, database.reopen_duckdb, database.import_duckdb
    ),
    "flat": Format(csv.start_flat, csv.encode_flat),
    "jsonl": Format(start_jsonl, encode_jsonl),
    "parquet": Format(
        parquet.start_tables, parquet.encode_tables, parquet.finish_tables, parquet.reopen_tables, parquet.import_arrow
    ),
    "sqlite": Format(database.start_tables, database.encode_tables, database.finish_sqlite, database.reopen_sqlite),
}


def start(name: str, *, excel: bool = False) -> dict[str, bytes]:
    """Return the heads of a format's growing files; `excel` puts the mark before a CSV that Excel knows UTF-8 by."""
    heads = FORMATS[name].start()
    return {file: BOM + head if excel and file.endswith(".csv") else head for file, head in heads.items()}


def reopen(name: str, folder: Path, work: Path) -> None:
    """Make the growing files in `work` again from the final ones of a folder."""
    again = FORMATS[name].reopen
    if again:
        again(folder, work)
    else:
        for file in FORMATS[name].start():
            shutil.copyfile(folder / file, work / file)
