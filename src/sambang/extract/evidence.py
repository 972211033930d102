"""What tells that capitalised words are a person: rank, office or cue before them, age, office or verb behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sambang.extract.alone import coordination, likely, single
from sambang.extract.apposition import apposition, leads_office, leads_to_office
from sambang.extract.cue_words import ADVERBS, NAMELY, PREPOSITIONS, TOLD_BY
from sambang.extract.described import described
from sambang.extract.held import fits_office, offices_before
from sambang.extract.likeness import (
    ends_in_place,
    ends_in_thing,
    is_addressed,
    is_area,
    is_full,
    is_named,
    is_no_place,
    is_plausible,
)
from sambang.extract.name import is_acronym, is_initials, is_name_like, is_word
from sambang.extract.title import TITLE_MARKS
from sambang.text.speech import speaks_passive

if TYPE_CHECKING:
    from sambang.extract.name import Name
    from sambang.extract.reading import PositionSpot, RankSpot, Reading
    from sambang.mentions import TitleFound

_SCORED = re.compile(r"\s?\(\d{1,3}(?:\+\d{1,2})?['’′]")  # the minute of a goal: "Jude Bellingham (68')"
_OF_SEES = frozenset({"uskup"})  # "Uskup Agung | Jakarta"
_RANK_MARKS = ". , ) ), ., :"
_OPENING = ("'", '"', "“", "‘")
_ORIGINS = frozenset({"warga", "asal", "penduduk", "dari", "di", "ke", "pihak", "manajemen"})
_BRANDS = frozenset({"product", "realm"})
_PLACING = frozenset({"place", "byline"})
_NOT_BETWEEN = PREPOSITIONS | _ORIGINS  # words that end the search for the verb of a speaker
_NOBLE = frozenset({"raden", "sultan", "pangeran", "syarif", "maulana", "sunan", "syekh", "tuanku", "teuku", "cut"})
_NAMES = (["nama", "lengkap"], ["atas", "nama"])
_ALL = frozenset({"keduanya", "ketiganya", "keempatnya", "mereka", "dia", "ia"})
_OUTLETS = frozenset({"tempo", "kompas", "detik", "republika", "tribun", "com", "id", "net", "co", "antara", "detikcom"})
_PROPHETS = frozenset({"nabi", "rasul", "malaikat"})
# What is named after officers: "Stadion Kapten I Wayan Dipta".
_BUILT = frozenset({
    "stadion", "bandara", "gor", "lapangan", "universitas", "rsud", "rumkit", "taman", "museum", "bandar", "gedung", "aula",
})  # fmt: skip
_HALLS = _BUILT - {"universitas"}
# Roles that a body may follow instead of a name: "analis Artha Sekuritas", "pendiri Kalbe Farma".
_OF_BODY = frozenset(
    {"pendiri", "analis", "pemilik", "pengelola", "ekonom", "peneliti", "investor", "karyawan", "karyawati", "relawan"}
)
NO_CUE = "no rank, office or cue beside it, and no known name"
_PLACE_REACH = 4  # words between a name and the place that it may be the name of
_HALL_REACH = 5  # the same where the short form of the place stands in brackets between them
_VERB_REACH = 5  # words between "ujar" and a name: "ujar hakim tunggal Lenny Wati"
_INITIALS_LONGEST = 4  # letters: a last word from here on is a name
_REACH = 12  # words: how far "berinisial" reaches in a list


_GAPS_IN_LISTS = frozenset({", ", " "})
_GAPS_IN_NAMES = frozenset({" ", "-", ".", ". "})


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A name with the titles around it, over words[first:last]."""

    first: int
    last: int
    name: Name
    titles: tuple[TitleFound, ...]


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """What says that a candidate is a person: the rule, and rank and office before the name; or, not taken, why it is none."""

    why: str
    rank: RankSpot | None = None
    positions: tuple[PositionSpot, ...] = ()
    taken: bool = True


def told_words(reading: Reading) -> set[int]:
    """Return the capitalised words that something beside them may make a person; a single word alone never is one.

    It asks less than `weigh` and `read_name` do: what it lets go, they would refuse.
    """
    capitals, gaps_before, known, words = reading.capitals, reading.gaps_before, reading.known, reading.scan.words
    titles = reading.title_starts
    beside = {*reading.rank_ends, *reading.office_ends, *[at - 1 for at in reading.positions], *titles}
    beside.update([at for at, hit in reading.areas.items() if hit.last > at + 1])  # a name may follow the place
    beside.update([at + 1 for at in titles], [at - 1 for at in titles if gaps_before[at].strip() in TITLE_MARKS])
    beside.update([at + 1 for at in reading.telling if known[at].leads], [at - 1 for at in reading.telling if known[at].follows])
    return {
        at
        for at in capitals - reading.taken
        if at in beside
        or (at + 1 in capitals and gaps_before[at + 1] in _GAPS_IN_NAMES)  # words that may be one name
        or (reading.traits[words[at]].is_certain and at not in reading.areas)
        or "(" in gaps_before[at + 1]
        or (gaps_before[at] == ", " and gaps_before[at + 1] in _GAPS_IN_LISTS and reading.traits[words[at]].is_name)
    }


