"""Places: each found name becomes one area of the gazetteer, chosen by the places beside it and the article's units."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from sambang.link.candidates import LENGTHS, guess_area, is_inside, is_other_kind
from sambang.link.place_issue import find_contradictions, find_doubts, find_other_kinds
from sambang.link.weighing import weigh_dropped, weigh_place
from sambang.mentions import LinkedPlace
from sambang.text.fold import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.lexicon import Areas, Lexicon
    from sambang.link.candidates import Guess
    from sambang.link.unit import UnitLinks
    from sambang.mentions import LinkedIssue, Mentions, PlaceFound, PositionFound, Weighed

# What stands between two places of one chain.
_CHAIN_MARKS = frozenset(" ,().\n/")
_CHAIN_REACH = 4
LONGEST_CHAIN = 60  # places; lists of villages have a dozen, and a list without end must not cost its square
_WORD_GAP = re.compile(r"[ .-]+")
_HEADS = {"Wali Kota": "kota", "Bupati": "kabupaten"}
_VERY_ALIKE = 0.88  # one letter of eight: likelier a slip of the pen than a place far away
_ALTERNATIVES = 10  # codes that are listed where several fit
# An article that names more districts, regencies and provinces tells nothing of where a misspelt name lies, and looking
# into all of them would cost its square. In the corpus (2,300 articles) none looks into more than 12.
_MANY = 60
_WEIGHTS = {8: 8, 5: 4, 2: 1}  # what a named district, regency, province says for an area inside it


class PlaceRef(NamedTuple):
    """What a found name stands for: an area, or none (NIL) with the areas that it may be."""

    code: str | None
    alternatives: tuple[str, ...] = ()
    why: str = ""
    run: str = ""  # the name with the words behind it that belong to it


class PlaceLinks(NamedTuple):
    """The places found, told apart from what turned out to be none; what they stand for; what contradicts."""

    found: tuple[PlaceFound, ...]
    places: tuple[LinkedPlace, ...]
    issues: tuple[LinkedIssue, ...]


@dataclass(slots=True)
class PlaceContext:
    """What is certain about an article's whereabouts: the codes of its provinces, regencies and districts."""

    areas: Areas
    codes: set[str] = field(default_factory=set)

    def add(self, code: str) -> None:
        """Note an area and those that it lies in."""
        for length in _WEIGHTS:
            if len(code) >= length:
                self.codes.add(code[:length])

    def score(self, code: str) -> int:
        """Return how well an area fits: its district, regency, province are named."""
        score = 0
        for length, weight in _WEIGHTS.items():
            if length <= len(code) and code[:length] in self.codes:
                score += weight
        return score

    def choose(self, codes: Sequence[str]) -> PlaceRef:
        """Return the one of the areas that fits best; none where two fit equally well."""
        if len(codes) == 1:
            return PlaceRef(codes[0], (), "one area of this name")
        ranked = sorted((-self.score(code), code) for code in codes)
        best = tuple(code for score, code in ranked if score == ranked[0][0])
        if len(best) == 1:
            return PlaceRef(best[0], (), f"fits the article best of {len(codes)}: {-ranked[0][0]} against {-ranked[1][0]}")
        return PlaceRef(None, best, f"{len(best)} areas fit equally well")


def place_context(mentions: Mentions, units: UnitLinks, lexicon: Lexicon) -> PlaceContext:
    """Return the areas that the article's units, offices and unambiguous places tell."""
    context = PlaceContext(lexicon.areas)
    for ref in units.known.values():
        entry = lexicon.units.by_id.get(ref.unit_id or "")
        for code in (*entry.regency_codes, entry.district_code) if entry else ():
            if code:
                context.add(code)
    for place in (*mentions.places, *(p.place for p in mentions.positions if p.place)):
        if len(place.codes) == 1 and not is_other_kind(place, lexicon.areas):
            context.add(place.codes[0])
    return context


def settle_offices(positions: Sequence[PositionFound], context: PlaceContext) -> tuple[PositionFound, ...]:
    """Return the offices with the one area that each is of, where the article tells: "Kades Medalem", "Wali Kota Serang"."""
    return tuple(_settle_office(office, context) for office in positions)


