"""What tells that capitalised words are a person: rank, office or cue before them, age, office or verb behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sambang.extract.name import PARTICLES, is_acronym, is_certain, is_common, is_initials, is_name_like, is_word
from sambang.extract.title import TITLE_MARKS, may_open_title
from sambang.text.speech import speaks_passive

if TYPE_CHECKING:
    from sambang.extract.name import Name
    from sambang.extract.reading import PositionSpot, RankSpot, Reading
    from sambang.mentions import PositionFound, TitleFound

_AGE = re.compile(r"\s?\((?:umur |usia )?(\d{1,2})(?: ?(?:th|thn|tahun))?\)")
_OFFICE_MARKS = ", : . ) ),"
_RANK_MARKS = ". , ) ), ., :"
_OPENING = ("'", '"', "“", "‘")
# Offices that do not tell whose they are: only a known name counts behind them.
_VAGUE = frozenset({
    "Anggota", "Petugas", "Satpam", "Linmas", "Guru", "Penyidik", "Piket SPKT", "Kabid", "Kabag", "Kasi", "Kasat", "Kanit",
    "Paur", "Panit", "Kaur", "Dir",
})  # fmt: skip
_ORIGINS = frozenset({"warga", "asal", "penduduk", "dari", "di", "ke"})
_AS = frozenset({"sebagai", "selaku"})
_NAMELY = frozenset({"adalah", "yakni", "yaitu", "ialah"})
_ALL = frozenset({"keduanya", "ketiganya", "keempatnya", "mereka", "dia", "ia"})
_OUTLETS = frozenset({"com", "id", "net", "co", "antara", "detikcom"})
_ONE = frozenset({"salah", "seorang"})
_PREPOSITIONS = frozenset({"di", "ke", "dari", "pada", "melalui", "lewat", "via"})
NO_CUE = "no rank, office or cue beside it, and no known name"
_VERB_REACH = 5  # words between "ujar" and a name: "ujar hakim tunggal Lenny Wati"
_INITIALS_LONGEST = 4  # letters: a last word from here on is a name
_REACH = 12  # words: how far "berinisial" reaches in a list


# What may tell that a word is a person, by one look at the words beside it (see `is_told`).
_TOLD_BY_CUE_BEFORE = frozenset({"named", "agent", "speech", "role", "group"})
_TOLD_BY_CUE_AFTER = frozenset({"says", "role", "group", "kin"})
_TOLD_BY_BEFORE = _NAMELY | {"lengkap"}
_TOLD_BY_AFTER = _AS | _ONE | PARTICLES | {"atau", "yang"}
_GAPS_IN_NAMES = frozenset({" ", "-", ".", ". "})


class Candidate(NamedTuple):
    """A name with the titles around it, over words[first:last]."""

    first: int
    last: int
    name: Name
    titles: tuple[TitleFound, ...]


class Evidence(NamedTuple):
    """What says that a candidate is a person: the rule, and rank and office before the name; or, not taken, why it is none."""

    why: str
    rank: RankSpot | None = None
    positions: tuple[PositionSpot, ...] = ()
    taken: bool = True


def is_told(reading: Reading, at: int) -> bool:
    """Tell whether anything beside a capitalised word may make it a person; a single word alone never is one.

    It asks less than `weigh` and `read_name` do: what it lets go, they would refuse.
    """
    if at + 1 in reading.capitals and reading.scan.gaps[at] in _GAPS_IN_NAMES:  # words that may be one name
        return True
    if at in reading.rank_ends or at in reading.office_ends or at + 1 in reading.positions:
        return True
    if at in reading.areas and reading.areas[at].last > at + 1:  # a name may follow the place
        return True
    if not _TOLD_BY_CUE_BEFORE.isdisjoint(reading.cues.get(at - 1, ())) or not _TOLD_BY_CUE_AFTER.isdisjoint(
        reading.cues.get(at + 1, ())
    ):
        return True
    words = reading.scan.words
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    return (
        before in _TOLD_BY_BEFORE
        or after in _TOLD_BY_AFTER
        or "(" in reading.gap_before(at + 1)
        or may_open_title(reading, at)
        or may_open_title(reading, at - 1)
        or (may_open_title(reading, at + 1) and reading.scan.gaps[at].strip() in TITLE_MARKS)
        or speaks_passive(before, reading.lexicon)
    )


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
    if before and _fits_office(reading, name, before[-1].found):
        return Evidence(f"after the office {before[-1].found.title}", None, before)
    if _is_in_place(reading, at):
        return Evidence("part of the name of a place, a body or a byline", taken=False)
    why = (
        _title_before(reading, candidate)
        or _cue_before(reading, candidate)
        or _cue_after(reading, candidate)
        or _apposition(reading, candidate)
        or _coordination(reading, candidate, last_person)
        or _attribution(reading, candidate)
        or _likely(reading, candidate)
    )
    return Evidence(why) if why else Evidence(NO_CUE, taken=False)


def offices_before(reading: Reading, at: int) -> tuple[PositionSpot, ...]:
    """Return the office right before word `at`, unless it is the one that the person before it holds."""
    spot = reading.office_ends.get(at)
    if spot is None or not reading.is_joined(at, _OFFICE_MARKS) or _is_held_before(reading, spot.first):
        return ()
    is_ended = reading.gap_before(at).strip() == "." and reading.scan.words[at - 1].isdecimal()  # "Ketua RT 03 RW 01. Aipda"
    return () if is_ended else (spot,)


def _is_held_before(reading: Reading, first: int) -> bool:
    """Tell whether "selaku" ties the office at word `first` to the name before it: "Hasan Arif selaku | Camat, Rudi"."""
    link = first - 1
    is_link = link > 0 and reading.scan.words[link] in _AS and reading.is_joined(link, ",")
    return is_link and reading.is_capital(link - 1) and not reading.is_taken(link - 1)


def _against(reading: Reading, candidate: Candidate, rank: RankSpot | None) -> str:
    name = candidate.name
    written = reading.scan.written[name.first : name.last]
    if written[0].isupper() and all(map(is_initials, written)):
        return "initials"
    if reading.is_cue(name.first, "realm") and all(reading.is_cue(at, "realm") for at in range(name.first, name.last)):
        return "a country"
    if reading.gap_before(candidate.first).endswith("/") and reading.scan.words[candidate.first - 1] in _OUTLETS:
        return "a photographer's credit"
    before = (rank.first if rank else candidate.first) - 1
    return f"a street, after {reading.scan.words[before]}" if reading.is_cue(before, "street") else ""


def _is_plausible(reading: Reading, name: Name) -> bool:
    """Tell whether the words after an office may be a name: not all of them words of the language or acronyms."""
    words = range(name.first, name.last)
    if is_common(reading, name.first) and is_acronym(reading.scan.written[name.last - 1]):  # "Doktor | Ilmu Politik UI"
        return any(is_certain(reading, at) for at in words)
    return not all(is_common(reading, at) for at in words)


def _fits_office(reading: Reading, name: Name, office: PositionFound) -> bool:
    """Tell whether the words after an office are its holder's name: vague offices ("anggota") ask for a known name."""
    if office.title in _VAGUE or office.unit:
        return _is_no_place(reading, name) and (office.title not in _VAGUE or is_named(reading, name))
    return _is_plausible(reading, name) and (is_named(reading, name) or not is_area(reading, name))


