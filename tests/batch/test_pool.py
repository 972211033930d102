"""Workers that hang or die cost at most the article that they hang or die at."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest

from sambang import Article
from sambang.batch.chunk import Job
from sambang.batch.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Callable

    from sambang.batch.chunk import Done, Item

pytestmark = pytest.mark.slow

LONG = "Kapolsek Bungur menyapa warga di Kec. Bungur. " * 400_000  # 18 MB: seconds of work


def _chunk(first: int, count: int, *, long: int | None = None) -> list[Item]:
    return [
        Article(article_id=f"a{n}", text=LONG if n == long else f"Iptu Suryansyah menyapa {n} warga.")
        for n in range(first, first + count)
    ]


def _outcome(dones: list[Done]) -> tuple[list[str], list[tuple[str, str]]]:
    records = [json.loads(line)["article_id"] for done in dones for line in done.blobs["records.jsonl"].splitlines()]
    rejects = [json.loads(line) for done in dones for line in done.rejects.splitlines()]
    return records, [(reject["article_id"], reject["stage"]) for reject in rejects]


def _kill_at(pool: Pool, number: int, times: int) -> Callable[[], None]:
    """Return a function that kills the pool's only worker while it is at an article, some times over."""

    def kill() -> None:
        killed: set[int] = set()
        deadline = time.monotonic() + 100
        while len(killed) < times and time.monotonic() < deadline:
            worker = pool._workers[0]
            if worker.at[0] == number and worker.process.pid not in killed:
                killed.add(worker.process.pid)
                os.kill(worker.process.pid, signal.SIGKILL)
            time.sleep(0.01)

    return kill


def test_an_article_that_takes_too_long_is_rejected() -> None:
    with Pool(Job(timeout=1.0), 1) as pool:
        records, rejects = _outcome(list(pool.map(iter([_chunk(0, 5, long=2), _chunk(5, 3)]))))
    assert records == ["a0", "a1", "a3", "a4", "a5", "a6", "a7"]
    assert rejects == [("a2", "timeout")]


@pytest.mark.parametrize(("times", "expected"), [(1, []), (2, [("a2", "worker")])])
def test_a_killed_worker_costs_no_article_unless_it_dies_there_again(times: int, expected: list[tuple[str, str]]) -> None:
    with Pool(Job(), 1) as pool:
        killer = threading.Thread(target=_kill_at(pool, 2, times))
        killer.start()
        records, rejects = _outcome(list(pool.map(iter([_chunk(0, 5, long=2), _chunk(5, 3)]))))
        killer.join()
    assert rejects == expected
    assert len(records) == 8 - len(expected)


def test_no_articles_end_at_once() -> None:
    with Pool(Job(), 2) as pool:
        assert list(pool.map(iter([]))) == []
