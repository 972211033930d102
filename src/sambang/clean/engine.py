"""Run the ordered passes over a text and keep every edit."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import CleanText, apply, disjoint
from sambang.clean.order import PASSES
from sambang.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sambang.clean.context import Context, Find, Options
    from sambang.clean.order import Rule


def clean(raw: str, context: Context) -> CleanText:
    """Return the text after all rules that the options leave on, with the edits that made it.

    The rules of one pass see the same text; where two of them want the same letters, the one listed first wins.
    """
    text = raw
    steps: list[tuple[Edit, ...]] = []
    settled: set[Find] = set()  # the rules that had nothing to say of this very text
    for rules in active_passes(context.options):
        edits = _find_edits(text, rules, context, settled)
        if edits:
            text = apply(text, edits)
            context.carry(text, edits)
            steps.append(tuple(edits))
            settled.clear()
    return CleanText(raw, text, tuple(steps))


def _find_edits(text: str, rules: tuple[Rule, ...], context: Context, settled: set[Find]) -> list[Edit]:
    edits: list[Edit] = []
    for rule in rules:
        if rule.find in settled:
            continue
        found = rule.find(text, context)
        if found:
            edits = merge(edits, disjoint(_signed(found, rule.name)))
        else:
            settled.add(rule.find)
    return edits


@lru_cache(maxsize=64)
def active_passes(options: Options) -> tuple[tuple[Rule, ...], ...]:
    """Return the passes with the rules that the options leave on."""
    on = [tuple(r for r in rules if r.name not in options.off and options.preset in r.presets) for rules in PASSES]
    return tuple(rules for rules in on if rules)


def merge(kept: list[Edit], new: list[Edit]) -> list[Edit]:
    """Merge two lists of sorted, disjoint edits; an edit of `new` that overlaps one of `kept` is left out.

    Edits may touch, but of two insertions at one place only the kept one stays.
    """
    if not kept or not new:
        return kept or new
    free: list[Edit] = []
    at = 0
    for edit in new:
        while at < len(kept) and kept[at].end < edit.start:
            at += 1
        if not any(_clash(kept[i], edit) for i in range(at, min(at + 2, len(kept)))) and not _spans(kept, at, edit):
            free.append(edit)
    return sorted([*kept, *free], key=lambda e: (e.start, e.end)) if free else kept


def _clash(one: Edit, other: Edit) -> bool:
    if (one.start, one.end) == (other.start, other.end):
        return True
    return one.start < other.end and other.start < one.end


def _spans(kept: list[Edit], at: int, edit: Edit) -> bool:
    """Whether a kept edit behind the first two still begins inside the new one."""
    return at + 2 < len(kept) and kept[at + 2].start < edit.end


def _signed(edits: Iterable[Edit], name: str) -> list[Edit]:
    return [Edit(e.start, e.end, e.before, e.after, e.kind, e.why, name, e.confidence) for e in edits]
