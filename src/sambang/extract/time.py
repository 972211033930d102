"""Clock times: behind "pukul" or "jam", before a zone, behind a date or another time.

Left alone: durations ("2 jam", "1 jam 15 menit"), scores, prices, and numbers with a point that nothing calls a time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sambang.extract.date_forms import DASHES
from sambang.mentions import Found, TimeFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.extract.reading import Reading
    from sambang.mentions import DateFound
    from sambang.text.scan import Scan

Zone = Literal["WIB", "WITA", "WIT"]

_ZONES: dict[str, Zone] = {"wib": "WIB", "wita": "WITA", "wit": "WIT"}
# "30wib": the zone glued to the minutes.
_GLUED = re.compile(r"(\d{1,2})(wib|wita|wit)")
_CUES = frozenset({"pukul", "jam", "pkl", "pk", "puku", "pukl"})
# "jam" before a bare number may be a direction or an amount; "pukul" is always a time.
_STRONG = frozenset({"pukul", "pkl"})
_ABOUT = frozenset({"sekitar", "sekira", "kurang", "lebih", "sekitaran", "kisaran", "setengah"})
_HOURS = {
    word: hour
    for hour, word in enumerate(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"), 1
    )
}
# "7 jam 15 menit" is how long, "arah jam 4" a direction.
_NO_HOUR_BEHIND = frozenset({"arah", "satu", "dua", "tiga", "beberapa", "per", "setengah"})
_NO_HOUR_BEFORE = frozenset({"menit", "detik", "jam", "x", "orang", "kali"})
_NUMBER_GAPS = frozenset({".", ":", ",", "/", "x"})
_UNTIL = frozenset({"hingga", "sampai", "sd"})
_BEFORE_END = _CUES | {"dengan", "sekitar"}  # between "hingga" and the time
_LAST_HOUR, _LAST_MINUTE, _NOON = 24, 59, 12
# The hours of twelve from which on a part of the day is in the second half: "jam 2 malam" is night, "jam 7 malam" evening.
_PARTS = {"siang": range(1, 6), "sore": range(1, 12), "petang": range(1, 12), "malam": range(5, 12)}
_MORNINGS = frozenset({"pagi", "subuh", "dini", "dinihari"})
_MIDNIGHT = frozenset({"malam", "dini", "dinihari", "pagi"})


class _Clock(NamedTuple):
    """A clock time over words[first:last]; `minutes` is None where only the hour is written."""

    first: int
    last: int
    hour: int
    minutes: int | None
    zone: Zone | None


def find_times(reading: Reading, dates: Sequence[DateFound]) -> tuple[tuple[TimeFound, ...], tuple[Found, ...]]:
    """Return the clock times, and what is written as one but is none ("pukul 25.00"), in the order of the text.

    Of a range the value is the start, the mention covers both ends. The end of a day keeps the value as written, 24:00:
    it is no midnight of that day's beginning, and `datetime.time` before Python 3.14 reads it only as the next day's 00:00.
    """
    scan, found, done = reading.scan, [], 0
    impossible: list[Found] = []
    taken = {date.end for date in dates}
    for at in _starts(scan):
        clock = _read_clock(scan, at) if at >= done else None
        if clock is None:
            if at >= done and _is_impossible(scan, at):
                start = scan.starts[_first_word(scan, at)]
                impossible.append(Found(start=start, end=scan.ends[at + 1], why="no time of the day"))
            continue
        why = _tell(scan, clock, taken)
        if not why:
            continue
        end = _read_end(scan, clock)
        found.append(_found(scan, clock, end, why))
        done = (end or clock).last
        taken.add(found[-1].end)
    return tuple(found), tuple(impossible)


def _is_impossible(scan: Scan, at: int) -> bool:
    """Tell whether two digits and two more behind "pukul" are meant for a clock time that no day has: "pukul 25.00"."""
    if len(scan.words[at]) > 2 or scan.gaps[at : at + 1] not in (["."], [":"]):  # noqa: PLR2004 -- two digits
        return False
    minutes, zone = _split_zone(scan.words[at + 1])
    is_pair = scan.words[at].isdecimal() and minutes is not None and (zone is not None or len(scan.words[at + 1]) > 1)
    goes_on = scan.gaps[at + 1 : at + 2] in (["."], [":"], [","]) and scan.words[at + 2] < ":"
    return is_pair and not goes_on and _cue_before(scan, at) in _STRONG


def _starts(scan: Scan) -> list[int]:
    """Return the words that may begin a time: those with a digit, and hours in letters behind "pukul" or "jam"."""
    starts = list(scan.numbers())
    if "pukul" in scan.words or "jam" in scan.words:
        starts += [at for at, word in enumerate(scan.words) if word in _HOURS and _cue_before(scan, at)]
        starts.sort()
    return starts


def _cue_before(scan: Scan, at: int) -> str:
    """Return "pukul" or its like right before word `at`, or before "sekitar" there."""
    while at and scan.gaps[at - 1].strip() in {"", ".", ":"}:
        at -= 1
        if scan.words[at] in _CUES:
            return scan.words[at]
        if scan.words[at] not in _ABOUT:
            break
    return ""


def _read_clock(scan: Scan, at: int) -> _Clock | None:
    """Read "09.00", "00: 15 Wib", "08.00 (WIB)", "15", "lima"; None where hour or minutes are out of bounds."""
    word = scan.words[at]
    if word in _HOURS:
        return _with_zone(scan, _Clock(at, at + 1, _HOURS[word], None, None))
    hour, zone = _split_zone(word)
    if hour is None or hour > _LAST_HOUR:
        return None
    if zone or at >= len(scan.gaps) or scan.gaps[at].strip() not in {".", ":"} or not scan.words[at + 1] < ":":
        return _with_zone(scan, _Clock(at, at + 1, hour, None, zone))
    minutes, zone = _split_zone(scan.words[at + 1])
    if minutes is None or minutes > _LAST_MINUTE or not scan.words[at + 1][1:2].isdecimal() or (hour == _LAST_HOUR and minutes):
        return None
    last = at + 2
    if last < len(scan.words) and scan.gaps[last - 1] in {".", ":"} and scan.words[last] < ":":
        seconds, zone = _split_zone(scan.words[last])
        if seconds is None or seconds > _LAST_MINUTE:
            return None  # a sum of money, an address, a version
        last += 1
    return _with_zone(scan, _Clock(at, last, hour, minutes, zone))


def _split_zone(word: str) -> tuple[int | None, Zone | None]:
    """Return the number of one or two digits that the word is, and a zone glued to it."""
    if len(word) <= 2:  # noqa: PLR2004 -- two digits
        return (int(word), None) if word.isdecimal() else (None, None)
    glued = _GLUED.fullmatch(word)
    return (int(glued[1]), _ZONES[glued[2]]) if glued else (None, None)


def _with_zone(scan: Scan, clock: _Clock) -> _Clock:
    last = clock.last
    if clock.zone is None and last < len(scan.words) and scan.gaps[last - 1].strip() in {"", "(", ".", ",", ".("}:
        zone = _ZONES.get(scan.words[last])
        if zone:
            return clock._replace(last=last + 1, zone=zone)
    return clock


def _tell(scan: Scan, clock: _Clock, taken: set[int]) -> str:
    """Tell why the number is a clock time; empty where nothing says so."""
    cue = _cue_before(scan, clock.first)
    if cue:
        return f"behind {cue}" if clock.minutes is not None or _is_hour(scan, clock, cue) else ""
    if clock.minutes is None:
        return ""
    end = None if clock.zone else _read_end(scan, clock)
    zone = clock.zone or (end.zone if end else None)
    if zone:
        return f"before {zone}"
    return "behind a date or time" if _follows(scan, clock, taken) else ""


def _is_hour(scan: Scan, clock: _Clock, cue: str) -> bool:
    """Tell whether a bare number behind "jam" or "pukul" is an hour: not an amount of hours, nor a direction."""
    words, last = scan.words, clock.last
    if clock.zone or _part_behind(scan, last)[0]:
        return True
    at = clock.first - 1
    while words[at] != cue:
        at -= 1
    before, behind = (words[at - 1] if at else ""), (words[last] if last < len(words) else "")
    if before in _NO_HOUR_BEHIND or before.isdecimal() or behind in _NO_HOUR_BEFORE:
        return False
    if behind and behind < ":" and scan.gaps[last - 1] in _NUMBER_GAPS:
        return False  # the hour of a time that is none: "21.310"
    return cue in _STRONG or words[clock.first] < ":" or words[clock.first - 1] == "setengah"


def _follows(scan: Scan, clock: _Clock, taken: set[int]) -> bool:
    """Tell whether the clock stands right behind a date or another time: "[8/2 21.48]", "13.00, 15.00, dan 17.00"."""
    at = clock.first - 1
    if at >= 0 and scan.words[at] == "dan":
        at -= 1
    if at < 0:
        return False
    end, gap = scan.ends[at], scan.text[scan.ends[at] : scan.starts[clock.first]]
    if ")" in gap:
        end += gap.index(")") + 1
    return end in taken and gap.count("\n") < 2 and gap.strip(" ),|-–[]\n") in {"", "dan"}  # noqa: PLR2004 -- a paragraph


def _read_end(scan: Scan, clock: _Clock) -> _Clock | None:
    """Read the other end of a range: "-11.00 WIB", "s/d pukul 12.00", "hingga 10 malam"."""
    words, at = scan.words, clock.last
    at = _part_behind(scan, at)[1]
    if at >= len(words):
        return None
    if scan.gaps[at - 1].strip(" )") not in DASHES:
        if words[at] in _UNTIL:
            at += 1
        elif words[at : at + 2] == ["s", "d"]:
            at += 2
        else:
            return None
    while at < len(words) and words[at] in _BEFORE_END:
        at += 1
    end = _read_clock(scan, at) if at < len(words) and words[at] < ":" else None
    return end if end and (end.minutes is not None or end.zone or _part_behind(scan, end.last)[0]) else None


def _part_behind(scan: Scan, at: int) -> tuple[str, int]:
    """Return the part of the day at word `at` ("pagi", "dini hari") and the number of the word behind it."""
    if at >= len(scan.words) or scan.gaps[at - 1].strip() not in {"", "("}:
        return "", at
    word = scan.words[at]
    if word not in _PARTS and word not in _MORNINGS:
        return "", at
    is_two = word == "dini" and scan.words[at + 1 : at + 2] == ["hari"]
    return word, at + 1 + is_two


def _found(scan: Scan, clock: _Clock, end: _Clock | None, why: str) -> TimeFound:
    last, zone = (end or clock).last, clock.zone or (end.zone if end else None)
    part, _ = _part_behind(scan, clock.last)
    end_part, behind = _part_behind(scan, last)
    if zone is None:
        zoned = _with_zone(scan, clock._replace(last=behind))  # "pukul 10.00 pagi WIB"
        zone, last = zoned.zone, zoned.last
    close = scan.ends[last - 1]
    if scan.text[close : close + 1] == ")" and "(" in scan.text[scan.starts[clock.first] : close]:
        close += 1
    hour, minutes = _of_day(clock.hour, part or end_part), clock.minutes or 0
    if clock.first and scan.words[clock.first - 1] == "setengah":
        hour, minutes = (hour - 1) % 24, 30
    return TimeFound(
        start=scan.starts[_first_word(scan, clock.first)],
        end=close,
        why=why,
        value=f"{hour:02}:{minutes:02}",
        tz=zone,
    )


def _first_word(scan: Scan, at: int) -> int:
    """Return the word where the mention begins: the cue, where one stands before the number."""
    first = at
    while first and scan.words[first - 1] in _ABOUT and _cue_before(scan, at):
        first -= 1
    return first - 1 if first and scan.words[first - 1] in _CUES and _cue_before(scan, at) else at


def _of_day(hour: int, part: str) -> int:
    """Return the hour of the day for an hour of twelve and the part of the day: 3 sore -> 15, 12 malam -> 0."""
    if hour == _NOON and part in _MIDNIGHT:
        return 0
    return hour + _NOON if hour in _PARTS.get(part, ()) else hour
