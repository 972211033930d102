"""Whatever goes wrong, no article is lost, none comes twice, and the output is that of an undisturbed run."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import pytest

from benchmarks.faults import FAULTS, Bench, kill_parent
from sambang.batch import Job, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from benchmarks.faults import Row

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("faults"), 1200)


@pytest.mark.parametrize("fault", [partial(kill_parent, moments=4) if fault is kill_parent else fault for fault in FAULTS])
def test_a_fault_costs_no_article(bench: Bench, fault: Callable[[Bench], Iterator[Row]]) -> None:
    rows = list(fault(bench))
    assert rows
    assert [row for row in rows if not row.whole] == []


def test_fifty_megabytes_in_one_line_are_rejected_in_time(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    rows = [{"id": "long", "text": "Warga hadir. " * 4_000_000}, {"id": "short", "text": "Warga hadir."}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = run([path], tmp_path / "out", job=Job(timeout=3.0))
    assert (done.articles, done.rejected) == (2, {"timeout": 1})
