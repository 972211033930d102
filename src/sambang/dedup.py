"""Near copies among many articles: press releases go from portal to portal with a new first line and other typos.

An article is the set of its three-word runs, and two articles are near copies where at least `THRESHOLD` of the runs that
either has are in both. MinHash only proposes pairs; every pair is verified by its real similarity. Near copies of near
copies are one cluster. Nothing is deleted.
"""

from __future__ import annotations

import re
import zlib
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sambang.errors import ConfigError
from sambang.model import Article, Rejected
from sambang.read import read_articles
from sambang.write.csv import disarm, encode_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    Array = Any  # of numpy

# Measured by benchmarks/dedup.py on 20,000 articles with planted copies: recall 1.00, precision 1.00 from 0.5 to 0.7.
THRESHOLD = 0.6
BANDS, ROWS = 32, 4  # a pair with similarity 0.6 is proposed with probability 0.988, one with 0.7 with 0.9998
SEED = 5
BATCH = 1000  # articles that are hashed together
LEADERS = 100  # unlike articles of one bucket that the others are compared with; bounds the work on templates
WORDS_KEPT = 2**20  # hashes of words kept; more is the vocabulary of nobody
_WORD = re.compile(r"\w+")
_RUN = 3  # words


class Match(NamedTuple):
    """The cluster that an article belongs to, named by its first article, and the similarity that brought it there."""

    cluster_id: str
    similarity: float


def find_clusters(inputs: Sequence[str | Path], *, threshold: float = THRESHOLD) -> Mapping[str, Match]:
    """Return the match of each article that has near copies; the first of them in the inputs names the cluster.

    The inputs are read twice, so that memory holds 256 bytes an article and the runs of those that may be copies.
    """
    if not 0 < threshold <= 1:
        raise ConfigError(f"similarity is between 0 and 1, not {threshold:g}")
    if any(str(path) == "-" for path in inputs):
        raise ConfigError("near copies are found by reading twice: give a file, not standard input")
    groups = list(_propose(inputs))
    names, runs = _fetch(inputs, {number for group in groups for number in group})
    forest = _Forest(runs, threshold)
    for group in groups:
        forest.join(group)
    return {
        names[number]: Match(names[forest.root(number)], forest.similarity.get(number, 1.0))
        for number in sorted(names)
        if number in forest.parents
    }


def list_clusters(
    inputs: Sequence[str | Path], *, threshold: float = THRESHOLD, on_reject: Callable[[Rejected], object] | None = None
) -> Iterator[bytes]:
    """Yield a CSV line for each article: its cluster, whether it is the first of it, its similarity, its file and row.

    `on_reject` hears of each row that is no article.
    """
    found = find_clusters(inputs, threshold=threshold)
    yield encode_rows([("article_id", "cluster_id", "is_canonical", "similarity", "file", "row")])
    for article in read_articles(inputs):
        if isinstance(article, Rejected):
            if on_reject:
                on_reject(article)
            continue
        name = article.article_id
        cluster, similarity = found.get(name, Match(name, 1.0))
        cells = (disarm(name), disarm(cluster), "true" if cluster == name else "false", similarity, disarm(article.file or ""))
        yield encode_rows([(*cells, article.row)])


class _Forest:
    """Clusters of verified near copies; the root of each is its first article."""

    def __init__(self, runs: Mapping[int, Array], threshold: float) -> None:
        self.parents: dict[int, int] = {}
        self.similarity: dict[int, float] = {}
        self._runs = runs
        self._threshold = threshold
        self._unlike: set[tuple[int, int]] = set()

    def root(self, number: int) -> int:
        """Return the first article of the cluster."""
        while (parent := self.parents.get(number, number)) != number:
            self.parents[number] = self.parents.get(parent, parent)
            number = parent
        return number

    def join(self, group: Sequence[int]) -> None:
        """Join those of a group that really are near copies."""
        leaders: list[int] = []
        for number in group:
            if not any(self._is_copy(leader, number) for leader in leaders) and len(leaders) < LEADERS:
                leaders.append(number)

    def _is_copy(self, first: int, second: int) -> bool:
        roots = self.root(first), self.root(second)
        if roots[0] == roots[1]:
            return True
        if (first, second) in self._unlike:
            return False
        similarity = jaccard(self._runs[first], self._runs[second])
        if similarity < self._threshold:
            self._unlike.add((first, second))
            return False
        low, high = sorted(roots)
        self.parents[low], self.parents[high] = low, low
        self.similarity.setdefault(second, round(similarity, 3))
        return True


