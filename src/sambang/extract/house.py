"""What an office of a house is of: "Imam Masjid | Nurul Iman, Ustaz Hamdan", "Ketua Kelompok Tani | Mekar Jaya, Oman"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.body import read_text
from sambang.extract.name import is_certain, is_roman
from sambang.extract.title import read_titles_after, read_titles_before

if TYPE_CHECKING:
    from sambang.extract.hits import Hit
    from sambang.extract.reading import Reading

_LONGEST = 5  # words of a house's name
_NUMBERED = frozenset({"no", "nomor"})


def read_house(reading: Reading, hit: Hit) -> tuple[int, str | None]:
    """Return the end of the house that an office ending with a kind of house is of, and its name; None where none is told.

    The words behind the office are the house's name, not the holder's, where the holder is named behind them: with a rank or
    a title ("Imam Masjid Nurul Huda H. Abdul Karim"), or behind a comma ("Ketua Gapoktan Tani Makmur, Oman Abdurahman").
    """
    if not reading.is_cue(hit.last - 1, "house") or reading.is_cue(hit.last, "level"):
        return hit.last, None
    last = _end_of_name(reading, hit.last)
    if last == hit.last or not _is_holder_behind(reading, hit.last, last):
        return hit.last, None
    first = next(at for at in range(hit.first, hit.last) if reading.is_cue(at, "house"))
    return last, read_text(reading, first, last)


def _end_of_name(reading: Reading, at: int) -> int:
    """Return the end of the capitalised run from word `at` that a holder, a mark or a word in small letters ends."""
    last = at
    while last - at < _LONGEST and reading.is_joined(last, "." if last > at else ""):
        is_part = reading.is_capital(last) or reading.scan.words[last].isdecimal() or reading.scan.words[last] in _NUMBERED
        if not is_part or last in reading.ranks or last in reading.positions or read_titles_before(reading, last)[0] > last:
            break
        last += 1
    return last


def _is_holder_behind(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the holder of the office stands behind words[first:last], which are then the name of the house."""
    if reading.gap_before(last) == " ":
        return last in reading.ranks or read_titles_before(reading, last)[0] > last
    if reading.gap_before(last) != ", " or read_titles_after(reading, last)[1]:
        return False
    if last in reading.ranks or read_titles_before(reading, last)[0] > last:
        return True
    is_name = reading.is_capital(last) and last not in reading.office_words and not reading.is_cue(last, "stop", "time", "head")
    return is_name and not all(is_certain(reading, at) or is_roman(reading.scan.written[at]) for at in range(first, last))
