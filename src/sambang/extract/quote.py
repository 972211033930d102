"""Direct quotes: which stretches in marks somebody said, and the words that tell who."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sambang.extract.quote_marks import Span, quoted_spans
from sambang.mentions import QuoteFound, Refused
from sambang.text.sentences import is_abbreviation
from sambang.text.speech import is_nya, speaks_after, speaks_before

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sambang.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r"[\s,.;–—-]*+([^\W\d_]+)")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])|\n")
# Where the words that name a speaker end.
_CUT = re.compile(
    r"""\s(?:kepada|saat|ketika|dalam|usai|seusai|setelah|mewakili|didampingi|sambil|seraya|seperti|dilansir|dikutip|lewat|via|di|
    dari|pada|dengan|terkait|soal|tentang|sembari|menanggapi|menjawab|melalui(?=\ [a-z])|mengutip|menirukan|disambut|
    yang(?=\ di[a-z]))\s
    |[,.;]?\s\(?(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|hari\ ini|kemarin|tadi)\b
    |[.;!?]\s+(?=["“A-Z(=\[0-9])|\n|["“”«»]""",
    re.VERBOSE,
)
_THROUGH = re.compile(r"\b(?:melalui|lewat|via|diwakili)\s+(?=[A-Z])")
_BETWEEN = " .,\"“”„«»‘'’`\ufffd\\"
_THUS = "demikian"
REACH = 200  # characters in which a speaker is named
MANY_WORDS = 8  # this long and with an end mark, a stretch in marks is speech even without an attribution
FEW_WORDS = 4  # a sentence of its own from here on


class _Heard(NamedTuple):
    """A stretch in marks that somebody said, and the words that tell who (start == end: none do)."""

    span: Span
    said_start: int
    said_end: int
    why: str


def find_quotes(text: str, lexicon: Lexicon, *, trace: list[Refused] | None = None) -> tuple[QuoteFound, ...]:
    """Return the direct quotes; names, themes and single words in marks are none.

    A quote that its attribution breaks and that goes on in the same paragraph is one, and so is a quote whose
    next paragraph opens anew without the first being closed.

    >>> from sambang.gazetteers.load import load
    >>> text = '“Kami, polisi, siap,” ujarnya. “Warga jangan takut.” Aksi "premanisme" turun.'
    >>> [quote.text for quote in find_quotes(text, load())]
    ['Kami, polisi, siap, Warga jangan takut.']
    """
    heard: list[_Heard] = []
    for span in quoted_spans(text, lexicon):
        trimmed = _trim(text, span)
        found = _hear(text, trimmed, heard[-1] if heard else None, lexicon)
        if found:
            heard.append(found)
        elif trace is not None:
            trace.append(Refused(trimmed.start, trimmed.end, "QUOTE", "nobody says it, and it is no long sentence of its own"))
    return tuple(_quote(text, group) for group in _groups(text, heard))


def _trim(text: str, span: Span) -> Span:
    body = text[span.start : span.end]
    start = span.start + len(body) - len(body.lstrip(" \n\t\xa0\\*_"))
    return Span(start, max(start, span.start + len(body.rstrip(" \n\t\xa0\\*_"))), span.after, span.closed)


def _hear(text: str, span: Span, previous: _Heard | None, lexicon: Lexicon) -> _Heard | None:
    """Return the stretch as speech with its attribution, None where nobody says it."""
    body = text[span.start : span.end]
    words = body.count(" ") + 1
    if not _WORD.search(body):
        return None
    last = previous.span.after if previous else 0
    before = text[max(last, span.start - 80) : span.start].rstrip(" \\\"“”„«»‘'’`\ufffd*")
    lead = _last_word(before)
    if "wording" in lexicon.cues.get(lead, ()) and not before.endswith(":"):
        return None
    ended = body[-1] in ".,?!…"
    own = not before or before[-1] in ".?!:;\n)…"
    after = _after(text, span, lexicon)
    if after and (ended or words >= FEW_WORDS or own):
        return _Heard(span, *after, "attribution behind")
    front = _front(text, span, before, lead, last, lexicon)
    if front and (words >= FEW_WORDS or (before[-1:] == ":" and words > 1 and ended)):
        return _Heard(span, *front, "attribution in front")
    if previous and ended and text[previous.said_end : span.start].strip(_BETWEEN) == "" and previous.said_end > last:
        return _Heard(span, span.start, span.start, "right behind an attribution")
    why = _stands_alone(text, span, words, ended=ended, own=own)
    return _Heard(span, span.start, span.start, why) if why else None


def _last_word(text: str) -> str:
    """Return the word that nothing but blanks, commas and colons stand behind, in small letters.

    A search for the word at the end would try each letter of the text: it takes ten times as long.
    """
    words = _WORD.findall(text)
    is_last = bool(words) and text.removesuffix("\n").rstrip(" ,:").endswith(words[-1])
    return words[-1].lower() if is_last else ""


def _stands_alone(text: str, span: Span, words: int, *, ended: bool, own: bool) -> str:
    """Tell why a stretch that no words attribute is speech all the same; empty where it is none."""
    first = text[span.start]
    if first.isalpha() and not first.isupper():
        return ""
    if own and ended and words >= FEW_WORDS:
        return "a sentence of its own"
    return "long and ended" if words >= MANY_WORDS and (ended or text[span.after : span.after + 1] == ".") else ""


def _after(text: str, span: Span, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the words behind the quote that tell who speaks."""
    word = _NEXT_WORD.match(text, span.after)
    if word is None:
        return None
    verb = word.group(1).lower()
    if word.group(1) == _THUS:  # '..., demikian bunyi pesan itu'
        then = _NEXT_WORD.match(text, word.end())
        said = then is not None and speaks_after(then.group(1).lower(), lexicon)
        return _narrow(text, then.end() if then and said else word.end(), word.end() + REACH)
    if not speaks_after(verb, lexicon):
        return _named_before_verb(text, span, word, lexicon) if word.group(1)[0].isupper() else None
    if is_nya(verb, lexicon):
        return word.start(1), word.end()
    return _narrow(text, word.end(), word.end() + REACH)


def _named_before_verb(text: str, span: Span, word: re.Match[str], lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the speaker of '"...," AKP Budi menambahkan.'."""
    if text[span.end - 1] != "," or "\n" in text[span.after : word.start(1)]:
        return None
    sentence = _SENTENCE.search(text, word.end())
    for verb in _WORD.finditer(text, word.end(), min(word.end() + 100, sentence.start() if sentence else len(text))):
        if speaks_before(verb.group(), lexicon):
            return _narrow(text, word.start(1), verb.start())
    return None


def _front(text: str, span: Span, before: str, lead: str, last: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the words in front of the quote, in its own sentence, that tell who speaks."""
    if not before or before[-1] in ".?!\n" or not (before[-1] in ",:;" or speaks_before(lead, lexicon) or lead == "bahwa"):
        return None
    floor = max(last, span.start - 2 * REACH)
    start = floor
    for boundary in _SENTENCE.finditer(text, floor, span.start):
        if boundary.end() < span.start - 3:
            start = boundary.end()
    clause = text[start : span.start]
    verbs = [word for word in _WORD.finditer(clause) if speaks_before(word.group().lower(), lexicon)]
    if verbs:
        return _narrow(text, start, start + verbs[-1].start())
    opener = _WORD.match(clause)
    if opener and opener.group() in ("Menurut", "Kata", "Ujar", "Tutur", "Jelas"):
        return _narrow(text, start + opener.end(), span.start)
    if before[-1] in ":;":
        return _narrow(text, start, span.start)
    return None


def _narrow(text: str, start: int, limit: int) -> tuple[int, int]:
    """Cut the words that name a speaker down to the speaker: "Kapolres X melalui Kapolsek Y, Senin" -> "Kapolsek Y"."""
    limit = min(limit, len(text))
    through = _THROUGH.search(text, start, limit)
    end = _cut(text, start, limit)
    if through and through.start() <= end + 1:
        start = through.end()
        end = _cut(text, start, limit)
    return start, end


def _cut(text: str, start: int, limit: int) -> int:
    cuts = (cut.start() for cut in _CUT.finditer(text, start, limit) if not is_abbreviation(text, cut.start()))
    return next(cuts, limit)


def _groups(text: str, heard: list[_Heard]) -> Iterable[list[_Heard]]:
    """Yield the parts of each quote: those that only their attribution or a paragraph's end parts belong together."""
    group: list[_Heard] = heard[:1]
    for one, two in pairwise(heard):
        if not _goes_on(text, one, two):
            yield group
            group = []
        group.append(two)
    if group:
        yield group


def _goes_on(text: str, one: _Heard, two: _Heard) -> bool:
    between = text[one.span.after : two.span.start].strip(" \"“”„«»‘'’`\ufffd\\")
    if not one.span.closed:
        return between == "" and "\n" in text[one.span.end : two.span.start] and one.said_start == one.said_end
    if "\n" in between or one.why != "attribution behind":
        return False
    if between.endswith(",") and not _SENTENCE.search(between):  # the attribution stands in the middle of a sentence
        return True
    return two.said_start == two.said_end and not _SENTENCE.search(between)


def _quote(text: str, group: list[_Heard]) -> QuoteFound:
    said = next((part for part in group if part.said_end > part.said_start), group[0])
    return QuoteFound(
        start=group[0].span.start,
        end=group[-1].span.end,
        text=" ".join(text[part.span.start : part.span.end] for part in group),
        speaker_start=said.said_start,
        speaker_end=said.said_end,
        why=said.why,
    )
