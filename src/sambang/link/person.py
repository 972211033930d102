"""Co-reference: every mention of a person, by full name, a part of it or the office, becomes one individual."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from sambang.mentions import Found, LinkedIssue, LinkedPerson, PersonFound
from sambang.text.fold import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sambang.lexicon import Lexicon
    from sambang.link.office import Office
    from sambang.mentions import Mentions
    from sambang.model import Position

_PART = "part of the name"
# Two writings of one name differ by a letter or two: "Nursal Akmin", "Nursal Amkin".
_SAME_NAME = 88
_SHORTEST = 6
_BEFORE = 40  # characters before a name in which its speech verb stands


@dataclass(slots=True)
class _Individual:
    """A person while the mentions are being gathered."""

    name: str
    words: list[str]
    found: list[PersonFound] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    others: list[Found] = field(default_factory=list)

    @property
    def rank(self) -> str | None:
        return next((f.rank for f in self.found if f.rank), None)

    def take(self, found: PersonFound) -> None:
        self.found.append(found)
        words = fold(found.name).split()
        if len(words) > len(self.words) and not found.why.startswith(_PART) and found.same_as is None:
            self.name, self.words = found.name, words


def link_persons(
    text: str, mentions: Mentions, offices: dict[tuple[int, int], Office], lexicon: Lexicon
) -> tuple[tuple[LinkedPerson, ...], tuple[LinkedIssue, ...]]:
    """Return the individuals of an article in the order of their first mention, and the doubts about their names."""
    people: list[_Individual] = []
    issues: list[LinkedIssue] = []
    full = [p for p in mentions.persons if not p.why.startswith(_PART) and p.same_as is None]
    for found in sorted(full, key=lambda p: -len(p.name.split())):
        _place(found, people, issues, offices)
    for found in mentions.persons:
        if found.same_as:
            owner = next(p for p in people if any((f.name_start, f.name_end) == found.same_as for f in p.found))
            owner.take(found)
    for found in mentions.persons:
        if found.why.startswith(_PART):
            whole = _owner(found, people)
            if whole:
                whole.take(found)
    for person in people:
        for found in person.found:
            person.offices += [offices[p.start, p.end] for p in found.positions if (p.start, p.end) in offices]
    _give_offices_alone(text, people, offices, lexicon)
    people.sort(key=lambda p: min(f.start for f in p.found))
    return tuple(_linked(p, lexicon) for p in people), tuple(issues)


def _place(
    found: PersonFound, people: list[_Individual], issues: list[LinkedIssue], offices: dict[tuple[int, int], Office]
) -> None:
    words = fold(found.name).split()
    fitting = [p for p in people if _is_within(words, p.words) and _ranks_agree(found.rank, p.rank)]
    if fitting:
        _nearest(found, fitting).take(found)
        return
    for person in people:
        if _is_misspelt(found, person, offices):
            person.take(found)
            message = f"one person, two spellings: {person.name!r} and {found.name!r}"
            issues.append(LinkedIssue(code="name_spelled_two_ways", message=message, mentions=(person.found[0], found)))
            return
    people.append(_Individual(found.name, words, [found]))


def _is_within(part: list[str], whole: list[str]) -> bool:
    """Tell whether the words occur in the whole in their order; an initial stands for its word."""
    rest = iter(whole)
    return all(any(word == other or (len(word) == 1 and other.startswith(word)) for other in rest) for word in part)


def _ranks_agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _is_misspelt(found: PersonFound, person: _Individual, offices: dict[tuple[int, int], Office]) -> bool:
    """Tell whether the name is another writing of the person's: alike, of the same rank, and of the same office where single."""
    a, b = squeeze(found.name), "".join(person.words)
    if min(len(a), len(b)) < _SHORTEST or found.rank != person.rank or fuzz.ratio(a, b) < _SAME_NAME:
        return False
    if len(person.words) > 1 and len(found.name.split()) > 1:
        return True
    titles = {offices[p.start, p.end].position.title for p in found.positions if (p.start, p.end) in offices}
    return bool(titles & {p.title for f in person.found for p in f.positions})


def _nearest(found: PersonFound, fitting: list[_Individual]) -> _Individual:
    """Return the one of several people who was named last before the mention, else the first named after it."""

    def distance(person: _Individual) -> tuple[bool, int]:
        before = [found.start - f.start for f in person.found if f.start <= found.start]
        return (not before, min(before) if before else min(f.start for f in person.found))

    return min(fitting, key=distance)


def _owner(found: PersonFound, people: list[_Individual]) -> _Individual | None:
    words = fold(found.name).split()
    fitting = [p for p in people if set(words) <= {w for f in p.found for w in fold(f.name).split()}]
    return _nearest(found, fitting) if fitting else None


def _give_offices_alone(text: str, people: list[_Individual], offices: dict[tuple[int, int], Office], lexicon: Lexicon) -> None:
    """Tie the offices that stand alone to the one person who holds them; an office that nobody holds goes to its speaker."""
    held = {(o.found.start, o.found.end) for p in people for o in p.offices}
    alone = [office for span, office in offices.items() if span not in held]
    for person in people:
        if person.rank and not person.offices:
            vacant = [o for o in alone if o.found.end <= person.found[0].start and _is_vacant(o, people)]
            if vacant and _is_speaker(text, person.found[0], lexicon):
                person.offices.append(vacant[-1])
    for office in alone:
        holders = [p for p in people if any(_is_same(office, o) for o in p.offices)]
        if len(holders) == 1:
            holders[0].others.append(office.found)


def _is_vacant(office: Office, people: Iterable[_Individual]) -> bool:
    return bool(office.found.kind == "police" and office.unit and not any(_is_same(office, o) for p in people for o in p.offices))


def _is_same(office: Office, held: Office) -> bool:
    """Tell whether an office standing alone is the held one: the same title, and no other unit, place or body."""
    a, b = office.position, held.position
    return a.title == b.title and (a.unit is None or b.unit is None or a.unit == b.unit)


def _is_speaker(text: str, found: PersonFound, lexicon: Lexicon) -> bool:
    """Tell whether a speech verb stands right before the name."""
    words = fold(text[max(0, found.start - _BEFORE) : found.start]).split()
    return bool(words) and "speech" in lexicon.cues.get(words[-1], frozenset())


def _says_less(office: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Tell whether an office is the other one said in fewer words: "Penghulu" and "Penghulu Kampung", the unit left out."""
    (title, unit), (full, of) = office, other
    if title == full:
        return unit is None and of is not None
    return full.startswith(f"{title} ") and unit in {None, of}


def _linked(person: _Individual, lexicon: Lexicon) -> LinkedPerson:
    rank = person.rank
    kinds = [f.kind for f in person.found if f.kind] + [o.found.kind for o in person.offices if o.found.kind != "civil"]
    kind = next((k for k in kinds if k in {"police", "military"}), "civilian")
    positions: dict[tuple[str, str | None], Position] = {}
    for office in person.offices:
        positions.setdefault((office.position.title, office.position.unit), office.position)
    for title, unit in list(positions):
        if any(_says_less((title, unit), other) for other in positions):
            del positions[title, unit]
    found = {(type(m), m.start, m.end): m for m in (*person.found, *person.others)}
    return LinkedPerson(
        name=person.name,
        kind=kind,  # type: ignore[arg-type]
        rank=rank,
        rank_name=lexicon.ranks[rank].name if rank else None,
        titles=tuple(dict.fromkeys(t for f in sorted(person.found, key=lambda f: f.start) for t in f.titles)),
        positions=tuple(positions.values()),
        mentions=tuple(sorted(found.values(), key=lambda m: m.start)),
    )
