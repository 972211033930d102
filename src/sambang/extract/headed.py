"""Offices that no gazetteer lists: a head word ("Kepala", "Direktur", "Director") with what it is the head of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.area_name import is_high
from sambang.extract.behind import skip_seat
from sambang.extract.body import BRANCHES, body_start, end_of_run, read_text
from sambang.extract.name import is_acronym, is_certain, is_common
from sambang.extract.office_place import skip_larger_place
from sambang.extract.reading import PositionSpot
from sambang.extract.status import read_status
from sambang.mentions import PositionFound

if TYPE_CHECKING:
    from sambang.extract.reading import Reading

_BRANCHES = BRANCHES | {"dewan", "panitia"}  # "Ketua Dewan Komisioner OJK"
# Heads that an English title ends with: "Marketing Operation Director Wuling Motors".
_ENGLISH = frozenset({"director", "officer", "manager", "chairman", "head"})
# What may follow a head in small letters: "Ketua umum GAPPRI".
_KINDS = frozenset({"umum", "utama", "harian", "eksekutif", "pelaksana", "pengurus", "bidang", "jenderal"})

# Heads that may stand alone before their holder.
_ALONE = frozenset(
    {"sekretaris", "bendahara", "ketua", "kepala", "direktur", "koordinator", "manajer", "dirut", "sekjen", "ketum"}
)
# Heads that are read in small letters too, where a house follows.
_LEADERS = frozenset({
    "kepala", "ketua", "direktur", "dirut", "sekretaris", "sekjen", "koordinator", "komisaris", "rektor", "dekan", "ketum",
    "pimpinan",
})  # fmt: skip

_DISTRICT = 8
_OWN_SHORTEST = 3  # words of a branch's own name before the house that it is of: "Badan Kawasan Terpadu | Kadin"
_HOUSES = frozenset({"dprd", "dpr", "mpr", "dprk", "dpra"})  # that fractions sit in
_NAMED_HOUSES = frozenset({"uptd", "upt", "bumkam", "bumdes", "bumdesma", "bumnag"})  # "Kepala UPTD | KPH Liwa"
_STATE = frozenset({"kementerian", "dinas", "badan", "kejaksaan", "polri"})  # houses that others are a part of
# What the part of a house is called that its office is of: the government of an area, the section of a club.
_DEPARTMENTS = frozenset({"pemkab", "pemkot", "pemprov", "pemda", "pemerintah", "cabang", "ranting", "komisariat"})


def read_headed_body(reading: Reading, known: list[PositionSpot]) -> list[PositionSpot]:
    """Return the offices that no gazetteer lists: a head word and an organisation, a branch of one or a kind of head."""
    spots: list[PositionSpot] = []
    heads = [at for at in reading.scan.capitals() if "head" in reading.cues[at]]
    small = [at for at in reading.scan.where(_LEADERS) if not reading.is_capital(at) and _leads_house(reading, at)]
    heads = sorted({*heads, *small}) if small else heads
    if not heads:
        return spots
    taken = {at for spot in known for at in range(spot.first, spot.last)}
    for at in heads:
        if at in taken or at in reading.positions or _is_acting(reading, at):
            continue
        spot = _read_office(reading, at)
        if spot and spot.first not in taken:
            spots.append(spot)
            taken.update(range(spot.first, spot.last))
    return spots


def _leads_house(reading: Reading, at: int) -> bool:
    """Tell whether a house follows a head in small letters: "mantan kepala | Badan Nasional Penanggulangan Bencana"."""
    at += 1 + (
        reading.scan.words[at + 1 : at + 2] != [] and reading.scan.words[at + 1] in _KINDS and not reading.is_capital(at + 1)
    )
    return reading.is_capital(at) and reading.is_joined(at) and body_start(reading, at, at + 1) is not None


def _end_of_general(reading: Reading, at: int) -> int | None:
    """Return the word behind "Dirjen" or "Direktur Jenderal": it tells the title even where it may open a house."""
    if reading.scan.words[at] == "dirjen":
        return at + 1
    return at + 2 if reading.scan.words[at : at + 2] == ["direktur", "jenderal"] else None


def _is_held_alone(reading: Reading, at: int) -> bool:
    """Tell whether a full name stands right behind a head: "melalui Sekretaris | Iwan Setiawan"."""
    is_full = (
        reading.is_capital(at) and reading.is_capital(at + 1) and reading.gap_before(at) == reading.gap_before(at + 1) == " "
    )
    return is_full and is_certain(reading, at) and not is_common(reading, at + 1) and not reading.is_cue(at, "body")


def _is_acting(reading: Reading, at: int) -> bool:
    """Tell whether the word is only in front of a head: "Plt | Kepala Disdukcapil"."""
    return reading.scan.words[at] in reading.lexicon.relations["acting"] and reading.is_cue(at + 1, "head")


def _read_office(reading: Reading, at: int) -> PositionSpot | None:
    """Read the office whose head is word `at`."""
    first = _begin_english(reading, at) if reading.scan.words[at] in _ENGLISH else at
    start = at + 1 + (reading.scan.words[at : at + 2] == ["wakil", "presiden"])
    if reading.scan.words[start : start + 1] and reading.scan.words[start] in _KINDS and reading.is_capital(start + 1):
        start += not reading.is_capital(start)
    last = end_of_run(reading, start if start > at + 1 or not reading.is_capital(at) else at)
    body_at = _body_start(reading, start, last)
    general = _end_of_general(reading, at)
    if general is not None and body_at == general:  # "Direktur Jenderal | Imigrasi Kementerian Hukum"
        body_at = body_start(reading, general + 1, last)
        if body_at is None and last == general + 1 and is_acronym(reading.scan.written[general]):  # "Direktur Jenderal | WHO"
            body_at = general
    if body_at is not None and last > start:
        is_firm = reading.is_cue(body_at, "company")  # "Direktur | PT Wanda": a firm is no part of a title
        title_end = body_at if body_at > at + 1 or is_firm else _end_of_title(reading, body_at, last)
        return _spot(reading, first, title_end, body_at, last)
    if reading.scan.words[at] in _ALONE and _is_held_alone(reading, start):
        return _spot(reading, first, start, start, start)
    title_end = _end_of_words(reading, start, last)
    if title_end == at + 1 and reading.scan.words[at] not in _ENGLISH:
        return None
    if last in reading.units or last in reading.positions:  # "Direktur Kriminal Khusus Polda ..."
        return None
    is_held = reading.is_capital(last) and reading.is_joined(last, ",") and not is_common(reading, last)
    if not (is_held or last in reading.ranks or reading.gap_before(first) == ", "):
        return None
    return _spot(reading, first, title_end, title_end, last)


def _spot(reading: Reading, first: int, title_end: int, body_at: int, last: int) -> PositionSpot:
    behind = skip_seat(reading, last)
    if behind == last and reading.gap_before(last) == ", ":  # "Kepala Dinas Kampung, | Kabupaten Way Kanan, Rudi"
        behind = skip_larger_place(reading, last)
    why = f"head word {reading.scan.written[first]} and what it is the head of"
    title = read_text(reading, first, title_end)
    first, prefix, status = read_status(reading, first)
    start, end = reading.scan.starts[first], reading.scan.ends[behind - 1]
    found = PositionFound(
        start=start,
        end=end,
        why=why,
        title=prefix + " ".join(word.capitalize() if word in _KINDS | _LEADERS else word for word in title.split()),
        kind="civil",
        status=status,
        body=read_text(reading, body_at, last) if last > body_at else None,
    )
    return PositionSpot(first, behind, found)


def _begin_english(reading: Reading, at: int) -> int:
    """Return where the English title that ends with word `at` begins."""
    while at and reading.gap_before(at) == " " and reading.is_capital(at - 1) and not reading.is_taken(at - 1):
        if not (is_common(reading, at - 1) or is_acronym(reading.scan.written[at - 1])):
            break
        at -= 1
    return at


def _body_start(reading: Reading, first: int, last: int) -> int | None:
    """Return the first word of the body; a branch is one only where the run names no other."""
    if reading.scan.words[first : first + 1] in (["fraksi"], ["komisi"]):  # "Ketua Fraksi PDIP | DPRD Tuban"
        house = next((at for at in range(first + 1, last) if reading.scan.words[at] in _HOUSES), None)
        if house is not None:
            return house
    body_at = body_start(reading, first, last)
    if body_at is None or reading.scan.words[body_at] not in _BRANCHES:
        return body_at
    outer = body_start(reading, body_at + 1, last)
    return body_at if outer is None else outer


def _end_of_words(reading: Reading, at: int, last: int) -> int:
    """Return the end of the words of the language from word `at`: "Direktur | Jenderal Anggaran"."""
    while at < last and not reading.is_cue(at, "realm", "level"):
        hit = reading.areas.get(at)
        is_place = hit is not None and is_high(hit.ids)
        if is_place or not (is_common(reading, at) or reading.scan.words[at] == "dan"):
            break
        at += 1
    return at


def _end_of_title(reading: Reading, body_at: int, last: int) -> int:
    """Return the end of the organisation's own name, without the place behind it."""
    if reading.scan.words[body_at] in _NAMED_HOUSES:
        return body_at + 1
    bracket = next((at for at in range(body_at + 1, last) if reading.gap_before(at) == " ("), body_at)
    for at in range(body_at + 1, last):
        hit = reading.areas.get(at)
        if at < bracket:  # the short form in brackets closes the name: "Badan ... Pemerintahan Kampung | (BPMPK) Tuban"
            continue
        if (
            reading.is_cue(at, "level")
            or reading.scan.words[at] in _DEPARTMENTS
            or (hit and any(len(code) <= _DISTRICT for code in hit.ids))
            or (is_acronym(reading.scan.written[body_at]) and _is_of_state(reading, at))
            or (at - body_at >= _OWN_SHORTEST and reading.is_cue(at, "body") and reading.scan.words[at - 1] != "dan")
        ):
            return at
    return last


def _is_of_state(reading: Reading, at: int) -> bool:
    """Tell whether word `at` opens the house that the one before it is a part of: "Kepala BKF | Kementerian Keuangan"."""
    return reading.is_capital(at) and (reading.scan.words[at] in _STATE or reading.scan.words[at].startswith("kemen"))
