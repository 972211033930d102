"""What extraction finds in a cleaned text: mentions with offsets, before anything is linked.

Offsets are characters of the cleaned text. `why` names the rule and the cue that found the mention.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from sambang.model import Level, PersonKind, Position, Precision


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the cleaned text that stands for something."""

    start: int
    end: int
    why: str
    confidence: float | None = None


class Refused(NamedTuple):
    """A stretch that looked like an entity and was not taken for one; `label` is the mention that it would have been."""

    start: int
    end: int
    label: str
    why: str


class Weight(NamedTuple):
    """A candidate of the linker, its score, and what the score counts."""

    candidate: str
    score: float
    of: str


class Weighed(NamedTuple):
    """A choice of the linker: what a stretch was linked to, why, and the candidates that it had."""

    start: int
    end: int
    label: str
    choice: str
    why: str
    candidates: tuple[Weight, ...] = ()


class RankFound(Found, frozen=True, kw_only=True):
    """A rank: the short form of the record and the service that it belongs to."""

    rank: str
    service: Literal["polri", "tni", "pns"]


class TitleFound(Found, frozen=True, kw_only=True):
    """A degree or religious title in standard spelling."""

    title: str


class UnitFound(Found, frozen=True, kw_only=True):
    """A police unit as named: "Satreskrim Polres Tuban" is sub_units ("Satreskrim",), kind polres, name "Tuban"."""

    kind: str
    name: str | None
    sub_units: tuple[str, ...] = ()  # innermost first: ("Subdit Jatanras", "Ditreskrimum")
    ids: tuple[str, ...] = ()  # candidates of the unit itself, sub-units aside


class PlaceFound(Found, frozen=True, kw_only=True):
    """A place name: the bare name as written, its level where a cue tells it, and the codes that it may stand for.

    Where more capitalised words follow, `run` is the name with all of them and `run_end` their end: of the misspelt
    "Desa Pasir Madnag" the gazetteer knows "Pasir" alone, and the linker decides. A doubtful name ("Desa Pengarsan",
    "Kota Tua") counts only where the linker finds an area that is spelled like it.
    """

    name: str
    level: Level | None
    codes: tuple[str, ...] = ()
    kind: str | None = None  # of a village, as the level's word says: desa, kelurahan
    run: str | None = None
    run_end: int = 0
    doubtful: bool = False


class PositionFound(Found, frozen=True, kw_only=True):
    """An office in standard form, with what it is of where the text says so right there."""

    title: str
    kind: Literal["police", "military", "civil"]
    status: Literal["acting", "former"] | None = None
    unit: UnitFound | None = None
    place: PlaceFound | None = None
    body: str | None = None


class PersonFound(Found, frozen=True, kw_only=True):
    """A person's name; start and end embrace rank, name and titles, `name` is the bare name in proper case."""

    name: str
    name_start: int
    name_end: int
    kind: PersonKind | None = None
    rank: str | None = None
    titles: tuple[str, ...] = ()
    positions: tuple[PositionFound, ...] = ()
    same_as: tuple[int, int] | None = None  # of a nickname: where the full name stands (its name_start, name_end)


class InitialsFound(Found, frozen=True, kw_only=True):
    """A person named by initials: "AS (27)", "berinisial MR", "Bripda AG"."""

    initials: str
    age: int | None = None
    role: str | None = None
    alias: str | None = None
    rank: str | None = None
    others: tuple[Found, ...] = ()  # where the initials stand again


class DateFound(Found, frozen=True, kw_only=True):
    """A calendar date; see `sambang.model.Date`."""

    value: str
    precision: Precision
    last: str | None = None  # end of a range
    weekday_ok: bool | None = None


class TimeFound(Found, frozen=True, kw_only=True):
    """A clock time HH:MM."""

    value: str
    tz: Literal["WIB", "WITA", "WIT"] | None = None


class QuoteFound(Found, frozen=True, kw_only=True):
    """A direct quote without its marks, and the stretch of text that says who speaks (start == end: nothing does)."""

    text: str
    speaker_start: int = 0
    speaker_end: int = 0


class Mentions(msgspec.Struct, frozen=True, kw_only=True):
    """All that extraction found in one article, each tuple sorted by start; overlaps are resolved."""

    ranks: tuple[RankFound, ...] = ()
    titles: tuple[TitleFound, ...] = ()
    persons: tuple[PersonFound, ...] = ()
    positions: tuple[PositionFound, ...] = ()
    units: tuple[UnitFound, ...] = ()
    places: tuple[PlaceFound, ...] = ()
    dates: tuple[DateFound, ...] = ()
    times: tuple[TimeFound, ...] = ()
    impossible_dates: tuple[Found, ...] = ()  # written as a date, but no day of the calendar
    impossible_times: tuple[Found, ...] = ()
    initials: tuple[InitialsFound, ...] = ()
    quotes: tuple[QuoteFound, ...] = ()
    activity: str | None = None
    activity_score: float | None = None


class LinkedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """One individual with everything the article says of him or her, and each stretch that names him or her."""

    name: str
    kind: PersonKind
    rank: str | None = None
    rank_name: str | None = None
    titles: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    mentions: tuple[Found, ...] = ()


class LinkedUnit(msgspec.Struct, frozen=True, kw_only=True):
    """One police unit under its canonical name; `unit_id` is None where the gazetteer has none (NIL)."""

    unit_id: str | None
    name: str
    kind: str
    parent: str | None = None
    parent_id: str | None = None
    chain: tuple[str, ...] = ()
    mentions: tuple[Found, ...] = ()


class LinkedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One area under its official name; `code` is None where none or several fit."""

    level: Level
    name: str
    code: str | None = None
    district: str | None = None
    regency: str | None = None
    province: str | None = None
    confidence: float | None = None
    alternatives: tuple[str, ...] = ()
    mentions: tuple[Found, ...] = ()


class LinkedIssue(msgspec.Struct, frozen=True, kw_only=True):
    """A contradiction or doubt, and the mentions that show it."""

    code: str
    message: str
    mentions: tuple[Found, ...] = ()


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """The mentions of an article tied to entities; `speakers` runs along `mentions.quotes` (index of a person or None)."""

    mentions: Mentions
    persons: tuple[LinkedPerson, ...] = ()
    units: tuple[LinkedUnit, ...] = ()
    places: tuple[LinkedPlace, ...] = ()
    speakers: tuple[int | None, ...] = ()
    issues: tuple[LinkedIssue, ...] = ()
