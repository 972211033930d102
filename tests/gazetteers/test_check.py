"""The check finds every kind of damage, and none in the committed gazetteers."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from sambang.cli import main
from sambang.gazetteers.build.tables import read_rows
from sambang.gazetteers.check import check
from sambang.gazetteers.load import locate

if TYPE_CHECKING:
    from pathlib import Path

ROOT = locate()


def test_the_committed_gazetteers_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteers", "check"]) == 0
    assert capsys.readouterr().out == ""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("functions", "positions"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "finding"),
    [
        ("positions.csv", r"\nKapolda,police", r"\nKapolda,policy", r"line \d+: kind is policy; known are"),
        ("positions.csv", r"\nKapolda,.*", r"\g<0>\g<0>", r"line \d+: the id 'Kapolda' is there twice"),
        ("positions.csv", r",Satreskrim\n", r",Satriskrim\n", r"sub_unit names 'Satriskrim', which functions does not have"),
        ("positions.csv", r"\nKapolda,.*(?=\n)", r"\nKapolda", r"line \d+: 1 cells instead of 4"),
        ("positions.csv", r"\nKapolda,police", r"\nKapolda, police", r"line \d+: blanks around a cell"),
        ("positions.csv", r"\nKapolda,police", r"\nKapolda,", r"line \d+: kind is empty"),
        ("positions.csv", r"^title", "name", r"the columns are name,"),
        ("positions.csv", r"(\nKapolda,.*)(\nKapolres,.*)", r"\2\1", r"line \d+: not in order"),
        ("aliases.csv", r"\nKapolda,", r"\nKapoldi,", r"line \d+: unknown id 'Kapoldi'"),
        ("aliases.csv", r"(\nKapolda,.*),variant,", r"\1,nickname,", r"is no alias of the kind 'nickname'"),
        ("aliases.csv", r"(\nKapolda,.*),variant,\n", r"\1,misspelling,\n", r"a misspelling has its right spelling"),
        ("overrides.csv", r"\Z", "drop,Kapolda,,,\n", r"line 2: no reason"),
        ("overrides.csv", r"\Z", "drop,Kapolda,,,gone\n", r"line 2: not applied"),
        ("SOURCES.toml", r"\nlicence = .*", "", r"origin 1 lacks a name, a licence or a date"),
        ("SOURCES.toml", r'"positions.csv" = \{ rows = \d', r"\g<0>0", r"\[tables\] is not up to date"),
        ("SOURCES.toml", r"\n\[tables\]", '\n[[count]]\nkind = ["civil"]\nrows = 1\n[tables]', r"SOURCES.toml: \d+ rows with"),
        ("SOURCES.toml", r"\n\[tables\]", "\n[tables", r"SOURCES.toml: "),
    ],
)
def test_damage_is_found(file: str, pattern: str, replacement: str, finding: str, copy: Path) -> None:
    path = copy / "positions" / file
    text = path.read_text()
    changed = re.sub(pattern, replacement, text, count=1)
    assert changed != text
    path.write_text(changed)
    problems = check(copy, ["positions"])
    assert any(re.search(finding, problem) for problem in problems), problems


def test_unknown_tables_and_folders_are_found(copy: Path) -> None:
    (copy / "positions" / "more.csv").write_text("a\n")
    (copy / "streets").mkdir()
    (copy / "functions" / "functions.csv").unlink()
    problems = "\n".join(check(copy))
    assert "more.csv: no such table" in problems
    assert "streets: no layout" in problems
    assert "functions.csv: missing" in problems


def test_areas_and_units_fit_together() -> None:
    """What the tables of the whole country must show: every Polres-level unit has a regency, every Polsek a Polres."""
    units = {row["unit_id"]: row for row in read_rows(ROOT / "units" / "units.csv")}
    for row in units.values():
        if row["kind"].startswith("polres"):
            assert row["regency_codes"], row
            assert units[row["parent_id"]]["kind"] == "polda", row
        if row["kind"].startswith("polsek"):
            assert units[row["parent_id"]]["kind"].startswith("polres"), row
        if row["derived"] == "yes":
            assert row["kind"] == "polsek", row
            assert row["district_code"].startswith(row["regency_codes"]), row


def test_a_unit_above_itself_and_an_area_with_a_comma_are_found(tmp_path: Path) -> None:
    for name in ("areas", "units"):
        shutil.copytree(ROOT / name, tmp_path / name)
    units, areas = tmp_path / "units" / "units.csv", tmp_path / "areas" / "areas.csv"
    text = re.sub(r"\n(polda-jawa-timur,polda,[^,]*),mabes-polri,", r"\n\1,polres-tuban,", units.read_text())
    units.write_text(text)
    areas.write_text(areas.read_text().replace("\n35.23,Tuban,", '\n35.23,"Tu,ban",'))
    problems = "\n".join(check(tmp_path, ["units", "areas"]))
    assert re.search(r"units.csv, line \d+: 'polda-jawa-timur' is above itself, from parent_id to parent_id", problems)
    assert re.search(r"units.csv, line \d+: 'polres-tuban' is above itself", problems)
    assert "'polres-serang' is above itself" not in problems
    assert re.search(r"areas.csv, line \d+: a comma or quotation mark in a cell", problems)


@pytest.mark.parametrize("action", ["check", "build"])
def test_an_unknown_gazetteer_exits_2(action: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteers", action, "nonsense"]) == 2
    assert "unknown gazetteer nonsense; known are activities, areas, " in capsys.readouterr().err
