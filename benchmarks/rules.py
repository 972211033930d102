"""What each cleaning rule costs on articles: microseconds an article, and the share of the whole.

usage: python benchmarks/rules.py ARTICLES.jsonl[.gz]     one JSON object a line with `text` and `title`
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from pathlib import Path

from sambang.clean.context import Context
from sambang.clean.edits import apply, disjoint
from sambang.clean.engine import active_passes, merge
from sambang.gazetteers.load import load
from sambang.model import Edit


def add_costs(costs: Counter[str], text: str, context: Context) -> None:
    """Add the seconds that each rule takes of one article; the scan counts to the rule that asks for it first."""
    for rules in active_passes(context.options):
        edits: list[Edit] = []
        for rule in rules:
            start = time.process_time()
            found = rule.find(text, context)
            costs[rule.name] += time.process_time() - start
            edits = merge(edits, disjoint(found))
        if edits:
            text = apply(text, edits)
            context.carry(text, edits)


def main() -> int:
    """Print the rules, the dearest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    path = parser.parse_args().articles
    lexicon = load()
    costs: Counter[str] = Counter()
    count = 0
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        for article in map(json.loads, lines):
            add_costs(costs, article["text"], Context(lexicon, article.get("title") or None))
            count += 1
    for name, cost in costs.most_common():
        print(f"{name:28} {1e6 * cost / count:8.1f} us {cost / costs.total():7.1%}")
    print(f"{'all':28} {1e6 * costs.total() / count:8.1f} us   {count} articles")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
