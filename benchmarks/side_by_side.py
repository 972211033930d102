"""Articles a second on one core: sambang, all stages, against EDS-NLP, id-location-ner and spaCy's bare tokenizer.

python benchmarks/side_by_side.py [--articles N] [--source FILE] [--environments DIR]

EDS-NLP, made for French, normalises, splits sentences, looks for 5,500 names of areas and finds dates; id-location-ner looks
for the areas of this package, exactly. Each rival works in an environment of its own, all on the same articles one after the
other. Counted is the time of the processor; the start of a rival, before its first article, is told apart.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from articles import read_benchmark_articles
from rivals.areas import write_areas
from rivals.environments import ask, prepare

import sambang
from sambang.gazetteers.load import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sambang import Article

HERE = Path(__file__).resolve().parent
EDS_NLP, LOCATION_NER = "edsnlp==0.23.0", "id-location-ner==0.1.2"
TERMS = 5_500  # for EDS-NLP's matcher
WARM = 5  # articles that everybody sees before the clock runs


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--source", type=Path, help="file of articles as for sambang run; made from examples/ without it")
    parser.add_argument("--environments", type=Path, default=HERE.parent / ".rivals")
    given = parser.parse_args()
    given.environments.mkdir(parents=True, exist_ok=True)
    articles = read_benchmark_articles(given.articles, given.source)
    questions = [{"text": article.text, "published": None} for article in articles]
    stock = spacy.blank("id")
    print(f"{len(articles)} articles\n\n| by | articles/s | x spaCy's tokenizer | start, s |\n|---|---|---|---|")
    base = rate(lambda article: stock(article.text), articles)
    print_row('spacy.blank("id"), tokens alone', base, base, None)
    print_row(f"sambang {sambang.__version__}, all stages", rate(sambang.process, articles), base, None)
    for package, script, table in (
        (EDS_NLP, "edsnlp_pipeline.py", write_terms(given.environments / "terms.txt")),
        (LOCATION_NER, "id_location_ner.py", write_table(given.environments / "areas.csv")),
    ):
        python = prepare(given.environments / package.partition("==")[0], package)
        first, *answers = ask([python, "-I", HERE / "rivals" / script, table], questions)
        print_row(package.replace("==", " "), rate_of(answers), base, first["start"])


def rate(job: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Return articles a second."""
    for article in articles[:WARM]:
        job(article)
    start = time.process_time()
    for article in articles[WARM:]:
        job(article)
    return (len(articles) - WARM) / (time.process_time() - start)


def rate_of(answers: Sequence[dict[str, Any]]) -> float:
    """Return articles a second from a rival's answers."""
    seconds: float = sum(answer["cpu"] for answer in answers[WARM:])
    return len(answers[WARM:]) / seconds


def write_terms(path: Path) -> Path:
    """Write the terms for EDS-NLP: the names of provinces, regencies and districts in the order of their codes."""
    names = {area.name: None for code, area in sorted(load().areas.by_code.items()) if len(code) <= len("11.01.01")}
    path.write_text("\n".join([*names][:TERMS]), encoding="utf-8")
    return path


def write_table(path: Path) -> Path:
    """Write the areas for id-location-ner."""
    write_areas(path)
    return path


def print_row(who: str, articles_a_second: float, base: float, start: float | None) -> None:
    """Print a line of the table."""
    shown = f"{start:.1f}" if start is not None else ""
    print(f"| {who} | {articles_a_second:,.0f} | {articles_a_second / base:.2f} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
