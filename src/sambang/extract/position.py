"""Offices, and the unit, place or body that they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sambang.extract.behind import (
    NEIGHBOURHOODS,
    read_succession,
    skip_client,
    skip_fraction,
    skip_hamlet,
    skip_numbers,
    skip_realm,
    skip_seat,
)
from sambang.extract.body import body_start, end_of_run, read_body, read_own_body, read_place_of_body
from sambang.extract.branch import read_branch, skip_short_form
from sambang.extract.command import read_command
from sambang.extract.headed import read_headed_body
from sambang.extract.house import read_house
from sambang.extract.name import is_common, is_name_like
from sambang.extract.office_place import (
    HAMLETS,
    WHOLE_WORD,
    keep_kind,
    read_office_place,
    read_unlisted_place,
    skip_larger_place,
    written_form,
)
from sambang.extract.reading import PositionSpot
from sambang.extract.status import read_status
from sambang.extract.unit import read_named
from sambang.lexicon import LEVELS, PositionEntry
from sambang.mentions import PlaceFound, PositionFound, UnitFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sambang.extract.hits import Hit
    from sambang.extract.reading import Reading
    from sambang.model import Level

_TITLES = {"Kapolres Metro": "Kapolres"}
_LEVELS: dict[str, Level] = {level: level for level in LEVELS.values()}
_MINISTERS = ("Menteri ", "Wakil Menteri ", "Menko ")
_CIVIL_TOO = ("Anggota", "Kabag ", "Kasubbag ", "Kasi ", "Kabid ")  # offices of the police that other houses have too
_LAWYERS = frozenset({"Kuasa Hukum"})
_NUMBERED = frozenset({"Ketua RT", "Ketua RW"})  # of a part of a village that has a number and no name
_HEAD_AND_BODY = 2  # words of "Kepala Dinas"
_SERVANTS = frozenset({"Juru Bicara", "Staf Khusus", "Staf Ahli", "Ajudan"})
_SERVICES = frozenset({"dinas", "badan"})
_POST_LONGEST = 3  # words of a police post's name
_COURT = frozenset(
    {"terdakwa", "pengadilan", "persidangan", "sidang", "vonis", "divonis", "majelis", "jaksa", "dakwaan", "putusan"}
)
_COMMANDS_LONGEST = 8  # words of "Koramil 0811-17 Senori Kodim 0811 Tuban"
_RUN = 6  # words of an office without its unit, and the rank behind it
_LOCAL = frozenset({"warga", "penduduk", "di", "ke", "dari", "asal"})


def find_positions(reading: Reading) -> list[PositionSpot]:
    """Return the offices of the text in their order, each with what it is of where that is said right there."""
    spots: list[PositionSpot] = []
    cues = reading.lexicon.relations["unit_cue"]
    for hit in _offices(reading):
        if spots and hit.first < spots[-1].last:
            continue
        if spots and hit.first == spots[-1].last and _serves(reading, spots[-1], hit):
            spots[-1] = _with_master(reading, spots[-1], hit)
            continue
        entry = reading.lexicon.positions[hit.ids[0]]
        if hit.last - hit.first > 1 and reading.scan.words[hit.last - 1] in cues:  # "Anggota Polres"
            hit = replace(hit, last=hit.last - 1, end=reading.scan.ends[hit.last - 2])  # noqa: PLW2901 -- the same office
        if entry.kind == "civil" and (_is_neighbourhood(reading, hit) or _heads_more(reading, hit)):
            continue
        last = skip_short_form(reading, hit.last)
        spots.append(_read_office(reading, hit if last == hit.last else replace(hit, last=last), entry))
    spots += _read_heads_of_units(reading, spots)
    spots += read_headed_body(reading, spots)
    return _without_inner(sorted(spots, key=lambda spot: (spot.first, -spot.last)))


def _serves(reading: Reading, spot: PositionSpot, hit: Hit) -> bool:
    """Tell whether the office is of one who serves the other: "Juru Bicara | Wapres", "Staf Khusus | Menteri Agama"."""
    return spot.found.title in _SERVANTS and spot.found.body is None and reading.gap_before(hit.first) == " "


def _with_master(reading: Reading, spot: PositionSpot, hit: Hit) -> PositionSpot:
    found = replace(spot.found, end=hit.end, body=reading.lexicon.positions[hit.ids[0]].title)
    return PositionSpot(spot.first, hit.last, found)


def _is_neighbourhood(reading: Reading, hit: Hit) -> bool:
    """Tell whether only "RT" or "RW" stands there."""
    return hit.last - hit.first == 1 and len(hit.ids) == 1 and reading.scan.words[hit.first] in NEIGHBOURHOODS


def _heads_more(reading: Reading, hit: Hit) -> bool:
    """Tell whether the office only begins a longer one that no gazetteer has: "Kepala Dinas | Perikanan"."""
    if (
        hit.last - hit.first > _HEAD_AND_BODY and reading.scan.words[hit.first + 1] in _SERVICES
    ):  # "Kepala Dinas Sosial | dan Tenaga Kerja"
        at = hit.last + (reading.scan.words[hit.last : hit.last + 1] == ["dan"])
        is_more = reading.is_capital(at) and reading.is_joined(at) and is_common(reading, at) and at not in reading.areas
        return is_more and not reading.is_cue(at, "head", "body", "level", "realm", "stop")
    if hit.last - hit.first != _HEAD_AND_BODY or not reading.is_cue(hit.first, "head"):
        return False
    if not (reading.is_capital(hit.first) or reading.is_capital(hit.last - 1)):
        return False
    if reading.scan.words[hit.first : hit.last] == ["wakil", "presiden"]:  # "Wakil Presiden | Hubungan Masyarakat PT KAI"
        is_more = reading.is_capital(hit.last) and reading.is_joined(hit.last) and is_common(reading, hit.last)
        return is_more and body_start(reading, hit.last, end_of_run(reading, hit.last)) is not None
    is_body = reading.is_cue(hit.last - 1, "body") and reading.is_capital(hit.last) and reading.is_joined(hit.last)
    return is_body and hit.last not in reading.areas and is_common(reading, hit.last)


def _without_inner(spots: Iterable[PositionSpot]) -> list[PositionSpot]:
    """Drop the offices inside a longer one: "Ketua PCNU" of "Wakil Ketua PCNU"."""
    outer: list[PositionSpot] = []
    for spot in spots:
        if not outer or spot.first >= outer[-1].last:
            outer.append(spot)
    return outer


def _read_heads_of_units(reading: Reading, known: list[PositionSpot]) -> list[PositionSpot]:
    """Return the offices of "Kepala Polsek Genuk", "Wakil Kepala Polda Riau": Kapolsek, Wakapolda."""
    taken = {at for spot in known for at in range(spot.first, spot.last)}
    spots = []
    for unit in reading.units.values():
        cue = reading.scan.words[unit.first]
        at = unit.first - 1
        if (
            at < 0
            or reading.scan.words[at] != "kepala"
            or cue not in reading.lexicon.relations["unit_cue"]
            or not reading.is_joined(unit.first)
            or not taken.isdisjoint((at, unit.first))
        ):
            continue
        is_deputy = at > 0 and reading.scan.words[at - 1] == "wakil"
        title = f"{'Waka' if is_deputy else 'Ka'}{cue.removeprefix('ma')}"
        last, _ = _read_unit(reading, unit.first)
        first = at - is_deputy
        start, end = reading.scan.starts[first], reading.scan.ends[last - 1]
        found = PositionFound(start=start, end=end, why=f"head of a unit: {title}", title=title, kind="police", unit=unit.found)
        spots.append(PositionSpot(first, last, found))
    return spots


def _offices(reading: Reading) -> Iterable[Hit]:
    for hit in reading.hits["position"]:
        if reading.gap_before(hit.first) == "-" or _is_name_or_place(reading, hit):
            reading.refuse("POSITION", hit.first, hit.last, "part of a name, a place or a longer word")
        else:
            yield hit


def _is_name_or_place(reading: Reading, hit: Hit) -> bool:
    """Tell whether a one-word office is part of a name ("AKBP Isa Imam Syahroni") or a place ("Kabupaten Karo")."""
    at = hit.first
    if hit.last - at > 1 or not reading.is_capital(at):
        return False
    if reading.is_cue(at - 1, "level") and reading.is_joined(at, "." if len(reading.scan.words[at - 1]) < WHOLE_WORD else ""):
        return True
    if reading.is_cue(at, "level") and _is_hamlet(reading, at):
        return True
    if not is_name_like(reading, at) or _leads_to_rank(reading, at) or _sits_in_court(reading, at):
        return False
    beside = [i for i in (at - 1, at + 1) if reading.is_capital(i) and reading.gap_before(max(i, at)) == " "]
    return any(i >= 0 for i in beside)


def _sits_in_court(reading: Reading, at: int) -> bool:
    """Tell whether a judge is named in an article about a court: "Hakim | Siti", no "Lukman Hakim" nor "Hakim Santoso, warga"."""
    if reading.scan.words[at] != "hakim" or not reading.is_capital(at + 1) or reading.gap_before(at + 1) != " ":
        return False
    is_part = reading.is_capital(at - 1) and reading.gap_before(at) == " " and not is_common(reading, at - 1)
    return not is_part and not _COURT.isdisjoint(reading.scan.vocabulary())


def _is_hamlet(reading: Reading, at: int) -> bool:
    """Tell whether the head of a hamlet is the hamlet itself: "warga Dukuh Krajan", "Dukuh Krajan RT 01"."""
    before = reading.scan.words[at - 1] if at else ""
    if before in _LOCAL and reading.is_joined(at):
        return True
    return not NEIGHBOURHOODS.isdisjoint(reading.scan.words[at + 1 : at + 4]) and reading.is_joined(at + 1)


def _leads_to_rank(reading: Reading, at: int) -> bool:
    """Tell whether a run of capitalised words goes on to a rank: "Karo Monev Stamarena Polri Brigjen"."""
    for after in range(at + 1, at + _RUN):
        if after in reading.ranks:
            return after > at + 1
        if not reading.is_capital(after) or reading.gap_before(after) != " ":
            return False
    return False


def _read_office(reading: Reading, hit: Hit, entry: PositionEntry) -> PositionSpot:
    first, prefix, status = read_status(reading, hit.first)
    title, kind = _title(reading, hit, entry), entry.kind
    branch = read_branch(reading, hit, entry.title)
    unit: UnitFound | None = None
    if branch and branch.body is not None:
        last, place, body, title, kind = branch.last, None, branch.body or None, branch.title, "civil"
    elif branch:
        (last, unit), place, body, title = _read_unit(reading, branch.last), None, None, branch.title
    else:
        last, unit, place, body = _read_of(reading, hit, entry)
    kind = "civil" if kind == "police" and body and entry.title.startswith(_CIVIL_TOO) else kind
    if entry.of == "mabes" and reading.scan.words[last : last + 1] in (["polri"], ["ri"]):
        last += 1
    if not (unit or place or body):
        last = skip_realm(reading, last) if kind == "civil" else last
        last = skip_numbers(reading, last)
        last = skip_client(reading, last) if entry.title in _LAWYERS else last
    last, status = read_succession(reading, last, status)
    last = skip_seat(reading, skip_fraction(reading, last)) if body and kind == "civil" else last
    title = prefix + title
    start, end = reading.scan.starts[first], reading.scan.ends[last - 1]
    why = f"position gazetteer: {entry.title}"
    found = PositionFound(start=start, end=end, why=why, title=title, kind=kind, status=status, unit=unit, place=place, body=body)
    return PositionSpot(first, last, found)


def _title(reading: Reading, hit: Hit, entry: PositionEntry) -> str:
    """Return the standard title; heads of villages keep their regional name."""
    written = " ".join(reading.scan.words[hit.first : hit.last])
    if written == "penghulu" and reading.scan.words[hit.last : hit.last + 1] == ["kampung"]:
        return "Penghulu Kampung"
    if entry.of == "village" and written in reading.lexicon.relations["level_word"]:
        return written.title()
    return _TITLES.get(entry.title, entry.title)


Of = tuple[int, UnitFound | None, PlaceFound | None, str | None]


def _read_of(reading: Reading, hit: Hit, entry: PositionEntry) -> Of:
    """Return the end of the office with what it is of, and that unit, place or body."""
    led = reading.lexicon.relations["leads"].get(entry.title)
    if led:
        named = read_named(reading, led, hit.first, hit.last)
        if named:
            start, end = reading.scan.starts[hit.last], reading.scan.ends[named.last - 1]
            implied = UnitFound(
                start=start, end=end, why=f"implied by {entry.title}", kind=named.kind, name=named.name, ids=named.ids
            )
            return skip_larger_place(reading, _read_unit(reading, named.last)[0]), implied, None, None
    post = reading.lexicon.relations["post"].get(entry.title)
    if post:
        return _read_post(reading, hit.last, post)
    if entry.kind == "police":
        last, place = (
            read_office_place(reading, hit.last, "village", needs_word=True)
            if entry.title == "Bhabinkamtibmas"
            else (hit.last, None)
        )
        last, unit = _read_unit(reading, last)
        if unit is None and entry.sub_unit:
            last, unit = _read_seat(reading, last, entry.of)
        is_member = unit is None and entry.title.startswith(_CIVIL_TOO)  # "anggota | Komisi IX DPR"
        last, body = read_body(reading, last) if is_member else (last, None)
        return last, unit, place, body
    if entry.kind == "military":
        return _read_army(reading, hit, entry)
    last, house = read_house(reading, hit)
    if house is not None:
        return skip_larger_place(reading, last), None, None, house
    level = _LEVELS.get(entry.of)
    return _read_area(reading, hit, entry, level) if level else _read_civil_body(reading, hit, entry)


def _read_area(reading: Reading, hit: Hit, entry: PositionEntry, level: Level) -> Of:
    """Read the area that a civil office is of: "Camat Senori", "Ketua RT 03 Desa Medalem", "Sekda Jatim"."""
    level_word = HAMLETS.get(entry.title) or reading.lexicon.relations["level_word"].get(
        " ".join(reading.scan.words[hit.first : hit.last])
    )
    behind = skip_hamlet(reading, skip_numbers(reading, hit.last))
    last, place = read_office_place(reading, behind, level, needs_word=False)
    if place and not reading.is_cue(behind, "level"):
        is_number_ahead = behind > hit.last and not reading.gap_before(last).startswith(",")
        if is_number_ahead or (behind == hit.last and entry.title in _NUMBERED):
            place = None  # "Ketua RT 03 | Sukamto", "Ketua RW | Slamet"
    if place is None and level == "regency":  # "Sekda | Jatim"
        last, place = read_office_place(reading, hit.last, "province", needs_word=False)
    if place is None and level == "village" and behind == hit.last and entry.title not in _NUMBERED:
        last, place = read_unlisted_place(reading, behind, level)
    if place:
        place = keep_kind(reading, place, entry.title)
        return skip_larger_place(reading, last), None, place, written_form(reading, place, place.level or level, level_word)
    return behind, None, None, None


def _read_civil_body(reading: Reading, hit: Hit, entry: PositionEntry) -> Of:
    """Read the organisation of a civil office: named by the office itself, behind it, or by a place behind it."""
    last, body = read_own_body(reading, hit.first, hit.last)
    if entry.title.startswith(_MINISTERS):  # "Menteri ESDM" is of no house called ESDM
        body = None
    if body is None:
        last, body = read_body(reading, hit.last)
    if body is None:
        last, body = read_place_of_body(reading, entry.title, hit.last)
    if body is None and _is_bare_level(reading, last):
        return last + 1, None, None, reading.scan.written[last]
    return last, None, None, body


def _read_post(reading: Reading, at: int, post: str) -> Of:
    """Read the name of a police post: capitalised words that a rank follows, or a place."""
    last = at
    while last - at < _POST_LONGEST and reading.is_capital(last) and reading.is_joined(last) and last not in reading.ranks:
        if last in reading.units:
            break
        last += 1
    area = reading.areas.get(at)
    if last == at or not (last in reading.ranks or area):
        last, unit = _read_unit(reading, at)
        return last, unit, None, None
    last = last if last in reading.ranks or area is None else area.last
    name = reading.scan.text[reading.scan.starts[at] : reading.scan.ends[last - 1]]
    return last, None, None, f"{post} {name}"


def _is_bare_level(reading: Reading, at: int) -> bool:
    """Tell whether a level's word stands alone, as in "Ketua Pemuda Nagari, ..."."""
    is_level = reading.is_capital(at) and reading.is_joined(at) and reading.is_cue(at, "level")
    return is_level and not (reading.is_capital(at + 1) and reading.gap_before(at + 1) == " ")


