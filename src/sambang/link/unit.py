"""Police units: each found name becomes one unit of the gazetteer, chosen by the article's other units and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sambang.link.candidates import is_other_kind
from sambang.link.weighing import weigh_unit
from sambang.mentions import Found, LinkedIssue, LinkedUnit, UnitFound
from sambang.text.fold import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.lexicon import Lexicon, UnitEntry, Units
    from sambang.mentions import Mentions, Weighed

_KIND_WORDS = {
    "polsek": "Polsek",
    "polres": "Polres",
    "polresta": "Polresta",
    "polrestabes": "Polrestabes",
    "polres_metro": "Polres Metro",
    "polda": "Polda",
}
_LONG = 10  # a name of this length may have two wrong letters
# An article with more units or regencies tells nothing of where a misspelt unit is, and to look below all of them would cost
# its square. In the corpus (2,300 articles) none with a misspelt unit has more than 8.
_MANY = 60
_FAR = 4  # letters: units that differ in more are not told as candidates
_BESIDE = frozenset({" ", ", ", " (", " di "})  # between a unit and the one above it
_SHOWN = 3  # units that a message names of those that fit
_NUMBERS = frozenset({"III", "VII", "VIII"})  # the shorter ones are as long as letters
_LETTERS = 2  # letters of an acronym in a unit's name: "Polsek SU I"
_SHORTEST = 5  # letters; a shorter name with one wrong letter may be another name


class UnitRef(NamedTuple):
    """A unit by its canonical name; without an id it is none of the gazetteer (NIL)."""

    name: str
    kind: str
    unit_id: str | None = None
    parent: str | None = None  # canonical name of a sub-unit's unit


@dataclass(slots=True)
class UnitLinks:
    """The units of an article: what each found name stands for, and the linked units in the order of their first mention."""

    lexicon: Lexicon
    known: dict[tuple[str, str], UnitRef] = field(default_factory=dict)  # (family, squeezed name) -> unit
    mentions: dict[UnitRef, list[Found]] = field(default_factory=dict)
    chains: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)  # (unit, innermost sub-unit) -> its whole chain
    by_id: dict[str, UnitRef] = field(default_factory=dict)  # unit id -> the known unit
    by_name: dict[str, UnitRef] = field(default_factory=dict)  # canonical name -> the known unit
    at: dict[tuple[int, int], UnitRef] = field(default_factory=dict)  # where the unit above stands with the name -> the unit
    doubts: dict[UnitRef, tuple[str, ...]] = field(default_factory=dict)  # units without an id -> the ids that fit equally well
    _sub_units: dict[str, UnitRef] = field(default_factory=dict)  # by name
    _only: dict[tuple[str, ...], UnitRef | None] = field(default_factory=dict)  # answers of `only`, asked once all are known
    _parents: dict[str, UnitRef | None] = field(default_factory=dict)  # likewise of `parent_of`, by the parent's name

    def know(self, unit: UnitFound, ref: UnitRef) -> None:
        """Note what a name stands for; two names of one unit stand for the same."""
        kind, name = _key(unit)
        if ref.unit_id:
            ref = self.by_id.setdefault(ref.unit_id, ref)
        if (unit.start, unit.end) in self.at:
            self.at[unit.start, unit.end] = ref
            name = f"{name} {ref.unit_id}"
        self.known[kind, name] = ref
        self.by_name.setdefault(ref.name, ref)

    def resolve(self, unit: UnitFound) -> UnitRef | None:
        """Return what a found unit stands for, its sub-units included; None where no name is known."""
        base = self.at.get((unit.start, unit.end))
        if base is None:
            base = self.known.get(_key(unit)) if unit.name else self.only(unit.kind.split("|"))
        if base is None:
            return None
        is_inner = len(unit.sub_units) == 1
        return with_sub_units(base, self.chains.get((base.name, *unit.sub_units), unit.sub_units) if is_inner else unit.sub_units)

    def only(self, families: Sequence[str]) -> UnitRef | None:
        """Return the article's unit of one of the kinds where there is exactly one."""
        key = tuple(families)
        if key not in self._only:
            fitting = {ref for (kind, _), ref in self.known.items() if kind in families}
            self._only[key] = next(iter(fitting)) if len(fitting) == 1 else None
        return self._only[key]

    def add(self, ref: UnitRef, mention: Found) -> None:
        """Note a mention of a unit, and of the units that it is part of; a sub-unit is one by its name."""
        key = self._sub_units.setdefault(ref.name, ref) if ref.parent else ref
        self.mentions.setdefault(key, []).append(mention)
        if ref.parent:
            parent = self.parent_of(ref)
            if parent:
                self.add(parent, mention)

    def parent_of(self, ref: UnitRef) -> UnitRef | None:
        """Return the unit of a sub-unit."""
        if ref.parent is None or ref.parent in self.by_name:
            return self.by_name.get(ref.parent or "")
        if ref.parent not in self._parents:
            base = next((known.name for known in self.known.values() if ref.parent.endswith(known.name)), None)
            self._parents[ref.parent] = UnitRef(ref.parent, "sub_unit", None, _outer(ref.parent, base)) if base else None
        return self._parents[ref.parent]


