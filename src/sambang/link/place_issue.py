"""What contradicts or stays in doubt about an article's places, put into words that tell the areas apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.link.candidates import LENGTHS, is_inside, is_other_kind
from sambang.mentions import LinkedIssue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.lexicon import Areas
    from sambang.link.place import PlaceRef
    from sambang.mentions import Found, PlaceFound

_SHOWN = 3  # areas that a message names of those that fit


def find_contradictions(
    found: Sequence[PlaceFound], refs: dict[int, PlaceRef], superiors: Sequence[Sequence[int]], areas: Areas
) -> Iterable[LinkedIssue]:
    """Yield the places that do not lie in the district or regency that the article names beside them."""
    seen: set[tuple[str, str]] = set()
    for at, place in enumerate(found):
        code = refs[at].code
        for j in superiors[at] if code else ():
            higher = refs[j].code
            if higher is None or code is None or is_inside(code, higher) or (code, higher) in seen:
                continue
            seen.add((code, higher))
            own = areas.by_code[code[: len(higher)]]
            message = (
                f"{place.name} ({code}) lies in {own.name} ({own.code}), the article says {areas.by_code[higher].name} ({higher})"
            )
            yield LinkedIssue(code=f"{place.level}_not_in_{found[j].level}", message=message, mentions=(place, found[j]))


def find_other_kinds(found: Sequence[PlaceFound], refs: dict[int, PlaceRef], areas: Areas) -> Iterable[LinkedIssue]:
    """Yield the names whose only area is of the other kind, in a province of which the article says nothing."""
    groups: dict[str, list[PlaceFound]] = {}
    for at, place in enumerate(found):
        if refs[at].code is None and len(refs[at].alternatives) == 1 and is_other_kind(place, areas):
            groups.setdefault(refs[at].alternatives[0], []).append(place)
    for code, places in groups.items():
        message = f"the article says {places[0].kind} and names nothing near the only area so called, {_describe(code, areas)}"
        yield LinkedIssue(code="village_of_other_kind", message=message, mentions=tuple(places))


def find_doubts(found: Sequence[PlaceFound], refs: dict[int, PlaceRef], areas: Areas) -> Iterable[LinkedIssue]:
    """Yield the names that stand for several areas and fit each equally well."""
    groups: dict[tuple[str, ...], list[Found]] = {}
    for at, place in enumerate(found):
        if refs[at].code is None and len(refs[at].alternatives) > 1:
            groups.setdefault(refs[at].alternatives, []).append(place)
    for codes, places in groups.items():
        names = ", ".join(_describe(code, areas) for code in codes[:_SHOWN])
        more = f" and {len(codes) - _SHOWN} more" if len(codes) > _SHOWN else ""
        yield LinkedIssue(code="place_ambiguous", message=f"{len(codes)} areas fit: {names}{more}", mentions=tuple(places))


def _describe(code: str, areas: Areas) -> str:
    """Return an area as people tell it from its namesakes: "Kota Bandung (32.73)", "Desa Kuta in Kabupaten Badung (...)"."""
    regency = f" in {_with_kind(code[: LENGTHS['regency']], areas)}" if len(code) > LENGTHS["regency"] else ""
    return f"{_with_kind(code, areas)}{regency} ({code})"


def _with_kind(code: str, areas: Areas) -> str:
    area = areas.by_code[code]
    kind = area.kind.title()
    return area.name if area.name.startswith(kind) else f"{kind} {area.name}"
