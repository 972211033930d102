"""Words glued together come apart: prepositions and their nouns, any two common words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.words import copy_case, is_named, is_small, places_of, stands_in_name
from sambang.text.morphology import derivations, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon, Words
    from sambang.model import Edit
    from sambang.text.scan import Scan

# A nominal confix makes a noun of any root: "perbatasan", "kediaman", "pemukiman".
_NOMINAL = re.compile(
    r"(?!per)(?:pe|ke)[a-z]{4,}an|per(?:batasan|mukiman|kebunan|kotaan|tokoan|simpangan|tigaan|empatan|airan|sidangan|temuan)"
)
_NUMERAL = re.compile(
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|(?:se)?(?:belas|puluh|ratus|ribu|juta)|miliar|triliun)"
)
_NUMERALS = re.compile(rf"{_NUMERAL.pattern}{{2,}}+")  # "duabelas", "limaratusribu"
_CLITICS = ("nya", "lah", "pun", "ku", "mu", "kah")
_PREPOSITIONS = ("di", "ke")
_ALSO_VERBS = frozenset({"dibalik"})  # of the listed forms the one that is seen as a verb as well: "dibalik dan dikeringkan"
_JOINING = frozenset({"dan", "atau", "lalu", "kemudian", "agar", "supaya", "jadi", "menjadi", "oleh"})
# Two words are told apart in a glued one only where both are as common as this (articles of 3,839) and so long.
PART_COUNT = 25
SHORTEST_PART = 4
SHORTEST_AREA = 5  # letters
_DISTRICT, _REGION = len("32.01.18"), len("32.01")  # characters of a code
LONGER_PART = 6  # letters of the other part: "parabola" is no "para bola"
VERY_COMMON = 800  # articles: behind such a word a rarer one is told apart as well, where both are longer still
BOTH_LONG = 7  # letters: two known words so long make no third one by chance
SHORTEST_GLUED = 6
BOTH_COMMON = 400  # articles: of two such words both may be short: "agartidak"
SHORTEST_CAPITAL = 10  # letters of the first word of a sentence
PLAIN_PART = 5  # letters of a word more common than that, beside a word of PLAIN_BESIDE letters: "dalammenghidupkan"
PLAIN_BESIDE = 9
LONGEST_GLUED = 40  # letters, two long words; a word without end must not cost its square
# Beside a word that the text has elsewhere, or a rare or foreign one, another is told apart where it is as common as this.
FREQUENT = 100
SEEN_PART = 5  # letters of the word that the text has elsewhere ...
RARE_PART = 6  # ... and of the rare one, beside a word that says how a sentence goes on
# Two words that are seen side by side are told apart though they are short or rare: "turuthadir", "bertempatdi".
BESIDE = 3  # articles
SHORTEST_BESIDE = 3  # letters of the first of them
SHORTEST_PAIR = 8
_GOES_ON_LEFT = frozenset({"adalah", "atau", "bisa", "pada", "sampai", "punya", "sebagai", "hanya", "saat", "tapi", "tentang"})
_GOES_ON_RIGHT = frozenset({"yang", "kini", "dalam", "sebesar", "kita", "atau", "telah", "sudah", "untuk", "dengan"})
_SITES = frozenset({"detik", "portal", "suara", "radar", "warta", "kabar", "berita"})  # names of sites begin with them
BOTH_KNOWN = 6  # letters of two words, neither of them common, of which the text has one elsewhere: "ditanamijagung"
RARE_LEFT = 6  # letters of a rare word in front of one that no other word ends in
LONGEST_LEFT = 12  # letters of the first word of a sentence and its like: "Keduatersangka"
COMMON_LEFT = 400  # articles
_LINKS = ("dan", "yang", "untuk", "dengan")
_SUBJECTS = ("ia", "dia", "kami", "kita", "mereka", "saya", "beliau")
_PREDICATES = ("juga", "akan", "telah", "sudah", "berharap", "mengatakan", "menambahkan", "mengaku", "mengimbau", "meminta")
_CLAUSES = {subject + predicate: f"{subject} {predicate}" for subject in _SUBJECTS for predicate in _PREDICATES}
_SMALL_LEFT = frozenset({"dan", "dari", "yang", "untuk", "dengan", "oleh", "tidak"})
_SMALL_RIGHT = frozenset({"di", "ke", "dan", "dari", "yang", "untuk", "dengan", "oleh", "agar", "atau", "ini", "itu", "juga"})


def part_prepositions(text: str, context: Context) -> list[Edit]:
    """Part di-, ke- and per- from the noun behind them: "diwilayah", "kerumah", "didalamnya", but not "dibeli".

    Whether the rest is a noun was counted, see the words gazetteer; a capitalised name ("Kediri") stays.
    """
    lexicon = context.lexicon
    unknown = context.unknown(text)
    found = {word: form for word in unknown if (form := _parted(word, lexicon.words) or _before_area(word, lexicon))}
    if not found:
        return []
    scan = context.scan(text)
    return [
        _edit(text, scan, at, copy_case(scan.written[at], found[scan.words[at]]), "preposition")
        for at in places_of(scan, found.keys())
        if not (_is_verb(scan, at) or _is_torn(scan, at, lexicon.words))
        and (is_small(scan, at) or _is_common_noun(scan, at, found[scan.words[at]], lexicon))
    ]


def _is_torn(scan: Scan, at: int, words: Words) -> bool:
    """Tell whether the word is the first half of a longer one: "kesalah pahaman"."""
    return scan.gaps[at : at + 1] == [" "] and scan.words[at] + scan.words[at + 1] in words.known


def _is_verb(scan: Scan, at: int) -> bool:
    """Tell whether the word is the verb that is spelled like preposition and noun: nothing follows for it to be behind of."""
    return scan.words[at] in _ALSO_VERBS and (scan.gaps[at : at + 1] != [" "] or scan.words[at + 1] in _JOINING)


def _is_common_noun(scan: Scan, at: int, form: str, lexicon: Lexicon) -> bool:
    """Tell whether a word with a capital inside a sentence is no name: "Disekitar", but not "Diraja"."""
    word = scan.words[at]
    if word.endswith("an") and any(prefix == "ke" for prefix, _, _ in derivations(word, lexicon.words)):
        return False  # "Kelapangan Kabin" is no place to go to
    if is_named(word, lexicon) or stands_in_name(scan, at, lexicon):
        return False
    return form.rsplit(maxsplit=1)[-1] in lexicon.words.common


@lru_cache(maxsize=50_000)
def _parted(word: str, words: Words) -> str:
    """Return the word with its preposition apart, or nothing.

    A verb is left whole: "dibeli" is not in the list, since "membeli" exists.
    """
    for clitic in ("", *_CLITICS):
        base = word.removesuffix(clitic) if clitic else word
        if (base != word or not clitic) and base in words.glued:
            return words.glued[base] + word[len(base) :]
    for preposition in _PREPOSITIONS:
        noun = word.removeprefix(preposition)
        if noun != word and noun in words.known and _NOMINAL.fullmatch(noun) and not is_word(word, words):
            return f"{preposition} {noun}"
    return ""


def _before_area(word: str, lexicon: Lexicon) -> str:
    """Return di- or ke- apart from a regency or province that is no word, di- from a district as well: "didepok"."""
    for preposition, longest in (("di", _DISTRICT), ("ke", _REGION)):
        area = word.removeprefix(preposition)
        if area == word or len(area) < SHORTEST_AREA or word in lexicon.areas.by_name.entries:
            continue
        if any(len(str(code)) <= longest for code in lexicon.areas.by_name.entries.get(area, ())):
            return "" if is_word(word, lexicon.words) or is_word(area, lexicon.words) else f"{preposition} {area}"
    return ""


def part_glued_words(text: str, context: Context) -> list[Edit]:
    """Part an unknown word in small letters that two common words make: "masyarakatagar", "kopikering", "Iajuga"."""
    lexicon = context.lexicon
    scan, unknown = context.scan(text), context.unknown(text)
    forms = {word: _CLAUSES[word] for word in unknown & _CLAUSES.keys()}
    places = [at for at in places_of(scan, forms.keys()) if is_small(scan, at)] if forms else []
    small = unknown.intersection(scan.written) - forms.keys()
    long = [word for word in small if SHORTEST_GLUED <= len(word) <= LONGEST_GLUED]
    found = {word: form for word in long if (form := _glued(word, context, text)) and not is_named(word, lexicon)}
    places += [at for at in places_of(scan, found.keys()) if scan.written[at] == scan.words[at]]
    capital = {word for word in unknown - small - forms.keys() if SHORTEST_CAPITAL <= len(word) <= LONGEST_GLUED}
    for at in places_of(scan, capital) if capital else ():
        if is_small(scan, at) and (form := _two_plain_words(scan.words[at], lexicon)):
            found[scan.words[at]] = form
            places.append(at)
    forms |= found
    return [_edit(text, scan, at, copy_case(scan.written[at], forms[scan.words[at]]), "two words") for at in sorted(places)]


def _two_plain_words(word: str, lexicon: Lexicon) -> str:
    """Return the two words that make the first word of a sentence, where one of them is as plain as "dalam" or "juga"."""
    form = _two_words(word, lexicon.words)
    left, _, right = form.partition(" ")
    counts = lexicon.words.counts
    plain = right in _SMALL_RIGHT or counts.get(left, 0) >= VERY_COMMON
    plain = plain or (len(right) >= SHORTEST_PART and counts.get(right, 0) >= VERY_COMMON)
    plain = plain or (len(word) >= LONGEST_LEFT and counts.get(left, 0) >= COMMON_LEFT and counts.get(right, 0) >= FREQUENT)
    return form if right and plain and not is_named(word, lexicon) else ""


def _glued(word: str, context: Context, text: str) -> str:
    """Return the two words that make the unknown one, by their counts or because one of them stands in the text."""
    words = context.lexicon.words
    known = _two_words(word, words)
    if known or not word.isalpha() or is_word(word, words):
        return known
    half = word[: len(word) // 2]
    if word == half * 2 and half in words.known:
        return f"{half}-{half}"
    vocabulary = context.vocabulary(text)
    parts = (pair for pair in _splits(word) if _is_told(*pair, vocabulary, words))
    return " ".join(next(parts, ()))


def _splits(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:at], word[at:]) for at in range(2, len(word) - 1))


def _is_told(left: str, right: str, vocabulary: frozenset[str], words: Words) -> bool:
    """Tell whether a common word is glued to one that the text has elsewhere, or to a rare one that goes on behind it."""
    if left in _SITES or _is_slip(left, right, words):
        return False
    if left in words.counts and right in _LINKS and len(left) >= RARE_LEFT and left + "an" not in words.counts:
        return True  # "pimpindan" is a slip of "pimpinan"
    known = min(len(left), len(right)) >= BOTH_KNOWN and left in words.counts and right in words.counts
    if known and (left in vocabulary or right in vocabulary):
        return True
    for common, other, goes_on in ((left, right, _GOES_ON_LEFT), (right, left, _GOES_ON_RIGHT)):
        if words.counts.get(common, 0) >= FREQUENT and len(common) >= SHORTEST_PART and len(other) >= SEEN_PART:
            rare = len(other) >= RARE_PART and common in goes_on and (other in words.foreign or is_word(other, words))
            if other in vocabulary or rare:
                return True
    return False


def _is_slip(left: str, right: str, words: Words) -> bool:
    """Tell whether the two make a verb with a letter too many rather than two words: "hasilakan", "menambahakan"."""
    return right == "akan" and is_word(left + "kan", words)


@lru_cache(maxsize=50_000)
def _two_words(word: str, words: Words) -> str:
    """Return the two words that make the unknown one, the likelier the pair the better; nothing where it is derived."""
    if not word.isalpha() or word in words.repairs or is_word(word, words):
        return ""
    if _NUMERALS.fullmatch(word):
        return " ".join(_NUMERAL.findall(word))
    counts = words.counts
    pairs = [
        (left, right) for left, right in _splits(word) if left in counts and right in counts and not _is_slip(left, right, words)
    ]
    scored = [(likely, pair) for pair in pairs if (likely := _likely(*pair, words) or _seen_beside(*pair, words))]
    _, best = max(scored, default=(0, ("", "")))
    again = best[0] == best[1] or (len(best[1]) >= SHORTEST_PART and best[0].endswith(best[1]))  # "bersamasama" says it twice
    return ("-" if again else " ").join(best).strip("- ")


def _seen_beside(left: str, right: str, words: Words) -> int:
    """Return in how many articles the two, too short or too rare to be told apart by themselves, stand side by side."""
    seen = words.pairs.get(f"{left} {right}", 0)
    return seen if seen >= BESIDE and len(left) >= SHORTEST_BESIDE and len(left) + len(right) >= SHORTEST_PAIR else 0


def _likely(left: str, right: str, words: Words) -> int:
    """Return in how many articles the rarer of the parts stands; 0 where one is too rare or too short to be told apart."""
    rarer, commoner = sorted((words.counts.get(left, 0), words.counts.get(right, 0)))
    short, long = sorted((len(left), len(right)))
    if short >= BOTH_LONG or (short >= SHORTEST_PART and f"{left} {right}" in words.pairs):
        return rarer
    long_enough = short >= SHORTEST_PART and (long >= LONGER_PART or rarer >= BOTH_COMMON)
    if long_enough or left in _SMALL_LEFT or right in _SMALL_RIGHT:
        plain = short > LONGER_PART or (short >= PLAIN_PART and long >= PLAIN_BESIDE)
        return rarer if rarer >= PART_COUNT or (plain and commoner >= VERY_COMMON) else 0
    return 0


def _edit(text: str, scan: Scan, at: int, form: str, why: str) -> Edit:
    return replace(text, scan.starts[at], scan.ends[at], form, "run_on", why)
