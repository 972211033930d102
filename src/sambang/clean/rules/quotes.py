"""Quote marks: blanks on their wrong side, opening marks for closing ones, closing marks that are missing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sambang.clean.edits import replace
from sambang.text.fold import fold
from sambang.text.speech import is_nya, speaks_after, speaks_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon
    from sambang.model import Edit

_SIGNS = ('"', "“", "”", "''", "’’", "‘‘")
_PAIRS = frozenset({"''", "’’", "‘‘"})
_MARK = re.compile(
    r"[\"“”\n'’‘](?:(?<!['’‘])|(?<=')'|(?<=’)’|(?<=‘)‘)"
)  # two single ones are a mark; all begin with one of a set
_NO_COMMA = frozenset({'" ', "” ", '." ', ".” "})  # what a verb of speech should not follow
_COMMAS = frozenset({'," ', ",” "})  # what a verb of speech with a capital should not follow
_OUTER_COMMAS = frozenset({'", ', "”, ", '"," ', ",”, "})
_OPENS_AFTER = frozenset("([-–—/‘'")
_CLOSES_BEFORE = frozenset(".,;:!?)]…")
_NO_WORDS = frozenset("—–-(\n")
_CLOSED_NEXT = re.compile(r"[^\n“”\"]{10,600}[,.!?]”")
_SPOKEN = frozenset(",.!?")
_SUFFIX = re.compile(r"(?:nya|an|kan|lah|kah|pun|\w)\b|-")
_FEWEST_WORDS = 4  # of a quote; fewer are a scare quote
_PRONOUNS = frozenset({"dia", "ia", "beliau"})
_FIRST_PERSONS = frozenset({"kami", "kita", "saya"})
_FIRST_WORDS = 15  # of the line: one of them says that a speaker of his own begins it
_MOST_WORDS = 80
_LEADS = frozenset({"menurut", "menurutnya", "kutip", "dikutip", "bahwa"})
# ", ujar Iptu Budi.", ", katanya.": what tells that the quote before it has ended; a comma would let it go on.
_TELLS = re.compile(
    r", ?(?P<verb>[a-z]{4,14})(?= (?P<who>[A-Z]|dia\b|ia\b|beliau\b)|[. ])"
    r"[^,.!?\n]{0,60}(?:, (?=[A-Z(])[^,.!?\n]{2,60})?[.](?=\s|\Z)"  # "jelas Rangga, Kamis (30/5)."
)
# A verb of speech right behind a closing mark, and who spoke.
_BEHIND = re.compile(r" ?(?P<verb>[A-Za-z][a-z]{3,13})(?:,| (?=(?P<who>[A-Z]|dia\b|ia\b|beliau\b)))?")
# Verbs that begin no sentence of their own where a name follows: "Tutup Kapolsek." but "Lanjut Kapolsek, warga ...".
_ENDING_VERBS = frozenset({
    "ujar", "kata", "tutur", "ucap", "tutup", "pungkas", "jelas", "terang", "tegas", "ungkap", "tandas", "imbuh", "papar",
    "beber",
})  # fmt: skip


class Mark(NamedTuple):
    """A quote mark: what it does (open, close, "" where it is no quote mark) and where the open quote began."""

    start: int
    end: int
    role: str
    began: int  # of a closing mark: the end of the mark that opened its quote, -1 where none did


def mend_quote_marks(text: str, context: Context) -> list[Edit]:
    """Put blanks outside of quote marks, turn those that face the wrong way, write '' as one mark.

    Single quotes, inches and marks whose side is not plain stay.
    """
    if not _may_be_wrong(text, context):
        return []
    marks = list(_read_marks(text, context.lexicon))
    commas = list(_punctuate(text, marks, context.lexicon))
    written = {at for edit in commas for at in range(edit.start, edit.end)}  # `nyaman ”, katanya`: the blank goes with the comma
    edits = (edit for mark in marks for edit in _mend(text, mark))
    return [*(edit for edit in edits if edit.start == edit.end or edit.start not in written), *commas]


def _may_be_wrong(text: str, context: Context) -> bool:
    """Tell cheaply whether a mark stands in an odd gap, ends a quote without a comma, or lacks its partner."""
    if any(map(_holds_mark, context.gap_sites(text))):
        return True
    if text.count('"') % 2 == 1 or text.count("“") != text.count("”"):
        return True
    found, lexicon = context.scan(text), context.lexicon
    if not _OUTER_COMMAS.isdisjoint(found.gap_kinds()):
        return True
    if any(found.written[at + 1][0].isupper() and speaks_after(found.words[at + 1], lexicon) for at in found.where_gaps(_COMMAS)):
        return True
    return any(speaks_after(found.words[at + 1], lexicon) for at in found.where_gaps(_NO_COMMA))


@lru_cache(maxsize=2048)
def _holds_mark(gap: str) -> bool:
    return any(map(gap.__contains__, _SIGNS))


def _read_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the quote marks of the text with their roles; each line is read anew."""
    began = -1
    for found in _MARK.finditer(text):
        start, end = found.span()
        if found[0] == "\n":
            began = -1
            continue
        misplaced = (began >= 0 or text[start - 1 : start] in _SPOKEN) and _stands_at_verb(text, start, end, lexicon)
        role = "close" if misplaced else _role(text, start, end, is_open=began >= 0)
        yield Mark(start, end, role, began)
        if role:
            began = end if role == "open" else -1


