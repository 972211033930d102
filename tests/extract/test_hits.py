"""The hits of the gazetteers are the longest phrases; what is known of a word does not depend on what was asked before."""

from __future__ import annotations

import pytest

from sambang.extract import known
from sambang.extract.hits import Hit, find_units
from sambang.extract.reading import Reading
from sambang.gazetteers.load import load
from sambang.text.scan import scan

LEXICON = load()


def hits_of(text: str, label: str) -> list[Hit]:
    found = scan(text, LEXICON)
    return find_units(found, LEXICON.units.by_name) if label == "unit" else Reading(found, LEXICON).hits[label]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Kombes. Pol. Reza", "rank", [("Kombes. Pol", ("Kombes",))]),
        ("ajun komisaris besar polisi Reza", "rank", [("ajun komisaris besar polisi", ("AKBP",))]),
        ("warga Tangerang Selatan", "area", [("Tangerang Selatan", ("36.74",))]),
        ("di Polres Tuban", "unit", [("Polres Tuban", ("polres-tuban",))]),
        ("Kepala\nDesa Medalem", "position", [("Kepala\nDesa", ("Kepala Desa",))]),
    ],
)
def test_hits_are_longest(text: str, label: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(text[hit.start : hit.end], hit.ids) for hit in hits_of(text, label)] == expected


@pytest.mark.parametrize("text", ["harus waspada dan aman", "tangerang selatan"])
def test_names_need_a_capital(text: str) -> None:
    assert hits_of(text, "area") == []


def test_a_full_stop_ends_a_name() -> None:
    hits = hits_of("pergi ke Tangerang. Selatan desa itu", "area")

    assert ("36.74",) not in [hit.ids for hit in hits]


def test_more_words_than_are_remembered_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST_WORDS", 3)
    lengths = known.Remembered(len)

    assert [lengths[word] for word in ("warga", "huda", "aman", "serangan", "warga")] == [5, 4, 4, 8, 5]
    assert len(lengths) <= 3
