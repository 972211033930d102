"""How fast the library is, as ratios to spaCy's stock Indonesian tokenizer and to ftfy on the same articles in the same run.

python benchmarks/throughput.py [--articles N] [--source FILE]

The calls take turns article by article, so that a busy moment of the machine hits all of them, and no article comes twice:
both spaCy and sambang remember words that they have seen. The runs from file to files are the best of two.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import ftfy
import spacy
from articles import read_benchmark_articles

import sambang
from sambang.batch import run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sambang import Article

ROUNDS = 2
FILE_ARTICLES = 4_000  # in the file that the runs read: enough to make the start of the workers small
WARM = 5  # articles that each job sees before the clock runs


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--source", type=Path, help="file of articles as for sambang run; made from examples/ without it")
    given = parser.parse_args()
    articles = read_benchmark_articles(given.articles, given.source)
    rates = _measure_calls(articles)
    with tempfile.TemporaryDirectory() as folder:
        rates |= _measure_runs(articles, Path(folder))
    _print_table(rates, articles)


def _measure_calls(articles: Sequence[Article]) -> dict[str, float]:
    """Return articles a second of each job, one core."""
    stock, nlp = spacy.blank("id"), sambang.load()
    jobs: dict[str, Callable[[Article], object]] = {
        'spacy.blank("id")(text)': lambda article: stock(article.text),
        "ftfy.fix_text(text)": lambda article: ftfy.fix_text(article.text),
        "sambang.clean(text)": lambda article: sambang.clean(article.text, title=article.title),
        "sambang.process(article)": sambang.process,
        "nlp(text)": lambda article: nlp(article.text),
    }
    spent = dict.fromkeys(jobs, 0.0)
    for number, article in enumerate(articles):
        for name, job in jobs.items():
            start = time.process_time()
            job(article)
            spent[name] += time.process_time() - start if number >= WARM else 0.0
    return {name: (len(articles) - WARM) / seconds for name, seconds in spent.items()}


def _measure_runs(articles: Sequence[Article], folder: Path) -> dict[str, float]:
    """Return articles a second from file to files, by the clock on the wall, with one and with two workers."""
    source = folder / "articles.jsonl"
    rows = [json.dumps({"text": article.text, "title": article.title, "published": article.published}) for article in articles]
    count = max(FILE_ARTICLES, len(articles))
    source.write_text("".join(rows[i % len(rows)] + "\n" for i in range(count)), encoding="utf-8")
    best: dict[str, float] = {}
    for round_ in range(ROUNDS):
        for jobs in (1, 2):
            name = f"sambang run --jobs {jobs}, file to files"
            start = time.perf_counter()
            run([source], folder / f"out-{round_}-{jobs}", jobs=jobs)
            best[name] = max(best.get(name, 0.0), count / (time.perf_counter() - start))
    return best


def _print_table(rates: dict[str, float], articles: Sequence[Article]) -> None:
    spacy_rate, ftfy_rate, *_ = rates.values()
    size = sum(len(article.text) for article in articles) // len(articles)
    print(f"{len(articles)} articles of {size} characters on average\n")
    print("| job | articles/s | x spaCy's tokenizer | x ftfy |\n|---|---|---|---|")
    for name, rate in rates.items():
        print(f"| `{name}` | {rate:,.0f} | {rate / spacy_rate:.2f} | {rate / ftfy_rate:.2f} |")
    one, two = (rate for name, rate in rates.items() if "--jobs" in name)
    print(f"\ntwo workers / one: {two / one:.2f}")


if __name__ == "__main__":
    main()
