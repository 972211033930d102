"""The words of a person's name, read from where it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from sambang.extract.cue_words import PARTICLES
from sambang.extract.known import AFFIXED
from sambang.extract.title import opens_address, opens_degree

if TYPE_CHECKING:
    from sambang.extract.reading import Reading

LONGEST = 6  # words of a name
_ACTIVE = ("meng", "meny", "mem", "men")
_PREFIXED = re.compile(r"(?:men|mem|meng|me|di|ber|ter|pe|ke|se)[a-z]{3}")
_CAMEL = re.compile(r"[a-z]{2}[A-Z]|[a-z][A-Z]{2}|^[A-Z]{2}[a-z]$")
_ROMAN = frozenset({"I", "V", "X", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"})
_INITIALS_LONGEST = 4
_NAME_GAPS = frozenset({" ", "-"})
_SHORT_GAPS = frozenset({".", ". "})  # behind an initial
_PAIR = 2  # letters of two given names behind an office: "Ketua IKBR AB Purba"
_NEIGHBOURHOODS = frozenset({"rt", "rw"})
_INITIAL_CUES = frozenset({"inisial", "berinisial"})
_SASAK = frozenset({"lalu"})  # "then", and a title of nobles on Lombok
_INNER = frozenset({"hari"})  # words that are names only between names: "Eny Hari Purwati"
# Cues that begin no name, those that begin one where they are known names too, and those that interrupt one likewise.
_ENDING = frozenset({"stop", "time"})
_NAMING = frozenset({"level", "body", "head", "place", "says", "speech"})
_INTERRUPTING = frozenset({"stop", "time", "says", "level", "head"})


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name over words[first:last]."""

    first: int
    last: int
    is_glued: bool = False  # a title is written in one with its initial: "HM Kunang"


def read_name(reading: Reading, at: int, *, is_ranked: bool = False) -> Name | None:
    """Return the name that begins at word `at`; None where the word cannot begin one.

    Behind a rank a name may be written in small letters: "AKBP dimas nugraha".
    """
    if not (_can_begin(reading, at) or (is_ranked and _is_small_name(reading, at))):
        return None
    last = at + 1
    while last - at < LONGEST and (_goes_on(reading, at, last) or (is_ranked and _is_small_name(reading, last))):
        last += 1
    if reading.scan.words[last - 1] in PARTICLES and reading.scan.written[last - 1][0].islower():
        last -= 1
    return None if last - at == 1 and len(reading.scan.words[at]) == 1 else Name(at, last)


def text_of(reading: Reading, name: Name) -> str:
    """Return the name in proper case."""
    text = proper_name(reading.scan.text[reading.scan.starts[name.first] : reading.scan.ends[name.last - 1]])
    return f"{text[1]}. {text[2:].strip()}" if name.is_glued else text


def proper_name(written: str) -> str:
    """Return the name in proper case with single blanks.

    >>> proper_name("NURUL HUDA")
    'Nurul Huda'
    >>> proper_name("Nurul huda")
    'Nurul Huda'
    >>> proper_name("M. Zulfadli  A.R. Siregar")
    'M. Zulfadli A.R. Siregar'
    >>> proper_name("Muhammad bin Ali")
    'Muhammad bin Ali'
    """
    if written.istitle() and "  " not in written and written.replace(" ", "").isalpha():  # most names
        return written
    if not written.isupper():
        return " ".join(part[:1].upper() + part[1:] if part not in PARTICLES else part for part in written.split())
    return " ".join(_proper(part) for part in written.split())


def is_initials(written: str) -> bool:
    """Tell whether a single word is a person's initials rather than a name: "AG", "RHM"."""
    return written.isupper() and (
        len(written) < _INITIALS_LONGEST or (len(written) == _INITIALS_LONGEST and not set(written[1:]) & set("AEIOU"))
    )


def is_roman(written: str) -> bool:
    """Tell whether the word is a number in Roman digits: "III"."""
    return written in _ROMAN


def is_name_like(reading: Reading, at: int) -> bool:
    """Tell whether word `at` is a known given or family name."""
    return reading.traits[reading.scan.words[at]].is_name


def is_word(reading: Reading, at: int) -> bool:
    """Tell whether word `at` is a word of the language, be it a name besides."""
    return reading.traits[reading.scan.words[at]].is_word


def is_affixed(reading: Reading, at: int) -> bool:
    """Tell whether its affixes give word `at` away as a word of the language."""
    return AFFIXED.fullmatch(reading.scan.words[at]) is not None


