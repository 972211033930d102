"""What is known of single words, worked out once: most words of a text were asked about in an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

Source = TypeVar("Source")
Fact = TypeVar("Fact")

# Words remembered for each question, then it starts anew; 3,839 articles have 60,000 that no list holds. A text of more
# words keeps its own: several rules ask about them, and each pass does again.
MOST = 50_000


class Memory(NamedTuple, Generic[Source, Fact]):
    """The words that were asked about: what is to be said of them, and those that there is nothing to say of."""

    source: Source
    told: dict[str, Fact]
    quiet: set[str]


class WordFacts(Generic[Source, Fact]):
    """A question about single words, asked of a whole vocabulary: words with no answer are left out by one set operation.

    The answer depends on the word and the source (a lexicon or its words, compared by identity) alone; what is empty is
    none. Remembered is what was asked of the latest source.

    >>> doubled = WordFacts(lambda word, letters: word[1:] if word[0] == word[1:2] and word[0] in letters else "")
    >>> doubled.among(frozenset({"aanak", "desa"}), "abc")
    {'aanak': 'anak'}
    """

    def __init__(self, find: Callable[[str, Source], Fact | None]) -> None:
        """Remember the answers of `find(word, source)`."""
        self._find = find
        self._memory: Memory[Source, Fact] | None = None

    def among(self, words: AbstractSet[str], source: Source) -> dict[str, Fact]:
        """Return the answer for each of the words that has one."""
        memory = self._remembered(source, most=max(MOST, 2 * len(words)))
        loud = words - memory.quiet
        return self._ask(loud, memory) if loud else {}

    def open_among(self, words: AbstractSet[str], source: Source) -> AbstractSet[str]:
        """Return the words that have an answer or were not asked about yet."""
        return words - self._remembered(source, most=max(MOST, 2 * len(words))).quiet

    def forget(self) -> None:
        """Forget all words, as a fresh process knows none."""
        self._memory = None

    def _remembered(self, source: Source, *, most: int) -> Memory[Source, Fact]:
        memory = self._memory
        if memory is None or memory.source is not source or len(memory.told) + len(memory.quiet) > most:
            memory = self._memory = Memory(source, {}, set())
        return memory

    def _ask(self, words: AbstractSet[str], memory: Memory[Source, Fact]) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for word in words:
            fact = memory.told.get(word) or self._find(word, memory.source)
            if fact:
                found[word] = memory.told[word] = fact
            else:
                memory.quiet.add(word)
        return found
