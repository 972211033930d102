"""The spaCy pipeline that `sambang.load` returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.util import registry

from sambang.clean.context import Options
from sambang.gazetteers.load import load as load_lexicon
from sambang.gazetteers.load import read_gazetteers
from sambang.nlp import components  # also registers the factories where the package is not installed
from sambang.nlp.tokenizer import WordTokenizer, hold_raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.tokens import Doc

    from sambang.clean.context import Preset

MAX_LENGTH = 64 * 2**20  # characters


@registry.tokenizers("sambang.WordTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Return the maker of the tokenizer, for the config of a pipeline."""
    return lambda nlp: WordTokenizer(nlp.vocab)


class NewsLanguage(Language):  # type: ignore[no-untyped-call]
    """Indonesian without spaCy's tokenizer tables, which take two seconds to load.

    A text that is cleaned first gets its tokens once, when it is clean.
    """

    lang = "id"

    def __call__(self, text: str | Doc, *, disable: Iterable[str] = (), component_cfg: dict[str, Any] | None = None) -> Doc:
        """Return the doc of a text, as any spaCy pipeline does."""
        doc = self._hold(text) if self._cleans_first(disable) else text
        return super().__call__(doc, disable=disable, component_cfg=component_cfg)

    def pipe(
        self,
        texts: Iterable[Any],
        *,
        as_tuples: bool = False,
        disable: Iterable[str] = (),
        n_process: int = 1,
        **options: Any,  # noqa: ANN401 - spaCy's interface
    ) -> Iterator[Any]:
        """Yield the docs of texts, as any spaCy pipeline does; with contexts, pairs of doc and context."""
        if n_process == 1 and self._cleans_first(disable):  # a doc takes longer on its way to a process than a text
            texts = ((self._hold(text), context) for text, context in texts) if as_tuples else map(self._hold, texts)
        docs: Iterator[Any] = super().pipe(texts, as_tuples=as_tuples, disable=disable, n_process=n_process, **options)  # type: ignore[call-overload]  # it has one with and one without contexts
        return docs

    def _cleans_first(self, disable: Iterable[str]) -> bool:
        """Tell whether cleaning is the first thing that happens to a text."""
        first = next((component for name, component in self.pipeline if name not in disable), None)
        return isinstance(first, components.Clean)

    def _hold(self, text: str | Doc) -> str | Doc:
        return hold_raw(self.vocab, text) if isinstance(text, str) and len(text) <= self.max_length else text


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
