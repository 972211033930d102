"""What cleaning has repaired, and what it has harmed, against labelled defects and a perfectly clean text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

from sambang.evaluate.forms import letters, typeset
from sambang.evaluate.match import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.evaluate.gold import Defect, Gold
    from sambang.model import EditRecord, Record

# Needs a parse of the sentence or knowledge of the matter: shown, but in no figure.
_BEYOND = "grammar"
_LINES = "line breaks"
_BROKEN_LINE = re.compile(r"[a-z,]\n(?!\n)[a-z]")
_WORD_KINDS = frozenset({"typo", "run_on", "split"})


class WordErrors(NamedTuple):
    """Words to change until the text is the perfectly clean one: of the raw text, of the cleaned one; and its words."""

    raw: int
    cleaned: int
    words: int


def match_repairs(gold: Gold, record: Record) -> Iterator[Finding]:
    """Yield a finding for each defect, under "defects" and under its kind, and for each name, place, date that must stay."""
    for defect in gold.labels.defects:
        verdict = "right" if is_repaired(defect, gold.article.text, record.text) else "wrong"
        what = f"{defect.kind}: {defect.raw!r} -> {defect.fixed or ''!r}"
        for measure in (f"defects {defect.kind}", *(["defects"] if defect.kind != _BEYOND else [])):
            yield Finding(measure, record.article_id, what, verdict)  # type: ignore[arg-type]
    raw, cleaned = letters(gold.article.text), letters(record.text)
    for name in _must_stay(gold):
        if letters(name) in raw:
            yield Finding("kept", record.article_id, name, "right" if letters(name) in cleaned else "wrong")
    for edit in _unlisted(gold, record):
        yield Finding("unlisted_edits", record.article_id, f"{edit.rule}: {edit.before!r} -> {edit.after!r}", "extra")


def is_repaired(defect: Defect, raw: str, cleaned: str) -> bool:
    """Tell whether the cleaned text no longer has the defect and has what should stand there.

    Where the snippet stands several times in the raw text, one of them must be gone.
    """
    if defect.raw == _LINES:
        return not _BROKEN_LINE.search(cleaned)
    if defect.kind == "spacing" and defect.raw in cleaned:
        return False
    before, after, text, source = (typeset(part) for part in (defect.raw, defect.fixed or "", cleaned, raw))
    if defect.kind != "casing":
        after, folded = after.casefold(), text.casefold()
    else:
        folded = text
    if defect.kind == "duplicate":
        before, text, source = before.casefold(), text.casefold(), source.casefold()
    fewer = text.count(before) < source.count(before)
    if not after:
        return fewer
    if defect.kind == "duplicate":
        return fewer and after in folded
    inside = before in typeset(defect.fixed or "")  # the repaired snippet holds the broken one
    return after in folded and (fewer or inside or before not in text)


def _must_stay(gold: Gold) -> list[str]:
    """Return the names, places, dates and ends of quotes that no labelled repair changes."""
    labels = gold.labels
    changed = [letters(d.raw) for d in labels.defects if letters(d.raw) != letters(d.fixed or "")]
    named = [
        *(person.name for person in labels.persons),
        *(place.name for place in labels.places),
        *(date.mention for date in labels.dates),
        *(quote.ends for quote in labels.quotes),
    ]
    return [name for name in named if not any(c and (c in letters(name) or letters(name) in c) for c in changed)]


def _unlisted(gold: Gold, record: Record) -> Iterator[EditRecord]:
    """Yield the word edits whose place in the raw text touches no labelled defect."""
    raw = gold.article.text
    snippets = [defect.raw for defect in gold.labels.defects]
    places = [match.span() for snippet in snippets for match in re.finditer(re.escape(snippet), raw)]
    for edit in record.edits:
        if edit.kind not in _WORD_KINDS or (_LINES in snippets and "\n" in raw[edit.raw_start : edit.raw_end]):
            continue
        if not any(start <= edit.raw_end and edit.raw_start <= end for start, end in places):
            yield edit


def count_word_errors(gold: Gold, record: Record) -> WordErrors | None:
    """Return the word errors before and after cleaning, None where no perfectly clean text is given."""
    if gold.clean is None:
        return None
    ideal = typeset(gold.clean).split()
    raw, cleaned = (Levenshtein.distance(typeset(text).split(), ideal) for text in (gold.article.text, record.text))
    return WordErrors(raw, cleaned, len(ideal))
