"""The publication date in the writings of scrapers and portals."""

from __future__ import annotations

import datetime as dt
import re

from sambang.extract.calendar import date_of, month_of, year_of
from sambang.text.fold import fold

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
# What a spreadsheet exports: slashes and a clock time, nothing else.
_EXPORT = re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?$")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[\s+/,.-]*([^\W\d_]{3,12})\.?[\s+/,.-]*(\d{4}|\d\d)(?!\d)")
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]{3,12})\.?[\s+]*(\d{1,2})(?:st|nd|rd|th)?[\s+,]+(\d{4})(?!\d)")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d*)?$")
_WIB = dt.timezone(dt.timedelta(hours=7))
_LONGEST = 60  # characters of a date with weekday, time and zone
# Two days that share neither year, month nor day: what differs was not in the text.
_DEFAULTS = (dt.datetime(2001, 1, 1), dt.datetime(2002, 2, 2))  # noqa: DTZ001 -- no zone is converted


def parse_published(text: str | dt.date | None) -> dt.date | None:
    """Return the date of the scraper's writing as it stands there (no zone is converted), None where it cannot be read.

    Numbers are day first, but a bare "M/D/YYYY H:MM" is a spreadsheet's export and month first (262 of 264 in the
    corpus). Where that order gives no month, the other is taken. Seconds or milliseconds since 1970 are read in WIB.

    >>> str(parse_published("Kamis, 28 Mei 2026 14:06 WIB")), str(parse_published("17Jun2025"))
    ('2026-05-28', '2025-06-17')
    >>> str(parse_published("6/5/2025 6:02")), str(parse_published("6/5/2025"))
    ('2025-06-05', '2025-05-06')
    >>> str(parse_published("Tue Jun 10 08:00:00 WIB 2025")), parse_published("June 2025"), parse_published("10")
    ('2025-06-10', None, None)
    >>> parse_published("kemarin"), parse_published(None)
    (None, None)
    """
    text = (text.isoformat() if isinstance(text, dt.date) else text or "").strip()
    if not text:
        return None
    for read in (_read_iso, _read_numbers, _read_names, _read_epoch, _read_other):
        found = read(text)
        if found:
            return found
    return None


def _read_iso(text: str) -> dt.date | None:
    match = _ISO.match(text) or _COMPACT.match(text)
    return date_of(year_of(match[1]), int(match[2]), int(match[3])) if match else None


def _read_numbers(text: str) -> dt.date | None:
    match = _NUMBERS.search(text)
    if not match:
        return None
    year, first, second = year_of(match[4]), int(match[1]), int(match[3])
    day_first = date_of(year, second, first)
    month_first = date_of(year, first, second)
    return (month_first or day_first) if _EXPORT.match(text) else (day_first or month_first)


def _read_names(text: str) -> dt.date | None:
    for match in _DAY_FIRST.finditer(text):
        month = month_of(fold(match[2]))
        if month:
            return date_of(year_of(match[3]), month, int(match[1]))
    for match in _MONTH_FIRST.finditer(text):
        month = month_of(fold(match[1]))
        if month:
            return date_of(year_of(match[3]), month, int(match[2]))
    return None


def _read_epoch(text: str) -> dt.date | None:
    match = _EPOCH.match(text)
    found = dt.datetime.fromtimestamp(int(match[1]), _WIB).date() if match else None
    return found if found and year_of(str(found.year)) else None


def _read_other(text: str) -> dt.date | None:
    """Read what dateutil makes of it ("Tue Jun 10 08:00:00 WIB 2025"); a part that it would fill in itself counts as missing."""
    from dateutil.parser import ParserError, parse

    if len(text) > _LONGEST:
        return None
    try:
        first, second = (parse(text, dayfirst=True, ignoretz=True, default=default).date() for default in _DEFAULTS)
    except (ParserError, OverflowError):
        return None
    return first if first == second and year_of(str(first.year)) else None
