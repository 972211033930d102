"""Why something was taken, why something was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sambang.cli import main
from sambang.cli.options import OK, REJECTED, UNREADABLE
from sambang.errors import InputError
from sambang.explain import describe, explain
from sambang.mentions import Refused, Weighed
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


ARTICLE = (
    "Kapolsek Senori Iptu Sudarjo menyapa warga Desa Medalem, Kecamatan Senori, Kabupaten Tuban. Kata Sudarjo, desa aman. "
    "Kapolres Banjar, Polsek Senorri dan Kasat Reskrim hadir di Desa Sukamaju. Warga Desa Pengarsan hadir."
)


@pytest.mark.parametrize(
    ("words", "choice", "why"),
    [
        ("Senori Iptu", "polsek-senori-tuban", "the only unit of this name"),
        ("Senorri", "polsek-senori-tuban", "the one spelled like it"),
        ("Banjar", "Polres Banjar, without id", "several units fit equally well"),
        ("Medalem", "35.23.05.2001", "looked for in Senori"),
        ("Sukamaju", "no code", "areas fit equally well"),
        ("Pengarsan", "dropped", "no area is spelled like it"),
        ("Sudarjo, desa", "Sudarjo", "the last of those named so"),
        ("Sudarjo menyapa", "Sudarjo", "a new person"),
        ("Kasat", "Polres Banjar", "the article's only one"),
    ],
)
def test_linking_tells_its_choice(words: str, choice: str, why: str) -> None:
    weighed = explain(ARTICLE, ARTICLE.index(words)).weighed
    assert any(w.choice == choice and why in w.why for w in weighed), weighed


def test_linking_tells_candidates_with_scores() -> None:
    lines = list(describe(explain(ARTICLE, ARTICLE.index("Banjar"))))
    assert "    polres-banjar-jawa-barat (Polres Banjar): 1 fit" in lines
    assert "    polres-banjar-kalimantan-selatan (Polres Banjar): 1 fit" in lines


def test_quote_tells_its_speaker() -> None:
    text = 'Iptu Sudarjo hadir. "Kami siaga di desa itu," kata Sudarjo.'
    weighed = explain(text, text.index("Kami")).weighed
    assert [(w.choice, w.why) for w in weighed] == [("Sudarjo", "the words beside the quote tell")]


def test_trace_changes_nothing() -> None:
    trace: list[Refused] = []
    weighed: list[Weighed] = []
    assert process(TEXT, trace=trace, weighed=weighed) == process(TEXT)
    assert trace
    assert weighed


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


def test_command_answers_in_a_line_where_the_article_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("sambang.pipeline.process", fail)
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["explain", str(file), "--at", "5"]) == REJECTED
    assert "too deep" in capsys.readouterr().err
