"""How much of an injected noise cleaning takes away again, and what it breaks: judged by the words of the clean text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

from sambang.evaluate.forms import typeset
from sambang.evaluate.noise import corrupt
from sambang.pipeline import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sambang.clean.context import Options
    from sambang.evaluate.noise import Defect, Noisy
    from sambang.lexicon import Lexicon

# Blanks part words, hard blanks do not: one of those is a defect.
_WORD = re.compile(r"[^ \n\t]+")
# An edit this many characters from a defect is still about it.
_NEAR = 12


class NoiseReport(NamedTuple):
    """Defects injected and repaired by kind; edits made, and those that no defect asked for; words, and those harmed."""

    injected: Mapping[str, int]
    repaired: Mapping[str, int]
    edits: int
    unasked: int
    words: int
    harmed: int


def measure_noise(
    texts: Iterable[tuple[str, str | None]], *, seed: int, options: Options | None = None, lexicon: Lexicon | None = None
) -> NoiseReport:
    """Return the report of cleaning the texts (clean text, title), each corrupted with its own seed counted from `seed`.

    A defect counts as repaired when the words around its place are those of the clean text. What the cleaning changes in
    the clean text itself is not held against it here.
    """
    injected: Counter[str] = Counter()
    repaired: Counter[str] = Counter()
    edits = unasked = words = harmed = 0
    for number, (text, title) in enumerate(texts):
        ideal = clean(text, title=title, options=options, lexicon=lexicon).text
        noisy = corrupt(ideal, seed=seed + number, title=title)
        cleaned = clean(noisy.text, title=title, options=options, lexicon=lexicon)
        alignment = _align(ideal, cleaned.text)
        injected.update(defect.kind for defect in noisy.defects)
        repaired.update(defect.kind for defect in noisy.defects if _is_repaired(defect, alignment))
        spans = [(edit.raw_start, edit.raw_end) for edit in cleaned.records()]
        edits += len(spans)
        unasked += sum(not _is_asked(noisy, *span) for span in spans)
        words += len(ideal.split())
        harmed += _count_harmed(noisy, alignment)
    return NoiseReport(injected, repaired, edits, unasked, words, harmed)


class _Alignment(NamedTuple):
    """The words of the ideal text: where each begins and ends, whether the cleaned text has it, and where it has more words."""

    spans: list[tuple[int, int]]
    kept: list[bool]
    insertions: frozenset[int]  # numbers of the words before which something stands too much
    parted: frozenset[int]  # numbers of the words before which a line ends in one of the texts only

    def touching(self, start: int, end: int) -> range:
        """Return the numbers of the words that touch the stretch of the ideal text."""
        first = bisect_left(self.spans, start, key=lambda span: span[1])
        last = bisect_right(self.spans, end, key=lambda span: span[0])
        return range(first, max(first, last))


def _align(ideal: str, cleaned: str) -> _Alignment:
    ours, theirs = list(_WORD.finditer(ideal)), list(_WORD.finditer(cleaned))
    steps = Levenshtein.opcodes([typeset(m[0]) for m in ours], [typeset(m[0]) for m in theirs])
    kept = [False] * len(ours)
    insertions: set[int] = set()
    parted: set[int] = set()
    for step in steps:
        if step.tag == "equal":
            kept[step.src_start : step.src_end] = [True] * (step.src_end - step.src_start)
            behind = range(step.src_start + 1, step.src_end)
            shift = step.dest_start - step.src_start
            parted.update(at for at in behind if _opens_line(ideal, ours, at) != _opens_line(cleaned, theirs, at + shift))
        elif step.tag == "insert":
            insertions.add(step.src_start)
    return _Alignment([m.span() for m in ours], kept, frozenset(insertions), frozenset(parted))


def _opens_line(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    return "\n" in text[words[at - 1].end() : words[at].start()]


def _place(defect: Defect) -> tuple[int, int]:
    """Return the stretch of the ideal text that the defect touches; of a repetition also what it repeats."""
    before = defect.end - defect.start if defect.kind == "duplicate" else 1
    return max(0, defect.clean_start - before), defect.clean_start + len(defect.before) + 1


def _is_repaired(defect: Defect, alignment: _Alignment) -> bool:
    words = alignment.touching(*_place(defect))
    inside = range(words.start + 1, words.stop + (not defect.before))  # what was put in may stand behind the last word
    is_joined = defect.kind != "layout" or alignment.parted.isdisjoint(inside)
    return is_joined and all(alignment.kept[word] for word in words) and alignment.insertions.isdisjoint(inside)


def _is_asked(noisy: Noisy, start: int, end: int) -> bool:
    return any(start <= defect.end + _NEAR and defect.start - _NEAR <= end for defect in noisy.defects)


def _count_harmed(noisy: Noisy, alignment: _Alignment) -> int:
    """Count the words that no defect touches and that the cleaned text does not have."""
    touched = {word for defect in noisy.defects for word in alignment.touching(*(_place(defect)))}
    return sum(not kept for word, kept in enumerate(alignment.kept) if not touched & {word - 1, word, word + 1})


def show_noise(report: NoiseReport) -> str:
    """Return the report as a table."""
    lines = [f"{'kind':12} {'injected':>8} {'repaired':>8} {'share':>7}"]
    total = ("all", sum(report.injected.values()), sum(report.repaired.values()))
    for kind, injected, repaired in (*((k, n, report.repaired.get(k, 0)) for k, n in sorted(report.injected.items())), total):
        lines.append(f"{kind:12} {injected:8} {repaired:8} {repaired / max(1, injected):7.3f}")
    asked = 1 - report.unasked / max(1, report.edits)
    lines.append(f"precision of the edits: {asked:.3f} ({report.unasked} of {report.edits} touch no injected defect)")
    lines.append(f"harmed: {report.harmed} of {report.words} words away from every defect")
    return "\n".join(lines) + "\n"
