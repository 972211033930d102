"""What behind a name tells who somebody is: an office, a role, a description between commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.cue_words import AS, FORMER, ONE, PREPOSITIONS
from sambang.extract.likeness import is_full, is_named, is_no_place
from sambang.extract.name import is_name_like

if TYPE_CHECKING:
    from sambang.extract.evidence import Candidate
    from sambang.extract.reading import Reading

_WHO = frozenset({"yang", "salah"})  # what goes on without a comma
_DESCRIBED = 12  # words between the commas of "Riadi Prasojo, EVP Corporate Communication Astra Credit Companies, menjelaskan"


def apposition(reading: Reading, candidate: Candidate) -> str:
    """Take the name in "Slamet Riyadi, salah seorang tokoh masyarakat", "Rosalia, yang merupakan korban"."""
    name, last, words = candidate.name, candidate.last, reading.scan.words
    gap = reading.gaps_before[last].strip()
    if gap != "," and (gap or words[last] not in _WHO):  # nothing below tells of such a name
        return ""
    is_known = name.last - name.first == 1 and is_name_like(reading, name.first)  # "Rahmat, warga Senori": a word and a name
    is_known = is_known and not reading.is_cue(name.first - 1, "level", "place") and reading.gap_before(last + 1) == " "
    if not (is_no_place(reading, name) or is_known) or words[max(0, candidate.first - 1)] in PREPOSITIONS:
        return ""
    is_long = is_named(reading, name) or is_known or name.last - name.first > 1
    if words[last : last + 2] == ["yang", "merupakan"] and is_long:
        return "before yang merupakan" if reading.is_cue(last + 2, "role", "group", "kin") else ""
    if (
        gap == "" and words[last : last + 1] == ["salah"] and reading.is_cue(last + 2, "role", "group")
    ):  # "Yanti salah satu warga"
        return "before salah"
    if gap != "," or (words[last : last + 2] == ["salah", "satu"] and not _is_somebody(reading, candidate)):
        return ""
    if not reading.is_capital(last) and (words[last] in ONE or (is_long and reading.is_cue(last, "role", "group", "kin"))):
        return f"before {words[last]}"
    if words[last] in FORMER and last + 1 in reading.positions and is_long:
        return "before an office held before"
    return "before an office" if _is_described(reading, candidate) else ""


def _is_somebody(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether "salah satu" goes on with what people are, or follows a known name: no "Ebola, salah satu virus"."""
    what = candidate.last + 2
    is_told = reading.is_cue(what, "role", "group", "kin", "head") or what in reading.positions
    return is_told or is_named(reading, candidate.name)


def _is_described(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a full name is followed by an office or a description of it between commas, and no other name by them."""
    last = candidate.last
    if not is_full(reading, candidate.name):
        return False
    spot = reading.positions.get(last)
    if spot:
        return not (spot.last in reading.ranks or (reading.is_capital(spot.last) and reading.is_joined(spot.last, ", :")))
    end, is_told = last, False
    while end - last < _DESCRIBED and (reading.is_capital(end) or reading.scan.words[end : end + 1] == ["dan"]):
        is_told = is_told or reading.is_cue(end, "head")
        end += 1
        if reading.gap_before(end) != " ":
            break
    return is_told and reading.gap_before(end).startswith(",") and reading.is_cue(end, "says")


def leads_to_office(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether "selaku" or "sebagai" and an office follow, "selaku" also before one that no gazetteer has."""
    words, last = reading.scan.words, candidate.last
    if not words[last : last + 1] or words[last] not in AS or not is_no_place(reading, candidate.name):
        return False
    is_long = candidate.name.last - candidate.name.first > 1
    return last + 1 in reading.positions or (words[last] == "selaku" and reading.is_capital(last + 1) and is_long)


def leads_office(reading: Reading, at: int) -> bool:
    """Tell whether the office at word `at` is the one of the name before it: behind a comma, or no other name behind it."""
    gap = reading.gap_before(at)
    return gap.strip() == "," or (gap == " " and reading.is_capital(at) and not reading.is_capital(reading.positions[at].last))
