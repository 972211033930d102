"""Degrees behind a name in their standard spelling: "Hutapea,S.IK,M.H melalui" -> "Hutapea, S.I.K., M.H., melalui"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sambang.clean.edits import replace
from sambang.clean.rules.person_case import is_last_name
from sambang.text.fold import squeeze

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon, Term
    from sambang.model import Edit
    from sambang.text.scan import Scan

_CATEGORIES = frozenset({"degree", "certificate_or_specialist"})
_LONGEST = 5  # words of one degree: "M.Tr.Opsla" has three, "S.Tr.(Han)" too
_MOST = 12  # degrees of one person; a run of initials without end must not cost its square
_INNER = frozenset({"", ".", "-", ". ", ".(", ". (", " "})  # what may stand inside one degree
_BETWEEN = frozenset({"", ",", ".", ".,", ",.", ",,", ")", ").", "),", ").,"})  # between two degrees, blanks aside
_APART = frozenset({" ", ". "})
_NAME_LENGTH = 7  # words between a rank or an office and the degrees of its bearer
_NAME_WORDS = 2  # of a name that nothing but a comma sets off from its degree
_CUES = frozenset({"rank", "position"})
_TITLES_BEFORE = frozenset({"h", "hj", "kh", "dr", "drs", "dra", "ir", "prof", "ustaz", "ustadz", "pdt", "tgk", "tgh", "ust"})
_NO_NAMES = frozenset({"no", "nomor", "pt", "cv", "jl", "jalan", "nama", "inisial", "berinisial", "alias"})
# Behind initials an age, behind a number's letters a stroke, behind a degree cut short the rest of it: "M.Sos.l", "Sp.A(K)".
_IS_NONE = re.compile(r"\.? ?\(\d|\(|/|-|\.?\w\b")
_LAW = frozenset({"S.H.", "M.H."})
_SHORT = 3  # letters of the parts of a degree that are written apart: "S. Sos"


class Degrees(NamedTuple):
    """A run of degrees: words[first:last] and the degrees in standard spelling."""

    first: int
    last: int
    titles: tuple[str, ...]


def write_degrees(text: str, context: Context) -> list[Edit]:
    """Write the degrees behind a name in standard spelling, with commas before, between and behind them.

    A word that only looks like a degree ("SE Nomor 5", "ST Nasution", "M.A (27)") stays, and so do titles before a name.
    """
    heads = context.lexicon.degree_heads & context.vocabulary(text)
    if not heads:
        return []
    found = context.scan(text)
    edits: list[Edit] = []
    done = 1
    for at in found.where(heads):
        if at >= done and found.written[at][0].isupper() and _parts_degrees(found.gaps[at - 1]):
            run = _read_run(found, context.lexicon, at)
            if run and _follows_name(found, run, context.lexicon):
                edits.append(_write(found, run))
                done = run.last
    return edits


def _read_run(found: Scan, lexicon: Lexicon, first: int) -> Degrees | None:
    titles: list[str] = []
    at = first
    while at < len(found.words) and len(titles) < _MOST and (at == first or _parts_degrees(found.gaps[at - 1])):
        match = _match(found, lexicon, at)
        if match is None:
            break
        at, title = match
        titles.append(title)
    return Degrees(first, at, tuple(titles)) if titles else None


def _parts_degrees(gap: str) -> bool:
    return "\n" not in gap and gap.replace(" ", "") in _BETWEEN


def _match(found: Scan, lexicon: Lexicon, at: int) -> tuple[int, str] | None:
    """Return the word behind the longest degree that begins at word `at`, and the degree."""
    for n in range(min(_LONGEST, len(found.words) - at), 0, -1):
        form = "".join(found.words[at : at + n])
        title = lexicon.title_forms.get(form)
        if title and lexicon.titles[title].category in _CATEGORIES and squeeze(title) == form and _is_one(found, at, at + n):
            return at + n, title
    return None


def _is_one(found: Scan, first: int, last: int) -> bool:
    """Tell whether the words are written as one degree."""
    gaps = found.gaps[first : last - 1]
    if any(gap not in _INNER for gap in gaps):
        return False
    if any(gap in _APART for gap in gaps):
        return all(len(word) <= _SHORT and word[0].isupper() for word in found.written[first:last])
    return True


def _follows_name(found: Scan, run: Degrees, lexicon: Lexicon) -> bool:
    """Tell whether the run is written as degrees are and a name stands before it."""
    gap, before = found.gaps[run.first - 1], found.written[run.first - 1]
    if not before[0].isalpha() or found.words[run.first - 1] in lexicon.terms.entries:
        return False
    if found.words[run.first - 1] in _NO_NAMES or _IS_NONE.match(found.text, found.ends[run.last - 1]):
        return False
    cued = _is_cued(found, run.first, lexicon)
    if not before[0].isupper():
        cued = cued or is_last_name(found, run.first - 1, lexicon)
        return cued and len(before) > 1 and (len(run.titles) > 1 or "," in gap)
    dotted = run.last - run.first > len(run.titles)
    if len(run.titles) > 1 and (dotted or cued or _is_spelled(found, run, lexicon)):
        return True
    if _begins_name(found, run, lexicon) and not ("," in gap and cued):
        return False
    if dotted:
        return cued or not _is_initials(found, run)
    if cued and "," in gap:
        return found.written[run.first][:2].isupper()
    named = ("," in gap or _stands_before_small(found, run)) and _is_plain_name(found, run, lexicon)
    return _is_spelled(found, run, lexicon) and (cued or named)


def _stands_before_small(found: Scan, run: Degrees) -> bool:
    """Tell whether the run begins with a law degree and goes on in small letters: "Ari Wibowo SH mengatakan"."""
    return run.titles[0] in _LAW and run.last < len(found.words) and found.written[run.last].islower()


def _is_spelled(found: Scan, run: Degrees, lexicon: Lexicon) -> bool:
    """Tell whether the words are spelled as degrees without dots are, and none of them is another acronym."""
    return all(
        found.written[at][:2].isupper() and len(found.words[at]) > 1 and "acronym" not in lexicon.cues.get(found.words[at], ())
        for at in range(run.first, run.last)
    )


def _is_cued(found: Scan, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a rank, an office or a title stands a name's length before word `last` in the same sentence."""
    for at in range(last - 2, max(-1, last - 2 - _NAME_LENGTH), -1):
        if "\n" in found.gaps[at] or "," in found.gaps[at]:
            return False
        word = found.words[at]
        if any(term.label in _CUES for term in _terms(lexicon, word)) or word in _TITLES_BEFORE:
            return True
    return False


