"""Months, weekdays and years as Indonesian news write them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from rapidfuzz.distance import Indel

# One line a month: its name first, then short forms, English and the usual misspellings; folded.
_MONTH_FORMS = (
    "januari january jan janwari",
    "februari february feb febr peb pebr pebruari",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu agt agst agus agust ags aug",
    "september sept sep spt",
    "oktober october okt oct",
    "november nov nop nopember",
    "desember december des dec",
)
MONTHS = {form: number for number, forms in enumerate(_MONTH_FORMS, 1) for form in forms.split()}
_NAMES = tuple(forms.split()[0] for forms in _MONTH_FORMS)
# Monday is 0, as in `datetime`.
_WEEKDAY_FORMS = ("senin", "selasa", "rabu rebo", "kamis", "jumat jumaat jum", "sabtu saptu", "minggu ahad")
WEEKDAYS = {form: number for number, forms in enumerate(_WEEKDAY_FORMS) for form in forms.split()}

# A name of fewer letters has neighbours that are other words ("April": "apil").
_FUZZY_LETTERS = 6
# Letters put in, left out; a changed or swapped letter is two.
_FUZZY_DISTANCE = 2
# The years that news tell of; what lies outside is another number.
_YEARS = range(1500, 2100)
# How near to the publication a date without a year stands even against its weekday.
NEAR = dt.timedelta(days=60)
# As far back as a weekday is looked for.
YEARS_BACK = 7
# Of years with two digits those from here on belong to the last century.
_PIVOT = 70


@lru_cache(maxsize=1024)
def month_of(word: str) -> int | None:
    """Return the month of a folded name, short form or misspelling, None for any other word.

    >>> [month_of(word) for word in ("mei", "nop", "pebruari", "sepetember", "maretnya")]
    [5, 11, 2, 9, None]
    """
    if word in MONTHS:
        return MONTHS[word]
    if len(word) < _FUZZY_LETTERS or not word.isalpha():
        return None
    near = [name for name in _NAMES if name[0] == word[0] and Indel.distance(name, word, score_cutoff=2) <= _FUZZY_DISTANCE]
    return MONTHS[near[0]] if len(near) == 1 else None


def year_of(digits: str) -> int | None:
    """Return the year of four or two digits, None where they are no year of our time.

    >>> [year_of(digits) for digits in ("2024", "23", "98", "1024", "7")]
    [2024, 2023, 1998, None, None]
    """
    if len(digits) == 2:  # noqa: PLR2004 -- a year without its century
        return int(digits) + (2000 if int(digits) < _PIVOT else 1900)
    return int(digits) if len(digits) == 4 and int(digits) in _YEARS else None  # noqa: PLR2004 -- a year


def date_of(year: int | None, month: int, day: int) -> dt.date | None:
    """Return the date, None where the calendar has no such day."""
    try:
        return dt.date(year, month, day) if year else None
    except ValueError:
        return None


def nearest_date(published: dt.date, month: int, day: int, *, weekday: int | None, ahead: int) -> dt.date | None:
    """Return the nearest past date of that day which fits the weekday; None where the calendar has no such day.

    News also announce: a date up to `ahead` days after the publication counts as past. A date within two months of the
    publication stands even when the weekday contradicts it: that is a slip in the weekday (22 of 22 in the corpus). So
    does the nearest past one where no date of the last years fits.

    >>> str(nearest_date(dt.date(2024, 6, 3), 11, 20, weekday=None, ahead=0))
    '2023-11-20'
    >>> str(nearest_date(dt.date(2024, 6, 3), 11, 20, weekday=6, ahead=0))
    '2022-11-20'
    """
    dates = [date_of(published.year + step, month, day) for step in range(1, -YEARS_BACK, -1)]
    known = [date for date in dates if date]
    nearest = next((date for date in known if date <= published + dt.timedelta(days=ahead)), None)
    if nearest is None or weekday in {None, nearest.weekday()} or abs(published - nearest) <= NEAR:
        return nearest
    fitting = [date for date in known if date.weekday() == weekday]
    past = next((date for date in fitting if date <= published), nearest)
    coming = next((date for date in reversed(fitting) if date > published), past)
    return coming if coming - published < published - past else past
