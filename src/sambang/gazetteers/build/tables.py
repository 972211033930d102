"""Tables on their way from the sources to the built files: reading, overriding, writing."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sambang.errors import GazetteerError
from sambang.gazetteers.schema import LAYOUTS, Alias
from sambang.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Row = tuple[str, ...]


@dataclass(slots=True)
class Built:
    """A gazetteer under construction: its rows by id and its aliases, the first kind given to an alias counts."""

    name: str
    rows: dict[str, Row] = field(default_factory=dict)
    aliases: dict[tuple[str, str], Alias] = field(default_factory=dict)

    def add(self, *row: str) -> None:
        """Add a row; its first value is its id."""
        self.rows[row[0]] = row

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


def apply_overrides(built: Built, folder: Path) -> None:
    """Change the built rows by the hand-made overrides.csv (add, alias, drop, set), each with its reason."""
    columns = LAYOUTS[built.name].columns
    for row in read_rows(folder / "overrides.csv"):
        action, entry_id, column, value = row["action"], row["id"], row["field"], row["value"]
        if action == "add":
            built.add(entry_id, *value.split(";"))
        elif entry_id not in built.rows:
            raise GazetteerError(f"{folder / 'overrides.csv'}: {action} names the unknown id {entry_id!r}")
        elif action == "alias":
            built.aliases.pop((entry_id, fold(value)), None)
            built.alias(entry_id, value, column or "variant")
        elif action == "set":
            old = built.rows[entry_id]
            at = columns.index(column)
            built.rows[entry_id] = (*old[:at], value, *old[at + 1 :])
        elif action == "drop":
            _drop(built, entry_id, value)
        else:
            raise GazetteerError(f"{folder / 'overrides.csv'}: unknown action {action!r}")


def _drop(built: Built, entry_id: str, alias: str) -> None:
    if alias:
        built.aliases.pop((entry_id, fold(alias)), None)
        return
    del built.rows[entry_id]
    for key in [key for key in built.aliases if key[0] == entry_id]:
        del built.aliases[key]


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
        files["aliases.csv"] = render_table((layout.columns[0], "alias", "kind", "correct"), built.aliases.values())
    return files
