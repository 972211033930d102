"""Build the offices: the leaders of every sub-unit and the hand-made list of all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.gazetteers.build.families import Member, head_spellings, read_members
from sambang.gazetteers.build.functions import wrong_to_right
from sambang.gazetteers.build.tables import Built, read_rows, split_list

if TYPE_CHECKING:
    from pathlib import Path


def build_positions(folder: Path) -> Built:
    """Return the offices of the sub-units' families and of source.csv with their aliases."""
    built = Built("positions")
    for row in read_rows(folder / "source.csv"):
        built.add(row["title"], row["kind"], row["of"], row["sub_unit"])
        for variant in split_list(row["variants"]):
            built.alias(row["title"], variant)
        for wrong in split_list(row["misspellings"]):
            built.alias(row["title"], wrong, "misspelling", row["title"])
    for member in read_members(folder.parent / "functions"):
        if member.title not in built.rows:
            built.add(member.title, "police", member.of or "none", member.function)
        _add_spellings(built, member)
    return built


def _add_spellings(built: Built, member: Member) -> None:
    for variant in head_spellings(member, member.stem.forms):
        built.alias(member.title, variant)
    for wrong in member.stem.misspellings:
        right = wrong_to_right(member, wrong)
        for misspelt, correct in zip(head_spellings(member, (wrong,)), head_spellings(member, (right,)), strict=False):
            built.alias(member.title, misspelt, "misspelling", correct)
