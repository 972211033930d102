"""Files become a lazy stream of articles; what cannot be one becomes a `Rejected` value."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sambang.errors import InputError
from sambang.model import Article
from sambang.read.columns import to_article
from sambang.read.formats import folder_files, rows
from sambang.read.seen import SeenIds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sambang.model import Rejected

__all__ = ["check_inputs", "read_articles", "repeated_inputs"]


def read_articles(inputs: Iterable[str | Path]) -> Iterator[Article | Rejected]:
    """Yield the articles of files and folders in order; "-" is standard input.

    Known are .txt and .html (one article, its id the stem), folders (their *.txt without *.clean.txt and *.html, by
    name), .csv and .tsv, .jsonl and .ndjson, each of these but .html with .gz and .zst too, and .parquet. An article
    without an id gets a hash of its text; an id that was there before gets "~2", "~3" ... appended. Raises
    `InputError` for a file that cannot be read at all.
    """
    with SeenIds() as seen:
        for path in inputs:
            for row in rows(path):
                article = to_article(row)
                if isinstance(article, Article):
                    own = seen.own(article.article_id)
                    yield article if own == article.article_id else msgspec.structs.replace(article, article_id=own)
                else:
                    yield article


def check_inputs(inputs: Iterable[str | Path]) -> None:
    """Raise `InputError` for the first input that is missing, of an unknown kind, or without a text column."""
    known = False
    for path in inputs:
        known = True
        if str(path) != "-":
            next(rows(path), None)
    if not known:
        raise InputError("no input given")


def repeated_inputs(inputs: Iterable[str | Path]) -> Iterator[str | Path]:
    """Yield the inputs that were there before, under any name, alone or within a folder."""
    seen: set[str] = set()
    for path in inputs:
        for file in folder_files(Path(path)) if Path(path).is_dir() else [Path(path)]:
            whole = "-" if str(file) == "-" else os.path.realpath(file)  # follows links in a circle, as resolve does not
            if whole in seen:
                yield path
                break
            seen.add(whole)
