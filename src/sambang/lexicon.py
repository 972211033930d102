"""The gazetteers as the stages see them: one frozen value, built once by `sambang.gazetteers.load`.

Names are looked up folded (see `sambang.text.fold`). Ids are permanent: Kemendagri codes for areas, slugs for units,
the canonical form for ranks, positions and titles.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sambang.model import EditKind, Level

LEVELS: dict[int, Level] = {2: "province", 5: "regency", 8: "district", 13: "village"}


class Area(NamedTuple):
    """A province, regency, district or village with its Kemendagri code."""

    code: str
    name: str  # without the level word
    kind: str  # provinsi, kabupaten, kota, kecamatan, kelurahan, desa, desa adat
    postcode: str = ""

    @property
    def level(self) -> Level:
        """The administrative level, told by the length of the code."""
        return LEVELS[len(self.code)]

    @property
    def parent(self) -> str:
        """The code of the area above, empty for a province."""
        return self.code.rpartition(".")[0]


class UnitEntry(NamedTuple):
    """A police unit: Mabes, Polda, the Polres family, Polsek."""

    unit_id: str
    kind: str  # mabes polda polres polresta polrestabes polres_metro polres_bandara polres_pelabuhan polsek polsek_kawasan
    name: str
    parent_id: str
    regency_codes: tuple[str, ...]
    district_code: str
    derived: bool  # a Polsek made up from its district, not seen in any list


class RankEntry(NamedTuple):
    """A rank: the short form of the record, its long name, its service."""

    rank: str
    name: str
    service: Literal["polri", "tni", "pns"]
    order: int


def name_ranks(ranks: Iterable[RankEntry]) -> dict[tuple[str, bool], str]:
    """Return the long name of each short form: "Brigjen" is another rank in the military, "Kapten" is theirs alone.

    Of two ranks of one service with one short form the first counts.

    >>> names = name_ranks([RankEntry("AKP", "Ajun Komisaris Polisi", "polri", 8)])
    >>> names["AKP", False], names["AKP", True]
    ('Ajun Komisaris Polisi', 'Ajun Komisaris Polisi')
    """
    ranks = list(ranks)[::-1]
    own = {(entry.rank, entry.service == "tni"): entry.name for entry in ranks}
    others = {(entry.rank, entry.service != "tni"): entry.name for entry in ranks}
    return {**others, **own}


class PositionEntry(NamedTuple):
    """An office in its standard form."""

    title: str
    kind: Literal["police", "military", "civil"]
    of: str  # what it is of: mabes polda polres polsek unit village district regency province body none
    sub_unit: str  # the sub-unit that it leads: "Kasat Reskrim" -> "Satreskrim"


class FunctionEntry(NamedTuple):
    """A sub-unit's short form ("Satreskrim") and the kind of unit that has it."""

    function: str
    of: str  # mabes polda polres polsek, several joined by "|", empty where it is no part of one unit


class TitleEntry(NamedTuple):
    """A degree, certificate, religious title, honorific or nobility part."""

    title: str
    category: str  # degree profession religious honorific nobility