def _terms(lexicon: Lexicon, word: str) -> tuple[Term, ...]:
    return lexicon.terms.entries.get(word, ())  # type: ignore[return-value]


def _begins_name(found: Scan, run: Degrees, lexicon: Lexicon) -> bool:
    """Tell whether the run is followed by a capitalised word as initials are: "S.H. Sarundajang", "ST Nasution"."""
    if run.last >= len(found.words) or found.gaps[run.last - 1] not in {" ", ". ", "."}:
        return False
    is_office = found.words[run.last] in lexicon.terms.entries or "head" in lexicon.cues.get(found.words[run.last], ())
    return found.written[run.last][0].isupper() and not is_office


def _is_initials(found: Scan, run: Degrees) -> bool:
    """Tell whether the degree may be somebody's initials: "M.A (27)", "S.P". The law degrees are too common for that."""
    if run.titles[0] in _LAW:
        return False
    return all(len(word) == 1 for word in found.words[run.first : run.last])


def _is_plain_name(found: Scan, run: Degrees, lexicon: Lexicon) -> bool:
    """Tell whether two capitalised words that are no common words stand before the degree."""
    if run.first < _NAME_WORDS or found.gaps[run.first - _NAME_WORDS] != " ":
        return False
    names = range(run.first - _NAME_WORDS, run.first)
    return all(found.written[at][0].isupper() and found.written[at][1:].islower() for at in names) and not any(
        found.words[at] in lexicon.words.common or "stop" in lexicon.cues.get(found.words[at], ()) for at in names
    )


def _write(found: Scan, run: Degrees) -> Edit:
    text, end = found.text, found.ends[run.last - 1]
    if run.titles[-1].endswith(")") and text[end : end + 1] == ")":
        end += 1
    dot = text[end : end + 1] == "."
    end += 1 + (text[end + 1 : end + 2] == ".") if dot else 0
    tail = _tail(text[end : end + 2], dot=dot)
    if tail.endswith(" "):  # a word is glued to the degree; its first letter keeps other rules from parting the two again
        tail, end = tail + text[end], end + 1
    start = found.ends[run.first - 1]
    # The full stop of an initial, "Dadang S., S.Sos.", or of a degree that the gazetteer does not know stays.
    if text[start] == "." and (found.gaps[run.first - 2] == "." or found.ends[run.first - 1] - found.starts[run.first - 1] == 1):
        start += 1
    return replace(text, start, end, ", " + ", ".join(run.titles) + tail, "punct", "degrees behind a name")


def _tail(behind: str, *, dot: bool) -> str:
    """Return what goes behind the last degree; a full stop before a capital may end the sentence and stays alone."""
    first = behind.lstrip(" ")[:1]
    if not first.isalnum() or behind[:1] == "\n":
        return ""
    ends = dot and (first.isupper() or first.isdigit())
    return ("" if ends else ",") + ("" if behind[0] == " " else " ")
