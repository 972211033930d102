"""The values that flow through the pipeline; their fields are the output schema.

Offsets count characters and exclude the end. All types are frozen: a stage takes one value and returns a new one.
"""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import Any, Literal

import msgspec

from sambang.errors import InputError

EditKind = Literal[
    "typo", "spelling", "run_on", "split", "spacing", "punct", "casing",
    "duplicate", "splice", "boilerplate", "encoding", "layout",
]  # fmt: skip
PersonKind = Literal["police", "military", "civilian"]
Level = Literal["village", "district", "regency", "province"]
Precision = Literal["day", "month", "year", "no_year"]


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One scraped article as it came in; the text is never altered.

    `published` is the scraper's own writing of the date; the pipeline reads it. A `date` or `datetime` is taken too, and
    kept as its ISO form. Raises `InputError` for a field that is no text. `extra` holds the columns that
    sambang does not know, untouched. `file` and `row` tell where the article was read. `cluster_id` is the first
    of the article's near copies, `is_canonical` whether it is that one itself; None where nobody has looked for copies.
    """

    article_id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    extra: dict[str, Any] = {}
    file: str | None = None
    row: int | None = None
    cluster_id: str | None = None
    is_canonical: bool | None = None

    def __post_init__(self) -> None:
        if isinstance(self.published, dt.date):  # NaT, which equals nothing, is one too
            known = self.published == self.published
            msgspec.structs.force_setattr(self, "published", self.published.isoformat() if known else None)
        for name in _TEXTS:
            check_text(name, getattr(self, name))
        for name in _MAYBE_TEXTS:
            check_text(name, getattr(self, name), missing=True)


_TEXTS = ("article_id", "text")
_MAYBE_TEXTS = ("title", "published", "source", "url")


def check_text(name: str, value: object, *, missing: bool = False) -> None:
    """Raise `InputError` for a value that is no text; None is allowed where it may be missing."""
    if not (isinstance(value, str) or (missing and value is None)):
        raise InputError(f"{name} must be a text, not {type(value).__name__}")


def article_id_of(text: str) -> str:
    """Return the id of an article that came without one: the first 16 hex digits of its text's SHA-256."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Edit(msgspec.Struct, frozen=True):
    """One repair: `text[start:end]`, which is `before`, becomes `after`. Offsets are those of the rule's own input."""

    start: int
    end: int
    before: str
    after: str
    kind: EditKind
    why: str
    rule: str = ""
    confidence: float | None = None


class EditRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An edit as the record shows it, placed both in the raw and in the cleaned text."""

    stage: str
    rule: str
    kind: EditKind
    raw_start: int
    raw_end: int
    start: int
    end: int
    before: str
    after: str
    why: str
    confidence: float | None = None


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the cleaned text that stands for an entity, and where the raw text has it."""

    mention_id: str
    label: str
    text: str
    start: int
    end: int
    raw_start: int
    raw_end: int
    value: str | None = None
    entity_id: str | None = None
    confidence: float | None = None
    why: str = ""


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """An office held: its standard title and the unit, body or place it is of."""

    title: str
    unit: str | None = None
    unit_id: str | None = None
    place: str | None = None
    place_code: str | None = None
    status: Literal["acting", "former"] | None = None


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A named individual of the story."""

    person_id: str
    name: str
    kind: PersonKind
    rank: str | None = None
    rank_name: str | None = None
    titles: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    mentions: tuple[str, ...] = ()


class Initials(msgspec.Struct, frozen=True, kw_only=True):
    """A person whom the article names by initials only."""

    initials: str
    age: int | None = None
    role: str | None = None
    alias: str | None = None
    rank: str | None = None
    mentions: tuple[str, ...] = ()


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A police unit; `chain` climbs from the unit itself to its Polda."""

    unit_id: str | None
    name: str
    kind: str
    parent: str | None = None
    parent_id: str | None = None
    chain: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """An administrative area; `code` is the Kemendagri code, null where none or several fit."""

    level: Level
    name: str
    code: str | None = None
    district: str | None = None
    regency: str | None = None
    province: str | None = None
    confidence: float | None = None
    alternatives: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class Date(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar date as written; `end` closes a range. Only precision `day` is a full YYYY-MM-DD."""

    value: str
    end: str | None = None
    precision: Precision
    text: str
    weekday_ok: bool | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A clock time, HH:MM from 00:00 to 24:00 (the end of the day, as written), and its zone where one is written."""

    value: str
    tz: Literal["WIB", "WITA", "WIT"] | None = None
    text: str


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A direct quote without its marks; the offsets are those of the text inside the marks.

    A quote that its attribution breaks ("Mari," kata Rahmat, "ronda.") is joined: its offsets embrace the attribution,
    which its text does not have.
    """

    text: str
    speaker_id: str | None = None
    start: int
    end: int


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """A contradiction or doubt that the record reports instead of hiding it."""

    code: str
    message: str
    mention_ids: tuple[str, ...] = ()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything sambang found in one article."""

    article_id: str
    source: str | None
    url: str | None
    title: str | None
    published: str | None
    raw_text: str
    text: str
    edits: tuple[EditRecord, ...] = ()
    mentions: tuple[Mention, ...] = ()
    persons: tuple[Person, ...] = ()
    initials: tuple[Initials, ...] = ()
    units: tuple[Unit, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()
    activity: str | None = None
    activity_score: float | None = None
    issues: tuple[Issue, ...] = ()
    cluster_id: str | None = None
    is_canonical: bool | None = None


class Rejected(msgspec.Struct, frozen=True, kw_only=True, rename={"reason": "error"}):
    """An article that could not be processed: the failure is a value, the run goes on.

    In `rejects.jsonl` the reason is called `error`. `file` and `row` tell where the article was read; `text_hash` is
    the SHA-256 of its text, where there was one.
    """

    article_id: str
    stage: str
    reason: str
    file: str | None = None
    row: int | None = None
    text_hash: str | None = None
