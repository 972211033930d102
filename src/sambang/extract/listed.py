"""Names without a cue of their own that stand in one list with persons: "Aaron Chia/Soh Wooi Yik", "1. ... 2. ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.cue_words import PREPOSITIONS
from sambang.extract.likeness import is_area
from sambang.extract.name import is_acronym, is_name_like, is_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.extract.evidence import Candidate
    from sambang.extract.reading import Reading
    from sambang.mentions import PersonFound

_AND = frozenset({"dan", "serta", "maupun", "vs"})
_OPENING = frozenset({"antaranya", "yakni", "yaitu", "ialah", "adalah", "termasuk", "seperti"})
_TIGHT = frozenset({"/", "; ", " / ", " & "})  # what stands between two members of a list and hardly anywhere else


def find_listed(reading: Reading, unsure: Sequence[Candidate], persons: Iterable[PersonFound]) -> list[Candidate]:
    """Return the full names that are joined to a person before or behind them, directly or by other such names."""
    waiting = [candidate for candidate in unsure if _may_be_listed(reading, candidate)]
    if not waiting:
        return []
    starts, ends = {person.start for person in persons}, {end for person in persons for end in (person.name_end, person.end)}
    is_numbered = any(_is_numbered(reading, start) for start in starts)
    found: dict[int, Candidate] = {}
    for candidate in waiting:
        start = reading.scan.starts[candidate.first]
        if _joins_before(reading, candidate, ends) or (is_numbered and _is_numbered(reading, start)):
            found[candidate.first] = candidate
            ends.add(reading.scan.ends[candidate.last - 1])
            starts.add(start)
    for candidate in reversed(waiting):
        if candidate.first not in found and _joins_behind(reading, candidate, starts):
            found[candidate.first] = candidate
            starts.add(reading.scan.starts[candidate.first])
    return [found[at] for at in sorted(found)]


def _may_be_listed(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether no word of the name is one of the language, a place, a brand or an organisation's letters."""
    name = candidate.name
    words = range(name.first, name.last)
    if len(words) < 2 or is_area(reading, name) or reading.scan.words[max(0, candidate.first - 1)] in PREPOSITIONS:  # noqa: PLR2004 -- a single word may be anything
        return False
    return not any(
        (is_word(reading, at) and not is_name_like(reading, at))
        or is_acronym(reading.scan.written[at])
        or reading.is_cue(at, "realm", "product", "place", "body", "level")
        for at in words
    )


def _is_numbered(reading: Reading, start: int) -> bool:
    """Tell whether a number and a full stop stand before the offset: "1. Maximo Quiles"."""
    text = reading.scan.text
    return text[start - 2 : start] == ". " and text[start - 3 : start - 2].isdigit()


def _joins_before(reading: Reading, candidate: Candidate, ends: set[int]) -> bool:
    """Tell whether the name follows a person in a list."""
    first = candidate.first
    if first == 0:
        return False
    scan, gap = reading.scan, reading.gap_before(first)
    if gap in _TIGHT:
        return scan.ends[first - 1] in ends
    if first > 1 and scan.words[first - 1] in _AND and gap == " ":
        return scan.ends[first - 2] in ends and reading.gap_before(first - 1) in {" ", ", "}
    return gap == ", " and scan.ends[first - 1] in ends and _goes_on(reading, candidate.last)


def _joins_behind(reading: Reading, candidate: Candidate, starts: set[int]) -> bool:
    """Tell whether a person follows the name in a list."""
    scan, last = reading.scan, candidate.last
    if last >= len(scan.words):
        return False
    gap = reading.gap_before(last)
    if gap in _TIGHT or gap == "-":
        return scan.starts[last] in starts
    if scan.words[last] in _AND and last + 1 < len(scan.words) and gap in {" ", ", "}:
        return scan.starts[last + 1] in starts
    opens = reading.gap_before(candidate.first) == ", " or scan.words[max(0, candidate.first - 1)] in _OPENING
    return gap == ", " and scan.starts[last] in starts and opens


def _goes_on(reading: Reading, at: int) -> bool:
    """Tell whether a further member of the list follows at word `at`."""
    if reading.scan.words[at : at + 1] and reading.scan.words[at] in _AND:
        return reading.is_capital(at + 1)
    return reading.gap_before(at) == ", " and reading.is_capital(at)
