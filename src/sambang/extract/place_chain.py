"""Chains of places that tell each other: "Serua Indah, Ciputat, Tangerang Selatan" is village, district and regency."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sambang.extract.area_name import CODE_LENGTHS, LEVELS, Element, at_level, is_high, lie_near, lies_in, spread_of, those_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.extract.reading import Reading
    from sambang.model import Level

# What stands between the places of one chain, blanks aside.
_MARKS = frozenset({"", ",", "(", ".", "),", ")", "/"})
CITY_PROVINCE = ("31",)  # Jakarta, a city: "di Senayan, Jakarta"
_ORDER: tuple[Level, ...] = ("province", "regency", "district", "village")


class Placed(NamedTuple):
    """An element whose level and codes are settled as far as its chain tells; `above` and `below` say who told."""

    element: Element
    level: Level
    codes: tuple[str, ...]
    above: int | None = None  # the index in the chain of the place that this one lies in
    below: bool = False  # a place before it lies in this one


def chains(reading: Reading, elements: Sequence[Element]) -> list[list[Element]]:
    """Group the elements that stand side by side, nothing but a comma, a bracket or a blank between them."""
    groups: list[list[Element]] = []
    for element in elements:
        previous = groups[-1][-1] if groups else None
        gap = reading.gaps_before[element.first]
        beside = (
            previous is not None
            and element.first in {previous.last, previous.run}
            and gap.strip() in _MARKS
            and not (gap == ". " and previous.level is None is element.level)  # a sentence ends between two bare names
            and "\n\n" not in gap
        )
        together = previous is not None and previous.last >= element.last > element.first  # "Kelurahan/Kecamatan Tandes"
        if groups and (beside or together):
            groups[-1].append(element)
        else:
            groups.append([element])
    return groups


def settle(chain: Sequence[Element], known: set[str]) -> list[Placed]:
    """Return the elements with their levels and the codes that fit the places after them; `known` are the article's areas."""
    placed: dict[int, Placed] = {}
    for at in range(len(chain) - 1, -1, -1):
        placed[at] = _settle_one(chain, at, placed, known)
        above = placed[at].above
        if above is not None and placed[at].codes:
            higher = placed[above]
            holding = {code[: CODE_LENGTHS[higher.level]] for code in placed[at].codes}
            kept = tuple(code for code in higher.codes if code in holding)
            placed[above] = higher._replace(codes=kept or higher.codes, below=True)
    return [placed[at] for at in range(len(chain))]


def _settle_one(chain: Sequence[Element], at: int, placed: dict[int, Placed], known: set[str]) -> Placed:
    element = chain[at]
    rights = range(at + 1, len(chain)) if element.level else range(at + 1, min(at + 2, len(chain)))
    for above in rights:
        fitting = _inside(element, placed[above])
        if fitting:
            level = element.level or _level_below(fitting, placed[above].level)
            return Placed(element, level, at_level(fitting, level), above)
    for left in range(at - 1, -1, -1) if element.level else ():  # "Kabupaten Serang, Kecamatan Carenang"
        if chain[left].level and CODE_LENGTHS[chain[left].level] < CODE_LENGTHS[element.level]:  # type: ignore[index]
            fitting = those_in(element.codes, set(chain[left].codes))
            if fitting:
                return Placed(element, element.level, fitting)  # type: ignore[arg-type]
    level = element.level or _likely_level(element, chain[at - 1] if at else None, known)
    codes = at_level(element.codes, level)
    within = those_in(codes, known) if level in {"village", "district"} else ()
    return Placed(element, level, within or codes)


def _inside(element: Element, superior: Placed) -> tuple[str, ...]:
    """Return the codes of the element that lie in its superior, or are the superior itself under another name.

    A bare name lies directly in the next level: no village is told by its province alone, and the name of a regency or
    province is no village of the next one in a list ("Bengkulu, Lampung, Banten").
    """
    if not lie_near(element.codes, superior.codes):
        return ()
    superiors, length = set(superior.codes), CODE_LENGTHS[superior.level]
    if element.level and CODE_LENGTHS[element.level] <= length:
        return tuple(code for code in element.codes if code in superiors)
    fitting = those_in(element.codes, superiors)
    if element.level or not fitting:
        return fitting
    high = is_high(element.codes)
    villages = tuple(code for code in fitting if len(code) == CODE_LENGTHS["village"])
    if superior.codes == CITY_PROVINCE and len(villages) == len(fitting) == 1:
        return villages
    deepest = CODE_LENGTHS[
        "regency"
        if high and superior.level == "province"
        else "district"
        if superior.level == "province" or (high and superior.level == "regency")
        else "village"
    ]
    return tuple(code for code in fitting if len(code) <= deepest)


def _level_below(codes: Sequence[str], level: Level) -> Level:
    """Return the highest level of the codes, which all lie in an area of `level`."""
    lengths = {len(code) for code in codes}
    below = [deeper for deeper in _ORDER[_ORDER.index(level) + 1 :] if CODE_LENGTHS[deeper] in lengths]
    return below[0] if below else level


def _likely_level(element: Element, before: Element | None, known: set[str]) -> Level:
    """Return the likeliest level of a bare name: one that holds the place before it, a province, a regency, one within reach."""
    levels = spread_of(element.codes).levels
    for level in levels if before and lie_near(before.codes, element.codes) else ():
        superiors = set(at_level(element.codes, level))
        if any(lies_in(code, superiors) and len(code) > CODE_LENGTHS[level] for code in before.codes):  # type: ignore[union-attr]
            return level
    if levels[0] in {"province", "regency"}:
        return levels[0]
    near = those_in(element.codes, known)
    return LEVELS[min(map(len, near))] if near else levels[0]
