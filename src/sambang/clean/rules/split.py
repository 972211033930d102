"""Words torn in two are joined: "di dampingi", "ke giatan", "Ditutup lah"."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.facts import WordFacts
from sambang.clean.words import copy_case, is_free, is_named, is_regional, is_small, places_of
from sambang.text.morphology import derivations, is_impossible, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon, Words
    from sambang.model import Edit
    from sambang.text.scan import Scan

# Counted in articles of 3,839.
SEEN = 3  # a passive is told from "di" and a noun by being seen as one word ...
OFTEN = 50  # ... so often, where the word behind "di" is common itself: "di data", "di foto" stay
COMMON = 100
JOINED = 20  # a torn word is a common one
SHORTEST_JOINED = 6
SHORTEST_HALVES = 7  # letters of a word whose halves are both none: it need not be a common one
SHORTEST_SECOND = 3
LONG_HALVES = 9  # letters of a word whose first half is one by chance: "pemandan"
COUNTED = 2  # ... and so often the word must be seen where the second half is one
LONGEST_RARE = 4  # letters of a word that may be the half of another though it is one itself ...
RARER = 20  # ... where it is so many times rarer than the other
_VERBAL = "kan"  # a particle too: "dia kan tahu"
_CLITICS = frozenset({"nya", "lah", "kah", _VERBAL})
_NEGATIONS = frozenset({"tidak", "tak", "enggak", "nggak", "ngga", "gak", "ga", "belum", "ndak"})
_PARTICLES = frozenset({"pun", "ya", "lah", "kah", "nya", "sih", "dong"})
_HALVES = frozenset({"me", "meng", "men", "mem", "meny", "ber", "ter", "peng", "pem", "pen", "se"})  # prefixes that are no words
_NO_WORDS = frozenset({"meng", "meny", "mem", "peng", "peny", "pem"})  # of these the ones that are nothing in any language
_BOUND = frozenset({"pasca", "pra", "non", "semi"})  # prefixes that many write as words
SHORTEST_BEHIND = 4
_VERBS = ("mem", "men", "mel", "mer", "di")
_UNBOUND = frozenset({"hari", "tidak", "yang", "dengan", "untuk", "pada", "dalam", "terhadap"})
_NOUNS = frozenset({"lepas", "visi", "penjara", "kubur", "parkir", "simpang"})  # "di lepas pantai", "di penjara"


def join_passives(text: str, context: Context) -> list[Edit]:
    """Join di- to its verb: "di dampingi", "di jaga"; "di data", "di bawah", "di lepas pantai" stay."""
    if "di" not in context.vocabulary(text):
        return []
    scan = context.scan(text)
    words = context.lexicon.words
    return [
        _join(scan, at, "passive", words, 3 if _is_in_three(scan, at, words) else 2)
        for at in scan.where({"di"})
        if at + 1 < len(scan.words)
        and (_is_passive(scan.words[at + 1], words) or _is_in_three(scan, at, words) or _is_local(scan.words[at + 1], context))
        and _is_next(scan, at)
        and scan.written[at + 1] == scan.words[at + 1]
        and not is_regional(scan, at + 1)
    ]


def _is_in_three(scan: Scan, at: int, words: Words) -> bool:
    """Tell whether the two words behind "di" are verb and suffix: "di harap kan"."""
    verb = "".join(("di", *scan.words[at + 1 : at + 3]))
    is_noun = "di" + scan.words[at + 1] in words.glued  # "di rumah kan ramai"
    return _is_next(scan, at + 1) and scan.written[at + 2] == _VERBAL and not is_noun and words.counts.get(verb, 0) >= SEEN


def _is_local(word: str, context: Context) -> bool:
    """Tell whether the word, which is none and no name, is the root of a verb with -i behind: "di amini"."""
    lexicon = context.lexicon
    if word in lexicon.words.known or not word.endswith("i") or is_named(word, lexicon) or word in lexicon.areas.by_name.lengths:
        return False
    return any(suffix == "i" and len(root) >= SHORTEST_BEHIND for _, root, suffix in derivations("di" + word, lexicon.words))


@lru_cache(maxsize=20_000)
def _is_passive(word: str, words: Words) -> bool:
    """Tell whether di- and the word are a verb rather than a preposition and a noun."""
    joined = "di" + word
    if joined in words.glued or word in _NOUNS:
        return False
    if words.counts.get(joined, 0) >= (OFTEN if words.counts.get(word, 0) >= COMMON else SEEN):
        return True
    return word not in words.known and any(
        prefix.startswith("di") and suffix.startswith("kan") for prefix, _, suffix in derivations(joined, words)
    )


def join_broken_words(text: str, context: Context) -> list[Edit]:
    """Join a part of a word that is none with its neighbour, where both make a common word: "ke giatan", "meng ajak"."""
    lexicon = context.lexicon
    scan = context.scan(text)
    small = context.unknown(text) & scan.spellings()
    halves = _HALF_WORDS.among(small, lexicon).keys() | (_short_halves(lexicon) & context.vocabulary(text))
    if not halves:
        return []
    return [_join(scan, at, "torn word", lexicon.words) for at in sorted(set(_torn(scan, halves, context)))]


def _may_be_half(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the word may be a half: it is none itself, or a common longer one begins or ends like it."""
    return not _is_known(word, lexicon) or _is_in_common(word, lexicon.words)


