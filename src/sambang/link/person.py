"""Co-reference: every mention of a person, by full name, a part of it or the office, becomes one individual."""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sambang.link.individual import Individual, People
from sambang.link.pointed import give_pointed
from sambang.link.weighing import weigh_person
from sambang.mentions import LinkedIssue, LinkedPerson
from sambang.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.lexicon import Lexicon
    from sambang.link.office import Office
    from sambang.mentions import Mentions, PersonFound, PositionFound, Weighed
    from sambang.model import Position

_PART = "part of the name"
_SEVERAL = "name_of_several"
_BEFORE = 40  # characters before a name in which its speech verb stands
_KAPOLRES, _KAPOLSEK = frozenset({"AKBP", "Kombes"}), frozenset({"Ipda", "Iptu", "AKP", "Kompol"})
# The ranks of those who hold a command.
_COMMANDS = {
    **dict.fromkeys(("Kapolres", "Kapolresta", "Kapolrestabes"), _KAPOLRES),
    "Kapolsek": _KAPOLSEK,
    "Kapolda": frozenset({"Brigjen", "Irjen"}),
}
_OFFICES_BACK = 50  # offices before a speaker among which a vacant one is looked for

Offices = dict[tuple[int, int], "Office"]


def link_persons(
    text: str, mentions: Mentions, offices: Offices, lexicon: Lexicon, *, weighed: list[Weighed] | None = None
) -> tuple[tuple[LinkedPerson, ...], tuple[LinkedIssue, ...]]:
    """Return the individuals of an article in the order of their first mention, and the doubts about their names."""
    issues: list[LinkedIssue] = []
    full = [p for p in mentions.persons if not p.why.startswith(_PART) and p.same_as is None]
    nicknames = {p.name.lower(): p.same_as for p in mentions.persons if p.same_as}
    people = People(_known_names(full, lexicon) | nicknames)
    for found in sorted(full, key=lambda p: -len(p.name.split())):
        why = _place(found, people, issues)
        if weighed is not None:
            person = people.at[found.name_start, found.name_end]
            weighed.append(weigh_person(found, person, people.named_alike(found, person), why))
    for found in mentions.persons:
        if found.same_as:
            called = people.at[found.same_as]
            people.take(called, found, is_name=found.why.startswith("as called") or len(called.words) == 1)
    for found in mentions.persons:
        if found.why.startswith(_PART):
            whole = people.owner(found)
            if weighed is not None:
                why = "the last of those named so before it" if whole else "nobody has such a name: dropped"
                weighed.append(weigh_person(found, whole, people.named_alike(found, None), why))
            if whole:
                _doubt(found, whole, people, issues)
                people.take(whole, found, is_name=False)
    for person in people.members:
        for found in person.found:
            person.offices += [_as_held(offices[p.start, p.end], p) for p in found.positions if (p.start, p.end) in offices]
    _give_offices_alone(text, people.members, offices, lexicon)
    people.members.sort(key=lambda p: min(f.start for f in p.found))
    return tuple(_linked(p, lexicon) for p in people.members), tuple(issues)


def _known_names(full: Sequence[PersonFound], lexicon: Lexicon) -> dict[str, tuple[int, int]]:
    """Return where the full names stand of those whom the text also calls by a name that everybody knows: "Jokowi"."""
    known = lexicon.relations["known_as"]
    called = {known[name]: name for name in {p.name.lower() for p in full} & known.keys()}
    return {called[p.name]: (p.name_start, p.name_end) for p in full if p.name in called} if called else {}


def _place(found: PersonFound, people: People, issues: list[LinkedIssue]) -> str:
    """Give a full mention to the person whose name it says again, or make a new one; return why."""
    known = people.same(found)
    if known:
        people.take(known, found)
        return "says the whole or a part of the name again"
    person = people.misspelt(found) or people.misheard(found)
    if person is None:
        people.add(found)
        return "a new person: nobody of this or a like name, rank and office"
    message = f"one person, two spellings: {person.name!r} and {found.name!r}"
    issues.append(LinkedIssue(code="name_spelled_two_ways", message=message, mentions=(person.found[0], found)))
    people.take(person, found)
    return "spelled nearly like the name, with the same rank or office"


def _doubt(found: PersonFound, whole: Individual, people: People, issues: list[LinkedIssue]) -> None:
    """Note, once a name, that a part of a name is that of several people."""
    fitting = people.owners(found)
    if len(fitting) == 1:
        return
    names = ", ".join(repr(person.name) for person in fitting)
    message = f"{found.name!r} may be each of {names}: taken for {whole.name!r}"
    if all(one.message != message for one in issues):
        issues.append(LinkedIssue(code=_SEVERAL, message=message, mentions=(found,)))


def _as_held(office: Office, found: PositionFound) -> Office:
    """Return the office with the status that this holder has in it: a predecessor's is former."""
    if found.status == office.position.status:
        return office
    return office._replace(position=replace(office.position, status=found.status))


