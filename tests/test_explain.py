"""Why something was taken, why something was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sambang.cli import main
from sambang.cli.options import OK, UNREADABLE
from sambang.errors import InputError
from sambang.explain import describe, explain
from sambang.mentions import Refused
from sambang.pipeline import process

if TYPE_CHECKING:
    from pathlib import Path

TEXT = 'Bripka Nurul Huda meninjau Jalan Ahmad Yani di Tuban. Kapten kapal memakai kata "premanisme" di polsek. Polsek itu ramai.'


def refused(word: str) -> list[tuple[str, str]]:
    return [(r.label, TEXT[r.start : r.end]) for r in explain(TEXT, TEXT.index(word)).refused]


def test_taken_tells_its_rule() -> None:
    person = next(m for m in explain(TEXT, TEXT.index("Huda")).mentions if m.label == "PERSON")
    assert person.why == "after the rank Bripka"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ahmad", ("PERSON", "Ahmad Yani")),
        ("Kapten", ("RANK", "Kapten")),
        ("premanisme", ("QUOTE", "premanisme")),
        ("Polsek", ("UNIT", "Polsek")),
    ],
)
def test_refused_tells_what_it_is_not(word: str, expected: tuple[str, str]) -> None:
    assert expected in refused(word)


def test_trace_changes_nothing() -> None:
    trace: list[Refused] = []
    assert process(TEXT, trace=trace) == process(TEXT)
    assert trace


def test_edits_at_the_offset() -> None:
    text = "Petugas hadir , lalu pulang bersama warga."
    at = process(text).text.index("hadir")
    assert any("edited: " in line for line in describe(explain(text, at)))


def test_offset_out_of_text() -> None:
    with pytest.raises(InputError, match="no offset 99"):
        explain("Bripka Nurul Huda hadir.", 99)


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["explain", str(file), "--at", str(TEXT.index("Huda"))]) == OK
    assert "taken: PERSON 'Bripka Nurul Huda' = Nurul Huda -> p1: after the rank Bripka" in capsys.readouterr().out
    assert main(["explain", str(file), "--at", "5", "--id", "b"]) == UNREADABLE
    assert "no article b" in capsys.readouterr().err
