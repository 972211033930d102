"""Words glued where a link or bold print was lost: "SelebgramClara Shintamembantah", "Fariz RMmasih".

A name is told by standing elsewhere in the text or its title; what is glued to it is an everyday word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.facts import WordFacts
from sambang.clean.words import is_free, is_named, starts_sentence
from sambang.text.fold import WORD
from sambang.text.morphology import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.lexicon import Words
    from sambang.model import Edit
    from sambang.text.scan import Scan

COMMON = 10  # articles of 3,839 that a word before a name stands in
FREQUENT = 100  # ... and one behind an acronym
SHORTEST_NAME = 4
SHORTEST_WORD = 4
LONG_NAME = 7  # letters of a name that a word of two or three letters is told from: "Suryadi" is no "Surya di"
# With these words or with a verb a sentence goes on behind a name; any other may be the end of a place's name: "Sukamaju".
_BEHIND = frozenset({
    "akan", "yang", "juga", "saat", "dari", "untuk", "dengan", "hingga", "tengah", "akhirnya", "adalah", "sebagai", "kembali",
    "masih", "sudah", "telah", "bersama", "kepada", "karena", "dalam", "oleh", "tidak", "ketika", "seperti", "serta", "atau",
    "secara", "tersebut", "bisa", "dapat", "setelah", "sebelum", "selama", "sejak", "sempat", "langsung", "maupun", "namun",
})  # fmt: skip
_SHORT_BEHIND = ("di", "ke", "dan", "ini", "itu")
_SHORTEST = re.compile(r"[^\W\d]{6}")
_VERB = re.compile(r"(?:me[mnlrwy]|ber|di|ter)[a-z]{3,}")
_TWO_CAPITALS = re.compile(r"([A-Z][a-z]{3,})([A-Z](?:[a-z]{2,}|[A-Z]{2,}))")
LONGEST_ACRONYM = 5
_ACRONYM = re.compile(r"([A-Z]{2,5})([a-z]{4,})")
_SITES = frozenset(
    {"trans", "tribun", "kompas", "detik", "radar", "warta", "insya", "masya", "suara"}
)  # with a name behind, a name


def part_lost_links(text: str, context: Context) -> list[Edit]:
    """Part a name from the word glued before or behind it; names that are written so ("PlayStation", "Rudiantara") stay."""
    unknown = context.unknown(text)
    found = _GLUED.among(unknown, context.lexicon.words)
    mixed = context.mixed(text)
    if not (found or mixed):
        return []
    scan = context.scan(text)
    places = {at for at in (*scan.where(found.keys()), *mixed) if scan.written[at][0].isupper() and scan.words[at] in unknown}
    if not places:
        return []
    names = set(scan.written).union(WORD.findall(context.title) if context.title else ())
    return [
        replace(text, scan.starts[at], scan.ends[at], form, "run_on", "a name and a word")
        for at in sorted(places)
        if (form := _parted(scan, at, names, context)) and is_free(scan, at) and scan.count(scan.words[at]) == 1
    ]


def _is_glued(word: str, words: Words) -> bool:
    """Tell whether the unknown word may be a name or an acronym and a word behind it."""
    ends = range(2, min(LONGEST_ACRONYM, len(word) - SHORTEST_WORD) + 1)
    acronym = any(words.counts.get(word[at:], 0) >= FREQUENT for at in ends)
    return (acronym or any(True for _ in _tails(word, words))) and not is_word(word, words)


_GLUED = WordFacts(_is_glued)


def _parted(scan: Scan, at: int, names: set[str], context: Context) -> str:
    """Return the word at `at` with the name in it apart, or nothing."""
    written, words = scan.written[at], context.lexicon.words
    capitals = _TWO_CAPITALS.fullmatch(written)
    if capitals:
        return " ".join(capitals.groups()) if _is_lead(scan, at, capitals, names, words) else ""
    acronym = _ACRONYM.fullmatch(written)
    if acronym:
        is_glued = acronym[1] in names and words.counts.get(acronym[2], 0) >= FREQUENT and not is_word(written.lower(), words)
        return " ".join(acronym.groups()) if is_glued else ""
    if _SHORTEST.match(written) and written.istitle() and not is_named(scan.words[at], context.lexicon):
        return next((f"{name} {word}" for name, word in _tails(written, words) if name in names), "")
    return ""


def _is_lead(scan: Scan, at: int, parts: re.Match[str], names: set[str], words: Words) -> bool:
    """Tell whether an ordinary word stands before a name: where a sentence begins, or before one that stands elsewhere."""
    lead, name = parts[1].lower(), parts[2]
    common = words.counts.get(lead, 0) >= COMMON
    if lead in _SITES or not is_word(lead, words) or scan.gaps[at : at + 1] == ["."]:
        return False
    if starts_sentence(scan, at):
        return name in names or (common and not name.isupper())
    return common and name in names and not is_word(name.lower(), words)


def _tails(written: str, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the ways to take a word apart into a name and a word with which the sentence goes on."""
    for at in range(SHORTEST_NAME, len(written) - SHORTEST_WORD + 1):
        tail = written[at:]
        if tail in _BEHIND or (words.counts.get(tail, 0) > 1 and _VERB.fullmatch(tail)):
            yield written[:at], tail
    for tail in _SHORT_BEHIND:
        if written.endswith(tail) and len(written) - len(tail) >= LONG_NAME:
            yield written.removesuffix(tail), tail
