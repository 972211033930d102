"""What the README says is so: its Python runs, its commands parse, its tables exist."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from sambang.clean.order import RULES
from sambang.cli import _parser, main
from sambang.gazetteers.load import locate
from sambang.write.tables import tables

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
COMMANDS = [line.split(" #")[0] for line in README.splitlines() if line.startswith("sambang ")]


def test_its_python_gives_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(README, {}, "README.md", "README.md", 0)
    assert len(examples.examples) > 10
    doctest.DebugRunner().run(examples)


@pytest.mark.parametrize("command", COMMANDS)
def test_its_commands_parse(command: str) -> None:
    assert _parser().parse_args(shlex.split(command)[1:]).run


def test_its_tables_have_these_columns() -> None:
    columns = {table.name: {column.name for column in table.columns} for table in tables()}
    shown = dict(
        re.findall(r"^\| (\w+) \| (\w+(?:, \w+)+) \|$", README.split("## The record")[1].split("## Gaz")[0], re.MULTILINE)
    )
    shown.pop("table", None)
    assert set(shown) == set(columns)
    assert {name: set(cells.split(", ")) - columns[name] for name, cells in shown.items()} == {name: set() for name in columns}


def test_its_families_and_gazetteers_are_all() -> None:
    cleaning = README.split("## Cleaning")[1].split("## The record")[0]
    listed = set(re.findall(r"\w+", " ".join(re.findall(r"^\| ([\w, ]+) \|", cleaning, re.MULTILINE))))
    assert {rule.family for rule in RULES} <= listed
    gazetteers = README.split("## Gazetteers")[1].split("### Your own")[0]
    named = set(re.findall(r"\w+", " ".join(re.findall(r"^\| ([\w, ]+) \|", gazetteers, re.MULTILINE))))
    assert {folder.name for folder in locate().iterdir() if folder.is_dir()} <= named


def test_rules_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.name for rule in RULES]
    assert all(re.search(r"(light standard strict|standard strict|strict)  +[A-Z]", line) for line in lines)
