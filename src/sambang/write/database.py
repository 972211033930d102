"""One SQLite or DuckDB file: a table for each of the record's tables, with keys and indexes.

A database that was being written when the power went is no good start for going on; so rows are gathered as JSON lines, a
file a table, and become a database at the end. `articles` has the key `article_id`; every other table refers to it and is
indexed by it and by the ids it holds. `row_number` keeps the order. Lists are JSON in SQLite, `VARCHAR[]` in DuckDB.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from sambang.errors import ConfigError
from sambang.write.tables import columns_of, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sambang.model import Record
    from sambang.write.tables import Kind, Table

SQLITE = "sambang.sqlite"
DUCKDB = "sambang.duckdb"
BATCH = 1000  # rows
LONGEST = 2**30  # bytes of a JSON line: six times the longest article, its raw text and its edits
INDEXED = ("person_id", "unit_id", "entity_id", "code", "place_code")
_SQLITE_TYPES: Mapping[Kind, str] = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "flag": "INTEGER", "list": "TEXT"}
_DUCKDB_TYPES: Mapping[Kind, str] = {
    "text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "flag": "BOOLEAN", "list": "VARCHAR[]",
}  # fmt: skip


def start_tables() -> dict[str, bytes]:
    """Return the empty head of each table's rows."""
    return {_rows_file(table): b"" for table in tables()}


def encode_tables(records: Sequence[Record]) -> dict[str, bytes]:
    """Return the rows of each table as JSON lines."""
    encode = msgspec.json.Encoder().encode
    blobs: dict[str, bytes] = {}
    for table in tables():
        names = [column.name for column in table.columns]
        rows = zip(*columns_of(table, records), strict=True)
        blobs[_rows_file(table)] = b"".join(encode(dict(zip(names, row, strict=True))) + b"\n" for row in rows)
    return blobs


def finish_sqlite(work: Path, target: Path) -> None:
    """Make the SQLite file of the gathered rows."""
    with closing(sqlite3.connect(target / SQLITE)) as base:
        base.execute("PRAGMA journal_mode = OFF")  # the file appears when it is whole
        for table in tables():
            base.execute(_create(table, _SQLITE_TYPES))
            marks = ", ".join("?" * (len(table.columns) + 1))
            with (work / _rows_file(table)).open("rb") as lines:
                rows = ([number, *map(_plain, msgspec.json.decode(line).values())] for number, line in enumerate(lines, 1))
                base.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608 - the name is ours
        for statement in _indexes():
            base.execute(statement)
        base.commit()


def reopen_sqlite(folder: Path, work: Path) -> None:
    """Gather the rows of an SQLite file again."""
    with closing(sqlite3.connect(f"file:{folder / SQLITE}?mode=ro", uri=True)) as base:
        for table in tables():
            kinds = [column.kind for column in table.columns]
            with (work / _rows_file(table)).open("wb") as file:
                found = (
                    [_restore(kind, value) for kind, value in zip(kinds, row, strict=True)]
                    for row in base.execute(_select(table))
                )
                file.writelines(_encode_rows(table, found))


def import_duckdb() -> Any:  # noqa: ANN401 - a module
    """Return the package; raise `ConfigError` where it is missing."""
    try:
        import duckdb
    except ImportError as error:
        raise ConfigError("writing DuckDB needs pip install 'sambang[duckdb]'") from error
    return duckdb


def finish_duckdb(work: Path, target: Path) -> None:
    """Make the DuckDB file of the gathered rows."""
    with import_duckdb().connect(str(target / DUCKDB)) as base:
        for table in tables():
            base.execute(_create(table, _DUCKDB_TYPES))
            path = work / _rows_file(table)
            if path.stat().st_size:
                types = {column.name: _DUCKDB_TYPES[column.kind] for column in table.columns}
                base.execute(
                    f"INSERT INTO {table.name} SELECT row_number() OVER (), * FROM read_json($file, columns = {types},"  # noqa: S608 -- names of our own tables
                    f" format = 'newline_delimited', maximum_object_size = {LONGEST})",
                    {"file": str(path)},
                )
        for statement in _indexes():
            base.execute(statement)


def reopen_duckdb(folder: Path, work: Path) -> None:
    """Gather the rows of a DuckDB file again."""
    with import_duckdb().connect(str(folder / DUCKDB), read_only=True) as base:
        for table in tables():
            found = base.execute(_select(table))
            with (work / _rows_file(table)).open("wb") as file:
                while rows := found.fetchmany(BATCH):
                    file.writelines(_encode_rows(table, rows))


def _rows_file(table: Table) -> str:
    return f"{table.name}.rows"


def _create(table: Table, types: Mapping[Kind, str]) -> str:
    columns = ["row_number INTEGER NOT NULL"]
    for column in table.columns:
        key = ""
        if column.name == "article_id":
            key = " PRIMARY KEY" if table.name == "articles" else " NOT NULL REFERENCES articles (article_id)"
        columns.append(f'"{column.name}" {types[column.kind]}{key}')
    return f"CREATE TABLE {table.name} ({', '.join(columns)})"


def _indexes() -> Iterator[str]:
    for table in tables():
        for column in table.columns:
            if column.name in INDEXED or (column.name == "article_id" and table.name != "articles"):
                yield f'CREATE INDEX {table.name}_{column.name} ON {table.name} ("{column.name}")'


def _select(table: Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    return f"SELECT {columns} FROM {table.name} ORDER BY row_number"  # noqa: S608 - the names are ours


def _plain(value: object) -> object:
    """Return a value as SQLite takes it."""
    return msgspec.json.encode(value).decode() if isinstance(value, list) else value


def _restore(kind: Kind, value: Any) -> object:  # noqa: ANN401 - what the cell holds
    if value is None:
        return None
    if kind == "list":
        return msgspec.json.decode(value)
    return bool(value) if kind == "flag" else value


def _encode_rows(table: Table, rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    names = [column.name for column in table.columns]
    encode = msgspec.json.Encoder().encode
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield b"".join(encode(dict(zip(names, row, strict=True))) + b"\n" for row in batch)
