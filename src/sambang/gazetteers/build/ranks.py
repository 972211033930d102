"""Build the ranks of Polri, TNI and the civil service; an officer's rank also stands with a corps mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.gazetteers.build.tables import Built, read_rows, split_list

if TYPE_CHECKING:
    from pathlib import Path


def build_ranks(folder: Path) -> Built:
    """Return the ranks of source.csv; `corps` tells which of them the marks of corps.csv follow."""
    built = Built("ranks")
    marks = [row["mark"] for row in read_rows(folder / "corps.csv") if "(" not in row["mark"]]
    for row in read_rows(folder / "source.csv"):
        rank_id = row["rank_id"]
        built.add(rank_id, row["rank"], row["name"], row["service"], row["order"])
        variants = split_list(row["variants"])
        for variant in variants:
            built.alias(rank_id, variant)
        if row["corps"]:
            for mark in marks:
                built.alias(rank_id, f"{rank_id} {mark}")
                built.alias(rank_id, f"{row['name']} {mark}")
                for variant in variants:
                    if "TNI" not in variant:
                        built.alias(rank_id, f"{variant} {mark}")
        for misspelling in split_list(row["misspellings"]):
            wrong, _, right = misspelling.partition("=")  # "Brigadr=Brigadir": the right spelling of a variant
            built.alias(rank_id, wrong, "misspelling", right or row["rank"] + " Pol" * wrong.endswith(" Pol"))
    return built
