"""Contradictions that dates show by themselves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sambang.mentions import LinkedIssue

if TYPE_CHECKING:
    from sambang.mentions import DateFound, Mentions

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def check_weekdays(text: str, mentions: Mentions) -> tuple[LinkedIssue, ...]:
    """Return an issue for each date whose weekday is another; the date keeps the value as written."""
    return tuple(_contradiction(text, date) for date in mentions.dates if date.weekday_ok is False)


def _contradiction(text: str, date: DateFound) -> LinkedIssue:
    weekday = _WEEKDAYS[dt.date.fromisoformat(date.value).weekday()]
    message = f'"{text[date.start : date.end]}": {date.value} is a {weekday}'
    return LinkedIssue(code="weekday_contradicts_date", message=message, mentions=(date,))