def is_common(reading: Reading, at: int) -> bool:
    """Tell whether word `at` is a word of the language and no name."""
    return reading.traits[reading.scan.words[at]].is_common


def is_certain(reading: Reading, at: int) -> bool:
    """Tell whether word `at` is a known name and no word of the language."""
    return reading.traits[reading.scan.words[at]].is_certain


def _proper(part: str) -> str:
    if "." in part or len(part) == 1 or part in _ROMAN:
        return part
    return "-".join(piece[:1] + piece[1:].lower() for piece in part.split("-"))


def _can_begin(reading: Reading, at: int) -> bool:
    if at not in reading.capitals or at in reading.ranks or at in reading.units or at in reading.positions:
        return False
    scan, cues = reading.scan, reading.cues[at]
    if cues and not (cues.isdisjoint(_ENDING) and (cues.isdisjoint(_NAMING) or is_name_like(reading, at))):
        return _is_noble(reading, at)
    word, written = scan.words[at], scan.written[at]
    if len(word) == 1 and scan.words[at - 1] in _INITIAL_CUES:  # "berinisial R. Edi mengatakan"
        return False
    if reading.traits[word].is_house:
        return False
    if written.istitle() and written.isalpha() and not written.isupper():  # most names
        return True
    if any(c.isdigit() for c in written) or _CAMEL.search(written):
        return False
    if len(word) == 1 and reading.gaps_before[at] == "-" and is_acronym(scan.written[at - 1]):  # "PDI-P"
        return False
    is_letters = is_acronym(written) and not (len(written) == _PAIR and _opens_name(reading, at))
    return not (
        is_letters
        and at + 1 in reading.capitals
        and (
            (reading.gaps_before[at + 1] == " " and not scan.written[at + 1].isupper())
            or (reading.gaps_before[at + 1] == "-" and len(scan.words[at + 1]) == 1)
        )
    )


def _opens_name(reading: Reading, at: int) -> bool:
    """Tell whether two letters open the name that a known one goes on: "Ketua IKBR AB Purba", "kata HM Rusli"."""
    is_told = at in reading.office_ends or (reading.scan.words[at][0] == "h" and "speech" in reading.cues[at - 1])
    return is_told and is_certain(reading, at + 1)


def _is_noble(reading: Reading, at: int) -> bool:
    """Tell whether "Lalu" is the title of a Sasak behind his office or rank: "Gubernur NTB | Lalu Muhamad Iqbal"."""
    is_told = at in reading.office_ends or at in reading.rank_ends
    return reading.scan.words[at] in _SASAK and is_told and reading.is_capital(at + 1) and not is_common(reading, at + 1)


def _has_digit(written: str) -> bool:
    return not written.isalpha() and any(c.isdigit() for c in written)


def is_acronym(written: str) -> bool:
    """Tell whether the word is an organisation's letters rather than a name in capitals: "FPI", "DKI"."""
    return written.isupper() and 1 < len(written) < 6  # noqa: PLR2004 -- letters of an acronym


def _is_small_name(reading: Reading, at: int) -> bool:
    """Tell whether a word in small letters behind a rank is a name: a known one, or no word at all before a comma."""
    if (
        at >= len(reading.scan.words)
        or not reading.scan.written[at].islower()
        or reading.gap_before(at).strip(" .")
        or is_word(reading, at)
    ):
        return False
    if is_name_like(reading, at):
        return True
    is_closed = reading.gap_before(at + 1).startswith((",", " (", ")"))
    return is_closed and not reading.is_cue(at, "stop") and not _PREFIXED.match(reading.scan.words[at])


def _opens_other(reading: Reading, first: int, at: int) -> bool:
    """Tell whether a second name begins behind the hyphen: "Prabowo Subianto-Gibran Rakabuming", "Hasan-Rudi"."""
    if is_pair(reading, at):
        return True
    is_full = at - first > 1 and reading.gap_before(at - 1) == " " and reading.scan.words[at - 1] not in PARTICLES
    return is_full and reading.is_capital(at + 1) and reading.gap_before(at + 1) == " "


