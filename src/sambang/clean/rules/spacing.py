"""Blanks where they are missing, too many or on the wrong side of a mark; digits' own marks are left alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sambang.clean.edits import replace
from sambang.clean.rules.gaps import Site, each_site, is_address
from sambang.clean.rules.punct import RANK_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon
    from sambang.model import Edit, EditKind

_NUMBERED = frozenset({"no", "nomor", "jl", "jln", "gg", "km", "rt", "rw", "tgl", "hal", "psl", "kav", "blok", "lt"})
_TITLES = frozenset({"h", "hj", "kh", "tgk", "drs"})
_LEADING_TITLES = frozenset({"dr", "ir", "drs", "dra", "prof", "kh"})  # before them no other letters
_TITLES_BEHIND = frozenset({"H", "Hj", "Dr", "Drs", "Dra", "Ir"})
_SHORT_STARTS = frozenset({"Ia", "Di", "Ke"})  # words of two letters that begin sentences
_CLOCK_CUES = frozenset({"pukul", "jam", "pkl", "wib", "wita", "wit"})
_CLOCK_GAP = re.compile(r"[.:](?:(?<=\d[.:])\s{1,3}|(?<=\d [.:])\s{0,3})(?=\d\d(?!\d))")  # its mark is quick to find
_CLOCK_BEFORE = re.compile(r"(?P<cue>(?:[Pp]ukul|[Jj]am|[Pp]kl)\.? )?(?<!\d)(?:[01]?\d|2[0-4])\Z")
_CLOCK_AFTER = re.compile(r"[0-5]\d\s?(?:wib|wita|wit)\b", re.IGNORECASE)
_BLANKS = re.compile(r" (?<=\S )( +)(?=\S)")
_BEFORE_CLOCK = 12  # "pukul 10" and the blanks around it
# Marks that nothing but a blank or a line end may follow, and what may close a bracket or quote before them.
_FLOATING = re.compile(r"(?P<left>[)\]”%]?) +(?P<mark>[,;:?!]|\.(?!\.))(?P<right>\s*[“\"]?\(?|[”\"](?:[ .]|\Z)\s*[“\"]?)")
_OPEN_BLANK = re.compile(r"([(\[]) +")
_CLOSE_BLANK = re.compile(r" +([)\]])")
_COMMON = 25  # articles of 3,839: a rarer word beside a full stop may be part of an address
_LONG = 5
_SHORT = 3  # letters; a shorter word beside a mark may be an abbreviation, a suffix or a formula
_COLON_WORD = 4
_LONGEST_BRACKET = 60  # characters between brackets
_PREPOSITIONS = frozenset({"di", "ke"})
_SUFFIXES = frozenset({"nya", "an", "kan", "i", "lah", "kah", "pun", "ku", "mu", "ing", "ed", "es"})


def part_glued_sentences(text: str, context: Context) -> list[Edit]:
    """Put the missing blank behind the full stop of a sentence, an abbreviation or an initial.

    "wartawan.Hingga" -> "wartawan. Hingga", "Kec.Carenang" -> "Kec. Carenang"; "detik.com", "S.Sos" and "09.00" stay.
    """
    return _space_all(text, context, _GLUED_ENDS)


def space_glued_marks(text: str, context: Context) -> list[Edit]:
    """Put the missing blank behind a comma, semicolon or colon and outside of brackets.

    "Desa Cakung,Kec." -> "Desa Cakung, Kec.", "Selasa(15/8)" -> "Selasa (15/8)"; "3,5", "film(s)" and "08:00" stay.
    """
    return _space_all(text, context, _GLUED_MARKS)


def attach_floating_marks(text: str, context: Context) -> list[Edit]:
    """Drop the blank before a mark and inside brackets: "detikJatim , Rabu", "( Nataru )"; "3 : 1" and ".. " stay."""
    edits: list[Edit] = []
    for gap in context.gap_sites(text):
        if " " in gap:
            new = _attached(gap)
            if new != gap:
                edits += [
                    site.become(_settled(site, new, context.lexicon), "spacing", "blank before a mark")
                    for site in each_site(text, context, gap)
                    if _may_attach(site)
                ]
    return edits


def close_double_blanks(text: str, _context: Context) -> list[Edit]:
    """Leave one blank of several inside a line; the blanks at the ends of a line are no matter of this rule."""
    if "  " not in text:
        return []
    return [replace(text, *m.span(1), "", "spacing", "double blank") for m in _BLANKS.finditer(text)]


def close_clock_times(text: str, context: Context) -> list[Edit]:
    """Drop the blank inside a clock time: "pukul 00: 15 Wib", "07. 20 WIB"."""
    if context.vocabulary(text).isdisjoint(_CLOCK_CUES):
        return []
    edits: list[Edit] = []
    for gap in _CLOCK_GAP.finditer(text):
        start, end = gap.start() - (text[gap.start() - 1] == " "), gap.end()
        hours = _CLOCK_BEFORE.search(text[max(0, start - _BEFORE_CLOCK) : start])
        if hours and (hours["cue"] or _CLOCK_AFTER.match(text, end)):
            kind: EditKind = "split" if "\n" in gap[0] else "spacing"
            edits.append(replace(text, start, end, gap[0].strip(), kind, "blank inside a clock time"))
    return edits


def _space_all(text: str, context: Context, glued: Mapping[str, Glued]) -> list[Edit]:
    sites = context.gap_sites(text)
    return [
        site.become(glued[gap].spaced, "spacing", "missing blank beside a mark")
        for gap in glued
        if gap in sites
        for site in each_site(text, context, gap)
        if _is_glued(site, gap, context.lexicon)
    ]


def _is_glued(site: Site, gap: str, lexicon: Lexicon) -> bool:
    """Tell whether a blank is missing where this gap stands between the words of the site."""
    glued = _GLUED_ENDS.get(gap) or _GLUED_MARKS.get(gap)
    return bool(glued and site.before and site.after and glued.fits(site, lexicon)) and not is_address(site)


def _settled(site: Site, gap: str, lexicon: Lexicon) -> str:
    """Return the gap as it stays when its marks are attached: "( Cipete )menuju" needs a blank on the other side."""
    if not site.after:
        return gap.rstrip(" ")
    glued = _GLUED_ENDS.get(gap) or _GLUED_MARKS.get(gap)
    return glued.spaced if glued and _is_glued(site, gap, lexicon) else gap


def _is_full_stop(site: Site, lexicon: Lexicon) -> bool:
    before, after = site.before, site.after
    if before.lower() in _LEADING_TITLES and after in _TITLES_BEHIND:
        return True
    if before.lower() in RANK_WORDS:
        return False
    return _may_end(site, lexicon) and not _is_title(site, lexicon)


def _may_end(site: Site, lexicon: Lexicon) -> bool:
    before, after = site.before, site.after
    if before.isdigit():
        return _begins_sentence(after) or (after.islower() and len(after) > _SHORT and _is_common(after, lexicon))
    if after[:1].isdigit():
        return before.lower() in _NUMBERED
    if before.lower() in _TITLES and len(after) >= _SHORT and after[0].islower():
        return after not in lexicon.words.known  # a name in small letters; its capital is a matter of casing
    if len(before) == 1:
        return before.isupper() and _begins_sentence(after)
    if after.islower():
        return _are_common(before, after, lexicon)
    degree = len(before) < _LONG or site.text.startswith("(", site.end + len(after))  # "Sp.PD", "Subsp.KI(K)"
    shortest = _SHORT if degree else _SHORT - 1
    return _begins_sentence(after) or (after.isupper() and len(after) >= shortest and before[-1].islower())


def _are_common(before: str, after: str, lexicon: Lexicon) -> bool:
    """Tell whether both words are common ones, as in a chat without capitals: "pesantren.bahkan"."""
    return before.islower() and len(after) >= _SHORT and _is_common(before, lexicon) and _is_common(after, lexicon)


def _is_common(word: str, lexicon: Lexicon) -> bool:
    return lexicon.words.counts.get(word, 0) >= _COMMON


def _begins_sentence(word: str) -> bool:
    """Tell whether the word is a capital and small letters, two letters at least."""
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


def _is_sentence_end(site: Site, _lexicon: Lexicon) -> bool:
    if site.gap in {"?", "!"} and (len(site.before) < _SHORT or "??" in site.text or not site.before.isalpha()):
        return False
    if site.gap == ")." and len(site.after) > 1 and (site.after.isupper() or _begins_sentence(site.after)):
        return True
    return _begins_sentence(site.after) and (len(site.after) >= _SHORT or site.after in _SHORT_STARTS)


def _is_ellipsis_end(site: Site, _lexicon: Lexicon) -> bool:
    return _begins_sentence(site.after) and site.before.isalpha() and min(len(site.before), len(site.after)) >= _SHORT


def _is_title(site: Site, lexicon: Lexicon) -> bool:
    """Tell whether the full stop stands inside a degree: "S.Sos", "M.Tr.Opsla"."""
    words, forms = site.scan.words, lexicon.title_forms
    at = site.at
    return any("".join(words[low:high]) in forms for low in (at - 1, at) for high in (at + 2, at + 3) if low >= 0) and any(
        len(word) < _SHORT for word in words[max(0, at - 1) : at + 1]
    )


def _is_comma(site: Site, _lexicon: Lexicon) -> bool:
    before, after = site.before, site.after
    if before[-1:].isdigit():
        return after.isalpha() and len(after) >= _SHORT
    if after[:1].isdigit():
        return len(before) >= _SHORT and before[-1:].isalpha()
    return len(before) > 1 and (len(after) > 1 or after == "H")


def _is_colon(site: Site, _lexicon: Lexicon) -> bool:
    return site.before.isalpha() and len(site.before) >= _COLON_WORD and site.after[:1].isupper() and len(site.after) > 1


def _is_opening(site: Site, _lexicon: Lexicon | None) -> bool:
    before, after = site.before, site.after
    if not before[-1:].isalpha() or len(before) < _SHORT:
        return False
    is_suffix = after.islower() and len(after) <= _SHORT
    is_word_part = site.text.startswith(")", site.end + len(after)) and not (
        before.islower() and after.isupper() and len(after) > 1
    )
    return after[0].isdigit() or not (is_suffix or is_word_part)


def _is_closing(site: Site, _lexicon: Lexicon) -> bool:
    short = len(site.after) < _SHORT and site.after not in _PREPOSITIONS
    if site.after.lower() in _SUFFIXES or short or not site.after.isalpha():
        return False
    low = site.text.rfind("(", max(0, site.start - _LONGEST_BRACKET), site.start)
    inside = site.text[low + 1 : site.start].strip()
    is_prefix = inside.islower() and inside.isalpha() and len(inside) <= _COLON_WORD
    return low >= 0 and not is_prefix and (site.text[low - 1 : low] in {" ", "\n", ",", ".", ""} or _opens(site, low))


def _opens(site: Site, bracket: int) -> bool:
    """Tell whether the bracket glued to the word before it gets a blank there: "Stranger(sudah tayang)Serial"."""
    at = bisect_left(site.scan.starts, bracket) - 1
    return at >= 0 and site.scan.gaps[at] == "(" and _is_opening(Site(site.text, site.scan, at, "("), None)


def _is_dash(site: Site, _lexicon: Lexicon) -> bool:
    return _begins_sentence(site.after)


def _is_degree_end(site: Site, _lexicon: Lexicon) -> bool:
    """Tell whether a degree stands before the mark: "M.H.,Kapolres"; behind a word one of the two marks is too many."""
    return len(site.before) == 1 and _begins_sentence(site.after)


def _is_item(site: Site, _lexicon: Lexicon) -> bool:
    return site.after[0].isdigit() or site.after[0].isupper()


class Glued(NamedTuple):
    """How a gap without a blank is written with it, and what tells that the blank is missing."""

    spaced: str
    fits: Callable[[Site, Lexicon], bool]


_GLUED_ENDS: dict[str, Glued] = {gap: Glued(gap + " ", _is_sentence_end) for gap in (").", "!", "?", "%.", "].", "…")}
_GLUED_ENDS["..."] = Glued("... ", _is_ellipsis_end)
_GLUED_ENDS["."] = Glued(". ", _is_full_stop)
_GLUED_MARKS: dict[str, Glued] = {
    ",": Glued(", ", _is_comma),
    "),": Glued("), ", _is_comma),
    ".,": Glued("., ", _is_degree_end),
    ";": Glued("; ", _is_colon),
    ":": Glued(": ", _is_colon),
    "(": Glued(" (", _is_opening),
    ")": Glued(") ", _is_closing),
    ".(": Glued(". (", _is_opening),
    ",(": Glued(", (", _is_opening),
    ")--": Glued(") -- ", _is_dash),
    ")-- ": Glued(") -- ", _is_dash),
    ")—": Glued(") — ", _is_dash),
    ")–": Glued(") – ", _is_dash),
    ");- ": Glued("); - ", _is_item),
    ")- ": Glued(") - ", _is_item),
}


@lru_cache(maxsize=1024)
def _attached(gap: str) -> str:
    """Return the gap with its marks attached, or the gap itself where nothing floats."""
    if any(sign in gap for sign in "()[]"):
        gap = _CLOSE_BLANK.sub(r"\1", _OPEN_BLANK.sub(r"\1", gap))
    floating = _FLOATING.fullmatch(gap)
    return floating["left"] + floating["mark"] + (floating["right"] or " ") if floating else gap


def _may_attach(site: Site) -> bool:
    """Tell whether the mark belongs to the word before it: not in scores, ratios, formulas or at a line's start."""
    if not site.before:
        return False
    if site.before[-1].isdigit() and site.after[:1].isdigit():
        return site.gap == " , "
    if site.gap == " ?" and site.after:  # a letter that was lost: "?ây"
        return False
    return not (site.gap.strip() == "." and (len(site.before) == 1 or site.after[:1].islower()))
