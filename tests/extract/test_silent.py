"""Sentences that seem to hold an entity and hold none: tests/cases/silent/<label>.jsonl, one JSON object a line.

A case has `text`; no mention of the file's label may be found in it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sambang import process

FILES = sorted((Path(__file__).parent.parent / "cases" / "silent").glob("*.jsonl"))
CASES = [(file.stem.upper(), json.loads(line)["text"]) for file in FILES for line in file.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("label", "text"), CASES, ids=[f"{label}-{text[:40]}" for label, text in CASES])
def test_silent(label: str, text: str) -> None:
    assert [(m.text, m.why) for m in process(text).mentions if m.label == label] == []


def test_there_are_enough() -> None:
    assert len(CASES) >= 150
