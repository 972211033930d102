"""What the lexicon knows of a word, looked up once a process: an article asks a dozen times, and articles share their words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from sambang.extract.cue_words import ADVERBS, AS, FORMER, NAMELY, ONE, PARTICLES
from sambang.text.speech import speaks_passive

if TYPE_CHECKING:
    from sambang.lexicon import Lexicon, Words

MOST_WORDS = 1 << 15  # a new word costs about 5 us, one that is remembered 0.05; 839 articles hold 22,000 different ones
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
# Cues and words that tell that the word behind them, or the word before them, may be a person.
_LEADING_CUES = frozenset({"named", "agent", "speech", "role", "group"})
_LEADING = NAMELY | {"lengkap", "nama", "dan"}
_FOLLOWING_CUES = frozenset({"says", "role", "group", "kin"})
_FOLLOWING = AS | ONE | FORMER | PARTICLES | ADVERBS | {"alias", "atau", "yang"}


class Known(msgspec.Struct, frozen=True, gc=False):
    """What the lexicon knows of one folded word; bit sets of phrase lengths are as in `sambang.lexicon.Phrases`."""

    cues: frozenset[str] = NO_CUES
    terms: int = 0  # the lengths of the ranks, offices and sub-units that it begins
    activities: int = 0
    areas: int = 0
    codes: tuple[str, ...] = ()  # of the areas called by this word alone
    opens_title: bool = False
    leads: bool = False  # a person may be named right behind it
    follows: bool = False  # a person may be named right before it
    is_name: bool = False  # a known given or family name
    is_word: bool = False  # a word of the language
    is_common: bool = False  # a word and no name
    is_certain: bool = False  # a name and no word
    tells: bool = False  # any of terms, activities, opens_title, leads, follows


NOTHING = Known()


class KnownWords(dict[str, Known]):
    """Folded word -> what the lexicon knows of it, worked out when it is first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Know no word yet."""
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> Known:
        """Work out and remember what the lexicon knows of the word."""
        if len(self) >= MOST_WORDS:
            self.clear()
        known = self[word] = _look_up(word, self._lexicon)
        return known


@lru_cache(maxsize=4)  # lexicons in use
def known_words(lexicon: Lexicon) -> KnownWords:
    """Return what is known of the words of the lexicon."""
    return KnownWords(lexicon)


def _look_up(word: str, lexicon: Lexicon) -> Known:
    cues = lexicon.cues.get(word, NO_CUES)
    names, terms, activities = lexicon.areas.by_name, lexicon.terms.lengths.get(word, 0), lexicon.activities.lengths.get(word, 0)
    leads = word in _LEADING or not cues.isdisjoint(_LEADING_CUES) or speaks_passive(word, lexicon)
    follows = word in _FOLLOWING or not cues.isdisjoint(_FOLLOWING_CUES)
    opens_title = word in lexicon.title_heads
    is_name, is_word = _is_name_or_word(word, lexicon.words)
    return Known(
        cues=cues,
        terms=terms,
        activities=activities,
        areas=names.lengths.get(word, 0),
        codes=names.entries.get(word, ()),  # type: ignore[arg-type]
        opens_title=opens_title,
        leads=leads,
        follows=follows,
        is_name=is_name,
        is_word=is_word,
        is_common=is_word and not is_name,
        is_certain=is_name and not is_word,
        tells=bool(terms or activities or opens_title or leads or follows),
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