def _settle_office(office: PositionFound, context: PlaceContext) -> PositionFound:
    place = office.place
    if place is None or len(place.codes) < 2:  # noqa: PLR2004 -- several areas of one name
        return office
    kind = next((kind for word, kind in _HEADS.items() if word in office.title), None)
    codes = [code for code in place.codes if kind in {None, context.areas.by_code[code].kind}]
    code = context.choose(codes or place.codes).code
    return msgspec.structs.replace(office, place=msgspec.structs.replace(place, codes=(code,))) if code else office


def link_places(text: str, mentions: Mentions, context: PlaceContext, *, weighed: list[Weighed] | None = None) -> PlaceLinks:
    """Return the places in the order of their first mention, and the contradictions between them."""
    found = list(mentions.places)
    superiors = _superiors(text, found)
    refs: dict[int, PlaceRef] = {}
    for at in sorted(range(len(found)), key=lambda i: LENGTHS[found[i].level or "village"]):
        above = [code for j in superiors[at] for code in _codes(found[j], refs[j])]
        refs[at] = _doubt_other_kind(found[at], _link(found[at], above, context), context)
        if weighed is not None:
            weighed.append(weigh_place(found[at], refs[at], _nearest(above), context.score, context.areas))
        code = refs[at].code
        if code:
            context.add(code)
        if refs[at].run:
            found[at] = _lengthen(text, found[at], refs[at].run)
    kept = _without_mistaken(found, refs)
    if weighed is not None:
        weighed += [weigh_dropped(found[at]) for at in sorted({*range(len(found))} - {*kept})]
    refs = _agree(found, refs)
    found = [
        msgspec.structs.replace(place, why=f"{place.why}; {refs[at].why}", run=None, run_end=0) for at, place in enumerate(found)
    ]
    issues = (
        *find_contradictions(found, refs, superiors, context.areas),
        *find_other_kinds(found, refs, context.areas),
        *find_doubts(found, refs, context.areas),
    )
    alive = {id(found[at]) for at in kept}
    return PlaceLinks(
        tuple(found[at] for at in kept),
        _merge([found[at] for at in kept], [refs[at] for at in kept], context.areas),
        tuple(issue for issue in issues if alive.issuperset(map(id, issue.mentions))),
    )


def _lengthen(text: str, place: PlaceFound, run: str) -> PlaceFound:
    """Return the place with the words behind its name that belong to it."""
    written = re.compile(r"\s+".join(map(re.escape, run.split(" "))))
    match = written.search(text, place.start, place.run_end)
    return msgspec.structs.replace(place, name=run, end=match.end() if match else place.run_end)


def _without_mistaken(found: Sequence[PlaceFound], refs: dict[int, PlaceRef]) -> list[int]:
    """Leave out names that turned out to be part of a longer one, and doubtful ones that no area is spelled like ("Kota Tua")."""
    inner = _inside_of_longer(found, refs)
    return [
        at
        for at, place in enumerate(found)
        if at not in inner and not (place.doubtful and refs[at].code is None and not refs[at].alternatives)
    ]


def _inside_of_longer(found: Sequence[PlaceFound], refs: dict[int, PlaceRef]) -> set[int]:
    """Return the places, which are in the order of the text, that lie in a longer name which begins before them."""
    inner: set[int] = set()
    start = reach = reach_from_start = 0  # the ends of the longest names that begin before the place, and where it does
    for at, place in enumerate(found):
        if place.start > start:
            start, reach = place.start, max(reach, reach_from_start)
        if place.end <= reach:
            inner.add(at)
        if refs[at].run:
            reach_from_start = max(reach_from_start, place.end)
    return inner


def _codes(found: PlaceFound, ref: PlaceRef) -> tuple[str, ...]:
    return (ref.code,) if ref.code else found.codes


def _superiors(text: str, found: Sequence[PlaceFound]) -> list[list[int]]:
    """Return for each place the larger ones that follow it directly, or precede it ("Kecamatan A, Desa B")."""
    result: list[list[int]] = []
    for at in range(len(found)):
        after = [j for j in _run(text, found, at, 1) if _size(found[j]) < _size(found[at])]
        if not _is_cued(found[at]):  # a list of bare names is no chain unless one lies in the other
            result.append([j for j in after if _holds(found[j], found[at])])
        else:
            result.append(after or [j for j in _run(text, found, at, -1) if _size(found[j]) < _size(found[at])][:1])
    return result


def _is_cued(found: PlaceFound) -> bool:
    """Tell whether the level's word stands with the name."""
    return found.end - found.start > len(found.name) + 1


