"""What the lexicon knows of a word, looked up once a process: an article asks a dozen times, and articles share their words."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeVar

import msgspec

from sambang.extract.cue_words import ADVERBS, AS, FORMER, NAMELY, ONE, PARTICLES, TOLD_BY
from sambang.text.speech import speaks_passive

if TYPE_CHECKING:
    from collections.abc import Callable

    from sambang.lexicon import Lexicon, Words

T = TypeVar("T")
MOST_WORDS = 1 << 15  # 839 articles hold 22,000 different words
NO_CUES: frozenset[str] = frozenset()
# Words that their affixes give away: "penyalahgunaan", "keberangkatan", "mengamankan".
AFFIXED = re.compile(
    r"(?:peng|pen|pem|peny|per|ke|ber)[a-z]{4,}an|(?:meng|men|mem|meny|me|di|ter)[a-z]{3,}(?:kan|i)|(?:meng|mem|meny)[a-z]{4,}|[a-z]{4,}nya"
)
# Endings that only names have: "Herdyanto", "Lisnawati", "Zepriansyah", "Suyadi", "Argawinata".
_NAMED = (
    *("anto", "yono", "iono", "djono", "yadi", "wadi", "arto", "arno", "tono", "gono", "mono", "isno", "istyo", "bowo", "yatno"),
    *("ningsih", "ningrum", "nawati", "yawati", "iyati", "ngtyas", "astuti", "itasari"),
    *("iawan", "irawan", "nawan", "ryawan", "mawan"),
    *("nsyah", "msyah", "ddin", "ludin", "rudin", "mudin", "hudin", "ullah", "ulloh", "rahman", "rohman", "kusuma", "atmaja"),
    *("atmadja", "winata", "wijaya", "putra", "wardhana", "hardjo"),
)
_NAMED_SHORTEST = 7
_HOUSES = ("kepolisian", "kemen")  # "Kemenkes", "Kemendagri"
_DIRECTIONS = ("timur", "barat", "utara", "selatan", "tengah", "kota")
# Cues and words that tell that the word behind them, or the word before them, may be a person.
_LEADING_CUES = frozenset({"named", "agent", "speech", "role", "group"})
_LEADING = NAMELY | TOLD_BY | {"lengkap", "nama", "dan"}
_FOLLOWING_CUES = frozenset({"says", "role", "group", "kin"})
_FOLLOWING = AS | ONE | FORMER | PARTICLES | ADVERBS | {"alias", "atau", "yang"}
_ROLES = frozenset({"role", "group"})


class Known(msgspec.Struct, frozen=True, gc=False):
    """What the lexicon knows of one folded word; bit sets of phrase lengths are as in `sambang.lexicon.Phrases`."""

    cues: frozenset[str] = NO_CUES
    terms: int = 0  # the lengths of the ranks, offices and sub-units that it begins
    activities: int = 0
    opens_title: bool = False
    leads: bool = False  # a person may be named right behind it
    follows: bool = False  # a person may be named right before it
    tells: bool = False  # any of them but a cue


class Traits(msgspec.Struct, frozen=True, gc=False):
    """What the lists of words and areas tell of one folded word that may be a name."""

    is_name: bool  # a known given or family name
    is_word: bool  # a word of the language
    is_common: bool  # a word and no name
    is_certain: bool  # a name and no word
    is_glued: bool  # "di" or "ke" with a word stuck to it, and no name: "Disana"
    is_house: bool  # the kind of a unit, a ministry: "Polsek", "Kemenkes"
    is_town: bool  # a town that only districts are named after, and no name: "Purwokerto" of "Purwokerto Timur"
    is_apart: bool  # a role, a town or a verb of speech, which stands beside a name and is no part of one
    areas: int  # the lengths of the areas' names that it begins
    codes: tuple[str, ...]  # of the areas called by this word alone


NOTHING = Known()


class Remembered(dict[str, T]):
    """What is known of words by a function that is asked once a word."""

    def __init__(self, look_up: Callable[[str], T]) -> None:
        """Know no word yet."""
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> T:
        """Ask and remember."""
        if len(self) >= MOST_WORDS:
            self.clear()
        found = self[word] = self._look_up(word)
        return found


@lru_cache(maxsize=4)  # lexicons in use
def remember(lexicon: Lexicon) -> tuple[Remembered[Known], Remembered[Traits]]:
    """Return what the lexicon knows of words, and their traits."""
    return Remembered(partial(_look_up, lexicon)), Remembered(partial(_find_traits, lexicon))


def _look_up(lexicon: Lexicon, word: str) -> Known:
    cues = lexicon.cues.get(word, NO_CUES)
    terms, activities = lexicon.terms.lengths.get(word, 0), lexicon.activities.lengths.get(word, 0)
    opens_title = word in lexicon.title_heads
    leads = word in _LEADING or not cues.isdisjoint(_LEADING_CUES) or speaks_passive(word, lexicon)
    follows = word in _FOLLOWING or not cues.isdisjoint(_FOLLOWING_CUES)
    tells = bool(terms or activities or opens_title or leads or follows)
    return Known(cues, terms, activities, opens_title, leads, follows, tells) if cues or tells else NOTHING


def _find_traits(lexicon: Lexicon, word: str) -> Traits:
    names = lexicon.areas.by_name
    is_name, is_word = _is_name_or_word(word, lexicon.words)
    is_town = not is_name and any(f"{word}{direction}" in names.entries for direction in _DIRECTIONS)
    is_role = not is_name and not _ROLES.isdisjoint(lexicon.cues.get(word, NO_CUES))
    return Traits(
        is_name=is_name,
        is_word=is_word,
        is_common=is_word and not is_name,
        is_certain=is_name and not is_word,
        is_glued=not is_name and word.startswith(("di", "ke")) and word[2:] in lexicon.words.known,
        is_house=word.startswith(_HOUSES) or word in lexicon.relations["unit_cue"],
        is_town=is_town,
        is_apart=is_town or is_role or speaks_passive(word, lexicon),
        areas=names.lengths.get(word, 0),
        codes=names.entries.get(word, ()),  # type: ignore[arg-type]
    )


def _is_name_or_word(word: str, words: Words) -> tuple[bool, bool]:
    is_name = word in words.given_names or word in words.family_names or word in words.foreign_names
    is_word = (
        word in words.common
        or word in words.known
        or (word in words.things and not is_name)
        or AFFIXED.fullmatch(word) is not None
    )
    return is_name or (not is_word and len(word) >= _NAMED_SHORTEST and word.endswith(_NAMED)), is_word
