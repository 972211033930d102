"""The other names of people known by initials: "J alias Jarot" is one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sambang.mentions import Found

if TYPE_CHECKING:
    from sambang.mentions import InitialsFound, PersonFound


def take_aliases(
    initials: tuple[InitialsFound, ...], persons: list[PersonFound]
) -> tuple[tuple[InitialsFound, ...], list[PersonFound]]:
    """Return the initials with the mentions by their alias, and the persons without them: "J alias Jarot ... kata Jarot"."""
    aliases = {one.alias.lower() for one in initials if one.alias and " " not in one.alias}
    called = [p for p in persons if p.name.lower() in aliases and p.rank is None and p.same_as is None] if aliases else []
    if not called:
        return initials, persons
    taken = []
    for one in initials:
        mine = [p for p in called if one.alias and p.name.lower() == one.alias.lower() and not one.start <= p.start < one.end]
        again = (Found(start=p.start, end=p.end, why=f"the alias of {one.initials}") for p in mine)
        taken.append(replace(one, others=(*one.others, *again)) if mine else one)
    return tuple(taken), [p for p in persons if p not in called]
