"""What the letters look like: their form, and whether they are a part of a name, an office or a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.cue_words import NAMELY
from sambang.extract.letters import is_inner
from sambang.extract.name import is_common

if TYPE_CHECKING:
    from sambang.extract.reading import Reading

INITIAL = frozenset({"inisial", "berinisial", "inisialnya", "berinsial", "beinisial", "bernisial", "initial"})
AND = frozenset({"dan", "serta", "maupun", "bersama", "dengan"})
OR_ELSE = frozenset({"alias", "als"})
LONGEST = 5  # letters


def looks_right(reading: Reading, at: int) -> bool:
    """Tell whether the word may be initials by its form: capitals, or like "Sup" with a cue or an age."""
    written = reading.scan.written[at]
    if len(written) > LONGEST or not written.isalpha() or (len(written) == 1 and is_inner(reading, at)):
        return False
    return written.isupper() or len(written) < LONGEST


def is_taken(reading: Reading, at: int) -> bool:
    """Tell whether the word begins a unit, an office or a rank."""
    return at in reading.units or at in reading.positions or at in reading.ranks


def name_follows(reading: Reading, at: int) -> bool:
    """Tell whether a capitalised word goes on with the name: "A. Rachim", "M Yusuf"; or a bracket holds it: "I (Iskandar)"."""
    if not reading.is_capital(at) or reading.scan.words[at] in OR_ELSE:
        return False
    gap = reading.gap_before(at)
    is_letter = len(reading.scan.words[at - 1]) == 1
    return gap in {" ", ".", "-"} or gap.strip() == "(" or (gap == ". " and is_letter and not is_common(reading, at))


def is_part_of_name(reading: Reading, at: int) -> bool:
    """Tell whether the word closes a name: "Budi S (34)"."""
    if not at or reading.gap_before(at).strip(" ") not in {"", "."} or not reading.is_capital(at - 1):
        return False
    before = reading.scan.words[at - 1]
    if (
        before in reading.lexicon.relations["role"]
        or reading.is_cue(at - 1, "role", "stop", "kin", "realm")
        or before in AND | NAMELY
    ):
        return False
    return at not in reading.rank_ends


def in_capitals(reading: Reading, at: int) -> bool:
    """Tell whether the words around are all in capitals, so that a short one tells nothing."""
    around = [w for w in (*reading.scan.written[max(0, at - 2) : at], *reading.scan.written[at + 1 : at + 3]) if w.isalpha()]
    return sum(word.isupper() and len(word) > LONGEST for word in around) > 1 or (
        len(around) > 1 and all(word.isupper() for word in around)
    )
