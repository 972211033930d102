"""Every entity against marked-up sentences: tests/cases/extract/<label>.jsonl, one JSON object a line.

A case has `label`, `marked` ("[[Bripka Nurul Huda|Nurul Huda]] hadir." -> a mention with that value; the value may be
left out), and `published` where dates ask for it. All mentions of the file's label must be found at exactly those
places, and no other; a sentence without marks must stay silent. `labels` names further labels that must stay silent.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sambang import Article, process

FILES = sorted((Path(__file__).parent.parent / "cases" / "extract").glob("*.jsonl"))
CASES = [(file.stem.upper(), json.loads(line)) for file in FILES for line in file.read_text("utf-8").splitlines()]
MARK = re.compile(r"\[\[([^|\]]+)(?:\|([^\]]*))?\]\]")


def read_marks(marked: str) -> tuple[str, list[tuple[int, int, str | None]]]:
    """Return the plain sentence and (start, end, value) of each mark."""
    plain, spans, at = "", [], 0
    for mark in MARK.finditer(marked):
        plain += marked[at : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[1]), mark[2]))
        plain += mark[1]
        at = mark.end()
    return plain + marked[at:], spans


@pytest.mark.parametrize(("label", "case"), CASES, ids=[f"{label}-{case['label']}" for label, case in CASES])
def test_case(label: str, case: dict[str, Any]) -> None:
    text, expected = read_marks(case["marked"])
    record = process(Article(article_id="case", text=text, published=case.get("published")))
    assert record.text == text, "the sentence of an extraction case must be clean"
    found = [(m.start, m.end, m.value) for m in record.mentions if m.label == label]
    assert [(start, end) for start, end, _ in found] == [(start, end) for start, end, _ in expected]
    for (_, _, value), (_, _, wanted) in zip(found, expected, strict=True):
        assert wanted is None or value == wanted
    assert not [m for m in record.mentions if m.label in case.get("labels", [])]
