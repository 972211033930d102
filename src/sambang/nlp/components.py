"""The stages as spaCy components: clean, extract, link. They run the functions that `sambang.pipeline` runs.

A component of the user's own between `sambang_extract` and `sambang_link` may add spans labelled PERSON to `doc.ents` or
`doc.spans["persons"]`: the linker takes them up as persons.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin, get_type_hints
from weakref import WeakKeyDictionary

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from sambang.clean.context import Context, Options
from sambang.clean.edits import CleanText
from sambang.clean.engine import clean
from sambang.extract.all import extract
from sambang.extract.published import parse_published
from sambang.gazetteers.load import load, read_gazetteers
from sambang.link.all import link
from sambang.mentions import Mentions, PersonFound
from sambang.model import Article, article_id_of
from sambang.nlp.extensions import ENTITIES, GROUPS, register_extensions
from sambang.nlp.tokenizer import WordTokenizer, raw_text_of, text_of
from sambang.records import build_record
from sambang.text.scan import Scan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sambang.clean.context import Preset

# The scan of a doc's text that cleaning has made, until extraction takes it. It is no plain data, so it is none of the doc's.
_SCANS: WeakKeyDictionary[Doc, Scan] = WeakKeyDictionary()
_GROUP_OF = {label: group for group, label in GROUPS.items()}
_PERSON_LABELS = frozenset({"PERSON", "PER"})


class _Stretch(NamedTuple):
    """A member of a span group, in characters, and the id of what it stands for."""

    group: str
    start: int
    end: int
    entity_id: str = ""


class Clean:
    """Puts the doc of the cleaned text in the place of the raw text's.

    A context {title, published, article_id, source, url} of `nlp.pipe(..., as_tuples=True)` tells what belongs to the text.
    """

    def __init__(self, nlp: Language, options: Options, gazetteers: list[str]) -> None:
        self._nlp = nlp
        self._options = options
        self._gazetteers = read_gazetteers(gazetteers)

    def __call__(self, doc: Doc) -> Doc:
        """Return a new doc."""
        article = _article_of(doc)
        context = Context(load(*self._gazetteers), article.title, self._options)
        cleaned = clean(article.text, context)
        found = context.scan(cleaned.text)
        tokenizer = self._nlp.tokenizer
        new = tokenizer.of_scan(found) if isinstance(tokenizer, WordTokenizer) else self._nlp.make_doc(cleaned.text)
        new._context = doc._context
        new._.article = msgspec.to_builtins(article)
        new._.clean = _plain(cleaned)
        _SCANS[new] = found
        title = clean(article.title, Context(context.lexicon, None, self._options)).text if article.title else None
        new._.title = title or None
        return new


class Extract:
    """Finds the entities; they are in `doc.spans` and, free of overlaps, in `doc.ents`."""

    def __init__(self, gazetteers: list[str]) -> None:
        self._gazetteers = read_gazetteers(gazetteers)

    def __call__(self, doc: Doc) -> Doc:
        """Return the same doc with its mentions."""
        article = doc._.article or {}
        published = parse_published(article.get("published"))
        fact_check = bool(doc._.clean) and msgspec.convert(doc._.clean, CleanText).is_fact_check()
        lexicon, text = load(*self._gazetteers), text_of(doc)
        known = _SCANS.pop(doc, None)
        scanned = known if known is not None and known.text == text and known.lexicon is lexicon else text
        mentions = extract(scanned, lexicon, title=doc._.title, fact_check=fact_check, published=published)
        doc._.mentions = _plain(mentions)
        found = [_Stretch(group, m.start, m.end) for group in GROUPS for m in getattr(mentions, group)]
        _set_spans(doc, found, doc.ents)
        return doc


class Link:
    """Ties the entities to the gazetteers and to each other, and makes the record."""

    def __init__(self, gazetteers: list[str]) -> None:
        self._gazetteers = read_gazetteers(gazetteers)

    def __call__(self, doc: Doc) -> Doc:
        """Return the same doc with its record; the spans bear the ids of what they stand for."""
        article = msgspec.convert(doc._.article, Article) if doc._.article else _article_of(doc)
        text = text_of(doc)
        cleaned = msgspec.convert(doc._.clean, CleanText) if doc._.clean else CleanText(text, text)
        mentions = msgspec.convert(doc._.mentions, Mentions) if doc._.mentions else Mentions()
        mentions = _with_added_persons(doc, mentions)
        linked = link(text, mentions, load(*self._gazetteers))
        record = build_record(article, cleaned, linked, title=doc._.title, published=parse_published(article.published))
        doc._.record = _plain(record)
        extracted = {(m.start, m.end) for m in mentions.places}  # the linker lengthens some and drops others
        others = [e for e in doc.ents if e.label_ != "PLACE" or (e.start_char, e.end_char) not in extracted]
        found = [_Stretch(_GROUP_OF[m.label], m.start, m.end, m.entity_id or "") for m in record.mentions if m.label in _GROUP_OF]
        _set_spans(doc, found, others)
        return doc


@Language.factory(
    "sambang_clean",
    default_config={"preset": "standard", "off": [], "gazetteers": []},
    assigns=["doc._.article", "doc._.clean", "doc._.title"],
)
def create_clean(nlp: Language, name: str, preset: Preset, off: list[str], gazetteers: list[str]) -> Clean:
    """Return the component that cleans."""
    del name
    register_extensions()
    return Clean(nlp, Options(preset=preset, off=frozenset(off)), gazetteers)


@Language.factory("sambang_extract", default_config={"gazetteers": []}, assigns=["doc._.mentions", "doc.ents"])
def create_extract(nlp: Language, name: str, gazetteers: list[str]) -> Extract:
    """Return the component that finds entities."""
    del nlp, name
    register_extensions()
    return Extract(gazetteers)


@Language.factory("sambang_link", default_config={"gazetteers": []}, assigns=["doc._.record", "doc.ents"])
def create_link(nlp: Language, name: str, gazetteers: list[str]) -> Link:
    """Return the component that links entities and makes the record."""
    del nlp, name
    register_extensions()
    return Link(gazetteers)


def _article_of(doc: Doc) -> Article:
    """Return the article of a doc that came in: its text, and what the context tells of it."""
    context = doc._context if isinstance(doc._context, dict) else {}
    known: dict[str, Any] = {key: str(context[key]) for key in ("title", "published", "source", "url") if context.get(key)}
    text = raw_text_of(doc)
    return Article(article_id=str(context.get("article_id") or article_id_of(text)), text=text, **known)


def _plain(value: object) -> Any:  # noqa: ANN401 - dicts and lists
    """Return the value as dicts and lists, as a trip through JSON would: the same before and after one through bytes."""
    if isinstance(value, msgspec.Struct):
        plain = msgspec.structs.asdict(value)
        for name in _nested(type(value)):
            plain[name] = _plain(plain[name])
        return plain
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


@lru_cache(maxsize=64)  # types of the model
def _nested(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the fields of a struct that may hold tuples or structs."""
    return tuple(name for name, hint in get_type_hints(kind).items() if _holds_values(hint))


