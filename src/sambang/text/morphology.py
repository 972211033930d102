"""Is a form a word of Indonesian? Its affixes are peeled off until a known root is left.

Derivation, not lookup, decides: the lists hold roots and what was counted often, the language makes the rest. The
pairs of prefix and suffix are those that the grammar allows together, so "penyelidikkan" (peN- with -kan) is none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.lexicon import Words

SHORTEST_ROOT = 2
_BE_ROOTS = frozenset({"kerja", "ternak", "terbang", "serta"})  # with r- the roots that lose the r of ber-
_VOWELS = frozenset("aeiou")
_PARTICLES = ("lah", "kah", "pun", "")
_POSSESSIVES = ("nya", "ku", "mu", "")
_VERBAL = ("kan", "i", "")
_NOMINAL = ("an", "")
# Prefix -> the suffixes that it goes with. `N` marks the nasal that the first sound of the root decides.
_PAIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("kan", "i", "an", "")),
    ("meN", _VERBAL),
    ("memper", _VERBAL),
    ("member", ("kan",)),
    ("menge", _VERBAL),
    ("di", _VERBAL),
    ("diper", _VERBAL),
    ("diber", ("kan",)),
    ("ter", _VERBAL),
    ("ber", ("kan", "an", "")),
    ("be", ("an", "")),  # bekerja, berenang
    ("berke", ("an",)),
    ("berpeN", _NOMINAL),
    ("berse", _NOMINAL),
    ("peN", _NOMINAL),
    ("pember", ("an",)),
    ("penge", _NOMINAL),
    ("pe", _NOMINAL),  # petani, peserta, pelajar
    ("per", ("an", "kan")),
    ("perse", ("an",)),
    ("ke", ("an",)),
    ("keber", ("an",)),
    ("keter", ("an",)),
    ("kese", ("an",)),
    ("kepeN", ("an",)),
    ("ketidak", ("an",)),
    ("se", ("an", "")),
    ("ku", _VERBAL),
    ("kau", _VERBAL),
)
# The pairs that a form with this first letter may have, with what is sure of the prefix.
_UNPREFIXED = tuple((prefix, "", suffixes) for prefix, suffixes in _PAIRS if not prefix)
_BY_LETTER = {
    letter: tuple((prefix, prefix.removesuffix("N"), suffixes) for prefix, suffixes in _PAIRS if prefix[:1] in {"", letter})
    for letter in sorted({prefix[0] for prefix, _ in _PAIRS if prefix})
}
_FREE = (
    *("non", "antar", "anti", "pasca", "pra", "multi", "maha", "swa", "sub", "super", "ultra", "inter", "mikro", "makro"),
    *("semi", "pro", "kontra", "ekstra", "hiper", "infra", "tele", "dwi", "tri", "eks", "nir", "tuna", "serba"),
)


@lru_cache(maxsize=100_000)
def is_word(form: str, words: Words) -> bool:
    """Tell whether the folded form is listed or derived from a root by the rules of affixation.

    "masing-masing" is asked for part by part: reduplication is two words here.
    """
    return (
        form in words.known
        or any(bare in words.known for bare in _without_clitics(form))
        or any(True for _ in derivations(form, words))
    )


def derivations(form: str, words: Words) -> Iterator[tuple[str, str, str]]:
    """Yield prefix, root and suffix of each way in which the form is derived from a known root."""
    for prefix, root, suffix in analyses(form):
        if root in words.roots and _goes_with(prefix, root, suffix):
            yield prefix, root, suffix
    for prefix in _FREE if form.startswith(_FREE) else ():
        if form.startswith(prefix) and form[len(prefix) :] in words.known:
            yield prefix, form[len(prefix) :], ""


def _goes_with(prefix: str, root: str, suffix: str) -> bool:
    """Tell whether the prefix goes with the root: be- with r-, menge- with one syllable, of more with -kan alone.

    >>> _goes_with("menge", "cat", ""), _goes_with("menge", "bumi", "kan"), _goes_with("menge", "depak", "")
    (True, True, False)
    """
    if prefix == "be":
        return root[0] == "r" or root in _BE_ROOTS
    return prefix != "menge" or suffix.startswith("kan") or sum(map(_VOWELS.__contains__, root)) == 1


def analyses(form: str) -> Iterator[tuple[str, str, str]]:
    """Yield prefix, root and suffix (with clitics) of each way to take the form apart, be the root a word or not."""
    for bare in _without_clitics(form):
        for prefix, head, suffixes in _BY_LETTER.get(bare[:1], _UNPREFIXED):
            if not bare.startswith(head):
                continue
            for suffix in suffixes:
                if not bare.endswith(suffix) or (not prefix and not suffix and bare == form):
                    continue
                stem = bare[: len(bare) - len(suffix)] if suffix else bare
                for root in _roots(stem, prefix):
                    if len(root) >= SHORTEST_ROOT:
                        yield prefix, root, suffix + form[len(bare) :]


def _without_clitics(form: str) -> Iterator[str]:
    """Yield the form without -lah, -kah, -pun and -nya, -ku, -mu, each way that fits."""
    for particle in _PARTICLES:
        if form.endswith(particle):
            base = form[: len(form) - len(particle)] if particle else form
            for possessive in _POSSESSIVES:
                if base.endswith(possessive):
                    yield base[: len(base) - len(possessive)] if possessive else base


def _roots(stem: str, prefix: str) -> Iterator[str]:
    """Yield what may stand behind the prefix: the sound that a nasal has swallowed comes back."""
    if not prefix.endswith("N"):
        if stem.startswith(prefix):
            yield stem[len(prefix) :]
        return
    head = prefix[:-1]
    if not stem.startswith(head):
        return
    yield from _behind_nasal(stem[len(head) :])


def _behind_nasal(rest: str) -> Iterator[str]:
    """Yield the roots that meN- or peN- may have turned into `rest`: "mukul" -> "pukul", "nyapu" -> "sapu".

    >>> [*_behind_nasal("ngambil")]
    ['ambil', 'kambil', 'ngambil']
    """
    if rest.startswith("ny") and rest[2:3] in _VOWELS:
        yield "s" + rest[2:]
    elif rest.startswith("ng"):
        yield from _behind(rest[2:], "k", "ghkq")
    elif rest.startswith("m"):
        yield from _behind(rest[1:], "p", "bfvp")
    elif rest.startswith("n"):
        yield from _behind(rest[1:], "t", "dcjzts")
    if rest[:1] in "lmnrwy":
        yield rest


def _behind(rest: str, swallowed: str, kept: str) -> Iterator[str]:
    if rest[:1] in _VOWELS:
        if swallowed == "k":
            yield rest
        yield swallowed + rest
    elif rest[:1] and rest[0] in kept:
        yield rest


def letter_runs(word: str) -> Iterator[str]:
    """Yield each three letters in a row, with a mark for the word's beginning and end.

    >>> [*letter_runs("lalu")]
    ['^la', 'lal', 'alu', 'lu$']
    """
    marked = f"^{word}$"
    return (marked[at : at + 3] for at in range(len(word)))


@lru_cache(maxsize=20_000)
def is_impossible(form: str, words: Words) -> bool:
    """Tell whether the form has letters side by side that no word has, of Indonesian or English: "gijnal", "lmbut"."""
    return any(run not in words.letters for run in letter_runs(form))
