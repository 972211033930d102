"""What holds for every text: nothing is lost, a clean text stays as it is, offsets go both ways."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sambang
from sambang.clean.edits import apply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sambang import CleanText

# Sentences of articles, most of them with a defect, and the lines that a site puts between them.
SENTENCES = (
    *("Kapolsek Karangjaya Iptu Budi Santoso,SH.,MH memimpin apel.", "Warga bekerja bakti di di Desa Sukamaju."),
    *("Petugas berpatroli diwilayah Kecamatan Karangjaya,Senin (2/6/2025).", "Kegiatan dimulai pukul 09. 00 Wib."),
    *("“Kami siap,”kata Budi.", '"Kami siap, ujarnya.', "Warga diminta menjaga rumah masing – masing ,tambahnya."),
    *("Polisi menyita uang Rp . 24 juta.Pelaku ditahan.", "Kerugian&nbsp;ditaksir&#8203; Rp3.500.000.", "Mereka pulang."),
    *("Kanit Reskrim bersama anggoPolsek Karangjaya Gelar Patrolita mengejar pelaku.", "**Karangjaya** - Polisi hadir."),
    *(
        "Petugas mengamankan barang bukti di lokasi kejadian.",
        "\ufffdRazia ini,\ufffd kata dia.",
        "[Berita](https://a.id/b) itu hoaks.",
    ),
)
FURNITURE = (
    *("SCROLL TO CONTINUE WITH CONTENT", "Baca juga: Polisi Patroli di Pasar", "Editor: Siti", "(hms/red)", "1 min read"),
    *("Polsek Karangjaya Gelar Patroli", "- satu", "Facebook Twitter WhatsApp", "Foto: Humas", "***", ""),
)
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join) | st.sampled_from(FURNITURE)
TEXTS = st.lists(PARAGRAPHS, max_size=6).flatmap(
    lambda lines: st.sampled_from(("\n", "\n\n", "\r\n")).map(lambda end: end.join(lines))
)


def broken_by(clean: CleanText) -> list[str]:
    """Name what does not hold of the cleaning: undo, edits in order, offsets in order."""
    broken = [] if clean.undo() == clean.raw else ["undo"]
    text = clean.raw
    for step in clean.steps:
        ends = [0, *(edit.end for edit in step)]
        if any(edit.start < end or edit.before == edit.after for edit, end in zip(step, ends, strict=False)):
            broken.append("order of edits")
        if any(text[edit.start : edit.end] != edit.before for edit in step):
            broken.append("place of edits")
        text = apply(text, step)
    if text != clean.text:
        broken.append("text")
    spans = [clean.to_raw(at, min(at + 7, len(clean.text))) for at in range(0, len(clean.text) + 1, 61)]
    if any(not 0 <= start <= end <= len(clean.raw) for start, end in spans) or spans != sorted(spans):
        broken.append("offsets")
    return broken


@given(TEXTS)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_lost(text: str) -> None:
    assert broken_by(sambang.clean(text)) == []


@given(TEXTS)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_a_clean_text_stays(text: str) -> None:
    cleaned = sambang.clean(text)
    assert [edit for step in sambang.clean(cleaned.text).steps for edit in step] == []


def each_article(folder: Path) -> Iterator[dict[str, str]]:
    for name in ("police", "general"):
        with gzip.open(folder / "corpus" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


@pytest.mark.slow
def test_nothing_of_the_corpus_is_lost(shared: Path) -> None:
    broken = {article["id"]: broken_by(sambang.clean(article["text"])) for article in each_article(shared)}
    assert {name: faults for name, faults in broken.items() if faults} == {}


@pytest.mark.slow
def test_every_clean_article_of_the_corpus_stays(shared: Path) -> None:
    again: dict[str, list[str]] = {}
    for article in each_article(shared):
        title = article["title"] or None
        cleaned = sambang.clean(article["text"], title=title)
        steps = sambang.clean(cleaned.text, title=title).steps
        if steps:
            again[article["id"]] = sorted({edit.rule for step in steps for edit in step})
    assert again == {}