_HALF_WORDS = WordFacts(_may_be_half)


def _is_in_common(word: str, words: Words) -> bool:
    """Tell whether a longer word, so common that it may have been torn, begins or ends like this one."""
    begins, ends = _joined_words(words)
    return any(
        at < len(forms) and forms[at].startswith(form)
        for forms, form in ((begins, word), (ends, word[::-1]))
        for at in (bisect_right(forms, form),)
    )


@lru_cache(maxsize=4)
def _joined_words(words: Words) -> tuple[list[str], list[str]]:
    """Return the words that are so common that they may have been torn, in order, and the same spelled backwards."""
    common = [word for word, count in words.counts.items() if count >= JOINED]
    return sorted(common), sorted(word[::-1] for word in common)


@lru_cache(maxsize=4)
def _short_halves(lexicon: Lexicon) -> frozenset[str]:
    """Return the prefixes that are no words, and the short words so rare that they may be halves of others: "pe", "tuk"."""
    counts = lexicon.words.counts
    rare = {word for word, count in counts.items() if len(word) <= LONGEST_RARE and count * RARER <= COMMON}
    return _HALVES.union(word for word in rare if _may_be_half(word, lexicon))


def _torn(scan: Scan, halves: AbstractSet[str], context: Context) -> Iterator[int]:
    """Yield the numbers of the words that belong to the next one."""
    for at in scan.where(halves):
        if scan.written[at] != scan.words[at] or not is_free(scan, at):
            continue
        if _is_next(scan, at) and scan.written[at + 1].islower() and _is_first(scan.words[at], scan.words[at + 1], context):
            yield at
        elif at and _is_next(scan, at - 1) and _is_second(scan.words[at - 1], scan.words[at], context):
            yield at - 1


def _is_first(word: str, second: str, context: Context) -> bool:
    """Tell whether the word is the first half of one: "ke giatan", "ber patroli", "pemandan gannya", "ketenaga listrikan"."""
    words, joined = context.lexicon.words, word + second
    seen = words.counts.get(joined, 0)
    if word in _HALVES:
        common = seen >= JOINED and len(joined) >= SHORTEST_JOINED
        return common or _is_prefix_of(word, second, words) or (word in _NO_WORDS and is_word(joined, words))
    if _are_halves(word, second, words):
        return True
    if word in words.known:
        return False
    if _is_common(word, joined, context):
        return True
    if len(joined) < SHORTEST_HALVES or _is_known(word, context.lexicon) or not joined.isalpha() or not is_word(joined, words):
        return False
    return not _is_known(second, context.lexicon) or (seen >= COUNTED and second not in _PARTICLES)


def _is_second(first: str, word: str, context: Context) -> bool:
    """Tell whether the word is the second half of one: "terjan gkit"."""
    words, joined = context.lexicon.words, first + word
    seen = words.counts.get(joined, 0)
    if _are_halves(first, word, words):
        return True
    if word in words.known:
        return False
    if _is_common(word, joined, context) or (first == "ke" and seen >= JOINED and word not in words.known):
        return True  # "ke tertiban": it could be derived, but nobody goes there
    if (
        len(word) < SHORTEST_SECOND
        or len(joined) < SHORTEST_HALVES
        or _is_known(word, context.lexicon)
        or not is_word(joined, words)
    ):
        return False
    return is_impossible(word, words) or (seen >= COUNTED and len(joined) >= LONG_HALVES)


