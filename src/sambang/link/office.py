"""Offices: the unit or place that an office is of, taken from the article where the office itself does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sambang.link.unit import UnitRef, with_sub_units
from sambang.model import Position

if TYPE_CHECKING:
    from sambang.lexicon import Lexicon
    from sambang.link.unit import UnitLinks
    from sambang.mentions import Mentions, PlaceFound, PositionFound

# The kinds of unit that may have an office, the likeliest first.
_FAMILIES = {"polsek": ("polsek", "polres"), "polres": ("polres",), "polda": ("polda",)}
# Branches that a Polres keeps within its Satlantas.
_OF_KORAMIL = frozenset({"Babinsa", "Danramil", "Wadanramil", "Bati Tuud"})
_LEVELS = {"village": "Desa", "district": "Kecamatan", "regency": "Kabupaten", "province": "Provinsi"}
_BARE_SERVICES = {"Kepala Dinas": "Dinas ", "Kepala Badan": "Badan "}
_KINDS = {"kabupaten": "Kabupaten", "kota": "Kota"}
_HEADS = {"Wali Kota": "Kota ", "Bupati": "Kabupaten "}  # what the head of a regency or city is of
_LED = {"Kasubbid": "Subbid", "Kasubdit": "Subdit", "Kanit": "Unit", "Kasubbag": "Subbag"}
_TRAFFIC = frozenset({"Kanit Gakkum", "Kanit Regident", "Kanit Kamsel", "Kanit Turjawali"})


class Office(NamedTuple):
    """An office with what it is of, and the unit that it leads."""

    found: PositionFound
    position: Position
    unit: UnitRef | None
    leads: UnitRef | None


class Bodies(NamedTuple):
    """The bodies that the article's offices are of: all, those of areas by their level, and the areas named, as bodies."""

    all: set[str]
    of_offices: dict[str, set[str]]
    places: dict[str, set[str]]


def link_offices(mentions: Mentions, units: UnitLinks, lexicon: Lexicon) -> dict[tuple[int, int], Office]:
    """Return the offices of an article by their span; units that they imply are noted."""
    offices: dict[tuple[int, int], Office] = {}
    central, bodies = lexicon.relations["central"], _bodies(mentions, lexicon)
    for found in mentions.positions:
        office = _link(found, bodies, units, lexicon)
        offices[found.start, found.end] = office
        if found.unit or office.found.title in central:
            note_units(office, units)
    return offices


def note_units(office: Office, units: UnitLinks) -> None:
    """Note the units that an office implies: the one that it is of and the sub-unit that it leads."""
    for ref in (office.leads, office.unit):
        if ref:
            units.add(ref, office.found)


def _bodies(mentions: Mentions, lexicon: Lexicon) -> Bodies:
    bodies = Bodies({p.body for p in mentions.positions if p.body}, {}, {})
    for office in mentions.positions:
        if office.body and office.place and office.place.level:
            bodies.of_offices.setdefault(office.place.level, set()).add(office.body)
    for place in mentions.places:
        if place.level:
            bodies.places.setdefault(place.level, set()).add(f"{_level_word(place, lexicon)} {_name_of(place, lexicon)}")
    return bodies


def _link(found: PositionFound, bodies: Bodies, units: UnitLinks, lexicon: Lexicon) -> Office:
    unit = _unit_of(found, units, lexicon)
    name = unit.name if unit else found.body if found.kind == "police" else _complete_body(found, bodies, lexicon)
    place = found.place
    position = Position(
        title=found.title,
        unit=name,
        unit_id=unit.unit_id if unit else None,
        place=place.name if place else None,
        place_code=place.codes[0] if place and len(place.codes) == 1 else None,
        status=found.status,
    )
    return Office(found, position, unit, _led(found, unit, lexicon))


def _complete_body(found: PositionFound, bodies: Bodies, lexicon: Lexicon) -> str | None:
    """Return the body or place that an office is of: what it says, else the article's only one of that kind."""
    if found.body and " " not in found.body:  # a level's word alone: "Ketua Pemuda Nagari"
        fitting = {body for body in bodies.all if body.startswith(f"{found.body} ")}
        return next(iter(fitting)) if len(fitting) == 1 else found.body
    if found.body or found.place or found.unit:
        return found.body
    if found.kind == "military":
        fitting = {body for body in bodies.all if body.startswith("Koramil ")}
        return next(iter(fitting)) if len(fitting) == 1 and found.title in _OF_KORAMIL else None
    entry = lexicon.positions.get(_bare(found.title))
    if entry is None or found.kind != "civil":
        return None
    if found.title in _BARE_SERVICES:  # "mendampingi Kadis Yudha Setiawan"
        fitting = {body for body in bodies.all if body.startswith(_BARE_SERVICES[found.title])}
    else:
        kind = next((kind for word, kind in _HEADS.items() if word in found.title), "")
    named = (bodies.of_offices.get(entry.of, set()), bodies.places.get(entry.of, set()))
    of_kind = [{body for body in group if body.startswith(kind)} for group in named]  # a mayor has no Kabupaten
    fitting = of_kind[0] or of_kind[1]
    return next(iter(fitting)) if len(fitting) == 1 else None


def _level_word(place: PlaceFound, lexicon: Lexicon) -> str:
    """Return the word of a place's level, Kota for a city that is certain."""
    kind = lexicon.areas.by_code[place.codes[0]].kind if len(place.codes) == 1 else ""
    return _KINDS.get(kind, _LEVELS[place.level or "village"])


def _name_of(place: PlaceFound, lexicon: Lexicon) -> str:
    """Return the official name of a place that is certain, else the written one: "Tuba" is Tulang Bawang."""
    return lexicon.areas.by_code[place.codes[0]].name if len(place.codes) == 1 else place.name


def _unit_of(found: PositionFound, units: UnitLinks, lexicon: Lexicon) -> UnitRef | None:
    if found.kind != "police":
        return None
    if found.unit:
        return units.resolve(found.unit)
    entry = lexicon.positions.get(_bare(found.title))
    central = lexicon.relations["central"].get(entry.title) if entry else None
    if central and central in lexicon.units.by_id:
        unit = lexicon.units.by_id[central]
        return UnitRef(unit.name, unit.kind, unit.unit_id)
    if entry is None:
        return None
    for family in _FAMILIES.get(entry.of, ()):
        ref = units.only([family])
        if ref:
            return with_sub_units(ref, ("Satlantas",)) if entry.title in _TRAFFIC and family == "polres" else ref
        if any(kind == family for kind, _ in units.known):
            return None
    return None


def _led(found: PositionFound, unit: UnitRef | None, lexicon: Lexicon) -> UnitRef | None:
    """Return the sub-unit that an office leads: "Kasat Reskrim" of Polres Tuban leads Satreskrim Polres Tuban."""
    entry = lexicon.positions.get(_bare(found.title))
    if unit is None or found.kind != "police" or unit.kind == "mabes":
        return None
    sub_unit = entry.sub_unit if entry and entry.sub_unit else _named_after(_bare(found.title))
    return with_sub_units(unit, (sub_unit,)) if sub_unit else None


def _named_after(title: str) -> str:
    """Return the sub-unit that a title names after its head: "Kasubbid Penmas" leads "Subbid Penmas"."""
    head, _, branch = title.partition(" ")
    return f"{_LED[head]} {branch}" if head in _LED and branch else ""


def _bare(title: str) -> str:
    """Return the title without its acting prefix."""
    head, _, rest = title.partition(" ")
    return rest if head.endswith(".") and rest else title
