"""Offices that name only their rank in the house ("Kabid", "Kepala Seksi") and go on with the branch that they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process

from sambang.extract.body import body_start, end_of_run, read_text
from sambang.extract.name import is_acronym, is_common

if TYPE_CHECKING:
    from sambang.extract.reading import Reading
    from sambang.text.scan import Hit

# Standard titles that say nothing without a branch.
_BARE = frozenset(
    {
        "Kabid",
        "Kabag",
        "Kasi",
        "Kanit",
        "Kasat",
        "Kasubbag",
        "Kasubbid",
        "Kasubdit",
        "Kasubsi",
        "Kaur",
        "Panit",
        "Paur",
        "Dir",
        "Wadir",
        "Karo",
        "Katim",
    }
)
_MINISTERS = frozenset({"Menteri", "Wakil Menteri"})
_ALIKE = 88  # one wrong letter in a title: "Kabid Huma"
_LONGEST = 4


class Branch(NamedTuple):
    """The words of an office after its head: its title, where it ends, the civil body that it is of."""

    last: int
    title: str
    body: str | None


def read_branch(reading: Reading, hit: Hit, title: str) -> Branch | None:
    """Return the branch after a bare office: of a police unit where a unit or a rank follows, else of a civil body."""
    at = hit.last
    if title in _MINISTERS:
        return _read_ministry(reading, hit, title)
    if (
        title not in _BARE
        or not reading.is_capital(at)
        or not reading.is_joined(at)
        or at in reading.ranks
        or at in reading.units
    ):
        return None
    last = end_of_run(reading, at)
    body_at = body_start(reading, at, last)
    if body_at is not None:
        head = read_text(reading, hit.first, body_at) if body_at > at else read_text(reading, hit.first, last)
        return Branch(last, head, read_text(reading, body_at, last))
    if last - at > _LONGEST or not (last in reading.ranks or (last in reading.units and reading.is_joined(last, ","))):
        return None
    return Branch(last, _standard(reading, f"{title} {read_text(reading, at, last)}"), None)


def _read_ministry(reading: Reading, hit: Hit, title: str) -> Branch | None:
    """Read "Menteri Perhubungan Budi Karya": the words of the language and the acronyms after the office are the ministry's."""
    last = hit.last
    while (
        reading.is_capital(last)
        and reading.is_joined(last, "&")
        and (is_common(reading, last) or is_acronym(reading.scan.written[last]))
    ):
        last += 1
        if reading.scan.words[last : last + 1] == ["dan"] and reading.is_capital(last + 1):
            last += 1
    if last == hit.last or last - hit.last > _LONGEST + 2:
        return None
    return Branch(last, f"{title} {read_text(reading, hit.last, last)}", read_text(reading, hit.last, last))


def _standard(reading: Reading, title: str) -> str:
    """Return the gazetteer's title where the written one is the same but for a letter."""
    best = process.extractOne(title, reading.lexicon.positions.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return best[0] if best else title
