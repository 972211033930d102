"""Calendar dates in a text and the publication date in a scraper's writing."""

from __future__ import annotations

import datetime as dt


def parse_published(text: str | None) -> dt.date | None:
    """Return the date of the scraper's writing, None where it cannot be read."""
    return dt.date.fromisoformat(text) if text else None
