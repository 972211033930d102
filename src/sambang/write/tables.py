"""The tables that records fall into; columns, order and types come from the record types.

A field of `Record` that holds structs is a table, the other fields make the table `articles`. Structs inside a struct
(the positions of a person) are a table too, with the parent's id. Every row begins with `article_id`.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from sambang.model import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Kind = Literal["text", "integer", "number", "flag", "list"]
_KINDS: Mapping[object, Kind] = {str: "text", int: "integer", float: "number", bool: "flag"}
KEYS = {"positions": "person_id"}  # a table inside another one: the parent's field that its rows repeat


class Column(NamedTuple):
    """A column: its name and what its cells hold; a list is one of texts."""

    name: str
    kind: Kind


class Table(NamedTuple):
    """A table: its columns, and the way from a record to its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[tuple[Any, ...]]]


@lru_cache(maxsize=1)
def tables() -> tuple[Table, ...]:
    """Return the tables in the order of the record's fields, `articles` first."""
    own, nested = _split(Record)
    getter = attrgetter(*(column.name for column in own))
    found = [Table("articles", own, lambda record: iter((getter(record),)))]
    for name, struct in nested:
        columns, inner = _split(struct)
        found.append(Table(name, (own[0], *columns), _rows_of(name, columns)))
        for child, child_struct in inner:
            child_columns, _ = _split(child_struct)
            key = next(column for column in columns if column.name == KEYS[child])
            found.append(Table(child, (own[0], key, *child_columns), _rows_of_child(name, key, child, child_columns)))
    return tuple(found)


def columns_of(table: Table, records: Iterable[Record]) -> list[tuple[Any, ...]]:
    """Return the cells of the records column by column."""
    columns = list(zip(*(row for record in records for row in table.rows(record)), strict=True))
    return columns or [()] * len(table.columns)


def _split(struct: type) -> tuple[tuple[Column, ...], list[tuple[str, type]]]:
    """Return the columns of a struct and the fields that hold structs."""
    columns: list[Column] = []
    nested: list[tuple[str, type]] = []
    for name, hint in get_type_hints(struct).items():
        plain = [part for part in get_args(hint) or (hint,) if part not in {NoneType, ...}]
        if get_origin(hint) is tuple and issubclass(plain[0], msgspec.Struct):
            nested.append((name, plain[0]))
        elif get_origin(hint) is tuple:
            columns.append(Column(name, "list"))
        else:
            columns.append(Column(name, _KINDS.get(plain[0], "text")))  # a Literal is a text
    return tuple(columns), nested


def _rows_of(field: str, columns: tuple[Column, ...]) -> Callable[[Record], Iterator[tuple[Any, ...]]]:
    items, cells = attrgetter(field), attrgetter(*(column.name for column in columns))
    return lambda record: ((record.article_id, *cells(item)) for item in items(record))


def _rows_of_child(
    field: str, key: Column, child: str, columns: tuple[Column, ...]
) -> Callable[[Record], Iterator[tuple[Any, ...]]]:
    items, inner, key_of = attrgetter(field), attrgetter(child), attrgetter(key.name)
    cells = attrgetter(*(column.name for column in columns))
    return lambda record: (
        (record.article_id, key_of(item), *cells(child_item)) for item in items(record) for child_item in inner(item)
    )