def _holds_values(hint: Any) -> bool:  # noqa: ANN401 - a type in any writing
    kind = get_origin(hint) or hint
    if isinstance(kind, type) and issubclass(kind, (tuple, msgspec.Struct)):
        return True
    return any(_holds_values(part) for part in get_args(hint) if part is not hint)


def _with_added_persons(doc: Doc, mentions: Mentions) -> Mentions:
    """Return the mentions with the person spans that a component of the user's has added."""
    taken = sorted((m.start, m.end) for m in mentions.persons)
    found = set(taken)
    added: list[PersonFound] = []
    for span in (*doc.ents, *doc.spans.get("persons", ())):
        start, end = span.start_char, span.end_char
        if span.label_ not in _PERSON_LABELS or (start, end) in found:
            continue
        if not any(start < last and first < end for first, last in taken):
            why = "span of another component"
            added.append(PersonFound(start=start, end=end, why=why, name=span.text, name_start=start, name_end=end))
            taken.append((start, end))
            found.add((start, end))
    if not added:
        return mentions
    persons = sorted((*mentions.persons, *added), key=lambda person: person.start)
    return msgspec.structs.replace(mentions, persons=tuple(persons))


def _set_spans(doc: Doc, found: Iterable[_Stretch], others: Iterable[Span]) -> None:
    """Set the span groups, and the entities; the entities of others stay where they fit."""
    found = [stretch for stretch in found if stretch.start < stretch.end]
    starts = doc.to_array("IDX")
    firsts = starts.searchsorted([stretch.start for stretch in found], "right")  # the number of the token behind the first
    ends = starts.searchsorted([stretch.end for stretch in found])
    labels = {group: doc.vocab.strings.add(label) for group, label in GROUPS.items()}
    spans: dict[str, list[Span]] = {group: [] for group in GROUPS}
    for (group, _, _, entity_id), first, end in zip(found, firsts.tolist(), ends.tolist(), strict=True):
        spans[group].append(Span(doc, first - 1, end, label=labels[group], kb_id=entity_id))
    for group, members in spans.items():
        doc.spans[group] = members
    ours = filter_spans([span for group, members in spans.items() if GROUPS[group] in ENTITIES for span in members])
    taken = {at for span in ours for at in range(span.start, span.end)}
    doc.set_ents([*ours, *[ent for ent in others if taken.isdisjoint(range(ent.start, ent.end))]])
