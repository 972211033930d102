"""Places after the word of their level: "Desa Cakung", "Kec. Carenang", "Kelurahan/Kecamatan Tandes", "Desa A, B dan C"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.extract.area_name import Element, at_level, codes_of, is_high, lies_in, names_at
from sambang.extract.name import is_acronym, is_word

if TYPE_CHECKING:
    from sambang.extract.reading import Reading
    from sambang.model import Level

# The words that name a level. *Kampung* and *negeri* are villages in some provinces and something else in the others.
LEVEL_WORDS: dict[str, Level] = {
    "desa": "village", "ds": "village", "kelurahan": "village", "kel": "village", "kalurahan": "village",
    "gampong": "village", "gampoeng": "village", "nagari": "village", "pekon": "village", "tiyuh": "village",
    "lembang": "village", "kampung": "village", "kampong": "village", "kp": "village", "negeri": "village",
    "kepenghuluan": "village", "ohoi": "village", "nagori": "village",
    "kecamatan": "district", "kec": "district", "distrik": "district", "kapanewon": "district", "kemantren": "district",
    "kabupaten": "regency", "kab": "regency", "kota": "regency", "kotamadya": "regency", "kodya": "regency",
    "provinsi": "province", "propinsi": "province", "prov": "province", "prop": "province",
}  # fmt: skip
_WORDS_OF_LEVELS = frozenset(LEVEL_WORDS)
# The words that say which of the two kinds a village is; the others are used for either.
VILLAGE_KINDS = {"desa": "desa", "ds": "desa", "kelurahan": "kelurahan", "kel": "kelurahan"}
# Where a village is officially called so; elsewhere a kampung is a hamlet, and negeri is a country or a state school.
_LOCAL = {
    "kampung": ("11.04", "11.16", "11.17", "14.08", "18", "64.03", "64.07", "64.11", "71.03", "71.04", "71.09", "9"),
    "negeri": ("81",),
}
# Words that name a village in these provinces and regencies alone: "Tiyuh Gunung Katun" is no village of Way Kanan.
_ONLY = {
    "tiyuh": ("18.12",), "gampong": ("11",), "gampoeng": ("11",), "kalurahan": ("34",), "lembang": ("73.18", "73.26"),
    "nagori": ("12.08",),
}  # fmt: skip
LOCAL_WORDS = frozenset({"kampung", "kampong", "kp", "negeri"})
_LOCAL["kp"] = _LOCAL["kampong"] = _LOCAL["kampung"]
_SHORT_FORMS = frozenset({"ds", "kel", "kec", "kab", "prov", "prop", "kp"})
# What may stand between the level's word and the name: "Desa Binaan Cakung".
_BETWEEN = frozenset({"binaan", "wisata", "adat", "tetangga", "administrasi"})
_COOPERATIVES = frozenset({"koperasi", "kopdes", "kopkel"})  # "Koperasi Desa Merah Putih" is the name of thousands
_AND = frozenset({"dan", "serta", "maupun"})
_NO_NAMES = frozenset({"stop", "time", "level", "body", "street", "acronym", "head", "group", "role"})
_NIL_LONGEST = 3
_RUN_LONGEST = 7
_SHORTEST_LOWER = 4


def find_cued(reading: Reading, barred: set[int]) -> list[Element]:
    """Return the places after a level's word in the order of the text; words in `barred` belong to units, offices, persons."""
    found: list[Element] = []
    words = reading.scan.words
    done = 0
    for cue in reading.scan.where(_WORDS_OF_LEVELS):
        if cue < done or cue in barred or words[max(cue, 1) - 1] in _COOPERATIVES:
            continue
        for element in _read_cued(reading, cue, barred):
            found.append(element)
            done = element.last
    return found


