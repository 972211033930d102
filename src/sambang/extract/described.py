"""Names behind a role that goes on before them: "pengusaha asal Surabaya, Fajar Ramadhan", "Sosiolog UI Imam Rahardjo"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.likeness import is_full, is_named, is_no_place
from sambang.extract.name import is_acronym, is_certain, is_common

if TYPE_CHECKING:
    from sambang.extract.evidence import Candidate
    from sambang.extract.reading import Reading

_REACH = 9  # words between a role and the name: "guru besar hukum pidana Fakultas Hukum Universitas Airlangga"
_SMALL = 3  # small words among them
_TIES = frozenset({"asal", "dari", "dan", "di"})
_DWELLERS = frozenset({"warga", "penghuni"})
_OF_BODY = frozenset({"pemilik", "pengelola", "investor", "karyawan", "karyawati", "relawan", "anak", "pemain"})


def described(reading: Reading, candidate: Candidate) -> str:
    """Take the name behind a role with its house or its origin, a comma between them or not.

    What only follows the house of somebody else, a place or a thing is left out.
    """
    first, name = candidate.first, candidate.name
    if not any(word.leads for word in reading.known[max(first - _REACH, 0) : first]):  # no role is near
        return ""
    is_apart = reading.gap_before(first) == ", "
    if not (is_apart or reading.gap_before(first) == " "):
        return ""
    role = _role_before(reading, first, is_apart=is_apart)
    if role is None or not is_no_place(reading, name):
        return ""
    is_one = name.last - name.first == 1
    is_closed = reading.gap_before(candidate.last)[:1] in {",", ".", "("} or reading.is_cue(candidate.last, "says")
    is_person = is_named(reading, name)
    if is_apart and not is_person:
        is_person = is_full(reading, name) and not _is_of_area(reading, role)
    is_person = is_person and (is_closed or not is_one)
    return f"after {reading.scan.words[role]} and what goes with it" if is_person else ""


def _is_of_area(reading: Reading, role: int) -> bool:
    """Tell whether the places behind the role may go on: "warga Dukuh Krajan, | Desa Truko"."""
    return reading.scan.words[role] in _DWELLERS


def _role_before(reading: Reading, first: int, *, is_apart: bool) -> int | None:
    """Return the role that the words before word `first` go with: a house, a place, a field of knowledge."""
    small = 0
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if at + 1 < first and not reading.is_joined(at + 1, "- ( )"):
            return None
        if reading.is_cue(at, "role", "group"):
            is_open = reading.scan.words[at] not in _OF_BODY or is_apart
            return at if at + 1 < first and is_open else None
        if at in reading.capitals:
            is_name = is_certain(reading, at) and at not in reading.areas
            if is_name or reading.is_cue(at, "stop", "time", "street", "byline") or reading.is_taken(at):
                return None
        else:
            small += reading.scan.words[at] not in _TIES
            if small > _SMALL or not (is_common(reading, at) or reading.scan.words[at] in _TIES) or reading.is_cue(at, "says"):
                return None
        if not is_apart and at == first - 1 and not _may_end_house(reading, at):
            return None
    return None


def _may_end_house(reading: Reading, at: int) -> bool:
    """Tell whether a name may begin right behind word `at`, the last of a house: its letters, its town, "PDI-P"."""
    is_half = len(reading.scan.words[at]) == 1 and reading.gap_before(at) == "-"
    return at in reading.areas or is_half or is_acronym(reading.scan.written[at])
