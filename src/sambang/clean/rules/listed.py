"""Forms whose repair is listed: misspelt terms, glued and broken words, non-standard spellings, words of chats."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.facts import WordFacts
from sambang.clean.words import (
    chat_words,
    copy_case,
    is_addressed,
    is_chat,
    is_free,
    is_named,
    is_small,
    places_of,
    stands_in_name,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon, Repair, Words
    from sambang.model import Edit
    from sambang.text.scan import Scan

SHORTEST_SHOUTED = 3
ALIKE = 0.75  # a term's misspelling shares so much with its right spelling: "Brigadr" for "Brigpol" is another word
_BLANK = frozenset({" "})
_TERM_GAPS = frozenset({" ", ". "})  # in a misspelt rank or office; a sentence may end inside any other phrase
_NEVER_BEFORE_DARI = frozenset({"dengan", "dgn", "oleh", "kepada", "bersama", "menurut"})
_STOPS_INSIDE = (".,", ".;", ".:")
_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_WHY = {
    "typo": "listed misspelling",
    "run_on": "two words",
    "split": "one word",
    "spelling": "standard spelling",
    "spacing": "hyphen of a reduplicated word",
}


def repair_listed(text: str, context: Context) -> list[Edit]:
    """Repair listed misspellings, glued and broken words: "Bhabinkamtibnas", "apapun", "menindak lanjuti".

    A form that may be a name stays where it has a capital.
    """
    return [edit for edit in context.once(text, _listed) if edit.kind != "spelling"]


def standardise_spelling(text: str, context: Context) -> list[Edit]:
    """Put the standard form for a common other one: "aktifitas", "himbauan", "resiko" and their -nya."""
    return [edit for edit in context.once(text, _listed) if edit.kind == "spelling"]


def _listed(text: str, context: Context) -> list[Edit]:
    scan, vocabulary = context.scan(text), context.vocabulary(text)
    words = context.lexicon.words
    found = _repairs_of(vocabulary, context.unknown(text), words)
    doubtful = {word for word, repair in found.items() if repair.chat}
    if doubtful and not is_chat(scan, vocabulary, words):
        found = {word: repair for word, repair in found.items() if word not in doubtful}
    edits: list[Edit] = []
    heads: set[int] = set()  # words that are repaired with the phrase that they begin
    for at in scan.where(_heads(vocabulary, found, words)):
        n, phrase = _phrase_at(scan, at, found, words)
        if phrase and is_free(scan, at) and not stands_in_name(scan, at, context.lexicon):
            edits.append(_edit(scan, at, n, phrase))
            heads.add(at)
    if not found:
        return edits
    names = _names(scan, found, context.lexicon)
    for at in places_of(scan, found.keys()):
        repair = found[scan.words[at]]
        called = scan.words[at] in names and scan.written[at][0].isupper()
        if at not in heads and not called and not _may_be_name(scan, at, repair, context):
            edits.append(_edit(scan, at, 1, repair))
    return edits


def _heads(vocabulary: frozenset[str], found: Mapping[str, Repair], words: Words) -> set[str]:
    """Return the words that may begin a listed phrase: a second word of one stands in the text as well."""
    seconds = _seconds(words)
    heads = {word for word in seconds.keys() & vocabulary if not seconds[word].isdisjoint(vocabulary)}
    heads.update(word for word, repair in found.items() if repair.form in seconds)
    return heads


@lru_cache(maxsize=4)
def _seconds(words: Words) -> dict[str, frozenset[str]]:
    """Return the second words of the listed phrases by their first words."""
    seconds: dict[str, set[str]] = {}
    for phrase in words.repairs:
        first, blank, rest = phrase.partition(" ")
        if blank:
            seconds.setdefault(first, set()).add(rest.partition(" ")[0])
    return {first: frozenset(others) for first, others in seconds.items()}


def _names(scan: Scan, found: Mapping[str, Repair], lexicon: Lexicon) -> set[str]:
    """Return the forms that stand as a name somewhere in the text: with a capital they stay wherever they stand."""
    names = set()
    for at in scan.where({word for word in found if word not in lexicon.misspelled}):
        office = found[scan.words[at]].form in lexicon.terms.lengths and is_addressed(scan, at)
        if stands_in_name(scan, at, lexicon) and not office:
            names.add(scan.words[at])
    return names


def _edit(scan: Scan, at: int, n: int, repair: Repair) -> Edit:
    start, end = scan.starts[at], scan.ends[at + n - 1]
    form = copy_case(scan.text[start:end], repair.form)
    if n == 1 and scan.words[at] in chat_words(scan.lexicon.words) and _is_abbreviated(scan, at):
        end += 1
    return replace(scan.text, start, end, form, repair.kind, _WHY[repair.kind])


def _is_abbreviated(scan: Scan, at: int) -> bool:
    """Tell whether a full stop behind the shortened word ends no sentence: "orang tsb. sudah", "tsb., kata dia"."""
    gap = scan.gaps[at] if at < len(scan.gaps) else ""
    return gap.startswith(_STOPS_INSIDE) or (gap == ". " and scan.written[at + 1].islower())


def _may_be_name(scan: Scan, at: int, repair: Repair, context: Context) -> bool:
    if repair.kind == "typo" and _is_hyphened(scan, at):
        return True
    if repair.chat and _is_abbreviation(scan, at, context.lexicon):
        return True
    if repair.lower and scan.words[at] in chat_words(context.lexicon.words):
        return not is_small(scan, at) and (repair.acronym or not _is_shouted(scan, at))
    if repair.lower:
        return not scan.written[at].islower()
    return repair.kind != "typo" and not is_small(scan, at) and is_named(scan.words[at], context.lexicon)


def _is_hyphened(scan: Scan, at: int) -> bool:
    """Tell whether the word is a part of one with a hyphen, and not said twice: "deg-degan", "Al-Iklas"."""
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(scan.words) and scan.gaps[min(n, at)] == "-"]
    return any(scan.words[n] != scan.words[at] for n in beside)


def _is_shouted(scan: Scan, at: int) -> bool:
    """Tell whether the whole sentence is in capitals, not the word alone: "JGN LUPA YG INI", but not "TDK"."""
    beside = scan.written[max(0, at - 1) : at] + scan.written[at + 1 : at + 2]
    return scan.written[at].isupper() and all(word.isupper() and len(word) >= SHORTEST_SHOUTED for word in beside)


def _is_abbreviation(scan: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the doubtful word is a title or a unit of measure: before a full stop or a name, behind a number."""
    before = scan.words[at - 1] if at else ""
    if before.isdigit():
        return True
    if at + 1 == len(scan.words) or scan.gaps[at] != " ":
        return at + 1 < len(scan.words) and scan.gaps[at][0] == "."
    follower, names = scan.words[at + 1], lexicon.words
    if not scan.written[at + 1][0].isupper():
        return False
    if before in _NEVER_BEFORE_DARI or "speech" in lexicon.cues.get(before, ()):
        return True
    if follower in lexicon.areas.by_name.entries and follower not in names.given_names:
        return False
    if follower not in names.known or follower in names.given_names or follower in names.family_names:
        return True
    return scan.gaps[at + 1 : at + 2] == [" "] and scan.written[at + 2].istitle()  # "dr Sita Ayu"


