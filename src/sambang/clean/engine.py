"""Run the ordered passes over a text and keep every edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sambang.clean.edits import CleanText, Piece, apply, compose, disjoint, pieces
from sambang.clean.order import PASSES

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.clean.order import Rule
    from sambang.model import Edit


def clean(raw: str, context: Context) -> CleanText:
    """Return the text after all rules that the options leave on, with the edits that made it.

    The rules of one pass see the same text; where two of them want the same letters, the one listed first wins.
    """
    text = raw
    steps: list[tuple[Edit, ...]] = []
    mapping: list[Piece] = []
    for rules in PASSES:
        edits = disjoint_by_rank([_run(rule, text, context) for rule in rules if _is_on(rule, context)])
        if edits:
            text = apply(text, edits)
            mapping = compose(mapping, pieces(edits))
            steps.append(tuple(edits))
    return CleanText(raw, text, tuple(steps), tuple(mapping))


def disjoint_by_rank(lists: list[list[Edit]]) -> list[Edit]:
    """Merge the rules' edits; an edit that overlaps one of an earlier rule is left out."""
    merged: list[Edit] = []
    for edits in lists:
        if edits:
            merged = disjoint([*edits, *merged]) if not merged else _merge(merged, edits)
    return merged


def _merge(kept: list[Edit], new: list[Edit]) -> list[Edit]:
    free = [
        e for e in new if not any((e.start < k.end and k.start < e.end) or (e.start, e.end) == (k.start, k.end) for k in kept)
    ]
    return disjoint([*kept, *free])


def _is_on(rule: Rule, context: Context) -> bool:
    return rule.name not in context.options.off and context.options.preset in rule.presets


def _run(rule: Rule, text: str, context: Context) -> list[Edit]:
    return [msgspec.structs.replace(edit, rule=rule.name) for edit in rule.find(text, context)]
