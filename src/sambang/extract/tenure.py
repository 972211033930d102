"""Offices that a verb ties to a person: held now, held before, handed over to a successor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sambang.extract.cue_words import AS
from sambang.extract.reading import PositionSpot

if TYPE_CHECKING:
    from sambang.extract.reading import Reading
    from sambang.mentions import PersonFound, PositionFound

_REACH = 24  # words behind a name among which its offices stand, and before one among which the office handed over stands
_RECIPIENTS = frozenset({"kepada", "ke"})
_REPLACED = frozenset({"digantikan", "diganti"})
_HAND_OVER = frozenset({"jabatan", "sertijab", "terima"})  # "serah terima | Kapolsek Senori"
_HANDED = frozenset({"diserahkan", "diserahterimakan", "digantikan", "diganti", "beralih"})
_SOON = 12  # words behind a name among which its office is handed over
_REPLACES = " menggantikan "
_BESIDE = 100  # characters between a successor and the one whose place is taken
_TENURE = frozenset({"tenure", "tenure_verb", "tenure_past"})
_HELD_BY = frozenset({"dijabat", "diemban", "dipimpin"})


def offices_held(reading: Reading, at: int) -> list[PositionSpot]:
    """Return the offices of "AKP Gunadi | yang sebelumnya menjabat Kapolsek Palang kini menjabat Kapolsek Senori".

    Only words of holding an office may stand between: a verb must tie each office to the name.
    """
    spots: list[PositionSpot] = []
    is_tied = is_past = False
    limit = min(at + _REACH, len(reading.scan.words))
    while at < limit and reading.gap_before(at).strip() in {"", ",", "(", ")", ".,"}:
        spot = reading.positions.get(at)
        if spot:
            if not is_tied:
                break
            spots.append(spot._replace(found=replace(spot.found, status="former")) if is_past else spot)
            at, is_tied, is_past = spot.last, False, False
            continue
        if reading.cues[at].isdisjoint(_TENURE):
            break
        is_tied = is_tied or reading.is_cue(at, "tenure_verb")
        is_past = is_past or reading.is_cue(at, "tenure_past")
        at += 1
    return spots


def office_of_successor(reading: Reading, first: int, previous: PersonFound | None) -> tuple[PositionFound, ...]:
    """Return the office that changes hands before the person at word `first`; a predecessor's is former.

    "Jabatan Kapolsek Senori diserahkan dari AKP Gunadi kepada | Iptu Sudarjo", "... menggantikan | AKP Rudi".
    """
    words = reading.scan.words
    at = first - 1
    if at > 0 and words[at] in {"lama", "baru"} and words[at - 1] == "pejabat":  # "dari pejabat lama AKP Gunadi"
        at -= 2
    if at < 0:
        return ()
    if words[at] == "menggantikan":
        office = _office_before(reading, at, is_named=False) or (
            previous.positions[-1] if previous and previous.positions else None
        )
        return (replace(office, status="former"),) if office else ()
    is_agent = words[at] == "oleh" and at > 0
    verb = at - is_agent
    if words[verb] in _HELD_BY:  # "yang sebelumnya dijabat (oleh) | Kompol Rudi"
        office = _office_before(reading, verb, is_named=False)
        is_past = reading.is_cue(verb - 1, "tenure_past") or not _HANDED.isdisjoint(words[first : first + _SOON])
        return (replace(office, status="former") if is_past else office,) if office else ()
    if is_agent and words[verb] in _REPLACED:
        return (replace(previous.positions[-1], status=None),) if previous and previous.positions else ()
    if words[at] == "dari" or words[at] in _RECIPIENTS:
        office = _office_before(reading, at, is_named=True)
        if office:
            return (replace(office, status="former") if words[at] == "dari" else office,)
    return ()


def hand_over(reading: Reading, last: int, persons: list[PersonFound]) -> None:
    """Give the last person's office, a former one, to the person before: "A menggantikan B | sebagai Kapolres Tuban".

    The name of the predecessor ends before word `last`.
    """
    spot = reading.positions.get(last + 1)
    if spot is None or len(persons) == 1 or reading.scan.words[last] not in AS:
        return
    before, predecessor = persons[-2:]
    between = reading.scan.text[before.end : predecessor.start]
    if before.same_as or len(between) > _BESIDE or ". " in between or not between.endswith(_REPLACES):
        return
    persons[-2] = replace(before, positions=(*before.positions, spot.found))
    persons[-1] = replace(predecessor, positions=(replace(spot.found, status="former"),))


def _changes_hands(reading: Reading, spot: PositionSpot) -> bool:
    """Tell whether the office is said to: "Sertijab | Kapolsek Senori", "Kapolsek Senori | diserahterimakan dari AKP Gunadi"."""
    words = reading.scan.words
    return words[max(0, spot.first - 1)] in _HAND_OVER or words[spot.last : spot.last + 1] == ["diserahterimakan"]


def _office_before(reading: Reading, at: int, *, is_named: bool) -> PositionFound | None:
    """Return the last office before word `at` in its sentence; `is_named`: only one that is said to change hands."""
    for end in range(at, max(0, at - _REACH), -1):
        spot = reading.office_ends.get(end)
        if spot and (not is_named or _changes_hands(reading, spot)):
            return replace(spot.found, title=spot.found.title.removeprefix("Calon "))
        gap = reading.gap_before(end)  # a full stop without a blank stands in a degree: "S.H., kepada"
        if gap != "." and gap.strip() not in {"", ",", "(", ")", "),", ".,"}:
            return None
    return None