class Term(NamedTuple):
    """What a phrase of the scan stands for: `label` is rank, position, function, unit ..., `id` its entry."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """A dictionary of folded phrases, asked word by word: `lengths[first word]` is a bit set of phrase lengths."""

    entries: Mapping[str, tuple[object, ...]]
    lengths: Mapping[str, int]


def phrase_lengths(phrases: Collection[str]) -> dict[str, int]:
    """Return the bit set of phrase lengths for each first word.

    >>> phrase_lengths(["aman", "tulang bawang", "tulang"])
    {'aman': 1, 'tulang': 3}
    """
    lengths = dict.fromkeys([phrase for phrase in phrases if " " not in phrase], 1)
    for phrase in phrases:
        if " " in phrase:
            first, _, rest = phrase.partition(" ")
            lengths[first] = lengths.get(first, 0) | 2 << rest.count(" ")
    return lengths


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, as Words are
class Areas:
    """All areas by code and by folded name; aliases count as names."""

    by_code: Mapping[str, Area]
    by_name: Phrases  # folded name -> codes
    codes: Sequence[str]  # sorted

    def within(self, code: str) -> Sequence[str]:
        """Return the codes of all areas inside the area, at every level, in their order."""
        return self.codes[bisect_left(self.codes, code + ".") : bisect_left(self.codes, code + "/")]

    def named(self, name: str) -> tuple[str, ...]:
        """Return the codes of the areas with this folded name, written joined or apart, in the order of the codes."""
        entries = self.by_name.entries
        return entries.get(name) or entries.get(name.replace(" ", ""), ())  # type: ignore[return-value]


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, as Words are
class Units:
    """All police units by id and by folded name ("polres serang"); aliases count as names."""

    by_id: Mapping[str, UnitEntry]
    by_name: Phrases  # folded name -> unit ids
    children: Mapping[str, tuple[str, ...]]

    def named(self, name: str) -> tuple[str, ...]:
        """Return the ids of the units with this folded name, the part after the kind written joined or apart."""
        entries = self.by_name.entries
        kind, _, rest = name.partition(" ")
        return entries.get(name) or entries.get(f"{kind} {rest.replace(' ', '')}", ())  # type: ignore[return-value]

    def chain(self, unit_id: str) -> tuple[str, ...]:
        """Return the ids from the unit itself up to its Polda."""
        result: list[str] = []
        unit = self.by_id.get(unit_id)
        while unit is not None and (unit.kind != "mabes" or not result) and unit.unit_id not in result:  # a circle ends
            result.append(unit.unit_id)
            unit = self.by_id.get(unit.parent_id)
        return tuple(result)


class Repair(NamedTuple):
    """A listed misspelling's standard form and the kind of edit that it makes (typo, spelling, run_on, split, spacing)."""

    form: str
    kind: EditKind
    lower: bool = False  # with a capital it may be part of a name: "Mesjid Raya", "Putera"
    chat: bool = False  # it means this only in a chat: "dr" may be a doctor, "sm" a brand
    acronym: bool = False  # in capitals it is a word of its own: "DPT", "LBH"


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: what is worked out from it is remembered by it
class Words:
    """What is known of Indonesian words; all forms folded."""

    known: frozenset[str] = frozenset()  # roots and listed forms; see sambang.text.morphology for all the others
    roots: frozenset[str] = frozenset()  # those that affixes are put on
    counts: Mapping[str, int] = field(default_factory=dict)  # known form -> in how many articles it was seen
    common: frozenset[str] = frozenset()  # words so common that a name spelled like one needs a cue
    glued: Mapping[str, str] = field(default_factory=dict)  # "diwilayah" -> "di wilayah": prepositions and their nouns
    repairs: Mapping[str, Repair] = field(default_factory=dict)  # listed misspellings, of terms too (folded, may hold blanks)
    phrases: Mapping[str, int] = field(default_factory=dict)  # first words of those of several words, see `Phrases.lengths`
    pairs: Mapping[str, int] = field(default_factory=dict)  # two known words side by side -> in how many articles
    foreign: frozenset[str] = frozenset()  # words that look like a misspelt one and are none: English, rare, of a dialect
    capital: frozenset[str] = frozenset()  # those that often have a capital in a sentence, of bodies and offices: "kementerian"
    letters: frozenset[str] = frozenset()  # which three letters stand side by side in any of them; see `letter_runs`
    given_names: frozenset[str] = frozenset()
    family_names: frozenset[str] = frozenset()
    foreign_names: frozenset[str] = frozenset()  # names of people from abroad: hints for reading, no protection of spelling
    things: frozenset[str] = frozenset()  # words, mostly English, that stand in the names of things: "Cup", "Racing"


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, as Words are
class Lexicon:
    """Everything the stages know of the world, passed to each of them as one argument."""

    areas: Areas
    units: Units
    ranks: Mapping[str, RankEntry]
    rank_names: Mapping[tuple[str, bool], str]  # (short form, of the military) -> long name, see `name_ranks`
    rank_words: Mapping[str, str]  # folded short forms that are no common words -> standard case: "akp" -> "AKP"
    positions: Mapping[str, PositionEntry]
    functions: Mapping[str, FunctionEntry]
    titles: Mapping[str, TitleEntry]
    title_forms: Mapping[str, str]  # squeezed variant -> title: "sik" -> "S.I.K."
    title_heads: frozenset[str]  # what a title's squeezed form may begin with: a title can only stand where such a word does
    degree_heads: frozenset[str]  # folded words that a degree behind a name may begin with: "s", "sh", "spd"
    terms: Phrases  # folded variant -> Terms (ranks, positions, unit functions)
    misspelled: Mapping[str, str]  # folded misspelling of a term -> its right spelling: "kabid huma" -> "Kabid Humas"
    words: Words
    cues: Mapping[str, frozenset[str]] = field(default_factory=dict)  # folded word -> what it tells of the words beside it
    activities: Phrases = field(default_factory=lambda: Phrases({}, {}))  # cue -> (activity, weight) pairs
    relations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # relation -> key -> value: leads, Kapolsek, polsek
