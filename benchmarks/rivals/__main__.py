"""Side by side on labelled articles: places against id-location-ner (exact gazetteer mode), dates against dateparser.

And on noisy sentences: cleaning against indo-normalizer and nahiarhdnlp, see cleaning.py.

python benchmarks/rivals GOLD_DIR [--environments DIR]

GOLD_DIR holds <id>.txt, <id>.json with the labels and <id>.meta.json. Each rival is installed from PyPI into an
environment of its own; id-location-ner gets the areas of this package as its gazetteer. An article's answer is the set of
its places (level and name), or of its dates; all answers are scored alike.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from areas import write_areas
from cleaning import compare
from environments import ask, prepare

import sambang
from sambang import Article
from sambang.extract.published import parse_published
from sambang.text.fold import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HERE = Path(__file__).resolve().parent
RIVALS = {"places": ("id-location-ner==0.1.2", "id_location_ner.py"), "dates": ("dateparser==1.5.0", "dateparser_search.py")}
_KINDS = ("provinsi ", "kabupaten ", "kota administrasi ", "kota ")
Answer = set[tuple[str, ...]]


class Gold(NamedTuple):
    """An article and the answers that its labels give."""

    article: Article
    answers: dict[str, Answer]


def main() -> None:
    """Run everybody and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--environments", type=Path, default=HERE.parents[1] / ".rivals")
    given = parser.parse_args()
    golds = read_gold(given.gold)
    print(f"{len(golds)} articles\n\n| task | by | precision | recall | F1 | articles/s |\n|---|---|---|---|---|---|")
    ours, rate = run_sambang([gold.article for gold in golds])
    for task, (package, script) in RIVALS.items():
        wanted = [gold.answers[task] for gold in golds]
        print_row(task, f"sambang {sambang.__version__}, everything", wanted, [answers[task] for answers in ours], rate)
        python = prepare(given.environments / package.partition("==")[0], package)
        found, rate_of_rival = run_rival(python, script, [gold.article for gold in golds], given.environments)
        print_row(task, package.replace("==", " "), wanted, found, rate_of_rival)
    compare(given.environments)


def read_gold(folder: Path) -> list[Gold]:
    """Return the labelled articles."""
    golds = []
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt")
        if text.is_file():
            labels = json.loads(path.read_text(encoding="utf-8"))
            article = Article(article_id=path.stem, text=text.read_text(encoding="utf-8"), published=labels.get("published"))
            places = {(place["level"], bare(place["name"])) for place in labels["places"]}
            golds.append(Gold(article, {"places": places, "dates": {(date["value"],) for date in labels["dates"]}}))
    return golds


def bare(name: str) -> str:
    """Return the name without the word for its level, in one form."""
    low = name.lower()
    return squeeze(next((low.removeprefix(kind) for kind in _KINDS if low.startswith(kind)), low))


def run_sambang(articles: Sequence[Article]) -> tuple[list[dict[str, Answer]], float]:
    """Return our answers and articles a second, with all other work of `process` done as well."""
    sambang.process(articles[0])
    start = time.perf_counter()
    records = [sambang.process(article) for article in articles]
    rate = len(articles) / (time.perf_counter() - start)
    return [
        {
            "places": {(place.level, bare(place.name)) for place in record.places},
            "dates": {(value,) for d in record.dates if d.precision == "day" for value in (d.value, d.end) if value},
        }
        for record in records
    ], rate


def run_rival(python: Path, script: str, articles: Sequence[Article], folder: Path) -> tuple[list[Answer], float]:
    """Return a rival's answers and articles a second, its start not counted."""
    table = folder / "areas.csv"
    write_areas(table)
    questions = [{"text": a.text, "published": published(a)} for a in articles]
    _, *answers = ask([python, "-I", HERE / script, table], questions)
    found = [{(*rest, bare(name)) if rest else (name,) for *rest, name in answer["found"]} for answer in answers]
    return found, len(articles) / sum(answer["seconds"] for answer in answers)


def published(article: Article) -> str | None:
    """Return the day that the article came out."""
    day = parse_published(article.published)
    return day.isoformat() if day else None


def print_row(task: str, who: str, wanted: Iterable[Answer], found: Iterable[Answer], rate: float) -> None:
    """Print precision, recall and speed."""
    pairs = list(zip(wanted, found, strict=True))
    right = sum(len(gold & answer) for gold, answer in pairs)
    gold, all_found = sum(len(gold) for gold, _ in pairs), sum(len(answer) for _, answer in pairs)
    precision, recall = right / max(1, all_found), right / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"| {task} | {who} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {rate:,.0f} |")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
