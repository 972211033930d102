"""Names that lack a capital where the text or their other half has it: "Jawa barat", "SPBU liwa" beside "SPBU Liwa"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.clean.guess import guess_word, is_everyday
from sambang.clean.rules.casing import raise_first
from sambang.clean.words import is_free, is_named, starts_sentence
from sambang.text.morphology import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon
    from sambang.model import Edit
    from sambang.text.scan import Scan

# The words that regencies, provinces and districts of two words end in most.
_SIDES = frozenset({"barat", "timur", "utara", "selatan", "tengah", "tenggara", "pusat", "bawang", "raya", "kanan"})
_REGION = len("32.01")  # characters of the code of a regency or province, at most
_DISTRICT = len("32.01.18")
# Behind these a place stands: of any name ("Bandara kualanamu"), of a known one ("di liwa").
_PLACES = frozenset({
    "bandara", "gunung", "sungai", "masjid", "spbu", "rsud", "puskesmas", "jalan", "jl", "stasiun", "pelabuhan", "pulau",
    "pantai", "danau", "simpang", "tol", "stadion", "jembatan", "waduk", "bendungan", "pekon", "dusun",
})  # fmt: skip
_BEFORE_PLACE = frozenset({"di", "ke", "dari", "menuju", "arah", "lewat", "warga", "daerah", "wilayah", "kota"})
# Behind these any word that is none is the place's name: "pantai labuhan", "gunung krakatau".
_CALLED = frozenset({
    "gunung", "pantai", "sungai", "pulau", "danau", "masjid", "bandara", "kampung", "kp", "desa", "dusun", "pekon", "polsek",
    "jl", "jln", "gg", "gang", "rs", "rsud", "puskesmas", "ponpes", "perempatan", "pertigaan", "perum", "waduk", "jembatan",
})  # fmt: skip
_NO_NAMES = frozenset({"agung", "raya", "jami"})  # what a mosque may be, and names besides
_SHORTEST = 4  # letters of a word that is told by its twin
_WHY = "half of a name"


def raise_halves(text: str, context: Context) -> list[Edit]:
    """Raise the last word of an area's name whose first word has its capital: "Jawa barat", "Lampung tengah".

    "Jakarta pusat perbelanjaan" and "di Kalimantan tengah malam" stay: the word is half of another pair there.
    """
    found, lexicon = context.scan(text), context.lexicon
    return [raise_first(found, at, _WHY) for at in found.where_small(_SIDES) if at and _is_half(found, at, lexicon)]


def _is_half(found: Scan, at: int, lexicon: Lexicon) -> bool:
    before = found.written[at - 1]
    if found.gaps[at - 1] != " " or not (before.istitle() and is_free(found, at)):
        return False
    codes = lexicon.areas.by_name.entries.get(f"{found.words[at - 1]} {found.words[at]}", ())
    longest = _REGION if is_word(found.words[at - 1], lexicon.words) else _DISTRICT
    if not any(len(str(code)) <= longest for code in codes):
        return False
    return found.gaps[at : at + 1] != [" "] or f"{found.words[at]} {found.words[at + 1]}" not in lexicon.words.pairs


def raise_twins(text: str, context: Context) -> list[Edit]:
    """Raise a word that is none where a place or a name stands, if the text has it there with its capital.

    "SPBU liwa" beside "SPBU Liwa", "Luhut binsar" beside "Luhut Binsar"; "atrial fibrilasi" stays.
    """
    found = context.scan(text)
    raised = {word.capitalize(): word for word in context.strange(text) if len(word) >= _SHORTEST and word.isalpha()}
    twins = found.spellings().intersection(raised)
    return [
        raise_first(found, at, _WHY) for capital in sorted(twins) for at in _twins_of(found, raised[capital], context.lexicon)
    ]


def raise_called(text: str, context: Context) -> list[Edit]:
    """Raise a word that is none behind what has a name: "gunung krakatau", "jln margonda"; a misspelt word stays."""
    strange = context.strange(text)
    if not strange:
        return []
    found = context.scan(text)
    return [
        raise_first(found, at + 1, _WHY)
        for at in found.where(_CALLED)
        if found.gaps[at : at + 1] in ([" "], [". "])
        and found.words[at + 1] in strange
        and found.written[at + 1] == found.words[at + 1]
        and is_free(found, at + 1)
        and _may_be_called(found.words[at + 1], context.lexicon)
    ]


def _may_be_called(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the word is none of any kind: neither derived nor foreign, listed nor one slip away from another."""
    words = lexicon.words
    if len(word) < _SHORTEST or not word.isalpha() or word in _NO_NAMES or word in words.foreign or is_word(word, words):
        return False
    if word.startswith(("di", "ke")):  # a glued preposition: "RS dicileunyi"
        return False
    if word in words.repairs or word in words.glued or is_everyday(word, words):
        return False
    return word in lexicon.areas.by_name.lengths or not guess_word(word, words).safe


def _twins_of(found: Scan, word: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield where the word stands in small letters and is a name."""
    places = [at for at in found.where({word}) if at and found.gaps[at - 1] == " " and found.gaps[at : at + 1] != ["-"]]
    before = {found.words[at - 1] for at in places if found.written[at].istitle() and not starts_sentence(found, at)}
    if not before:
        return
    known = is_named(word, lexicon) or word in lexicon.areas.by_name.lengths
    for at in places:
        cue = found.words[at - 1]
        if found.written[at] != word or not is_free(found, at):
            continue
        if cue in _PLACES or (known and cue in _BEFORE_PLACE):
            is_place = not (_PLACES | _BEFORE_PLACE).isdisjoint(before)
        else:
            is_place = known and cue in before and found.written[at - 1][0].isupper() and not starts_sentence(found, at - 1)
        if is_place:
            yield at
