"""Names of bylines leave the text and stay as metadata."""

from __future__ import annotations

import pytest

import sambang

STORY = "Petugas mengamankan barang bukti di lokasi kejadian."


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Pewarta: Siti Aminah\nEditor: Budi Wijaya", (("Pewarta", "Siti Aminah"), ("Editor", "Budi Wijaya"))),
        ("Pewarta: Siti AminahEditor: Budi Wijaya", (("Pewarta", "Siti Aminah"), ("Editor", "Budi Wijaya"))),
        ("Penulis : Siti Aminah | Editor : Budi Wijaya", (("Penulis", "Siti Aminah"), ("Editor", "Budi Wijaya"))),
        ("", ()),
    ],
)
def test_bylines_stay_as_metadata(byline: str, expected: tuple[tuple[str, str], ...]) -> None:
    cleaned = sambang.clean(f"{STORY}\n{byline}")
    assert cleaned.bylines() == expected
    assert cleaned.text == STORY


def test_a_role_inside_a_sentence_is_no_byline() -> None:
    text = "Editor: begitu ia memperkenalkan pekerjaannya. " + STORY * 20
    assert sambang.clean("Warga bercerita. " * 20 + text).bylines() == ()
