"""Two hundred hostile inputs: each has its answer, none makes a traceback, none loses an article."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from sambang.cli import main
from tests.batch.hostile import SOME, UNREADABLE, Answer, Hostile, hostile_inputs

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pyarrow")
pytest.importorskip("zstandard")
pytest.importorskip("trafilatura")
INPUTS = hostile_inputs()


def test_there_are_two_hundred_of_many_kinds() -> None:
    assert len(INPUTS) >= 200
    assert min(Counter(one.kind for one in INPUTS).values()) >= 15


@pytest.mark.parametrize("hostile", INPUTS, ids=[f"{one.kind}-{one.label}" for one in INPUTS])
def test_hostile_input_has_its_answer(
    hostile: Hostile, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sambang.read.unpack.BOMB_FREE", 2**22)
    path = tmp_path / hostile.name
    if isinstance(hostile.content, bytes):
        path.write_bytes(hostile.content)
    else:
        hostile.content(path)
    code = main(["run", "-o", str(tmp_path / "out"), "--timeout", "0", "--", str(path)])
    said = capsys.readouterr().err
    if hostile.answer == UNREADABLE:
        assert code == 3
        assert said.startswith("sambang: ")
        assert path.name in said
        assert not (tmp_path / "out").exists()
        return
    records = [json.loads(line) for line in (tmp_path / "out" / "records.jsonl").read_bytes().splitlines()]
    rejects = [json.loads(line) for line in (tmp_path / "out" / "rejects.jsonl").read_bytes().splitlines()]
    found = Answer(len(records), len(rejects))
    assert code == (1 if rejects else 0)
    assert f"{sum(found)} articles" in said
    assert len({record["article_id"] for record in records}) == len(records)
    assert all(reject["stage"] == "read" and reject["error"] and reject["file"] and reject["row"] for reject in rejects)
    assert hostile.answer.records in {found.records, SOME}
    assert found.rejects == hostile.answer.rejects or (hostile.answer.rejects == SOME and rejects)
