"""Workers that hang or die cost at most the article that they hang or die at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sambang import Article, SambangError
from sambang.batch.chunk import Job
from sambang.batch.pool import Pool
from tests.batch.poison import no_start, poisoned

if TYPE_CHECKING:
    from pathlib import Path

    from sambang.batch.chunk import Done, Item

pytestmark = pytest.mark.slow


def _outcome(dones: list[Done]) -> tuple[list[str], list[tuple[str, str]]]:
    records = [json.loads(line)["article_id"] for done in dones for line in done.blobs["records.jsonl"].splitlines()]
    rejects = [json.loads(line) for done in dones for line in done.rejects.splitlines()]
    return records, [(reject["article_id"], reject["stage"]) for reject in rejects]


def _run(
    *ids: str, jobs: int = 2, timeout: float | None = None, memory: int | None = None
) -> tuple[list[str], list[tuple[str, str]]]:
    articles: list[Item] = [Article(article_id=name, text="Iptu Suryansyah menyapa warga.") for name in ids]
    with Pool(Job(timeout=timeout, memory=memory), jobs, target=poisoned) as pool:
        chunks = iter([list(articles[at : at + 5]) for at in range(0, len(articles), 5)])
        return _outcome(list(pool.map(chunks)))


GOOD = [f"a{n}" for n in range(12)]


@pytest.mark.parametrize("deed", ["hang", "spin"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_takes_too_long_is_rejected_even_inside_c_code(deed: str, jobs: int) -> None:
    records, rejects = _run(*GOOD[:3], f"{deed}:1", *GOOD[3:8], f"{deed}:2", *GOOD[8:], jobs=jobs, timeout=1.0)
    assert records == GOOD
    assert rejects == [(f"{deed}:1", "timeout"), (f"{deed}:2", "timeout")]


@pytest.mark.parametrize("deed", ["die", "exit"])
@pytest.mark.parametrize("at", [0, 2, 4, 12])
def test_an_article_that_kills_its_worker_is_rejected_alone(deed: str, at: int) -> None:
    records, rejects = _run(*GOOD[:at], deed, *GOOD[at:])
    assert records == GOOD
    assert rejects == [(deed, "worker")]


def test_a_worker_that_is_killed_once_costs_no_article(tmp_path: Path) -> None:
    name = f"die-once:{tmp_path / 'dead'}"
    records, rejects = _run(*GOOD[:3], name, *GOOD[3:])
    assert records == [*GOOD[:3], name, *GOOD[3:]]
    assert rejects == []


def test_a_chunk_of_killers_ends() -> None:
    records, rejects = _run(*GOOD[:5], *["die"] * 3, *GOOD[5:])
    assert records == GOOD
    assert rejects == [("die", "worker")] * 3


def test_memory_recursion_and_errors_are_rejects() -> None:
    records, rejects = _run("memory", GOOD[0], "recurse", *GOOD[1:], memory=4000)
    assert records == GOOD
    assert [stage for _, stage in rejects] == ["process", "process"]


@pytest.mark.parametrize("stage", ["clean", "extract", "link", "records", "write"])
def test_a_poison_article_is_rejected_with_its_stage(stage: str) -> None:
    records, rejects = _run(*GOOD[:6], f"fail:{stage}", *GOOD[6:], jobs=1, timeout=60)
    assert records == GOOD
    assert rejects == [(f"fail:{stage}", stage)]


def test_workers_that_do_not_start_are_an_error() -> None:
    chunk: list[Item] = [Article(article_id="a", text="Warga hadir.")]
    with Pool(Job(), 2, target=no_start) as pool, pytest.raises(SambangError, match="do not start"):
        list(pool.map(iter([chunk])))


def test_no_articles_end_at_once() -> None:
    with Pool(Job(), 2) as pool:
        assert list(pool.map(iter([]))) == []


def test_no_more_workers_are_started_than_there_are_chunks() -> None:
    chunk: list[Item] = [Article(article_id="a", text="Warga hadir.")]
    with Pool(Job(), 8) as pool:
        assert [done.articles for done in pool.map(iter([chunk]))] == [1]
        assert len(pool._workers) == 1
