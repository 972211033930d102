"""Whole articles -> records, byte for byte: examples/*.txt against tests/golden/*.json.

A change that is meant to change them writes them anew; read the difference before you commit it:
    python -m pytest tests/test_golden.py --regenerate
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from sambang import Article, process
from sambang.read import read_articles

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def write_record(path: Path) -> bytes:
    (article,) = read_articles([path])
    assert isinstance(article, Article)
    return msgspec.json.format(msgspec.json.encode(process(article)), indent=1) + b"\n"


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_record(path: Path, request: pytest.FixtureRequest) -> None:
    golden = ROOT / "tests" / "golden" / f"{path.stem}.json"
    made = write_record(path)
    if request.config.getoption("regenerate"):
        golden.write_bytes(made)
    same = made == golden.read_bytes()
    assert same, f"{golden.name} differs: python -m pytest tests/test_golden.py --regenerate, then read git diff"


def test_every_golden_file_has_its_example() -> None:
    assert [path.stem for path in sorted((ROOT / "tests" / "golden").glob("*.json"))] == [path.stem for path in EXAMPLES]
