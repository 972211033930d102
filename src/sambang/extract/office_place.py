"""The place that an office is of: "Camat Seputih Mataram", "Bupati Bogor, Jawa Barat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sambang.extract.name import is_common, is_name_like
from sambang.extract.place_cue import LEVEL_WORDS
from sambang.mentions import PlaceFound

if TYPE_CHECKING:
    from sambang.extract.reading import Reading
    from sambang.lexicon import Lexicon
    from sambang.model import Level

HAMLETS = {"Kepala Dusun": "Dusun", "Kepala Lingkungan": "Lingkungan", "Kepala Jorong": "Jorong"}
WHOLE_WORD = 4  # shorter level words are short forms and may bear a full stop: "Kec. Carenang"
_LEVEL_WORDS: dict[Level, str] = {"village": "Desa", "district": "Kecamatan", "regency": "Kabupaten", "province": "Provinsi"}
_UNLISTED_LONGEST = 3  # words of a village's name that no list tells
_HOLDER_LONGEST = 5  # words of its head's name
_CODE_LENGTHS = {"village": 13, "district": 8, "regency": 5, "province": 2}


def skip_larger_place(reading: Reading, at: int) -> int:
    """Skip the larger place in "Kapolres Bogor, Jawa Barat, AKBP ...", "Bupati Kapuas Kalimantan Tengah Ben Brahim"."""
    first = at + 1 if reading.is_cue(at, "level") and reading.is_capital(at) else at
    if (
        reading.gap_before(at) == " (" and reading.gap_before(at + 1) in {") ", "), "} and reading.is_capital(at + 1)
    ):  # "Tulang Bawang (Tuba)"
        reading.skipped.add(at + 1)
        return skip_larger_place(reading, at + 1) if at + 1 in reading.areas else at + 1
    if (
        reading.scan.words[at : at + 1] == ["dan"] and at + 1 in reading.areas and reading.areas[at + 1].last in reading.ranks
    ):  # "Polres Lambar dan Pesisir Barat"
        return reading.areas[at + 1].last
    hit = reading.areas.get(first)
    longest = _CODE_LENGTHS["district" if reading.gap_before(at).startswith(",") else "regency"]
    if hit is None or not reading.is_joined(at, ",") or not any(len(code) <= longest for code in hit.ids):
        return at
    if reading.gap_before(at) != ", " and all(len(code) == _CODE_LENGTHS["province"] for code in hit.ids):
        return hit.last  # "Bupati Kapuas | Kalimantan Tengah, Ben Brahim"
    is_followed = hit.last in reading.ranks or (
        reading.is_capital(hit.last) and hit.last not in reading.positions and not reading.is_cue(hit.last, "time")
    )
    is_even = reading.gap_before(at).startswith(",") == reading.gap_before(hit.last).startswith(",")
    is_even = is_even or (hit.last in reading.ranks and reading.gap_before(at) == " ")  # "Kapolsek Genuk | Semarang, Kompol"
    if is_followed and is_even and reading.is_joined(hit.last, ","):
        return skip_larger_place(reading, hit.last)
    return at


def read_office_place(reading: Reading, at: int, level: Level, *, needs_word: bool) -> tuple[int, PlaceFound | None]:
    """Read the place after an office: the level's word and a name, or a name that the gazetteer has at that level."""
    words = reading.scan.words
    first = at
    has_word = reading.is_cue(at, "level") and reading.is_joined(at)
    if has_word:
        at += 1
    marks = "." if has_word and len(words[first]) < WHOLE_WORD else ""
    if (needs_word and not has_word) or not reading.is_capital(at) or not reading.is_joined(at, marks) or at in reading.ranks:
        return first, None
    hit = reading.areas.get(at)
    if has_word:
        level = LEVEL_WORDS.get(words[first], level)  # "Kasi Pemerintahan | Desa Pasirhalang"
    codes = tuple(c for c in hit.ids if len(c) == _CODE_LENGTHS[level]) if hit else ()
    if hit and codes:
        last = hit.last
    elif has_word:
        last = at + 1
    else:
        return first, None
    name = reading.scan.text[reading.scan.starts[at] : reading.scan.ends[last - 1]]
    start, end = reading.scan.starts[at], reading.scan.ends[last - 1]
    return last, PlaceFound(start=start, end=end, why=f"after an office of a {level}", name=name, level=level, codes=codes)


def read_unlisted_place(reading: Reading, at: int, level: Level) -> tuple[int, PlaceFound | None]:
    """Read a village that the gazetteer lacks or has in another writing: "Kades | Mesirdwi Jaya, Barisi mengatakan"."""
    last = at
    while last - at < _UNLISTED_LONGEST and reading.gap_before(last) == " " and _is_free(reading, last):
        last += 1
    if last == at or reading.gap_before(last) != ", " or not _is_free(reading, last):
        return at, None
    if is_name_like(reading, at) or is_common(reading, last):
        return at, None
    end = last
    while end - last < _HOLDER_LONGEST and reading.is_capital(end) and (end == last or reading.gap_before(end) == " "):
        end += 1
    if end in reading.positions or not reading.is_cue(end + (reading.scan.words[end : end + 1] == ["juga"]), "says"):
        return at, None
    start, stop = reading.scan.starts[at], reading.scan.ends[last - 1]
    why = f"after an office of a {level}"
    return last, PlaceFound(start=start, end=stop, why=why, name=reading.scan.text[start:stop], level=level)


def _is_free(reading: Reading, at: int) -> bool:
    """Tell whether the word has a capital and tells nothing else."""
    is_else = reading.cues[at] or at in reading.ranks or at in reading.units or at in reading.positions
    return reading.is_capital(at) and not is_else


def keep_kind(reading: Reading, place: PlaceFound, title: str) -> PlaceFound:
    """Keep the cities of a mayor and the regencies of a regent, where both bear the name; a hamlet is no village."""
    if title in HAMLETS:
        return replace(place, level=None, codes=())
    wanted = "Wali Kota" in title
    if place.level != "regency" or not (wanted or "Bupati" in title):
        return place
    codes = tuple(code for code in place.codes if _is_city(reading.lexicon, code) == wanted)
    return replace(place, codes=codes or place.codes)


def _is_city(lexicon: Lexicon, code: str) -> bool:
    """Tell whether the code is a city's: their numbers begin at 71."""
    return len(code) == _CODE_LENGTHS["regency"] and lexicon.areas.by_code[code].kind == "kota"


def written_form(reading: Reading, place: PlaceFound, level: Level, level_word: str | None) -> str:
    """Return the place with the word of its level: "Kabupaten Bogor"."""
    names = {reading.lexicon.areas.by_code[code].name for code in place.codes}
    if level == "regency" and place.codes and all(_is_city(reading.lexicon, code) for code in place.codes):
        level_word = "Kota"
    return f"{level_word or _LEVEL_WORDS[level]} {names.pop() if len(names) == 1 else place.name}"
