"""Which words of a text the word rules may touch, and how a repaired word is written."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sambang.lexicon import Lexicon, Words
    from sambang.text.scan import Scan

_ADDRESS_BEFORE = frozenset("@#/_\\=&+*")  # an address, a tag or a file name goes on
_ADDRESS_BEHIND = frozenset("@/_\\=&+*")
_ENDS = frozenset(".!?:\n")
_OPENING = "\"'“‘(«[ "
_NAME_GAPS = frozenset({" ", ". ", "."})
_VOWELS = frozenset("aeiou")
# Words of English: beside one of them a word that looks wrong is English too.
_ENGLISH = frozenset(
    {"the", "of", "and", "for", "to", "in", "is", "on", "with", "by", "at", "from", "your", "our", "my", "an", "a"}
)
ADDRESSES = frozenset({"bapak", "pak", "bpk", "ibu", "bu"})
# Behind these and behind a rank a word with a capital is a name, however much it looks like a misspelt one: "Iptu Adri".
_BEFORE_NAME = ADDRESSES | frozenset({
    "h", "hj", "kh", "mas", "mbak", "kang", "gus", "ustaz", "ustadz", "kiai", "kyai", "alm",
    "almarhum", "almarhumah", "bernama", "an", "alias", "als", "bin", "binti", "sdr", "sdri", "saudara", "saudari", "tn",
    "ny",
})  # fmt: skip
_REGIONAL = frozenset({"teu", "ieu", "anjeun", "ora", "iki", "ojo", "sing", "wis", "ngono", "piye"})  # Sundanese, Javanese
CHAT_WORDS = 3  # words without vowels that make a text a chat, each time counted; in the corpus no report holds so many


def places_of(scan: Scan, forms: AbstractSet[str]) -> list[int]:
    """Return the numbers of the words that are one of the forms and stand free; see `is_free`."""
    return [at for at in scan.where(forms) if is_free(scan, at)]


def is_free(scan: Scan, at: int) -> bool:
    """Tell whether word `at` is no part of an address, a tag or a file name ("@yg", "dlm.id")."""
    before = scan.gaps[at - 1] if at else " "
    behind = scan.gaps[at] if at < len(scan.gaps) else " "
    if before[-1] in _ADDRESS_BEFORE or behind[0] in _ADDRESS_BEHIND or behind[:3] == "://":
        return False
    if before == "." and scan.written[at].islower() and scan.written[at][0].isalpha():
        return False
    return not (behind == "." and scan.written[at + 1].islower())


def is_foreign(scan: Scan, at: int) -> bool:
    """Tell whether word `at` stands beside a word of English or of a regional language."""
    beside = scan.words[max(0, at - 1) : at + 2]
    return not _ENGLISH.isdisjoint(beside) or not _REGIONAL.isdisjoint(beside)


def is_regional(scan: Scan, at: int) -> bool:
    """Tell whether a word of a regional language is one or two words away from word `at`."""
    return not _REGIONAL.isdisjoint(scan.words[max(0, at - 2) : at + 3])


def is_bracketed(scan: Scan, at: int) -> bool:
    """Tell whether word `at` stands alone in brackets: the initials of who wrote it."""
    before = scan.gaps[at - 1] if at else ""
    return before[-1:] in {"(", "["} and scan.gaps[at : at + 1] != [] and scan.gaps[at][0] in ")]"


def starts_sentence(scan: Scan, at: int) -> bool:
    """Tell whether word `at` begins a sentence, a line or a quote: its capital tells nothing there."""
    if at == 0:
        return True
    before = scan.gaps[at - 1].rstrip(_OPENING)
    return scan.gaps[at - 1][-1] in '"“‘' or (before != "" and before[-1] in _ENDS)


def is_small(scan: Scan, at: int) -> bool:
    """Tell whether word `at` is written in small letters, or with a capital only because it begins a sentence."""
    written = scan.written[at]
    return written.islower() or (written[1:].islower() and starts_sentence(scan, at))


def stands_in_name(scan: Scan, at: int, lexicon: Lexicon) -> bool:
    """Tell whether word `at`, written with a capital, is a name by its place: behind a rank, before an age, beside a name.

    >>> from sambang.gazetteers.load import load
    >>> from sambang.text.scan import scan
    >>> lexicon = load()
    >>> texts = ("Iptu Adri hadir", "Di Kharisma (21)", "Warga Himbau Polisi")
    >>> [stands_in_name(scan(text, lexicon), 1, lexicon) for text in texts]
    [True, True, False]
    """
    if not scan.written[at][0].isupper():
        return False
    before = scan.words[at - 1] if at and scan.gaps[at - 1] in _NAME_GAPS else ""
    shouted = scan.written[at].isupper()  # in a sentence in capitals only a rank tells
    if before in lexicon.rank_words or (before in _BEFORE_NAME and not shouted):
        return True
    if scan.gaps[at : at + 1] == [" ("] and scan.words[at + 1].isdigit():
        return True
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(scan.words) and scan.gaps[min(n, at)] == " "]
    return not shouted and any(scan.written[n][0].isupper() and _is_only_name(scan.words[n], lexicon.words) for n in beside)


def is_addressed(scan: Scan, at: int) -> bool:
    """Tell whether word `at` stands behind an address, where an office stands as well as a name: "Pak Dirlantas"."""
    return at > 0 and scan.words[at - 1] in ADDRESSES


def _is_only_name(word: str, words: Words) -> bool:
    return (word in words.given_names or word in words.family_names) and word not in words.known


def is_named(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the folded word is a person's or an area's name, or a word of a rank, position or unit."""
    words = lexicon.words
    return (
        word in words.given_names
        or word in words.family_names
        or word in lexicon.areas.by_name.entries
        or word in lexicon.terms.lengths
    )


def is_chat(scan: Scan, vocabulary: frozenset[str], words: Words) -> bool:
    """Tell whether so many words are shortened as in chats ("yg", "tdk") that the doubtful ones are too ("dr", "sm").

    In capitals they may be acronyms: a report on the DPT is no chat.
    """
    present = vocabulary & chat_words(words)
    return bool(present) and sum(not scan.written[at].isupper() for at in scan.where(present)) >= CHAT_WORDS


@lru_cache(maxsize=4)
def chat_words(words: Words) -> frozenset[str]:
    """Return the listed words of chats that mean one thing wherever they stand: those without a vowel."""
    return frozenset(
        wrong for wrong, repair in words.repairs.items() if repair.lower and not repair.chat and _VOWELS.isdisjoint(wrong)
    )


def copy_case(written: str, form: str) -> str:
    """Return the form with the capitals of what it replaces; a form with capitals of its own keeps them.

    >>> copy_case("Himbauan", "imbauan"), copy_case("DIWILAYAH", "di wilayah"), copy_case("media Social", "media sosial")
    ('Imbauan', 'DI WILAYAH', 'media Sosial')
    >>> copy_case("abkp", "AKBP"), copy_case("Kabid huma", "Kabid Humas")
    ('AKBP', 'Kabid Humas')
    """
    if written.isupper() and len(written) > 1:
        return form.upper()
    if not form.islower():
        return form
    pieces = written.split()
    parts = form.split(" ")
    if len(pieces) == len(parts):
        return " ".join(part.capitalize() if piece[0].isupper() else part for piece, part in zip(pieces, parts, strict=True))
    return form[0].upper() + form[1:] if written[0].isupper() else form
