"""Records become files: one JSONL, tables as CSV or Parquet, one flat CSV, one SQLite or DuckDB file."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sambang.write.formats import FORMATS, Format, reopen, start
from sambang.write.output import Output, publish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sambang.model import Record

__all__ = ["FORMATS", "Format", "Output", "publish", "reopen", "start", "write_records"]

CHUNK = 250  # records that are encoded together: large enough for Arrow, small enough for memory


def write_records(
    records: Iterable[Record],
    folder: str | Path,
    *,
    format: str = "jsonl",  # noqa: A002 - as the command calls it
    excel: bool = False,
) -> None:
    """Write the records into a folder, as the files of one of `FORMATS`; they appear when all are written.

    `excel` begins a CSV with the mark that Excel knows UTF-8 by.
    """
    kind = FORMATS[format]
    stream = iter(records)
    with Output(Path(folder), start(format, excel=excel), finish=kind.finish) as output:
        while chunk := list(islice(stream, CHUNK)):
            output.append(kind.encode(chunk))
