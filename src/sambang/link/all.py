"""Tie the mentions of an article to gazetteer entries and to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sambang.link.date import check_weekdays, report_impossible
from sambang.link.office import link_offices, note_units
from sambang.link.person import link_persons
from sambang.link.place import link_places, place_context, settle_offices
from sambang.link.speaker import link_speakers
from sambang.link.unit import link_units, linked_units, report_ambiguous
from sambang.link.weighing import weigh_office
from sambang.mentions import Linked, Mentions

if TYPE_CHECKING:
    from sambang.lexicon import Lexicon
    from sambang.mentions import Weighed


def link(text: str, mentions: Mentions, lexicon: Lexicon, *, weighed: list[Weighed] | None = None) -> Linked:
    """Return the mentions with their persons, units, places, speakers and the contradictions between them.

    Into `weighed`, where given, goes each choice with the candidates that it had.
    """
    units = link_units(text, mentions, lexicon, weighed=weighed)
    for found in mentions.units:
        ref = units.resolve(found)
        if ref:
            units.add(ref, found)
    context = place_context(mentions, units, lexicon)
    areas = link_places(text, mentions, context, weighed=weighed)
    positions = settle_offices(mentions.positions, context)
    mentions = msgspec.structs.replace(mentions, places=areas.found, positions=positions)
    offices = link_offices(mentions, units, lexicon)
    if weighed is not None:
        weighed += [weigh_office(office, units.known) for office in offices.values()]
    for person in mentions.persons:
        for position in person.positions:
            note_units(offices[position.start, position.end], units)
    persons, issues = link_persons(text, mentions, offices, lexicon, weighed=weighed)
    return Linked(
        mentions=mentions,
        persons=persons,
        units=linked_units(units),
        places=areas.places,
        speakers=link_speakers(text, mentions, persons, lexicon, weighed=weighed),
        issues=(
            *issues,
            *areas.issues,
            *report_ambiguous(units),
            *check_weekdays(text, mentions),
            *report_impossible(text, mentions),
        ),
    )
