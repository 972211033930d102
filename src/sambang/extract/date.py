"""Calendar dates: what is written becomes a day of the calendar, with the year that the publication date gives.

Left alone: house and RT/RW numbers, fractions, scores, prices, phone, law and case numbers, streets named after a date.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from sambang.extract.calendar import MONTHS, WEEKDAYS, date_of, nearest_date, year_of
from sambang.extract.date_forms import DASHES, Span, Written, may_begin, read_dates
from sambang.mentions import DateFound, Found

if TYPE_CHECKING:
    from sambang.extract.reading import Reading
    from sambang.model import Precision
    from sambang.text.scan import Scan

_DAY_CUES = frozenset({"tanggal", "tgl", "tertanggal"})
# Words that say a bracket behind them holds a date: "kemarin (13/6)".
_NEAR_CUES = frozenset(
    {"kemarin", "ini", "tadi", "lalu", "kini", "besok", "lusa", "pagi", "siang", "sore", "petang", "malam", "nanti"}
)
# What may stand between a weekday and its date.
_FILLERS = _DAY_CUES | _NEAR_CUES | frozenset({
    "hari", "dini", "dinihari", "subuh", "depan", "mendatang", "pukul", "jam", "pkl", "sekitar", "sekira", "wib", "wita", "wit",
})  # fmt: skip
_FILLER_GAPS = DASHES | {"", ",", "(", ",(", ", (", "-", ".", ":", ")", "),", ") ("}
_BETWEEN_WEEKDAYS = frozenset({"dan", "hingga", "sampai"})
_FURTHEST = 7
# How many days after the publication a date without a year may lie: written in numbers or with the month's name, with a
# word before or behind it that announces. In the corpus undated numbers tell of what was, names also of what comes.
_AHEAD = {"numbers": 14, "name": 62}
_AHEAD_BEFORE = (frozenset({"akan", "rencananya", "dijadwalkan"}), 180)
_AHEAD_BEHIND = (frozenset({"besok", "lusa", "mendatang", "nanti", "depan"}), 365)
# A number behind these is no date, nor is a year behind these a year of its own.
_NUMBERED = frozenset(
    {"rt", "rw", "no", "nomor", "nomer", "pasal", "ayat", "km", "blok", "kav", "lp", "skor", "rasio", "juz", "halaman"}
)
_LAWS = frozenset({
    "uu", "undang", "perkap", "perpol", "permen", "perpres", "perda", "pp", "ri", "kuhp", "keppres", "inpres", "pasal", "nomor",
    "no",
})  # fmt: skip
_NO_YEARS = frozenset(
    {"pilkada", "pemilu", "pilpres", "pileg", "pilgub", "anggaran", "ajaran", "pelajaran", "apbn", "apbd", "piala"}
)
# What is named after a day: "Universitas 17 Agustus 1945".
_NAMESAKES = frozenset({
    "universitas", "untag", "stadion", "monumen", "tugu", "lapangan", "gor", "masjid", "museum", "sma", "smk", "smp", "sd",
    "yayasan", "perumahan", "pasar", "simpang", "jembatan",
})  # fmt: skip
_SHORT_MONTH = 3


class _Beside(NamedTuple):
    """What stands before a date: the words of the weekdays, nearest last, and whether a date's cue is there."""

    weekdays: tuple[int, ...]
    has_cue: bool


def find_dates(reading: Reading, published: dt.date | None) -> tuple[tuple[DateFound, ...], tuple[Found, ...]]:
    """Return the dates, and what is written as one but is no day of the calendar ("31 April"), in the order of the text.

    `published` gives dates without a year theirs.
    """
    scan, done = reading.scan, 0
    found: list[DateFound | Found] = []
    for at in scan.numbers():
        if at < done:
            continue
        spans = read_dates(scan, at) if may_begin(scan, at) else []
        taken = [date for span in spans for date in _judge(reading, span, published)]
        if taken:
            found += taken
            done = (spans[-1].end or spans[-1].start).last
        elif len(scan.words[at]) == 4:  # noqa: PLR2004 -- a whole year
            found += _month_or_year(scan, at)
    dates = tuple([date for date in found if isinstance(date, DateFound)])
    return dates, tuple([other for other in found if not isinstance(other, DateFound)]) if len(dates) < len(found) else ()


