"""Near copies planted among 20,000 articles: how many are found, how many found are none, what it costs.

python benchmarks/dedup.py [--articles N] [--copies N] [--corpus FILE ...]

Without a corpus the articles are invented from word lists: sentences of a template with other names, places and figures,
so that unlike articles share many runs of words. A copy has another first line, a tail, typos, other case and spacing in
places, and some a sentence less.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from sambang.dedup import find_clusters
from sambang.model import Article
from sambang.read import read_articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PORTALS = ("WARTA BUNGUR", "Kabar Tuban", "Suara Cakung", "Radar Genteng", "Info Padang")
OPENERS = ("Kapolsek {0} {1} menyambangi warga {2} pada hari {3}.", "Kegiatan sambang di {2} dipimpin {1} dari Polsek {0}, {3}.")
BODIES = (
    "Dalam kesempatan itu {1} menyampaikan pesan kamtibmas tentang {4} kepada {5}.",
    "Petugas mengimbau {5} agar waspada terhadap {4} di lingkungan {2}.",
    "Sebanyak {6} peserta hadir dan menyampaikan keluhan mengenai {4} serta {7}.",
    "Polisi mengamankan {6} barang bukti berupa {7} dari rumah {5} di {2}.",
    "Ia menambahkan bahwa {7} akan ditindaklanjuti bersama {5} paling lambat {3}.",
    "Warga {2} menyambut baik {7} dan berharap {4} tidak terulang.",
    "Menurut {5}, {4} sudah berlangsung sejak {3} di sekitar {7}.",
    "Situasi di {2} terpantau aman sampai {3}, ujar {1}.",
)
SYLLABLES = ("ba", "ku", "ri", "sa", "ta", "mo", "le", "nu", "ga", "di", "pe", "wa", "yo", "ci", "ma", "ran", "lung", "tor")


def invent(choose: random.Random) -> str:
    """Return an invented article; a hundred words of it are a template, the others its own."""

    def name(parts: int = 2) -> str:
        return " ".join("".join(choose.choice(SYLLABLES) for _ in range(3)).title() for _ in range(parts))

    facts = [
        name(1),
        name(),
        f"Desa {name(1)}",
        f"{choose.randrange(1, 29)} {name(1)}",
        name(),
        name(),
        str(choose.randrange(2, 99)),
        name(3),
    ]
    sentences = [choose.choice(OPENERS).format(*facts)]
    for body in choose.sample(BODIES, choose.randrange(4, 8)):
        facts[3:] = [f"{choose.randrange(1, 29)} {name(1)}", name(), name(), str(choose.randrange(2, 99)), name(3)]
        sentences.append(body.format(*facts))
    return " ".join(sentences)


def copy(text: str, choose: random.Random) -> str:
    """Return a near copy."""
    words = text.split(" ")
    for at in choose.sample(range(len(words)), len(words) // 50):
        word = words[at]
        cut = choose.randrange(len(word)) if word else 0
        words[at] = choose.choice((word[:cut] + word[cut + 1 :], word.upper(), f"{word}  ", word + word[-1:]))
    text = " ".join(words)
    if choose.random() < 0.3:  # noqa: PLR2004
        sentences = text.split(". ")
        if len(sentences) > 5:  # noqa: PLR2004
            del sentences[choose.randrange(1, len(sentences) - 1)]
            text = ". ".join(sentences)
    return f"{choose.choice(PORTALS)} - {text}\n\nBaca juga: {choose.choice(PORTALS)}"


def plant(path: Path, originals: Sequence[str], copies: int, choose: random.Random) -> dict[str, int]:
    """Write the articles and their copies, shuffled; return the cluster of each id."""
    rows = [(text, number) for number, text in enumerate(originals)]
    for _ in range(copies):
        number = choose.randrange(len(originals) // 4)  # so that some have several copies
        rows.append((copy(originals[number], choose), number))
    choose.shuffle(rows)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": f"a{at}", "text": text}) + "\n" for at, (text, _) in enumerate(rows))
    return {f"a{at}": number for at, (_, number) in enumerate(rows)}


def score(truth: Mapping[str, int], found: Mapping[str, str]) -> tuple[float, float, int]:
    """Return recall and precision of pairs, and how many pairs were planted."""
    planted, proposed = set(_pairs(truth)), set(_pairs(found))
    right = len(planted & proposed)
    return right / len(planted), right / len(proposed) if proposed else 1.0, len(planted)


def _pairs(clusters: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    members: dict[object, list[str]] = defaultdict(list)
    for name, cluster in clusters.items():
        members[cluster].append(name)
    for names in members.values():
        yield from combinations(sorted(names), 2)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--copies", type=int, default=5_000)
    parser.add_argument("--corpus", nargs="*", default=[])
    parser.add_argument("--threshold", type=float, nargs="*", default=[0.5, 0.6, 0.7])
    given = parser.parse_args()
    choose = random.Random(3)  # noqa: S311 - the same articles each time
    alike = find_clusters(given.corpus, threshold=0.4) if given.corpus else {}  # copies nobody planted
    corpus = list(
        dict.fromkeys(a.text for a in read_articles(given.corpus) if isinstance(a, Article) and a.article_id not in alike)
    )
    originals = (corpus + [invent(choose) for _ in range(given.articles)])[: given.articles - given.copies]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.jsonl"
        truth = plant(path, originals, given.copies, choose)
        for threshold in given.threshold:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            start = time.perf_counter()
            found = find_clusters([path], threshold=threshold)
            seconds = time.perf_counter() - start
            recall, precision, pairs = score(truth, {name: match.cluster_id for name, match in found.items()})
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(
                f"threshold {threshold}: {pairs} planted pairs among {len(truth)} articles, recall {recall:.4f},"
                f" precision {precision:.4f}, {seconds:.1f} s, memory {(peak - before) / 1024:.0f} MB more"
            )


if __name__ == "__main__":
    main()