def weigh(reading: Reading, candidate: Candidate, last_person: int) -> Evidence:
    """Return the first evidence that the candidate is a person, or why it is none."""
    at, name = candidate.first, candidate.name
    rank = reading.rank_ends.get(at)
    against = _against(reading, candidate, rank)
    if against:
        return Evidence(against, taken=False)
    if rank and reading.is_joined(at, _RANK_MARKS):
        return Evidence(f"after the rank {rank.found.rank}", rank, offices_before(reading, rank.first))
    before = offices_before(reading, at)
    if before and fits_office(reading, name, before[-1].found):
        return Evidence(f"after the office {before[-1].found.title}", None, before)
    if _is_in_place(reading, at) and not _speaks_for(reading, candidate):
        return Evidence("part of the name of a place, a body or a byline", taken=False)
    why = (
        _title_before(reading, candidate)
        or _cue_before(reading, candidate)
        or _cue_after(reading, candidate)
        or apposition(reading, candidate)
        or coordination(reading, candidate, last_person)
        or described(reading, candidate)
        or _attribution(reading, candidate)
        or likely(reading, candidate)
        or single(reading, candidate)
    )
    return Evidence(why) if why else Evidence(NO_CUE, taken=False)


def _against(reading: Reading, candidate: Candidate, rank: RankSpot | None) -> str:
    name = candidate.name
    written = reading.scan.written[name.first : name.last]
    if written[0].isupper() and all(map(is_initials, written)):
        return "initials"
    if "realm" in reading.cues[name.first] and is_initials(written[-1]) and len(written) > 1:  # "warga Malaysia AB (25)"
        return "initials behind a country"
    if "realm" in reading.cues[name.first] and all("realm" in kinds for kinds in reading.cues[name.first : name.last]):
        return "a country"
    if reading.scan.words[name.first] in _PROPHETS or (candidate.first and reading.scan.words[candidate.first - 1] in _PROPHETS):
        return "a prophet"
    if reading.gaps_before[candidate.first].endswith("/") and reading.scan.words[candidate.first - 1] in _OUTLETS:
        return "a photographer's credit"
    before = (rank.first if rank else candidate.first) - 1
    if rank and before >= 0 and reading.scan.words[before] in _BUILT and not reading.is_taken(before):
        return f"the name of a place, after {reading.scan.words[before]}"
    return f"a street, after {reading.scan.words[before]}" if "street" in reading.cues[before] else ""


def _title_before(reading: Reading, candidate: Candidate) -> str:
    at, name = candidate.first, candidate.name
    if at == name.first:
        return ""
    area = reading.areas.get(at - 1)
    if area and area.last > at:  # "Tanah | Abang, Jakarta Pusat"
        return ""
    is_place = reading.scan.words[at] in _OF_SEES and (is_area(reading, name) or ends_in_place(reading, name))
    is_place = is_place or (name.last - name.first == 1 and is_area(reading, name) and not is_named(reading, name))  # "dr Bogor"
    is_name = not is_place and (is_plausible(reading, name) or is_addressed(reading, at, name))
    return f"after {reading.scan.words[at]}" if is_name and not reading.gap_before(at).endswith(_OPENING) else ""


