"""A fast tokenizer of our own: words and single marks.

The stock Indonesian tokenizer has 16,000 exceptions: it is slow, and keeps "WIB.Kegiatan" and "S.H.,M.H" whole.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from sambang.text.scan import split

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.vocab import Vocab

    from sambang.text.scan import Parts, Scan

TEXT = "text"  # where the text of a doc is kept: spaCy joins the tokens anew each time that it is asked
RAW = "raw_text"  # where that of a doc without tokens is, see `hold_raw`
_TOKEN = re.compile(
    r"""
    ( [^\s] | \s+ )  # a mark, alone; blanks beyond the one that follows a token
    ( [ ]? )
    """,
    re.VERBOSE,
)


class WordTokenizer:
    """Words and single marks; nothing is joined, so every mention begins and ends with a token."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of the text; joined again they are the text, letter by letter."""
        return self._to_doc(text, split(text))

    def of_scan(self, found: Scan) -> Doc:
        """Return the same for a text whose words are known."""
        return self._to_doc(found.text, found)

    def _to_doc(self, text: str, parts: Parts | Scan) -> Doc:
        before, behind = (text[: parts.starts[0]], text[parts.ends[-1] :]) if parts.words else (text, "")
        _, words, blanks = _split_gap(before, is_behind=False)
        known = {gap: _split_gap(gap) for gap in {*parts.gaps, behind}}
        for word, gap in zip(parts.written, chain(parts.gaps, [behind]), strict=False):
            blank, marks, others = known[gap]
            words.append(word)
            blanks.append(blank)
            if marks:
                words += marks
                blanks += others
        doc = Doc(self.vocab, words=words, spaces=blanks)
        doc.user_data[TEXT] = text
        return doc

    def to_bytes(self, **_: Any) -> bytes:  # noqa: ANN401 - spaCy's interface
        """Return nothing: the tokenizer has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> WordTokenizer:  # noqa: ANN401 - spaCy's interface
        """Return the tokenizer as it is."""
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:  # noqa: ANN401 - spaCy's interface
        """Write nothing."""

    def from_disk(self, _: str | Path, **__: Any) -> WordTokenizer:  # noqa: ANN401 - spaCy's interface
        """Return the tokenizer as it is."""
        return self


def _split_gap(gap: str, *, is_behind: bool = True) -> tuple[bool, list[str], list[bool]]:
    """Return whether a blank follows the word that the gap is behind, the tokens of the rest, and which a blank follows."""
    blank = is_behind and gap.startswith(" ")
    pairs = _TOKEN.findall(gap[blank:])
    return blank, [mark for mark, _ in pairs], [bool(follows) for _, follows in pairs]


def hold_raw(vocab: Vocab, text: str) -> Doc:
    """Return a doc without tokens that holds a text: cleaning, which makes a new doc, needs no more of a raw one."""
    doc = Doc(vocab)
    doc.user_data[RAW] = text
    return doc


def raw_text_of(doc: Doc) -> str:
    """Return the text of a doc that is to be cleaned, with or without tokens."""
    held: str | None = doc.user_data.get(RAW)
    return text_of(doc) if held is None or len(doc) else held


def text_of(doc: Doc) -> str:
    """Return the doc's text; what the tokenizer kept is not that of a doc cut out of another or joined from several."""
    kept: str | None = doc.user_data.get(TEXT)
    if kept and len(doc) and len(kept) == doc[-1].idx + len(doc[-1].text_with_ws):
        return kept
    text: str = doc.text
    return text
