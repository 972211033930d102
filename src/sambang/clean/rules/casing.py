"""Capitals of names: units, places, regions, bodies, weekdays, time zones; those of persons are in person_case.

Letters are raised, never lowered inside a name; a capitalised common word in running text stays. Only the words beside
a cue (a kind of unit, a level of area) are looked at.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.text.morphology import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon, Phrases
    from sambang.model import Edit
    from sambang.text.scan import Scan

_UNIT = re.compile(r"(?:waka|ka|ma)?(polsek|polres|polda)|(polresta|polrestabes|polsekta)")
_UNIT_WORDS = frozenset(
    [prefix + kind for prefix in ("", "ka", "waka", "ma") for kind in ("polsek", "polres", "polda")]
    + [prefix + kind for prefix in ("", "ka") for kind in ("polresta", "polrestabes")]
)
_LEVELS = frozenset({
    "desa", "kelurahan", "kecamatan", "kabupaten", "gampong", "nagari", "pekon", "kampung", "distrik", "kec", "kab", "kel",
    "provinsi", "lembang", "tiyuh",
})  # fmt: skip
_SHORT_LEVELS = frozenset({"kec", "kab", "kel"})
_WEEK_OR_SUNDAY = "minggu"
_CALENDAR = frozenset({
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "januari", "februari", "pebruari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "nopember", "desember", _WEEK_OR_SUNDAY,
})  # fmt: skip
_DATE = re.compile(r",? ?\(?\d{1,2}(?:/\d|[ ]\w|\))")
_ZONES = frozenset({"wib", "wita", "wit"})  # "Wita" is how many write it
_ODD_ZONES = _ZONES | {"Wib"}
_LONGEST_NAME = 5  # words
_NAME_GAPS = frozenset({" ", ". "})
_MAJOR = 5  # characters of the code of a regency or province, at most
_DISTRICT = 8  # ... and of a district
_BEFORE_DISTRICT = frozenset({"daerah", "jalur", "arah"})
_BEFORE_REGION = frozenset({
    "di", "ke", "dari", "kota", "kabupaten", "daerah", "wilayah", "asal", "warga", "masyarakat", "polres", "polda", "pemkot",
    "pemkab", "pemprov", "provinsi", "bupati", "walikota", "gubernur", "sekitar", "seputar", "jalan", "jl", "bandara", "preman",
    "jalur", "arah",
})  # fmt: skip
_REGIONS_AND_WORDS = frozenset({
    "malang", "solo", "padang", "bone", "landak", "pati", "sorong", "metro", "batu", "buru", "puncak", "lahat", "kudus",
    "lebak", "tegal",
})  # fmt: skip
_PLAIN_REGION = 5  # letters of a region's name that needs no such word before it
_UNIT_LENGTH = 4  # words of a kind of unit and its name: "Polres Metro Jakarta Selatan"
_SHORTEST = 3  # letters of a part of a name that is raised
_BODIES = {
    "indonesia": "Indonesia", "polri": "Polri", "tni": "TNI", "brimob": "Brimob", "bareskrim": "Bareskrim", "nkri": "NKRI",
    "jokowi": "Jokowi", "prabowo": "Prabowo", "soekarno": "Soekarno", "ahok": "Ahok", "china": "China", "amerika": "Amerika",
    "malaysia": "Malaysia", "singapura": "Singapura", "israel": "Israel", "palestina": "Palestina", "jepang": "Jepang",
    "inggris": "Inggris", "belanda": "Belanda", "australia": "Australia", "rusia": "Rusia", "jerman": "Jerman",
    "myanmar": "Myanmar", "tiongkok": "Tiongkok", "taiwan": "Taiwan", "korea": "Korea", "jawa": "Jawa", "sumatera": "Sumatera",
    "kalimantan": "Kalimantan", "sulawesi": "Sulawesi", "papua": "Papua", "kpk": "KPK", "pki": "PKI", "dpr": "DPR", "mui": "MUI",
    "dprd": "DPRD", "mpr": "MPR", "dki": "DKI", "irak": "Irak", "suriah": "Suriah", "thailand": "Thailand", "islam": "Islam",
    "allah": "Allah", "kristen": "Kristen", "yahudi": "Yahudi", "ramadan": "Ramadan", "ramadhan": "Ramadhan",
}  # fmt: skip


def raise_units(text: str, context: Context) -> list[Edit]:
    """Raise the first letters of units and offices with a name: "polres bogor", "Kapolsek carenang"; "polsek setempat" stays."""
    found = context.scan(text)
    return [edit for at in found.where(_UNIT_WORDS) for edit in _raise_unit(found, at, context.lexicon)]


def raise_places(text: str, context: Context) -> list[Edit]:
    """Raise a place name in small letters behind its level: "nagari kapau", "Kecamatan wringin"; "desa binaan" stays.

    A level in small letters before a name gets a capital in a chain, and where the text writes it with one elsewhere.
    """
    found = context.scan(text)
    places = [*found.where(_LEVELS)]
    capital = {found.words[at] for at in places if found.written[at].istitle()}
    while True:
        edits = _raise_levels(found, places, capital, context.lexicon)
        if not edits:
            return edits
        starts = {edit.start for edit in edits}
        raised = capital | {found.words[at] for at in places if found.starts[at] in starts}
        if raised == capital:
            return edits
        capital = raised


def _raise_levels(found: Scan, places: list[int], capital: set[str], lexicon: Lexicon) -> list[Edit]:
    """Return the edits of the levels at `places` and of the names behind them; those of `capital` are written with one."""
    names = lexicon.areas.by_name
    edits: list[Edit] = []
    above = -1  # the last level with a capital
    for at in places:
        new = list(_raise_place(found, at, lexicon))
        if not new and found.written[at].islower() and _is_raised(found, at, above, names, capital):
            new = [raise_first(found, at, "level before a name")]
        edits += new
        if found.written[at][0].isupper() or (new and new[0].start == found.starts[at]):
            above = at
    return edits


def _is_raised(found: Scan, at: int, above: int, names: Phrases, capital: set[str]) -> bool:
    """Tell whether the level at word `at`, in small letters, should have a capital before a name whose words all have one.

    It stands right behind the area of level `above` ("Desa Sempalai, kecamatan Tebas"), or the text writes it so elsewhere.
    """
    is_chained = above >= 0 and found.gaps[at - 1] == ", " and _longest(found, above + 1, names) == at
    if not is_chained and (found.words[at] not in capital or found.gaps[at : at + 1] != [" "] or found.words[at + 1] in _LEVELS):
        return False
    last = _longest(found, at + 1, names)
    return last > 0 and _first_small(found, at + 1, last) < 0


def raise_regions(text: str, context: Context) -> list[Edit]:
    """Raise a regency or province in small letters behind a word that a place follows: "di jakarta", "warga depok".

    Names that are words as well stay: "bocah malang", "padang ilalang", "panel surya".
    """
    found, lexicon = context.scan(text), context.lexicon
    edits: list[Edit] = []
    for at in found.where_small(context.strange(text) & lexicon.areas.by_name.lengths.keys()):
        if at and found.gaps[at - 1] in {" ", ", "} and _is_region_here(found, at, lexicon):
            last = _major(found, at, lexicon)
            edits += (raise_first(found, n, "region") for n in range(at, last) if found.written[n].islower())
    return edits


def _is_region_here(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether word `at` is a region and stands as one: behind a word that a place follows, or free and long."""
    if found.words[at - 1] in _BEFORE_REGION and found.gaps[at - 1] == " ":
        longest = _DISTRICT if found.words[at - 1] in _BEFORE_DISTRICT else _MAJOR
        return not (at < len(found.gaps) and found.gaps[at] == ".") and _is_region(found.words[at], lexicon, longest)
    word = found.words[at]
    if (
        len(word) < _PLAIN_REGION
        or not _stands_free(found.text, found.starts[at], found.ends[at])
        or word in lexicon.words.foreign
    ):
        return False
    return _is_region(word, lexicon, _DISTRICT if word.capitalize() in found.spellings() else _MAJOR)


