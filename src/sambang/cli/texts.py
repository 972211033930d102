"""The commands that show what happens to a text: clean, demo, explain, rules."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sambang.cli.options import OK, REJECTED, add_cleaning, opened, options_of, own_gazetteers, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from sambang.batch.cleaning import Cleaned


def add_clean(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `sambang clean`."""
    parser.description = "Clean a file: its columns are kept and text_clean is added; a plain text gives its cleaned text."
    parser.add_argument("input", metavar="INPUT", help=".csv, .jsonl (also .gz, .zst), .parquet, .txt, .html, folder, -")
    parser.add_argument(
        "-o", "--output", default="-", metavar="OUT", help="file, its suffix tells the kind; - is standard output"
    )
    show = parser.add_mutually_exclusive_group()
    show.add_argument("--explain", action="store_true", help="print each edit with its rule and reason instead")
    show.add_argument("--diff", action="store_true", help="print the text with its edits marked instead")
    add_cleaning(parser)
    parser.set_defaults(run=_clean)


def add_demo(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `sambang demo`."""
    parser.description = "Print each article's cleaned text with the edits marked, and its record as tables."
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    add_cleaning(parser)
    parser.set_defaults(run=_demo)


def add_explain(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `sambang explain`."""
    parser.description = "Say what was taken for an entity at an offset of the cleaned text, what was not, and why."
    parser.add_argument("article", metavar="ARTICLE", help=".txt, or a file of articles with --id; - is standard input")
    parser.add_argument("--at", type=int, required=True, metavar="OFFSET", help="characters from the start of the cleaned text")
    parser.add_argument("--id", metavar="ID", help="which article of the file; the first where none is given")
    add_cleaning(parser)
    parser.set_defaults(run=_explain)


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `sambang rules`."""
    parser.description = "Print the cleaning rules in their order: name, family, presets that run them, what they do."
    parser.set_defaults(run=_rules)


def _clean(given: argparse.Namespace) -> int:
    from sambang.batch.cleaning import clean_rows, encoder_for
    from sambang.gazetteers.load import load
    from sambang.model import Rejected
    from sambang.read import check_inputs

    check_inputs([given.input])
    lexicon = load(files=own_gazetteers(given))
    encode = encoder_for(given.input, "-" if given.explain or given.diff else given.output)
    rejected = 0

    def watched() -> Iterator[Cleaned]:
        nonlocal rejected
        for one in clean_rows(given.input, options=options_of(given), lexicon=lexicon):
            if isinstance(one.article, Rejected):
                rejected += 1
                say(f"{one.row.file}, row {one.row.number}: {one.article.reason}")
            yield one

    with opened(given.output) as file:
        if given.explain or given.diff:
            for one in watched():
                file.write(_explained(one, diff=given.diff, colour=file is sys.stdout.buffer and sys.stdout.isatty()).encode())
        else:
            for blob in encode(watched()):
                file.write(blob)
    return REJECTED if rejected else OK


def _explained(one: Cleaned, *, diff: bool, colour: bool) -> str:
    from sambang.report import mark_edits

    if one.cleaned is None:
        return ""
    body = mark_edits(one.cleaned, colour=colour) if diff else one.cleaned.explain()
    return f"== {one.article.article_id}\n{body}\n"


def _explain(given: argparse.Namespace) -> int:
    from sambang.batch.chunk import reject_failed
    from sambang.errors import InputError
    from sambang.explain import describe, explain
    from sambang.gazetteers.load import load
    from sambang.model import Rejected
    from sambang.read import read_articles

    articles = (article for article in read_articles([given.article]) if given.id in {None, article.article_id})
    article = next(articles, None)
    if article is None:
        raise InputError(f"{given.article}: no article {given.id}" if given.id else f"{given.article}: no article")
    if isinstance(article, Rejected):
        raise InputError(f"{article.file}, row {article.row}: {article.reason}")
    lexicon = load(files=own_gazetteers(given))
    try:
        explanation = explain(article, given.at, options=options_of(given), lexicon=lexicon)
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever an article does, the command answers in a line
        failed = reject_failed(article, error)
        say(f"{failed.article_id}: {failed.stage}: {failed.reason}")
        return REJECTED
    for line in describe(explanation):
        print(line)
    return OK


def _demo(given: argparse.Namespace) -> int:
    from sambang.batch.chunk import process_or_reject
    from sambang.gazetteers.load import load
    from sambang.model import Article, Rejected
    from sambang.pipeline import clean
    from sambang.read import read_articles
    from sambang.report import mark_edits, show_record

    options, colour = options_of(given), sys.stdout.isatty()
    lexicon = load(files=own_gazetteers(given))
    for article in read_articles(given.inputs):
        record = article if isinstance(article, Rejected) else process_or_reject(article, options=options, lexicon=lexicon)
        if isinstance(record, Rejected):
            say(f"{record.file}, row {record.row}: {record.reason}")
        elif isinstance(article, Article):
            cleaned = clean(article.text, title=article.title, options=options, lexicon=lexicon)
            print(f"== {article.article_id}", mark_edits(cleaned, colour=colour), show_record(record, colour=colour), sep="\n\n")
    return OK


def _rules(_: argparse.Namespace) -> int:
    from sambang.clean.order import RULES

    for rule in RULES:
        says = (rule.find.__doc__ or "").strip().splitlines()[0]
        print(f"{rule.name:<26}  {rule.family:<11}  {' '.join(rule.presets):<21}  {says}")
    return OK
