"""Injected noise: the truth about it is the truth, the same seed gives the same bytes, and the report counts right."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sambang.cli import main
from sambang.evaluate.noise import RATES, corrupt
from sambang.evaluate.noise_report import measure_noise
from sambang.model import EditKind

GOLD = Path(__file__).parent.parent / "gold"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.clean.txt"))]
DENSE = dict.fromkeys(RATES, 40.0)


@settings(deadline=None)  # the first call loads the gazetteers
@given(st.sampled_from(TEXTS) | st.text(max_size=200), st.integers(0, 10**6), st.none() | st.just("Warga Siaga Banjir"))
def test_the_truth_gives_the_clean_text_back(text: str, seed: int, title: str | None) -> None:
    noisy = corrupt(text, seed=seed, title=title, rates=DENSE)
    assert noisy.restore() == text
    assert noisy == corrupt(text, seed=seed, title=title, rates=DENSE)
    assert all(a.end < b.start for a, b in zip(noisy.defects, noisy.defects[1:], strict=False))
    for defect in noisy.defects:
        assert text[defect.clean_start : defect.clean_start + len(defect.before)] == defect.before
        assert noisy.text[defect.start : defect.end] != defect.before
    assert (noisy.text != text) == bool(noisy.defects)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_digit_is_touched(text: str) -> None:
    for seed in range(5):
        for defect in corrupt(
            text, seed=seed, rates={k: v for k, v in DENSE.items() if k not in {"duplicate", "splice", "boilerplate"}}
        ).defects:
            assert not any(letter.isdigit() for letter in defect.before)


@pytest.mark.parametrize("kind", RATES)
def test_every_kind_finds_a_place(kind: EditKind) -> None:
    made = [corrupt(text, seed=seed, rates={kind: 40.0}).defects for seed in range(5) for text in TEXTS]
    assert {defect.kind for defects in made for defect in defects} == {kind}


def test_every_kind_has_a_rate() -> None:
    assert set(RATES) == set(get_args(EditKind)) - {"spelling"}  # the standard form of a word repairs no defect


def test_the_rate_is_met() -> None:
    made = sum(len(corrupt(text, seed=seed, rates={"typo": 10.0}).defects) for seed in range(8) for text in TEXTS)
    words = 8 * sum(len(text.split()) for text in TEXTS)
    assert 1000 * made / words == pytest.approx(10.0, rel=0.1)


def test_a_report_of_the_unrepaired_counts_nothing_as_repaired() -> None:
    from sambang import Options
    from sambang.clean.order import RULES

    off = Options(off=frozenset(rule.name for rule in RULES))
    report = measure_noise([(text, None) for text in TEXTS], seed=3, options=off)
    assert sum(report.injected.values()) > 0
    assert not report.repaired.total()  # type: ignore[attr-defined]
    assert report.edits == report.unasked == report.harmed == 0


def test_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["evaluate", str(GOLD), "--noise", "1"]) == 0
    shown = capsys.readouterr().out
    assert shown.splitlines()[0].split() == ["kind", "injected", "repaired", "share"]
    assert main(["evaluate", str(GOLD), "--noise", "1"]) == 0
    assert capsys.readouterr().out == shown
    (tmp_path / "a.txt").write_text("Warga hadir.")
    (tmp_path / "a.json").write_text("{}")
    assert main(["evaluate", str(tmp_path), "--noise", "1"]) == 3