def _are_halves(first: str, second: str, words: Words) -> bool:
    """Tell whether both make a common word and neither is as common, one of them by far: "un tuk", "pe laku", "ya ng"."""
    rarer, commoner = sorted((words.counts.get(first, 0), words.counts.get(second, 0)))
    joined = words.counts.get(first + second, 0)
    return min(len(first), len(second)) > 1 and joined >= COMMON and rarer * RARER < joined and commoner < joined


def _is_common(half: str, joined: str, context: Context) -> bool:
    """Tell whether the joined word is a common one, more so where its half is a word by itself."""
    seen = context.lexicon.words.counts.get(joined, 0)
    whole = COMMON > seen >= JOINED and half not in _HALVES and _is_whole(half, context.lexicon)
    return seen >= JOINED and not whole and len(joined) >= SHORTEST_JOINED


def _is_known(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the word is one of Indonesian, of English or a misspelt one, a name, or an abbreviation of two letters."""
    words = lexicon.words
    return _is_whole(word, lexicon) or word in words.foreign or word in words.repairs or word in words.glued


def _is_prefix_of(word: str, root: str, words: Words) -> bool:
    """Tell whether the word is a prefix that was torn from a root: "ber patroli", "ter lempar"."""
    return words.counts.get(word + root, 0) >= (SEEN if word == "se" or root not in words.roots else 0) and any(
        prefix for prefix, stem, _ in derivations(word + root, words) if stem != word + root
    )


def _is_whole(word: str, lexicon: Lexicon) -> bool:
    return is_word(word, lexicon.words) or is_named(word, lexicon)


def join_bound_prefixes(text: str, context: Context) -> list[Edit]:
    """Join a prefix written as a word to the one behind it: "pasca panen", "non subsidi"; names ("Pasca Panen") stay."""
    scan, words = context.scan(text), context.lexicon.words
    return [
        replace(text, scan.ends[at], scan.starts[at + 1], "", "spelling", "bound prefix")
        for at in scan.where(_BOUND)
        if _is_next(scan, at)
        and is_small(scan, at)
        and scan.written[at + 1] == scan.words[at + 1]
        and len(scan.words[at + 1]) >= SHORTEST_BEHIND
        and scan.words[at + 1] not in _UNBOUND
        and not scan.words[at + 1].startswith(_VERBS)
        and "-" not in scan.gaps[at + 1 : at + 2]
        and is_word(scan.words[at + 1], words)
    ]


def join_clitics(text: str, context: Context) -> list[Edit]:
    """Join -nya, -lah, -kah to the word before: "Ditutup lah"; a word in capitals or of another language stays."""
    found = _CLITICS & context.vocabulary(text)
    if not found:
        return []
    scan = context.scan(text)
    words = context.lexicon.words
    return [
        _join(scan, at - 1, "clitic", words)
        for at in places_of(scan, found)
        if at
        and scan.written[at].islower()
        and _is_next(scan, at - 1)
        and is_word(scan.words[at - 1], words)
        and not _is_negated(scan, at - 1)
        and scan.words[at - 1] + scan.words[at] not in words.roots  # "serba ada lah" is something else than "adalah"
        and (scan.words[at] != _VERBAL or _is_verb(scan.words[at - 1] + _VERBAL, words))
    ]


def _is_verb(word: str, words: Words) -> bool:
    """Tell whether the word is a common verb with prefix and suffix: "meningkatkan", but not "lupakan"."""
    return word.startswith(("me", "di")) and words.counts.get(word, 0) >= JOINED


def _is_negated(scan: Scan, at: int) -> bool:
    """Tell whether word `at` is "ada" behind a word for not: "enggak ada lah" is no "adalah"."""
    return at > 0 and scan.words[at] == "ada" and scan.words[at - 1] in _NEGATIONS


def _is_next(scan: Scan, at: int) -> bool:
    """Tell whether one blank is all between word `at` and the next, and both stand free."""
    return at + 1 < len(scan.words) and scan.gaps[at] == " " and is_free(scan, at) and is_free(scan, at + 1)


def _join(scan: Scan, at: int, why: str, words: Words, count: int = 2) -> Edit:
    """Return the edit that joins word `at` and those behind, in the spelling listed for all: "di tunjukan" -> "ditunjukkan"."""
    hyphen = "-" if scan.written[at].isupper() and scan.written[at + 1].islower() else ""  # "KTP-nya"
    joined = hyphen.join(scan.written[at : at + count])
    listed = words.repairs.get("".join(scan.words[at : at + count]))
    after = copy_case(joined, listed.form) if listed and not hyphen else joined
    return replace(scan.text, scan.starts[at], scan.ends[at + count - 1], after, "split", why)
