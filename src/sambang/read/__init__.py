"""Files become a lazy stream of articles; what cannot be one becomes a `Rejected` value."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import msgspec

from sambang.errors import InputError
from sambang.model import Article
from sambang.read.columns import to_article
from sambang.read.formats import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sambang.model import Rejected

__all__ = ["check_inputs", "read_articles"]


def read_articles(inputs: Iterable[str | Path]) -> Iterator[Article | Rejected]:
    """Yield the articles of files and folders in order; "-" is standard input.

    Known are .txt and .html (one article, its id the stem), folders (their *.txt without *.clean.txt and *.html, by
    name), .csv and .tsv, .jsonl and .ndjson, each of these but .html with .gz and .zst too, and .parquet. An article
    without an id gets a hash of its text; an id that was there before gets "~2", "~3" ... appended. Raises
    `InputError` for a file that cannot be read at all.
    """
    seen = _SeenIds()
    for path in inputs:
        for row in rows(path):
            article = to_article(row)
            yield _with_own_id(article, seen) if isinstance(article, Article) else article


def check_inputs(inputs: Iterable[str | Path]) -> None:
    """Raise `InputError` for the first input that is missing, of an unknown kind, or without a text column."""
    known = False
    for path in inputs:
        known = True
        if str(path) != "-":
            next(rows(path), None)
    if not known:
        raise InputError("no input given")


def _with_own_id(article: Article, seen: _SeenIds) -> Article:
    if seen.add(article.article_id):
        return article
    number = 2
    while not seen.add(f"{article.article_id}~{number}"):
        number += 1
    return msgspec.structs.replace(article, article_id=f"{article.article_id}~{number}")


class _SeenIds:
    """The ids met so far, in eight bytes each: a set of a million strings would take a hundred."""

    def __init__(self) -> None:
        self._buckets: dict[int, array[int]] = {}

    def add(self, article_id: str) -> bool:
        """Remember the id; return whether it is new."""
        key = hash(article_id)
        bucket = self._buckets.setdefault(key & 0xFFFF, array("q"))
        if key in bucket:
            return False
        bucket.append(key)
        return True
