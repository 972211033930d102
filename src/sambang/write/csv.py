"""Tables as CSV: UTF-8, LF, empty is null, lists joined by "; ", and no cell that a spreadsheet would run.

A cell that begins with = + - @, a tab or a carriage return, after any apostrophes, gets an apostrophe in front;
`rearm` takes it away again.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from sambang.write.tables import columns_of, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.model import Person, Place, Record
    from sambang.write.tables import Kind

SEPARATOR = "; "
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ARMED = re.compile(r"'+[=+\-@\t\r]")
_SUSPECT = frozenset("=+-@\t\r'")


def disarm(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula.

    >>> disarm("=1+1"), disarm("- Sat Lantas"), disarm("Sat-Lantas")
    ("'=1+1", "'- Sat Lantas", 'Sat-Lantas')
    """
    return f"'{cell}" if cell[:1] in _SUSPECT and _FORMULA.match(cell) else cell


def rearm(cell: str) -> str:
    """Return the cell as it was before `disarm`.

    >>> rearm("'=1+1"), rearm("'aman'")
    ('=1+1', "'aman'")
    """
    return cell[1:] if _ARMED.match(cell) else cell


def encode_rows(rows: Iterable[Sequence[Any]], *, delimiter: str = ",") -> bytes:
    """Return rows of ready cells as CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def start_tables() -> dict[str, bytes]:
    """Return the header of each table."""
    return {f"{table.name}.csv": encode_rows([[column.name for column in table.columns]]) for table in tables()}


def encode_tables(records: Sequence[Record]) -> dict[str, bytes]:
    """Return the rows of each table."""
    blobs: dict[str, bytes] = {}
    for table in tables():
        cells = (_cells(column.kind, values) for column, values in zip(table.columns, columns_of(table, records), strict=True))
        blobs[f"{table.name}.csv"] = encode_rows(zip(*cells, strict=True))
    return blobs


def _cells(kind: Kind, values: Sequence[Any]) -> Sequence[Any]:
    """Return the cells of a column as they are written."""
    match kind:
        case "text":
            return [v if v is None or v[:1] not in _SUSPECT else disarm(v) for v in values]
        case "list":
            return [disarm(SEPARATOR.join(v)) for v in values]
        case "flag":
            return [None if v is None else "true" if v else "false" for v in values]
        case _:
            return values


FLAT = (
    "article_id", "source", "url", "title", "published", "text", "activity", "persons", "ranks", "titles", "positions",
    "initials", "units", "villages", "districts", "regencies", "provinces", "dates", "times", "quotes", "issues",
    "cluster_id", "is_canonical",
)  # fmt: skip


def flat_cells(record: Record) -> list[str | None]:
    """Return the cells of a record's row of the flat table, as they are."""
    return [cell or None for cell in _flat_row(record)]


def start_flat() -> dict[str, bytes]:
    """Return the header of the flat table."""
    return {"flat.csv": encode_rows([FLAT])}


def encode_flat(records: Sequence[Record]) -> dict[str, bytes]:
    """Return one row a record, one column a label, the values joined by "; "."""
    return {"flat.csv": encode_rows([disarm(cell or "") for cell in _flat_row(record)] for record in records)}


def _flat_row(record: Record) -> Iterable[str | None]:
    yield from (record.article_id, record.source, record.url, record.title, record.published, record.text, record.activity)
    yield _join(person.name for person in record.persons)
    yield _join(f"{person.rank} {person.name}" for person in record.persons if person.rank)
    yield _join(f"{person.name}: {', '.join(person.titles)}" for person in record.persons if person.titles)
    yield _join(office for person in record.persons for office in _offices(person))
    yield _join(one.initials if one.age is None else f"{one.initials} ({one.age})" for one in record.initials)
    yield _join(unit.name for unit in record.units)
    for level in ("village", "district", "regency", "province"):
        yield _join(_place(place) for place in record.places if place.level == level)
    yield _join(f"{date.value}/{date.end}" if date.end else date.value for date in record.dates)
    yield _join(f"{time.value} {time.tz}" if time.tz else time.value for time in record.times)
    yield _join(quote.text for quote in record.quotes)
    yield _join(issue.message for issue in record.issues)
    yield record.cluster_id
    yield None if record.is_canonical is None else "true" if record.is_canonical else "false"


def _join(values: Iterable[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(values))


def _offices(person: Person) -> Iterable[str]:
    for position in person.positions:
        of = position.unit or position.place
        yield f"{person.name}: {position.title}" + (f" ({of})" if of else "")


def _place(place: Place) -> str:
    return f"{place.name} [{place.code}]" if place.code else place.name
