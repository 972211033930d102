"""One article through all stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.clean.context import Context, Options
from sambang.clean.engine import clean as run_clean
from sambang.extract.all import extract as run_extract
from sambang.extract.published import parse_published
from sambang.gazetteers.load import load
from sambang.link.all import link as run_link
from sambang.model import Article, Record, article_id_of, check_text
from sambang.records import build_record

if TYPE_CHECKING:
    from sambang.clean.edits import CleanText
    from sambang.lexicon import Lexicon
    from sambang.mentions import Refused, Weighed


def clean(text: str, *, title: str | None = None, options: Options | None = None, lexicon: Lexicon | None = None) -> CleanText:
    """Return the cleaned text with every edit that made it.

    The title, where given, helps to find a headline pasted into a sentence. Raises `InputError` for what is no text.
    """
    check_text("text", text)
    check_text("title", title, missing=True)
    return run_clean(text, Context(lexicon or load(), title, options or Options()))


def process(
    article: Article | str,
    *,
    options: Options | None = None,
    lexicon: Lexicon | None = None,
    trace: list[Refused] | None = None,
    weighed: list[Weighed] | None = None,
) -> Record:
    """Return the record of one article: cleaned, extracted, linked.

    Into `trace`, where given, goes what looked like an entity and was not taken for one, into `weighed` what the linker
    chose and what from, see `sambang.explain`.
    """
    if not isinstance(article, Article):
        check_text("article", article)
        article = Article(article_id=article_id_of(article), text=article)
    lexicon = lexicon or load()
    context = Context(lexicon, article.title, options or Options())
    cleaned = run_clean(article.text, context)
    title = (clean(article.title, options=options, lexicon=lexicon).text or None) if article.title else None
    published = parse_published(article.published)
    found = context.scan(cleaned.text)  # cleaning has most of it already
    mentions = run_extract(found, lexicon, title=title, fact_check=cleaned.is_fact_check(), published=published, trace=trace)
    linked = run_link(cleaned.text, mentions, lexicon, weighed=weighed)
    return build_record(article, cleaned, linked, title=title, published=published)
