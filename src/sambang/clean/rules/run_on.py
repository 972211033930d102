"""Words glued together come apart: prepositions and their nouns, any two common words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sambang.clean.edits import replace
from sambang.clean.facts import WordFacts
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
    found = _PREPOSED.among(context.unknown(text), lexicon)
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


def _preposed(word: str, lexicon: Lexicon) -> str:
    """Return the word with its preposition apart, or nothing."""
    return _before_noun(word, lexicon.words) or _before_area(word, lexicon)


def _before_noun(word: str, words: Words) -> str:
    """Return the word with its preposition apart from a noun, or nothing.

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


_PREPOSED = WordFacts(_preposed)


class Split(NamedTuple):
    """Two words that a glued one may be: where the text has one of `elsewhere`, or anyhow if that is empty."""

    form: str
    elsewhere: frozenset[str] = frozenset()


class Glued(NamedTuple):
    """How a word comes apart: a clause wherever it stands, what it is in small letters, and as the first of a sentence."""

    clause: str
    small: tuple[Split, ...]
    first: str


def part_glued_words(text: str, context: Context) -> list[Edit]:
    """Part an unknown word in small letters that two common words make: "masyarakatagar", "kopikering", "Iajuga"."""
    found = _GLUED.among(context.unknown(text), context.lexicon)
    if not found:
        return []
    scan, vocabulary = context.scan(text), context.vocabulary(text)
    return [
        _edit(text, scan, at, copy_case(scan.written[at], form), "two words")
        for at in places_of(scan, found.keys())
        if (form := _glued_at(scan, at, found[scan.words[at]], vocabulary))
    ]


def _glued_at(scan: Scan, at: int, glued: Glued, vocabulary: frozenset[str]) -> str:
    """Return the two words that word `at` is, by the case it has here and, in small letters, anywhere in the text."""
    word, written = scan.words[at], scan.written[at]
    if glued.clause:
        return glued.clause if is_small(scan, at) else ""
    if written == word:
        return next((form for form, elsewhere in glued.small if not elsewhere or not elsewhere.isdisjoint(vocabulary)), "")
    return glued.first if glued.first and is_small(scan, at) and word not in scan.written else ""


def _glued(word: str, lexicon: Lexicon) -> Glued | None:
    """Return how the unknown word may come apart, None where it does not."""
    if word in _CLAUSES:
        return Glued(_CLAUSES[word], (), "")
    words = lexicon.words
    if not SHORTEST_GLUED <= len(word) <= LONGEST_GLUED or not word.isalpha() or is_word(word, words) or is_named(word, lexicon):
        return None
    known = _two_words(word, words)
    if known:
        return Glued("", (Split(known),), known if _is_plain(word, known, words) else "")
    half = word[: len(word) // 2]
    if word == half * 2 and half in words.known:
        return Glued("", (Split(f"{half}-{half}"),), "")
    small = tuple(_told_splits(word, words))
    return Glued("", small, "") if small else None


def _is_plain(word: str, form: str, words: Words) -> bool:
    """Tell whether one of the two words that make the first word of a sentence is as plain as "dalam" or "juga"."""
    left, _, right = form.partition(" ")
    counts = words.counts
    if len(word) < SHORTEST_CAPITAL or not right:
        return False
    if right in _SMALL_RIGHT or counts.get(left, 0) >= VERY_COMMON or form in words.pairs:
        return True
    if len(right) >= SHORTEST_PART and counts.get(right, 0) >= VERY_COMMON:
        return True
    return len(word) >= LONGEST_LEFT and counts.get(left, 0) >= COMMON_LEFT and counts.get(right, 0) >= FREQUENT


_GLUED = WordFacts(_glued)


def _splits(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:at], word[at:]) for at in range(2, len(word) - 1))


def _told_splits(word: str, words: Words) -> Iterator[Split]:
    """Yield the splits that are told, up to the first that needs nothing elsewhere in the text."""
    for left, right in _splits(word):
        if left in words.counts or right in words.counts:
            elsewhere = _elsewhere(left, right, words)
            if elsewhere is not None:
                yield Split(f"{left} {right}", elsewhere)
                if not elsewhere:
                    return


def _elsewhere(left: str, right: str, words: Words) -> frozenset[str] | None:
    """Return the words of which one must stand elsewhere for the two to be told, none for a pair that is told anyhow.

    A common word is glued to one that the text has elsewhere, or to a rare one that goes on behind it.
    """
    if left in _SITES or _is_slip(left, right, words):
        return None
    if left in words.counts and right in _LINKS and len(left) >= RARE_LEFT and left + "an" not in words.counts:
        return frozenset()  # "pimpindan" is a slip of "pimpinan"
    known = min(len(left), len(right)) >= BOTH_KNOWN and left in words.counts and right in words.counts
    elsewhere = {left, right} if known else set()
    for common, other, goes_on in ((left, right, _GOES_ON_LEFT), (right, left, _GOES_ON_RIGHT)):
        if words.counts.get(common, 0) >= FREQUENT and len(common) >= SHORTEST_PART and len(other) >= SEEN_PART:
            if len(other) >= RARE_PART and common in goes_on and (other in words.foreign or is_word(other, words)):
                return frozenset()
            elsewhere.add(other)
    return frozenset(elsewhere) if elsewhere else None


def _is_slip(left: str, right: str, words: Words) -> bool:
    """Tell whether the two make a verb with a letter too many rather than two words: "hasilakan", "menambahakan"."""
    return right == "akan" and is_word(left + "kan", words)


def _two_words(word: str, words: Words) -> str:
    """Return the two words that make the unknown one, the likelier the pair the better."""
    if word in words.repairs:
        return ""
    if _NUMERALS.fullmatch(word):
        return " ".join(_NUMERAL.findall(word))
    counts = words.counts
    pairs = [
        (left, right)
        for left, right in _splits(word)
        if left in counts and _count(right, words) and not _is_slip(left, right, words)
    ]
    scored = [(likely, pair) for pair in pairs if (likely := _likely(*pair, words) or _seen_beside(*pair, words))]
    _, best = max(scored, default=(0, ("", "")))
    again = best[0] == best[1] or (len(best[1]) >= SHORTEST_PART and best[0].endswith(best[1]))  # "bersamasama" says it twice
    return ("-" if again else " ").join(best).strip("- ")


def _seen_beside(left: str, right: str, words: Words) -> int:
    """Return in how many articles the two, too short or too rare to be told apart by themselves, stand side by side."""
    seen = words.pairs.get(f"{left} {right}", 0)
    return seen if seen >= BESIDE and len(left) >= SHORTEST_BESIDE and len(left) + len(right) >= SHORTEST_PAIR else 0


def _count(word: str, words: Words) -> int:
    """Return in how many articles the word stands, of one with -nya the word before it."""
    base = word.removesuffix("nya")
    return words.counts.get(word, 0) or (words.counts.get(base, 0) if len(base) >= BOTH_LONG else 0)


def _likely(left: str, right: str, words: Words) -> int:
    """Return in how many articles the rarer of the parts stands; 0 where one is too rare or too short to be told apart."""
    rarer, commoner = sorted((words.counts.get(left, 0), _count(right, words)))
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