def _cue_before(reading: Reading, candidate: Candidate) -> str:
    at = candidate.first
    told = reading.cues[at - 1]
    if at == 0 or not (reading.known[at - 1].leads or (told and not _BRANDS.isdisjoint(told))):
        return ""
    word = reading.scan.words[at - 1]
    is_named_so = "named" in told and reading.is_joined(at, ",")
    if is_named_so or reading.scan.words[max(0, at - 2) : at] in _NAMES:
        return f"after {word}"
    if word in NAMELY and _is_told_of(reading, at - 2) and is_no_place(reading, candidate.name):
        return f"after {word}" if candidate.name.last - candidate.name.first > 1 or is_named(reading, candidate.name) else ""
    is_agent = "agent" in told and reading.gaps_before[at] == " " and is_named(reading, candidate.name)
    by_whom = word in TOLD_BY or ("agent" in told and word.startswith("di"))  # "gawang yang dijaga Kepa Arrizabal"
    if (is_agent or (by_whom and is_full(reading, candidate.name))) and not ends_in_thing(reading, candidate.name):
        return f"after {word}"
    says = "speech" in told or speaks_passive(word, reading.lexicon)
    is_letters = candidate.name.last - candidate.name.first == 1 and _is_letters(reading, candidate.name.first)
    if says and reading.gap_before(at) == " " and is_no_place(reading, candidate.name) and not is_letters:
        return f"after the speech verb {word}"
    cue = _skip_brands(reading, at)
    if reading.is_cue(cue - 1, "role", "group") and reading.is_joined(at, ", :") and is_no_place(reading, candidate.name):
        if ends_in_thing(reading, candidate.name):
            return ""
        is_told = reading.is_cue(cue - 1, "role") or is_named(reading, candidate.name)
        is_told = is_told or (reading.gap_before(at) == ", " and not _is_in_series(reading, candidate))
        is_told = is_told or (is_full(reading, candidate.name) and reading.scan.words[cue - 1] not in _OF_BODY)
        return f"after {reading.scan.words[cue - 1]}" if is_told else ""
    return ""