def link_units(text: str, mentions: Mentions, lexicon: Lexicon, *, weighed: list[Weighed] | None = None) -> UnitLinks:
    """Resolve every unit that the article names; the offices' implied units count as named."""
    found = [u for u in (*mentions.units, *(p.unit for p in mentions.positions if p.unit)) if u.name]
    links = UnitLinks(lexicon)
    context = _context(found, mentions, lexicon)
    for unit, unit_id in _told_by_superior(text, found, lexicon):
        entry = lexicon.units.by_id[unit_id]
        links.at[unit.start, unit.end] = ref = _ref(unit, entry, certain=True)
        links.know(unit, ref)
        context.add(unit_id)
    for unit in sorted(found, key=lambda u: _ORDER.get(family(u.kind), 0)):
        key = _key(unit)
        if key not in links.known and (unit.start, unit.end) not in links.at:
            ref = _choose(unit, context, lexicon)
            links.know(unit, ref)
            if unit.ids and ref.unit_id is None:
                links.doubts[ref] = _equally_fit(unit, context)
            if weighed is not None:
                weighed.append(weigh_unit(unit, ref, context.score, _alike(unit, context, lexicon), lexicon.units))
            if ref.unit_id:
                context.add(ref.unit_id)
        if len(unit.sub_units) > 1:
            base = links.at.get((unit.start, unit.end)) or links.known[key]
            links.chains[base.name, unit.sub_units[0]] = unit.sub_units
    return links


def _told_by_superior(text: str, found: Iterable[UnitFound], lexicon: Lexicon) -> Iterable[tuple[UnitFound, str]]:
    """Yield the units of a name that several bear, where the unit above one of them follows: "Polsek Bandar Polres Pacitan"."""
    ordered = sorted(found, key=lambda unit: unit.start)
    for unit, after in pairwise(ordered):
        if len(unit.ids) > 1 and len(after.ids) == 1 and text[unit.end : after.start] in _BESIDE:
            inside = [i for i in unit.ids if after.ids[0] in lexicon.units.chain(i)[1:]]
            if len(inside) == 1:
                yield unit, inside[0]


def _equally_fit(unit: UnitFound, context: _Context) -> tuple[str, ...]:
    """Return the ids of the units that fit a name best, where none fits better than the others."""
    scores = {unit_id: context.score(unit_id) for unit_id in unit.ids}
    best = max(scores.values())
    return tuple(sorted(unit_id for unit_id, score in scores.items() if score == best))


def report_ambiguous(links: UnitLinks) -> tuple[LinkedIssue, ...]:
    """Return an issue for each unit whose name several bear and of which the article does not tell the one."""
    return tuple(
        LinkedIssue(code="unit_ambiguous", message=_tell_doubt(ids, links.lexicon.units), mentions=_by_start(links.mentions[ref]))
        for ref, ids in links.doubts.items()
        if ref in links.mentions
    )


def _tell_doubt(ids: Sequence[str], units: Units) -> str:
    names = [f"{' of '.join(units.by_id[i].name for i in units.chain(unit_id)[:2])} ({unit_id})" for unit_id in ids[:_SHOWN]]
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"{len(ids)} units fit: {', '.join(names)}{more}"


_ORDER = {"mabes": 0, "polda": 1, "polres": 2, "polsek": 3}


