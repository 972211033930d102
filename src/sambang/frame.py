"""Data frames of pandas: `import sambang.frame`, then `df.sambang.clean()`, `df.sambang.records()`, `df.sambang.tables()`.

The columns are recognised by the names that files have, or told with `column`. Rows and index stay as they are.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any

import msgspec
import pandas as pd

from sambang.batch.chunk import process_or_reject
from sambang.errors import InputError
from sambang.gazetteers.load import load
from sambang.model import Record, Rejected
from sambang.pipeline import clean
from sambang.read.columns import COLUMNS, Row, to_article
from sambang.read.seen import SeenIds
from sambang.write.csv import FLAT, flat_cells
from sambang.write.tables import columns_of, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sambang.clean.context import Options
    from sambang.gazetteers.user import UserFile
    from sambang.lexicon import Lexicon
    from sambang.model import Article

TEXT = "text"
COLUMN = "text_clean"
# What `process_frame` returns, all of them texts: the flat table, the whole record as JSON, and why there is none.
SCHEMA = (*FLAT, "record", "stage", "error")


@pd.api.extensions.register_dataframe_accessor("sambang")
class SambangAccessor:
    """The articles of a data frame, one a row."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def clean(self, column: str | None = None, *, into: str = COLUMN, options: Options | None = None) -> pd.DataFrame:
        """Return the frame with the cleaned texts in a column of the same type; a missing text stays missing.

        `column` is the text's, where its name does not tell. Raises `InputError` where there is none.
        """
        name = column or _text_column(self._frame)
        _check_column(self._frame, name)
        source = self._frame[name]
        values = [
            clean(article.text, title=article.title, options=options).text if not isinstance(article, Rejected) else value
            for article, value in zip(_articles(self._frame, name), source, strict=True)
        ]
        keeps = isinstance(source.dtype, pd.StringDtype | pd.ArrowDtype)
        return self._frame.assign(**{into: pd.Series(values, self._frame.index, dtype=source.dtype if keeps else object)})

    def records(self, column: str | None = None, *, options: Options | None = None) -> pd.DataFrame:
        """Return a row for each row: what was found, a column a label, the record as JSON, and why there is none.

        See `process_frame`.
        """
        return process_frame(self._frame, column=column, options=options)

    def tables(self, column: str | None = None, *, options: Options | None = None) -> dict[str, pd.DataFrame]:
        """Return the tables of all records: articles, persons, units ...; a row that cannot be processed has none.

        Of equal ids the second becomes "a~2", the third "a~3", as in a run: every row of a table tells its article.
        """
        records = [outcome for outcome in _numbered(self._frame, column, options) if isinstance(outcome, Record)]
        found: dict[str, pd.DataFrame] = {}
        for table in tables():
            names = [each.name for each in table.columns]
            found[table.name] = pd.DataFrame(dict(zip(names, columns_of(table, records), strict=True)), columns=names)
        return found


def process_frame(
    frame: pd.DataFrame, *, column: str | None = None, options: Options | None = None, files: tuple[UserFile, ...] = ()
) -> pd.DataFrame:
    """Return a row for each row of the frame, with its index and the columns `SCHEMA`, all of them texts.

    A row whose article cannot be processed has its `stage` and `error`, and no `record`. An article without an id gets a
    hash of its text; equal ids stay equal. `files` are gazetteers of your own, name and content. Raises
    `InputError` for a frame without a text column.
    """
    rows = [_row(outcome) for outcome in _outcomes(frame, column, options, load(files=files))]
    columns: Mapping[str, Any] = dict(zip(SCHEMA, zip(*rows, strict=True), strict=True)) if rows else {}
    series = {name: pd.Series(list(columns.get(name, ())), frame.index, dtype="string") for name in SCHEMA}
    return pd.DataFrame(series, index=frame.index, columns=list(SCHEMA))


def _numbered(frame: pd.DataFrame, column: str | None, options: Options | None) -> Iterator[Record | Rejected]:
    """Yield the outcomes with ids of their own."""
    lexicon = load()
    with SeenIds() as seen:
        for article in _articles(frame, column):
            if isinstance(article, Rejected):
                yield article
            else:
                own = msgspec.structs.replace(article, article_id=seen.own(article.article_id))
                yield process_or_reject(own, options=options, lexicon=lexicon)


def _outcomes(frame: pd.DataFrame, column: str | None, options: Options | None, lexicon: Lexicon) -> Iterator[Record | Rejected]:
    for article in _articles(frame, column):
        if isinstance(article, Rejected):
            yield article
        else:
            yield process_or_reject(article, options=options, lexicon=lexicon)


def _row(outcome: Record | Rejected) -> list[str | None]:
    if isinstance(outcome, Rejected):
        blank: list[str | None] = [None] * len(FLAT)
        blank[FLAT.index("article_id")] = outcome.article_id or None
        return [*blank, None, outcome.stage, outcome.reason]
    return [*flat_cells(outcome), msgspec.json.encode(outcome).decode(), None, None]


def _articles(frame: pd.DataFrame, column: str | None) -> Iterator[Article | Rejected]:
    """Yield the article of each row; where the column is told, no other one is taken for the text."""
    names = tuple(name if isinstance(name, str) else "" for name in frame.columns)
    if column is not None:
        _check_column(frame, column)
        known = {*COLUMNS[TEXT]}
        names = tuple(TEXT if name == column else "" if name.strip().lower() in known else name for name in names)
    else:
        _check_column(frame, _text_column(frame))
    plain = (list(frame.iloc[:, at].astype(object).where(frame.iloc[:, at].notna(), None)) for at in range(len(names)))
    for number, values in zip(range(1, len(frame) + 1), zip(*plain, strict=True) if names else repeat(()), strict=False):
        article = to_article(Row("", number, names, values))
        yield _nameless(article, number) if isinstance(article, Rejected) else article


def _check_column(frame: pd.DataFrame, name: str) -> None:
    """Raise for a column that is missing, or that two columns are called by."""
    count = list(frame.columns).count(name)
    if count != 1:
        raise InputError(f"{count} columns are called {name!r}" if count else f"no column {name!r} in this frame")


def _nameless(reject: Rejected, number: int) -> Rejected:
    """Take away a name that is only the row's number: in a part of a frame it tells nothing."""
    return msgspec.structs.replace(reject, article_id="") if reject.article_id == f":{number}" else reject


def _text_column(frame: pd.DataFrame) -> str:
    """Return the likeliest text column."""
    names = {name.strip("\ufeff \t\r\n").lower(): name for name in reversed(list(frame.columns)) if isinstance(name, str)}
    found = next((names[name] for name in COLUMNS[TEXT] if name in names), None)
    if found is None:
        raise InputError(f"no text column ({', '.join(map(str, frame.columns))}); known names are {', '.join(COLUMNS[TEXT])}")
    return found
