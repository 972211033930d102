"""Families of sub-units and the offices that lead them: "Sat" x "Reskrim" makes Satreskrim and Kasat Reskrim.

The families (prefix, its leader, the stems that it takes) and the stems (their long and wrong forms) are tables;
here they are multiplied out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sambang.gazetteers.build.tables import read_rows, split_list

if TYPE_CHECKING:
    from pathlib import Path


class Stem(NamedTuple):
    """What a sub-unit does: "Reskrim", its other right forms and its listed misspellings."""

    stem: str
    variants: tuple[str, ...]
    misspellings: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """All right forms, the canonical one first."""
        return (self.stem, *self.variants)


class Member(NamedTuple):
    """One sub-unit of a family and the office that leads it."""

    stem: Stem
    function: str  # Satreskrim
    of: str
    prefix: str  # Sat
    prefix_forms: tuple[str, ...]  # Satuan
    head: str  # Kasat
    head_forms: tuple[str, ...]  # Kepala Satuan

    @property
    def title(self) -> str:
        """The leader's title: "Kasat Reskrim", "Dirlantas"."""
        return join(self.head, self.stem.stem) if self.head == "Dir" else f"{self.head} {self.stem.stem}"


NUMERALS = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}


def join(prefix: str, stem: str) -> str:
    """Return prefix and stem as one word; an acronym stays apart.

    >>> join("Sat", "Reskrim")
    'Satreskrim'
    >>> join("Bag", "SDM")
    'Bag SDM'
    """
    return f"{prefix} {stem}" if stem.isupper() else prefix + stem.lower()


def read_members(folder: Path) -> list[Member]:
    """Return every member of every family in families.csv."""
    stems = {row["stem"]: _stem(row) for row in read_rows(folder / "stems.csv")}
    stems |= {numeral: Stem(numeral, (digit,), ()) for numeral, digit in NUMERALS.items()}
    return [
        Member(
            stems.get(name) or Stem(name, (), ()),
            join(row["prefix"], name) if row["joined"] == "yes" else f"{row['prefix']} {name}",
            row["of"],
            row["prefix"],
            tuple(split_list(row["prefix_forms"])),
            row["head"],
            tuple(split_list(row["head_forms"])),
        )
        for row in read_rows(folder / "families.csv")
        for name in split_list(row["stems"])
    ]


def _stem(row: dict[str, str]) -> Stem:
    return Stem(row["stem"], tuple(split_list(row["variants"])), tuple(split_list(row["misspellings"])))


def spellings(prefixes: tuple[str, ...], forms: tuple[str, ...]) -> list[str]:
    """Return each prefix before each form, apart, and joined where both are short forms.

    >>> spellings(("Kasat", "Kepala Satuan"), ("Reskrim", "Reserse Kriminal"))
    ['Kasat Reskrim', 'Kasatreskrim', 'Kasat Reserse Kriminal', 'Kepala Satuan Reskrim', 'Kepala Satuan Reserse Kriminal']
    """
    result: list[str] = []
    for prefix in prefixes:
        for form in forms:
            result.append(f"{prefix} {form}")
            if (prefix == prefixes[0] or prefix.startswith("Kas")) and " " not in prefix + form and len(form) > 1:
                result.append(prefix + form.lower())
    return result


def function_spellings(member: Member, forms: tuple[str, ...]) -> list[str]:
    """Return the ways to write the sub-unit with these forms of its stem."""
    return spellings((member.prefix, *member.prefix_forms), forms)


def head_spellings(member: Member, forms: tuple[str, ...]) -> list[str]:
    """Return the ways to write its leader: "Kasat Reskrim", "Kepala Satreskrim", "Ka Satreskrim"."""
    short = [name for form in forms if " " not in form for name in (join(member.prefix, form), f"{member.prefix} {form}")]
    leaders = ("Direktur",) if member.head.startswith("Dir") else ("Kepala", "Ka")
    return spellings((member.head, *member.head_forms), forms) + [f"{leader} {name}" for leader in leaders for name in short]
