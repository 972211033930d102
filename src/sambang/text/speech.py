"""Words that tell who speaks: verbs behind a quote ("kata", "ujarnya") and verbs in front of it ("mengatakan").

The verbs are cues of the lexicon: `speech` and `quote` stand behind a quote, `says` and `reports` in front of it. The
kinds `quote` and `reports` are for quotes alone: beside a name those words tell nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sambang.lexicon import Lexicon

_BEHIND = frozenset({"speech", "quote"})
_BEFORE = frozenset({"says", "reports"})
_NONE: frozenset[str] = frozenset()
_SAID_BY = frozenset({"diakui", "diamini", "dibenarkan"})  # by the one named next
_SUFFIXES = ("", "kannya", "nya", "nnya")


def speaks_after(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the folded word behind a quote says that someone spoke it: "kata", "ujarnya", "tambahkannya"."""
    return not _BEHIND.isdisjoint(lexicon.cues.get(word, _NONE)) or word in nya_verbs(lexicon)


def is_nya(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the folded word is a verb of speech that names its speaker by "-nya"."""
    return word in nya_verbs(lexicon)


@lru_cache(maxsize=4)
def nya_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Return the verbs of speech that name their speaker by "-nya": "ujarnya", "tambahkannya"."""
    stems = [word for word, kinds in lexicon.cues.items() if not _BEHIND.isdisjoint(kinds)]
    return frozenset(verb for stem in stems for suffix in _SUFFIXES if (verb := stem + suffix).endswith("nya"))


def speaks_passive(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the folded word is "ditambahkan" or the like, said by the person named next."""
    return word in passive_verbs(lexicon)


@lru_cache(maxsize=4)
def passive_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Return the verbs of speech in the passive: "ditambahkan", "diakui"."""
    active = {word for word, kinds in lexicon.cues.items() if not _BEHIND.isdisjoint(kinds)} | nya_verbs(lexicon)
    return _SAID_BY.union(f"di{verb}kan" for verb in active)


def speaks_before(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the folded word stands between a speaker and what is said: "mengatakan"."""
    return not _BEFORE.isdisjoint(lexicon.cues.get(word, _NONE))
