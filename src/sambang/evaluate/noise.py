"""Realistic corruption of clean text: seeded, at the rates of scraped articles, with the truth of every injected defect.

Names, dates and numbers lose no letter and no digit: what the cleaner must not repair is not broken here either.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, NamedTuple

from sambang.gazetteers.load import load
from sambang.text.morphology import is_word
from sambang.text.sentences import sentence_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sambang.lexicon import Words
    from sambang.model import EditKind

# Defects per 1,000 words in the labels of d01-d29 and the press releases (8,998 words); for encoding the escaped
# quotes of the police corpus, for layout one article in 37 with all its lines broken, spread over all. Count again with the
# kinds of `defects` in the gold files.
RATES: Mapping[EditKind, float] = {
    "boilerplate": 6.2, "casing": 1.8, "duplicate": 0.9, "encoding": 3.3, "layout": 0.5, "punct": 4.6,
    "run_on": 3.8, "spacing": 2.7, "splice": 0.3, "split": 1.2, "typo": 4.4,
}  # fmt: skip
# Letters that stay untouched between two defects, so that each can be judged by itself.
_MARGIN = 25
_TRIES = 30
_HEADLINE = 160  # letters; the longest headline of the press releases has 170
_SAID_AGAIN = range(30, 250)  # letters of a sentence that is said twice

# A word in small letters, long enough to keep its look with one of them wrong: no name, no abbreviation.
_WORD = re.compile(r"\b[a-z]{6,}\b")
_PREPOSITION_END = re.compile(r"(?<=\b(?:di|ke)) (?=[a-z]{4})")
_PARAGRAPH_END = re.compile(r"(?<=[.!?\"”])(?=\n\n|$)")
_BETWEEN_WORDS = re.compile(r"(?<=[a-z]) (?=[a-z])")
_SENTENCE_END = re.compile(r"(?<=[a-z]{3}[.!?]) (?=[A-Z])")
_QUOTE_MARKS = frozenset('"“”')
_PLACE_OF_MARK = re.compile(r"(?<=[a-z]), (?=[a-z])")
_SAID_TWICE = re.compile(r"\b([a-z]{4,})-\1\b")
_DEGREES = re.compile(r"S\.H\., M\.H\.|S\.H\., S\.I\.K\.|S\.I\.K\., M\.H\.")
_NAMED = re.compile(r"\b(?:Polsek|Polres|Polda|Desa|Kecamatan|Kabupaten) (?=[A-Z][a-z]{3})")
_RANK = re.compile(r"\b(?:Iptu|Ipda|Aipda|Aiptu|Bripka|Briptu|Bripda|Kompol)(?= [A-Z])")
_BESIDE = {"a": "s", "e": "r", "i": "o", "n": "m", "r": "t", "s": "d", "t": "y", "u": "y", "k": "l", "g": "h", "l": "k", "m": "n"}
_BOILERPLATE = (
    "Baca juga: Warga Diminta Waspada Cuaca Ekstrem",
    "SCROLL TO CONTINUE WITH CONTENT",
    "ADVERTISEMENT",
    "Facebook Twitter WhatsApp Telegram Salin Tautan",
    "1 min read",
    "(Red)",
)
_ENCODINGS = (('"', '\\"'), ("“", "â€œ"), ("”", "â€\x9d"), ("&", "&amp;"), (" ", "\xa0"))


class Defect(NamedTuple):
    """An injected defect: `text[start:end]` of the noisy text stands where `before` stood at `clean_start` of the clean one."""

    kind: EditKind
    start: int
    end: int
    before: str
    clean_start: int


class Noisy(NamedTuple):
    """A corrupted text and the truth about it, sorted by place."""

    text: str
    defects: tuple[Defect, ...]

    def restore(self) -> str:
        """Return the clean text."""
        parts: list[str] = []
        at = 0
        for defect in self.defects:
            parts += self.text[at : defect.start], defect.before
            at = defect.end
        return "".join(parts) + self.text[at:]


class _Page(NamedTuple):
    """A clean text, what can be pasted into it, and the source of chance."""

    text: str
    headline: str
    rng: random.Random
    words: Words
    matches: dict[re.Pattern[str], list[re.Match[str]]]  # filled as patterns are asked for

    def pick(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return one of the pattern's matches."""
        if pattern not in self.matches:
            self.matches[pattern] = list(pattern.finditer(self.text))
        return self.rng.choice(self.matches[pattern]) if self.matches[pattern] else None


# What a maker returns: the stretch of the clean text and what takes its place.
_Change = tuple[int, int, str]


def corrupt(text: str, *, seed: int, title: str | None = None, rates: Mapping[EditKind, float] = RATES) -> Noisy:
    """Return the text with defects of every kind at `rates` (per 1,000 words); the same seed gives the same bytes.

    The title, else the first sentence, is what a splice pastes. Kinds that find no place are left out.

    >>> noisy = corrupt("Kapolsek menyampaikan pesan kepada warga. " * 9, seed=1, rates={"typo": 20.0})
    >>> noisy.restore() == "Kapolsek menyampaikan pesan kepada warga. " * 9, [defect.kind for defect in noisy.defects]
    (True, ['typo'])
    """
    rng = random.Random(seed)  # noqa: S311 -- a repeatable choice, no secret
    page = _Page(text, title or _first_words(text), rng, load().words, {})
    words = len(text.split())
    changes: list[tuple[_Change, EditKind]] = []
    for kind in sorted(rates):
        for _ in range(int(rates[kind] * words / 1000 + rng.random())):
            change = _find_place(page, _MAKERS[kind], [taken for taken, _ in changes])
            if change:
                changes.append((change, kind))
    return _apply(text, sorted(changes))


