"""Gazetteers of the user's own: a CSV whose header tells which gazetteer its rows go to.

A file adds entries or aliases, never both:

- entries have the columns of the gazetteer's main table, those that may be empty left out at will, and `aliases`, joined
  by "|": `unit_id,kind,name,parent_id,regency_codes,aliases`;
- aliases have the id's column and `alias`, if need be `kind` (variant, short, misspelling) and `correct`:
  `unit_id,alias`, `code,alias`, `title,alias` (of an office or a title), `rank_id,alias`, `function,alias`.

See `sambang.gazetteers.schema` for the columns. A file only adds: an id that is there already is an error, and so are two
rows that give one alias to two entries, and the name of an area that begins with its level word, for no text would find it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sambang.errors import GazetteerError, SchemaError
from sambang.gazetteers.circles import ids_in_circles
from sambang.gazetteers.schema import ALIAS_COLUMNS, ALIAS_KINDS, LAYOUTS, Alias
from sambang.lexicon import LEVELS
from sambang.text.fold import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sambang.gazetteers.schema import Layout

Known = Mapping[str, Mapping[str, Any]]  # gazetteer -> its entries by id
UserFile = tuple[str, bytes]  # what the file is called, for messages, and its content
MERGED = ("areas", "functions", "names", "positions", "ranks", "titles", "units")


class UserTable(NamedTuple):
    """The rows of a user's file, each with all cells of the gazetteer's main table, and the aliases."""

    name: str  # the gazetteer
    rows: list[tuple[str, ...]]
    aliases: list[Alias]


def read_files(paths: Iterable[str | Path]) -> tuple[UserFile, ...]:
    """Return the content of the user's files; raises `GazetteerError` for one that cannot be read."""
    try:
        return tuple((str(path), Path(path).read_bytes()) for path in paths)
    except OSError as error:
        raise GazetteerError(f"{error.filename}: {error.strerror}") from error


def parse_file(file: UserFile, known: Known) -> UserTable:
    """Return the table of a user's file; `known` has the ids of each gazetteer.

    Raises `SchemaError`, which names file and line, where the header is none of a gazetteer, or a row does not fit it.
    """
    path, data = file
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SchemaError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from error
    header, *rows = csv.reader(lines) if lines else [[]]
    columns = [column.strip() for column in header]
    cells = list(_cells(path, columns, rows))
    for name in MERGED:
        layout = LAYOUTS[name]
        if set(layout.columns[: layout.needed]) <= set(columns) <= {*layout.columns, *(["aliases"] * layout.aliases)}:
            return _entries(name, cells, known)
        id_column = layout.columns[0]
        if layout.aliases and {id_column, "alias"} <= set(columns) <= {id_column, *ALIAS_COLUMNS}:
            return _aliases([n for n in MERGED if LAYOUTS[n].columns[0] == id_column], cells, known)
    raise SchemaError(f"{path}, line 1: {','.join(columns)} are not the columns of any gazetteer: {_known_headers()}")


def _known_headers() -> str:
    return "; ".join(",".join(LAYOUTS[name].columns[: LAYOUTS[name].needed]) for name in MERGED) + "; or an id with alias"


