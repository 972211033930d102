"""Contradictions that dates and times show by themselves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sambang.mentions import LinkedIssue

if TYPE_CHECKING:
    from sambang.mentions import DateFound, Found, Mentions

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def check_weekdays(text: str, mentions: Mentions) -> tuple[LinkedIssue, ...]:
    """Return an issue for each date whose weekday is another; the date keeps the value as written."""
    return tuple(_contradiction(text, date) for date in mentions.dates if date.weekday_ok is False)


def report_impossible(text: str, mentions: Mentions) -> tuple[LinkedIssue, ...]:
    """Return an issue for each date that no calendar and each time that no day has; the record has neither as a value."""
    return (
        *[_impossible(text, found, "date_impossible", "the calendar has no such day") for found in mentions.impossible_dates],
        *[_impossible(text, found, "time_impossible", "the day has no such time") for found in mentions.impossible_times],
    )


def _impossible(text: str, found: Found, code: str, why: str) -> LinkedIssue:
    return LinkedIssue(code=code, message=f'"{text[found.start : found.end]}": {why}', mentions=(found,))


def _contradiction(text: str, date: DateFound) -> LinkedIssue:
    days = [day for day in (date.value, date.last) if day]
    told = ", ".join(f"{day} is a {_WEEKDAYS[dt.date.fromisoformat(day).weekday()]}" for day in days)
    message = f'"{text[date.start : date.end]}": {told}'
    return LinkedIssue(code="weekday_contradicts_date", message=message, mentions=(date,))