def _judge(reading: Reading, span: Span, published: dt.date | None) -> list[DateFound | Found]:
    """Return the date, as a mere mention where no calendar has it; none where what stands around tells of something else."""
    scan, start, end = reading.scan, span.start, span.end
    beside = _look_beside(scan, start.first)
    if not _is_date(reading, start, end, beside):
        return []
    weekday = WEEKDAYS[scan.words[beside.weekdays[0]]] if beside.weekdays else None
    ahead = _count_ahead(scan, start, end)
    first = _resolve(start, weekday, published, ahead=ahead)
    last = _resolve_end(end, first, published) if end else None
    if first is None or (end and last is None):
        begin, close = _extent(scan, span, beside)
        return [Found(start=begin, end=close, why="no day of the calendar")]
    return [_found(scan, span, (first, last), beside)]


def _look_beside(scan: Scan, first: int) -> _Beside:
    """Step back over "malam", "tanggal" and their like to the weekday, and over the weekday of a range's first day."""
    weekdays: list[int] = []
    has_cue, at = False, first - 1
    while at >= max(0, first - _FURTHEST) and scan.gaps[at].count("\n") < 2 and scan.gaps[at].strip() in _FILLER_GAPS:  # noqa: PLR2004 -- a paragraph
        word = scan.words[at]
        if word in WEEKDAYS:
            weekdays.insert(0, at)
        elif word not in _BETWEEN_WEEKDAYS if weekdays else not (word in _FILLERS or word.isdecimal()):
            break
        has_cue = has_cue or word in _DAY_CUES or word in _NEAR_CUES
        at -= 1
    return _Beside(tuple(weekdays), has_cue)


def _count_ahead(scan: Scan, start: Written, end: Written | None) -> int:
    """Return how many days after the publication the date may lie."""
    last = (end or start).last
    for (cues, days), words in (
        (_AHEAD_BEHIND, scan.words[last : last + 2] + scan.words[max(0, start.first - 2) : start.first]),
        (_AHEAD_BEFORE, scan.words[max(0, start.first - 5) : start.first]),
    ):
        if not cues.isdisjoint(words):
            return days
    return _AHEAD.get(start.form, 0)


def _is_date(reading: Reading, start: Written, end: Written | None, beside: _Beside) -> bool:
    scan, at = reading.scan, start.first
    before = scan.words[at - 1] if at else ""
    gap = reading.gap_before(at)
    if before in _NUMBERED or (gap[-1:] in {"/", "-", "_", "=", "+", ":", "."} and gap.strip() == gap and before not in WEEKDAYS):
        return False
    if start.form == "name" and gap == " " and (before in _NAMESAKES or reading.is_cue(at - 1, "street")):
        return False
    if start.plain or (end and end.plain) or beside.weekdays or beside.has_cue:
        return True
    if start.form != "numbers":
        return False
    opened = scan.text[max(0, scan.starts[at] - 2) : scan.starts[at]].rstrip().endswith(("(", "["))
    return opened and (start.year is not None or not _is_fraction(start))


def _is_fraction(written: Written) -> bool:
    """Tell whether a day and month may as well be a fraction: 1/2, 2/3, 3/4."""
    return written.day < written.month < 10  # noqa: PLR2004 -- one digit each


def _resolve(written: Written, weekday: int | None, published: dt.date | None, *, ahead: int) -> dt.date | str | None:
    """Return the day; "--MM-DD" where nothing tells the year; None where the calendar has no such day."""
    if written.year:
        return date_of(written.year, written.month, written.day)
    if published is None:
        return f"--{written.month:02}-{written.day:02}" if date_of(2000, written.month, written.day) else None
    return nearest_date(published, written.month, written.day, weekday=weekday, ahead=ahead)


def _resolve_end(end: Written, first: dt.date | str | None, published: dt.date | None) -> dt.date | str | None:
    """Return the last day of a range: of the first day's year, or of the next."""
    if end.year or not isinstance(first, dt.date):
        return _resolve(end, None, None if isinstance(first, str) else published, ahead=365)
    last = date_of(first.year, end.month, end.day)
    return last if last and last >= first else date_of(first.year + 1, end.month, end.day)


