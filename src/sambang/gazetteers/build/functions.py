"""Build the sub-units (Satreskrim, Bidhumas, Unit Reskrim ...) from their families and the hand-made rest."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sambang.gazetteers.build.families import Member, function_spellings, read_members
from sambang.gazetteers.build.tables import Built, read_rows, split_list

if TYPE_CHECKING:
    from pathlib import Path


def build_functions(folder: Path) -> Built:
    """Return the sub-units of families.csv and source.csv with their aliases."""
    built = Built("functions")
    for member in read_members(folder):
        old = built.rows.get(member.function)
        built.add(member.function, f"{old[1]}|{member.of}" if old else member.of)
        _add_spellings(built, member)
    for row in read_rows(folder / "source.csv"):
        built.add(row["function"], row["of"])
        for variant in split_list(row["variants"]):
            built.alias(row["function"], variant)
        for wrong in split_list(row["misspellings"]):
            built.alias(row["function"], wrong, "misspelling", row["function"])
    return built


def _add_spellings(built: Built, member: Member) -> None:
    for variant in function_spellings(member, member.stem.forms):
        built.alias(member.function, variant)
    for wrong in member.stem.misspellings:
        right = wrong_to_right(member, wrong)
        for misspelt, correct in zip(function_spellings(member, (wrong,)), function_spellings(member, (right,)), strict=False):
            built.alias(member.function, misspelt, "misspelling", correct)


def wrong_to_right(member: Member, wrong: str) -> str:
    """Return the form of the stem that a misspelling stands for: the one of as many words that is most like it."""
    forms = [form for form in member.stem.forms if form.count(" ") == wrong.count(" ")]
    return max(forms, key=lambda form: SequenceMatcher(None, form, wrong, autojunk=False).ratio())