def _give_offices_alone(text: str, people: Sequence[Individual], offices: Offices, lexicon: Lexicon) -> None:
    """Tie the offices that stand alone to the one person who holds them; an office that nobody holds goes to its speaker."""
    held = {(o.found.start, o.found.end) for p in people for o in p.offices}
    alone = [office for span, office in offices.items() if span not in held]
    ends = [office.found.end for office in alone]
    holders: dict[str, list[tuple[Individual, Office]]] = {}
    for person in people:
        for office in person.offices:
            holders.setdefault(office.position.title, []).append((person, office))
    for person in people:
        if person.rank and not person.offices and _is_speaker(text, person.found[0], lexicon):
            last = bisect_right(ends, person.found[0].start)
            vacant = next((o for o in reversed(alone[max(0, last - _OFFICES_BACK) : last]) if _is_vacant(o, holders)), None)
            if vacant:
                person.offices.append(vacant)
                holders.setdefault(vacant.position.title, []).append((person, vacant))
    _give_commands(people, alone, holders)
    give_pointed(text, people, [o for o in alone if o.position.title not in holders or o.found.status == "former"], lexicon)
    for office in alone:
        fitting = {id(p): p for p, o in holders.get(office.position.title, ()) if _is_same(office, o)}
        if len(fitting) == 1:
            next(iter(fitting.values())).others.append(office.found)


def _give_commands(
    people: Sequence[Individual], alone: Sequence[Office], holders: dict[str, list[tuple[Individual, Office]]]
) -> None:
    """Tie a command that stands alone ("kata Kapolres") to the only officer of such a rank named before without an office."""
    for office in alone:
        ranks = _COMMANDS.get(office.position.title)
        if ranks is None or office.position.unit or office.position.title in holders:
            continue
        fitting = [p for p in people if p.rank in ranks and not p.offices and p.starts[0] < office.found.start]
        if len(fitting) == 1 and fitting[0].found[0].kind == "police":
            fitting[0].offices.append(office)
            holders[office.position.title] = [(fitting[0], office)]


def _is_vacant(office: Office, holders: dict[str, list[tuple[Individual, Office]]]) -> bool:
    if office.found.kind != "police" or not office.unit:
        return False
    return not any(_is_same(office, held) for _, held in holders.get(office.position.title, ()))


def _is_same(office: Office, held: Office) -> bool:
    """Tell whether an office standing alone is the held one: the same title, and no other unit, place or body."""
    a, b = office.position, held.position
    return a.title == b.title and b.status != "former" and (a.unit is None or b.unit is None or a.unit == b.unit)


def _is_speaker(text: str, found: PersonFound, lexicon: Lexicon) -> bool:
    """Tell whether a speech verb stands right before the name."""
    words = fold(text[max(0, found.start - _BEFORE) : found.start]).split()
    return bool(words) and "speech" in lexicon.cues.get(words[-1], frozenset())


def _says_less(office: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Tell whether an office is the other one said in fewer words: "Penghulu" and "Penghulu Kampung", the unit left out."""
    (title, unit), (full, of) = office, other
    if title == full:
        return unit is None and of is not None
    if title.startswith("Humas") and full.endswith(" Humas"):  # "Humas Polda NTB", who is its Kabid Humas
        return True
    return full.startswith(f"{title} ") and unit in {None, of}


def _says_again(office: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Tell whether two offices are one of the same house, once with its letters: "Kepala BMKG"."""
    (title, unit), (first, of) = office, other
    if not unit or not of or title.partition(" ")[0] != first.partition(" ")[0]:
        return False
    return _is_of_letters(unit, of) or _is_of_letters(of, unit)


def _is_of_letters(short: str, long: str) -> bool:
    letters = short.partition(" ")[0]
    return letters.isupper() and len(letters) > 2 and "".join(w[0] for w in long.split() if w[0].isupper()).startswith(letters)  # noqa: PLR2004 -- letters of a house


def _linked(person: Individual, lexicon: Lexicon) -> LinkedPerson:
    rank = person.rank
    kinds = [f.kind for f in person.found if f.kind] + [o.found.kind for o in person.offices if o.found.kind != "civil"]
    kind = next((k for k in kinds if k in {"police", "military"}), "civilian")
    positions: dict[tuple[str, str | None], Position] = {}
    for office in person.offices:
        positions.setdefault((office.position.title, office.position.unit), office.position)
    for title, unit in list(positions):
        if any(_says_less((title, unit), other) for other in positions):
            del positions[title, unit]
    for title, unit in list(positions):
        if any(_says_again((title, unit), other) for other in takewhile((title, unit).__ne__, positions)):
            del positions[title, unit]
    found = {(type(m), m.start, m.end): m for m in (*person.found, *person.others)}
    return LinkedPerson(
        name=person.name,
        kind=kind,  # type: ignore[arg-type]
        rank=rank,
        rank_name=lexicon.rank_names[rank, kind == "military"] if rank else None,
        titles=tuple(dict.fromkeys(t for f in sorted(person.found, key=lambda f: f.start) for t in f.titles)),
        positions=tuple(positions.values()),
        mentions=tuple(sorted(found.values(), key=lambda m: m.start)),
    )
