"""What a cleaning rule may know besides the text: the title, the lexicon, the options, the scan of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sambang.text.scan import Scan, scan

if TYPE_CHECKING:
    from sambang.lexicon import Lexicon

Preset = Literal["light", "standard", "strict"]


@dataclass(frozen=True, slots=True)
class Options:
    """How much to clean: a preset, and the names of rules that are switched off."""

    preset: Preset = "standard"
    off: frozenset[str] = frozenset()


@dataclass(slots=True)
class Context:
    """The surroundings of one article's cleaning; the scan of the latest text is kept for the rules of one pass."""

    lexicon: Lexicon
    title: str | None = None
    options: Options = field(default_factory=Options)
    _scan: Scan | None = None

    def scan(self, text: str) -> Scan:
        """Return the scan of the text, made once per text."""
        if self._scan is None or self._scan.text != text:
            self._scan = scan(text, self.lexicon)
        return self._scan