def _repairs_of(vocabulary: frozenset[str], unknown: frozenset[str], words: Words) -> dict[str, Repair]:
    """Return the repair of each word of the vocabulary that has one, be it with a clitic behind it."""
    found = _REPAIRS.among(unknown, words)
    for word in vocabulary & _known_repairs(words):
        found[word] = words.repairs[word]
    return found


@lru_cache(maxsize=4)
def _known_repairs(words: Words) -> frozenset[str]:
    """Return the words with a repair that are listed as words all the same, counted as they were seen."""
    return frozenset(word for word in words.repairs.keys() & words.known if _alike(word, words.repairs[word]))


def _repair(word: str, words: Words) -> Repair | None:
    """Return the repair of a word that is no listed one, be it with a clitic behind it."""
    repair = words.repairs.get(word)
    if repair and _alike(word, repair):
        return repair
    clitic = next(filter(word.endswith, _CLITICS), "")
    base = words.repairs.get(word.removesuffix(clitic)) if clitic else None
    return base._replace(form=base.form + clitic) if base else None


_REPAIRS = WordFacts(_repair)


def _alike(wrong: str, repair: Repair) -> bool:
    """Tell whether the repair is another spelling and not another word: "Brigpol" is none of "Brigadr"."""
    return not repair.form[0].isupper() or SequenceMatcher(None, wrong, repair.form.lower(), autojunk=False).ratio() >= ALIKE


def _phrase_at(scan: Scan, at: int, found: Mapping[str, Repair], words: Words) -> tuple[int, Repair | None]:
    """Return the longest listed phrase that begins at word `at`: its number of words and its repair.

    Its first word may stand there in a form that is repaired itself: "kalo pun" is "kalau pun", is "kalaupun".
    """
    word = scan.words[at]
    head = word if word in words.phrases or word not in found else found[word].form
    mask = words.phrases.get(head, 0)  # a doubtful word of chats may mean what it says
    while mask:
        n = mask.bit_length()
        mask ^= 1 << (n - 1)
        repair = words.repairs.get(" ".join((head, *scan.words[at + 1 : at + n]))) if n > 1 else None
        if repair and (_TERM_GAPS if repair.kind == "typo" else _BLANK).issuperset(scan.gaps[at : at + n - 1]):
            return n, repair
    return 0, None
