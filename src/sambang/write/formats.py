"""The formats of a run: which files they fill, how records are encoded, how a file is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from sambang.write import csv, parquet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sambang.model import Record


class Format(NamedTuple):
    """A format: the heads of its files, the bytes that records append to them, and a last conversion where one is needed."""

    start: Callable[[], dict[str, bytes]]
    encode: Callable[[Sequence[Record]], dict[str, bytes]]
    finish: Callable[[Path, Path], None] | None = None


def start_jsonl() -> dict[str, bytes]:
    """Return the empty head of records.jsonl."""
    return {"records.jsonl": b""}


def encode_jsonl(records: Sequence[Record]) -> dict[str, bytes]:
    """Return one JSON line a record."""
    encoder = msgspec.json.Encoder()
    return {"records.jsonl": b"".join(encoder.encode(record) + b"\n" for record in records)}


FORMATS: Mapping[str, Format] = {
    "csv": Format(csv.start_tables, csv.encode_tables),
    "flat": Format(csv.start_flat, csv.encode_flat),
    "jsonl": Format(start_jsonl, encode_jsonl),
    "parquet": Format(parquet.start_tables, parquet.encode_tables, parquet.finish_table),
}