def _is_region(word: str, lexicon: Lexicon, longest: int = _MAJOR) -> bool:
    """Tell whether the word, which no list of words holds, is or begins a regency or province and is nothing else."""
    if word in _REGIONS_AND_WORDS or len(word) <= _SHORTEST:
        return False
    codes = lexicon.areas.by_name.entries.get(word, ())
    return any(len(str(code)) <= longest for code in codes) and not is_word(word, lexicon.words)


def _major(found: Scan, at: int, lexicon: Lexicon) -> int:
    """Return the word behind the longest regency or province that begins at word `at`, else behind the word itself."""
    last = _longest(found, at, lexicon.areas.by_name)
    codes = lexicon.areas.by_name.entries.get(" ".join(found.words[at:last]), ()) if last else ()
    return last if any(len(str(code)) <= _MAJOR for code in codes) else at + 1


def raise_calendar(text: str, context: Context) -> list[Edit]:
    """Raise weekdays, months and the time zone behind a clock time: "3 maret", "minggu (14/1/2024)", "07.20 Wib"."""
    found = context.scan(text)
    edits = [
        raise_first(found, at, "weekday or month")
        for at in found.where_small(_CALENDAR)
        if _stands_free(text, found.starts[at], found.ends[at])
        and (found.words[at] != _WEEK_OR_SUNDAY or _DATE.match(text, found.ends[at]))
    ]
    for at in () if found.spellings().isdisjoint(_ODD_ZONES) else found.where(_ZONES):
        written = found.written[at]
        if written in _ODD_ZONES and at and found.words[at - 1].isdigit() and found.gaps[at - 1].strip(" ") in {"", "."}:
            edits.append(replace(text, found.starts[at], found.ends[at], written.upper(), "casing", "time zone"))
    return edits


