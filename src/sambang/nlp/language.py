"""A fast tokenizer of our own, and the spaCy pipeline that `sambang.load` returns.

The stock Indonesian tokenizer has 16,000 exceptions: it is slow, and keeps "WIB.Kegiatan" and "S.H.,M.H" whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from sambang.clean.context import Options
from sambang.gazetteers.load import load as load_lexicon
from sambang.gazetteers.load import read_gazetteers
from sambang.nlp import components  # also registers the factories where the package is not installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from spacy.vocab import Vocab

    from sambang.clean.context import Preset

MAX_LENGTH = 64 * 2**20  # characters
_TOKEN = re.compile(
    r"""
    ( [^\W_]+ (?: ['’`´] [^\W_]+ )*   # a word as in text.fold.WORD
    | [^\w\s] | _                     # a mark, alone
    | \s+                             # blanks beyond the one that follows a token
    ) ( [ ]? )
    """,
    re.VERBOSE,
)


class WordTokenizer:
    """Words and single marks; nothing is joined, so every mention begins and ends with a token."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of the text; joined again they are the text, letter by letter."""
        pairs = _TOKEN.findall(text)
        doc = Doc(self.vocab, words=[word for word, _ in pairs], spaces=[bool(blank) for _, blank in pairs])
        doc.user_data[components.TEXT] = text
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


@registry.tokenizers("sambang.WordTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Return the maker of the tokenizer, for the config of a pipeline."""
    return lambda nlp: WordTokenizer(nlp.vocab)


class NewsLanguage(Language):  # type: ignore[no-untyped-call]
    """Indonesian without spaCy's tokenizer tables, which take two seconds to load."""

    lang = "id"


def load(*, preset: Preset = "standard", off: Iterable[str] = (), gazetteers: Iterable[str] = ()) -> Language:
    """Return the pipeline; see `sambang.load`."""
    options = Options(preset=preset, off=off)  # type: ignore[arg-type]  # it makes a set of any collection; an unknown name shows now
    paths = list(gazetteers)
    load_lexicon(*read_gazetteers(paths))  # a broken gazetteer shows now
    nlp = NewsLanguage.from_config({"nlp": {"tokenizer": {"@tokenizers": "sambang.WordTokenizer.v1"}}})
    nlp.max_length = MAX_LENGTH  # spaCy's own limit is there for parsers
    nlp.add_pipe("sambang_clean", config={"preset": preset, "off": sorted(options.off), "gazetteers": paths})
    nlp.add_pipe("sambang_extract", config={"gazetteers": paths})
    nlp.add_pipe("sambang_link", config={"gazetteers": paths})
    return nlp
