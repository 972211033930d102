"""Near copies are found, unlike articles are left apart, nothing is deleted."""

from __future__ import annotations

import csv
import json
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.dedup import copy, invent, plant, score
from sambang import ConfigError
from sambang.cli import main
from sambang.dedup import find_clusters, jaccard, word_runs

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("rensa")
ORIGINALS = [invent(random.Random(number)) for number in range(40)]  # noqa: S311 - the same ones each time


@pytest.fixture
def choose() -> random.Random:
    return random.Random(11)  # noqa: S311


def _clusters(path: Path) -> dict[str, str]:
    return {name: match.cluster_id for name, match in find_clusters([path]).items()}


def _write(path: Path, texts: list[str]) -> Path:
    path.write_text("".join(json.dumps({"id": f"a{at}", "text": text}) + "\n" for at, text in enumerate(texts)))
    return path


def test_planted_copies_are_found_and_nothing_else(tmp_path: Path, choose: random.Random) -> None:
    truth = plant(tmp_path / "in.jsonl", [invent(choose) for _ in range(400)], 100, choose)
    recall, precision, pairs = score(truth, _clusters(tmp_path / "in.jsonl"))
    assert pairs > 100
    assert (recall, precision) == (1.0, 1.0)


@pytest.mark.slow
def test_planted_copies_among_20_000(tmp_path: Path, choose: random.Random) -> None:
    truth = plant(tmp_path / "in.jsonl", [invent(choose) for _ in range(15_000)], 5_000, choose)
    recall, precision, _ = score(truth, _clusters(tmp_path / "in.jsonl"))
    assert recall >= 0.99
    assert precision >= 0.99


def test_the_first_article_names_the_cluster(tmp_path: Path, choose: random.Random) -> None:
    first, second = ORIGINALS[:2]
    path = _write(
        tmp_path / "in.jsonl", [first, second, copy(first, choose), copy(second, choose), copy(first, choose), "", ORIGINALS[3]]
    )
    assert _clusters(path) == {"a0": "a0", "a1": "a1", "a2": "a0", "a3": "a1", "a4": "a0"}


def test_texts_without_words_and_short_ones(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.jsonl", ["!!!", "???", "Warga.", "warga", "Warga hadir", "Polisi"])
    assert _clusters(path) == {"a2": "a2", "a3": "a2"}


def test_input_without_articles_or_copies_has_no_clusters(tmp_path: Path) -> None:
    assert _clusters(_write(tmp_path / "none.jsonl", [""])) == {}
    assert _clusters(_write(tmp_path / "one.jsonl", ORIGINALS[:3])) == {}


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_similarity_is_that_of_the_sets_of_runs(first: list[str], second: list[str]) -> None:
    def slow(words: list[str]) -> set[tuple[str, ...]]:
        padded = words + [""] * (3 - len(words)) if words else []
        return set(zip(padded, padded[1:], padded[2:], strict=False))

    runs = slow(first), slow(second)
    if all(runs):
        expected = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
        assert jaccard(word_runs(" ".join(first)), word_runs(" ".join(second))) == expected


def test_command_lists_every_article(tmp_path: Path, choose: random.Random) -> None:
    path = _write(tmp_path / "in.jsonl", [ORIGINALS[0], ORIGINALS[1], copy(ORIGINALS[0], choose)])
    assert main(["dedup", str(path), "-o", str(tmp_path / "out.csv")]) == 0
    with (tmp_path / "out.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["article_id"], row["cluster_id"], row["is_canonical"], row["row"]) for row in rows] == [
        ("a0", "a0", "true", "1"), ("a1", "a1", "true", "2"), ("a2", "a0", "false", "3"),
    ]  # fmt: skip
    assert [float(row["similarity"]) for row in rows[:2]] == [1.0, 1.0]
    assert 0.6 <= float(rows[2]["similarity"]) < 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_run_marks_clusters(tmp_path: Path, choose: random.Random, jobs: str) -> None:
    path = _write(tmp_path / "in.jsonl", [ORIGINALS[0], ORIGINALS[1], copy(ORIGINALS[0], choose)])
    out = str(tmp_path / "out")
    assert main(["run", str(path), "-o", out, "--dedup", "--format", "sqlite", "--jobs", jobs, "--quiet"]) == 0
    with closing(sqlite3.connect(tmp_path / "out" / "sambang.sqlite")) as base:
        found = base.execute("SELECT article_id, cluster_id, is_canonical FROM articles ORDER BY row_number").fetchall()
    assert found == [("a0", "a0", 1), ("a1", "a1", 1), ("a2", "a0", 0)]


def test_standard_input_and_odd_thresholds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="twice"):
        find_clusters(["-"])
    with pytest.raises(ConfigError, match="between 0 and 1"):
        find_clusters([_write(tmp_path / "in.jsonl", [])], threshold=0)


def test_command_tells_the_rows_that_are_no_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "in.csv"
    path.write_text("id,text\n1,Warga hadir.\n2,\n3,null\n")
    assert main(["dedup", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 2
    assert captured.err.splitlines() == [f"sambang: {path}, row 3: text is empty", f"sambang: {path}, row 4: text is null"]