def _read_unit(reading: Reading, at: int) -> tuple[int, UnitFound | None]:
    """Read the units after an office, the first is the one that it is of: "Polsek Darussalam Polresta Banda Aceh"."""
    unit: UnitFound | None = None
    while at in reading.units and reading.is_joined(at, ",") and (unit is None or reading.units[at].found.name):
        spot = reading.units[at]
        kind = spot.found.kind
        if unit and kind == unit.kind and kind != "mabes":  # the next one of a list: "Polsek Menggala, Dente Teladas"
            break
        is_held = spot.last in reading.ranks and reading.is_joined(spot.last, ",")  # "Kanit Turjawali | Satlantas Ipda Wisnu"
        if spot.found.name is None and not (is_held or (spot.last in reading.units and reading.is_joined(spot.last))):
            break
        unit = unit or spot.found
        at = spot.last
    return (skip_larger_place(reading, at), unit) if unit else (at, None)


def _read_seat(reading: Reading, at: int, kind: str) -> tuple[int, UnitFound | None]:
    """Read the unit that the place behind an office of it tells, before a rank: "Kasat Reskrim Jembrana AKP ..."."""
    hit = reading.areas.get(at)
    if kind not in {"polres", "polda"} or hit is None or reading.gap_before(at) != " " or hit.last not in reading.ranks:
        return at, None
    named = read_named(reading, kind, at, at)
    if named is None or not named.ids or named.last != hit.last:
        return at, None
    start, end = reading.scan.starts[at], reading.scan.ends[named.last - 1]
    return named.last, UnitFound(start=start, end=end, why="the seat of an office", kind=kind, name=named.name, ids=named.ids)


def _read_army(reading: Reading, hit: Hit, entry: PositionEntry) -> Of:
    """Read the command or the village of a military office: "Danramil 03/Sungai Apit", "Babinsa Desa Harapan"."""
    command = read_command(reading, hit, entry)
    if command is not None:
        last, name = command
        return last, None, None, name
    last, place = read_office_place(reading, hit.last, "village", needs_word=True)
    return _skip_commands(reading, last), None, place, f"Desa {place.name}" if place else None


def _skip_commands(reading: Reading, at: int) -> int:
    """Skip the commands above a village's office: "Babinsa Desa Medalem | Koramil Senori Kodim 0811 Tuban, Serda Agus"."""
    last = at
    while last - at < _COMMANDS_LONGEST and reading.is_joined(last, "/ -") and last not in reading.ranks:
        is_number = last < len(reading.scan.words) and reading.scan.words[last].isdecimal()
        if not (reading.is_capital(last) or is_number):
            break
        last += 1
    is_command = last > at and reading.is_cue(at, "army_unit")
    return last if is_command and (last in reading.ranks or reading.gap_before(last).startswith(",")) else at
