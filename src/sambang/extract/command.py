"""Military commands behind an office: "Danramil | 03/Sungai Apit" leads "Koramil 03/Sungai Apit"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.extract.hits import Hit
    from sambang.extract.reading import Reading
    from sambang.lexicon import Lexicon, PositionEntry

_LONGEST = 5  # words of a name: "0812/05 Sungai Apit Hulu"


def read_command(reading: Reading, hit: Hit, entry: PositionEntry) -> tuple[int, str | None] | None:
    """Return the end of the command behind an office and its name, if it is named; None where no command is told of."""
    words, at = reading.scan.words, hit.last
    head = reading.lexicon.relations["commands"].get(entry.title)
    if reading.is_cue(at - 1, "army_unit"):  # "Kepala Penerangan Korem 161/Wira Sakti"
        head = words[at - 1].capitalize()
    if at < len(words) and reading.is_cue(at, "army_unit") and reading.is_joined(at):
        head = reading.scan.written[at].capitalize()
        at += 1
    if head is None:
        return None
    last = at
    while last < len(words) and _goes_on(reading, last, at):
        last += 1
    if last == at:
        return hit.last, None
    name = " ".join(reading.scan.text[reading.scan.starts[at] : reading.scan.ends[last - 1]].split())
    return last, f"{head} {name}"


def command_names(reading: Reading) -> Iterator[range]:
    """Yield the words of each command's name, which is no place by itself: "Kodim | 0811 Tuban"."""
    for at in reading.scan.where(_kinds(reading.lexicon)):
        last = at + 1
        while last < len(reading.scan.words) and _goes_on(reading, last, at + 1):
            last += 1
        yield range(at + 1, last)


@lru_cache(maxsize=4)  # lexicons in use
def _kinds(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that commands are called by: kodim, koramil, yonif."""
    return frozenset(word for word, kinds in lexicon.cues.items() if "army_unit" in kinds)


def _goes_on(reading: Reading, at: int, first: int) -> bool:
    """Tell whether word `at` still belongs to the name of a command: numbers, and at most three words after them."""
    if not (reading.scan.words[at].isdigit() or (reading.is_capital(at) and at not in reading.ranks)):
        return False
    gap = reading.gap_before(at).strip()
    if at == first:
        return gap in {"", "."}
    return gap in {"/", "-", ""} and at - first < _LONGEST and not reading.is_cue(at, "stop")
