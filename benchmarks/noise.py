"""How much of injected noise cleaning takes away again, over 200 clean articles.

python benchmarks/noise.py [--seed N] [--count N]

Clean are the perfectly clean texts of tests/gold and, where ../shared/corpus is beside the checkout, articles of it that
cleaning leaves as they are, drawn at random from those of at least SHORTEST words, police news first. Without the corpus the
own texts are corrupted again and again, each time anew.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from itertools import cycle, islice
from typing import TYPE_CHECKING

from articles import ROOT

from sambang.evaluate.noise_report import measure_noise, show_noise
from sambang.pipeline import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = ROOT.parent / "shared" / "corpus"
SHORTEST = 80  # words; of a shorter text little is left between the defects
Text = tuple[str, str | None]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200, help="clean articles")
    given = parser.parse_args()
    own = read_own()
    texts = [*own, *islice(read_corpus(), given.count - len(own))]
    if len(texts) == len(own):
        texts = list(islice(cycle(own), given.count))
    print(f"{len(texts)} clean articles, {len(own)} of them our own")
    print(show_noise(measure_noise(texts, seed=given.seed)), end="")


def read_own() -> list[Text]:
    """Return the perfectly clean texts of the tests, their first line the title."""
    return [(path.read_text(encoding="utf-8"), None) for path in sorted((ROOT / "tests" / "gold").glob("*.clean.txt"))]


def read_corpus() -> Iterator[Text]:
    """Yield the articles of the corpus on which cleaning makes no edit, in a random but fixed order."""
    for name in ("police", "general"):
        path = CORPUS / f"{name}.jsonl.gz"
        if not path.is_file():
            return
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        random.Random(1).shuffle(rows)  # noqa: S311 - a fixed choice
        for row in rows:
            title = row["title"] or None
            if len(row["text"].split()) >= SHORTEST and not clean(row["text"], title=title).steps:
                yield row["text"], title


if __name__ == "__main__":
    main()