def _is_in_series(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether one word stands in a series of such: "Pengamanan Capres, | Preemtif, Preventif"."""
    last = candidate.last
    return last - candidate.first == 1 and reading.gap_before(last) == ", " and reading.is_capital(last)


def _skip_brands(reading: Reading, at: int) -> int:
    """Return where the brands and countries right before word `at` begin: "pebalap | Repsol Honda Joan Mir"."""
    while at > 1 and at - 1 in reading.capitals and not _BRANDS.isdisjoint(reading.cues[at - 1]) and reading.is_joined(at, ","):
        at -= 1
    return at


def _is_told_of(reading: Reading, at: int) -> bool:
    """Tell whether people are spoken of right before "adalah", "yakni": "Nama terlapor yakni", "Keduanya adalah"."""
    return reading.is_cue(at, "role", "group", "kin") or (at >= 0 and reading.scan.words[at] in _ALL)


def _cue_after(reading: Reading, candidate: Candidate) -> str:
    last = candidate.last
    is_told = reading.known[last].follows or "(" in reading.gaps_before[last]
    return _told_behind(reading, candidate) if is_told or last in reading.positions or last in reading.aged else ""


def _told_behind(reading: Reading, candidate: Candidate) -> str:
    scan, last = reading.scan, candidate.last
    if last in reading.aged and not _is_by_initials(reading, candidate):
        return "before an age"
    if is_full(reading, candidate.name) and _is_of_team(reading, last):
        return "before a country or a minute in brackets"
    before = scan.words[candidate.first - 1] if candidate.first else ""
    is_bracketed = reading.gap_before(last) == " (" and reading.gap_before(last + 1) == ") "  # "Sutrisno (Tris) mengaku"
    verb = last + 1 if is_bracketed or _is_between(reading, last) else last
    says = reading.is_cue(verb, "says") and (is_bracketed or reading.is_joined(last, ","))
    only = candidate.name.first if candidate.name.last - candidate.name.first == 1 else -1
    is_letters = only >= 0 and _is_letters(reading, only)
    if says and not is_letters and is_no_place(reading, candidate.name):
        is_origin = before in _ORIGINS and not is_named(reading, candidate.name)  # "Hasan, warga Kangean, mengatakan"
        return "" if is_origin else f"before {scan.words[verb]}"
    if not is_letters and _has_alias(reading, candidate):
        return "before alias"
    if leads_to_office(reading, candidate):
        return "before an office held"
    if scan.words[last : last + 1] == ["atau"] and last + 2 in reading.aged and is_no_place(reading, candidate.name):
        return "before initials with an age"
    if last in reading.positions and is_named(reading, candidate.name) and leads_office(reading, last):
        return "before an office"
    return ""


def _has_alias(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether another name of the same person follows: "Rahmat | alias Amat"; not that of a thing or of initials."""
    last, name = candidate.last, candidate.name
    if reading.scan.words[last : last + 1] != ["alias"] or reading.gap_before(last) != " " or not reading.is_capital(last + 1):
        return False
    words = range(name.first, name.last)
    if all(is_name_like(reading, at) for at in words):
        return True
    is_thing = ends_in_thing(reading, name) or is_area(reading, name) or _is_by_initials(reading, candidate)
    return not is_thing and (is_named(reading, name) or not any(is_word(reading, at) for at in words))


def _is_between(reading: Reading, at: int) -> bool:
    """Tell whether a small word may stand between a name and its verb: "Aldi | juga mengatakan"."""
    return reading.scan.words[at : at + 1] != [] and reading.scan.words[at] in ADVERBS and reading.gap_before(at) == " "


def _is_of_team(reading: Reading, last: int) -> bool:
    """Tell whether an athlete's country or the minute of a goal follows in brackets: "Magnus Johannesen (Denmark)"."""
    if reading.gap_before(last) == " (" and reading.is_cue(last, "realm") and reading.is_capital(last):
        return reading.gap_before(last + 1 + reading.is_cue(last + 1, "realm")).startswith(")")
    return _SCORED.match(reading.scan.text, reading.scan.ends[last - 1]) is not None


def _speaks_for(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a known name speaks behind a house: "Universitas Padjajaran | Kunto Adi Wibowo menilai"."""
    name, at = candidate.name, candidate.first
    is_apart = not reading.is_cue(at - 1, "place", "byline", "street") and reading.scan.words[name.first] not in _NOBLE
    is_person = name.last - name.first > 1 and is_named(reading, name) and not is_word(reading, name.first)
    return is_apart and is_person and reading.is_cue(candidate.last, "says")


def _is_letters(reading: Reading, at: int) -> bool:
    """Tell whether a single word is an organisation's letters: "KPAI membantah", "GAPPRI meminta", "pasangan AMIN"."""
    written = reading.scan.written
    if not written[at].isupper():
        return False
    beside = (*written[max(0, at - 1) : at], *written[at + 1 : at + 2])
    is_alone = not any(word.isupper() and len(word) > 1 for word in beside)
    return is_alone or (is_acronym(written[at]) and not is_name_like(reading, at))


def _attribution(reading: Reading, candidate: Candidate) -> str:
    """Take the name in "ujar hakim tunggal Lenny Wati", "kata perwakilan keluarga, Hasan Arif": only small words before it."""
    words, first = reading.scan.words, candidate.first
    near = reading.known[max(first - _VERB_REACH, 0) : first]
    if not any(word.leads for word in near) or not is_full(reading, candidate.name):
        return ""
    for at in range(candidate.first - 1, max(candidate.first - 1 - _VERB_REACH, -1), -1):
        if not reading.is_joined(at + 1, ",") or words[at] in _NOT_BETWEEN or reading.is_cue(at, "place", "level"):
            return ""
        if reading.is_cue(at, "speech") or words[at] == "menurut":  # "menurut pengamat politik, Pangi Syarwi"
            return f"after the speech verb {words[at]}"
    return ""


def _is_in_place(reading: Reading, at: int) -> bool:
    """Tell whether the word goes on the name of a street, a school, a byline: "Jalan Bypass Ir. Soekarno"."""
    if reading.gaps_before[at] == " " and at - 1 not in reading.capitals and reading.cues[at - 1].isdisjoint(_PLACING):
        return False  # behind a word in small letters that heads no name
    is_apart = False
    for before in range(at - 1, max(at - _PLACE_REACH, -1), -1):
        gap, told, is_capital = reading.gaps_before[before + 1], reading.cues[before], before in reading.capitals
        if not (gap == " " or reading.is_joined(before + 1, ". : ,")):
            return _is_built(reading, before + 1)
        is_apart = is_apart or gap.startswith(",")
        if "byline" in told and (is_capital or not gap.startswith(",")):  # "saat ditemui wartawan, Karsono"
            return True
        is_open = is_capital or "." not in gap  # not "di balai desa. Huda"
        if "place" in told and is_open and not is_apart:
            return True
        if not is_capital:
            return False
    return False


def _is_built(reading: Reading, at: int) -> bool:
    """Tell whether the short form of a building stands before word `at`: "Gedung Serba Guna (GSG) | Wira Satya"."""
    if reading.gap_before(at) != ") " or reading.gap_before(at - 1) != " (":
        return False
    return not _HALLS.isdisjoint(reading.scan.words[max(0, at - _HALL_REACH) : at - 1])


def _is_by_initials(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the words before an age stand for somebody's initials, or are the alias of such a person."""
    scan, name = reading.scan, candidate.name
    is_whole = name.last - name.first > 1 and len(scan.words[name.last - 1]) >= _INITIALS_LONGEST  # "M Jafad (27)"
    if (is_initials(scan.written[name.first]) and not (is_whole and len(scan.words[name.first]) == 1)) or (
        name.last - name.first == 1 and is_acronym(scan.written[name.first]) and not is_name_like(reading, name.first)
    ):
        return True
    before = scan.words[max(0, name.first - _REACH) : name.first]
    short = name.last - name.first == 1 and len(scan.words[name.first]) < 5 and not is_name_like(reading, name.first)  # noqa: PLR2004 -- "Sup"
    return (short and not {"inisial", "berinisial"}.isdisjoint(before)) or before[-1:] == ["alias"]
