"""Clean the texts of a file and keep everything else of it: the user's columns stay, `text_clean` is added."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sambang.batch.chunk import reject_failed
from sambang.errors import ConfigError
from sambang.model import Article
from sambang.pipeline import clean
from sambang.read.columns import to_article
from sambang.read.formats import rows
from sambang.read.lines import mend
from sambang.write.csv import disarm, encode_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def encoder_for(path: str | Path, output: str | Path = "-") -> Callable[[Iterator[Cleaned]], Iterator[bytes]]:
    """Return the encoder of the kind that the output's suffix tells, else of the file's own kind; Parquet becomes CSV.

    Raises `ConfigError` for an output of a kind that is only read: Parquet, HTML, anything packed.
    """
    kind = _suffix_of(str(output))
    if kind in _ONLY_READ:
        raise ConfigError(f"{output}: cleaned rows are written as {', '.join(_ENCODERS)}")
    own = _suffix_of(str(path).lower().removesuffix(".gz").removesuffix(".zst"))
    return _ENCODERS.get(kind) or _ENCODERS.get(own) or (encode_csv if own == ".parquet" else encode_text)


def _suffix_of(path: str) -> str:
    return Path(path.lower()).suffix


def encode_csv(stream: Iterator[Cleaned], *, delimiter: str = ",") -> Iterator[bytes]:
    """Yield CSV: the columns as they were, the cleaned text last; fields beyond the header stay behind it.

    Raises `ConfigError` where a JSON object has other keys than the first: a table has no room for them.
    """
    names: tuple[str, ...] = ()
    for row, _, cleaned in stream:
        if row.names and not names:
            names = row.names
            kept = [at for at, name in enumerate(names) if name != COLUMN]
            yield encode_rows([[*(names[at] for at in kept), COLUMN]], delimiter=delimiter)
        if row.names:
            if row.names != names:
                raise ConfigError(f"{row.file}, row {row.number}: other columns than in the rows before; write .jsonl instead")
            values = [_cell(value) for value in row.values] + [None] * (len(names) - len(row.values))
            text = disarm(cleaned.text) if cleaned else None
            yield encode_rows([[*(values[at] for at in kept), text, *values[len(names) :]]], delimiter=delimiter)


def encode_jsonl(stream: Iterator[Cleaned]) -> Iterator[bytes]:
    """Yield an object for each row with the cleaned text added; fields beyond a header are a list under the empty name."""
    for row, _, cleaned in stream:
        if row.names:
            given = [_readable(value) for value in row.values]
            values: dict[str, object] = dict(zip(row.names, given, strict=False))
            if len(given) > len(row.names):
                values[""] = given[len(row.names) :]
            values[COLUMN] = cleaned.text if cleaned else None
            yield json.dumps(values, ensure_ascii=False, default=str).encode("utf-8", "replace") + b"\n"


def _readable(value: object) -> object:
    return mend(value) if isinstance(value, str) else value


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else _readable(value)


def encode_text(stream: Iterator[Cleaned]) -> Iterator[bytes]:
    """Yield the cleaned texts alone, each ending with a line break."""
    for _, _, cleaned in stream:
        if cleaned:
            yield cleaned.text.rstrip("\n").encode("utf-8", "replace") + b"\n"


_ENCODERS: dict[str, Callable[[Iterator[Cleaned]], Iterator[bytes]]] = {
    ".csv": encode_csv,
    ".tsv": partial(encode_csv, delimiter="\t"),
    ".jsonl": encode_jsonl,
    ".ndjson": encode_jsonl,
    ".txt": encode_text,
}
_ONLY_READ = frozenset({".parquet", ".html", ".htm", ".gz", ".zst"})
