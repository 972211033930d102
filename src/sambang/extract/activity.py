"""The main event of an article: cues with weights, the more telling the nearer to the beginning.

The cues and weights are data (data/gazetteers/activities). What no cue tells with enough weight is "lainnya".
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sambang.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from sambang.extract.reading import Reading

OTHER = "lainnya"

# What a cue counts by the number of words before it, and in the title. Set together with BASE on the first half of the
# development articles, where any BASE from 2 to 5 gives the same; `sambang evaluate` measures them again.
_TITLE = 3.0
_FIRST, _PLACES = (25, 60, 120), (2.0, 1.5, 0.8, 0.25)
# The second time a cue counts half, the third a quarter ...
_AGAIN = 0.5
# What speaks for "lainnya" before any word is read.
BASE = 4.0
# A fact check retells at length what did not happen: nearly all of them, 92 among 500 articles, are "lainnya".
_FACT_CHECK = 4.0


def find_activity(reading: Reading, title: str | None = None, *, fact_check: bool = False) -> tuple[str, float]:
    """Return the main event and its share of all that the cues tell, between 0 and 1. Of equals the first by name is taken.

    The event is one of the list in the gazetteer of activities: sambang, patroli, penangkapan ... lainnya.
    """
    activities, totals = reading.lexicon.activities, {OTHER: BASE + _FACT_CHECK * fact_check}
    of_title = fold(title).split() if title else []
    found = [(phrase, _TITLE) for _, phrase in _phrases(of_title, _heads(of_title, activities.lengths), activities.entries)]
    heads = [(at, reading.known[at].activities) for at in reading.telling if reading.known[at].activities]
    found += [(phrase, _weight(at)) for at, phrase in _phrases(reading.scan.words, heads, activities.entries)]
    shares: dict[str, float] = {}
    for phrase, weight in found:
        share = shares.get(phrase, 1.0)
        shares[phrase] = share * _AGAIN
        told: tuple[tuple[str, float], ...] = activities.entries[phrase]  # type: ignore[assignment]
        for activity, cue_weight in told:
            totals[activity] = totals.get(activity, 0.0) + cue_weight * weight * share
    best = min(totals, key=lambda activity: (-totals[activity], activity))
    return best, round(totals[best] / sum(totals.values()), 3)


def _weight(at: int) -> float:
    """Return what a cue at word `at` counts."""
    return _PLACES[bisect_right(_FIRST, at)]


def _heads(words: Iterable[str], lengths: Mapping[str, int]) -> list[tuple[int, int]]:
    return [(at, lengths[word]) for at, word in enumerate(words) if word in lengths]


def _phrases(words: Sequence[str], heads: Iterable[tuple[int, int]], entries: Container[str]) -> list[tuple[int, str]]:
    """Return the known phrases with the number of their first word; a phrase and the words inside it all count.

    `heads` are the words that begin one, and the lengths of those that they begin.
    """
    found = []
    for at, lengths in heads:
        while lengths > 1:
            n = lengths.bit_length()
            phrase = " ".join(words[at : at + n])
            if phrase in entries:
                found.append((at, phrase))
            lengths ^= 1 << (n - 1)  # noqa: PLW2901 -- the lengths that are left
        if lengths:
            found.append((at, words[at]))
    return found
