"""What tells that letters are somebody's initials: "berinisial", an age, a role, a rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.cue_words import NAMELY
from sambang.extract.initials.series import NOT_AGED, next_in_list
from sambang.extract.initials.shape import (
    AND,
    INITIAL,
    OR_ELSE,
    in_capitals,
    is_part_of_name,
    is_taken,
    name_follows,
)
from sambang.extract.initials.spot import PAIR, age_at, end_of_alias
from sambang.extract.letters import end_of_letters, join_letters

if TYPE_CHECKING:
    from sambang.extract.reading import Reading

_LIVES = "warga"
_OF = frozenset({_LIVES, "asal"})
_CALLED = "bernama"
_LONGEST_BARE = 3  # letters of initials that only a role or a rank in front of them tells


def cue_of(reading: Reading, at: int) -> str:
    """Return what says that the word is somebody's initials, empty where nothing does."""
    scan = reading.scan
    written, before = scan.written[at], scan.words[at - 1] if at else ""
    if before in INITIAL:
        return "" if _is_given_in_full(reading, at) else f"after {before}"
    if not written.isupper() or before in OR_ELSE or is_taken(reading, at):
        return ""
    why = _cue_of_capitals(reading, at, before)
    return why if why and not in_capitals(reading, at) else ""


def _cue_of_capitals(reading: Reading, at: int, before: str) -> str:
    """Return the age, role or rank that tells capitals to be somebody's initials."""
    scan, written = reading.scan, reading.scan.written[at]
    last = end_of_letters(reading, at)
    is_acronym = "acronym" in reading.cues[at]
    if (
        age_at(reading, end_of_alias(reading, last))
        and not is_part_of_name(reading, at)
        and NOT_AGED.isdisjoint({before, scan.words[at]})
    ):
        is_short_form = reading.gap_before(at).endswith("(")  # "Gregorius Ronald (GR), 31 tahun"
        return "" if is_short_form or (is_acronym and len(written) > PAIR) else "before an age"
    if is_acronym or len(written) > _LONGEST_BARE or name_follows(reading, last):
        return ""
    return _bare_cue(reading, at, before)


def _is_given_in_full(reading: Reading, at: int) -> bool:
    """Tell whether a full name goes with the cue: "berinisial Rody Nasri", "inisial I (Iskandar)"."""
    last = end_of_letters(reading, at)
    if not name_follows(reading, last):
        return False
    return not reading.scan.written[at].isupper() or reading.gap_before(last).strip() == "("


def _bare_cue(reading: Reading, at: int, before: str) -> str:
    """Return the role, rank or the like that tells short initials without an age."""
    scan, last = reading.scan, end_of_letters(reading, at)
    if not reading.is_joined(at, '. " “'):
        return ""
    if before in reading.lexicon.relations["role"] or (reading.is_cue(at - 1, "kin") and scan.written[at] != "AS"):
        return f"after {before}"
    if at in reading.rank_ends:
        return "after a rank"
    told = any(word in reading.lexicon.relations["role"] for word in scan.words[max(0, at - 9) : at - 1])
    is_one_letter = len(scan.written[at]) == 1 and last == at + 1
    if told and before in NAMELY and (not is_one_letter or next_in_list(reading, last) is not None):
        return f"after {before}"
    follows = scan.words[last] if last < len(scan.words) else ""
    if before == _CALLED and len(join_letters(reading, at)) == PAIR and reading.gap_before(last) != "-":
        return f"after {before}"
    is_told = (follows == _LIVES and not is_one_letter) or (told and before in AND)
    return f"before {follows}" if is_told and follows in _OF else ""
