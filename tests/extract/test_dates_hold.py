"""Dates and times over made-up mixtures of numbers, marks and the words around them: no error, real days, no overlap."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from sambang.extract.date import find_dates
from sambang.extract.reading import Reading
from sambang.extract.time import find_times
from sambang.gazetteers.load import load
from sambang.text.scan import scan

PIECES = (  # noqa: SIM905 -- a list of 50 short strings is harder to read
    "1 5 12 29 31 00 09 59 2024 24 1582 98 bulan Mei Feb September Sepetember tanggal tahun Senin Jum'at malam pagi dini hari "
    "hingga sampai s/d dan pukul jam setengah lima WIB Wita lalu akan RT pasal / - . , : ( ) [ ] – Rp"
).split(" ")
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", "\n", "\n\n"])), max_size=24).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@settings(deadline=None)  # the first call loads the gazetteers
@given(TEXTS, st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31)))
def test_any_mixture_gives_real_days_and_hours(text: str, published: dt.date | None) -> None:
    reading = Reading(scan(text, load()), load())
    dates, no_dates = find_dates(reading, published)
    times, no_times = find_times(reading, dates)
    for found in (dates, times, no_dates, no_times):
        assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
        assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    for date in dates:
        if date.precision == "day":
            first, last = dt.date.fromisoformat(date.value), dt.date.fromisoformat(date.last or date.value)
            assert first <= last
        assert published is None or date.precision != "no_year"
    assert all(dt.time.fromisoformat(time.value.replace("24:00", "00:00")) is not None for time in times)
