"""Every cleaning rule against its cases: tests/cases/clean/<rule>.jsonl, one JSON object a line.

A case has `label`, `raw`, `clean`, `why`, and `title` where the rule asks for one. The whole cleaning runs: a case that
changes must be the work of its rule and find nothing more to change, a case that must not change stays to the letter.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import sambang
from sambang.clean.order import RULES

FILES = sorted((Path(__file__).parent.parent / "cases" / "clean").glob("*.jsonl"))
CASES = [(file.stem, json.loads(line)) for file in FILES for line in file.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule}-{case['label']}" for rule, case in CASES])
def test_case(rule: str, case: dict[str, Any]) -> None:
    cleaned = sambang.clean(case["raw"], title=case.get("title"))
    assert cleaned.text == case["clean"]
    assert cleaned.undo() == case["raw"]
    if case["raw"] != case["clean"]:
        assert sambang.clean(case["clean"], title=case.get("title")).text == case["clean"]
        assert rule in {edit.rule for step in cleaned.steps for edit in step}


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_rule_has_enough_cases(file: Path) -> None:
    assert file.stem in {rule.name for rule in RULES}
    changes = [case["raw"] != case["clean"] for rule, case in CASES if rule == file.stem]
    assert changes.count(True) >= 3
    assert changes.count(False) >= 3