def _holds(larger: PlaceFound, smaller: PlaceFound) -> bool:
    """Tell whether an area of the one name lies in an area of the other."""
    return any(is_inside(code, higher) or code == higher for code in smaller.codes for higher in larger.codes)


def _run(text: str, found: Sequence[PlaceFound], at: int, step: int) -> list[int]:
    """Return the places that stand in one chain with the given one, going forth or back."""
    run: list[int] = []
    last, j = at, at + step
    while 0 <= j < len(found) and len(run) < LONGEST_CHAIN:
        first, second = (found[last], found[j]) if step > 0 else (found[j], found[last])
        if not (_is_beside(text, first.end, second.start) or _is_beside(text, first.run_end, second.start)):
            break
        run.append(j)
        last, j = j, j + step
    return run


def _is_beside(text: str, end: int, start: int) -> bool:
    return 0 < end <= start <= end + _CHAIN_REACH and _CHAIN_MARKS.issuperset(text[end:start])


def _size(found: PlaceFound) -> int:
    return LENGTHS[found.level or "village"]


def _link(found: PlaceFound, above: Sequence[str], context: PlaceContext) -> PlaceRef:
    """Return the area: exact within the places beside it, then alike within them, then whatever the article allows."""
    near = _nearest(above)
    whole = _link_run(found, near, context) if found.run else None
    if whole:
        return whole
    if above:
        regencies = {code[:5] for code in near}
        exact = [code for code in found.codes if code in near or any(is_inside(code, higher) for higher in near)]
        exact = exact or [code for code in found.codes if len(code) > LENGTHS["regency"] and code[:5] in regencies]
    else:
        exact = [code for code in found.codes if _is_near(code, context)]
    if exact:
        return context.choose(exact)
    guessed = _guess_instead(found, above, context)
    if guessed:
        return guessed
    if above and found.codes:
        return PlaceRef(None, found.codes, "no area of this name where the article says")
    return context.choose(found.codes) if found.codes else PlaceRef(None, (), "no area of this name")


def _doubt_other_kind(found: PlaceFound, ref: PlaceRef, context: PlaceContext) -> PlaceRef:
    """Take back the only area of a name where it is of the other kind and the article names nothing near it.

    Writers mix up desa and kelurahan: where the regency or province fits, it stays.
    """
    if ref.code not in found.codes or not is_other_kind(found, context.areas) or context.score(found.codes[0]):
        return ref
    return PlaceRef(None, found.codes, f"the one area of this name is no {found.kind}, and nothing near it is named")


def _guess_instead(found: PlaceFound, above: Sequence[str], context: PlaceContext) -> PlaceRef | None:
    """Return the area that is spelled like the name; where an area elsewhere has just this name, it must be very alike."""
    if found.doubtful and not above and found.level != "regency":
        return None
    guesses = _guess(found, _nearest(above), context)
    if not above and len(found.codes) == 1 and not (guesses and guesses[0].score >= _VERY_ALIKE):
        return None
    return _spelled_like(guesses, context)


def _link_run(found: PlaceFound, near: Sequence[str], context: PlaceContext) -> PlaceRef | None:
    """Return the area that is spelled like the name with words behind it, as many as fit."""
    where, run = _where(near, found, context), found.run or ""
    for cut in sorted({len(run), *(gap.start() for gap in _WORD_GAP.finditer(run, len(found.name)))}, reverse=True):
        ref = _spelled_like(guess_area(context.areas, run[:cut], found.level or "village", where), context)
        if ref and cut > len(found.name) and (ref.code or not any(_is_near(code, context) for code in found.codes)):
            return ref._replace(run=run[:cut])
    return None


def _spelled_like(guesses: Sequence[Guess], context: PlaceContext) -> PlaceRef | None:
    if not guesses:
        return None
    names = ", ".join(f"{context.areas.by_code[guess.code].name} {guess.score:.2f}" for guess in guesses)
    code = guesses[0].code if len(guesses) == 1 else None
    return PlaceRef(code, () if code else tuple(guess.code for guess in guesses), f"spelled like {names}")


def _nearest(above: Sequence[str]) -> list[str]:
    """Return the smallest of the larger areas beside a place."""
    longest = max(map(len, above), default=0)
    return [code for code in above if len(code) == longest]


