"""Who asks why something was refused gets the same mentions: without that question, what cannot be a person is passed over."""

from __future__ import annotations

from sambang.extract.all import extract
from sambang.gazetteers.load import load
from tests.extract.test_cases import CASES, read_marks


def test_the_mentions_are_the_same_with_and_without_reasons() -> None:
    lexicon = load()
    texts = [read_marks(case["marked"])[0] for _, case in CASES]
    assert len(texts) > 100
    differing = [text for text in texts if extract(text, lexicon) != extract(text, lexicon, trace=[])]
    assert not differing
