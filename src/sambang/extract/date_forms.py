"""How dates are written: numbers, a month's name, ranges and lists of days; read over the words of a scan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sambang.extract.calendar import MONTHS, WEEKDAYS, month_of, year_of

if TYPE_CHECKING:
    from sambang.text.scan import Scan

DASHES = frozenset({"-", "–", "—", "--"})
_SEPARATORS = frozenset("/-.")
# A month of three letters may be another word ("des", "mar"); "mei" is none.
_SHORT = 3
_MONTHS_OF_YEAR = 12
_DAYS_OF_MONTH = 31
_YEAR_WORDS = frozenset({"tahun", "thn", "th"})
_UNTIL = frozenset({"hingga", "sampai", "sd"})
_GO_ON = frozenset({*_UNTIL, "s", "dan", "serta", "bulan"})
_DAY_WORDS = frozenset({"tanggal", "tgl", "hari", "dengan", "pada", *WEEKDAYS})


class Written(NamedTuple):
    """A date over words[first:last] as it is written. `form`: iso, numbers, name, bare (a day alone).

    `plain` says that nothing but a date is written like that; else something beside it must tell.
    """

    first: int
    last: int
    day: int
    month: int
    year: int | None
    form: str
    plain: bool


class Span(NamedTuple):
    """The first and the last day of a range; `end` is None for a single date."""

    start: Written
    end: Written | None = None


def read_dates(scan: Scan, at: int) -> list[Span]:
    """Return the dates that begin at word `at`: one, a range, or a list of days of one month; none where it is no date."""
    days = _read_days(scan, at)
    if days:
        return days
    start = _read_one(scan, at)
    if start is None:
        return []
    after = _after_until(scan, start.last)
    end = _read_one(scan, after) if after else None
    if end is None or not _is_before(start, end):
        return [Span(start)]
    if start.year is None and end.year:
        start = start._replace(year=end.year - (start.month > end.month), plain=end.plain)
    if end.year is None and start.year:
        end = end._replace(year=start.year + (start.month > end.month))
    return [Span(start, end)]


def may_begin(scan: Scan, at: int) -> bool:
    """Tell by one look whether a date may begin at word `at`: most numbers of a text are none."""
    word, gap = scan.words[at], scan.gaps[at] if at < len(scan.gaps) else ""
    if len(word) > 2:  # noqa: PLR2004 -- a day has two digits; "2024-09-22"
        return gap == "-" and len(word) == 4  # noqa: PLR2004 -- a year
    if gap == " ":
        following = scan.words[at + 1]
        return following in _GO_ON or month_of(following) is not None
    return gap != ""


def _is_before(start: Written, end: Written) -> bool:
    """Tell whether the two may be a range: years that are both written must not fall."""
    if start.year and end.year:
        return (start.year, start.month, start.day) < (end.year, end.month, end.day)
    return (start.month, start.day) != (end.month, end.day)


def _read_days(scan: Scan, at: int) -> list[Span]:
    """Read days that share the month of the last: "24 hingga 25 Maret", "5, 6 dan 7 Juni 2024"."""
    days = [at]
    while _day(scan, days[-1]):
        after = _after_until(scan, days[-1] + 1) if len(days) == 1 else 0
        is_range = bool(after)
        after = after or _after_and(scan, days[-1] + 1)
        if not after:
            return []
        last = _read_one(scan, after)
        if last and (last.form == "name" or (is_range and last.form == "numbers" and "/" in scan.gaps[after])):
            numbers = [_day(scan, day) for day in days]
            if not all(a < b for a, b in zip(numbers, [*numbers[1:], last.day], strict=True)):
                return []
            written = [last._replace(first=day, last=day + 1, day=number) for day, number in zip(days, numbers, strict=True)]
            if is_range:
                return [Span(written[0], last)]
            return [*map(Span, written), Span(last)] if scan.words[after - 1] in {"dan", "serta"} else []
        if is_range:
            return []
        days.append(after)
    return []


def _after_until(scan: Scan, at: int) -> int:
    """Return the number of the word behind a dash or "hingga" that stands at word `at`, 0 where none does."""
    words = scan.words
    if at >= len(words):
        return 0
    if scan.gaps[at - 1].strip(" ()\n") in DASHES:
        pass
    elif words[at] in _UNTIL:
        at += 1
    elif words[at : at + 2] == ["s", "d"]:
        at += 2
    else:
        return 0
    while at < len(words) and words[at] in _DAY_WORDS:
        at += 1
    return at if at < len(words) else 0


def _after_and(scan: Scan, at: int) -> int:
    """Return the number of the word behind a comma or "dan" at word `at`, 0 where none stands there."""
    if at >= len(scan.words):
        return 0
    gap = scan.gaps[at - 1].strip()
    if scan.words[at] in {"dan", "serta"} and gap in {"", ","}:
        return at + 1 if at + 1 < len(scan.words) else 0
    return at if gap == "," else 0


def _read_one(scan: Scan, at: int) -> Written | None:
    return _read_iso(scan, at) or _read_name(scan, at) or _read_numbers(scan, at)


def _read_iso(scan: Scan, at: int) -> Written | None:
    year = year_of(scan.words[at]) if len(scan.words[at]) == 4 and scan.words[at].isdecimal() else None  # noqa: PLR2004 -- a year
    if year and _gap(scan, at) == "-" == _gap(scan, at + 1):
        month, day = _number(scan, at + 1, _MONTHS_OF_YEAR), _day(scan, at + 2)
        return Written(at, at + 3, day, month, year, "iso", plain=True) if month and day else None
    return None


def _read_name(scan: Scan, at: int) -> Written | None:
    """Read a day before a month's name, and the year behind it."""
    day, gap = _day(scan, at), _gap(scan, at)
    named = at + 2 if scan.words[at + 1 : at + 2] == ["bulan"] else at + 1
    if not day or gap not in {"", "-", "/", ",", "."} or named >= len(scan.words):
        return None
    word = scan.words[named]
    month = month_of(word)
    if not month:
        return None
    last = named + 1
    if last < len(scan.words) and scan.words[last] in _YEAR_WORDS:
        last += 1
    year = _year_after(scan, last - 1, short=gap in {"-", "/"} and _gap(scan, named) == gap)
    plain = bool(year) or (word in MONTHS and (len(word) > _SHORT or word == "mei"))
    return Written(at, last + 1 if year else named + 1, day, month, year, "name", plain)


