"""Clean the texts of a file and keep everything else of it: the user's columns stay, `text_clean` is added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sambang.batch.chunk import reject_failed
from sambang.model import Article
from sambang.pipeline import clean
from sambang.read.columns import to_article
from sambang.read.formats import rows
from sambang.read.lines import mend
from sambang.write.csv import disarm, encode_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sambang.clean.context import Options
    from sambang.clean.edits import CleanText
    from sambang.lexicon import Lexicon
    from sambang.model import Rejected
    from sambang.read.columns import Row

COLUMN = "text_clean"


class Cleaned(NamedTuple):
    """A row of a file with its cleaned text, or why there is none."""

    row: Row
    article: Article | Rejected
    cleaned: CleanText | None


def clean_rows(path: str | Path, *, options: Options, lexicon: Lexicon | None = None) -> Iterator[Cleaned]:
    """Yield each row of a file with its cleaned text; one that fails ends nothing."""
    for row in rows(path):
        article = to_article(row)
        cleaned: CleanText | None = None
        if isinstance(article, Article):
            try:
                cleaned = clean(article.text, title=article.title, options=options, lexicon=lexicon)
            except Exception as error:  # noqa: BLE001 - whatever one article does, the others are cleaned
                article = reject_failed(article, error)
        yield Cleaned(row, article, cleaned)


def encoder_for(path: str | Path) -> Callable[[Iterator[Cleaned]], Iterator[bytes]]:
    """Return the encoder that gives a file's rows back in the file's own kind; Parquet becomes CSV."""
    name = str(path).lower().removesuffix(".gz").removesuffix(".zst")
    if name.endswith((".csv", ".tsv", ".parquet")):
        return encode_csv
    if name.endswith((".jsonl", ".ndjson")):
        return encode_jsonl
    return encode_text


def encode_csv(stream: Iterator[Cleaned]) -> Iterator[bytes]:
    """Yield CSV: the columns as they were, the cleaned text last; fields beyond the header stay behind it."""
    places: list[int] | None = None
    for row, _, cleaned in stream:
        if places is None and row.names:
            places = [at for at, name in enumerate(row.names) if name != COLUMN]
            yield encode_rows([[*(row.names[at] for at in places), COLUMN]])
        if row.names:
            values = [_readable(value) for value in row.values] + [None] * (len(row.names) - len(row.values))
            text = disarm(cleaned.text) if cleaned else None
            yield encode_rows([[*(values[at] for at in places or ()), text, *values[len(row.names) :]]])


def encode_jsonl(stream: Iterator[Cleaned]) -> Iterator[bytes]:
    """Yield the objects with the cleaned text added."""
    for row, _, cleaned in stream:
        if row.names:
            values = dict(zip(row.names, map(_readable, row.values), strict=True))
            yield (
                json.dumps({**values, COLUMN: cleaned.text if cleaned else None}, ensure_ascii=False).encode("utf-8", "replace")
                + b"\n"
            )


def _readable(value: object) -> object:
    return mend(value) if isinstance(value, str) else value


def encode_text(stream: Iterator[Cleaned]) -> Iterator[bytes]:
    """Yield the cleaned texts alone, each ending with a line break."""
    for _, _, cleaned in stream:
        if cleaned:
            yield cleaned.text.rstrip("\n").encode("utf-8", "replace") + b"\n"
