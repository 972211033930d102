"""What a cleaning rule may know besides the text: the title, the lexicon, the options, the scan of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import filterfalse
from typing import TYPE_CHECKING, Literal, get_args

from sambang.clean.repeats import Run, Sentence, repeated_runs, sentences_of
from sambang.errors import ConfigError
from sambang.text.morphology import is_word
from sambang.text.scan import Scan, carry, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sambang.lexicon import Lexicon
    from sambang.model import Edit

    Find = Callable[[str, "Context"], list[Edit]]

Preset = Literal["light", "standard", "strict"]

# The gaps between two words that no rule of spacing or punctuation has anything to say about; 95 % of all gaps.
PLAIN_GAPS = frozenset(
    {" ", ", ", ". ", "-", ".\n", ".\n\n", "/", " (", ") ", '," ', ": ", "), ", "). ", ").\n", ").\n\n", "; ", ",” ", " “", "” "}
    | {'.\n"', '.\n\n"', '. "', ".\n“", ".\n\n“", ". “", ' "', '" ', "://", "? ", "! ", " '", "' ", ",' ", "\n\n", " & ", "% "}
)  # fmt: skip
# What a text begins or ends with when nothing is wrong.
PLAIN_STARTS = frozenset({'"', "“", "(", "\n"})
PLAIN_ENDS = frozenset({".", ".\n", '."', ".”", ")", ").", "\n", "?", "!", ".)"})

_CAMEL = re.compile("[a-z][A-Z]")
# An edit carried over costs as much as the scan of so many words.
DEAREST_EDIT = 8


@dataclass(frozen=True, slots=True)
class Options:
    """How much to clean: a preset, and the names of rules that are switched off (one name, or several in any collection).

    Raises `ConfigError` for a preset or a rule that does not exist.

    >>> Options(off=["close_double_blanks"]).off
    frozenset({'close_double_blanks'})
    """

    preset: Preset = "standard"
    off: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        presets = get_args(Preset)
        if self.preset not in presets:
            raise ConfigError(f"unknown preset {self.preset!r}; known are {', '.join(presets)}")
        if self.off or not isinstance(self.off, frozenset):
            object.__setattr__(self, "off", _known_rules(self.off))


def _known_rules(names: object) -> frozenset[str]:
    """Return the names as a set; raise for one that no rule has."""
    from sambang.clean.order import RULES  # the rules need this module

    given = [names] if isinstance(names, str) else list(names) if isinstance(names, Iterable) else [None]
    if not all(isinstance(name, str) for name in given):
        raise ConfigError(f"the rules to switch off are names, not {names!r}")
    known = {rule.name for rule in RULES}
    unknown = sorted(set(given) - known)
    if unknown:
        raise ConfigError(f"unknown rule {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    return frozenset(given)


@dataclass(slots=True)
class Context:
    """The surroundings of one article's cleaning; what is known of the latest text is kept for the rules of one pass."""

    lexicon: Lexicon
    title: str | None = None
    options: Options = field(default_factory=Options)
    _scan: Scan | None = None
    _mixed: list[int] | None = None
    _uneven: frozenset[str] | None = None
    _unknown: frozenset[str] | None = None
    _strange: frozenset[str] | None = None
    _judged: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())  # an earlier text's words, the unknown of them
    _odd_gaps: list[int] | None = None
    _runs: list[Run] | None = None
    _sentences: list[Sentence] | None = None
    _gap_sites: dict[str, list[int]] | None = None
    _found: dict[Find, list[Edit]] = field(default_factory=dict)

    def scan(self, text: str) -> Scan:
        """Return the scan of the text, made once per text."""
        found = self._scan
        if found is None or found.text != text:
            found = scan(text, self.lexicon)
            self._keep(found)
        return found

    def carry(self, text: str, edits: Sequence[Edit]) -> None:
        """Carry the scan over the edits that made the text, where that is cheaper than a new one."""
        if self._scan is not None and self._scan.words and len(edits) * DEAREST_EDIT < len(self._scan.words):
            self._keep(carry(self._scan, edits, text, self.lexicon))

    def _keep(self, found: Scan) -> None:
        self._scan = found
        self._mixed = self._uneven = self._unknown = self._strange = None
        self._odd_gaps = self._runs = self._sentences = self._gap_sites = None
        self._found = {}

    def once(self, text: str, find: Find) -> list[Edit]:
        """Return what the function finds in the text; two rules that share it ask it once per text."""
        self.scan(text)
        if find not in self._found:
            self._found[find] = find(text, self)
        return self._found[find]

    def vocabulary(self, text: str) -> frozenset[str]:
        """Return the folded words of the text."""
        return self.scan(text).vocabulary()

    def mixed(self, text: str) -> list[int]:
        """Return the numbers of the words with a capital behind a small letter."""
        found = self.scan(text)
        if self._mixed is None:
            mixed = set(filter(_CAMEL.search, self.uneven(text)))
            self._mixed = [at for at in found.raised() if found.written[at] in mixed] if mixed else []
        return self._mixed

    def uneven(self, text: str) -> frozenset[str]:
        """Return the written words whose capitals are neither the first letter nor all; an apostrophe may count as one."""
        found = self.scan(text)
        if self._uneven is None:
            raised = set(map(found.written.__getitem__, found.raised()))
            self._uneven = frozenset(filterfalse(str.isupper, filterfalse(str.istitle, raised)))
        return self._uneven

    def unknown(self, text: str) -> frozenset[str]:
        """Return the folded words of the text that no list holds; they may be derived from one that does, or names."""
        vocabulary = self.vocabulary(text)
        if self._unknown is None:  # most words stood in the text before its last edits too
            words, unknown = self._judged
            self._unknown = (unknown & vocabulary) | (vocabulary - words - self.lexicon.words.known)
            self._judged = vocabulary, self._unknown
        return self._unknown

    def strange(self, text: str) -> frozenset[str]:
        """Return the folded words that stand in small letters, are unknown and derived from no known one either."""
        unknown = self.unknown(text)
        if self._strange is None:
            small, words = filter(str.islower, unknown & self.scan(text).spellings()), self.lexicon.words
            self._strange = frozenset(word for word in small if not is_word(word, words))
        return self._strange

    def seen_words(self, text: str) -> frozenset[str]:
        """Return at least the folded words of the text, perhaps with some that are gone by now.

        Rules that only take out ask here whether they have anything to look for: their words need no second scan.
        """
        return (self._scan or self.scan(text)).vocabulary()

    def odd_gaps(self, text: str) -> list[int]:
        """Return the numbers of the gaps between two words that are not plain: where marks or blanks may be wrong."""
        found = self.scan(text)
        if self._odd_gaps is None:
            self._odd_gaps = list(found.where_gaps(found.gap_kinds() - PLAIN_GAPS))
        return self._odd_gaps

    def runs(self, text: str) -> list[Run]:
        """Return the runs of words that the text says again."""
        found = self.scan(text)
        if self._runs is None:
            self._runs = repeated_runs(found.words)
        return self._runs

    def gap_sites(self, text: str) -> dict[str, list[int]]:
        """Return where each gap that is not plain stands, by the number of the word before it.

        What stands before the first word has the number -1, what stands behind the last word the number of that word.
        """
        found = self.scan(text)
        if self._gap_sites is None:
            sites: dict[str, list[int]] = {}
            for at in self.odd_gaps(text):
                sites.setdefault(found.gaps[at], []).append(at)
            if found.words:
                for at, gap in ((-1, text[: found.starts[0]]), (len(found.words) - 1, text[found.ends[-1] :])):
                    if gap and gap not in (PLAIN_STARTS if at < 0 else PLAIN_ENDS):
                        sites.setdefault(gap, []).append(at)
            self._gap_sites = sites
        return self._gap_sites

    def sentences(self, text: str) -> list[Sentence]:
        """Return the sentences of the text."""
        found = self.scan(text)
        if self._sentences is None:
            self._sentences = sentences_of(found)
        return self._sentences
