"""Linked mentions become the record of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.mentions import (
    DateFound,
    Found,
    InitialsFound,
    PersonFound,
    PlaceFound,
    PositionFound,
    QuoteFound,
    RankFound,
    TimeFound,
    TitleFound,
    UnitFound,
)
from sambang.model import Date, Initials, Issue, Mention, Person, Place, Quote, Record, Time, Unit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sambang.clean.edits import CleanText
    from sambang.mentions import Linked
    from sambang.model import Article

LABELS: Mapping[type[Found], str] = {
    Found: "MENTION",
    RankFound: "RANK",
    TitleFound: "TITLE",
    PersonFound: "PERSON",
    PositionFound: "POSITION",
    UnitFound: "UNIT",
    PlaceFound: "PLACE",
    InitialsFound: "INITIALS",
    DateFound: "DATE",
    TimeFound: "TIME",
    QuoteFound: "QUOTE",
}
# The attribute that is the normal form of a mention; a quote has none.
VALUES: Mapping[type[Found], str] = {
    RankFound: "rank",
    TitleFound: "title",
    PositionFound: "title",
    PersonFound: "name",
    UnitFound: "name",
    PlaceFound: "name",
    InitialsFound: "initials",
    DateFound: "value",
    TimeFound: "value",
}


def build_record(article: Article, cleaned: CleanText, linked: Linked, *, title: str | None, published: dt.date | None) -> Record:
    """Return the record; mentions are numbered by their place in the cleaned text."""
    table = _Table(cleaned, linked)
    found = linked.mentions
    issues = [Issue(code=i.code, message=i.message, mention_ids=table.ids(i.mentions)) for i in linked.issues]
    if article.published and published is None:
        issues.append(Issue(code="published_unreadable", message=f"the publication date {article.published!r} cannot be read"))
    return Record(
        article_id=article.article_id,
        cluster_id=article.cluster_id,
        is_canonical=article.is_canonical,
        source=article.source,
        url=article.url,
        title=title,
        published=published.isoformat() if published else None,
        raw_text=article.text,
        text=cleaned.text,
        edits=cleaned.records(),
        mentions=table.mentions,
        persons=tuple(
            Person(
                person_id=f"p{n}", name=p.name, kind=p.kind, rank=p.rank, rank_name=p.rank_name, titles=p.titles,
                positions=p.positions, mentions=table.ids(p.mentions),
            )
            for n, p in enumerate(linked.persons, 1)
        ),
        initials=tuple(
            Initials(initials=i.initials, age=i.age, role=i.role, alias=i.alias, rank=i.rank, mentions=table.ids([i, *i.others]))
            for i in found.initials
        ),
        units=tuple(
            Unit(
                unit_id=u.unit_id, name=u.name, kind=u.kind, parent=u.parent, parent_id=u.parent_id, chain=u.chain,
                mentions=table.ids(u.mentions),
            )
            for u in linked.units
        ),
        places=tuple(
            Place(
                level=p.level, name=p.name, code=p.code, district=p.district, regency=p.regency, province=p.province,
                confidence=p.confidence, alternatives=p.alternatives, mentions=table.ids(p.mentions),
            )
            for p in linked.places
        ),
        dates=tuple(
            Date(value=d.value, end=d.last, precision=d.precision, text=cleaned.text[d.start : d.end], weekday_ok=d.weekday_ok)
            for d in found.dates
        ),
        times=tuple(Time(value=t.value, tz=t.tz, text=cleaned.text[t.start : t.end]) for t in found.times),
        quotes=tuple(
            Quote(text=q.text, speaker_id=None if s is None else f"p{s + 1}", start=q.start, end=q.end)
            for q, s in zip(found.quotes, linked.speakers, strict=True)
        ),
        activity=found.activity,
        activity_score=found.activity_score,
        issues=tuple(issues),
    )  # fmt: skip


class _Table:
    """The numbered mentions of an article and the way from a found stretch to its number."""

    def __init__(self, cleaned: CleanText, linked: Linked) -> None:
        owners: dict[_Key, str | None] = {}
        for n, person in enumerate(linked.persons, 1):
            owners.update(dict.fromkeys(map(_key, person.mentions), f"p{n}"))
        for unit in linked.units:
            owners.update(dict.fromkeys(map(_key, unit.mentions), unit.unit_id))
        for place in linked.places:
            owners.update(dict.fromkeys(map(_key, place.mentions), place.code))
        every = {_key(m): m for m in _all(linked)}
        keys = sorted(every)
        self._numbers = {key: f"m{n}" for n, key in enumerate(keys, 1)}
        self.mentions = tuple([_mention(self._numbers[k], every[k], owners.get(k), cleaned) for k in keys])

    def ids(self, found: Iterable[Found]) -> tuple[str, ...]:
        return tuple(dict.fromkeys([self._numbers[_key(m)] for m in found]))


_Key = tuple[int, int, str]


def _key(found: Found) -> _Key:
    """Return what tells a mention from the others, in the order of the table: an outer one comes before those inside."""
    return found.start, -found.end, LABELS[type(found)]


def _all(linked: Linked) -> Iterable[Found]:
    m = linked.mentions
    for group in (m.ranks, m.titles, m.persons, m.positions, m.units, m.places, m.dates, m.times, m.initials, m.quotes):
        yield from group
    for initials in m.initials:
        yield from initials.others
    for entities in (linked.persons, linked.units, linked.places, linked.issues):
        for entity in entities:
            yield from entity.mentions


def _mention(number: str, found: Found, entity_id: str | None, cleaned: CleanText) -> Mention:
    kind = type(found)
    raw_start, raw_end = cleaned.to_raw(found.start, found.end)
    return Mention(
        mention_id=number,
        label=LABELS[kind],
        text=cleaned.text[found.start : found.end],
        start=found.start,
        end=found.end,
        raw_start=raw_start,
        raw_end=raw_end,
        value=getattr(found, VALUES[kind]) if kind in VALUES else None,
        entity_id=entity_id,
        confidence=found.confidence,
        why=found.why,
    )
