"""Words glued at an edge that their letters show: a capital inside a word, a word against a number."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.facts import WordFacts
from sambang.clean.words import is_free, places_of
from sambang.text.fold import fold
from sambang.text.morphology import is_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon, Words
    from sambang.model import Edit, EditKind
    from sambang.text.scan import Scan

COMMON = 25  # articles of 3,839: a rarer word before a number may be a product's name
SHORTEST_WORD = 4  # letters of a word before a capital, and of each part of a place's name
_SMALL_WORDS = frozenset({"di", "ke", "dan", "yang", "ini", "itu", "dari"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRANDS = ("detik", "kumparan", "klik", "tribun", "save")  # in small letters before a capital: "detikBali"
_UNIT_KINDS = frozenset({"polda", "polres", "polresta", "polrestabes", "polsek", "mapolda", "mapolres", "mapolsek"})
_UNIT_STARTS = tuple(
    prefix + kind for prefix in ("", "ka", "waka", "ma") for kind in ("polrestabes", "polresta", "polres", "polsek", "polda")
)
_OFFICES = frozenset({"kapolda", "wakapolda", "kapolres", "wakapolres", "kapolresta", "kapolsek", "wakapolsek"})
_LEVELS = frozenset({"desa", "kelurahan", "kecamatan", "kabupaten", "kapanewon", "kalurahan", "nagari", "gampong", "distrik"})
_HOLY = frozenset({"Nya", "Mu", "Ku", "Allah"})  # capitals inside a word: "kehadiratNya"
_COUNTED = frozenset({"pasal", "tahun", "tanggal", "pukul", "bulan", "ayat"})  # with a capital too: "Pasal363"
_CAPITALS = ("wib", "wita", "kk")  # behind a number without a blank, in capitals too: "01:15WIB", "500KK"
# A word of four letters and more against a number; one digit behind a word is a reduplication ("anak2") or a model.
_DIGITS = re.compile(r"([a-z]{4,}(?=\d\d+$)|\d+(?=[a-z]{4,}$)|\d\d(?=wib$)|\d+(?=kk$)|\d\d?(?=mei$))(.+)")
# A day before a month in full has a capital behind it: "12Mei", "3Juni"; other capitals behind figures are names.
_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
_OF_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01]) [a-z]+")


def part_camel_case(text: str, context: Context) -> list[Edit]:
    """Part words glued at a capital: "artisAngel", "kepadadetikBali", "PolresTuban", "TulangBawang"; a brand stays whole."""
    scan = context.scan(text)
    edits: list[Edit] = []
    for at in context.mixed(text):
        called = at < len(scan.gaps) and scan.gaps[at][0] == "("  # a name in a script: "getElementById("
        form = _before_acronym(scan, at) or _uncamelled(scan.written[at], context.lexicon)
        if form != scan.written[at] and is_free(scan, at) and not called:
            kind: EditKind = "run_on" if " " in form else "casing"
            edits.append(replace(text, scan.starts[at], scan.ends[at], form, kind, "camel case"))
    return edits


def _before_acronym(scan: Scan, at: int) -> str:
    """Return the word at `at` with the first letter of an acronym with a hyphen apart: "captureE-TLE" -> "capture E"."""
    word, letter = scan.written[at][:-1], scan.written[at][-1]
    is_glued = len(word) >= SHORTEST_WORD and word.islower() and word not in _BRANDS and letter.isupper()
    is_acronym = scan.gaps[at : at + 1] == ["-"] and len(scan.words[at + 1]) > 1 and scan.written[at + 1].isupper()
    return f"{word} {letter}" if is_glued and is_acronym else ""


def _uncamelled(written: str, lexicon: Lexicon) -> str:
    """Return the word parted at those capitals that begin a word of their own."""
    parts = _CAMEL.split(written)
    if all(part[0].isupper() and len(part) >= SHORTEST_WORD for part in parts) and fold(written) in lexicon.areas.by_name.entries:
        return ("-" if parts[0] == parts[-1] else " ").join(parts)  # "WangiWangi"
    if parts[0].islower() and _is_slip(fold(written), lexicon.words):
        return written.lower()
    result = parts[0]
    for before, part in pairwise(parts):
        lead, brand = _before_brand(before, lexicon.words)
        if lead:
            result = f"{result.removesuffix(brand)} {brand}{part}"
        elif _is_apart(before, part, lexicon):
            result += " " + part
        else:
            result += part
    return result


def _is_slip(word: str, words: Words) -> bool:
    """Tell whether the capital inside the word is a slip: "diDuga" and "kepaDa" are one common word."""
    return words.counts.get(word, 0) >= COMMON and word not in words.glued


def _is_apart(before: str, part: str, lexicon: Lexicon) -> bool:
    """Tell whether a word begins at the capital of the part: behind a word, before a unit, behind a rank ("IrjenPol")."""
    if len(part) < 2 or part in _HOLY:  # noqa: PLR2004 - one letter is no word
        return False
    word, lead = part.lower(), before.lower()
    if word in _LEVELS and len(lead) >= SHORTEST_WORD and is_word(lead, lexicon.words):
        return True  # a headline and a dateline: "Pesan KamtibmasKabupaten Tangerang"
    if word in _UNIT_KINDS or (word == "pol" and lead in lexicon.rank_words) or _ends_word(before, lexicon.words):
        return True
    is_named = len(part) >= SHORTEST_WORD and (word in lexicon.areas.by_name.lengths or not is_word(word, lexicon.words))
    return is_named and (lead in _LEVELS or lead in _OFFICES)  # "KapanewonWates", "KapolsekCarenang"


def _before_brand(part: str, words: Words) -> tuple[str, str]:
    """Return the word in front of a brand in small letters, and the brand: "kepadadetik" -> "kepada", "detik"."""
    for brand in _BRANDS:
        lead = part.removesuffix(brand)
        if lead and lead != part and is_word(lead.lower(), words):
            return lead, brand
    return "", ""


def _ends_word(part: str, words: Words) -> bool:
    """Tell whether the part in front of a capital is a word: any in small letters, of the others a kind of unit."""
    word = part.lower()
    if part[0].isupper():
        return word in _UNIT_KINDS
    return word in _SMALL_WORDS or (len(word) >= SHORTEST_WORD and word not in _BRANDS and is_word(word, words))


def part_units(text: str, context: Context) -> list[Edit]:
    """Part a kind of police unit, or its head, from the name glued to it in small letters: "Polsekcisaat", "kapolresgarut"."""
    kinds = _KINDS.among(context.unknown(text), context.lexicon)
    if not kinds:
        return []
    scan = context.scan(text)
    edits: list[Edit] = []
    for at in places_of(scan, kinds.keys()):
        start = scan.starts[at] + len(kinds[scan.words[at]])
        edits.append(replace(text, start, start + 1, " " + text[start].upper(), "run_on", "a unit and its name"))
    return edits


def _kind_of(word: str, lexicon: Lexicon) -> str:
    """Return the kind of unit, or its head, that the word begins with, if the rest is the name of such a unit."""
    if not word.startswith(_UNIT_STARTS):
        return ""
    for start in _UNIT_STARTS:
        name = f"{start.removeprefix('ma').removeprefix('wa').removeprefix('ka')} {word.removeprefix(start)}"
        if word.startswith(start) and len(word) >= len(start) + SHORTEST_WORD and name in lexicon.units.by_name.entries:
            return start
    return ""


_KINDS = WordFacts(_kind_of)


def part_digits(text: str, context: Context) -> list[Edit]:
    """Part a word from the number glued to it: "pukul10.40", "tanggal24", "300ribu", "12Mei"; not "anak2", "G20"."""
    found = _NUMBERED.among(context.unknown(text), context.lexicon.words)
    if not found:
        return []
    scan = context.scan(text)
    edits: list[Edit] = []
    for at in places_of(scan, found.keys()):
        form = found[scan.words[at]]
        if scan.written[at] == scan.words[at] or _is_plain_edge(form):
            form = _as_written(scan.written[at], form)
            edits.append(replace(text, scan.starts[at], scan.ends[at], form, "run_on", "a word and a number"))
    return edits


def _numbered(word: str, words: Words) -> str:
    """Return the word and the number apart, or nothing; no listed word has a digit."""
    parts = _DIGITS.fullmatch(word)
    return f"{parts[1]} {parts[2]}" if parts and _is_common(parts, words.counts) else ""


_NUMBERED = WordFacts(_numbered)


def _is_day(form: str) -> bool:
    """Tell whether the form is a day and its month."""
    return form.endswith(_MONTHS) and _OF_DAY.fullmatch(form) is not None


def _is_plain_edge(form: str) -> bool:
    """Tell whether the word and the number are told in capitals as well: a zone, a month, what numbers stand behind."""
    return form.endswith(_CAPITALS) or form.partition(" ")[0] in _COUNTED or _is_day(form)


def _as_written(written: str, form: str) -> str:
    """Return the form with the letters as they are written: it only holds one blank more."""
    at = form.index(" ")
    return f"{written[:at]} {written[at:]}"


def _is_common(parts: re.Match[str], counts: Mapping[str, int]) -> bool:
    word = parts[1] if parts[1].isalpha() else parts[2]
    return word in _CAPITALS or _is_day(f"{parts[1]} {word}") or (word not in _BRANDS and counts.get(word, 0) >= COMMON)
