"""The articles that the benchmarks run on: police news of 1,200 to 3,200 characters.

They come from a file of one's own, or they are made from examples/: paragraphs drawn at random, the names of people and
villages drawn from the gazetteers, so that no article repeats another.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from sambang import Article
from sambang.gazetteers.build.tables import read_rows
from sambang.gazetteers.load import locate
from sambang.read import read_articles

ROOT = Path(__file__).resolve().parent.parent
SHORTEST, LONGEST = 1_200, 3_200  # characters
_NAMES = re.compile(r"\b(Bripka|Aiptu|Iptu|AKP|Kompol|AKBP|Desa) [A-Z]\w+")


def read_benchmark_articles(count: int, source: Path | None = None) -> list[Article]:
    """Return so many articles of the source, or of our own making; the same ones every time."""
    return _from_file(count, source) if source else _from_examples(count)


def _from_file(count: int, source: Path) -> list[Article]:
    articles = [article for article in read_articles([source]) if isinstance(article, Article)]
    fitting = [article for article in articles if SHORTEST <= len(article.text) <= LONGEST]
    return random.Random(1).sample(fitting, min(count, len(fitting)))  # noqa: S311 - a fixed choice


def _from_examples(count: int) -> list[Article]:
    draw = random.Random(1)  # noqa: S311 - a fixed choice
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n") if paragraph]
    people = [row["name"].title() for row in read_rows(locate() / "names" / "names.csv")]
    villages = [row["name"] for row in read_rows(locate() / "areas" / "areas.csv") if row["kind"] == "desa"]
    articles = []
    for number in range(count):
        text = ""
        while len(text) < SHORTEST:
            text += draw.choice(paragraphs) + "\n"
        named = _NAMES.sub(
            lambda match: draw.choice(villages if match.string[: match.start()].endswith("Desa ") else people), text
        )
        articles.append(Article(article_id=f"b{number:05}", text=named))
    return articles
