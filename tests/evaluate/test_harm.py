"""What counts as harm, and what does not; over the whole corpus there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from sambang import Article, Record, process
from sambang.clean.edits import CleanText
from sambang.cli import main
from sambang.evaluate.harm import find_changed_digits, find_changed_names, find_changed_raw_names, measure_harm, show_harm
from sambang.model import EditRecord, Mention
from sambang.pipeline import clean
from sambang.read import read_articles

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = "Bripka Nurul Huda berpatroli di Desa Carenang pada Senin (2/6/2025)."


def edit(before: str, after: str, *, at: int = 0, kind: str = "typo", rule: str = "repair_typos") -> EditRecord:
    ends = {"raw_start": at, "raw_end": at + len(before), "start": at, "end": at + len(after)}
    return msgspec.convert(
        {"stage": "clean", "rule": rule, "kind": kind, "before": before, "after": after, "why": "", **ends}, EditRecord
    )


def record(raw: str, text: str, edits: tuple[EditRecord, ...], *mentions: Mention) -> Record:
    return Record(
        article_id="a", source=None, url=None, title=None, published=None, raw_text=raw, text=text, edits=edits, mentions=mentions
    )


def person(raw: str, text: str, value: str) -> Mention:
    return Mention(
        mention_id="m1",
        label="PERSON",
        text=text,
        start=0,
        end=len(text),
        raw_start=0,
        raw_end=len(raw),
        value=value,
        entity_id="p1",
    )


def test_digits_may_go_with_a_passage_only() -> None:
    changed = (edit("2/6", "2/7"), edit("3 orang", "tiga orang"))
    kept = (
        edit("pukul10.40", "pukul 10.40"),
        edit("Ã³", "ó"),
        edit("Baca juga: 5", "", kind="boilerplate"),
    )
    assert [change.before for change in find_changed_digits(record("", "", changed + kept))] == ["2/6", "3 orang"]


@pytest.mark.parametrize(
    ("raw", "text", "value", "edits", "allowed"),
    [
        ("Bripka Nurul", "Bripka Nuzul", "Nuzul", (edit("Nurul", "Nuzul", at=7),), [False]),
        ("Jendral Nurul", "Jenderal Nurul", "Nurul", (edit("Jendral", "Jenderal", rule="repair_listed"),), [True]),
        ("Jendral Ijin", "Jenderal Izin", "Izin", (edit("Jendral Ijin", "Jenderal Izin", rule="repair_listed"),), [False]),
        ("NurulHUDA", "Nurul Huda", "Nurul Huda", (edit("NurulHUDA", "Nurul Huda", kind="casing"),), []),
        ("Nu[Warga]rul", "Nurul", "Nurul", (edit("[Warga]", "", at=2, kind="splice"),), []),
    ],
)  # fmt: skip
def test_names_keep_their_letters(raw: str, text: str, value: str, edits: tuple[EditRecord, ...], allowed: list[bool]) -> None:
    assert [may for _, may in find_changed_names(record(raw, text, edits, person(raw, text, value)))] == allowed


def test_a_name_of_the_raw_text_that_changed_is_shown() -> None:
    raw = "Kapolsek Cikupa Iptu Adri Setiawan hadir."
    harmed = record(raw, raw.replace("Adri", "Dari"), (edit("Adri", "Dari", at=raw.index("Adri")),))
    assert [(c.before, c.after) for c in find_changed_raw_names(harmed)] == [("Adri", "Dari")]
    assert list(find_changed_raw_names(process(Article(article_id="a", text=raw)))) == []


def test_the_report_counts_and_samples() -> None:
    article = Article(article_id="a", text=f"{CLEAN} Petugas jaga diwilayah itu bersama masayarakat.")
    report = measure_harm([article], seed=1, size=1)
    assert (report.articles, sum(report.edits.values()), report.violations, len(report.sample)) == (1, 2, 0, 1)
    assert report == measure_harm([article], seed=1, size=1)
    assert "edits that changed digits: 0" in show_harm(report)


def test_the_command_exits_with_0_where_nothing_is_harmed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(CLEAN, encoding="utf-8")
    assert main(["evaluate", "--harm", str(file)]) == 0
    assert "in 1 articles" in capsys.readouterr().out
    assert main(["evaluate"]) == 2


def test_an_article_that_fails_ends_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("sambang.batch.chunk.process", fail)
    file = tmp_path / "a.txt"
    file.write_text(CLEAN, encoding="utf-8")
    assert main(["evaluate", "--harm", str(file)]) == 1
    out = capsys.readouterr().out
    assert "articles that could not be processed: 1" in out
    assert "too deep" in out


def applied(cleaned: CleanText, start: int, end: int) -> set[str]:
    """Return what the raw span becomes; whether a passage put in at an edge belongs to it is open."""
    inside = [p for p in cleaned.pieces if start <= p.start and p.end <= end]
    edges = [p for p in inside if p.start == p.end and p.start in {start, end}]
    results = set()
    for choice in range(1 << len(edges)):
        left_out = {p for n, p in enumerate(edges) if choice >> n & 1}
        parts: list[str] = []
        at = start
        for piece in inside:
            if piece not in left_out:
                parts += cleaned.raw[at : piece.start], cleaned.text[piece.new_start : piece.new_end]
                at = piece.end
        results.add("".join(parts) + cleaned.raw[at:end])
    return results


@pytest.mark.slow
def test_over_the_corpus_no_digit_and_no_name_changes_and_mentions_map(shared: Path) -> None:
    """Every mention's raw span, with the edits inside it applied, is its text."""
    articles = list(read_articles([shared / "corpus" / f"{n}.jsonl.gz" for n in ("police", "general")]))
    wrong: list[object] = []
    for article in articles:
        assert isinstance(article, Article)
        made = process(article)
        wrong += find_changed_digits(made)
        wrong += [change for change, may in find_changed_names(made) if not may]
        cleaned = clean(article.text, title=article.title)
        wrong += [(article.article_id, m) for m in made.mentions if m.text not in applied(cleaned, m.raw_start, m.raw_end)]
    assert wrong == []
