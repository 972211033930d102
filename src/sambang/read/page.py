"""A web page becomes a row: its article, headline and date without what stands around them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sambang.errors import InputError
from sambang.read.columns import Row

if TYPE_CHECKING:
    from pathlib import Path

MAX_PAGE = 16 * 2**20  # bytes; pages of news have a hundredth of it
NAMES = ("article_id", "text", "title", "published", "url", "source")


def page_row(path: Path, file: str, article_id: str) -> Row:
    """Return the row of an HTML file; its id is its stem."""
    try:
        import trafilatura
    except ImportError as error:
        raise InputError(f"{file}: reading HTML needs pip install 'sambang[html]'") from error
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it says of odd pages is in the reject
    if path.stat().st_size > MAX_PAGE:
        return Row(file, 1, (), (), f"longer than {MAX_PAGE} bytes")
    page = path.read_bytes()
    try:
        found = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # noqa: BLE001 - parsers of broken HTML raise whatever they like
        return Row(file, 1, (), (), f"no readable HTML: {error}")
    fields = found if isinstance(found, dict) else found.as_dict() if found else {}
    if not fields.get("text"):
        return Row(file, 1, (), (), "no article in this page")
    return Row(file, 1, NAMES, (article_id, *(fields[name] for name in ("text", "title", "date", "url", "sitename"))))
