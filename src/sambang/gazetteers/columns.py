"""Read a gazetteer's CSV column by column, fast: a plain table is one split, only a quoted one needs `csv`."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from sambang.errors import GazetteerError
from sambang.text.fold import fold

if TYPE_CHECKING:
    from pathlib import Path


_NOT_PLAIN = re.compile(r"[^a-z \n]")


def read_columns(path: Path, width: int) -> list[list[str]]:
    """Return the columns of the table without its header; a missing file has empty ones.

    Raises GazetteerError where the rows do not have `width` cells.
    """
    if not path.is_file():
        return [[] for _ in range(width)]
    text = path.read_text(encoding="utf-8")
    if '"' in text:
        return _quoted_columns(path, text, width)
    cells = text.removesuffix("\n").replace("\n", ",").split(",")
    if len(cells) != width * (text.count("\n") + (not text.endswith("\n"))):
        raise GazetteerError(f"{path}: a row without {width} cells")
    return [cells[width + column :: width] for column in range(width)]


def _quoted_columns(path: Path, text: str, width: int) -> list[list[str]]:
    rows = list(csv.reader(text.splitlines()))
    for number, row in enumerate(rows, start=1):
        if len(row) != width:
            raise GazetteerError(f"{path}, line {number}: {len(row)} cells instead of {width}")
    return [[row[column] for row in rows[1:]] for column in range(width)]


def fold_all(names: list[str]) -> list[str]:
    """Return all names folded; plain ones (letters and single blanks) are lowered in one go.

    >>> fold_all(["Tulang Bawang", "Kep. Seribu"])
    ['tulang bawang', 'kep seribu']
    """
    together = "\n".join(names).lower()
    folded = together.split("\n") if names else []
    if "  " in together or len(folded) != len(names):
        return [fold(name) for name in names]
    line = counted = 0
    for odd in _NOT_PLAIN.finditer(together):
        line += together.count("\n", counted, odd.start())
        counted = odd.start()
        folded[line] = fold(names[line])
    return folded