def jaccard(first: Array, second: Array) -> float:
    """Return the share of the runs of either that both have."""
    import numpy as np

    shared = len(np.intersect1d(first, second, assume_unique=True))
    return shared / (len(first) + len(second) - shared)


def word_runs(text: str, hashes: _Hashes | None = None) -> Array:
    """Return the hashes of a text's three-word runs, sorted; a text of fewer words is one run, one of none has none."""
    import numpy as np

    found = _WORD.findall(text.lower())
    words = np.fromiter(map((_Hashes() if hashes is None else hashes).__getitem__, found), np.uint64, len(found))
    if not len(words):
        return words
    words = np.pad(words, (0, max(0, _RUN - len(words))))
    factor = np.uint64(0x9E3779B97F4A7C15)
    runs = ((words[:-2] * factor + words[1:-1]) * factor + words[2:]) * factor
    return np.unique(runs ^ (runs >> np.uint64(29)))


class _Hashes(dict[str, int]):
    """The hash of each word met; the same in every process, as `hash` is not."""

    def __missing__(self, word: str) -> int:
        if len(self) >= WORDS_KEPT:
            self.clear()
        self[word] = value = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        return value


def _articles(inputs: Sequence[str | Path]) -> Iterator[Article]:
    return (item for item in read_articles(inputs) if isinstance(item, Article))


def _propose(inputs: Sequence[str | Path]) -> Iterator[tuple[int, ...]]:
    """Yield groups of numbers of articles that may be near copies."""
    import numpy as np

    keys = _band_keys(inputs)
    seen: set[tuple[int, ...]] = set()
    for band in range(BANDS):
        order = np.argsort(keys[:, band], kind="stable")
        column = keys[order, band]
        ends = np.flatnonzero(np.append(column[1:] != column[:-1], True)) + 1
        starts = np.append(0, ends[:-1])
        for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
            group = tuple(order[start:end].tolist())
            if column[start] and group not in seen:
                seen.add(group)
                yield group


def _band_keys(inputs: Sequence[str | Path]) -> Array:
    """Return a row for each article and a column for each band; equal keys propose a pair, 0 proposes none."""
    import numpy as np

    try:
        from rensa import RMinHash
    except ImportError as error:
        raise ConfigError("finding near copies needs pip install 'sambang[dedup]'") from error
    articles = _articles(inputs)
    hashes = _Hashes()
    blocks = [np.empty((0, BANDS), np.uint64)]
    while batch := [word_runs(article.text, hashes) for article in islice(articles, BATCH)]:
        digests = RMinHash.digest_matrix_from_token_hash_sets([runs.tolist() for runs in batch], BANDS * ROWS, SEED)
        rows = np.array(digests.to_rows(), np.uint64).reshape(len(batch), BANDS, ROWS)
        keys = np.zeros((len(batch), BANDS), np.uint64)
        for row in range(ROWS):
            keys = (keys ^ rows[:, :, row]) * np.uint64(0x100000001B3)
        keys = keys ^ (keys >> np.uint64(31)) | np.uint64(1)
        keys[[not len(runs) for runs in batch]] = 0
        blocks.append(keys)
    return np.concatenate(blocks)


def _fetch(inputs: Sequence[str | Path], numbers: set[int]) -> tuple[dict[int, str], dict[int, Array]]:
    """Return the ids and the runs of the articles of these numbers."""
    hashes = _Hashes()
    names: dict[int, str] = {}
    runs: dict[int, Array] = {}
    for number, article in enumerate(_articles(inputs)):
        if number in numbers:
            names[number] = article.article_id
            runs[number] = word_runs(article.text, hashes)
    return names, runs