def _first_words(text: str) -> str:
    """Return the first line, cut behind a word when it is longer than headlines are."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _HEADLINE else line[:_HEADLINE].rpartition(" ")[0]


def _find_place(page: _Page, make: Callable[[_Page], _Change | None], taken: list[_Change]) -> _Change | None:
    for _ in range(_TRIES):
        change = make(page)
        if change and all(change[1] + _MARGIN <= start or end + _MARGIN <= change[0] for start, end, _ in taken):
            return change
    return None


def _apply(text: str, changes: list[tuple[_Change, EditKind]]) -> Noisy:
    parts: list[str] = []
    defects: list[Defect] = []
    at = shift = 0
    for (start, end, new), kind in changes:
        parts += text[at:start], new
        defects.append(Defect(kind, start + shift, start + shift + len(new), text[start:end], start))
        shift += len(new) - (end - start)
        at = end
    return Noisy("".join(parts) + text[at:], tuple(defects))


def _make_typo(page: _Page) -> _Change | None:
    """Swap, drop, double or mistype one letter inside a word; the result is no word of its own."""
    word = page.pick(_WORD)
    if word is None:
        return None
    at = page.rng.randrange(1, len(word[0]) - 2)
    a, b = word[0][at], word[0][at + 1]
    wrong = word[0][:at] + page.rng.choice((b + a, b, a + a + b, _BESIDE.get(a, a + a) + b)) + word[0][at + 2 :]
    return None if wrong == word[0] or is_word(wrong, page.words) else (word.start(), word.end(), wrong)


def _make_run_on(page: _Page) -> _Change | None:
    """Glue "di" or "ke" to the next word, or a sentence to the next."""
    match = page.pick(_PREPOSITION_END) if page.rng.random() < 0.5 else page.pick(_SENTENCE_END)  # noqa: PLR2004 -- half of them
    return (match.start(), match.end(), "") if match else None


def _make_split(page: _Page) -> _Change | None:
    """Break a word in two, a passive verb behind its "di"."""
    word = page.pick(_WORD)
    if word is None:
        return None
    cut = word.start() + (2 if word[0].startswith("di") else page.rng.randrange(2, len(word[0]) - 2))
    return cut, cut, " "


def _make_spacing(page: _Page) -> _Change | None:
    match = page.pick(_PLACE_OF_MARK)
    return (match.start(), match.end(), page.rng.choice((" , ", ",", " ,"))) if match else None


def _make_punct(page: _Page) -> _Change | None:
    """Double a mark, loosen a reduplication, crowd degrees."""
    match = page.pick(page.rng.choice((_PLACE_OF_MARK, _SAID_TWICE, _DEGREES)))
    if match is None:
        return None
    if match.re is _PLACE_OF_MARK:
        return match.start(), match.end(), ",, "
    wrong = match[0].replace("-", " – ") if match.re is _SAID_TWICE else match[0].replace("., ", ".,").replace("S.H", "SH")
    return match.start(), match.end(), wrong


def _make_casing(page: _Page) -> _Change | None:
    """Lower the first letter of a name behind its kind, or of a rank."""
    match = page.pick(page.rng.choice((_NAMED, _RANK)))
    if match is None:
        return None
    at = match.end() if match.re is _NAMED else match.start()
    return at, at + 1, page.text[at].lower()


def _make_duplicate(page: _Page) -> _Change | None:
    """Say a sentence twice, one without quote marks: half a quote is not what anybody repeats."""
    ends = sentence_ends(page.text)
    start, end = page.rng.choice([*zip(ends, ends[1:], strict=False)] or [(0, 0)])
    sentence = page.text[start:end].rstrip()
    if len(sentence) not in _SAID_AGAIN or sentence[-1] not in ".!?" or not _QUOTE_MARKS.isdisjoint(sentence):
        return None
    return start + len(sentence), start + len(sentence), f" {sentence}"


def _make_splice(page: _Page) -> _Change | None:
    """Paste the headline into the middle of a word."""
    word = page.pick(_WORD)
    if word is None or word.start() < len(page.headline) * 2:
        return None
    cut = word.start() + page.rng.randrange(2, len(word[0]) - 1)
    return cut, cut, page.headline


def _make_boilerplate(page: _Page) -> _Change | None:
    """Put a line of the page's furniture behind a paragraph."""
    match = page.pick(_PARAGRAPH_END)
    return (match.start(), match.end(), "\n\n" + page.rng.choice(_BOILERPLATE)) if match else None


def _make_encoding(page: _Page) -> _Change | None:
    mark, wrong = page.rng.choice(_ENCODINGS)
    match = page.pick(re.compile(re.escape(mark)))
    return (match.start(), match.end(), wrong) if match else None


def _make_layout(page: _Page) -> _Change | None:
    """Break a line inside a sentence."""
    match = page.pick(_BETWEEN_WORDS)
    return (match.start(), match.end(), "\n") if match else None


_MAKERS: Mapping[EditKind, Callable[[_Page], _Change | None]] = {
    "boilerplate": _make_boilerplate,
    "casing": _make_casing,
    "duplicate": _make_duplicate,
    "encoding": _make_encoding,
    "layout": _make_layout,
    "punct": _make_punct,
    "run_on": _make_run_on,
    "spacing": _make_spacing,
    "splice": _make_splice,
    "split": _make_split,
    "typo": _make_typo,
}
