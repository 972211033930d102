"""Which column of a scraper's file is what: a row of values becomes an article."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sambang.model import Article, Rejected, article_id_of
from sambang.read.lines import mend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Names of columns in lower case, the likeliest first.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "raw_text", "full_text", "content", "isi", "isi_berita", "konten", "body", "article", "artikel", "berita",
        "article_text", "teks", "narasi",
    ),
    "title": ("title", "judul", "headline", "judul_berita"),
    "published": (
        "published", "publish_date", "published_at", "published_date", "publishdate", "date", "tanggal", "waktu", "datetime",
        "pubdate", "date_published", "tanggal_terbit", "tgl",
    ),
    "url": ("url", "link", "href", "permalink", "tautan"),
    "article_id": ("article_id", "id", "_id", "uuid", "id_berita", "id_artikel"),
    "source": ("source", "sumber", "media", "portal", "publisher", "situs"),
}  # fmt: skip
# What exporters write into a text column for a value that is missing; no article, title or id consists of this word alone.
_MISSING = frozenset({"null", "none", "nan"})
_LONGEST_MISSING = max(map(len, _MISSING))
_URL = re.compile(r"https?://|www\.")


class Row(NamedTuple):
    """A row as it was read: its file and number, its columns; `problem` says why there are none."""

    file: str
    number: int
    names: tuple[str, ...]
    values: Sequence[Any]
    problem: str | None = None


def has_text_column(names: Sequence[str]) -> bool:
    """Whether one of the columns may hold the article."""
    return bool(_roles(tuple(names))["text"])


def to_article(row: Row) -> Article | Rejected:
    """Return the article of a row; columns that have no part in it pass through in `extra`."""
    if row.problem:
        return Rejected(article_id=f"{row.file}:{row.number}", stage="read", reason=row.problem, file=row.file, row=row.number)
    found: dict[str, tuple[int, str]] = {}
    roles = _roles(row.names)
    for role, columns in roles.items():
        for at in columns:
            value = row.values[at] if role == "text" else _plain(row.values[at])
            mended = mend(value) if isinstance(value, str) else ""
            if is_given(mended):
                found[role] = (at, mended)
                break
    if "url" not in found and "source" in found and _URL.match(found["source"][1]):
        found["url"] = found.pop("source")
    fields: dict[str, Any] = {role: value for role, (_, value) in found.items()}
    if "text" not in fields:
        name = fields.get("article_id", f"{row.file}:{row.number}").strip()
        return Rejected(article_id=name, stage="read", reason=_missing(row, roles["text"]), file=row.file, row=row.number)
    fields["article_id"] = fields.get("article_id", "").strip() or article_id_of(fields["text"])
    used = {at for at, _ in found.values()}
    extra = {name: row.values[at] for at, name in enumerate(row.names) if at not in used}
    return Article(**fields, extra=extra, file=row.file, row=row.number)


def is_given(text: str) -> bool:
    """Tell whether a cell says something: a no-break space or a zero-width mark does not, nor does the bare word null.

    >>> is_given("Warga"), is_given("null hari ini"), is_given(" NULL"), is_given("NaN"), is_given("\u200b")
    (True, True, False, False, False)
    """
    bare = text.strip()
    return any(map(str.isprintable, bare)) and not (len(bare) <= _LONGEST_MISSING and bare.lower() in _MISSING)


@lru_cache(maxsize=64)
def _roles(names: tuple[str, ...]) -> dict[str, list[int]]:
    """Return the columns that may play each role, the likeliest first."""
    places = {name.strip("\ufeff \t\r\n").lower(): at for at, name in reversed(list(enumerate(names)))}
    return {role: [places[name] for name in known if name in places] for role, known in COLUMNS.items()}


def _plain(value: object) -> str | None:
    """Return a scalar as text: numbers, dates of Parquet, {"$oid": ...} of MongoDB; null, NaN, lists are nothing."""
    match value:
        case {"$oid": inner} | {"$date": inner}:
            return str(inner)
        case dt.date():
            return value.isoformat()
        case float() if value.is_integer():
            return f"{value:.0f}"
        case str() | int() | float() if not isinstance(value, bool) and value == value:  # noqa: PLR0124 - NaN
            return str(value)
        case _:
            return None


def _missing(row: Row, columns: Sequence[int]) -> str:
    """Say why a row has no text."""
    if not columns:
        return "no text column"
    name, value = row.names[columns[0]], row.values[columns[0]]
    if value is None or value != value:  # noqa: PLR0124 - NaN
        return f"{name} is null"
    if isinstance(value, str):
        return f"{name} is null" if value.strip().lower() in _MISSING else f"{name} is empty"
    return f"{name} is a {type(value).__name__}, not a string"
