"""A name stays, however much it looks like a misspelt word: whatever is listed as one, behind a rank it is a name."""

from __future__ import annotations

import pytest

import sambang
from sambang.gazetteers.load import load

FRAMES = ("Bripka {} Setiawan hadir di lokasi.", "Kapolsek Cikupa Iptu {} mengatakan aman.", "Korban bernama {} (21) selamat.")


@pytest.mark.parametrize("frame", FRAMES)
def test_misspelt_word_as_name(frame: str) -> None:
    lexicon = load()
    words = lexicon.words
    forms = [form for form in sorted({*words.repairs, *words.glued}) if form.isalpha() and form not in lexicon.misspelled]
    texts = [frame.format(form.capitalize()) for form in forms[::7]]
    assert [text for text in texts if sambang.clean(text).text != text] == []


@pytest.mark.parametrize("frame", FRAMES)
def test_listed_name(frame: str) -> None:
    words = load().words
    texts = [frame.format(name.capitalize()) for name in sorted(words.given_names | words.family_names)[::7]]
    assert [text for text in texts if sambang.clean(text).text != text] == []
