"""Verify the gazetteers: shape, order, ids, references, sources, overrides.

Every finding is one line that names the file and, where there is one, the line; none of them stops the search.
"""

from __future__ import annotations

import csv
import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sambang.errors import ConfigError, GazetteerError
from sambang.gazetteers.circles import ids_in_circles
from sambang.gazetteers.schema import ALIAS_COLUMNS, ALIAS_KINDS, LAYOUTS, OVERRIDE_COLUMNS
from sambang.gazetteers.sources import SOURCES, describe_tables, read_sources
from sambang.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sambang.gazetteers.schema import Columns, Layout


class _Table(NamedTuple):
    """A table that has its shape: the path and the rows by line number."""

    path: Path
    columns: Columns
    rows: list[tuple[int, dict[str, str]]]

    def at(self, line: int) -> str:
        return f"{self.path}, line {line}"


def check(root: Path, names: Iterable[str] = ()) -> list[str]:
    """Return what is wrong with the named gazetteers, or with all: one line a finding, none where all is well.

    Raises `ConfigError` for a name that no gazetteer has.
    """
    known = LAYOUTS.keys() | {folder.name for folder in root.iterdir() if folder.is_dir()}
    unknown = sorted(set(names) - known)
    if unknown:
        raise ConfigError(f"unknown gazetteer {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    problems: list[str] = []
    missing = sorted(set(names) - {folder.name for folder in root.iterdir()})
    problems += [f"{root / name}: missing" for name in missing]
    for folder in sorted(root.iterdir()):
        if not folder.is_dir() or (names and folder.name not in set(names)):
            continue
        if folder.name not in LAYOUTS:
            problems.append(f"{folder}: no layout in sambang.gazetteers.schema")
        else:
            problems += _check_folder(folder, LAYOUTS[folder.name])
    return problems


def _check_folder(folder: Path, layout: Layout) -> Iterator[str]:
    shapes = _shapes(folder.name, layout)
    tables: dict[str, _Table] = {}
    for file, columns in shapes.items():
        table, problems = _read_table(folder / file, columns)
        tables[file] = table
        yield from problems
    for path in sorted(folder.glob("*.csv")):
        if path.name not in shapes:
            yield f"{path}: no such table in the layout of {folder.name}"
    main = tables[f"{folder.name}.csv"]
    yield from _check_rows(main, layout)
    yield from _check_references(main, layout, folder)
    if layout.aliases:
        yield from _check_aliases(tables["aliases.csv"], _ids(main, layout))
    yield from _check_overrides(tables["overrides.csv"], main, tables.get("aliases.csv"), layout)
    yield from _check_sources(folder, main)


def _shapes(name: str, layout: Layout) -> dict[str, Columns]:
    """Return the columns of every table of the folder by file name."""
    aliases = {"aliases.csv": (layout.columns[0], *ALIAS_COLUMNS)} if layout.aliases else {}
    return {f"{name}.csv": layout.columns, **aliases, "overrides.csv": OVERRIDE_COLUMNS, **layout.tables}


def _read_table(path: Path, columns: Columns) -> tuple[_Table, list[str]]:
    """Return the table without the rows that have not its shape, and what is wrong with them."""
    table = _Table(path, columns, [])
    if not path.is_file():
        return table, [f"{path}: missing"]
    data = path.read_bytes()
    problems = [f"{path}: {why}" for sign, why in ((b"\r", "CR line ends"), (b"\xef\xbb\xbf", "a BOM")) if sign in data]
    if not data.endswith(b"\n"):
        problems.append(f"{path}: the last line does not end")
    rows = list(csv.reader(data.decode("utf-8-sig", "replace").splitlines()))
    if tuple(rows[0]) != columns:
        return table, [*problems, f"{path}: the columns are {','.join(rows[0])} instead of {','.join(columns)}"]
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(columns):
            problems.append(f"{path}, line {line}: {len(row)} cells instead of {len(columns)}")
        elif any(cell != cell.strip() or "\ufffd" in cell for cell in row):
            problems.append(f"{path}, line {line}: blanks around a cell, or a broken character")
        else:
            table.rows.append((line, dict(zip(columns, row, strict=True))))
    return table, problems


def _check_rows(table: _Table, layout: Layout) -> Iterator[str]:
    """Look for rows out of order, ids that are there twice, cells that are empty or hold none of the choices."""
    yield from _check_order(table)
    for (_, row), (line, following) in pairwise(table.rows):
        if all(row[column] == following[column] for column in layout.columns[: layout.key]):
            yield f"{table.at(line)}: the id {following[layout.columns[0]]!r} is there twice"
    for line, row in table.rows:
        yield from (f"{table.at(line)}: {column} is empty" for column in layout.columns[: layout.needed] if not row[column])
        for column, choices in layout.choices.items():
            if unknown := set(_values(row[column])) - choices:
                yield f"{table.at(line)}: {column} is {', '.join(sorted(unknown))}; known are {', '.join(sorted(choices))}"


def _check_order(table: _Table) -> Iterator[str]:
    for (_, row), (line, following) in pairwise(table.rows):
        if tuple(row.values()) >= tuple(following.values()):
            yield f"{table.at(line)}: not in order, or there twice"


def _check_references(table: _Table, layout: Layout, folder: Path) -> Iterator[str]:
    """Look for ids of other gazetteers that do not exist; areas hang below the code that theirs begins with."""
    for column, name in layout.refers.items():
        known = _known_ids(folder.parent / name)
        for line, row in table.rows:
            for value in _values(row[column]):
                if value not in known:
                    yield f"{table.at(line)}: {column} names {value!r}, which {name} does not have"
        if name == folder.name:
            circles = ids_in_circles({row[layout.columns[0]]: row[column] for _, row in table.rows})
            yield from (
                f"{table.at(line)}: {row[layout.columns[0]]!r} is above itself, from {column} to {column}"
                for line, row in table.rows
                if row[layout.columns[0]] in circles
            )
    if folder.name == "areas":
        codes = {row["code"] for _, row in table.rows}
        for line, row in table.rows:
            above = row["code"].rpartition(".")[0]
            if above and above not in codes:
                yield f"{table.at(line)}: {row['code']} has no area above it"
            if any("," in cell or '"' in cell for cell in row.values()):
                yield f"{table.at(line)}: a comma or quotation mark in a cell; this table is read without quoting"


def _known_ids(folder: Path) -> set[str]:
    layout = LAYOUTS[folder.name]
    return _ids(_read_table(folder / f"{folder.name}.csv", layout.columns)[0], layout)


def _ids(table: _Table, layout: Layout) -> set[str]:
    return {row[layout.columns[0]] for _, row in table.rows}


def _check_aliases(table: _Table, ids: set[str]) -> Iterator[str]:
    yield from _check_order(table)
    seen: set[tuple[str, str]] = set()
    for line, row in table.rows:
        entry_id, alias, kind, correct = row.values()
        if entry_id not in ids:
            yield f"{table.at(line)}: unknown id {entry_id!r}"
        if kind not in ALIAS_KINDS or not fold(alias):
            yield f"{table.at(line)}: {alias!r} is no alias of the kind {kind!r}; kinds are {', '.join(sorted(ALIAS_KINDS))}"
        if bool(correct) != (kind == "misspelling"):
            yield f"{table.at(line)}: a misspelling has its right spelling in `correct`, another alias has none"
        if (entry_id, fold(alias)) in seen:
            yield f"{table.at(line)}: {alias!r} differs from another alias of {entry_id!r} only in marks or capitals"
        seen.add((entry_id, fold(alias)))


def _check_overrides(table: _Table, main: _Table, aliases: _Table | None, layout: Layout) -> Iterator[str]:
    """Look for overrides without a reason, and for ones that the built tables do not show."""
    rows = {"|".join(list(row.values())[: layout.key]): row for _, row in main.rows}
    names = {(row[layout.columns[0]], row["alias"]) for _, row in aliases.rows} if aliases else set()
    for line, override in table.rows:
        action, entry_id, column, value, why = override.values()
        row = rows.get(entry_id)
        applied = {
            "add": row is not None,
            "set": row is not None and row.get(column) == value,
            "alias": (entry_id, value) in names,
            "drop": (entry_id, value) not in names if value else row is None,
        }
        if not why:
            yield f"{table.at(line)}: no reason in `why`"
        if action not in applied:
            yield f"{table.at(line)}: unknown action {action!r}"
        elif not applied[action]:
            yield f"{table.at(line)}: not applied; run `sambang gazetteers build {table.path.parent.name}`"


def _check_sources(folder: Path, main: _Table) -> Iterator[str]:
    """Compare SOURCES.toml with the tables: rows, digests, counts; each origin needs a name, a licence and a date."""
    try:
        sources = read_sources(folder)
    except GazetteerError as error:
        yield str(error)
        return
    path = folder / SOURCES
    for number, origin in enumerate(sources.get("origin", [{}]), start=1):
        if not (origin.get("name") and origin.get("licence") and isinstance(origin.get("date"), dt.date)):
            yield f"{path}: origin {number} lacks a name, a licence or a date"
    for count in sources.get("count", ()):
        wanted = {column: set(values) for column, values in count.items() if column != "rows"}
        found = sum(all(row[column] in values for column, values in wanted.items()) for _, row in main.rows)
        if found != count["rows"]:
            yield f"{path}: {found} rows with {wanted} instead of {count['rows']}"
    yield from _check_digests(folder, sources.get("tables", {}))


def _check_digests(folder: Path, noted: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    found = describe_tables({path.name: path.read_bytes() for path in folder.glob("*.csv")})
    if found != {name: (table.get("rows"), table.get("sha256")) for name, table in noted.items()}:
        yield f"{folder / SOURCES}: [tables] is not up to date; run `sambang gazetteers build {folder.name}`"


def _values(cell: str) -> list[str]:
    return [value for value in cell.split("|") if value]