def _guess(found: PlaceFound, near: Sequence[str], context: PlaceContext) -> tuple[Guess, ...]:
    """Return the areas spelled like the name, or like its first words where it runs into another name."""
    level = found.level or "village"
    where = _where(near, found, context)
    guesses = guess_area(context.areas, found.name, level, where)
    shorter, _, rest = found.name.rpartition(" ")
    return guesses or (guess_area(context.areas, shorter, level, where) if rest and shorter else ())


def _is_near(code: str, context: PlaceContext) -> bool:
    return len(code) <= LENGTHS["regency"] or context.score(code) >= _WEIGHTS[5]


def _where(above: Sequence[str], found: PlaceFound, context: PlaceContext) -> list[str]:
    """Return the areas in which a misspelt name is looked for: the places beside it, else all that the article names."""
    level = found.level or "village"
    if level == "province":
        return [""]
    length = LENGTHS[level]
    everywhere = () if len(context.codes) > _MANY else context.codes
    codes = set(above) or {code for code in everywhere if len(code) < length}
    codes |= {code[:5] for code in codes if len(code) == LENGTHS["district"]}
    if level == "regency":
        return sorted(codes) or [""]
    return sorted(code for code in codes if LENGTHS["regency"] <= len(code) < length)


def _agree(found: Sequence[PlaceFound], refs: dict[int, PlaceRef]) -> dict[int, PlaceRef]:
    """Let a name that is settled at one place of the article stand for the same area everywhere."""
    if all(ref.code for ref in refs.values()):
        return refs
    settled: dict[tuple[object, str], set[str]] = {}
    for at, place in enumerate(found):
        code = refs[at].code
        if code:
            settled.setdefault((place.level, squeeze(place.name)), set()).add(code)
    result = {}
    for at, place in enumerate(found):
        known = settled.get((place.level, squeeze(place.name)), set())
        fits = refs[at].code is None and len(known) == 1 and (not place.codes or known.issubset(place.codes))
        result[at] = PlaceRef(next(iter(known)), (), "as elsewhere in the article") if fits else refs[at]
    return result


def _merge(found: Sequence[PlaceFound], refs: Sequence[PlaceRef], areas: Areas) -> tuple[LinkedPlace, ...]:
    groups: dict[tuple[object, str], list[int]] = {}
    for at, place in enumerate(found):
        groups.setdefault((place.level, refs[at].code or squeeze(_name(place, refs[at], areas))), []).append(at)
    return tuple(_linked([found[at] for at in group], [refs[at] for at in group], areas) for group in groups.values())


def _linked(mentions: Sequence[PlaceFound], refs: Sequence[PlaceRef], areas: Areas) -> LinkedPlace:
    ref, first = refs[0], mentions[0]
    code = ref.code or _shared(ref.alternatives)
    return LinkedPlace(
        level=first.level or "village",
        name=_name(first, ref, areas),
        code=ref.code,
        district=_above(code, "district", first, areas),
        regency=_above(code, "regency", first, areas),
        province=_above(code, "province", first, areas),
        confidence=first.confidence if ref.code else None,
        alternatives=ref.alternatives[:_ALTERNATIVES],
        mentions=tuple(mentions),
    )


def _shared(codes: Sequence[str]) -> str:
    """Return the code of the smallest area that holds all of them."""
    for length in (8, 5, 2):
        prefixes = {code[:length] for code in codes if len(code) > length}
        if len(prefixes) == 1 and len(codes) > 1:
            return f"{prefixes.pop()}."
    return ""


def _above(code: str, level: str, found: PlaceFound, areas: Areas) -> str | None:
    length = LENGTHS[level]  # type: ignore[index]
    return areas.by_code[code[:length]].name if len(code) > length and length < _size(found) else None


def _name(found: PlaceFound, ref: PlaceRef, areas: Areas) -> str:
    """Return the official name; where no area or several are meant the written one in proper case, if it is one of theirs.

    "SUKA MAJU" stays apart and "Sukamaju" joined, since villages have either name; else it is the spelling of the most.
    """
    if ref.code:
        return areas.by_code[ref.code].name
    written = found.name.title() if found.name.isupper() or found.name.islower() else found.name
    names = Counter(areas.by_code[code].name for code in ref.alternatives)
    if written in names or len({squeeze(name) for name in names}) != 1:
        return written
    return min(names, key=lambda name: (-names[name], name))
