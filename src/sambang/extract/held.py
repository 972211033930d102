"""The office before a name, and whether the words behind it are its holder's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.cue_words import AS
from sambang.extract.likeness import is_area, is_named, is_no_place, is_plausible
from sambang.extract.name import is_common, is_name_like, is_word

if TYPE_CHECKING:
    from sambang.extract.name import Name
    from sambang.extract.reading import PositionSpot, Reading
    from sambang.mentions import PositionFound

_THAT_IS = frozenset({"yaitu", "yakni"})
_OFFICE_MARKS = ", : . ) ),"
# Offices that do not tell whose they are: only a known name counts behind them.
_VAGUE = frozenset({
    "Anggota", "Petugas", "Satpam", "Linmas", "Guru", "Penyidik", "Piket SPKT", "Kabid", "Kabag", "Kasi", "Kasat", "Kanit",
    "Paur", "Panit", "Kaur", "Dir",
})  # fmt: skip
_ABBREVIATED = 3  # letters of a word that a full stop may shorten: "Ka.", "Kec."


def offices_before(reading: Reading, at: int) -> tuple[PositionSpot, ...]:
    """Return the office right before word `at`, unless it is the one that the person before it holds."""
    spot = reading.office_ends.get(at)
    if spot is None and at and reading.scan.words[at - 1] == "setempat":  # "Kabid Perdagangan setempat, Sri Hartati"
        spot = reading.office_ends.get(at - 1)
    if spot is None and at and reading.scan.words[at - 1] in _THAT_IS and reading.is_joined(at - 1, ","):
        spot = reading.office_ends.get(at - 1)  # "anggota DPRD Tuban, yaitu Ali Yusuf"
    if spot is None or not reading.is_joined(at, _OFFICE_MARKS) or _is_held_before(reading, spot.first):
        return ()
    is_ended = reading.gap_before(at).strip() == "." and not _is_abbreviated(reading, at - 1)  # "Ketua RT 03 RW 01. Aipda"
    return () if is_ended else (spot,)


def _is_abbreviated(reading: Reading, at: int) -> bool:
    """Tell whether the full stop behind word `at` may be an abbreviation's, or a slip: "Kapolsek.Iptu"."""
    is_short = len(reading.scan.words[at]) <= _ABBREVIATED and not reading.scan.words[at].isdecimal()
    return is_short or reading.gap_before(at + 1) == "."


def _is_held_before(reading: Reading, first: int) -> bool:
    """Tell whether "selaku" ties the office at word `first` to the name before it: "Hasan Arif selaku | Camat, Rudi"."""
    link = first - 1
    is_link = link > 0 and reading.scan.words[link] in AS and reading.is_joined(link, ",")
    return is_link and reading.is_capital(link - 1) and not reading.is_taken(link - 1)


def fits_office(reading: Reading, name: Name, office: PositionFound) -> bool:
    """Tell whether the words after an office are its holder's name: vague offices ("anggota") ask for a known name."""
    if _is_house(reading, name, office):
        return False
    is_vague = office.title in _VAGUE and not office.body
    if is_vague or office.unit:
        is_name = is_no_place(reading, name) or (office.unit is not None and _is_closed_name(reading, name))
        return is_name and (not is_vague or is_named(reading, name))
    if any(reading.scan.words[at] in reading.lexicon.words.things for at in range(name.first, name.last)):  # "Naval Air Forces"
        return is_named(reading, name) and not is_word(reading, name.first)
    return is_plausible(reading, name) and (is_named(reading, name) or not is_area(reading, name))


def _is_house(reading: Reading, name: Name, office: PositionFound) -> bool:
    """Tell whether the one word behind an office is the house that it is of: "Rektor Unnes", of which no list tells."""
    entry = reading.lexicon.positions.get(office.title)
    if name.last - name.first > 1 or office.body or entry is None or entry.of != "body" or is_name_like(reading, name.first):
        return False
    gap = reading.gap_before(name.last)
    return reading.gap_before(name.first) == " " and (gap in {" ", ", "}) and reading.is_capital(name.last)


def _is_closed_name(reading: Reading, name: Name) -> bool:
    """Tell whether a word of the language begins a name behind a unit: "Dermawan Karosekali, Selasa"."""
    if name.last - name.first < 2 or is_common(reading, name.last - 1) or is_area(reading, name):  # noqa: PLR2004 -- a full name
        return False
    return reading.gap_before(name.last).startswith(",") or reading.is_cue(name.last, "says")