def _found(scan: Scan, span: Span, days: tuple[dt.date | str, dt.date | str | None], beside: _Beside) -> DateFound:
    precision: Precision = "day" if isinstance(days[0], dt.date) else "no_year"
    begin, close = _extent(scan, span, beside)
    return DateFound(
        start=begin,
        end=close,
        why=_why(span.start, precision),
        value=str(days[0]),
        precision=precision,
        last=str(days[1]) if days[1] else None,
        weekday_ok=_fits(scan, beside.weekdays, _weekdays_of_end(scan, span), days),
    )


def _extent(scan: Scan, span: Span, beside: _Beside) -> tuple[int, int]:
    """Return where the mention begins and ends: with its weekday, and the bracket that it opens."""
    start, end = span
    first = beside.weekdays[0] if beside.weekdays else start.first
    if any(word < ":" for word in scan.words[first : start.first]):  # a time of day stands between
        first = start.first
    stop = (end or start).last
    close = scan.ends[stop - 1]
    if scan.text[close : close + 1] == ")" and "(" in "".join([*scan.gaps[first : start.first], scan.gaps[max(stop, 2) - 2]]):
        close += 1
    return scan.starts[first], close


def _weekdays_of_end(scan: Scan, span: Span) -> tuple[int, ...]:
    """Return the weekday that stands with the last day of a range: "Rabu 9 Juli - | Jumat 11 Juli"."""
    return tuple([at for at in range(span.start.last, span.end.first) if scan.words[at] in WEEKDAYS]) if span.end else ()


def _why(start: Written, precision: Precision) -> str:
    form = {"iso": "year, month and day", "name": "day and month's name"}.get(start.form, "day and month in numbers")
    return form if start.year else f"{form}, " + ("no year" if precision == "no_year" else "the year nearest to the publication")


def _fits(
    scan: Scan, weekdays: tuple[int, ...], of_end: tuple[int, ...], days: tuple[dt.date | str, dt.date | str | None]
) -> bool | None:
    """Tell whether the weekdays are those of the days; None where no weekday or no full date is given."""
    told = [WEEKDAYS[scan.words[at]] for at in (*weekdays, *of_end)]
    known = [day.weekday() for day in days if isinstance(day, dt.date)]
    if not told or not known:
        return None
    if of_end and not weekdays:
        return told[-1] == known[-1]
    if len(told) > 1 and len(known) == 1:  # "Senin dan Selasa, 12 dan 13 Desember"
        return known[0] in told
    return all(a == b for a, b in zip(told, known, strict=False))


def _month_or_year(scan: Scan, at: int) -> list[DateFound]:
    """Read "Mei 2024" and "tahun 2024" at a word of four letters; the year of a law, a vote or a budget is none."""
    word = scan.words[at]
    year = year_of(word) if word.isdecimal() else None
    if not year or not at or scan.gaps[at - 1] != " " or scan.gaps[at : at + 1] == ["/"]:
        return []
    before = scan.words[at - 1]
    month = MONTHS.get(before)
    if (
        month
        and scan.written[at - 1][0].isupper()
        and not (at > 1 and scan.words[at - 2].isdecimal() and scan.gaps[at - 2] == " ")
    ):
        value, precision, why = f"{year}-{month:02}", "month", "month's name and year"
    elif before == "tahun" and _is_year(scan, at - 1):
        value, precision, why = str(year), "year", "tahun"
    else:
        return []
    return [DateFound(start=scan.starts[at - 1], end=scan.ends[at], why=why, value=value, precision=precision)]  # type: ignore[arg-type]


def _is_year(scan: Scan, at: int) -> bool:
    """Tell whether the year behind "tahun" at word `at` is a time, not the number of a law or the name of an event."""
    before = scan.words[max(0, at - 4) : at]
    is_numbered = bool(before) and before[-1].isdecimal() and year_of(before[-1].zfill(4)) is None  # "22 Tahun 2009"
    return not is_numbered and _NO_YEARS.isdisjoint(before[-1:]) and _LAWS.isdisjoint(before)
