"""What cleaning costs from 1 KB to 1 MB, on articles and on hostile texts: the cost of a character must not grow.

Each text meets empty caches, as one among many articles does, and the processor's time counts, not the clock.

usage: python benchmarks/linear.py [NAME ...]     prints a line a text: milliseconds by size, and how many times dearer a
character is in the longest text than in the one of 128 KB (about 1 where the cost is linear).
`--extract` measures extraction and linking instead. `--rules NAME` prints what each rule takes of it.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from functools import _lru_cache_wrapper
from typing import TYPE_CHECKING

import sambang
from sambang.clean.context import Context
from sambang.clean.edits import apply, disjoint
from sambang.clean.engine import active_passes, merge
from sambang.clean.facts import WordFacts
from sambang.extract.all import extract
from sambang.extract.known import Remembered
from sambang.gazetteers.load import load
from sambang.link.all import link

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1_000, 16_000, 128_000, 1_000_000)
BASE = 2  # number of the size that growth is measured from: smaller ones are ruled by what a call costs
VILLAGE = 13  # the length of its code
ALLOWED = 2.0  # caches that overflow and longer lists make a character somewhat dearer; a quadratic rule makes it 8 times so
LARGE = 1000  # entries of a cache of words; a smaller cache holds tables that are built once
ENOUGH = 10.0  # seconds after which a text is not measured again

ARTICLE = (
    "Kapolsek Karangjaya Iptu Budi Santoso,SH memimpin patroli diwilayah Kecamatan Karangjaya, Senin (2/6/2025). "
    '"Kami mengimbau warga menjaga keamanan," kata Budi.Warga menyambut baik kegiatan itu dan berharap patroli rutin.\n'
)
HEADLINE = "Polsek Karangjaya Gelar Patroli Malam di Pasar Lama\n"


def _mixed(size: int) -> str:
    """Return sentences of random words: nothing is said twice for long."""
    rng = random.Random(7)  # noqa: S311 - a text, no secret
    return " ".join(
        "".join(rng.choices("aeioukstrnlmdp", k=rng.randint(2, 9))) + rng.choice(("", "", "", ",", ".")) for _ in range(size // 6)
    )


def _everywhere(size: int) -> str:
    """Return sentences of villages, people and units of the whole country, most names with a wrong letter."""
    rng = random.Random(7)  # noqa: S311 - a text, no secret
    areas = load().areas
    villages = [code for code in areas.codes if len(code) == VILLAGE]
    sentences: list[str] = []
    for _ in range(size // 100 + 1):  # each is longer than 100 characters
        code = rng.choice(villages)
        village, district, regency = (areas.by_code[code[:length]].name for length in (VILLAGE, 8, 5))
        at = rng.randrange(1, len(village))
        misspelt = (village[:at] + rng.choice("aeioukt") + village[at + 1 :]).title()
        sentences.append(
            f"Warga Desa {misspelt} bekerja bakti bersama polisi dari Kabupaten {regency} pagi ini. "
            f"Bripka {misspelt} Santoso hadir di Polsek {district} bersama warga.\n"
        )
    return "".join(sentences)[:size]


def _filled(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


TEXTS: dict[str, Callable[[int], str]] = {
    "article": _filled(ARTICLE),
    "random words": _mixed,
    "places everywhere": _everywhere,
    "headline again and again": _filled(HEADLINE),
    "paragraph again, one line": _filled(ARTICLE.replace("\n", " ")),
    "spaces": _filled(" "),
    "line ends": _filled("\n"),
    "blank lines with blanks": _filled(" \n"),
    "dots": _filled("."),
    "dots and blanks": _filled(". "),
    "commas": _filled(","),
    "quotes": _filled('"'),
    "curly quotes": _filled("“"),
    "quoted words": _filled('"a '),
    "one word": lambda size: "a" * size,
    "one word again": _filled("di "),
    "two words again": _filled("di ke "),
    "capital inside": _filled("aBc "),
    "torn words": _filled("anggoPolsek Karangjaya Gelar Patroli "),
    "brackets": _filled("("),
    "open links": _filled("[a]("),
    "images": _filled("![a"),
    "stars": _filled("*a "),
    "dashes": _filled("-"),
    "rules": _filled("\n---"),
    "entities": _filled("&amp;"),
    "ampersands": _filled("&"),
    "lost characters": _filled("\ufffd"),
    "mojibake": _filled("Ã©"),
    "backslashes": _filled("\\"),
    "digits": _filled("1"),
    "numbers": _filled("1. "),
    "degrees": _filled("S.H.,"),
    "bylines": _filled("Editor: a "),
    "read also": _filled("Baca juga: a "),
    "spread letters": _filled("P o l i s i "),
    "capitals": _filled("POLSEK "),
    "links": _filled("https://a.id/b "),
    "equals": _filled("="),
    "carriage returns": _filled("\r"),
    "names": _filled("Budi Santoso "),
    "initials": _filled("A."),
    "dates": _filled("Senin (2/6/2025) dan "),
    "times": _filled("pukul 09.00 WIB, "),
    "people": _filled("Kapolsek Bungur Iptu Budi Santoso, "),
    "capitals on one line": _filled("Kegiattan Masyarakkat "),
    "blanks before an author": lambda size: "Oleh: a\n" + " " * size,
    "frames": _filled("=== KATEGORI: Hoaks === NARASI: "),
}


def cost_of(text: str, *, extracts: bool = False) -> float:
    """Return the seconds that cleaning, or extraction and linking, takes: the better of two runs, but of a long one alone."""
    costs: list[float] = []
    while len(costs) < 2 and sum(costs) < ENOUGH:  # noqa: PLR2004
        forget_words()
        start = time.process_time()
        if extracts:
            link(text, extract(text, load()), load())
        else:
            sambang.clean(text, title=HEADLINE.strip())
        costs.append(time.process_time() - start)
    return min(costs)


def forget_words() -> None:
    """Empty the caches of words."""
    kept = gc.get_objects()
    for facts in (found for found in kept if isinstance(found, WordFacts)):
        facts.forget()
    for known in (found for found in kept if isinstance(found, Remembered)):
        known.clear()
    for cache in (found for found in kept if isinstance(found, _lru_cache_wrapper)):
        if cache.__module__.startswith("sambang") and (cache.cache_parameters()["maxsize"] or 0) >= LARGE:
            cache.cache_clear()


def cost_by_rule(text: str) -> dict[str, float]:
    """Return the seconds that each rule takes."""
    context = Context(load(), HEADLINE.strip())
    costs: dict[str, float] = {}
    for rules in active_passes(context.options):
        edits: list[sambang.Edit] = []
        for rule in rules:
            start = time.perf_counter()
            found = rule.find(text, context)
            edits = merge(edits, disjoint(found))
            costs[rule.name] = time.perf_counter() - start
        text = apply(text, edits)
    return costs


def main() -> int:
    """Print the table; the exit status is 1 where a text costs more than in proportion."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=list(TEXTS))
    parser.add_argument("--rules", metavar="NAME")
    parser.add_argument("--extract", action="store_true")
    arguments = parser.parse_args()
    sambang.clean("Warga.")
    if arguments.rules:
        costs = cost_by_rule(TEXTS[arguments.rules](SIZES[-1]))
        for name, cost in sorted(costs.items(), key=lambda item: -item[1])[:12]:
            print(f"{name:28} {cost:8.3f} s")
        return 0
    worst = 0.0
    print(f"{'text':28}" + "".join(f"{size:>12,}" for size in SIZES) + "   growth")
    for name in arguments.names:
        costs = [cost_of(TEXTS[name](size), extracts=arguments.extract) for size in SIZES]
        growth = (costs[-1] / SIZES[-1]) / (costs[BASE] / SIZES[BASE])
        worst = max(worst, growth)
        print(f"{name:28}" + "".join(f"{1000 * cost:9.1f} ms" for cost in costs) + f"   {growth:6.2f}", flush=True)
    print(f"worst growth {worst:.2f}, allowed {ALLOWED}")
    return int(worst > ALLOWED)


if __name__ == "__main__":
    raise SystemExit(main())
