"""Gold labels against the record of an article, measure by measure.

A set measure (persons, units, dates ...) compares keys and is scored by F1; a rate (rank, activity ...) compares values of
what both sides name and is scored by accuracy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from rapidfuzz.distance import Indel

from sambang.evaluate.forms import of_what, office, plain, rank

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from sambang.evaluate.gold import GoldQuote, Labels
    from sambang.model import Date, Record

SETS = ("persons", "titles", "positions", "position_units", "initials", "units", "villages", "places", "dates", "times", "quotes")
RATES = ("rank", "person_kind", "initials_age", "place_code", "quote_speaker", "activity", "defects", "kept")
# A quote whose first letters are this much alike is the same quote: a repaired typo in it makes no other.
_ALIKE, _LETTERS = 0.8, 30


class Finding(NamedTuple):
    """One comparison: the measure, the article, what was compared, and how it went."""

    measure: str
    article_id: str
    what: str
    verdict: Literal["right", "missed", "extra", "wrong"]


def match_article(labels: Labels, record: Record) -> Iterator[Finding]:
    """Yield the findings of every entity measure; cleaning is measured by `repairs`."""
    yield from _match_persons(labels, record)
    yield from _match_positions(labels, record)
    yield from _match_initials(labels, record)
    yield from _match_places(labels, record)
    yield from _match_quotes(labels, record)
    sets: tuple[tuple[str, set[str], set[str]], ...] = (
        ("units", set(map(office, labels.units)), {office(unit.name) for unit in record.units}),
        ("dates", {date.value for date in labels.dates}, set(_days(record.dates))),
        ("times", {time.value for time in labels.times}, {time.value for time in record.times}),
    )
    for measure, gold, found in sets:
        yield from _compare(measure, record, gold, found)
    if labels.activity:
        yield _check("activity", record, "", labels.activity, record.activity)


def _compare(measure: str, record: Record, gold: Iterable[Hashable], found: Iterable[Hashable]) -> Iterator[Finding]:
    gold, found = set(gold), set(found)
    for keys, verdict in ((gold & found, "right"), (gold - found, "missed"), (found - gold, "extra")):
        for what in sorted(map(_show, keys)):
            yield Finding(measure, record.article_id, what, verdict)  # type: ignore[arg-type]


def _check(measure: str, record: Record, what: str, gold: object, found: object) -> Finding:
    right = gold == found
    shown = what if right else f"{what}: {found or 'none'}, gold {gold or 'none'}".removeprefix(": ")
    return Finding(measure, record.article_id, shown, "right" if right else "wrong")


def _show(key: Hashable) -> str:
    return " | ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _match_persons(labels: Labels, record: Record) -> Iterator[Finding]:
    gold = {plain(person.name): person for person in labels.persons}
    found = {plain(person.name): person for person in record.persons}
    yield from _compare("persons", record, gold, found)
    for name in sorted(gold.keys() & found.keys()):
        yield _check("rank", record, name, rank(gold[name].rank), rank(found[name].rank))
        yield _check("person_kind", record, name, gold[name].kind, found[name].kind)
    yield from _compare(
        "titles",
        record,
        {(name, plain(title)) for name, person in gold.items() for title in person.titles},
        {(name, plain(title)) for name, person in found.items() for title in person.titles},
    )


def _match_positions(labels: Labels, record: Record) -> Iterator[Finding]:
    canonical = {
        (plain(person.name), office(position.canonical)): office(position.title)
        for person in labels.persons
        for position in person.positions
        if position.canonical
    }
    gold = {(plain(p.name), office(o.title), of_what(o.unit or "")) for p in labels.persons for o in p.positions}
    found = {
        (name, canonical.get((name, title), title), of_what(unit or ""))
        for name, title, unit in ((plain(p.name), office(o.title), o.unit) for p in record.persons for o in p.positions)
    }
    yield from _compare("positions", record, {key[:2] for key in gold}, {key[:2] for key in found})
    yield from _compare("position_units", record, {key for key in gold if key[2]}, {key for key in found if key[2]})


def _match_initials(labels: Labels, record: Record) -> Iterator[Finding]:
    ages: dict[str, set[int | None]] = {}
    for one in labels.initials:
        ages.setdefault(plain(one.initials), set()).add(one.age)
    yield from _compare("initials", record, ages, {plain(one.initials) for one in record.initials})
    for found in record.initials:
        known = ages.get(plain(found.initials))
        if known:
            yield _check(
                "initials_age", record, found.initials, found.age if found.age in known else sorted(known, key=str), found.age
            )


def _match_places(labels: Labels, record: Record) -> Iterator[Finding]:
    codes: dict[tuple[str, str], set[str]] = {}
    for place in labels.places:
        codes.setdefault((place.level, office(place.name)), set()).update([place.code] if place.code else [])
    found: dict[tuple[str, str], str | None] = {(place.level, office(place.name)): place.code for place in record.places}
    yield from _compare("places", record, codes, found)
    yield from _compare("villages", record, *({key for key in keys if key[0] == "village"} for keys in (codes, found)))
    for key in sorted(codes.keys() & found.keys()):
        if codes[key]:
            code = found[key]
            yield _check("place_code", record, _show(key), code if code in codes[key] else sorted(codes[key]), code)


def _match_quotes(labels: Labels, record: Record) -> Iterator[Finding]:
    names = {person.person_id: plain(person.name) for person in record.persons}
    gold = {plain(quote.starts): quote for quote in labels.quotes}
    found = {_quote_key(labels.quotes, quote.text): quote for quote in record.quotes}
    yield from _compare("quotes", record, gold, found)
    for key in sorted(gold.keys() & found.keys()):
        speaker = names.get(found[key].speaker_id or "", "")
        yield _check("quote_speaker", record, key, plain(gold[key].speaker), speaker)


def _quote_key(gold: Iterable[GoldQuote], text: str) -> str:
    """Return the key of the gold quote that begins like the text, else the text's own."""
    best, key = 0.0, plain(text)[:60]
    for quote in gold:
        starts = office(quote.starts)[:_LETTERS]
        alike = Indel.normalized_similarity(starts, office(text)[: len(starts)])
        if alike >= _ALIKE and alike > best:
            best, key = alike, plain(quote.starts)
    return key


def _days(dates: Iterable[Date]) -> Iterator[str]:
    """Yield the full days; of a range both ends."""
    for date in dates:
        if date.precision == "day":
            yield date.value
            if date.end:
                yield date.end