def _read_cued(reading: Reading, cue: int, barred: set[int]) -> list[Element]:
    levels, at = _read_levels(reading, cue)
    if at >= len(reading.scan.words) or at in barred or not _is_joined(reading, at):
        return []
    name = _read_name(reading, levels[-1][1], at, barred)
    if (
        (name is None or not name[1])
        and reading.scan.words[at] in _BETWEEN
        and reading.is_capital(at + 1)
        and reading.is_joined(at + 1)
    ):
        at += 1
        name = _read_name(reading, levels[-1][1], at, barred)
    if name is None:
        return []
    last, codes = name
    doubtful = not codes and (levels[-1][1] == "kota" or all(is_word(reading, i) for i in range(at, last)))
    single = [
        Element(first, at, last, at_level(codes, LEVEL_WORDS[word]) if codes else (), LEVEL_WORDS[word], word, doubtful)
        for first, word in levels
    ]
    fitting = [element for element in single if element.codes or not codes]
    kept = [kind._replace(run=_end_of_run(reading, kind, barred)) for e in fitting if (kind := _keep_kind(reading, e))]
    return kept + _read_list(reading, kept[0], barred) if len(kept) == 1 else kept


def _read_levels(reading: Reading, cue: int) -> tuple[list[tuple[int, str]], int]:
    """Return the level words at `cue` with their places, several in "Kelurahan/Kecamatan Tandes", and where the name begins."""
    words = reading.scan.words
    levels = [(cue, words[cue])]
    at = cue + 1
    while at < len(words) and words[at] in LEVEL_WORDS and reading.gap_before(at).strip() in {"/", "./"}:
        levels.append((at, words[at]))
        at += 1
    return levels, at


def _is_joined(reading: Reading, at: int) -> bool:
    marks = "." if reading.scan.words[at - 1] in _SHORT_FORMS else ""
    return reading.is_joined(at, marks)


def _read_name(reading: Reading, cue: str, at: int, barred: set[int]) -> tuple[int, tuple[str, ...]] | None:
    """Return the end of the name after a level's word and its codes; a run of capitalised words where no area is called so."""
    level = LEVEL_WORDS[cue]
    if not reading.is_capital(at) and not (level == "village" and reading.scan.words[at].isdigit()):  # "Kelurahan 35 Ilir"
        return _read_lower(reading, level, at)
    for last, codes in names_at(reading, at):
        opens = last == at + 1 and reading.scan.words[at] in LEVEL_WORDS and reading.is_capital(last)  # "Kelurahan | Kota Metro"
        if at_level(codes, level) and not (opens and reading.is_joined(last)):
            return last, codes
    own = next(names_at(reading, at - 1), None) if level == "village" else None  # "Kampung Bali", "Desa Adat Homfolo"
    if own and own[0] > at and at_level(own[1], level):
        return own
    if cue in _LOCAL:
        return None
    last = _end_of_name(reading, at, barred)
    return (last, ()) if last > at else None


def _read_lower(reading: Reading, level: Level, at: int) -> tuple[int, tuple[str, ...]] | None:
    """Read a name in lower case ("nagari kapau"): one that the gazetteer has and that is no word of the language."""
    if level in {"regency", "province"} and reading.scan.words[at - 1] in {"kota", "provinsi"}:
        return None
    for last, codes in names_at(reading, at):
        fitting = at_level(codes, level)
        unknown = not any(is_word(reading, i) or reading.is_cue(i, "stop") for i in range(at, last))
        if fitting and unknown and len(reading.scan.words[at]) >= _SHORTEST_LOWER:
            return last, fitting
    return None


def _end_of_name(reading: Reading, at: int, barred: set[int]) -> int:
    """Return the end of the capitalised words that may be the name of an unknown or misspelt place."""
    last = at
    while last < at + _NIL_LONGEST and reading.is_capital(last) and (last == at or reading.gap_before(last) in {" ", "-"}):
        if last in barred or _is_no_name(reading, last) or (last > at and _is_high(reading, last)):
            break
        last += 1
    single = last == at + 1
    common = reading.scan.words[at] in reading.lexicon.words.common
    return at if single and (common or is_acronym(reading.scan.written[at])) else last