def raise_bodies(text: str, context: Context) -> list[Edit]:
    """Write countries, islands, bodies of the state and presidents as names: "indonesia", "polri"; addresses and tags stay."""
    found = context.scan(text)
    return [
        replace(text, found.starts[at], found.ends[at], _BODIES[found.words[at]], "casing", "name")
        for at in found.where_small(_BODIES.keys())
        if _stands_free(text, found.starts[at], found.ends[at])
    ]


def _stands_free(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but blanks, brackets and the marks of a sentence stand beside text[start:end]."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 2]
    return (not before or before in ' \n(“"') and (not after or after[0] in ' \n)”",;:!?' or after in {".", ". ", ".\n"})


def raise_first(found: Scan, at: int, why: str) -> Edit:
    """Return the edit that raises the first letter of word `at`."""
    start = found.starts[at]
    return replace(found.text, start, start + 1, found.text[start].upper(), "casing", why)


def _raise_unit(found: Scan, at: int, lexicon: Lexicon) -> Iterator[Edit]:
    small = _first_small(found, at, at + _UNIT_LENGTH)
    if small < 0 or found.gaps[at : at + 1] != [" "] or (small > at and found.words[small] not in _words_in_units(lexicon)):
        return
    word = found.words[at]
    kind = _UNIT.fullmatch(word.removeprefix("ka") if word.startswith("kapolrest") else word)
    last = _longest(found, at + 1, lexicon.units.by_name, kind[1] or kind[2]) if kind else 0
    if last and (
        last > at + 2  # no other words make the name of a unit
        or _is_named(found, at + 1, lexicon)
        or _is_half_raised(found, at + 1, last, lexicon)
        or found.words[at].endswith("polda")  # nothing else stands behind it
        or (found.written[at][0].isupper() and _is_rare(found.words[at + 1], lexicon))
    ):
        yield from (raise_first(found, n, "unit") for n in range(at, last) if found.written[n].islower())


@lru_cache(maxsize=4)
def _words_in_units(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that stand in the names of units behind their kind."""
    return frozenset(word for name in lexicon.units.by_name.entries for word in name.split()[1:])


def _raise_place(found: Scan, at: int, lexicon: Lexicon) -> Iterator[Edit]:
    first = at + 1
    behind = _first_small(found, first, first + _LONGEST_NAME) - first
    if behind < 0 or (behind and not lexicon.areas.by_name.lengths.get(found.words[first], 0) >> behind):
        return  # no name is so long that the word in small letters may be in it
    small = behind == 0
    if found.gaps[at] != " " and not (found.gaps[at] == ". " and (small or found.words[at] in _SHORT_LEVELS)):
        return
    last = _longest(found, first, lexicon.areas.by_name)
    named = small and (
        _is_named(found, first, lexicon) or _is_raised_elsewhere(found, at, lexicon) or _is_long_name(found, first, last, lexicon)
    )
    if last and (named or _is_half_raised(found, first, last, lexicon)):
        yield from (raise_first(found, n, "place") for n in range(at, last) if found.written[n].islower())
    elif not last and small and _is_between_levels(found, at, lexicon):
        yield raise_first(found, first, "place")


def _is_between_levels(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the word behind a level with a capital is none and a larger area follows: "Desa x, Kecamatan"."""
    word = found.words[at + 1]
    if not found.written[at][0].isupper() or found.gaps[at + 1 : at + 2] != [", "] or found.words[at + 2] not in _LEVELS:
        return False
    return word.isalpha() and len(word) > _SHORTEST and not is_word(word, lexicon.words)


def _is_raised_elsewhere(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the rare word behind a level with a capital has one itself somewhere in the text: "Kecamatan pagelaran"."""
    word = found.words[at + 1]
    return found.written[at][0].isupper() and _is_rare(word, lexicon) and word.capitalize() in found.spellings()


def _is_long_name(found: Scan, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether words [first:last] are a regency or a district of several words: "kecamatan bukit tusam"."""
    codes = lexicon.areas.by_name.entries.get(" ".join(found.words[first:last]), ()) if last > first + 1 else ()
    return any(len(str(code)) <= _DISTRICT for code in codes)


def _is_half_raised(found: Scan, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether some words of the name have a capital and others none: "tulang Bawang", but not "Klaten tengah malam"."""
    small = [word.islower() for word in found.written[first:last]]
    if all(small) or not any(small):
        return False
    goes_on = last < len(found.words) and f"{found.words[last - 1]} {found.words[last]}" in lexicon.words.pairs
    return not (small[-1] and goes_on)


def _first_small(found: Scan, first: int, end: int) -> int:
    """Return the first of words [first:end] that is written in small letters, -1 if there is none."""
    for at in range(first, min(end, len(found.words))):
        if found.written[at].islower():
            return at
    return -1


def _longest(found: Scan, first: int, names: Phrases, kind: str = "") -> int:
    """Return the word behind the longest name of the gazetteer that begins at word `first`, 0 if there is none.

    The name of a unit has the kind of the unit in front.
    """
    head = kind or "".join(found.words[first : first + 1])
    most = first + names.lengths.get(head, 0).bit_length() - bool(kind)
    last = first
    while last < min(most, first + _LONGEST_NAME - 1, len(found.words)) and found.gaps[last - 1] in _NAME_GAPS:
        last += 1
    while last > first and " ".join([kind, *found.words[first:last]]).lstrip() not in names.entries:
        last -= 1
    return last if last > first else 0


def _is_rare(folded: str, lexicon: Lexicon) -> bool:
    """Tell whether the word, which is a name too, is seldom anything else: "Polres serang" but not "Polres baru"."""
    return folded not in lexicon.words.common and not lexicon.cues.get(folded)


def _is_named(found: Scan, first: int, lexicon: Lexicon) -> bool:
    """Tell whether the name is meant: its first word is written as a name or is no word of the language."""
    return found.written[first][0].isupper() or not is_word(found.words[first], lexicon.words)
