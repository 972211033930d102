"""Build the list of known words from what was counted, and tell roots from derived forms.

source.csv holds facts, no text: `count`, in how many of 3,800 news articles a form stands in small letters (forms of a
single article are left out); `affixed`, with how many pairs of prefix and suffix the form occurs in the word list of
Tesseract's Indonesian model, where it is the shortest stem of its family; `di`, `ke`, `per`, in how many articles it
stands, apart, behind that preposition. letters.csv holds which three letters stand side by side in two of the words or
more, those of foreign.csv among them: a word with others is none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sambang.gazetteers.build.tables import Built, read_rows
from sambang.lexicon import Words
from sambang.text.morphology import derivations, letter_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sambang.gazetteers.build.tables import Row

PREPOSITIONS = ("di", "ke", "per")
ROOT_COUNT = 3  # articles that a root without a family of affixed forms must stand in: below it every tenth is a typo
SHORTEST_ROOT = 3
APART = 2  # articles in which a noun stands apart behind its preposition
MANY_APART = 20  # so many, and the glued form is a mistake however often it is made: "dimana"
_VOWELS = frozenset("aeiou")
_PREFIXES = frozenset({"peN", "meN", "ter", "di", "memper", "diper"})
# What meN- makes of the first letter of a root.
_NASALS = {**dict.fromkeys("lmnrwy", "me"), **dict.fromkeys("bfvp", "mem"), **dict.fromkeys("dcjzts", "men")}
_SWALLOWED = {"p": "mem", "t": "men", "k": "meng", "s": "meny"}


def build_words(folder: Path) -> Built:
    """Return every form with its count, whether it is a root, and the prepositions that it is glued to by mistake."""
    foreign = [row["word"] for row in read_rows(folder / "foreign.csv")]
    built = Built("words", tables={"letters.csv": lambda built: _letters([*built.rows, *foreign])})
    rows = {row["word"]: row for row in read_rows(folder / "source.csv")}
    dropped = {row["id"] for row in read_rows(folder / "overrides.csv") if row["action"] == "drop"}
    counts = {word: int(row["count"]) for word, row in rows.items() if word not in dropped}
    stems = {word for word in counts if _is_stem(word, int(rows[word]["affixed"]), counts[word])}
    listed = Words(roots=frozenset(stems))
    for word, row in rows.items():
        family = row["affixed"] != "0"  # a stem with a family of its own may be derived all the same: "pembentuk"
        root = word in stems and not _is_derived(word, listed, prefixes=_PREFIXES if family else None)
        built.add(word, row["count"], "yes" if root else "", "|".join(_glued(word, row, counts)))
    return built


def _letters(words: list[str]) -> list[Row]:
    counts = Counter(three for word in words if not _VOWELS.isdisjoint(word) for three in letter_runs(word))
    return [(three,) for three in sorted(counts) if counts[three] > 1]


def _is_stem(word: str, affixed: int, count: int) -> bool:
    if len(word) == SHORTEST_ROOT:
        return affixed > 0
    return len(word) > SHORTEST_ROOT and (affixed > 0 or count >= ROOT_COUNT)


def _is_derived(word: str, listed: Words, *, prefixes: frozenset[str] | None) -> bool:
    """Tell whether the word is made of a longer root, with one of the prefixes or, where there are none, any affix."""
    longest = SHORTEST_ROOT if prefixes is None else len("pukul") - 1
    return any(
        (prefix in prefixes if prefixes else prefix or suffix) and len(root) > longest
        for prefix, root, suffix in derivations(word, listed)
    )


def _glued(word: str, row: Mapping[str, str], counts: Mapping[str, int]) -> Iterator[str]:
    """Yield the prepositions that stand apart before the word: it is a noun, no verb has it as its stem."""
    active = max((counts.get(form, 0) for form in _active_forms(word)), default=0)
    for preposition in PREPOSITIONS:
        apart = int(row[preposition])
        often = apart >= MANY_APART or apart > counts.get(preposition + word, 0)
        goal = preposition == "ke" and apart and int(row["di"]) >= APART and f"ke{word}an" not in counts  # what one is in
        if len(word) >= SHORTEST_ROOT and (apart >= APART or goal) and apart > active and often:
            yield preposition


def _active_forms(root: str) -> Iterator[str]:
    """Yield meN- before the root.

    >>> [*_active_forms("pukul")], [*_active_forms("ambil")]
    (['memukul', 'mempukul'], ['mengambil'])
    """
    if root[0] in _SWALLOWED:
        yield _SWALLOWED[root[0]] + root[1:]
    yield _NASALS.get(root[0], "meng") + root
