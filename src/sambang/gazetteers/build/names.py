"""Build the given and family names from the lists inside `lokal-id` and `faker`, and our own; foreign names besides.

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
# Foreign names: the given names of these countries, and the family names where few of them are words of English too.
_GIVEN_ABROAD = (
    *("en_US", "en_GB", "es_ES", "es_MX", "it_IT", "fr_FR", "de_DE", "pt_BR", "pt_PT", "nl_NL", "sv_SE", "da_DK", "no_NO"),
    *("hr_HR", "pl_PL", "tr_TR"),
)
_FAMILY_ABROAD = ("es_ES", "es_MX", "it_IT", "pt_BR", "pt_PT", "hr_HR", "da_DK", "no_NO", "de_DE")
SHORTEST_ABROAD = 4  # letters: "Pol", "Mir", "Max" stand in too many names of things


def build_names(folder: Path) -> Built:
    """Return the folded names; one that is both given and family name has two rows.

    Foreign names are those that are no Indonesian ones, and no words of the language or of the cues.
    """
    built = Built("names")
    own = read_rows(folder / "extra.csv")
    for kind in ("given", "family"):
        for name in (*_packaged(kind), *(row["name"] for row in own if row["kind"] == kind)):
            for word in fold(name).split():
                if len(word) >= SHORTEST and word.isalpha():
                    built.add(word, kind)
    known = {row[0] for row in built.rows.values()}
    known |= {row["cue"] for row in read_rows(folder.parent / "cues" / "cues.csv")}
    known |= {row["word"] for row in read_rows(folder.parent / "words" / "words.csv")}
    for name in (*_names_abroad(), *(row["name"] for row in own if row["kind"] == "foreign")):
        for word in fold(name).split():
            if len(word) >= SHORTEST_ABROAD and word.isalpha() and word.isascii() and word not in known:
                built.add(word, "foreign")
    return built


def _packaged(kind: str) -> Iterator[str]:
    """Yield the names of one kind in both packages."""
    lokal = import_module("lokal.samaran._names")
    faker = import_module("faker.providers.person.id_ID").Provider
    for source, lists in ((lokal, _LOKAL[kind]), (faker, _FAKER[kind])):
        for attribute in lists:
            names: Iterable[str] = getattr(source, attribute)
            yield from sorted(names)


def _names_abroad() -> Iterator[str]:
    """Yield the given and family names of other countries."""
    for locales, beginning in ((_GIVEN_ABROAD, "first_names"), (_FAMILY_ABROAD, "last_names")):
        for locale in locales:
            provider = import_module(f"faker.providers.person.{locale}").Provider
            for attribute in sorted(name for name in vars(provider) if name.startswith(beginning)):
                yield from sorted(getattr(provider, attribute))