def _title_before(reading: Reading, candidate: Candidate) -> str:
    at, name = candidate.first, candidate.name
    if at == name.first:
        return ""
    area = reading.areas.get(at - 1)
    if area and area.last > at:  # "Tanah | Abang, Jakarta Pusat"
        return ""
    if _is_plausible(reading, name) and not reading.gap_before(at).endswith(_OPENING):
        return f"after {reading.scan.words[at]}"
    return ""


def _cue_before(reading: Reading, candidate: Candidate) -> str:
    at = candidate.first
    if at == 0:
        return ""
    word = reading.scan.words[at - 1]
    is_named_so = reading.is_cue(at - 1, "named") and reading.is_joined(at, ",")
    if is_named_so or reading.scan.words[max(0, at - 2) : at] == ["nama", "lengkap"]:
        return f"after {word}"
    if word in _NAMELY and _is_told_of(reading, at - 2) and _is_no_place(reading, candidate.name):
        return f"after {word}" if candidate.name.last - candidate.name.first > 1 or is_named(reading, candidate.name) else ""
    is_agent = reading.is_cue(at - 1, "agent") and reading.gap_before(at) == " " and is_named(reading, candidate.name)
    if is_agent or (word == "menurut" and _is_full(reading, candidate.name)):
        return f"after {word}"
    says = reading.is_cue(at - 1, "speech") or speaks_passive(word, reading.lexicon)
    if says and reading.gap_before(at) == " " and _is_no_place(reading, candidate.name):
        return f"after the speech verb {word}"
    if reading.is_cue(at - 1, "role", "group") and reading.is_joined(at, ", :") and _is_no_place(reading, candidate.name):
        is_told = reading.is_cue(at - 1, "role") or is_named(reading, candidate.name) or reading.gap_before(at) == ", "
        return f"after {word}" if is_told else ""
    return ""


