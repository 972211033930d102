"""The scan's words agree with the slow definition."""

from __future__ import annotations

import gc

from hypothesis import given
from hypothesis import strategies as st

from sambang.clean.edits import apply
from sambang.gazetteers.load import load
from sambang.model import Edit
from sambang.text.fold import WORD, fold, squeeze
from sambang.text.scan import Scan, carry, scan

LEXICON = load()
NOISY = st.text(alphabet="aZé9 _.,'’`-–\n“", max_size=60)


@given(NOISY)
def test_words_are_those_of_the_pattern(text: str) -> None:
    found = Scan(text, LEXICON)
    slow = list(WORD.finditer(text))
    assert list(zip(found.starts, found.ends, strict=True)) == [m.span() for m in slow]
    assert found.words == [fold(m.group()) for m in slow]
    assert found.gaps == [text[a.end() : b.start()] for a, b in zip(slow, slow[1:], strict=False)]


@given(NOISY.filter(lambda text: bool(WORD.search(text))), st.data())
def test_a_carried_scan_is_that_of_the_new_text(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    edits = [
        Edit(start, end, text[start:end], data.draw(st.text(alphabet="aZ9 .'", max_size=4)), "typo", "test")
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    after = apply(text, edits)
    carried, fresh = carry(scan(text, LEXICON), edits, after, LEXICON), scan(after, LEXICON)
    for name in ("words", "written", "gaps", "starts", "ends"):
        assert getattr(carried, name) == getattr(fresh, name), name


@given(NOISY)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert squeeze(text) == fold(text).replace(" ", "")


def test_a_scan_goes_when_nobody_holds_it() -> None:
    gc.collect()
    gc.disable()
    try:
        found = scan("Bripka Huda di Desa Cakung", LEXICON)
        found.vocabulary()
        del found
        assert gc.collect() == 0
    finally:
        gc.enable()
