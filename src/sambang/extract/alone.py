"""Names with no cue beside them: known names, names joined to a person, members of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.cue_words import ADVERBS, PREPOSITIONS
from sambang.extract.likeness import ends_in_place, is_area, is_named
from sambang.extract.name import closes_name, is_acronym, is_certain, is_common, is_name_like, is_pair, is_word

if TYPE_CHECKING:
    from sambang.extract.evidence import Candidate
    from sambang.extract.reading import Reading

# Before a single name: what follows is no person, or only spoken of as a time or a work.
_NOT_BEFORE = PREPOSITIONS | {"asal", "bahasa", "suku", "klub", "wa", "era", "zaman", "merek", "teori"}
_VERB_SHORTEST = 6  # letters of "melihat"
_SHORTEST = 4  # letters of a single name; known Indonesian ones may be shorter


def coordination(reading: Reading, candidate: Candidate, last_person: int) -> str:
    """Take "Gibran Rakabuming Raka" after "Prabowo Subianto dan" for a person, "Thania" after "Thalia dan": no common words."""
    name, first = candidate.name, candidate.first
    if first - last_person > 1:
        return ""
    is_joined = (last_person == first - 1 and reading.scan.words[last_person] == "dan") or (
        last_person == first > 0 and reading.gap_before(first) == "-"
    )
    is_listed = last_person == first > 0 and reading.gap_before(first) == ", " and _list_goes_on(reading, candidate.last)
    if not (is_joined or is_listed):
        return ""
    words = range(name.first, name.last)
    if len(words) == 1 and not _are_single(reading, first, before=first - (1 if is_listed else 2)):
        return ""
    if is_area(reading, name) or any(is_word(reading, at) and not (is_listed and is_name_like(reading, at)) for at in words):
        return ""
    following = candidate.last + (reading.scan.words[candidate.last] == "dan") if is_listed else 0
    if is_listed and not any(is_name_like(reading, at) for at in (*words, following)):
        return ""
    return "joined to a person by dan" if is_joined else "in a list of persons"


def _are_single(reading: Reading, first: int, *, before: int) -> bool:
    """Tell whether a single word may be a name as the single word `before` is: "Thalia dan | Thania", "Andi, | Budi, ..."."""
    if before < 0 or first not in reading.capitals or before not in reading.capitals:
        return False
    is_one = not (reading.is_capital(before - 1) and reading.gap_before(before) == " ")
    is_open = reading.gap_before(first) not in {" ", ", "} or (
        reading.is_capital(first + 1) and reading.gap_before(first + 1) in {" ", "-", "/"}
    )
    is_else = is_acronym(reading.scan.written[first]) or first in reading.areas or reading.cues[first]
    return is_one and not (is_open or is_else) and len(reading.scan.words[first]) >= _SHORTEST


def _list_goes_on(reading: Reading, at: int) -> bool:
    """Tell whether a further member of a list follows at word `at`: ", Hasan", ", dan Hasan", "dan Hasan"."""
    if reading.scan.words[at : at + 1] == ["dan"]:
        return reading.is_capital(at + 1)
    return reading.gap_before(at) == ", " and reading.is_capital(at)


def likely(reading: Reading, candidate: Candidate) -> str:
    """Take a name without a cue for one: two words or more, known names, and nothing before it that makes it a place."""
    name = candidate.name
    words = range(name.first, name.last)
    if len(words) < 2:  # noqa: PLR2004 -- a single word may be anything
        return ""
    if reading.is_cue(name.first - 1, "place", "level", "body") and not reading.gap_before(name.first).startswith(","):
        return ""
    before = reading.scan.words[name.first - 1] if name.first else ""
    is_behind = before and reading.is_capital(name.first - 1) and reading.is_joined(name.first)
    is_of = reading.is_cue(name.first - 1, "product", "realm", "thing") or _opens_sentence(reading, name.first - 1)
    if before in {"di", "ke"} or (is_behind and not is_of) or reading.scan.words[name.last : name.last + 1] == ["ayat"]:
        return ""
    things = reading.lexicon.words.things
    if any(reading.scan.words[at] in things and not closes_name(reading, at) for at in words):  # "Thomas Cup", "Aprilia Racing"
        return ""
    if ends_in_place(reading, name):
        return ""
    are_known = sum(is_name_like(reading, at) for at in words) * 2 >= len(words)
    is_known = is_named(reading, name) and (are_known or reading.is_cue(name.first, "clan"))
    return "known given or family names" if is_known and not is_area(reading, name) else ""


def _opens_sentence(reading: Reading, at: int) -> bool:
    """Tell whether word `at` is one of the language that has its capital from a sentence: "Upaya | Julian Alvarez"."""
    return (
        at >= 0 and is_common(reading, at) and (at == 0 or reading.gap_before(at).strip(" \n")[-1:] in {".", "!", "?", "”", '"'})
    )


def _acts(reading: Reading, at: int) -> bool:
    """Tell whether the name behind a comma does something: "Saat itu, | Erwin melihat", "Tak lama, | Supri lalu pergi"."""
    if reading.gap_before(at) != ", " or reading.gap_before(at + 1) != " " or at + 1 >= len(reading.scan.words):
        return False
    follower = reading.scan.words[at + 1]
    is_verb = follower.startswith("me") and len(follower) >= _VERB_SHORTEST and is_common(reading, at + 1)
    return not reading.is_capital(at + 1) and (is_verb or follower in ADVERBS)


def single(reading: Reading, candidate: Candidate) -> str:
    """Take a known name that stands alone between small words: "laporan dari kakaknya, lalu Supriyono alias Botok"."""
    at = candidate.first
    if candidate.last - at > 1 or at == 0 or not is_certain(reading, at) or at in reading.areas or reading.cues[at]:
        return ""
    if is_pair(reading, at) or (at + 1 < len(reading.scan.words) and is_pair(reading, at + 1)):
        return "one of a pair"
    before = reading.scan.words[at - 1]
    is_amid = (reading.gap_before(at) == " " or _acts(reading, at)) and reading.scan.written[at - 1].islower()
    is_open = reading.gap_before(at + 1)[:1] in {"-", "/"} or (reading.is_capital(at + 1) and reading.gap_before(at + 1) == " ")
    is_short = len(reading.scan.words[at]) < _SHORTEST and reading.scan.words[at] not in reading.lexicon.words.given_names
    if not is_amid or is_open or is_short or _is_numbered(reading, at + 1):
        return ""
    if before in _NOT_BEFORE or reading.is_cue(at - 1, "place", "level", "body", "street"):
        return ""
    return "a known name alone"


def _is_numbered(reading: Reading, at: int) -> bool:
    """Tell whether a number that is no age goes on what looks like a name: "Dewa | 19"."""
    behind = reading.scan.words[at : at + 2]
    return reading.gap_before(at) == " " and behind != [] and behind[0].isdecimal() and behind[1:] not in (["tahun"], ["thn"])
