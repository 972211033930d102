"""The sub-units written before a unit: "Subdit Jatanras Ditreskrimum Polda Metro Jaya"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.name import is_roman

if TYPE_CHECKING:
    from sambang.extract.hits import Hit
    from sambang.extract.reading import Reading

# Words in front of a branch: "Satuan Sabhara".
_HEADS = {"tim", "direktorat", "dit", "satuan", "sat", "unit", "bidang", "bid", "seksi", "si", "bagian"}
_OF_ANY = frozenset(
    {"Subdit", "Samsat", "Satgas Gakkum", "Satgas Preventif", "Satgas Preemtif", "Satgas Tindak", "Satgas Humas", "Satgas Banops"}
)
_FREE_LONGEST = 3
_LONG_CUE = "kepolisian"


def read_sub_units(reading: Reading, first: int, kind: str) -> tuple[int, tuple[str, ...]]:
    """Return where the sub-units before the unit at word `first` begin, and the sub-units, innermost first."""
    family = "polres" if kind.startswith("polres") else kind
    chain: list[str] = []
    hits = reading.function_ends
    at = first
    while len(chain) < 3 and at > 0 and at - 1 not in reading.office_words and _is_before(reading, at):  # noqa: PLR2004 -- no chain is longer
        found = _known(reading, hits, at, family) or _bare(reading, at, family) or _free(reading, at)
        if found is None:
            break
        at, name = found
        if not chain or chain[-1] != name:
            chain.append(name)
    chain.reverse()
    return at, tuple(chain)


def _is_before(reading: Reading, at: int) -> bool:
    return reading.gap_before(at).strip() in {"", ")", "(", "),", "-"} and reading.gap_before(at).count("\n") < 2  # noqa: PLR2004 -- an empty line


def _known(reading: Reading, hits: dict[int, Hit], at: int, family: str) -> tuple[int, str] | None:
    hit = hits.get(at)
    if hit is None or not reading.is_capital(hit.first):
        return None
    bare = _done_by(reading, hit.first, hit.last, family)
    if bare and _is_of_office(reading, hit.first):
        return None
    if bare:
        return _with_head(reading, hit.first), bare
    entry = reading.lexicon.functions[hit.ids[0]]
    if not entry.of and entry.function not in _OF_ANY:
        return None
    if entry.function in {"Subdit", "Unit"}:
        return hit.first, _title(reading, hit.first, at)
    return hit.first, entry.function


def _bare(reading: Reading, at: int, family: str) -> tuple[int, str] | None:
    if at > 1 and "subdit" in reading.scan.words[max(0, at - 3) : at - 1]:
        subdit = next(i for i in (at - 2, at - 3) if reading.scan.words[i] == "subdit")
        return subdit, f"Subdit {_title(reading, at - 1, at)}"
    for n in (2, 1):
        name = _done_by(reading, max(0, at - n), at, family)
        if name and at >= n and reading.is_capital(at - n) and not _is_of_office(reading, at - n):
            return _with_head(reading, at - n), name
    return None


def _is_of_office(reading: Reading, at: int) -> bool:
    """Tell whether the branch at word `at` goes on a numbered office: "Kasubdit III | Jatanras Ditreskrimum"."""
    before = at - 1
    return before in reading.office_words and (is_roman(reading.scan.written[before]) or reading.scan.written[before].isdigit())


def _done_by(reading: Reading, first: int, last: int, family: str) -> str | None:
    """Return the sub-unit that does a branch of the work, named by its bare words, in a unit of the family."""
    done_by = reading.lexicon.relations.get(f"sub_unit_{family}", {})
    return done_by.get(" ".join(reading.scan.words[first:last]))


def _with_head(reading: Reading, first: int) -> int:
    """Take in the head of "Satuan Sabhara"."""
    return first - 1 if first and reading.scan.words[first - 1] in _HEADS and reading.is_joined(first) else first


def _free(reading: Reading, at: int) -> tuple[int, str] | None:
    """Read "Satgas Gakkum", "Subdit IV": a head and up to three capitalised words, none of them another unit's."""
    heads, cues = reading.lexicon.relations["sub_unit_head"], reading.lexicon.relations["unit_cue"]
    for first in range(at - 1, max(at - 2 - _FREE_LONGEST, -1), -1):
        word = reading.scan.words[first]
        if word in cues or word == _LONG_CUE:  # "Unit Reskrim Polsek Cikupa | Polres Tangerang"
            return None
        if not (reading.is_capital(first) or reading.scan.written[first].isdigit()):
            return None
        head = heads.get(word)
        if head and first + 1 < at:
            return first, f"{head} {_title(reading, first + 1, at)}"
        if not reading.is_joined(first):
            return None
    return None


def _title(reading: Reading, first: int, last: int) -> str:
    return " ".join(w if not w.isupper() or len(w) <= 4 else w.capitalize() for w in reading.scan.written[first:last])  # noqa: PLR2004 -- "PPA", "VIII"