def _stands_at_verb(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the mark is stuck to the verb of speech behind its quote: `triliun, “jelasnya`, `triliun,“jelasnya`."""
    left = start - text.startswith(" ", start - 1)
    if text[left - 1 : left] not in _SPOKEN:
        return False
    tells = _BEHIND.match(text, end)
    return tells is not None and tells["verb"].islower() and speaks_after(tells["verb"], lexicon)


def _role(text: str, start: int, end: int, *, is_open: bool) -> str:
    """Return what the mark does, told by the blanks and marks beside it and, where they tell nothing, by what is open."""
    left, right, sign = text[start - 1 : start] if start else "", text[end : end + 1], text[start:end]
    if left in {"=", "\\"} or text[end : end + 2] == "}]":
        return ""
    blank_left, blank_right = not left.strip() or left in _OPENS_AFTER, not right.strip()
    if blank_left and not blank_right:
        return ("close" if is_open else "") if right in _CLOSES_BEFORE else "open"
    if blank_left:
        lost = sign == "”" and text[end + 1 : end + 2] in _NO_WORDS  # "korban. ” — 2": it closes what no mark opened
        return "close" if is_open or lost else "open"
    if blank_right or right in _CLOSES_BEFORE:
        return "close" if is_open or sign == "”" else ""
    if not right.isalnum():
        return ""
    if sign == "“" or (left == ":" and not is_open):
        return "open"
    if sign == "”" and not is_open and left in _SPOKEN and right.isupper() and _CLOSED_NEXT.match(text, end):
        return "open"  # `di Jember.”Tahun lalu kami melapor,” kata Budi`: the wrong mark on the wrong side
    return "close" if is_open or sign == "”" else "open" if left in _CLOSES_BEFORE else ""


def _mend(text: str, mark: Mark) -> Iterator[Edit]:
    start, end = mark.start, mark.end
    sign = text[start:end]
    if sign in _PAIRS and mark.role:
        one = '"' if sign == "''" else "“" if mark.role == "open" else "”"
        yield replace(text, start, end, one, "punct", "two apostrophes for a quote mark")
    if mark.role == "open":
        if sign == "”":
            yield replace(text, start, end, "“", "punct", "closing mark where a quote opens")
        if text.startswith(" ", end) and (sign == "”" or _closes_later(text, end)):
            yield from _drop_blanks(text, end, 1)
        left = text[start - 1 : start] if start else ""
        if left.isalnum() or left in _CLOSES_BEFORE:
            yield replace(text, start, start, " ", "spacing", "missing blank before a quote")
    elif mark.role == "close":
        if sign == "“" and mark.began >= 0:
            yield replace(text, start, end, "”", "punct", "opening mark where a quote closes")
        yield from _drop_blanks(text, start, -1)
        if text[end : end + 1].isalnum() and not _SUFFIX.match(text, end):
            yield replace(text, end, end, " ", "spacing", "missing blank behind a quote")


def _closes_later(text: str, at: int) -> bool:
    """Whether another quote mark follows on the line."""
    found = _MARK.search(text, at)
    return found is not None and found[0] != "\n"


def _drop_blanks(text: str, at: int, step: int) -> Iterator[Edit]:
    """Drop the blanks on the inner side of a mark, if something stands behind them on the line."""
    low = high = at
    while step > 0 and text[high : high + 1] == " ":
        high += 1
    while step < 0 and low and text[low - 1] == " ":
        low -= 1
    beyond = text[high : high + 1] if step > 0 else text[low - 1 : low]
    if low < high and beyond.strip():
        yield replace(text, low, high, "", "spacing", "blank inside a quote")


def _punctuate(text: str, marks: Iterable[Mark], lexicon: Lexicon) -> Iterator[Edit]:
    """Close quotes that end before ", ujar ...", and put the comma between a quote and its verb of speech."""
    opened: Mark | None = None
    line_end = 0
    looked = 0  # how far line ends were looked for: up to the last mark
    for mark in marks:
        start = text.rfind("\n", looked, mark.start) + 1
        if start or not looked:  # the first mark of its line
            yield from _open_line(text, mark, start, lexicon)
        looked = mark.end
        if opened and (mark.start > line_end or mark.role == "open"):
            yield from _close_before_verb(text, opened, min(mark.start, line_end), lexicon)
            opened = None
        if mark.role == "open":
            opened = mark
            if mark.end > line_end:  # a line of many quotes is measured once
                line_end = text.find("\n", mark.end)
                line_end = len(text) if line_end < 0 else line_end
        elif mark.role == "close":
            opened = None
            yield from _join_verb(text, mark, lexicon)
    if opened:
        yield from _close_before_verb(text, opened, line_end, lexicon)


def _close_before_verb(text: str, mark: Mark, limit: int, lexicon: Lexicon) -> Iterator[Edit]:
    for tells in _TELLS.finditer(text, mark.end, limit):
        verb = tells["verb"]
        if speaks_after(verb, lexicon) and (tells["who"] or is_nya(verb, lexicon)):
            if text.count(" ", mark.end, tells.start()) + 1 >= _FEWEST_WORDS:
                sign = "”" if text[mark.start : mark.end] in {"“", "”"} else '"'
                yield replace(text, tells.start() + 1, tells.start() + 1, sign, "punct", "closing mark before a verb of speech")
            return


def _open_line(text: str, mark: Mark, start: int, lexicon: Lexicon) -> Iterator[Edit]:
    """Open a quote where its line begins: `Saya ucapkan terima kasih,” tegas Kapolres`.

    The first mark of the line closes before a verb of speech; a speaker of his own speaks, and nobody else is named to.
    """
    if mark.role == "open" or text[mark.start - 1 : mark.start] != "," or not text[start : start + 1].isupper():
        return
    tells = _BEHIND.match(text, mark.end)
    if not tells or not tells["verb"].islower() or not _tells_speaker(tells, lexicon):
        return
    words = fold(text[start : mark.start]).replace(",", " ").replace(".", " ").split()
    speaks = any(speaks_before(word, lexicon) or speaks_after(word, lexicon) or word in _LEADS for word in words)
    if _FEWEST_WORDS <= len(words) <= _MOST_WORDS and not speaks and not _FIRST_PERSONS.isdisjoint(words[:_FIRST_WORDS]):
        before = text[max(0, text.rfind("\n", 0, max(0, start - 1)) + 1) : start]
        if before.count("“") <= before.count("”") and before.count('"') % 2 == 0:
            sign = '"' if text[mark.start : mark.end] == '"' else "“"
            yield replace(text, start, start, sign, "punct", "opening mark at the start of a line")


def _join_verb(text: str, mark: Mark, lexicon: Lexicon) -> Iterator[Edit]:
    """Put a comma for what stands between a quote and its verb of speech: `penadah” ujar`, `tidak benar,”.`."""
    start, end = mark.start, mark.end
    low = start
    while low and text[low - 1] == " ":
        low -= 1
    last = text[low - 1 : low]
    if text[end : end + 2] == ". " and mark.began >= 0 and _is_told_behind(text, end + 1, lexicon):  # `ajaran baru”. kata Abdul`
        yield replace(text, low - (last in {",", "."}), end + 1, "," + text[start:end], "punct", "comma before a verb of speech")
        return
    if last in {",", "."} and text[end : end + 1] == "." and "." not in {text[end + 1 : end + 2], text[low - 2 : low - 1]}:
        after = "." + text[start:end] + (" " if text[end + 1 : end + 2].isalnum() else "")
        yield replace(text, low - 1, end + 1, after, "punct", "full stop on both sides of a quote mark")
        return
    if text[end : end + 2] == ", " and (last.isalnum() or last in {",", ")"}):
        yield from _move_comma(text, mark, low, lexicon)
        return
    tells = _BEHIND.match(text, end)
    if mark.began < 0 or not tells or not (last.isalnum() or last in {".", ")", ","}) or not _tells_speaker(tells, lexicon):
        return
    if text.count(" ", mark.began, start) + 1 < _FEWEST_WORDS:
        return
    verb = tells["verb"]
    if last == "," and verb[0].isupper():
        yield replace(
            text, tells.start("verb"), tells.start("verb") + 1, verb[0].lower(), "casing", "verb of speech behind its quote"
        )
    elif last == "." and verb[0].isupper() and _ends_quote(text, tells, lexicon):
        after = "," + text[start:end] + " " + verb[0].lower()
        yield replace(text, low - 1, tells.start("verb") + 1, after, "punct", "comma before a verb of speech")
    elif last not in {",", "."} and verb[0].isupper() and _ends_quote(text, tells, lexicon):
        after = "," + text[start:end] + " " + verb[0].lower()
        yield replace(text, low, tells.start("verb") + 1, after, "punct", "comma before a verb of speech")
    elif last != "," and verb.islower():
        yield replace(text, low - (last == "."), low, ",", "punct", "comma before a verb of speech")


def _move_comma(text: str, mark: Mark, low: int, lexicon: Lexicon) -> Iterator[Edit]:
    """Put the comma behind a quote inside of it, before a verb of speech: `menyesuaikan", kata Adin`."""
    tells = _BEHIND.match(text, mark.end + 1)
    if mark.began < 0 or not tells or tells["verb"][0].isupper() or not _tells_speaker(tells, lexicon):
        return
    if text.count(" ", mark.began, mark.start) + 1 >= _FEWEST_WORDS:
        after = text[mark.start : mark.end] if text[low - 1] == "," else "," + text[mark.start : mark.end]
        yield replace(text, low, mark.end + 1, after, "punct", "comma before a verb of speech")


def _is_told_behind(text: str, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb of speech in small letters begins behind the blank, with who spoke."""
    tells = _BEHIND.match(text, at)
    return tells is not None and tells["verb"].islower() and _tells_speaker(tells, lexicon)


def _tells_speaker(tells: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a verb of speech stands behind the quote, with who spoke."""
    verb = tells["verb"].lower()
    return speaks_after(verb, lexicon) and bool(tells["who"] or is_nya(verb, lexicon))


def _ends_quote(text: str, tells: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a verb with a capital belongs to the quote before it: "Tutup Kapolsek.", "Ungkapnya lagi."."""
    verb = tells["verb"].lower()
    if is_nya(verb, lexicon):
        return text[tells.end("verb") : tells.end("verb") + 1] != ","
    return verb in _ENDING_VERBS
