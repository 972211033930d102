"""The columns of every gazetteer file: what the builders write, the loader reads and `check` verifies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Columns = tuple[str, ...]


class Layout(NamedTuple):
    """The shape of one gazetteer: the columns of its main table and what their cells may hold.

    The first `key` columns together are the id of a row; what the last columns leave out, from `needed` on, may be empty.
    """

    columns: Columns
    needed: int  # so many columns, from the left, are never empty
    aliases: bool = True  # it has an alias table
    key: int = 1
    choices: Mapping[str, frozenset[str]] = {}  # column -> the values that it may have, several joined by "|"
    refers: Mapping[str, str] = {}  # column -> the gazetteer whose ids stand in it, several joined by "|"
    tables: Mapping[str, Columns] = {}  # the other tables of the folder: file name -> columns


class Alias(NamedTuple):
    """Another way to write an entry's name; `correct` is the right spelling of a misspelling, else empty."""

    id: str
    alias: str
    kind: str
    correct: str = ""


ALIAS_KINDS = frozenset({"variant", "short", "misspelling"})
ALIAS_COLUMNS = ("alias", "kind", "correct")  # behind the id's column
OVERRIDE_COLUMNS = ("action", "id", "field", "value", "why")
_UNIT_KINDS = "mabes polda polres polresta polrestabes polres_metro polres_bandara polres_pelabuhan polsek polsek_kawasan"

_ACTIVITIES = frozenset({
    "sambang", "patroli", "pengamanan", "penyuluhan", "bakti sosial", "gotong royong", "upacara/apel", "rapat/koordinasi",
    "pengungkapan kasus", "penangkapan", "kecelakaan", "penemuan mayat", "bencana/kebakaran", "mutasi/serah terima jabatan",
    "razia/operasi", "pelayanan", "lainnya",
})  # fmt: skip


def _one_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


LAYOUTS: dict[str, Layout] = {
    "activities": Layout(("cue", "activity", "weight"), needed=3, aliases=False, key=2, choices={"activity": _ACTIVITIES}),
    "areas": Layout(
        ("code", "name", "kind", "postcode"),
        needed=3,
        choices={"kind": frozenset({"provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "desa adat"})},
        tables={
            "names.csv": ("name", "codes"),
            "short.csv": ("code", "alias", "bare"),
            "word_variants.csv": ("word", "variant", "within"),
        },
    ),
    "cues": Layout(("cue", "kind"), needed=2, aliases=False, key=2),
    "functions": Layout(
        ("function", "of"),
        needed=1,
        choices={"of": _one_of("mabes polda polres polsek")},
        tables={
            "families.csv": ("prefix", "prefix_forms", "of", "joined", "head", "head_forms", "stems"),
            "source.csv": ("function", "of", "variants", "misspellings"),
            "stems.csv": ("stem", "variants", "misspellings"),
        },
    ),
    "names": Layout(
        ("name", "kind"),
        needed=2,
        aliases=False,
        key=2,
        choices={"kind": _one_of("given family foreign")},
        tables={"extra.csv": ("name", "kind")},
    ),
    "positions": Layout(
        ("title", "kind", "of", "sub_unit"),
        needed=3,
        choices={
            "kind": _one_of("police military civil"),
            "of": _one_of("mabes polda polres polsek unit village district regency province body none"),
        },
        refers={"sub_unit": "functions"},
        tables={"source.csv": ("title", "kind", "of", "sub_unit", "variants", "misspellings")},
    ),
    "ranks": Layout(
        ("rank_id", "rank", "name", "service", "order"),
        needed=5,
        choices={"service": _one_of("polri tni pns")},
        tables={
            "corps.csv": ("mark", "meaning"),
            "source.csv": ("rank_id", "rank", "name", "service", "order", "corps", "variants", "misspellings"),
        },
    ),
    "relations": Layout(("relation", "key", "value"), needed=2, aliases=False, key=2),
    "titles": Layout(("title", "category"), needed=2, tables={"source.csv": ("title", "category", "variants")}),
    "units": Layout(
        ("unit_id", "kind", "name", "parent_id", "regency_codes", "district_code", "derived"),
        needed=3,
        choices={"kind": _one_of(_UNIT_KINDS), "derived": _one_of("yes no")},
        refers={"parent_id": "units", "regency_codes": "areas", "district_code": "areas"},
        tables={
            "districts.csv": ("district_code", "parent_id"),
            "source.csv": (
                *("unit_id", "kind", "name", "parent_id", "regency_codes", "district_code"),
                *("regency_codes_partial", "aliases", "note"),
            ),
        },
    ),
    "words": Layout(
        ("word", "count", "root", "glued"),
        needed=2,
        aliases=False,
        choices={"root": _one_of("yes"), "glued": _one_of("di ke per")},
        tables={
            "capital.csv": ("word",),
            "foreign.csv": ("word",),
            "letters.csv": ("three",),
            "pairs.csv": ("pair", "count"),
            "repairs.csv": ("wrong", "form", "kind", "lower"),
            "source.csv": ("word", "count", "affixed", "di", "ke", "per"),
        },
    ),
}