def _is_told_of(reading: Reading, at: int) -> bool:
    """Tell whether people are spoken of right before "adalah", "yakni": "Nama terlapor yakni", "Keduanya adalah"."""
    return reading.is_cue(at, "role", "group", "kin") or (at >= 0 and reading.scan.words[at] in _ALL)


def _cue_after(reading: Reading, candidate: Candidate) -> str:
    scan, last = reading.scan, candidate.last
    if is_aged(reading, last) and not _is_by_initials(reading, candidate):
        return "before an age"
    before = scan.words[candidate.first - 1] if candidate.first else ""
    is_bracketed = reading.gap_before(last) == " (" and reading.gap_before(last + 1) == ") "  # "Sutrisno (Tris) mengaku"
    says = reading.is_cue(last + 1, "says") if is_bracketed else reading.is_cue(last, "says") and reading.is_joined(last, ",")
    only = candidate.name.first if candidate.name.last - candidate.name.first == 1 else -1
    is_letters = only >= 0 and is_acronym(scan.written[only]) and not is_name_like(reading, only)  # "KPAI membantah"
    if says and not is_letters and _is_no_place(reading, candidate.name):
        is_origin = before in _ORIGINS and not is_named(reading, candidate.name)  # "Hasan, warga Kangean, mengatakan"
        return "" if is_origin else f"before {scan.words[last]}"
    if _leads_to_office(reading, candidate):
        return "before an office held"
    if scan.words[last : last + 1] == ["atau"] and is_aged(reading, last + 2) and _is_no_place(reading, candidate.name):
        return "before initials with an age"
    if last in reading.positions and is_named(reading, candidate.name) and leads_office(reading, last):
        return "before an office"
    return ""


def leads_office(reading: Reading, at: int) -> bool:
    """Tell whether the office at word `at` is the one of the name before it: behind a comma, or no other name behind it."""
    gap = reading.gap_before(at)
    return gap.strip() == "," or (gap == " " and reading.is_capital(at) and not reading.is_capital(reading.positions[at].last))


