"""Why a stretch of an article became a mention, what it was linked to and why, and why another one did not become one.

The article is processed once more with a trace, into which the extractors note what they refuse and the linker what it
chose from; without one they note nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sambang.errors import InputError
from sambang.records import LABELS
from sambang.text.fold import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Options
    from sambang.lexicon import Lexicon
    from sambang.mentions import Refused, Weighed
    from sambang.model import Article, EditRecord, Mention, Record

_AROUND = 40  # characters shown on either side of the offset


class Explanation(NamedTuple):
    """What an offset of the cleaned text is: the mentions over it, what was refused, the linker's choices, the edits."""

    text: str
    at: int
    mentions: tuple[Mention, ...]
    refused: tuple[Refused, ...]
    weighed: tuple[Weighed, ...]
    edits: tuple[EditRecord, ...]

    def __str__(self) -> str:
        """Return the lines that tell it."""
        return "\n".join(describe(self))


def explain(article: Article | str, at: int, *, options: Options | None = None, lexicon: Lexicon | None = None) -> Explanation:
    """Return what is known of the word at offset `at` of the cleaned text.

    Raises InputError where the cleaned text has no such offset.

    >>> known = explain("Bripka Nurul Huda dan kapten kapal itu hadir.", 24)
    >>> [(refusal.label, refusal.why) for refusal in known.refused]
    [('RANK', 'a common word in small letters')]
    >>> [(mention.value, mention.why) for mention in explain("Bripka Nurul Huda hadir.", 8).mentions]
    [('Nurul Huda', 'after the rank Bripka')]
    """
    from sambang.pipeline import process  # here, for the package imports this module

    trace: list[Refused] = []
    weighed: list[Weighed] = []
    record = process(article, options=options, lexicon=lexicon, trace=trace, weighed=weighed)
    if not 0 <= at < len(record.text):
        raise InputError(f"article {record.article_id}: no offset {at} in a cleaned text of {len(record.text)} characters")
    start, end = _word_at(record.text, at)
    mentions = tuple(mention for mention in record.mentions if mention.start < end and start < mention.end)
    refused = sorted({refusal for refusal in trace if refusal.start < end and start < refusal.end})
    choices = tuple(choice for choice in weighed if choice.start < end and start < choice.end)
    return Explanation(record.text, at, mentions, tuple(refused), choices, _edits_at(record, start, end))


def describe(explanation: Explanation) -> Iterator[str]:
    """Yield the lines that tell an explanation: the text around, what was taken and why, what was not, the edits."""
    text, at = explanation.text, explanation.at
    before, after = text[max(0, at - _AROUND) : at], text[at : at + _AROUND]
    yield f"{before}>{after}".replace("\n", " ")
    for mention in explanation.mentions:
        link = f" -> {mention.entity_id}" if mention.entity_id else ""
        value = "" if mention.value in {None, mention.text} else f" = {mention.value}"
        yield f"taken: {mention.label} {mention.text!r}{value}{link}: {mention.why}"
    for refusal in explanation.refused:
        yield f"not taken: {refusal.label} {text[refusal.start : refusal.end]!r}: {refusal.why}"
    for choice in explanation.weighed:
        yield f"linked: {choice.label} {text[choice.start : choice.end]!r} -> {choice.choice}: {choice.why}"
        for weight in choice.candidates:
            yield f"    {weight.candidate}: {weight.score:g} {weight.of}"
    told = {mention.label for mention in explanation.mentions} | {refusal.label for refusal in explanation.refused}
    silent = sorted(set(LABELS.values()) - told - {"MENTION"})
    yield f"not tried: {', '.join(silent)}: no cue, form or gazetteer entry at this word"
    for edit in explanation.edits:
        yield f"edited: {edit.before!r} -> {edit.after!r} by {edit.rule} ({edit.kind}): {edit.why}"


def _word_at(text: str, at: int) -> tuple[int, int]:
    """Return the word around the offset, else the one character there."""
    line = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    for word in WORD.finditer(text, line, len(text) if stop < 0 else stop):
        if word.start() <= at < word.end():
            return word.span()
        if word.start() > at:
            break
    return at, at + 1


def _edits_at(record: Record, start: int, end: int) -> tuple[EditRecord, ...]:
    return tuple(edit for edit in record.edits if edit.start <= end and start <= edit.end)
