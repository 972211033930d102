"""The gate: own gold articles (tests/gold, invented people in the style of the real ones) against pinned floors.

Better results raise the floors:
    sambang evaluate tests/gold --floors tests/evaluate/floors.json --raise-floors
That refuses to lower one unless floors.json gives the reason under "lowered".
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sambang.cli import main
from sambang.errors import ConfigError
from sambang.evaluate import evaluate
from sambang.evaluate.gate import Floors, check_floors, raise_floors, read_floors
from sambang.evaluate.score import show_report

HERE = Path(__file__).parent
GOLD, FLOORS = HERE.parent / "gold", HERE / "floors.json"


def test_every_floor_is_reached() -> None:
    report = evaluate(GOLD)
    short = check_floors(report.figures(), read_floors(FLOORS))
    assert not short, show_report(report, verbose=True)


def test_every_measure_has_a_floor() -> None:
    assert set(evaluate(GOLD).figures()) == set(read_floors(FLOORS).measures)


def test_a_floor_is_not_lowered_silently() -> None:
    floors = Floors(measures={"persons": 0.9, "word_errors": 10.0})
    for figures in ({"persons": 0.8}, {"word_errors": 12.0}):
        with pytest.raises(ConfigError, match="not lowered without a reason"):
            raise_floors(figures, floors)
    told = Floors(measures={"persons": 0.9}, lowered={"persons": "a wrong label was corrected"})
    assert raise_floors({"persons": 0.8}, told).measures == {"persons": 0.8}


def test_a_measure_that_is_gone_falls_short() -> None:
    assert check_floors({}, Floors(measures={"persons": 0.9})) == ["persons: not measured, floor 0.9"]


def test_the_command_fails_below_a_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Rapat digelar Rabu (5/6/2024).")
    (tmp_path / "a.json").write_text('{"dates": [{"value": "2024-06-05"}, {"value": "2024-06-06"}]}')
    floors = tmp_path / "floors" / "floors.json"
    floors.parent.mkdir()
    floors.write_text('{"measures": {"dates": 0.9}}')
    assert main(["evaluate", str(tmp_path), "--floors", str(floors)]) == 1
    assert "dates: 0.6667, floor 0.9" in capsys.readouterr().err
    assert main(["evaluate", str(tmp_path), "--floors", str(floors), "--raise-floors"]) == 2
    floors.write_text('{"measures": {"dates": 0.5}}')
    assert main(["evaluate", str(tmp_path), "--floors", str(floors), "--raise-floors"]) == 0
    assert read_floors(floors).measures["dates"] == 0.6667
    assert main(["evaluate", str(tmp_path), "--floors", str(floors)]) == 0


@pytest.mark.parametrize("content", ["", "[]", '{"measures": {}, "more": 1}'])
def test_a_file_that_is_no_floors_file_is_wrong_usage(tmp_path: Path, content: str) -> None:
    (tmp_path / "floors.json").write_text(content)
    assert main(["evaluate", str(GOLD), "--floors", str(tmp_path / "floors.json")]) == 2
