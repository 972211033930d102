"""Marks that are doubled, stray or at odds with each other; no comma is moved by syntax, no digit's mark is touched."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import disjoint, replace
from sambang.clean.rules.gaps import each_site, is_address

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.clean.rules.gaps import Site
    from sambang.model import Edit
    from sambang.text.scan import Scan

# A mark at the start of a line that can only close what came before; an ellipsis may begin a line.
_STRAY = re.compile(r"(?<=\n)[.,;:](?![.,;:]) ?")
_STRAY_LEAD = re.compile(r"(?<![^\n])[.,;:](?![.,;:]) ?")
_QUESTION_RUN = re.compile(r" \?{4,}(?=\s|\Z)")  # an emoji that became question marks
# Ranks that are acronyms or blends, no abbreviations that a full stop ends: "Kombes." is none of them.
RANK_WORDS = frozenset({
    "akp", "akbp", "kompol", "iptu", "ipda", "aiptu", "aipda", "bripka", "brigpol", "briptu", "bripda", "bharaka", "bharatu",
    "bharada", "abrip", "abriptu", "abripda",
})  # fmt: skip
_DOUBLED = re.compile(r"(?P<left>[)%\]\"”]{0,2}) *(?P<marks>[.,](?: ?[.,]){1,4})(?P<right>\s*[“”\"(]?\s?)")
_ASKED = re.compile(r"[?!](?P<second>,(?=[\"”])|\.(?=\s|\Z))[\"”]?\s*[“\"]?")  # a mark behind one that ends the sentence
_LAST_COMMAS = re.compile(r"(?<=[.!?”\"])(?:\s*,)+\s*\Z")
_LONGEST_COMMAS = 200
_LIST = re.compile(r"\bberikut(?: ini)?( ?;)(?=\s)")
# A comma between "pada" and a day: "kemarin pada, Kamis (28/5)". Each pattern begins with letters that are quick to find.
_DAY_COMMA = re.compile(r"ada, (?<=\b[Pp]ada, )(?=(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|Ahad)\b|\d{1,2} [A-Z][a-z]{2})")
_BRACKET_COMMA = re.compile(r", \( ?(?=\d{1,2}/\d{1,2})")
_HOURS = frozenset({"pukul", "sekitar", "sekira", "jam"})
# A full stop between an hour and its zone: "pukul 04:50. WITA", "18.00.Wib". The stop is quick to find.
_ZONE_STOP = re.compile(r"\.(?<=\d\d[.:]\d\d\.)(?<![\d.]\d\d[.:]\d\d\.)(?= ?W(?:IB|ITA|IT|ib|ita|it)\b)")
_DATE_STOP = re.compile(r"\)(?<=\d\))\. ?(?=(?:pukul|sekitar|sekira|jam) )")  # "(5/8/2024).pukul 07.30"
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad")
_LONGEST_DAY = 6
_YEARS = re.compile(r" -(?<=\b[12]\d{3} -)(?=[12]\d{3}\b)")
_DATE_SLASHES = re.compile(r"//(?<=\d//)(?=\d{1,4}(?:/|\)|\b))")
_THOUSANDS = re.compile(r"Rp(?<!\wRp)(?:\. ?)?\d{1,3}(?:\.\d{3}){0,3}\. (?=000(?:\.000)?(?!\d))")
_GLUED_AMOUNT = re.compile(r"Rp(?<!\wRp)(?:\. ?| )?\d[\d.,]{0,15}(?=(?:ribu|juta|miliar|milyar|triliun)\b)")
_STUTTER = re.compile(r"-(?P<letter>[A-Z])-(?=[A-Z]{2})")
_BEFORE_LETTER = re.compile(r"[^\w-]?\Z")
_QUOTES = ("“", '"')  # the rule of quote marks sees to the blank before them
_CLOSED = (*_QUOTES, "”")
_SHORT_FORMS = frozenset({"dll", "dkk", "dsb", "dst", "tbk", "jln", "kec", "kel", "kab", "no", "al", "jl"})
_PRONOUNS = frozenset({"dia", "ia", "ini", "itu", "nya", "kan", "aku"})  # short words that are no abbreviations
_DAY_WORDS = frozenset({"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"})
_LONGEST_MARKS = 5  # " . . . " between sentences is no slip
_LONGEST = 8  # characters of a gap with a doubled mark
_ABBREVIATION = 3  # letters; "dll.", "dkk.", "Ltd."


def drop_stray_marks(text: str, context: Context) -> list[Edit]:
    """Drop a full stop or comma that begins a line: ".Bhabinkamtibmas" -> "Bhabinkamtibmas"; "...ujarnya" stays."""
    edits: list[Edit] = []
    for gap, places in context.gap_sites(text).items():
        if _may_be_stray(gap) or -1 in places:
            for site in each_site(text, context, gap):
                new = _STRAY.sub("", gap) if site.at >= 0 else _STRAY_LEAD.sub("", gap)
                if new != gap and site.after:
                    new = _merged(new, _kind_of(site)) if _is_doubled(new) else new
                    edits.append(site.become(new, "punct", "mark at the start of a line"))
    return edits


@lru_cache(maxsize=2048)
def _may_be_stray(gap: str) -> bool:
    return _STRAY.search(gap) is not None


def merge_doubled_marks(text: str, context: Context) -> list[Edit]:
    """Leave one mark of two: ",," and ". ." and ".," become one; an ellipsis and "dll.," stay."""
    edits: list[Edit] = []
    for gap in filter(_is_doubled, context.gap_sites(text)):
        for site in each_site(text, context, gap):
            new = _merged(gap, _kind_of(site))
            if new != gap and not _is_abbreviated(site) and not is_address(site):
                edits.append(site.become(new, "punct", "doubled mark"))
    for gap in context.gap_sites(text):
        asked = _ASKED.fullmatch(gap) if gap[0] in "?!" and len(gap) > 1 else None
        if asked:
            new = gap[:1] + gap[asked.end("second") :]
            edits += [
                site.become(new, "punct", "doubled mark")
                for site in each_site(text, context, gap)
                if site.before.islower() and (asked["second"] == "," or _kind_of(site) in {"U", ""})
            ]
    if text.rstrip()[-1:] == ",":
        ends = _LAST_COMMAS.finditer(text, max(0, len(text) - _LONGEST_COMMAS))
        edits += [replace(text, m.start(), m.end(), "", "punct", "commas behind the last sentence") for m in ends]
    return disjoint(edits)


def drop_question_runs(text: str, _context: Context) -> list[Edit]:
    """Drop four and more question marks behind a blank: what is left of an emoji."""
    if " ????" not in text:
        return []
    return [replace(text, *m.span(), "", "punct", "lost emoji") for m in _QUESTION_RUN.finditer(text)]


def drop_rank_marks(text: str, context: Context) -> list[Edit]:
    """Drop a mark between a rank and its bearer: "AKP. Budi" -> "AKP Budi", "AKBP, Budi Santoso" -> "AKBP Budi Santoso".

    "Kombes. Pol." and a list of ranks stay.
    """
    lexicon = context.lexicon
    found = context.scan(text)
    return [
        replace(text, found.ends[at] + found.gaps[at].startswith(")"), found.starts[at + 1], " ", "punct", "mark behind a rank")
        for at in found.where(lexicon.rank_words.keys())
        if found.gaps[at : at + 1] != [" "]
        and _is_parted(found, at)
        and found.written[at + 1][0].isupper()
        and found.words[at + 1] not in lexicon.terms.lengths
    ]


def _is_parted(found: Scan, at: int) -> bool:
    """Tell whether a mark that does not belong there stands behind the rank."""
    gap = found.gaps[at].replace(" ", "") if at < len(found.gaps) else ""
    return gap in {",", "),"} or (gap == "." and found.words[at] in RANK_WORDS)


def drop_date_marks(text: str, context: Context) -> list[Edit]:
    """Drop a comma between "pada", its day and its date, and a stroke too many: "pada, Kamis, (28//5)"; "dari, Kamis" stays."""
    edits: list[Edit] = []
    words, gaps = context.vocabulary(text), context.scan(text).gap_kinds()
    if "pada" in words and "ada, " in text:
        commas = [m.start() + 3 for m in _DAY_COMMA.finditer(text)]
        edits += [replace(text, at, at + 1, "", "punct", "comma before a date") for at in commas]
    if ", (" in gaps or ", ( " in gaps:
        commas = [m.start() for m in _BRACKET_COMMA.finditer(text)]
        days = (at for at in commas if text[max(0, at - _LONGEST_DAY) : at].lower().endswith(_DAYS))
        edits += [replace(text, at, at + 1, "", "punct", "comma before a date") for at in days]
    if (")." in gaps or "). " in gaps) and not words.isdisjoint(_HOURS):
        stops = [m.span() for m in _DATE_STOP.finditer(text)]
        edits += [replace(text, start + 1, end, " ", "punct", "full stop between a date and its hour") for start, end in stops]
    if "wib" in words or "wita" in words or "wit" in words:
        hours = [m.start() for m in _ZONE_STOP.finditer(text)]
        edits += [replace(text, at, at + 1, "", "punct", "full stop between an hour and its zone") for at in hours]
    if " -" in gaps:
        edits += [replace(text, m.start(), m.start() + 1, "", "spacing", "span of years") for m in _YEARS.finditer(text)]
    if "//" in gaps:
        edits += [replace(text, m.start(), m.start() + 1, "", "punct", "doubled stroke") for m in _DATE_SLASHES.finditer(text)]
    return sorted(edits, key=lambda edit: edit.start)


def drop_stutters(text: str, _context: Context) -> list[Edit]:
    """Drop a letter that an acronym begins with twice: "E-E-TLE" -> "E-TLE"; "X-X" stays."""
    return [
        replace(text, m.start() - 1, m.start() + 1, "", "duplicate", "letter said twice")
        for m in _STUTTER.finditer(text)
        if text[m.start() - 1 : m.start()] == m["letter"] and _BEFORE_LETTER.match(text[max(0, m.start() - 2) : m.start() - 1])
    ]


def write_covid(text: str, context: Context) -> list[Edit]:
    """Write "covid 19" as "Covid-19", capitals as they are; a small letter before the hyphen is a matter of taste."""
    if "covid" not in context.vocabulary(text):
        return []
    found = context.scan(text)
    return [
        replace(text, found.starts[at], found.starts[at + 1], _covid(found.written[at]), "punct", "name of the disease")
        for at in found.where({"covid"})
        if found.words[at + 1 : at + 2] == ["19"] and found.gaps[at] == " "
    ]


def _covid(written: str) -> str:
    return f"{'Covid' if written.islower() else written}-"


def write_list_colons(text: str, context: Context) -> list[Edit]:
    """Write a colon for the semicolon behind "sebagai berikut", "berikut ini"; other semicolons stay."""
    if ";" not in text or "berikut" not in context.vocabulary(text):
        return []
    return [replace(text, m.start(1), m.end(1), ":", "punct", "a list follows") for m in _LIST.finditer(text)]


def join_currency(text: str, context: Context) -> list[Edit]:
    """Write the amount right behind "Rp" where a full stop parts them: "Rp . 24 juta" -> "Rp24 juta"; thousands in one piece."""
    why = "amount in rupiah"
    edits: list[Edit] = []
    if "Rp" in text:
        edits += [replace(text, m.end() - 1, m.end(), "", "spacing", why) for m in _THOUSANDS.finditer(text)]
        edits += [replace(text, m.end(), m.end(), " ", "run_on", why) for m in _GLUED_AMOUNT.finditer(text)]
    if "rp" not in context.vocabulary(text):
        return edits
    found = context.scan(text)
    edits += [
        replace(text, found.ends[at], found.starts[at + 1], "", "spacing", why)
        for at, word in enumerate(found.words[:-1])
        if word == "rp" and found.gaps[at].strip(" ") in {".", ".,"} and found.words[at + 1][0].isdigit()
    ]
    return sorted(edits, key=lambda edit: edit.start)


def _kind_of(site: Site) -> str:
    """Return what begins behind the gap: an upper-case letter (U), a lower-case one (l), a digit (d), nothing."""
    first = site.after[:1]
    if site.after.lower() in _DAY_WORDS:
        return "l"  # "Belitung., Jumat (21/7)": a day begins no sentence behind a comma
    return "U" if first.isupper() else "d" if first.isdigit() else "l" if first else ""


@lru_cache(maxsize=2048)
def _is_doubled(gap: str) -> bool:
    return 1 < len(gap) <= _LONGEST and _DOUBLED.fullmatch(gap) is not None


def _merged(gap: str, kind: str) -> str:
    """Return the gap with one mark of two, or the gap itself."""
    found = _DOUBLED.fullmatch(gap)
    mark = _one_mark(found["marks"], kind) if found else ""
    if not found or not mark:
        return gap
    right = found["right"]
    return found["left"] + mark + (right if right[:1].isspace() or right[:1] in _CLOSED or not kind else " " + right)


def _one_mark(marks: str, kind: str) -> str:
    """Return the one mark that stands for two; a mark between digits and ".." before a small letter are left alone."""
    if kind == "d" or "..." in marks or (len(marks) > _LONGEST_MARKS and "," not in marks):
        return ""
    if len(set(marks) - {" "}) == 1:
        return "" if marks[0] == "." and kind == "l" else marks[0]
    return "," if kind == "l" else "."


def _is_abbreviated(site: Site) -> bool:
    """Tell whether the first full stop belongs to the word before: "S.H.,", "dll.,", "Co., Ltd."."""
    if not site.gap.startswith(".,"):
        return False
    if site.before.isdigit() or (site.before.islower() and site.before in _PRONOUNS):
        return False
    if site.before.islower() and _kind_of(site) == "U" and len(site.before) >= _ABBREVIATION:
        return site.before in _SHORT_FORMS or site.scan.gaps[site.at - 1 : site.at] == ["."]
    return len(site.before) <= _ABBREVIATION or site.scan.gaps[site.at - 1 : site.at] == ["."]
