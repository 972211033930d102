"""No two articles have the same id, however many there are, and memory does not grow with them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sambang.read import seen
from sambang.read.seen import SeenIds


def test_an_id_that_was_there_gets_the_next_number() -> None:
    with SeenIds() as ids:
        assert [ids.own(name) for name in ("a", "b", "a", "a", "a~2", "b~2", "b", "", "")] == [
            "a", "b", "a~2", "a~3", "a~2~2", "b~2", "b~3", "", "~2",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"), [("1", "1.0"), ("01", "1"), ("a", "A"), ("a", "a "), ("a\0b", "a\0c"), ("é", "e\u0301")]
)
def test_ids_that_differ_at_all_stay_as_they_are(one: str, other: str) -> None:
    with SeenIds() as ids:
        assert [ids.own(one), ids.own(other)] == [one, other]


def test_the_same_id_again_and_again_costs_the_same_each_time() -> None:
    with SeenIds() as ids:
        assert [ids.own("a") for _ in range(20_000)][-1] == "a~20000"  # counting from 2 each time would take minutes


GROWTH = """
import resource
from sambang.read.seen import SeenIds
def peak_after(seen, first, last):
    for number in range(first, last):
        seen.own(f"https://berita.example/{number}")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with SeenIds() as seen:
    print(peak_after(seen, 0, 50_000), peak_after(seen, 50_000, 200_000))
"""


def test_memory_does_not_grow_with_the_ids() -> None:
    done = subprocess.run([sys.executable, "-c", GROWTH], check=True, capture_output=True, text=True)
    first, last = map(int, done.stdout.split())
    assert last - first < 1024  # kilobytes


def test_a_full_disk_is_an_error_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "_SETTINGS", ("PRAGMA max_page_count = 3", *seen._SETTINGS))
    with SeenIds() as ids, pytest.raises(OSError, match="full"):
        _ = [ids.own(f"a{number}") for number in range(10_000)]
