"""Records become files: one JSONL, or tables as CSV or Parquet, or one flat CSV."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sambang.write.formats import FORMATS, Format
from sambang.write.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sambang.model import Record

__all__ = ["FORMATS", "Format", "Output", "write_records"]

CHUNK = 250  # records that are encoded together: large enough for Arrow, small enough for memory


def write_records(records: Iterable[Record], folder: str | Path, *, format: str = "jsonl") -> None:  # noqa: A002
    """Write the records into a folder, as the files of one of `FORMATS`; they appear when all are written."""
    kind = FORMATS[format]
    stream = iter(records)
    with Output(Path(folder), kind.start(), finish=kind.finish) as output:
        while chunk := list(islice(stream, CHUNK)):
            output.append(kind.encode(chunk))
