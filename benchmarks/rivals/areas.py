"""The areas of this package as the table that id-location-ner reads."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from sambang.gazetteers.load import load

if TYPE_CHECKING:
    from pathlib import Path


def write_areas(path: Path) -> None:
    """Write our areas as the gazetteer that id-location-ner reads: a row a village, with the names and codes above it."""
    areas = load().areas.by_code
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        levels = ("province", "city", "district", "subdistrict")
        writer.writerow([f"{level}_{what}" for level in levels for what in ("name", "code")])
        for code in areas:
            if len(code) == len("11.01.01.2001"):
                above = [areas[code[:length]] for length in (2, 5, 8, 13)]
                kinds = ("", f"{above[1].kind} ", "", "")
                writer.writerow([cell for kind, area in zip(kinds, above, strict=True) for cell in (kind + area.name, area.code)])