def _cells(path: str, columns: list[str], rows: Iterable[list[str]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each row by column, with the place that messages name."""
    for line, row in enumerate(rows, start=2):
        at = f"{path}, line {line}"
        if row and len(row) != len(columns):
            raise SchemaError(f"{at}: {len(row)} cells instead of {len(columns)}")
        if row:
            yield at, {column: cell.strip() for column, cell in zip(columns, row, strict=True)}


def _entries(name: str, cells: list[tuple[str, dict[str, str]]], known: Known) -> UserTable:
    layout = LAYOUTS[name]
    id_column = layout.columns[0]
    own = frozenset(row[id_column] for _, row in cells)
    table = UserTable(name, [], [])
    names = _Names(name)
    for at, row in cells:
        _check_row(at, row, layout)
        _check_parents(at, row, layout, lambda other, value: value in known[other] or (other == name and value in own))
        values = tuple(row.get(column, "") for column in layout.columns)
        table.rows.append(values)
        names.add_entry(at, values[0], row["name"] if name in {"areas", "units"} else values[0], row.get("kind", ""))
        table.aliases.extend(Alias(values[0], alias, "variant") for alias in row.get("aliases", "").split("|") if fold(alias))
    for at, row in cells:
        for alias in filter(fold, row.get("aliases", "").split("|")):
            names.add_alias(at, row[id_column], alias, row.get("kind", ""))
    if layout.key == 1:
        _check_new(cells, id_column, known[name])
    _check_circles(cells, layout, name)
    return table


def _check_new(cells: list[tuple[str, dict[str, str]]], id_column: str, known: Mapping[str, Any]) -> None:
    """Raise for an id that is there already: the row would silently take the entry's place."""
    seen: set[str] = set()
    for at, row in cells:
        entry_id = row[id_column]
        if entry_id in known:
            raise SchemaError(f"{at}: {id_column} {entry_id!r} is there already; other names for it go into {id_column},alias")
        if entry_id in seen:
            raise SchemaError(f"{at}: {id_column} {entry_id!r} is twice in this file")
        seen.add(entry_id)


def _check_circles(cells: list[tuple[str, dict[str, str]]], layout: Layout, name: str) -> None:
    """Raise for an entry that is above itself."""
    id_column = layout.columns[0]
    for column in (column for column, other in layout.refers.items() if other == name):
        circles = ids_in_circles({row[id_column]: row.get(column, "") for _, row in cells})
        for at, row in cells:
            if row[id_column] in circles:
                raise SchemaError(f"{at}: {row[id_column]!r} is above itself, from {column} to {column}")


class _Names:
    """The names that a file gives, to refuse those that could not be found."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._key = squeeze if name in {"titles", "units"} else fold
        self._holders: dict[str, set[str]] = {}

    def add_entry(self, at: str, entry_id: str, name: str, kind: str) -> None:
        """Take the entry's own name; two units may share one, their regencies tell them apart."""
        self._check_level(at, name, kind)
        self._holders.setdefault(self._key(name), set()).add(entry_id)

    def add_alias(self, at: str, entry_id: str, alias: str, kind: str) -> None:
        """Take an alias; it stands for one entry alone, that of an area excepted."""
        self._check_level(at, alias, kind)
        holders = self._holders.setdefault(self._key(alias), {entry_id})
        if holders != {entry_id} and self._name != "areas":
            raise SchemaError(f"{at}: {alias!r} is given to {entry_id!r} and to {min(holders - {entry_id})!r}")

    def _check_level(self, at: str, name: str, kind: str) -> None:
        level, _, rest = fold(name).partition(" ")
        if self._name == "areas" and rest and level == kind.partition(" ")[0]:
            raise SchemaError(f"{at}: the name {name!r} begins with its level word; an area is called by what follows")


def _check_row(at: str, row: Mapping[str, str], layout: Layout) -> None:
    for column in layout.columns[: layout.needed]:
        if not row[column]:
            raise SchemaError(f"{at}: {column} is empty")
    for column, choices in layout.choices.items():
        unknown = set(filter(None, row.get(column, "").split("|"))) - choices
        if unknown:
            raise SchemaError(f"{at}: {column} is {', '.join(sorted(unknown))}; known are {', '.join(sorted(choices))}")
    if not row.get("order", "0").isdecimal():
        raise SchemaError(f"{at}: order is no number")


def _check_parents(at: str, row: Mapping[str, str], layout: Layout, is_known: Callable[[str, str], bool]) -> None:
    """Raise for an id of another entry that does not exist; a file may name the entries that it adds itself."""
    for column, name in layout.refers.items():
        for value in filter(None, row.get(column, "").split("|")):
            if not is_known(name, value):
                raise SchemaError(f"{at}: {column} names {value!r}, which is none of the {name}")
    code = row.get("code", "")
    if code and not (len(code) in LEVELS and (len(code) == min(LEVELS) or is_known("areas", code.rpartition(".")[0]))):
        raise SchemaError(f"{at}: code {code!r} is no code below an area")


def _aliases(names: list[str], cells: list[tuple[str, dict[str, str]]], known: Known) -> UserTable:
    """Return the aliases; titles and offices share the name of their id, so the ids tell which of them the file is about."""
    for name in names:
        if all(row[LAYOUTS[name].columns[0]] in known[name] for _, row in cells):
            break
    id_column = LAYOUTS[name].columns[0]
    aliases = []
    given = _Names(name)
    for at, row in cells:
        alias = Alias(row[id_column], row["alias"], row.get("kind") or "variant", row.get("correct", ""))
        if alias.id not in known[name]:
            raise SchemaError(f"{at}: {id_column} {alias.id!r} is none of the {' or '.join(names)}")
        if alias.kind not in ALIAS_KINDS or not fold(alias.alias):
            raise SchemaError(f"{at}: {alias.alias!r} is no alias of the kind {alias.kind!r}")
        given.add_alias(at, alias.id, alias.alias, known[name][alias.id].kind if name == "areas" else "")
        aliases.append(alias)
    return UserTable(name, [], aliases)
