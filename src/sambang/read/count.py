"""How many articles files have, where that can be told without reading them as articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sambang.read.formats import folder_files, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BLOCK = 2**20


def count_articles(inputs: Iterable[str | Path]) -> int | None:
    """Return about how many articles the inputs have; None where one is packed or a pipe."""
    total = 0
    for name in inputs:
        path = Path(name)
        if str(name) == "-" or path.name.lower().endswith((".gz", ".zst")):
            return None
        if path.is_dir():
            total += len(folder_files(path))
        else:
            total += _count_rows(path, suffix_of(path))
    return total


def _count_rows(path: Path, suffix: str) -> int:
    match suffix:
        case ".csv" | ".tsv":  # line breaks inside quotes are no ends of rows
            quoted = rows = 0
            for block in _blocks(path):
                parts = block.split(b'"')
                rows += sum(part.count(b"\n") for part in parts[quoted::2])
                quoted = (quoted + len(parts) - 1) % 2
            return max(0, rows - 1)
        case ".jsonl" | ".ndjson":
            return sum(block.count(b"\n") for block in _blocks(path))
        case ".parquet":
            from pyarrow import parquet

            return int(parquet.read_metadata(path).num_rows)
    return 1


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
