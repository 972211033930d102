"""Capitals of persons' names behind a rank, a title, an address or a quote, and of the ranks themselves.

Letters are raised, never lowered inside a name, but for one in capitals throughout.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.guess import guess_word
from sambang.clean.rules.casing import raise_first
from sambang.clean.words import ADDRESSES
from sambang.text.morphology import derivations, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon
    from sambang.model import Edit
    from sambang.text.scan import Scan

_RANKS_AND_WORDS = frozenset({"kapten", "mayor", "kolonel"})  # ranks where the mark of a corps follows
# Behind these any word that is no common one is a name; they count with a capital alone, "h" may be anything.
_TITLES = frozenset({
    "H", "Hj", "KH", "TGH", "Drs", "Dra", "Ir", "Tgk", "Pdt", "Ust", "Ny", "Tn", "Sr", "Rm", "Ponpes", "ponpes",
})  # fmt: skip
_SHORT_TITLES = frozenset({"h", "hj", "ny", "tgk", "pdt", "drs", "dra", "ust"})
# Behind these only a name that is known as one: "para kiai khos".
_WEAK_TITLES = frozenset({
    "ustaz", "ustadz", "ustad", "ustazah", "ustadzah", "kiai", "kyai", "kiyai", "habib", "gus", "kang", "abah", "buya", "abuya",
    "ajengan", "nyai", "sdr", "sdri", "saudara", "saudari",
})  # fmt: skip
# Behind these only the parts that are known as names are raised: "Bu Ita nyalon".
_ADDRESSES = ADDRESSES | {
    "mas", "mbak", "almarhum", "almarhumah", "presiden", "bernama", "haji", "hajah", "bang", "neng", "mbah", "cak", "kades",
    "lurah", "camat", "babinsa", "bhabinkamtibmas",
}  # fmt: skip
# With a capital a part of a name: the small one behind it, known as a name, belongs to it.
_NOBLE = frozenset({"Ode", "Cut", "Teuku", "Tengku", "Raden", "Sutan", "Daeng"})
_QUOTES = frozenset('"”')
_PHYSICIANS = frozenset({"dr", "drg"})
_TITLE_WORDS = _PHYSICIANS | _WEAK_TITLES | {title.lower() for title in _TITLES}
_PARTICLES = frozenset({"bin", "binti", "al", "el", "van", "von", "de", "alias"})
_BEFORE_TITLE = frozenset(' \n("“.')
_VOWELS = frozenset("aeiou")
_AFFIXED = re.compile(r"(?:me|di|ber|ter|pe|se)\w{5,}|\w{3,}(?:nya|kan|lah)")
_LONGEST_NAME = 5  # words
RARE = 5  # articles of 3,839
_SHORTEST = 3  # letters of a part of a name that is raised


def raise_persons(text: str, context: Context) -> list[Edit]:
    """Raise the parts of a person's name in small letters behind a rank or religious title: "Bripka Nurul huda".

    A name in capitals behind a rank is lowered to its first letters: "IPTU NURUL HUDA" -> "IPTU Nurul Huda".
    """
    found, lexicon = context.scan(text), context.lexicon
    edits: list[Edit] = []
    for at in found.where(_ranks(lexicon)):
        if _may_lack_capital(found, at + 1, lexicon):
            edits += _raise_bearer(found, at, lexicon)
    for at in found.where(_TITLE_WORDS):
        if at == 0 or text[found.starts[at] - 1] in _BEFORE_TITLE:
            if _is_title(found, at, lexicon):
                edits += _raise_name(found, at + 1, lexicon)
            elif found.words[at] in _PHYSICIANS and _is_first_name(found, at + 1, lexicon):
                edits.append(raise_first(found, at + 1, "person"))
            elif _is_small_title(found, at, lexicon):
                edits.append(raise_first(found, at, "title"))
                edits += _raise_name(found, at + 1, lexicon)
    for at in found.where(_ADDRESSES):
        edits += _raise_addressed(found, at + 1, lexicon)
    small = context.unknown(text) & found.spellings()
    for at in found.where_small((small & lexicon.words.given_names) | (small & lexicon.words.family_names)):
        if _is_quoted(found, at, lexicon) or _goes_on(found, at, lexicon):
            edits += _raise_addressed(found, at, lexicon)
    edits += (raise_first(found, at, "person") for at in found.where_small(small) if is_last_name(found, at, lexicon))
    return edits


@lru_cache(maxsize=4)
def _ranks(lexicon: Lexicon) -> frozenset[str]:
    return _RANKS_AND_WORDS.union(lexicon.rank_words)


def _may_lack_capital(found: Scan, first: int, lexicon: Lexicon) -> bool:
    """Tell cheaply whether a name at word `first` is in capitals or its first word in small letters may be part of it.

    The marks of a corps may lack their capital too.
    """
    behind = found.written[first : first + 1]
    if not behind or behind[0].isupper() or "corps" in lexicon.cues.get(found.words[first], ()):
        return bool(behind)
    for at in range(first, min(first + _LONGEST_NAME, len(found.words))):
        if found.written[at].islower():
            return _is_name(found.words[at], lexicon)
    return False


def _raise_bearer(found: Scan, at: int, lexicon: Lexicon) -> Iterator[Edit]:
    """Raise the marks of a corps and the name behind the rank at word `at`: "Kapten inf murtaji"."""
    first = _behind_corps(found, at + 1, lexicon)
    if found.words[at] in _RANKS_AND_WORDS and first == at + 1:
        return
    name = list(_raise_name(found, first, lexicon))
    if name or (first < len(found.words) and found.written[first][0].isupper()):
        small = (n for n in range(at + 1, first) if found.written[n].islower())
        yield from (raise_first(found, n, "corps") for n in small if found.words[n] not in lexicon.words.known)
    yield from name


def _behind_corps(found: Scan, at: int, lexicon: Lexicon) -> int:
    """Return the word behind the marks of a corps that begin at word `at`: "Kapten inf | murtaji"."""
    while at < len(found.words) and found.gaps[at - 1] == " " and "corps" in lexicon.cues.get(found.words[at], ()):
        at += 1
    return at


def _is_quoted(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a quote and a verb of saying stand before word `at`: '," kata marzuki'."""
    return (
        at > 1
        and found.gaps[at - 1] == " "
        and not _QUOTES.isdisjoint(found.gaps[at - 2])
        and "speech" in lexicon.cues.get(found.words[at - 1], ())
    )


