"""Every attribute that sambang adds to spaCy's Doc and Span. Values are plain data, so that DocBin and processes take them.

Doc: `article` (the raw text, its id, title, date), `clean` (every edit), `title` (the cleaned one), `mentions` (what
extraction found, before linking), `record` (see the record schema).
Span: `mention` (the mention of the record that the span stands for: value, entity_id, raw_start, raw_end, why).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

DOC_ATTRIBUTES = ("article", "clean", "title", "mentions", "record")
# Groups of doc.spans, and the label of the spans in each.
GROUPS: Mapping[str, str] = {
    "persons": "PERSON",
    "positions": "POSITION",
    "ranks": "RANK",
    "titles": "TITLE",
    "units": "UNIT",
    "places": "PLACE",
    "dates": "DATE",
    "times": "TIME",
    "initials": "INITIALS",
    "quotes": "QUOTE",
}
ENTITIES = frozenset({"PERSON", "UNIT", "PLACE", "DATE", "TIME", "INITIALS"})  # what doc.ents may hold, free of overlaps


def register_extensions() -> None:
    """Add the attributes; a second call changes nothing."""
    for name in DOC_ATTRIBUTES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    if not Span.has_extension("mention"):
        Span.set_extension("mention", getter=mention_of)


def mention_of(span: Span) -> dict[str, Any] | None:
    """Return the record's mention that the span stands for."""
    record = span.doc._.record or {}
    wanted = (span.start_char, span.end_char, span.label_)
    return next((m for m in record.get("mentions", ()) if (m["start"], m["end"], m["label"]) == wanted), None)
