"""The people of an article while their mentions are being gathered, and who of them a mention means."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from sambang.text.fold import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sambang.link.office import Office
    from sambang.mentions import Found, PersonFound

# Two writings of one name differ by a letter or two: "Nursal Akmin", "Nursal Amkin"; or their letters changed places.
_SAME_NAME = 88
_SHORTEST = 6
_SHORTEST_PART = 4  # a single word of a name with one wrong letter
_WRONG_LETTERS = 2
_LATELY = 200  # people before a mention among whom another spelling of its name is looked for
# What is said of those whom the police deal with: such a mention is no officer of the same first name.
_NO_SPEECH = frozenset({"an", "yang", "initials", "salah", "seorang"})  # what else stands behind a name that tells a person
_CIVIL = ("before an age", "after tersangka", "after korban", "after pelaku", "after saksi", "after terdakwa")


@dataclass(slots=True)
class Individual:
    """A person while the mentions are being gathered."""

    name: str
    words: list[str]
    found: list[PersonFound] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    others: list[Found] = field(default_factory=list)
    known: set[str] = field(default_factory=set)  # the words of all names in `found`
    starts: list[int] = field(default_factory=list)  # of `found`, sorted
    joined: str = ""  # the words without blanks
    rank: str | None = None  # of the first mention that has one


class People:
    """The individuals of an article, found again by any word of their names.

    `nicknames` says where the full name stands that a nickname belongs to.
    """

    def __init__(self, nicknames: dict[str, tuple[int, int]]) -> None:
        self.members: list[Individual] = []
        self.at: dict[tuple[int, int], Individual] = {}  # (name_start, name_end) of a mention -> whose it is
        self._nicknames = nicknames
        self._by_word: dict[str, list[Individual]] = {}

    def add(self, found: PersonFound) -> None:
        """Make a new individual of a mention."""
        words = fold(found.name).split()
        person = Individual(found.name, words, joined="".join(words))
        self.members.append(person)
        self.take(person, found)

    def take(self, person: Individual, found: PersonFound, *, is_name: bool = True) -> None:
        """Give a mention to an individual; where it is a name, the longest becomes the individual's."""
        person.found.append(found)
        insort(person.starts, found.start)
        self.at[found.name_start, found.name_end] = person
        person.rank = person.rank or found.rank
        words = fold(found.name).split()
        person.known.update(words)
        if is_name and len(words) > len(person.words):
            person.name, person.words, person.joined = found.name, words, "".join(words)
        for word in words:
            known = self._by_word.setdefault(word, [])
            if not known or known[-1] is not person:
                known.append(person)

    def same(self, found: PersonFound) -> Individual | None:
        """Return whose name a full mention says again, in whole or in part."""
        owner = self.at.get(self._nicknames.get(found.name.lower(), (-1, -1)))
        if owner:
            return owner
        words = fold(found.name).split()
        fitting = [p for p in self._with_words(words) if _is_within(words, p.words) and _may_be(found, p)]
        return _nearest(found, _named_so(words, fitting)) if fitting else None

    def misspelt(self, found: PersonFound) -> Individual | None:
        """Return whose name a mention spells in another way."""
        name = squeeze(found.name)
        if len(name) < _SHORTEST:
            return None
        return next((person for person in self.members[-_LATELY:] if _is_misspelt(found, name, person)), None)

    def misheard(self, found: PersonFound) -> Individual | None:
        """Return the one person before a single-word speaker of whose name a word is nearly the same: "Prapto" for Suprapto."""
        name = squeeze(found.name)
        if found.rank or found.positions or " " in found.name or not _speaks(found) or len(name) < _SHORTEST_PART:
            return None
        before = [p for p in self.members[-_LATELY:] if p.starts[0] < found.start]
        fitting = [p for p in before if any(_is_nearly(name, word) for word in p.words)]
        return fitting[0] if len(fitting) == 1 else None

    def owner(self, found: PersonFound) -> Individual | None:
        """Return whom a part of a name means."""
        fitting = self.owners(found)
        return _nearest(found, fitting) if fitting else None

    def owners(self, found: PersonFound) -> list[Individual]:
        """Return whom a part of a name may mean: those who are named just so, else all who have its words in their names."""
        words = fold(found.name).split()
        return _named_so(words, [p for p in self._with_words(words) if p.known.issuperset(words)])

    def named_alike(self, found: PersonFound, chosen: Individual | None) -> list[Individual]:
        """Return the others who share a word with the name of a mention."""
        words = [word for word in fold(found.name).split() if len(word) > 1]
        sharing = {id(person): person for word in words for person in self._by_word.get(word, ())}
        return [person for person in sharing.values() if person is not chosen]

    def _with_words(self, words: Iterable[str]) -> list[Individual]:
        """Return the people, each once, who have the rarest of the words in a name; initials do not count."""
        lists = [self._by_word.get(word, []) for word in words if len(word) > 1]
        rarest = min(lists, key=len) if lists else []
        return list({id(person): person for person in rarest}.values())