def _goes_on(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the name at word `at` goes on behind one that is nothing else, or a noble title: "Nurul huda"."""
    if not at or found.gaps[at - 1] != " ":
        return False
    written, word = found.written[at - 1], found.words[at - 1]
    if written in _NOBLE:
        return True
    is_name = written.istitle() and _is_listed(word, lexicon) and word not in lexicon.areas.by_name.lengths
    return is_name and len(word) > _SHORTEST and not is_word(word, lexicon.words)


def raise_ranks(text: str, context: Context) -> list[Edit]:
    """Write a rank's short form in its standard case before a name: "Akp Zamzami" -> "AKP Zamzami"; capitals stay."""
    found, lexicon = context.scan(text), context.lexicon
    edits = [
        raise_first(found, at, "rank")
        for at in found.where_small(_RANKS_AND_WORDS)
        if _behind_corps(found, at + 1, lexicon) > at + 1
    ]
    for at in found.where(lexicon.rank_words.keys()):
        written, rank = found.written[at], lexicon.rank_words[found.words[at]]
        if written != rank and not written.isupper() and at + 1 < len(found.words) and _begins_name(found, at + 1, lexicon):
            edits.append(replace(text, found.starts[at], found.ends[at], rank, "casing", "rank"))
    return edits


def _is_title(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the word is a title before a name; of one that may stand for many the name must be known as one."""
    if found.words[at] in _WEAK_TITLES:
        return at + 1 < len(found.words) and _is_listed(found.words[at + 1], lexicon)
    return found.written[at] in _TITLES


def _is_small_title(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a title in small letters stands before a known name: "serta h. Abdul", "ny. halimah"."""
    if found.words[at] not in _SHORT_TITLES or not found.written[at].islower() or found.gaps[at : at + 1] != [". "]:
        return False
    is_inside = at > 0 and found.gaps[at - 1] in {" ", ", "} and len(found.words[at - 1]) > 1  # no item of a list
    return is_inside and not found.written[at + 1].isupper() and _is_listed(found.words[at + 1], lexicon)


def _raise_name(found: Scan, first: int, lexicon: Lexicon) -> Iterator[Edit]:
    """Raise the small parts of the name that begins at word `first`, and lower the rest of one in capitals."""
    last = _name_end(found, first, lexicon)
    if last > first and _is_shouted(found, first, last, lexicon):
        for at in range(first, last):
            written = found.written[at]
            yield replace(found.text, found.starts[at], found.ends[at], written.capitalize(), "casing", "person in capitals")
        return
    for at in range(first, last):
        word = found.written[at]
        if word.islower() and len(word) >= _SHORTEST and found.words[at] not in _PARTICLES:
            yield raise_first(found, at, "person")


def _is_first_name(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the known name in small letters at word `at` begins a name that goes on with a capital: "dr. erika Purba"."""
    if at + 1 >= len(found.words) or found.gaps[at - 1] != ". " or not found.written[at].islower() or found.gaps[at] != " ":
        return False
    return found.written[at + 1].istitle() and _is_listed(found.words[at], lexicon)


def is_last_name(found: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the word in small letters at `at`, which is none, ends a name between commas: ", Yulius tundan, S.IP."."""
    if at < 2 or found.gaps[at : at + 1] != [", "] or found.gaps[at - 1] != " " or found.gaps[at - 2] != ", ":  # noqa: PLR2004 - a name of two words
        return False
    first, word = found.words[at - 1], found.words[at]
    if not found.written[at - 1].istitle() or not _is_listed(first, lexicon) or is_word(first, lexicon.words):
        return False
    return len(word) > _SHORTEST and word.isalpha() and _is_name(word, lexicon) and not guess_word(word, lexicon.words).safe


def _raise_addressed(found: Scan, first: int, lexicon: Lexicon) -> Iterator[Edit]:
    """Raise the names in small letters, each known as one and as nothing else, that begin at word `first`: "pak budi"."""
    for at in range(first, min(first + _LONGEST_NAME, len(found.words))):
        word = found.words[at]
        if found.gaps[at - 1] != " " or not _is_listed(word, lexicon) or not _is_name(word, lexicon) or len(word) < _SHORTEST:
            return
        if found.written[at].islower() and not _is_counted(word, lexicon, derived=at == first):
            yield raise_first(found, at, "person")


def _is_counted(word: str, lexicon: Lexicon, *, derived: bool) -> bool:
    """Tell whether the name is a word as well that is not rare: "Bu indah", but not "Pak rahmat"; be it a derived one."""
    if lexicon.words.counts.get(word, 0) >= RARE:
        return True
    return derived and any(root != word for _, root, _ in derivations(word, lexicon.words))


def _name_end(found: Scan, first: int, lexicon: Lexicon) -> int:
    """Return the word behind the name that begins at word `first`.

    One small word that no list of names knows may be in it; of two in a row neither is taken for a name.
    """
    last, doubtful = first, 0  # where the first small word stands that no list knows
    while last < min(first + _LONGEST_NAME, len(found.words)) and _is_part(found, first, last, lexicon):
        if found.written[last].islower() and not _is_listed(found.words[last], lexicon):
            if doubtful:
                return doubtful
            doubtful = last
        last += 1
    return last


def _is_shouted(found: Scan, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether the words are a name in capitals; letters and acronyms are none, and one word alone may be one."""
    names = range(first, last)
    around = [*found.written[max(0, first - 2) : first - 1], *found.written[last : last + 1]]
    if any(word.isupper() and len(word) >= _SHORTEST for word in around):  # the whole sentence is in capitals
        return False
    if any(not found.written[at].isupper() or len(found.words[at]) < _SHORTEST for at in names):
        return False
    return any(_is_listed(found.words[at], lexicon) for at in names)


def _is_part(found: Scan, first: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether word `at` belongs to the name that begins at word `first`."""
    gap = found.gaps[at - 1]
    if gap != " " and not (at == first and gap in {". ", "."}):
        return False
    word, folded = found.written[at], found.words[at]
    if word[0].isupper() and word.isalpha():
        return folded not in lexicon.terms.lengths and not lexicon.cues.get(folded)
    if found.written[first][0].isupper() and _is_misspelt(folded, lexicon):
        return False
    return _is_name(folded, lexicon) and word.isalpha()


def _is_misspelt(folded: str, lexicon: Lexicon) -> bool:
    """Tell whether the word behind a name is a misspelt one sooner than a part of it: "Aiptu Dedi bersma tiga personel"."""
    words = lexicon.words
    return folded in words.repairs or (not _is_listed(folded, lexicon) and guess_word(folded, words).sure)


def _is_listed(folded: str, lexicon: Lexicon) -> bool:
    return folded in lexicon.words.given_names or folded in lexicon.words.family_names


@lru_cache(maxsize=20_000)
def _is_name(folded: str, lexicon: Lexicon) -> bool:
    words = lexicon.words
    if folded in words.common or lexicon.cues.get(folded) or folded in lexicon.terms.lengths:
        return False
    if _is_listed(folded, lexicon):
        return True
    is_likely = len(folded) > _SHORTEST and not _VOWELS.isdisjoint(folded)
    return is_likely and not is_word(folded, words) and not _AFFIXED.fullmatch(folded)


def _begins_name(found: Scan, at: int, lexicon: Lexicon) -> bool:
    word = found.written[at]
    return found.gaps[at - 1] in {" ", ". "} and word.isalpha() and (word[0].isupper() or _is_name(found.words[at], lexicon))
