"""The main event of an article: cues with weights, the more telling the nearer to the beginning.

The cues and weights are data (data/gazetteers/activities). What no cue tells with enough weight is "lainnya".
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from sambang.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sambang.extract.reading import Reading
    from sambang.lexicon import Lexicon

OTHER = "lainnya"

# What a cue counts by the number of words before it, and in the title. Set together with BASE on the first half of the
# development articles, where any BASE from 2 to 5 gives the same; `sambang evaluate` measures them again.
_TITLE = 3.0
_PLACES = ((25, 2.0), (60, 1.5), (120, 0.8), (1_000_000, 0.25))
# The second time a cue counts half, the third a quarter ...
_AGAIN = 0.5
# What speaks for "lainnya" before any word is read.
BASE = 4.0


class _Cue(NamedTuple):
    """A cue found in title or text, and what its place counts."""

    phrase: str
    weight: float


def find_activity(reading: Reading, title: str | None = None) -> tuple[str, float]:
    """Return the main event and its share of all that the cues tell, between 0 and 1. Of equals the first by name is taken.

    The event is one of the list in the gazetteer of activities: sambang, patroli, penangkapan ... lainnya.
    """
    lexicon, totals = reading.lexicon, {OTHER: BASE}
    counted: dict[str, float] = {}
    for cue in _cues(reading.scan.words, title, lexicon):
        share = counted.get(cue.phrase, 1.0)
        counted[cue.phrase] = share * _AGAIN
        told: tuple[tuple[str, float], ...] = lexicon.activities.entries[cue.phrase]  # type: ignore[assignment]
        for activity, weight in told:
            totals[activity] = totals.get(activity, 0.0) + weight * cue.weight * share
    best = min(totals, key=lambda activity: (-totals[activity], activity))
    return best, round(totals[best] / sum(totals.values()), 3)


def _cues(words: Sequence[str], title: str | None, lexicon: Lexicon) -> Iterator[_Cue]:
    if title:
        for _, phrase in _phrases(fold(title).split(), lexicon):
            yield _Cue(phrase, _TITLE)
    for at, phrase in _phrases(words, lexicon):
        yield _Cue(phrase, next(weight for last, weight in _PLACES if at < last))


def _phrases(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Yield the known phrases with the number of their first word; a phrase and the words inside it all count."""
    lengths, entries = lexicon.activities.lengths, lexicon.activities.entries
    for at in compress(range(len(words)), map(lengths.__contains__, words)):
        mask = lengths[words[at]]
        while mask:
            n = mask.bit_length()
            phrase = " ".join(words[at : at + n])
            if phrase in entries:
                yield at, phrase
            mask ^= 1 << (n - 1)
