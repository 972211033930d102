"""What stands before an office and tells whether it is held: "Plt.", "mantan", "calon"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.behind import Status
from sambang.extract.cue_words import FORMER

if TYPE_CHECKING:
    from sambang.extract.reading import Reading


def read_status(reading: Reading, at: int) -> tuple[int, str, Status]:
    """Return where the office begins, its acting prefix, its status."""
    before = reading.scan.words[at - 1] if at and reading.is_joined(at, ". )") else ""
    acting = reading.lexicon.relations["acting"].get(before)
    if acting:
        is_short = (
            at > 1 and reading.gap_before(at - 1) == " (" and reading.scan.words[at - 2] in reading.lexicon.relations["acting"]
        )
        return at - 1 - is_short, f"{acting} ", "acting"  # "Penjabat (Pj) | Bupati"
    if before in FORMER:
        return at, "", "former"
    if before == "calon" and reading.gap_before(at) == " ":
        return at - 1, "Calon ", None
    return at, "", None
