"""Build the degrees, certificates, religious titles, honorifics and parts of nobility around names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.gazetteers.build.tables import Built, read_rows, split_list
from sambang.text.fold import squeeze

if TYPE_CHECKING:
    from pathlib import Path


def build_titles(folder: Path) -> Built:
    """Return the titles of source.csv; a form that two titles share squeezed ("RM") goes to the first."""
    built = Built("titles")
    rows = read_rows(folder / "source.csv")
    owners = {squeeze(row["title"]): row["title"] for row in reversed(rows)}
    for row in rows:
        title = row["title"]
        built.add(title, row["category"])
        for variant in split_list(row["variants"]):
            if owners.setdefault(squeeze(variant), title) == title:
                built.alias(title, variant)
    return built