def _year_after(scan: Scan, at: int, *, short: bool) -> int | None:
    """Return the year that stands right behind word `at`; with two digits only where `short` says so."""
    gap = _gap(scan, at)
    if gap in {"(", "["} and scan.text[scan.ends[at + 1] :][:1] in {")", "]"}:  # "1 Januari (2027)"
        gap, short = "", False
    if gap not in {"", ",", "-", "/"} and not (gap == "." and len(scan.words[at]) <= 4):  # noqa: PLR2004 -- "Sept. 2024"
        return None
    digits = scan.words[at + 1] if at + 1 < len(scan.words) else ""
    return year_of(digits) if digits.isdecimal() and (len(digits) == 4 or short) else None  # noqa: PLR2004 -- a whole year


def _read_numbers(scan: Scan, at: int) -> Written | None:
    """Read "27/9/2023", "27-09-23", "27.9.2023", "27/9"; the month comes second unless only the first can be one."""
    mark, first, second = _gap(scan, at), _day(scan, at), _number(scan, at + 1, _DAYS_OF_MONTH)
    if mark not in _SEPARATORS or not first or not second:
        return None
    digits = scan.words[at + 2] if at + 2 < len(scan.words) else ""
    if _gap(scan, at + 1) != mark and not (not _gap(scan, at + 1) and len(digits) == 4):  # noqa: PLR2004 -- "16/4 2024"
        digits = ""
    year = year_of(digits) if digits.isdecimal() else None
    if digits and not year and _gap(scan, at + 1) == mark:
        return None
    if year and _gap(scan, at + 2) == mark and not scan.gaps[at + 2].endswith(" "):
        return None
    if second > _MONTHS_OF_YEAR:
        if not year or first > _MONTHS_OF_YEAR:
            return None
        first, second = second, first
    if not year and mark != "/":  # a score, a sum of money
        return None
    plain = len(digits) == 4  # noqa: PLR2004 -- a whole year
    return Written(at, at + (3 if year else 2), first, second, year, "numbers", plain)


def _gap(scan: Scan, at: int) -> str:
    """Return the mark between word `at` and the next; a blank is none, the end of a paragraph is one."""
    gap = scan.gaps[at] if at < len(scan.gaps) else "\n\n"
    return gap if gap.count("\n") > 1 else gap.strip()


def _day(scan: Scan, at: int) -> int:
    return _number(scan, at, _DAYS_OF_MONTH)


def _number(scan: Scan, at: int, highest: int) -> int:
    """Return the number of one or two digits at word `at`, 0 where it is none or too high."""
    word = scan.words[at] if at < len(scan.words) else ""
    return int(word) if 0 < len(word) <= 2 and word.isdecimal() and int(word) <= highest else 0  # noqa: PLR2004 -- two digits
