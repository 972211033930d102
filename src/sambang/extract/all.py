"""All entities of a cleaned text: one scan, then a pure function an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.activity import find_activity
from sambang.extract.alias import take_aliases
from sambang.extract.date import find_dates
from sambang.extract.initials import find_initials
from sambang.extract.person import find_persons
from sambang.extract.place import find_places
from sambang.extract.position import find_positions
from sambang.extract.quote import find_quotes
from sambang.extract.rank import find_ranks
from sambang.extract.reading import Reading
from sambang.extract.time import find_times
from sambang.extract.unit import find_units
from sambang.mentions import Mentions
from sambang.text.scan import Scan, scan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sambang.lexicon import Lexicon
    from sambang.mentions import PlaceFound, Refused


def extract(
    text: str | Scan,
    lexicon: Lexicon,
    *,
    title: str | None = None,
    fact_check: bool = False,
    published: dt.date | None = None,
    trace: list[Refused] | None = None,
) -> Mentions:
    """Return the mentions of all entities, sorted, overlaps resolved, and the main event; a scanned text is not scanned again.

    `published` gives dates their missing year; `title` and whether it is a fact check
    help to tell the main event. Into `trace`, where given, goes what looked like an entity and was not taken for one.
    """
    found = scan(text, lexicon) if isinstance(text, str) else text
    reading = Reading(found, lexicon, trace=trace)
    reading.take_ranks(find_ranks(reading))
    reading.take_units(find_units(reading))
    reading.take_positions(find_positions(reading))
    persons, titles = find_persons(reading)
    dates, impossible_dates = find_dates(reading, published)
    times, impossible_times = find_times(reading, dates)
    places = find_places(reading, persons)
    if trace is not None:
        _refuse_areas(reading, places)
    initials, persons = take_aliases(find_initials(reading, persons), persons)
    activity, score = find_activity(reading, title, fact_check=fact_check)
    return Mentions(
        ranks=tuple(spot.found for spot in reading.ranks.values()),
        titles=tuple(titles),
        persons=tuple(persons),
        positions=tuple(spot.found for spot in reading.positions.values()),
        units=tuple(spot.found for spot in reading.units.values()),
        places=places,
        dates=dates,
        times=times,
        impossible_dates=impossible_dates,
        impossible_times=impossible_times,
        initials=initials,
        quotes=find_quotes(found.text, lexicon, trace=trace),
        activity=activity,
        activity_score=score,
    )


def _refuse_areas(reading: Reading, places: Sequence[PlaceFound]) -> None:
    """Note the names of areas that were not taken for places."""
    placed = {place.start for place in places}
    for at, hit in reading.areas.items():
        if hit.start not in placed:
            why = "inside a rank, a unit or an office" if reading.is_taken(at) else "no cue or context takes it for a place"
            reading.refuse("PLACE", at, hit.last, f"the gazetteer has {len(hit.ids)} of this name, but: {why}")
