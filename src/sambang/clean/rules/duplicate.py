"""What is said twice: sentences, paragraphs, whole articles, doubled words.

Of two copies the first stays. Copies may differ by typos and small words, never by a number or a name. A headline that
the first sentence says again stays, unless it is the same line; short phrases may come as often as they like.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from difflib import SequenceMatcher
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from sambang.clean.edits import disjoint, replace
from sambang.clean.rules.lines import drop_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sambang.clean.context import Context
    from sambang.clean.repeats import Run, Sentence
    from sambang.lexicon import Lexicon
    from sambang.model import Edit
    from sambang.text.scan import Scan

# A sentence of fewer words may well be said twice: "Demikian disampaikan Kapolsek", a chant, a heading.
FEWEST_WORDS = 6
# A pull-quote or a second copy inside a longer sentence is told from a set phrase by its length.
FEWEST_WORDS_INSIDE = 9
# Share of the words of the shorter sentence that one run must cover before two sentences are compared at all.
LEAST_SHARED = 0.3
# Likeness (rapidfuzz ratio) of two copies; read on the 200 likest pairs of 3,839 articles: below it sentences tell news.
LEAST_LIKENESS = 88.0
# Two spellings of one word.
LEAST_WORD_LIKENESS = 75.0
# Words whose change makes another sentence of it.
_WEIGHTY = frozenset({
    "tidak", "bukan", "belum", "tanpa", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "belas", "puluh", "ratus", "ribu", "juta", "pertama", "kedua", "ketiga", "keempat", "kelima", "seorang",
})  # fmt: skip
_DENIALS = frozenset({"tidak", "bukan", "belum", "tanpa", "jangan"})  # left out, the sentence says the contrary
_LINKS = frozenset({"dan", "juga", "serta", "agar", "untuk", "pun", "yang"})  # small words that say nothing new
_QUOTE_MARKS = re.compile('[“”"]')
# "Jakarta (ANTARA) -", "Praya, Lombok Tengah (ANTARA) -": where the story begins.
_DATELINE = re.compile(r"[,.!?…”\"]{0,2} ?\.{0,6}((?:[A-Z][\w.'-]*[ ,/]{1,2}){1,6}\([A-Z][A-Za-z.]{2,12}\) ?[-–—])")
_ITEM = re.compile(r"[ ]*(?:[-*•+]|\(?(?:\d{1,3}|[a-zA-Z])[.)]) ")


class Copy(NamedTuple):
    """A sentence and the earlier one that says the same."""

    at: int
    of: int


class Teaser(NamedTuple):
    """An excerpt in front of the story, text[start:end], and the words of the quote that it was taken from."""

    start: int
    end: int
    copy_first: int
    copy_last: int


def drop_repeated_sentences(text: str, context: Context) -> list[Edit]:
    """Drop sentences that were said before, exactly or with typos; a copy with another name or number stays."""
    runs = context.runs(text)
    if not runs:
        return []
    found = context.scan(text)
    sentences = context.sentences(text)
    copies = {copy.at: copy for copy in sorted(_copies(found, sentences, runs, context), reverse=True)}
    teaser = _teaser(found, sentences, runs)
    if teaser:
        copies = {at: copy for at, copy in copies.items() if not teaser.copy_first <= sentences[at].first < teaser.copy_last}
    sources = {sentences[at].start: sentences[copy.of].end for at, copy in copies.items()}
    alone = [(sentences[at].start, sentences[at].end) for at in sorted(copies)]
    echoes = (echo for echo in _echoes(found, runs) if not _touches(alone, *echo))
    spans = [*alone, *echoes, *([(teaser.start, teaser.end)] if teaser else [])]
    pieces = [span for span in (*_joined(text, sorted(spans)), *alone) if _may_go(text, *span, sources.get(span[0]))]
    last = len(text.rstrip())
    return [
        drop_span(text, *_with_lines(text, *piece, last), "duplicate", "said before") for piece in _joined(text, sorted(pieces))
    ]


def _with_lines(text: str, start: int, end: int, last: int) -> tuple[int, int]:
    """Widen a stretch that ends the text, which has nothing behind `last`, by the line ends in front of it."""
    return (len(text[:start].rstrip()), len(text)) if end >= last else (start, end)


def _may_go(text: str, start: int, end: int, source: int | None) -> bool:
    """Whether the piece has its own quote marks alone and is torn out of no quote but the one in which it was said before."""
    if not _balanced(text[start:end]):
        return False
    return source is None or not _lies_in_quote(text, start, end) or not _QUOTE_MARKS.search(text, source, start)


def _lies_in_quote(text: str, start: int, end: int) -> bool:
    """Whether the last quote mark of the paragraph before the piece opens and the next one closes."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before = max(text.rfind("“", low, start), text.rfind("”", low, start), text.rfind('"', low, start))
    after = _QUOTE_MARKS.search(text, end, len(text) if high < 0 else high)
    if before < 0 or after is None or text[start] in '“"':
        return False
    opens = text[before] == "“" or (text[before] == '"' and not text[before - 1 : before].strip())
    return opens and (after[0] == "”" or (after[0] == '"' and text[after.start() - 1] != " "))


