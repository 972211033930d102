"""What is said twice: sentences, paragraphs, whole articles, doubled words.

Of two copies the first stays. Copies may differ by typos and small words, never by a number or a name. A headline that
the first sentence says again stays, unless it is the same line; short phrases may come as often as they like.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from difflib import SequenceMatcher
from itertools import compress, count, islice
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from sambang.clean.edits import disjoint, replace
from sambang.clean.rules.lines import drop_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sambang.clean.context import Context
    from sambang.clean.repeats import Run, Sentence
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
    dropped = [sentences[at] for at in sorted({copy.at for copy in _copies(found, sentences, runs, context)})]
    teaser = _teaser(found, sentences, runs)
    if teaser:
        dropped = [sentence for sentence in dropped if not teaser.copy_first <= sentence.first < teaser.copy_last]
    spans = [(sentence.start, sentence.end) for sentence in dropped] + ([(teaser.start, teaser.end)] if teaser else [])
    whole = [piece for piece in _joined(text, sorted(spans)) if _balanced(text[piece[0] : piece[1]])]
    alone = [span for span in spans if _balanced(text[span[0] : span[1]])]  # of a piece that tears a quote
    return [
        drop_span(text, *_with_lines(text, *piece), "duplicate", "said before") for piece in _joined(text, sorted(whole + alone))
    ]


def _with_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch that ends the text by the line ends in front of it."""
    return (len(text[:start].rstrip()), len(text)) if not text[end:].strip() else (start, end)


def _copies(found: Scan, sentences: Sequence[Sentence], runs: Sequence[Run], context: Context) -> Iterator[Copy]:
    """Yield the sentences that repeat an earlier one."""
    firsts = [sentence.first for sentence in sentences]
    asked: set[Copy] = set()
    for run in runs:
        whole = False
        at = bisect_right(firsts, run.second) - 1
        shift = run.second - run.first
        while at < len(sentences) and sentences[at].first < run.second + run.length:
            copy = Copy(at, bisect_right(firsts, max(sentences[at].first, run.second) - shift) - 1)
            inside = _is_inside(sentences, copy, run)
            if copy not in asked and copy.of < copy.at:
                if _is_copy(found, sentences, copy, run, context):
                    whole = True
                    yield copy
                elif inside and whole and sentences[at].last - sentences[at].first < FEWEST_WORDS:
                    yield copy
                asked.add(copy)
            at += 1


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
        return False
    return _same_facts(old, new, found.written[a.first : a.last], found.written[b.first : b.last], context)


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
    """Return the excerpt above the story: the first sentences, which a quote further down says word for word."""
    lead = sentences[0]
    if lead.last - lead.first < FEWEST_WORDS_INSIDE or _is_heading(found, lead):
        return None
    run = next((run for run in runs if run.first == lead.first and run.length >= lead.last - lead.first), None)
    if run is None or not _is_quoted(found.text, found.starts[run.second]):
        return None
    end, reach = lead.end, run.first + run.length
    for sentence in sentences[1:]:
        if sentence.last > reach:
            break
        end = sentence.end
    if reach < len(found.words) and run.second + run.length < len(found.words):  # "2.492 orangBanda Aceh (ANTARA)"
        glued, alone = found.written[reach], found.written[run.second + run.length]
        if glued.startswith(alone) and glued[len(alone) :][:1].isupper():
            end = found.starts[reach] + len(alone)
    return Teaser(lead.start, end, run.second, run.second + run.length)


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
    """Whether the piece opens as many quotes as it closes."""
    return piece.count("“") == piece.count("”") and piece.count('"') % 2 == 0


# Words that never come twice in a row; those with a form like "sampai-sampai" or "bisa-bisa" are not among them.
_SMALL_WORDS = frozenset({
    "dan", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "oleh", "dalam", "adalah", "akan", "telah", "sudah",
    "ini", "tersebut", "karena", "sebagai", "juga", "serta", "atau", "para", "kepada", "terhadap", "bahwa", "saat",
    "bagi", "hingga", "seperti", "dapat", "harus", "masih", "sebuah", "seorang", "maka", "namun", "tetapi", "tapi",
    "tidak", "belum", "bukan", "secara", "antara", "setelah", "sebelum", "ketika", "sementara", "atas", "guna", "demi",
    "melalui", "selaku", "yakni", "yaitu", "justru", "langsung", "kalau", "saling", "seusai", "nyaris", "pukul", "rangka",
})  # fmt: skip
_OFFICE_WORDS = frozenset({
    "Polsek", "Polres", "Polresta", "Polda", "Polri", "Kapolsek", "Kapolres", "Kapolda", "Bhabinkamtibmas", "Desa",
    "Kelurahan", "Kecamatan", "Kabupaten", "Provinsi", "Jalan",
})  # fmt: skip
# Verbs with a prefix double their root, never themselves: "menari-nari".
_VERB = re.compile(r"(?:mem[bp]|men[cdjg]|meny|di[bkpst]er|ber[bdghjkmp])[a-z]{3,}|(?:me|di)[a-z]{4,}(?:kan|i)|[a-z]{4,}nya")


_LEAST_LONGEST = 4  # a phrase that may not come twice holds a word of so many letters
_LONGEST_PHRASE = 3  # longer ones are sentences or parts of them


def drop_doubled_words(text: str, context: Context) -> list[Edit]:
    """Drop the second of two equal small words, verbs, office words or phrases: "dan dan", "berasal dari berasal dari".

    Between them stands one blank: "sama sekali, sama sekali tidak" is how people speak.

    >>> from sambang import clean
    >>> clean("Warga di di desa itu menjaga anak-anak.").text
    'Warga di desa itu menjaga anak-anak.'
    """
    found = context.scan(text)
    spans = [
        (found.ends[at + n - 1], found.ends[at + 2 * n - 1])
        for n in range(1, _LONGEST_PHRASE + 1)
        for at in compress(count(), map(eq, found.written, islice(found.written, n, None)))
        if _is_doubled(found, at, n)
    ]
    return disjoint(replace(text, start, end, "", "duplicate", "said twice in a row") for start, end in spans)


def _is_doubled(found: Scan, at: int, n: int) -> bool:
    """Whether words [at : at + n] come again at once where grammar never doubles them; names and numbers stay."""
    phrase, gaps = found.written[at : at + n], found.gaps[at : at + 2 * n - 1]
    if phrase != found.written[at + n : at + 2 * n] or gaps.count(" ") < len(gaps) or (at and found.gaps[at - 1] == "-"):
        return False
    if n == 1:
        return phrase[0].lower() in _SMALL_WORDS or phrase[0] in _OFFICE_WORDS or _VERB.fullmatch(phrase[0]) is not None
    return len(set(phrase)) == n and max(map(len, phrase)) >= _LEAST_LONGEST
