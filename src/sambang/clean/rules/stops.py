"""Full stops that are missing where a sentence ends: at the end of a paragraph, behind a verb of speech, behind a headline.

Headings, captions, items of lists and texts that were cut off stay without one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.rules.layout import OPEN_ENDS, is_item
from sambang.text.morphology import is_word
from sambang.text.speech import nya_verbs

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon
    from sambang.model import Edit

_OPEN = frozenset("),%")  # what a paragraph that lacks its full stop ends with, besides letters and digits
_NEIGHBOURS = frozenset('.!?:…"”)')  # what the lines beside a paragraph end with
# A sentence inside the line: the line is no heading. What is behind the last of them must be a sentence too.
_INNER = re.compile(r"(?s).*[a-z\d)”\"][.!?][”\"]? (?=[A-Z“\"(])")
_LEAST_BEFORE = 4  # words in front of it: "1. " begins an item
_LEAST_TAIL = 5  # words
_LEAST_ALONE = 10  # words of a line that holds one sentence; headings are shorter
_LONGEST_HEADING = 8
_LEAST_SMALL = 0.5  # of them in small letters; headlines have most in capitals
_SAID = re.compile(r"[,.!?][”\"],? ?[a-z]")  # who spoke is named behind a quote, mostly in capitals
_PREDICATE = re.compile(r"(?:me[mn]|meng|meny|di|ber|ter)[a-z]{3,}|masih|telah|sudah|akan|tidak|adalah|yakni")
_CREDIT = re.compile(r"\([^()\n]{0,60}[A-Za-z]/[A-Za-z][^()\n]{0,60}\)\Z|\([Ff]oto[^()\n]{0,60}\)\Z")
_ADDRESS = re.compile(r"[@#_]|://|www\.|[a-z]\.[a-z]")
_HEADLINE = re.compile(r"[“\"]?(?:[^\sa-z]+ ){4,30}[^\sa-z]*[A-Z]{2}[”\"]?(?= [A-Z][a-z]+ )")
_SPEECH_GAPS = frozenset({" ", ' "', " “"})
_CLOSING = frozenset('"”')


def end_paragraphs(text: str, context: Context) -> list[Edit]:
    """Put the full stop that is missing at the end of a paragraph; a comma in its place becomes one."""
    lines: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if story := line.rstrip():
            lines.append((start, start + len(story)))
        start += len(line) + 1
    edits: list[Edit] = []
    for number, (start, end) in enumerate(lines):
        if _is_open(text[start:end]) and _stands_between(text, lines, number) and _is_sentence(text, start, end, context.lexicon):
            low = end - (text[end - 1] == ",")
            edits.append(replace(text, low, end, ".", "punct", "full stop at the end of a paragraph"))
    return edits


def _is_open(line: str) -> bool:
    """Tell whether the line ends without a mark: with a letter, a digit, a bracket or a comma."""
    return (line[-1].isalnum() or line[-1] in _OPEN) and line[-2:-1] not in _NEIGHBOURS


def _stands_between(text: str, lines: list[tuple[int, int]], number: int) -> bool:
    """Tell whether the lines beside this one are finished sentences, the next one no item of a list."""
    if number and not _is_closed(text, lines, number - 1, -1):
        return False
    if number + 1 == len(lines):
        return True
    start, end = lines[number + 1]
    goes_on = text[start:end].lstrip('"“')[:1].islower() or text[start] == "(" or is_item(text, start)
    return _is_closed(text, lines, number + 1, 1) and not goes_on


def _is_closed(text: str, lines: list[tuple[int, int]], number: int, step: int) -> bool:
    """Tell whether the line ends with a mark; a short heading stands for the line beyond it."""
    start, end = lines[number]
    if text[end - 1] in _NEIGHBOURS:
        return True
    heading = text.count(" ", start, end) < _LONGEST_HEADING
    return heading and 0 <= number + step < len(lines) and text[lines[number + step][1] - 1] in _NEIGHBOURS


def _is_sentence(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the line ends with a sentence: of several, or alone with a predicate and below the first line."""
    line = text[start:end]
    inner = _INNER.match(line)
    if inner and inner[0].count(" ") < _LEAST_BEFORE:
        return False
    tail = line[inner.end() :] if inner else line
    words = tail.split()
    if len(words) < (_LEAST_TAIL if inner else _LEAST_ALONE) or not _is_whole(words, lexicon):
        return False
    if sum(word[0].islower() for word in words) < _LEAST_SMALL * len(words) and not _SAID.search(tail):
        return False
    if line.count("“") != line.count("”") or line.count('"') % 2 or _CREDIT.search(line):
        return False
    return bool(inner) or (start > 0 and not is_item(text, start) and any(map(_PREDICATE.fullmatch, words)))


def _is_whole(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether the last word is a word, a name or a number that may end a sentence, no address."""
    last = words[-1].rstrip(",)%")
    if not last or _ADDRESS.search(last) or last in OPEN_ENDS:
        return False
    return not (last.isalpha() and last.islower()) or is_word(last, lexicon.words) or last in lexicon.words.repairs


def end_speech(text: str, context: Context) -> list[Edit]:
    """Put the full stop behind a verb of speech that ends its sentence: `," ujarnya Hal itu` -> `," ujarnya. Hal itu`."""
    found, lexicon = context.scan(text), context.lexicon
    return [
        replace(text, found.ends[at], found.ends[at], ".", "punct", "full stop behind a verb of speech")
        for at in found.where(nya_verbs(lexicon))
        if 0 < at < len(found.gaps)
        and found.written[at + 1][0].isupper()
        and found.gaps[at] in _SPEECH_GAPS
        and found.gaps[at - 1].rstrip(" ")[-1:] in _CLOSING
        and (found.gaps[at] != " " or _begins(found.written, at + 1, lexicon))
    ]


def _begins(written: list[str], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a sentence begins with word `at`: a common word, the next one in small letters."""
    word = written[at].lower()
    common = word in lexicon.words.common and word not in lexicon.words.given_names and word not in lexicon.terms.lengths
    return common and written[at].istitle() and at + 1 < len(written) and written[at + 1].islower()


def end_headline(text: str, context: Context) -> list[Edit]:
    """Part a headline in capitals, or the title, from the sentence that follows it in the same line."""
    title = (context.title or "").strip()
    if title and text.startswith(title) and title[-1].isalnum() and text[len(title) : len(title) + 1] == " ":
        end = len(title)
        follows = text[end + 1 : end + 2].isupper()
    else:
        headline = _HEADLINE.match(text) if text[1:4].isupper() else None
        end, follows = (headline.end(), True) if headline else (0, False)
    return [replace(text, end, end, ".", "punct", "full stop behind a headline")] if follows else []
