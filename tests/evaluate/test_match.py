"""Gold labels against records: what counts as right, missed, extra and wrong, and how a defect counts as repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from sambang import Article, process
from sambang.cli import main
from sambang.evaluate.gold import Defect, Gold, Labels
from sambang.evaluate.match import Finding, match_article
from sambang.evaluate.repairs import is_repaired
from sambang.evaluate.score import Score, add_up, score_records

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Kapolsek Senori Iptu Budi Santoso, S.H., hadir di Desa Medalem pada Rabu (5/6/2024) pukul 09.00 WIB."


def findings(labels: dict[str, Any], text: str = TEXT) -> list[Finding]:
    record = process(Article(article_id="a", text=text))
    return list(match_article(msgspec.convert(labels, Labels), record))


def verdicts(measure: str, labels: dict[str, Any], text: str = TEXT) -> list[str]:
    return sorted(finding.verdict for finding in findings(labels, text) if finding.measure == measure)


def test_a_perfect_record_has_only_right_findings() -> None:
    position = {"title": "Kapolsek", "unit": "Polsek Senori"}
    labels = {
        "persons": [{"name": "Budi Santoso", "kind": "police", "rank": "Iptu", "titles": ["S.H."], "positions": [position]}],
        "units": ["Polsek Senori"],
        "places": [{"level": "village", "name": "Medalem"}],
        "dates": [{"value": "2024-06-05"}],
        "times": [{"value": "09:00"}],
    }
    assert {finding.verdict for finding in findings(labels)} == {"right"}
    measures = {finding.measure for finding in findings(labels)}
    assert measures >= {"persons", "rank", "person_kind", "titles", "positions", "position_units", "units", "villages", "dates"}


def test_what_is_not_labelled_is_extra_and_what_is_not_found_is_missed() -> None:
    assert verdicts("dates", {}) == ["extra"]
    assert verdicts("dates", {"dates": [{"value": "2024-06-06"}]}) == ["extra", "missed"]
    assert verdicts("units", {"units": ["Polsek Senori", "Polres Tuban"]}) == ["missed", "right"]


def test_another_rank_is_wrong_not_missed() -> None:
    labels = {"persons": [{"name": "Budi Santoso", "kind": "police", "rank": "AKP"}]}
    assert verdicts("rank", labels) == ["wrong"]
    assert verdicts("persons", labels) == ["right"]


def test_kinds_of_one_unit_are_one_unit() -> None:
    assert verdicts("units", {"units": ["Polsekta Senori"]}) == ["right"]


def test_a_canonical_title_counts_as_the_written_one() -> None:
    person = {"name": "Budi Santoso", "kind": "police", "rank": "Iptu", "titles": ["S.H."]}
    position = {"title": "Kepala Polsek", "canonical": "Kapolsek", "unit": "Polsek Senori"}
    assert verdicts("positions", {"persons": [{**person, "positions": [position]}]}) == ["right"]


def test_both_ends_of_a_range_count() -> None:
    labels = {"dates": [{"value": "2024-05-12"}, {"value": "2024-05-14"}]}
    assert verdicts("dates", labels, "Operasi digelar 12-14 Mei 2024.") == ["right", "right"]


def test_a_quote_with_a_repaired_typo_is_the_same_quote() -> None:
    text = 'Situasi dijaga. "Kami mengajak masyarakat menjaga keamanan bersama," kata Iptu Budi Santoso.'
    labels = {"quotes": [{"starts": "Kami mengajak masayarakat menjaga", "ends": "bersama", "speaker": "Budi Santoso"}]}
    assert verdicts("quotes", labels, text) == ["right"]
    assert verdicts("quote_speaker", labels, text) == ["right"]


@pytest.mark.parametrize(
    ("kind", "raw", "fixed", "before", "after", "repaired"),
    [
        ("typo", "masayarakat", "masyarakat", "Warga masayarakat.", "Warga masyarakat.", True),
        ("typo", "masayarakat", "masyarakat", "Warga masayarakat.", "Warga masayarakat.", False),
        ("run_on", "diwilayah", "di wilayah", "Aman diwilayah itu.", "Aman di wilayah itu.", True),
        ("casing", "Polsek carenang", "Polsek Carenang", "Di Polsek carenang.", "Di Polsek carenang.", False),
        ("casing", "Polsek carenang", "Polsek Carenang", "Di Polsek carenang.", "Di Polsek Carenang.", True),
        ("boilerplate", "Baca juga: Satu", "", "A.\nBaca juga: Satu\nB.", "A.\nB.", True),
        ("duplicate", "Warga senang", "", "Warga senang. Warga senang.", "Warga senang.", True),
        ("duplicate", "Warga senang", "", "Warga senang. Warga senang.", "Warga senang. Warga senang.", False),
        ("split", "line breaks", "", "a\nb", "a b", True),
        ("split", "line breaks", "", "a\nb", "a\nb", False),
        ("spacing", "detikJatim , Rabu", "detikJatim, Rabu", "detikJatim , Rabu", "detikJatim, Rabu", True),
        ("punct", "“aman”", '"aman"', "“aman”", "“aman”", True),  # quote marks of two kinds are one
    ],
)
def test_repaired(kind: str, raw: str, fixed: str, before: str, after: str, *, repaired: bool) -> None:
    assert is_repaired(Defect(kind=kind, raw=raw, fixed=fixed), before, after) is repaired


def test_scores() -> None:
    right, missed, extra = (Finding("persons", "a", "x", verdict) for verdict in ("right", "missed", "extra"))
    scores = add_up([right, right, missed, extra])
    assert scores["persons"] == Score(right=2, missed=1, extra=1)
    assert scores["persons"].value == pytest.approx(2 / 3)
    assert Score(right=3, wrong=1).value == 0.75
    assert Score().value == 1.0


def test_word_errors_and_unlisted_edits() -> None:
    raw = "Aman diwilayah itu."
    gold = Gold(article=Article(article_id="a", text=raw), labels=Labels(), clean="Aman di wilayah itu.")
    report = score_records([gold], {"a": process(gold.article)})
    assert report.word_errors is not None
    assert report.word_errors.raw == 2
    edits = [edit for edit in process(gold.article).edits if edit.kind == "run_on"]
    assert report.scores.get("unlisted_edits", Score()).extra == len(edits)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").write_text('{"dates": [{"value": "2024-06-05"}]}')
    assert main(["evaluate", str(tmp_path), "--format", "json"]) == 0
    assert msgspec.json.decode(capsys.readouterr().out)["dates"] == 1.0
    assert main(["evaluate", str(tmp_path), "--verbose"]) == 0
    assert "extra  persons          a  budi santoso" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, "{", '{"dates": 1}'])
def test_a_folder_without_labels_is_unreadable(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None) -> None:
    if content:
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / "a.json").write_text(content)
    assert main(["evaluate", str(tmp_path)]) == 3
    assert str(tmp_path) in capsys.readouterr().err


def test_labels_without_a_record_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "r.jsonl").write_text("")
    assert main(["evaluate", str(tmp_path), "--records", str(tmp_path / "r.jsonl")]) == 3
    assert "no record for the gold article a" in capsys.readouterr().err