def _end_of_run(reading: Reading, element: Element, barred: set[int]) -> int:
    """Return the end of the capitalised words behind a name that may belong to it: "Desa Pasir | Madnag"."""
    last = element.last
    if element.level not in {"village", "district"}:
        return 0
    while last < element.at + _RUN_LONGEST and last not in barred and _goes_on(reading, last):
        last += 1
    return last if last > element.last else 0


def _goes_on(reading: Reading, at: int) -> bool:
    """Tell whether a name may go on with word `at`: a capital, a small letter behind a hyphen, a level's word only at the end."""
    gap = reading.gap_before(at)
    if at >= len(reading.scan.words) or gap not in {" ", "-", ". "} or reading.is_cue(at, "time"):
        return False
    if reading.scan.words[at] in LEVEL_WORDS:
        return reading.is_capital(at) and not (reading.is_capital(at + 1) and reading.gap_before(at + 1).strip() in {"", "."})
    return reading.is_capital(at) or gap == "-"


def _is_high(reading: Reading, at: int) -> bool:
    """Tell whether a regency or province is named at word `at`."""
    hit = reading.areas.get(at)
    return hit is not None and is_high(hit.ids)


def _is_no_name(reading: Reading, at: int) -> bool:
    return (
        reading.scan.words[at] in LEVEL_WORDS
        or not _NO_NAMES.isdisjoint(reading.cues[at])
        or any(c.isdigit() for c in reading.scan.written[at])
    )


def _keep_kind(reading: Reading, element: Element) -> Element | None:
    """Keep the codes that the level's word allows: Kota or Kabupaten, kampung only where it is a village."""
    codes, by_code = element.codes, reading.lexicon.areas.by_code
    if element.cue in _LOCAL:
        codes = tuple(c for c in codes if c.startswith(_LOCAL[element.cue]))
        own = at_level(codes_of(reading, element.first, element.last), "village")  # "Kampung Bali" is the village's whole name
        codes = (*codes, *(c for c in own if c not in codes))
        return element._replace(codes=codes, at=element.first if own else element.at) if codes else None
    if element.cue in _ONLY:
        return element._replace(codes=tuple(code for code in codes if code.startswith(_ONLY[element.cue])))
    if element.level == "village" and codes:  # a village may be called "Desa Baru"
        own = at_level(codes_of(reading, element.first, element.last), "village")
        return element._replace(codes=(*codes, *(c for c in own if c not in codes))) if own else element
    if element.level == "regency" and codes:
        kind = "kabupaten" if element.cue.startswith("kab") else "kota"
        of_kind = tuple(c for c in codes if by_code[c].kind == kind)
        return element._replace(codes=of_kind or codes)
    return element


def _read_list(reading: Reading, first: Element, barred: set[int]) -> list[Element]:
    """Return the further places of "Desa A, B dan C": the same level, beside the first one; the list must end with "dan"."""
    found: list[Element] = []
    if not first.codes or first.level is None:
        return found
    at, ended = first.last, False
    while not ended and at + 1 < len(reading.scan.words):
        gap = reading.gap_before(at).strip()
        ended = reading.scan.words[at] in _AND and gap in {"", ","}
        start = at + 1 if ended else at
        if not (ended or gap == ",") or not reading.is_capital(start) or start in barred:
            return []
        further = _read_further(reading, first.level, start, _beside(first.codes))
        if further is None:
            return []
        found.append(Element(start, start, *further, first.level, first.cue))
        at = further[0]
    return found if ended else []


@lru_cache(maxsize=1 << 10)
def _beside(codes: tuple[str, ...]) -> frozenset[str]:
    """Return the regency of each area, the province of a regency."""
    return frozenset(code.rpartition(".")[0][:5] for code in codes)


def _read_further(reading: Reading, level: Level, at: int, beside: frozenset[str]) -> tuple[int, tuple[str, ...]] | None:
    for last, codes in names_at(reading, at):
        fitting = tuple(code for code in at_level(codes, level) if not beside or "" in beside or lies_in(code, beside))
        if fitting:
            return last, fitting
    return None
