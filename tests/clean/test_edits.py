"""Edits: apply and undo are inverse, composed pieces rebuild the text, offsets stay in bounds and in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambang import pipeline
from sambang.clean.edits import CleanText, apply, disjoint, undo
from sambang.model import Edit


@st.composite
def edited(draw: st.DrawFn, text: str) -> list[Edit]:
    """Random disjoint edits of the text."""
    edits: list[Edit] = []
    at = 0
    while at <= len(text) and draw(st.booleans()):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        after = draw(st.text(alphabet="abAB .", max_size=4))
        edits.append(Edit(start, end, text[start:end], after, "typo", "test"))
        at = end
    return disjoint(edits)


@st.composite
def cleaned(draw: st.DrawFn) -> CleanText:
    """A text after up to four passes of random edits."""
    raw = text = draw(st.text(alphabet="abAB .", max_size=30))
    steps: list[tuple[Edit, ...]] = []
    for _ in range(draw(st.integers(0, 4))):
        edits = draw(edited(text))
        assert undo(apply(text, edits), edits) == text
        text = apply(text, edits)
        steps.append(tuple(edits))
    return CleanText(raw, text, tuple(steps))


@given(cleaned())
def test_undo_gives_the_raw_text_back(clean: CleanText) -> None:
    assert clean.undo() == clean.raw


@given(cleaned())
def test_pieces_cover_exactly_what_changed(clean: CleanText) -> None:
    at = new = 0
    for piece in clean.pieces:
        assert at <= piece.start <= piece.end
        assert new <= piece.new_start <= piece.new_end
        assert clean.raw[at : piece.start] == clean.text[new : piece.new_start]
        at, new = piece.end, piece.new_end
    assert clean.raw[at:] == clean.text[new:]


@given(cleaned(), st.data())
def test_to_raw_is_bounded_and_monotone(clean: CleanText, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(clean.text)))
    end = data.draw(st.integers(start, len(clean.text)))
    raw_start, raw_end = clean.to_raw(start, end)
    assert 0 <= raw_start <= raw_end <= len(clean.raw)
    assert clean.to_raw(start, len(clean.text))[1] >= raw_end
    assert clean.to_raw(0, end)[0] <= raw_start


@given(cleaned())
def test_placed_edits_lie_in_both_texts(clean: CleanText) -> None:
    rows = clean.records()
    assert len(rows) == sum(map(len, clean.steps))
    for row in rows:
        assert 0 <= row.raw_start <= row.raw_end <= len(clean.raw)
        assert 0 <= row.start <= row.end <= len(clean.text)


def test_small_pieces_keep_a_mention_exact() -> None:
    raw, text = "warga digampong Lambaro", "warga di Gampong Lambaro"
    edit = Edit(6, 15, "digampong", "di Gampong", "run_on", "preposition")
    clean = CleanText(raw, text, ((edit,),))
    start = text.index("Gampong")
    assert clean.to_raw(start, len(text)) == (raw.index("gampong"), len(raw))


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([(0, 2), (1, 3)], [(0, 2)]),
        ([(2, 4), (0, 2)], [(0, 2), (2, 4)]),
        ([(1, 1), (1, 1)], [(1, 1)]),
    ],
)
def test_disjoint_keeps_the_first(spans: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    edits = [Edit(a, b, "abcdef"[a:b], "X", "typo", "test") for a, b in spans]
    assert [(e.start, e.end) for e in disjoint(edits)] == kept


@pytest.mark.parametrize(("start", "end"), [(0, 500), (-1, 5), (5, 4), (20, 21)])
def test_offsets_outside_of_the_text_are_refused(start: int, end: int) -> None:
    cleaned = pipeline.clean("Warga  hadir.")
    with pytest.raises(ValueError, match="no stretch from"):
        cleaned.to_raw(start, end)
    with pytest.raises(ValueError, match="no stretch from"):
        cleaned.to_clean(start, end)
    assert cleaned.to_raw(0, len(cleaned.text)) == (0, len(cleaned.raw))
    assert cleaned.to_clean(0, len(cleaned.raw)) == (0, len(cleaned.text))
