"""All entities of a cleaned text: one scan, then a pure function an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from sambang.text.scan import scan

if TYPE_CHECKING:
    import datetime as dt

    from sambang.lexicon import Lexicon


def extract(text: str, lexicon: Lexicon, *, published: dt.date | None = None) -> Mentions:
    """Return the mentions of all entities, sorted, overlaps resolved. `published` gives dates their missing year."""
    reading = Reading(scan(text, lexicon), lexicon)
    reading.take_ranks(find_ranks(reading))
    reading.take_units(find_units(reading))
    reading.take_positions(find_positions(reading))
    persons, titles = find_persons(reading)
    dates = find_dates(reading, published)
    return Mentions(
        ranks=tuple(spot.found for spot in reading.ranks.values()),
        titles=tuple(titles),
        persons=tuple(persons),
        positions=tuple(spot.found for spot in reading.positions.values()),
        units=tuple(spot.found for spot in reading.units.values()),
        places=find_places(reading, persons),
        dates=dates,
        times=find_times(reading, dates),
        initials=find_initials(reading, persons),
        quotes=find_quotes(text, lexicon),
    )
