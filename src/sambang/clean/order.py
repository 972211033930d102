"""The one ordered list of cleaning rules.

A pass is a tuple of rules that see the same text; the passes run one after the other, each once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from sambang.clean.context import Context, Preset
    from sambang.model import Edit

ALL: tuple[Preset, ...] = ("light", "standard", "strict")
STANDARD: tuple[Preset, ...] = ("standard", "strict")


class Rule(NamedTuple):
    """A cleaning rule: its function, the family it belongs to, the presets that run it."""

    find: Callable[[str, Context], list[Edit]]
    family: str
    presets: tuple[Preset, ...] = ALL

    @property
    def name(self) -> str:
        """The rule's name is its function's name."""
        return self.find.__name__


PASSES: tuple[tuple[Rule, ...], ...] = ()