def _leads_to_office(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether "selaku" or "sebagai" and an office follow, "selaku" also before one that no gazetteer has."""
    words, last = reading.scan.words, candidate.last
    if not words[last : last + 1] or words[last] not in _AS or not _is_no_place(reading, candidate.name):
        return False
    is_full = candidate.name.last - candidate.name.first > 1
    return last + 1 in reading.positions or (words[last] == "selaku" and reading.is_capital(last + 1) and is_full)


def is_aged(reading: Reading, last: int) -> bool:
    """Tell whether an age in brackets follows the word before `last`: "Sahurman (62)"."""
    ends = reading.scan.ends
    return last <= len(ends) and _AGE.match(reading.scan.text, ends[last - 1]) is not None


def _apposition(reading: Reading, candidate: Candidate) -> str:
    """Take the name in "Slamet Riyadi, salah seorang tokoh masyarakat", "Rosalia, yang merupakan korban"."""
    name, last, words = candidate.name, candidate.last, reading.scan.words
    if not _is_no_place(reading, name) or words[max(0, candidate.first - 1)] in _PREPOSITIONS:
        return ""
    is_full = is_named(reading, name) or name.last - name.first > 1
    gap = reading.gap_before(last).strip()
    if gap in {"", ","} and words[last : last + 2] == ["yang", "merupakan"] and is_full:
        return "before yang merupakan" if reading.is_cue(last + 2, "role", "group", "kin") else ""
    if gap != "," or reading.is_capital(last):
        return ""
    if words[last] in _ONE or (is_full and reading.is_cue(last, "role", "group", "kin")):
        return f"before {words[last]}"
    return ""


def _attribution(reading: Reading, candidate: Candidate) -> str:
    """Take the name in "ujar hakim tunggal Lenny Wati", "kata perwakilan keluarga, Hasan Arif": only small words before it."""
    if not _is_full(reading, candidate.name):
        return ""
    words = reading.scan.words
    for at in range(candidate.first - 1, max(candidate.first - 1 - _VERB_REACH, -1), -1):
        if not reading.is_joined(at + 1, ",") or words[at] in _PREPOSITIONS | _ORIGINS or reading.is_cue(at, "place", "level"):
            return ""
        if reading.is_cue(at, "speech"):
            return f"after the speech verb {words[at]}"
    return ""


def _is_full(reading: Reading, name: Name) -> bool:
    """Tell whether a name of several words holds no word of the language and no place, or a known name."""
    words = range(name.first, name.last)
    if len(words) < 2 or is_area(reading, name):  # noqa: PLR2004 -- a single word may be anything
        return False
    return is_named(reading, name) or not any(is_word(reading, at) or is_acronym(reading.scan.written[at]) for at in words)


def _is_in_place(reading: Reading, at: int) -> bool:
    """Tell whether the word goes on the name of a street, a school, a byline: "Jalan Bypass Ir. Soekarno"."""
    is_apart = False
    for before in range(at - 1, max(at - 4, -1), -1):
        if not reading.is_joined(before + 1, ". : ,"):
            return False
        is_apart = is_apart or reading.gap_before(before + 1).startswith(",")
        if reading.is_cue(before, "byline"):
            return True
        is_open = reading.is_capital(before) or "." not in reading.gap_before(before + 1)  # not "di balai desa. Huda"
        if reading.is_cue(before, "place") and is_open and not is_apart:
            return True
        if not reading.is_capital(before):
            return False
    return False


def _coordination(reading: Reading, candidate: Candidate, last_person: int) -> str:
    """Take "Gibran Rakabuming Raka" after "Prabowo Subianto dan" for a person: several words, none of them common."""
    name, first = candidate.name, candidate.first
    is_joined = (last_person == first - 1 and reading.scan.words[last_person] == "dan") or (
        last_person == first > 0 and reading.gap_before(first) == "-"
    )
    is_listed = last_person == first > 0 and reading.gap_before(first) == ", " and _list_goes_on(reading, candidate.last)
    if not (is_joined or is_listed) or name.last - name.first < 2:  # noqa: PLR2004 -- a single word may be anything
        return ""
    words = range(name.first, name.last)
    if is_area(reading, name) or any(is_word(reading, at) for at in words):
        return ""
    following = candidate.last + (reading.scan.words[candidate.last] == "dan") if is_listed else 0
    if is_listed and not any(is_name_like(reading, at) for at in (*words, following)):
        return ""
    return "joined to a person by dan" if is_joined else "in a list of persons"


def _list_goes_on(reading: Reading, at: int) -> bool:
    """Tell whether a further member of a list follows at word `at`: ", Hasan", ", dan Hasan", "dan Hasan"."""
    if reading.scan.words[at : at + 1] == ["dan"]:
        return reading.is_capital(at + 1)
    return reading.gap_before(at) == ", " and reading.is_capital(at)


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


def _is_no_place(reading: Reading, name: Name) -> bool:
    """Tell whether the words are more likely a name than a place or common words."""
    if is_named(reading, name):
        return True
    return not is_area(reading, name) and not any(is_common(reading, at) for at in range(name.first, name.last))


def is_area(reading: Reading, name: Name) -> bool:
    """Tell whether the words are one place name after the other, be it begun before them: "DKI | Jakarta"."""
    at = name.first
    outer = next((reading.areas[i] for i in (at - 1, at - 2) if i in reading.areas), None)
    if outer and outer.last > at:
        at = outer.last
    while at < name.last and at in reading.areas:
        at = reading.areas[at].last
    return at >= name.last


def is_named(reading: Reading, name: Name) -> bool:
    """Tell whether a known name is among the words, or each of them may be one."""
    words = range(name.first, name.last)
    return any(is_certain(reading, at) for at in words) or (len(words) > 1 and all(is_name_like(reading, at) for at in words))


def _likely(reading: Reading, candidate: Candidate) -> str:
    """Take a name without a cue for one: two words or more, known names, and nothing before it that makes it a place."""
    name = candidate.name
    words = range(name.first, name.last)
    if len(words) < 2 or reading.is_cue(name.first - 1, "place", "level", "body"):  # noqa: PLR2004 -- a single word may be anything
        return ""
    before = reading.scan.words[name.first - 1] if name.first else ""
    if before in {"di", "ke"} or (before and reading.is_capital(name.first - 1) and reading.is_joined(name.first)):
        return ""
    is_known = sum(is_name_like(reading, at) for at in words) * 2 >= len(words) and is_named(reading, name)
    return "known given or family names" if is_known and not is_area(reading, name) else ""
