"""Clean Indonesian police news and extract structured records from it.

Importing is cheap: the gazetteers are loaded by the first `clean`, `extract` or `process`, spaCy by `load`.
"""

from __future__ import annotations

from os import PathLike, fspath
from typing import TYPE_CHECKING

# The modules clean, explain and extract bear the name of a function below. They are imported here, before the functions are
# defined: an import of one of their modules later on then leaves the names to the functions.
import sambang.explain
import sambang.extract  # noqa: F401
from sambang.clean.context import Options
from sambang.clean.edits import CleanText
from sambang.errors import ConfigError, GazetteerError, InputError, SambangError, SchemaError
from sambang.mentions import Mentions
from sambang.model import Article, Edit, Record, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from spacy.language import Language

    from sambang.clean.context import Preset
    from sambang.explain import Explanation
    from sambang.lexicon import Lexicon

    Gazetteers = str | PathLike[str] | Iterable[str | PathLike[str]]

__all__ = [
    "Article",
    "CleanText",
    "ConfigError",
    "Edit",
    "GazetteerError",
    "InputError",
    "Mentions",
    "Options",
    "Record",
    "Rejected",
    "SambangError",
    "SchemaError",
    "clean",
    "explain",
    "extract",
    "load",
    "process",
]

__version__ = "0.1.0"


def clean(text: str, *, title: str | None = None, options: Options | None = None, gazetteers: Gazetteers = ()) -> CleanText:
    """Return the cleaned text with every edit that made it.

    Facts stay as they are: no digit changes, no letter of a name. The title, where given, helps to find a headline
    pasted into a sentence. `gazetteers` as for `process`.

    >>> clean("Bripka Nurul Huda menyambangi warga.").text
    'Bripka Nurul Huda menyambangi warga.'
    """
    from sambang.pipeline import clean as run

    return run(text, title=title, options=options, lexicon=_lexicon(gazetteers))


def explain(article: Article | str, at: int, *, options: Options | None = None, gazetteers: Gazetteers = ()) -> Explanation:
    """Return why the word at offset `at` of the cleaned text was taken and linked so, or was not; it prints as lines.

    Raises `InputError` where the cleaned text has no such offset. `gazetteers` as for `process`.

    >>> str(explain("Bripka Nurul Huda hadir.", 8)).splitlines()[1]
    "taken: PERSON 'Bripka Nurul Huda' = Nurul Huda -> p1: after the rank Bripka"
    """
    from sambang.explain import explain as run

    return run(article, at, options=options, lexicon=_lexicon(gazetteers))


def extract(text: str, *, published: str | date | None = None, gazetteers: Gazetteers = ()) -> Mentions:
    """Return what a cleaned text mentions, with offsets, before anything is linked.

    `published`, a date or any of the scrapers' writings, gives dates without a year theirs. `gazetteers` as for `process`.

    >>> extract("Warga RT 01/02 hadir.").dates
    ()
    """
    from sambang.extract.all import extract as run
    from sambang.extract.published import parse_published
    from sambang.model import check_text

    check_text("text", text)
    return run(text, _lexicon(gazetteers), published=parse_published(published))


def load(*, preset: Preset = "standard", off: Iterable[str] = (), gazetteers: Gazetteers = ()) -> Language:
    """Return a spaCy pipeline: `nlp(raw_text)` gives the Doc of the cleaned text with spans, entities and `doc._.record`.

    `off` switches cleaning rules off by name; `gazetteers` as for `process`. Raises `ConfigError` for a preset or a rule
    that does not exist.

    >>> nlp = load()
    >>> nlp.pipe_names
    ['sambang_clean', 'sambang_extract', 'sambang_link']
    """
    from sambang.nlp.language import load as run

    return run(preset=preset, off=off, gazetteers=_paths(gazetteers))


def process(article: Article | str, *, options: Options | None = None, gazetteers: Gazetteers = ()) -> Record:
    """Return the record of one article: cleaned, extracted, linked.

    `gazetteers` are CSV files of your own (one path or several) that add entries and aliases, see the README; a folder
    takes the place of the package's own gazetteers. Raises `SchemaError` for a row that does not fit.

    >>> process("Kegiatan itu berlangsung pada Senin (2/6/2025).").text
    'Kegiatan itu berlangsung pada Senin (2/6/2025).'
    """
    from sambang.pipeline import process as run

    return run(article, options=options, lexicon=_lexicon(gazetteers))


def _paths(gazetteers: Gazetteers) -> list[str]:
    if isinstance(gazetteers, str | PathLike):
        return [fspath(gazetteers)]
    return [fspath(path) for path in gazetteers]


def _lexicon(gazetteers: Gazetteers) -> Lexicon:
    from sambang.gazetteers.load import load as load_lexicon
    from sambang.gazetteers.load import read_gazetteers

    return load_lexicon(*read_gazetteers(_paths(gazetteers)))
