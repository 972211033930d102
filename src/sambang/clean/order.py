"""The one ordered list of cleaning rules.

A pass is a tuple of rules that see the same text; the passes run one after the other. Within a pass the
rule listed first wins where two want the same letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sambang.clean.rules import (
    boilerplate,
    bylines,
    capitals,
    casing,
    chat,
    degrees,
    duplicate,
    edge,
    encoding,
    frames,
    half_names,
    headline,
    hyphens,
    items,
    layout,
    link_edges,
    listed,
    markup,
    person_case,
    punct,
    quotes,
    reduplication,
    run_on,
    site_lines,
    spacing,
    splice,
    split,
    stops,
    typo,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sambang.clean.context import Context, Preset
    from sambang.model import Edit

ALL: tuple[Preset, ...] = ("light", "standard", "strict")
STANDARD: tuple[Preset, ...] = ("standard", "strict")
STRICT: tuple[Preset, ...] = ("strict",)


class Rule(NamedTuple):
    """A cleaning rule: its function, the family it belongs to, the presets that run it."""

    find: Callable[[str, Context], list[Edit]]
    family: str
    presets: tuple[Preset, ...] = ALL

    @property
    def name(self) -> str:
        """The rule's name is its function's name."""
        return self.find.__name__


# A summary goes with all that is wrong in it. What an entity stands for may be a blank or invisible.
SUMMARY = (
    Rule(boilerplate.drop_summary, "boilerplate"),
    Rule(encoding.decode_entities, "encoding"),
)
# Characters first: every later rule compares letters and blanks. Images are told by their raw shape.
CHARACTERS = (
    Rule(markup.drop_images, "boilerplate"),
    Rule(markup.drop_placeholders, "boilerplate"),
    Rule(encoding.repair_mojibake, "encoding"),
    Rule(encoding.restore_lost_marks, "encoding"),
    Rule(encoding.restore_quote_marks, "encoding"),
    Rule(encoding.drop_invisible, "encoding"),
    Rule(encoding.normalise_blanks, "encoding"),
    Rule(encoding.unescape_marks, "encoding"),
)
# Markup needs its escapes gone.
MARKUP = (
    Rule(markup.drop_tags, "encoding"),
    Rule(markup.unwrap_links, "boilerplate"),
    Rule(markup.unwrap_spans, "boilerplate"),
    Rule(markup.drop_emphasis, "encoding"),
    Rule(markup.drop_headings, "encoding"),
)
# From the outside to the inside: a link may end in a byline, a byline in a copyright.
FRAMES = (
    Rule(frames.drop_frames, "boilerplate"),
    Rule(boilerplate.drop_advertisements, "boilerplate"),
    Rule(boilerplate.drop_copyright, "boilerplate"),
    Rule(boilerplate.drop_share_bars, "boilerplate"),
)
BYLINES = (
    Rule(bylines.drop_bylines, "boilerplate"),
    Rule(site_lines.drop_site_lines, "boilerplate"),
)
LINKS = (
    Rule(boilerplate.drop_read_also, "boilerplate"),
    Rule(boilerplate.drop_closing_links, "boilerplate"),
    Rule(frames.drop_sources, "boilerplate"),
)
SURROUNDINGS = (
    Rule(bylines.drop_credits, "boilerplate"),
    Rule(bylines.drop_photo_credits, "boilerplate"),
    Rule(bylines.drop_site_lead, "boilerplate"),
    Rule(bylines.drop_glued_initials, "boilerplate"),
    Rule(boilerplate.drop_clickbait, "boilerplate"),
)
# What stood between two lines is gone now. All rules that look at gaps between words count on one blank.
LAYOUT = (
    Rule(layout.trim_ends, "layout"),
    Rule(layout.join_lines, "layout"),
    Rule(spacing.close_double_blanks, "spacing"),
)
# A torn word is whole before anything is told of its spelling, and "dan dan" is gone before reduplications get their dash.
SPLICES = (Rule(splice.drop_splices, "splice"),)
DOUBLES = (Rule(duplicate.drop_doubled_words, "duplicate"),)

# Degrees first: a full stop inside them ends no sentence. The widest repair of a gap comes before the narrower ones.
MARKS = (
    Rule(degrees.write_degrees, "punct"),
    Rule(punct.join_currency, "punct"),
    Rule(punct.drop_rank_marks, "punct"),
    Rule(punct.drop_stray_marks, "punct"),
    Rule(punct.merge_doubled_marks, "punct"),
    Rule(punct.drop_date_marks, "punct"),
    Rule(punct.drop_stutters, "duplicate"),
    Rule(quotes.mend_quote_marks, "punct"),
    Rule(punct.drop_question_runs, "punct"),
    Rule(punct.write_list_colons, "punct"),
    Rule(reduplication.join_reduplication, "spacing"),
    Rule(spacing.close_clock_times, "spacing"),
    Rule(spacing.attach_floating_marks, "spacing"),
    Rule(items.part_list_numbers, "spacing"),
    Rule(spacing.part_glued_sentences, "spacing"),
    Rule(spacing.space_glued_marks, "spacing"),
)
# Words are parted when the text is whole and stands as it should ...
PARTS = (
    Rule(capitals.lower_second_capitals, "casing"),
    Rule(casing.raise_bodies, "casing"),
    Rule(link_edges.part_lost_links, "run_on"),
    Rule(edge.part_camel_case, "run_on"),
    Rule(edge.part_units, "run_on"),
    Rule(edge.part_digits, "run_on"),
    Rule(run_on.part_prepositions, "run_on"),
    Rule(run_on.part_glued_words, "run_on"),
)
# ... areas in small letters get their capitals before the person in front of them: a name ends where an area begins ...
AREAS = (
    Rule(stops.end_speech, "punct"),
    Rule(casing.raise_units, "casing"),
    Rule(casing.raise_places, "casing"),
    Rule(casing.raise_regions, "casing"),
    Rule(half_names.raise_halves, "casing"),
    Rule(half_names.raise_called, "casing"),
)
# ... their listed misspellings are repaired when they stand alone; a name in small letters gets its capital first: it is
# no misspelt word ...
LETTERS = (
    Rule(person_case.raise_persons, "casing"),
    Rule(listed.repair_listed, "typo"),
    Rule(listed.standardise_spelling, "spelling", STANDARD),
    Rule(chat.restore_vowels, "typo"),
)
# ... halves are joined in their standard spelling ("di analisa" -> "dianalisis"), and what is unknown then is a typo.
JOINTS = (
    Rule(hyphens.join_hyphened, "split"),
    Rule(split.join_passives, "split"),
    Rule(split.join_broken_words, "split"),
    Rule(split.join_clitics, "split"),
    Rule(split.join_bound_prefixes, "spelling", STANDARD),
)
TYPOS = (Rule(typo.repair_typos, "typo"),)

# On words that are spelled right: case is told by what the words are.
CASING = (
    Rule(reduplication.join_reduplication, "spacing"),
    Rule(punct.write_covid, "punct"),
    Rule(headline.lower_headline, "casing"),
    Rule(half_names.raise_twins, "casing"),
    Rule(capitals.raise_slipped_letters, "casing"),
    Rule(capitals.raise_sentence_starts, "casing"),
    Rule(casing.raise_bodies, "casing"),
    Rule(person_case.raise_ranks, "casing"),
    Rule(casing.raise_calendar, "casing"),
)

# Two copies are compared when their marks and spellings are mended: a sentence with the first that shares its words; where
# that one goes as a copy itself, the next one is its turn.
DUPLICATES = (Rule(duplicate.drop_repeated_sentences, "duplicate"),)

# Last: what ends a paragraph now stays at its end.
ENDS = (
    Rule(stops.end_headline, "punct"),
    Rule(stops.end_paragraphs, "punct"),
)

# Bodies get their capitals before units and persons are looked for, and once more where a typo hid them; so do reduplications.
# A pass that is listed twice finds the second time what its first edits uncovered; without these it does not run again.
PASSES: tuple[tuple[Rule, ...], ...] = (
    SUMMARY,
    CHARACTERS,
    MARKUP,
    *(FRAMES, FRAMES),
    BYLINES,
    *(LINKS, SURROUNDINGS, LINKS, SURROUNDINGS),
    LAYOUT,
    SPLICES,
    DOUBLES,
    MARKS,
    *(PARTS, PARTS),
    AREAS,
    LETTERS,
    JOINTS,
    *(TYPOS, TYPOS),
    CASING,
    *(DUPLICATES, DUPLICATES),
    *(ENDS, ENDS),
)
RULES: tuple[Rule, ...] = tuple(dict.fromkeys(rule for rules in PASSES for rule in rules))
