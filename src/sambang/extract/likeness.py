"""What the words of a possible name tell by themselves: known names, places, words of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.area_name import is_high
from sambang.extract.name import is_acronym, is_certain, is_common, is_name_like, is_roman, is_word

if TYPE_CHECKING:
    from sambang.extract.name import Name
    from sambang.extract.reading import Reading

_ADDRESSES = frozenset({"pak", "bu"})
_CALLINGS = frozenset({"polisi", "tani", "haji", "tentara", "kos", "rumah", "negara", "wali"})
_SYLLABLE = 6  # letters of "Hyeok", "Zheng"


def is_plausible(reading: Reading, name: Name) -> bool:
    """Tell whether the words after an office may be a name: not all of them words of the language or acronyms."""
    words = range(name.first, name.last)
    if is_common(reading, name.first) and is_acronym(reading.scan.written[name.last - 1]):  # "Doktor | Ilmu Politik UI"
        return any(is_certain(reading, at) for at in words)
    return not all(is_common(reading, at) or is_roman(reading.scan.written[at]) for at in words)


def is_addressed(reading: Reading, at: int, name: Name) -> bool:
    """Tell whether "Pak" or "Bu" at word `at` makes a name of one word of the language: "Pak Untung"; no "Bu Guru"."""
    if reading.scan.words[at] not in _ADDRESSES or name.last - name.first > 1 or name.first != at + 1:
        return False
    return not reading.cues[name.first] and reading.scan.words[name.first] not in _CALLINGS and is_word(reading, name.first)


def is_full(reading: Reading, name: Name) -> bool:
    """Tell whether a name of several words holds no word of the language and no place, or a known name."""
    words = range(name.first, name.last)
    if len(words) < 2 or is_area(reading, name) or ends_in_place(reading, name):  # noqa: PLR2004 -- a single word may be anything
        return False
    return is_named(reading, name) or not any(is_word(reading, at) or is_acronym(reading.scan.written[at]) for at in words)


def ends_in_place(reading: Reading, name: Name) -> bool:
    """Tell whether the last word is a regency or a province: "Persib Bandung"."""
    last = name.last - 1
    hit = reading.areas.get(last)
    if last == name.first or hit is None or is_name_like(reading, last):
        return False
    return is_high(hit.ids)


def ends_in_thing(reading: Reading, name: Name) -> bool:
    """Tell whether the last word is one of the language, a regency or an organisation's letters: "Hamdan Tour"."""
    last = name.last - 1
    if last == name.first or is_name_like(reading, last):
        return False
    is_letters = is_acronym(reading.scan.written[last]) and not reading.scan.written[name.first].isupper()
    return is_letters or is_common(reading, last) or ends_in_place(reading, name)


def is_no_place(reading: Reading, name: Name) -> bool:
    """Tell whether the words are more likely a name than a place or common words."""
    if is_named(reading, name):
        return True
    return not is_area(reading, name) and not any(is_common(reading, at) for at in range(name.first, name.last))


def is_area(reading: Reading, name: Name) -> bool:
    """Tell whether the words are one place name after the other, be it begun before them: "DKI | Jakarta"."""
    at, areas = name.first, reading.areas
    outer = areas.get(at - 1) or areas.get(at - 2)
    if outer and outer.last > at:
        at = outer.last
    while at < name.last and at in areas:
        at = areas[at].last
    return at >= name.last


def is_named(reading: Reading, name: Name) -> bool:
    """Tell whether a known name is among the words, or each of them may be one."""
    names = 0
    for word in reading.scan.words[name.first : name.last]:
        traits = reading.traits[word]
        if traits.is_certain:
            return True
        names += traits.is_name
    if names == name.last - name.first > 1:
        return True
    return "clan" in reading.cues[name.first] and _is_of_syllables(reading, name)


def _is_of_syllables(reading: Reading, name: Name) -> bool:
    """Tell whether short words of no language follow a Chinese or Korean family name: "Hu Ke Yuan", "Jeon Hyeok Jin"."""
    words = range(name.first + 1, name.last)
    if len(words) > 2 or not words:  # noqa: PLR2004 -- a given name has two syllables
        return False
    return all(
        len(reading.scan.words[at]) <= _SYLLABLE
        and not (is_word(reading, at) and len(reading.scan.words[at]) > 2)  # noqa: PLR2004 -- "Hu Zhe An"
        and not is_acronym(reading.scan.written[at])
        for at in words
    )