def _touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether text[start:end] has a part in common with one of the spans, which are in order."""
    before = bisect_left(spans, (end, 0)) - 1
    return before >= 0 and spans[before][1] > start


def _echoes(found: Scan, runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Yield what is said again at once, without a mark between the two: a headline in its place and as the first line."""
    for run in runs:
        period = run.second - run.first
        if run.length >= period >= FEWEST_WORDS and found.gaps[run.second - 1] == " ":
            yield found.starts[run.second], found.ends[run.second + run.length // period * period - 1]


def _copies(found: Scan, sentences: Sequence[Sentence], runs: Sequence[Run], context: Context) -> Iterator[Copy]:
    """Yield the sentences that repeat an earlier one; short ones only beside a longer one of the same run."""
    firsts = [sentence.first for sentence in sentences]
    asked: set[Copy] = set()
    for run in runs:
        whole = False
        short: list[Copy] = []
        at = bisect_right(firsts, run.second) - 1
        shift = run.second - run.first
        while at < len(sentences) and sentences[at].first < run.second + run.length:
            copy = Copy(at, bisect_right(firsts, max(sentences[at].first, run.second) - shift) - 1)
            if copy not in asked and copy.of < copy.at:
                if _is_copy(found, sentences, copy, run, context):
                    whole = True
                    yield copy
                elif _is_inside(sentences, copy, run) and sentences[at].last - sentences[at].first < FEWEST_WORDS:
                    short.append(copy)
                asked.add(copy)
            at += 1
        if whole:
            yield from short


def _is_inside(sentences: Sequence[Sentence], copy: Copy, run: Run) -> bool:
    """Whether both sentences lie whole in the run, word for word."""
    a, b = sentences[copy.of], sentences[copy.at]
    return a.last - a.first == b.last - b.first and run.second <= b.first and b.last <= run.second + run.length


def _is_copy(found: Scan, sentences: Sequence[Sentence], copy: Copy, run: Run, context: Context) -> bool:
    a, b = sentences[copy.of], sentences[copy.at]
    shortest = min(a.last - a.first, b.last - b.first)
    if shortest < FEWEST_WORDS or min(run.length, shortest) < LEAST_SHARED * shortest:
        return False
    old, new = found.words[a.first : a.last], found.words[b.first : b.last]
    if _is_heading(found, a) or _is_heading(found, b):
        return old == new and _is_line(found, a) and _is_line(found, b) and not _ITEM.match(found.text, b.start)
    if old == new:
        return True
    if fuzz.ratio(" ".join(old), " ".join(new)) < LEAST_LIKENESS:
        return _adds_nothing(old, new)
    return _same_facts(old, new, found.written[a.first : a.last], found.written[b.first : b.last], context)


def _adds_nothing(old: list[str], new: list[str]) -> bool:
    """Whether the later sentence is the earlier one cut down: all its words stand there, in their order, and no sense turns."""
    if len(new) < FEWEST_WORDS_INSIDE or len(new) > len(old):
        return False
    last = {word: n for n, word in enumerate(old)}  # a word that comes no more is not looked for to the end
    at = 0
    left_out: list[str] = []
    for word in new:
        if last.get(word, -1) >= at:
            found = old.index(word, at)
            left_out += old[at:found]
            at = found + 1
        elif word not in _LINKS:
            return False
    return _DENIALS.isdisjoint(left_out)


def _is_heading(found: Scan, sentence: Sentence) -> bool:
    """Whether the sentence has no mark at its end: a headline, a list item."""
    return found.text[sentence.start : sentence.end].rstrip("\"”’')]*")[-1:] not in ".!?…"


def _is_line(found: Scan, sentence: Sentence) -> bool:
    before = found.text[: sentence.start].rstrip(" ")[-1:] if sentence.start < 2 else found.text[sentence.start - 1]  # noqa: PLR2004
    return before in {"", "\n"} and found.text[sentence.end : sentence.end + 1] in {"", "\n"}


def _same_facts(old: list[str], new: list[str], old_written: list[str], new_written: list[str], context: Context) -> bool:
    """Whether the copy changes only spellings, small words, or a name for an office."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if b - a == d - c and all(_is_variant(x, y) for x, y in zip(old[a:b], new[c:d], strict=True)):
            continue
        if not _is_light(old[a:b]) or not _is_light(new[c:d]):
            return False
        names = [word for word in new_written[c:d] if not word.islower()]
        if names and not all(word.lower() in context.lexicon.terms.lengths for word in names):
            return False
        if tag == "replace" and not names and all(word.islower() for word in old_written[a:b]):
            return False
    return True


def _is_light(words: Iterable[str]) -> bool:
    """Whether the words hold no number and none that turns the sentence's sense."""
    return all(word not in _WEIGHTY and not any(map(str.isdigit, word)) for word in words)


def _is_variant(old: str, new: str) -> bool:
    """Whether the words are two spellings of one; numbers have one spelling."""
    return _is_light((old, new)) and fuzz.ratio(old, new) >= LEAST_WORD_LIKENESS


def _teaser(found: Scan, sentences: Sequence[Sentence], runs: Sequence[Run]) -> Teaser | None:
    """Return the excerpt above the story: what stands before the dateline, or the first sentences as a quote has them."""
    lead = sentences[0]
    run = next((run for run in runs if run.first == lead.first), None)
    if run is None or run.second < run.length:
        return None
    end = _glued_end(found, run)
    dateline = _DATELINE.match(found.text, end)
    if dateline:
        return Teaser(lead.start, dateline.start(1), run.second, run.second + run.length)
    if run.length < lead.last - lead.first or lead.last - lead.first < FEWEST_WORDS_INSIDE or _is_heading(found, lead):
        return None
    if not _is_quoted(found.text, found.starts[run.second]):
        return None
    last = max((sentence.end for sentence in sentences if sentence.last <= run.length), default=lead.end)
    return Teaser(lead.start, end if end > found.ends[run.length - 1] else last, run.second, run.second + run.length)


def _glued_end(found: Scan, run: Run) -> int:
    """Return where the first copy ends: with the half of a word to which the story is stuck, "2.492 orangBanda Aceh (ANTARA)"."""
    if run.length < len(found.words) and run.second + run.length < len(found.words):
        glued, alone = found.written[run.length], found.written[run.second + run.length]
        if glued.startswith(alone) and glued[len(alone) :][:1].isupper():
            return found.starts[run.length] + len(alone)
    return found.ends[run.length - 1]


def _is_quoted(text: str, at: int) -> bool:
    """Whether text[at] stands inside a quote of its paragraph."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the spans that have only blanks between them."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and (start < joined[-1][1] or not text[joined[-1][1] : start].strip()):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _balanced(piece: str) -> bool:
    """Whether the piece opens as many quotes as it closes; one that stands in marks of two kinds does."""
    if piece.count("“") == piece.count("”") and piece.count('"') % 2 == 0:
        return True
    marks = _QUOTE_MARKS.findall(piece)
    return marks == ["“", '"'] and piece[0] == "“"


# Words that never come twice in a row; those with a form like "sampai-sampai" or "bisa-bisa" are not among them.
_SMALL_WORDS = frozenset({
    "dan", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "oleh", "dalam", "adalah", "akan", "telah", "sudah",
    "ini", "tersebut", "karena", "sebagai", "juga", "serta", "atau", "para", "kepada", "terhadap", "bahwa", "saat",
    "bagi", "hingga", "seperti", "dapat", "harus", "masih", "sebuah", "seorang", "maka", "namun", "tetapi", "tapi",
    "tidak", "belum", "bukan", "secara", "antara", "setelah", "sebelum", "ketika", "sementara", "atas", "guna", "demi",
    "melalui", "selaku", "yakni", "yaitu", "justru", "langsung", "kalau", "saling", "seusai", "nyaris", "pukul", "rangka",
})  # fmt: skip
_REDUPLICATIONS = frozenset({"reduplicated", "may_double"})  # kinds of cues
_OFFICE_WORDS = frozenset({
    "Polsek", "Polres", "Polresta", "Polda", "Polri", "Kapolsek", "Kapolres", "Kapolda", "Bhabinkamtibmas", "Desa",
    "Kelurahan", "Kecamatan", "Kabupaten", "Provinsi", "Jalan",
})  # fmt: skip
# Verbs with a prefix double their root, never themselves: "menari-nari".
_VERB = re.compile(r"(?:mem[bp]|men[cdjg]|meny|di[bkpst]er|ber[bdghjkmp])[a-z]{3,}|(?:me|di)[a-z]{4,}(?:kan|i)|[a-z]{4,}nya")


# Of a word that so many of 3,839 articles hold and none of them says twice with a hyphen, the second is a slip.
_FREQUENT = 60
_PRONOUNS = frozenset({"kita", "kami", "saya", "dia", "mereka", "anda", "kamu", "aku", "beliau"})  # one clause ends, one begins
_LEAST_LONGEST = 4  # a phrase that may not come twice holds a word of so many letters
_LONGEST_PHRASE = 3  # longer ones are sentences or parts of them


def drop_doubled_words(text: str, context: Context) -> list[Edit]:
    """Drop the second of two equal words or phrases that are never reduplicated: "dan dan", "berasal dari berasal dari".

    Between them stands one blank: "sama sekali, sama sekali tidak" is how people speak.

    >>> from sambang import clean
    >>> clean("Warga di di desa itu menjaga anak-anak.").text
    'Warga di desa itu menjaga anak-anak.'
    """
    found = context.scan(text)
    spans = [
        (found.ends[at + n - 1], found.ends[at + 2 * n - 1])
        for n in range(1, _LONGEST_PHRASE + 1)
        for at in (found.doubled() if n == 1 else _twice(found.written, n))
        if _is_doubled(found, at, n, context.lexicon)
    ]
    return disjoint(replace(text, start, end, "", "duplicate", "said twice in a row") for start, end in spans)


def _twice(written: list[str], n: int) -> Iterator[int]:
    """Yield the numbers of the words that begin so many words which come again at once.

    >>> [*_twice("dari berasal dari berasal dari".split(), 2)]
    [0, 1]
    """
    same = bytes(map(eq, written, written[n:]))  # a byte a word
    at = same.find(b"\1" * n)
    while at >= 0:
        yield at
        at = same.find(b"\1" * n, at + 1)


def _is_doubled(found: Scan, at: int, n: int, lexicon: Lexicon) -> bool:
    """Whether words [at : at + n] come again at once where grammar never doubles them; names and numbers stay."""
    phrase, gaps = found.written[at : at + n], found.gaps[at : at + 2 * n - 1]
    if phrase != found.written[at + n : at + 2 * n] or gaps.count(" ") < len(gaps) or (at and found.gaps[at - 1] == "-"):
        return False
    if n == 1:
        word = phrase[0]
        small = word.lower() in _SMALL_WORDS or word in _OFFICE_WORDS or _VERB.fullmatch(word) is not None
        return small or (word.islower() and _is_never_doubled(word, lexicon))
    return len(set(phrase)) == n and max(map(len, phrase)) >= _LEAST_LONGEST


def _is_never_doubled(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is frequent and has no form that says it twice."""
    if lexicon.words.counts.get(word, 0) < _FREQUENT or len(word) < _LEAST_LONGEST or word in _PRONOUNS:
        return False
    return _REDUPLICATIONS.isdisjoint(lexicon.cues.get(word, ()))
