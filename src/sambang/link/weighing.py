"""What the linker weighed and why it chose, put into words for `sambang explain`; nobody asks, nothing is worked out.

Each function makes one `Weighed` of a choice that has been made; the linker calls it only where somebody listens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.mentions import Weighed, Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sambang.lexicon import Areas, Units
    from sambang.link.individual import Individual
    from sambang.link.office import Office
    from sambang.link.place import PlaceRef
    from sambang.link.unit import UnitRef
    from sambang.mentions import LinkedPerson, PersonFound, PlaceFound, QuoteFound, UnitFound

_MOST = 5  # candidates that are told


def weigh_unit(
    unit: UnitFound, ref: UnitRef, score: Callable[[str], int], alike: Iterable[tuple[str, int]], units: Units
) -> Weighed:
    """Tell why a unit's name stands for the unit; `alike` has the units spelled like it and how many letters differ."""
    ids = sorted(unit.ids, key=lambda i: (-score(i), i))
    if len(ids) == 1:
        why = "the only unit of this name"
    elif ids and ref.unit_id:
        why = "the superiors, regencies and provinces that the article names fit it best"
    elif ids:
        why = "several units fit equally well: no id"
    else:
        why = "of the units below those of the article the one spelled like it" if ref.unit_id else "no unit of this name: no id"
    weights = [Weight(f"{i} ({units.by_id[i].name})", score(i), "fit") for i in ids]
    weights += [Weight(f"{i} ({units.by_id[i].name})", letters, "letter(s) wrong") for i, letters in alike]
    return Weighed(unit.start, unit.end, "UNIT", ref.unit_id or f"{ref.name}, without id", why, tuple(weights[:_MOST]))


def weigh_place(found: PlaceFound, ref: PlaceRef, above: Sequence[str], score: Callable[[str], int], areas: Areas) -> Weighed:
    """Tell why a place's name stands for the area, and what larger places beside it said."""
    inside = f"; looked for in {', '.join(areas.by_code[code].name for code in above)}, named beside it" if above else ""
    codes = sorted({*found.codes, *ref.alternatives, *([ref.code] if ref.code else [])}, key=lambda code: (-score(code), code))
    weights = tuple(Weight(f"{code} ({_lineage(code, areas)})", score(code), "fit") for code in codes[:_MOST])
    return Weighed(found.start, found.end, "PLACE", ref.code or "no code", f"{ref.why}{inside}", weights)


def weigh_dropped(found: PlaceFound) -> Weighed:
    """Tell why a place that was found is none after all."""
    why = "no area is spelled like it" if found.doubtful else "part of a longer name"
    return Weighed(found.start, found.end, "PLACE", "dropped", why)


def _lineage(code: str, areas: Areas) -> str:
    return ", ".join(areas.by_code[code[:length]].name for length in (13, 8, 5, 2) if length <= len(code))


def weigh_person(found: PersonFound, person: Individual | None, others: Iterable[Individual], why: str) -> Weighed:
    """Tell whose name a mention says; `others` are the people who might have been meant too, with their distance."""
    weights = [Weight(other.name, _distance(found, other), "characters away") for other in others]
    choice = person.name if person else "nobody"
    return Weighed(found.start, found.end, "PERSON", choice, why, tuple(sorted(weights, key=lambda w: w.score)[:_MOST]))


def _distance(found: PersonFound, person: Individual) -> int:
    return min((abs(found.start - start) for start in person.starts), default=0)


def weigh_office(office: Office, known: Mapping[tuple[str, str], UnitRef]) -> Weighed:
    """Tell what an office is of, and from where that is known."""
    found = office.found
    if found.unit and found.unit.name:
        why = "the unit that the office names"
    elif found.place or found.body:
        why = "the place or body that the office names"
    elif office.unit or office.position.unit:
        why = "the article's only one of this kind"
    else:
        why = "the office names none, and the article has none or several of this kind"
    weights = () if office.unit else tuple(Weight(ref.name, 0, "in the article") for ref in known.values())[:_MOST]
    return Weighed(found.start, found.end, "POSITION", office.position.unit or "of nothing named", why, weights)


def weigh_speaker(quote: QuoteFound, person: LinkedPerson | None, *, named: bool) -> Weighed:
    """Tell who speaks a quote, and whether its own attribution says so."""
    choice = person.name if person else "nobody of the article"
    why = (
        "the words beside the quote tell" if named else "nobody is named beside it: who spoke last or begins the sentence before"
    )
    return Weighed(quote.start, quote.end, "QUOTE", choice, why)