def family(kind: str) -> str:
    """Return polsek, polres, polda or mabes for the kind of a unit."""
    return "polres" if kind.startswith("polres") else "polsek" if kind.startswith("polsek") else kind


def with_sub_units(base: UnitRef, sub_units: Sequence[str]) -> UnitRef:
    """Return the innermost sub-unit of a unit, the unit itself where there is none."""
    ref = base
    for sub in reversed(sub_units):
        ref = UnitRef(f"{sub} {ref.name}", "sub_unit", None, ref.name)
    return ref


def linked_units(links: UnitLinks) -> tuple[LinkedUnit, ...]:
    """Return the units in the order of their first mention, each with its chain up to the Polda."""
    ordered = sorted(links.mentions.items(), key=lambda item: (min(m.start for m in item[1]), item[0].name))
    result = []
    for ref, found in ordered:
        parent, parent_id, chain = _ancestry(links, ref)
        result.append(
            LinkedUnit(
                unit_id=ref.unit_id,
                name=ref.name,
                kind=ref.kind,
                parent=parent,
                parent_id=parent_id,
                chain=chain,
                mentions=_by_start(found),
            )
        )
    return tuple(result)


def _by_start(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return the mentions in the order of the text, each once."""
    return tuple({(type(m), m.start, m.end): m for m in sorted(found, key=lambda m: m.start)}.values())


def _ancestry(links: UnitLinks, ref: UnitRef) -> tuple[str | None, str | None, tuple[str, ...]]:
    by_id = links.lexicon.units.by_id
    if ref.unit_id:
        ids = links.lexicon.units.chain(ref.unit_id)
        parent_id = by_id[ref.unit_id].parent_id or None
        return by_id[parent_id].name if parent_id else None, parent_id, tuple(by_id[i].name for i in ids)
    parent = links.parent_of(ref) or (
        links.only(["polres"]) if ref.kind == "polsek" else links.only(["polda"]) if family(ref.kind) == "polres" else None
    )
    if parent is None or parent == ref:
        return None, None, (ref.name,)
    return parent.name, parent.unit_id, (ref.name, *_ancestry(links, parent)[2])


def _outer(name: str, base: str) -> str | None:
    """Return the name of the next unit up of a chain: "Ditreskrimum Polda X" for "Subdit I Ditreskrimum Polda X"."""
    inner = name.removesuffix(base).strip()
    return base if inner else None


def _key(unit: UnitFound) -> tuple[str, str]:
    return family(unit.kind), _squeeze(unit.name or "")


@lru_cache(maxsize=1 << 13)  # names of units, asked again for each mention and each candidate
def _squeeze(name: str) -> str:
    return squeeze(name)


@dataclass(slots=True)
class _Context:
    """What is certain about an article: units, and the codes of its regencies."""

    lexicon: Lexicon
    units: set[str] = field(default_factory=set)
    regencies: set[str] = field(default_factory=set)
    candidates: dict[tuple[str, int, int], dict[str, str]] = field(default_factory=dict)  # by family and size of the context

    def size(self) -> tuple[int, int]:
        """Return how many units and regencies are certain, none where they are too many to tell anything."""
        size = len(self.units), len(self.regencies)
        return (0, 0) if max(size) > _MANY else size

    def add(self, unit_id: str) -> None:
        entry = self.lexicon.units.by_id[unit_id]
        self.units.update(self.lexicon.units.chain(unit_id))
        self.regencies.update(entry.regency_codes)

    def score(self, unit_id: str) -> int:
        """Return how well a unit fits: a superior or subordinate that is named, its regency, its province."""
        entry = self.lexicon.units.by_id[unit_id]
        named = sum(8 for superior in self.lexicon.units.chain(unit_id)[1:] if superior in self.units)
        regency = 4 if self.regencies & set(entry.regency_codes) else 0
        province = 1 if {code[:2] for code in self.regencies} & {code[:2] for code in entry.regency_codes} else 0
        return named + regency + province + (not entry.derived)


def _context(found: Iterable[UnitFound], mentions: Mentions, lexicon: Lexicon) -> _Context:
    context = _Context(lexicon)
    for unit in found:
        if len(unit.ids) == 1:
            context.add(unit.ids[0])
    for place in mentions.places:
        if len(place.codes) == 1 and not is_other_kind(place, lexicon.areas):
            context.regencies.add(place.codes[0][:5])
    return context


def _choose(unit: UnitFound, context: _Context, lexicon: Lexicon) -> UnitRef:
    by_id = lexicon.units.by_id
    if len(unit.ids) == 1:
        return _ref(unit, by_id[unit.ids[0]], certain=True)
    if unit.ids:
        ranked = sorted(((context.score(i), i) for i in unit.ids), reverse=True)
        return _ref(unit, by_id[ranked[0][1]], certain=ranked[0][0] > ranked[1][0])
    name = unit.name or ""
    if unit.kind == "polda":
        longer = [i for i in _of_family(lexicon.units, "polda") if by_id[i].name.startswith(f"Polda {_proper(name)} ")]
        if len(longer) == 1:
            return _ref(unit, by_id[longer[0]], certain=True)
    candidates = _candidates(unit, context, lexicon)
    key = _squeeze(name)
    if len(key) >= _SHORTEST and candidates:
        best = process.extract(key, candidates, scorer=OSA.distance, score_cutoff=_slips(name), limit=5)
        likeliest = [i for _, slips, i in best if slips == best[0][1]]
        of_kind = [i for i in likeliest if by_id[i].kind == unit.kind]  # "Polres Semaragn" is no Polrestabes
        if len(likeliest) == 1 or len(of_kind) == 1:
            return _ref(unit, by_id[(of_kind or likeliest)[0]], certain=True)
    return UnitRef(f"{_KIND_WORDS.get(unit.kind, unit.kind.title())} {_proper(name)}", unit.kind)


def _alike(unit: UnitFound, context: _Context, lexicon: Lexicon) -> list[tuple[str, int]]:
    """Return the units spelled most like a name that no unit has, and how many letters differ."""
    candidates = {} if unit.ids else _candidates(unit, context, lexicon)
    ranked = process.extract(_squeeze(unit.name or ""), candidates, scorer=OSA.distance, score_cutoff=_FAR, limit=5)
    return [(unit_id, letters) for _, letters, unit_id in ranked]


def _slips(name: str) -> int:
    """Return how many wrong letters a name of this length may have."""
    return 2 if len(_squeeze(name)) >= _LONG else 1


def _ref(unit: UnitFound, entry: UnitEntry, *, certain: bool) -> UnitRef:
    name = entry.name
    if entry.kind == "polsek" and fold(unit.name or "").startswith("kota ") and "kota" not in fold(name).split():
        name = f"Polsek {unit.name}"
    return UnitRef(name, entry.kind, entry.unit_id if certain else None)


def _candidates(unit: UnitFound, context: _Context, lexicon: Lexicon) -> dict[str, str]:
    """Return id -> squeezed bare name of the units that a misspelt name may stand for: those below the article's units."""
    key = (family(unit.kind), *context.size())
    if key in context.candidates:
        return context.candidates[key]
    units = lexicon.units
    known = {*context.units, *_of_regencies(context.regencies, lexicon)} if any(context.size()) else set()
    parents = sorted(known & units.children.keys())
    below = [child for parent in parents for child in units.children[parent] if family(units.by_id[child].kind) == key[0]]
    if not below and key[0] != "polsek":
        below = [*_of_family(units, key[0])]
    context.candidates[key] = {i: _squeeze(units.by_id[i].name.partition(" ")[2]) for i in below}
    return context.candidates[key]


def _of_regencies(codes: Iterable[str], lexicon: Lexicon) -> list[str]:
    """Return the units of the Polres family in the regencies."""
    wanted, by_id = set(codes), lexicon.units.by_id
    return [i for i in _of_family(lexicon.units, "polres") if not wanted.isdisjoint(by_id[i].regency_codes)]


@lru_cache(maxsize=16)  # a gazetteer has four families
def _of_family(units: Units, kind: str) -> tuple[str, ...]:
    """Return the units of a family: to ask all 8,000 takes as long as to link an article."""
    return tuple(i for i, entry in units.by_id.items() if family(entry.kind) == kind)


def _proper(name: str) -> str:
    """Return a name in capitals in proper case, its numbers and letters aside: "SU I", "ILIR BARAT II"."""
    if not name.isupper():
        return name
    return " ".join(word if len(word) <= _LETTERS or word in _NUMBERS else word.title() for word in name.split())