def _named_so(words: list[str], fitting: list[Individual]) -> list[Individual]:
    """Return those of the people whose whole name the words are, else all: "Hadi" is Hadi before Hadi Santoso."""
    whole = [p for p in fitting if p.words == words] if len(fitting) > 1 else []
    return whole or fitting


def _is_within(part: list[str], whole: list[str]) -> bool:
    """Tell whether the words occur in the whole in their order; an initial stands for its word."""
    rest = iter(whole)
    return all(any(word == other or (len(word) == 1 and other.startswith(word)) for other in rest) for word in part)


def _may_be(found: PersonFound, person: Individual) -> bool:
    """Tell whether ranks allow that both are one: the same or none, and no victim of a name shared with an officer."""
    if found.rank is None and person.rank and found.why.startswith(_CIVIL):
        return False
    return found.rank is None or person.rank is None or found.rank == person.rank


def _is_misspelt(found: PersonFound, name: str, person: Individual) -> bool:
    """Tell whether the name is another writing of the person's: alike, of the same rank, and of the same office where single."""
    if len(person.joined) < _SHORTEST or found.rank != person.rank or not _are_alike(name, person.joined):
        return False
    if len(person.words) > 1 and len(found.name.split()) > 1:
        return True
    if found.rank and _is_anagram(name, person.joined):
        return True
    return bool({p.title for p in found.positions} & {p.title for f in person.found for p in f.positions})


def _speaks(found: PersonFound) -> bool:
    """Tell whether the mention is a person because of a verb of speech beside it."""
    return found.why.startswith("after the speech verb") or (
        found.why.startswith("before ") and found.why.removeprefix("before ").partition(" ")[0] not in _NO_SPEECH
    )


def _is_nearly(name: str, word: str) -> bool:
    """Tell whether one letter differs, or the name is the end or the beginning of the word: "Prapto", "Alex"."""
    if len(name) < len(word) - 1:
        return word.startswith(name) or (len(name) > _SHORTEST_PART and word.endswith(name))
    if name[0] == word[0] and abs(len(name) - len(word)) <= 1 and len(word) >= _SHORTEST_PART:
        return _is_anagram(name, word) or OSA.distance(name, word, score_cutoff=1) <= 1
    return len(name) > _SHORTEST_PART and word.endswith(name)


def _are_alike(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > _WRONG_LETTERS:
        return False
    return fuzz.ratio(a, b) >= _SAME_NAME or _is_anagram(a, b)


def _is_anagram(a: str, b: str) -> bool:
    """Tell whether only letters inside the word are exchanged: "Barisi" and "Basiri"."""
    return a[0] == b[0] and a[-1] == b[-1] and sorted(a) == sorted(b)


def _nearest(found: PersonFound, fitting: list[Individual]) -> Individual:
    """Return the one of several people who was named last before the mention, else the first named after it."""

    def distance(person: Individual) -> tuple[bool, int]:
        before = bisect_left(person.starts, found.start + 1)
        return (False, found.start - person.starts[before - 1]) if before else (True, person.starts[0])

    return min(fitting, key=distance)
