"""Tables on their way from the sources to the built files: reading, overriding, writing."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sambang.errors import GazetteerError
from sambang.gazetteers.schema import ALIAS_COLUMNS, LAYOUTS, Alias
from sambang.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

Row = tuple[str, ...]


@dataclass(slots=True)
class Built:
    """A gazetteer under construction: its rows by id and its aliases, the first kind given to an alias counts.

    `tables` makes the rows of further built tables, by file name (see `Layout.tables`), from what the overrides leave.
    """

    name: str
    rows: dict[str, Row] = field(default_factory=dict)
    aliases: dict[tuple[str, str], Alias] = field(default_factory=dict)
    tables: Mapping[str, Callable[[Built], list[Row]]] = field(default_factory=dict)

    def add(self, *row: str) -> None:
        """Add a row; its first values, as many as the layout's key has, are its id."""
        self.rows["|".join(row[: LAYOUTS[self.name].key])] = row

    def alias(self, entry_id: str, alias: str, kind: str = "variant", correct: str = "") -> None:
        """Add an alias, unless it folds to one that the entry has already."""
        key = (entry_id, fold(alias))
        if key[1] and fold(entry_id) != key[1]:
            self.aliases.setdefault(key, Alias(entry_id, alias, kind, correct))


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a source table by column name; a missing file has none."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def split_list(cell: str) -> list[str]:
    """Return the values of a cell that holds several, joined by "|"."""
    return [value for value in cell.split("|") if value]


def read_built(folder: Path) -> Built:
    """Return a gazetteer as it was built: its main table and its aliases."""
    built = Built(folder.name)
    for row in read_rows(folder / f"{folder.name}.csv"):
        built.add(*row.values())
    for row in read_rows(folder / "aliases.csv"):
        alias = Alias(*row.values())
        built.aliases[alias.id, fold(alias.alias)] = alias
    return built


def apply_overrides(built: Built, folder: Path) -> None:
    """Change what is built by the hand-made overrides.csv, row by row; each tells why.

    `add`: a row, the values behind its id joined by ";". `set`: one field. `drop`: the row, or the alias in `value`.
    `alias`: one more name, its kind in `field`; a misspelling stands for the id.
    """
    path = folder / "overrides.csv"
    for line, row in enumerate(read_rows(path), start=2):
        if row["action"] not in _ACTIONS:
            raise GazetteerError(f"{path}, line {line}: unknown action {row['action']!r}; known are {', '.join(_ACTIONS)}")
        if row["action"] != "add" and row["id"] not in built.rows:
            raise GazetteerError(f"{path}, line {line}: {row['action']} names the unknown id {row['id']!r}")
        _ACTIONS[row["action"]](built, row["id"], row["field"], row["value"])


def _add(built: Built, entry_id: str, _: str, value: str) -> None:
    built.add(entry_id, *value.split(";"))


def _add_alias(built: Built, entry_id: str, kind: str, alias: str) -> None:
    built.aliases.pop((entry_id, fold(alias)), None)
    built.alias(entry_id, alias, kind or "variant", entry_id if kind == "misspelling" else "")


def _set(built: Built, entry_id: str, column: str, value: str) -> None:
    old, at = built.rows[entry_id], LAYOUTS[built.name].columns.index(column)
    built.rows[entry_id] = (*old[:at], value, *old[at + 1 :])


def _drop(built: Built, entry_id: str, _: str, alias: str) -> None:
    if alias:
        built.aliases.pop((entry_id, fold(alias)), None)
        return
    del built.rows[entry_id]
    for key in [key for key in built.aliases if key[0] == entry_id]:
        del built.aliases[key]


_ACTIONS = {"add": _add, "alias": _add_alias, "drop": _drop, "set": _set}


def render_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the table as CSV text, sorted, with LF line ends."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(sorted(map(tuple, rows)))
    return text.getvalue()


def render(built: Built) -> dict[str, str]:
    """Return the files of the built gazetteer, text by file name."""
    layout = LAYOUTS[built.name]
    files = {f"{built.name}.csv": render_table(layout.columns, built.rows.values())}
    if layout.aliases:
        files["aliases.csv"] = render_table((layout.columns[0], *ALIAS_COLUMNS), built.aliases.values())
    for file, make in built.tables.items():
        files[file] = render_table(layout.tables[file], make(built))
    return files
