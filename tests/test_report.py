"""What a person reads."""

from __future__ import annotations

import pytest

from sambang import CleanText, Edit
from sambang.clean.edits import apply
from sambang.report import mark_edits


def _cleaned(raw: str, *edits: tuple[int, int, str]) -> CleanText:
    made = tuple(Edit(start, end, raw[start:end], after, "typo", "because", "mend") for start, end, after in edits)
    return CleanText(raw, apply(raw, made), (made,))


@pytest.mark.parametrize(
    ("raw", "edits", "marked"),
    [
        ("Polsek carenang siaga", [(7, 8, "C")], "Polsek [-carenang-]{+Carenang+} siaga"),
        ("warga diwilayah itu", [(6, 15, "di wilayah")], "warga [-diwilayah-]{+di wilayah+} itu"),
        ("aman , damai", [(4, 5, "")], "aman[- -], damai"),
        ("Kec.Bungur", [(4, 4, " ")], "Kec.{+ +}Bungur"),
        ("aman", [], "aman"),
    ],
)
def test_edits_are_marked_as_whole_words(raw: str, edits: list[tuple[int, int, str]], marked: str) -> None:
    assert mark_edits(_cleaned(raw, *edits)) == marked


def test_edits_are_listed_with_rule_and_reason() -> None:
    explained = _cleaned("masayarakat", (0, 11, "masyarakat")).explain()
    assert explained == "     0  typo         mend: 'masayarakat' -> 'masyarakat'  (because)"