def is_pair(reading: Reading, at: int) -> bool:
    """Tell whether a hyphen joins two Indonesian names, each of one word, before word `at`: "pasangan Hasan-Rudi"."""
    if at == 0 or reading.gap_before(at) != "-" or not (is_certain(reading, at - 1) and is_certain(reading, at)):
        return False
    if at - 1 in reading.rank_ends:  # "Aiptu Abdul-Rahman" is one man
        return False
    is_single = reading.gap_before(at - 1) != " " or not reading.is_capital(at - 2) or not is_name_like(reading, at - 2)
    abroad = reading.lexicon.words.foreign_names
    return is_single and reading.scan.words[at - 1] not in abroad and reading.scan.words[at] not in abroad


def _is_syllable(reading: Reading, first: int, at: int) -> bool:
    """Tell whether a short word goes on a Chinese or Korean name of three: "Hu Ke Yuan", "Hu Zhe An"."""
    return "clan" in reading.cues[first] and at - first <= 2 and len(reading.scan.words[at]) <= 2  # noqa: PLR2004 -- two syllables


def _ends_korean(reading: Reading, first: int, at: int) -> bool:
    """Tell whether a word in small letters is the last syllable of a Korean name: "Shin Tae-yong"."""
    return at - first == 2 and "clan" in reading.cues[first] and reading.scan.written[at].isalpha()  # noqa: PLR2004 -- of three


def _is_inner(reading: Reading, at: int) -> bool:
    """Tell whether a word of the language stands between two names and is one itself."""
    if reading.scan.words[at] not in _INNER or not reading.is_capital(at + 1) or reading.gap_before(at + 1) != " ":
        return False
    return not (is_common(reading, at - 1) or is_common(reading, at + 1) or reading.is_cue(at + 1, "time", "stop"))


def _is_shortened(reading: Reading, at: int) -> bool:
    """Tell whether a full stop behind word `at` may be an initial's or a short name's: "M. Yusuf", "Moh. Yusuf"."""
    return len(reading.scan.written[at]) == 1 or "short_name" in reading.cues[at]


def _goes_on(reading: Reading, first: int, at: int) -> bool:
    scan, gap = reading.scan, reading.gaps_before[at]
    if gap not in _NAME_GAPS and not (gap in _SHORT_GAPS and _is_shortened(reading, at - 1)):
        return False
    if at not in reading.capitals:
        is_article = at < len(scan.words) and scan.words[at] in PARTICLES and gap == " " and at + 1 in reading.capitals
        return is_article or (gap == "-" and _ends_korean(reading, first, at))
    if at in reading.ranks or at in reading.units or at in reading.positions or _has_digit(scan.written[at]):
        return False
    is_again = scan.words[at] == scan.words[at - 1]  # "ujar Jonan Jonan mengatakan"
    if is_again or scan.words[at] in _NEIGHBOURHOODS or (gap == "-" and _opens_other(reading, first, at)):
        return False
    cues = reading.cues[at]
    if cues and not (cues.isdisjoint(_INTERRUPTING) or is_name_like(reading, at) or _is_inner(reading, at)):
        return _is_syllable(reading, first, at)
    if at in reading.title_starts and (opens_degree(reading, at) or (gap != "-" and opens_address(reading, at))):
        return False
    return not is_common(reading, at) or _holds_together(reading, first, at)


def _holds_together(reading: Reading, first: int, at: int) -> bool:
    """Tell whether a word of the language goes on the name of which the first word is told."""
    words = reading.scan.words
    is_last = first + 1 < at and words[at - 1] not in PARTICLES
    is_closed = "says" in reading.cues[at + 1] and reading.gaps_before[at + 1] == " "  # "Ita Puspita Lena mengatakan"
    is_article = words[at] in PARTICLES and at + 1 in reading.capitals and reading.gaps_before[at + 1] in _NAME_GAPS
    is_event = words[at].startswith(_ACTIVE) and not is_closed  # "Gibran | Menyapa"
    return (
        is_article
        or _is_syllable(reading, first, at)
        or closes_name(reading, at)
        or not (is_event or (is_last and not is_closed and not _is_inner(reading, at)))
    )


def closes_name(reading: Reading, at: int) -> bool:
    """Tell whether a body's short form that is written like a name ends a run of two known ones: "Muhammad Najib | Hamas"."""
    if "acronym" not in reading.cues[at] or not reading.scan.written[at].istitle() or at < 2:  # noqa: PLR2004 -- two names
        return False
    are_names = all(reading.is_capital(i) and is_certain(reading, i) for i in (at - 2, at - 1))
    is_open = reading.is_capital(at + 1) and reading.gap_before(at + 1) == " "
    return are_names and not is_open and reading.gap_before(at) == reading.gap_before(at - 1) == " "
