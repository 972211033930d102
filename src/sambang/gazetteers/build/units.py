"""Build the police units: the known ones, one derived Polsek a district for the rest, and how else they are called."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from sambang.gazetteers.build.tables import Built, Row, read_built, read_rows, split_list
from sambang.text.fold import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# The words before a unit's own name; a Polres that became a Polresta is still called both.
_KINDS = {
    "polda": ("Polda",),
    "polres": ("Polres", "Polresta"),
    "polresta": ("Polresta", "Polres"),
    "polrestabes": ("Polrestabes", "Polresta", "Polres"),
    "polres_metro": ("Polres Metro", "Polres", "Polrestro", "Polresta"),
    "polsek": ("Polsek",),
    "polsek_kawasan": ("Polsek Kawasan", "Polsek"),
}
_PREFIX = re.compile(r"(Polda|Polrestabes|Polresta|Polres Metro|Polres|Polsek Kawasan|Polsek) (?=.)")
_METRO = "polda-metro-jaya"


def build_units(folder: Path) -> Built:
    """Return the units of source.csv and a derived Polsek for each district that none is known for."""
    built = Built("units")
    areas = read_built(folder.parent / "areas")
    partial = {row["district_code"]: row["parent_id"] for row in read_rows(folder / "districts.csv")}
    sources = read_rows(folder / "source.csv")
    for row in sources:
        built.add(row["unit_id"], row["kind"], row["name"], row["parent_id"], row["regency_codes"], row["district_code"], "no")
    for unit_id, name, parent, code in _derived(sources, areas, partial):
        built.add(unit_id, "polsek", name, parent, code[: len("11.01")], code, "yes")
    for row in sources:
        for alias in split_list(row["aliases"]):
            built.alias(row["unit_id"], alias)
    _add_names(built, areas, _area_names(folder.parent / "areas", areas))
    return built


def _derived(sources: list[dict[str, str]], areas: Built, partial: Mapping[str, str]) -> Iterable[tuple[str, str, str, str]]:
    """Yield (id, name, Polres, district) of the Polsek that no list names; districts.csv corrects the Polres."""
    polres: dict[str, str] = {}
    for row in sources:
        if row["kind"].startswith("polres"):
            for code in split_list(row["regency_codes"]):
                if row["kind"] not in {"polres_pelabuhan", "polres_bandara"}:
                    polres.setdefault(code, row["unit_id"])
    known = {row["district_code"] for row in sources}
    for code, name, *_ in areas.rows.values():
        if len(code) == len("11.01.01") and code not in known:
            slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
            yield f"polsek-{slug}-{code.replace('.', '')}", f"Polsek {name}", partial.get(code, polres[code[:5]]), code


def _area_names(folder: Path, areas: Built) -> dict[str, list[str]]:
    """Return the other names of each area, those that stand only in names of units ("Polres Benteng") included."""
    names: dict[str, list[str]] = defaultdict(list)
    for code, _ in areas.aliases:
        names[code].append(areas.aliases[code, _].alias)
    for row in read_rows(folder / "short.csv"):
        if row["bare"] == "no":
            names[row["code"]].append(row["alias"])
    return names


def _add_names(built: Built, areas: Built, area_names: Mapping[str, list[str]]) -> None:
    """Add every other name of every unit, unless it is the name of another one in the same Polda."""
    own = defaultdict(set)
    for unit_id, _, name, *_ in built.rows.values():
        own[fold(name)].add(unit_id)
    for unit_id, alias in list(built.aliases):
        own[alias].add(unit_id)
    for row in list(built.rows.values()):
        unit_id, kind, name = row[:3]
        for alias in _other_names(built, row, areas, area_names):
            if alias != name and not own.get(fold(alias), set()) - {unit_id}:
                built.alias(unit_id, alias, "variant" if kind != "polda" else "short")


def _other_names(built: Built, row: Row, areas: Built, area_names: Mapping[str, list[str]]) -> list[str]:
    _, kind, name, parent, regencies, district, _ = row
    match = _PREFIX.match(name)
    if match is None or kind not in _KINDS:
        return []
    bare = name[match.end() :]
    others = [bare, *_carried_over(bare, district or regencies.partition("|")[0], areas, area_names)]
    kinds = _KINDS[kind]
    if kind == "polsek" and built.rows.get(parent, row)[3] == _METRO:
        kinds = (*kinds, "Polsektro") if bare.startswith("Metro ") else (*kinds, "Polsek Metro", "Polsektro")
    elif kind == "polsek" and _is_city(regencies):
        kinds = (*kinds, "Polsekta")
    names = [f"{word} {other}" for word in kinds for other in others]
    if kind in {"polresta", "polres", "polrestabes", "polres_metro"}:
        names += _city_names(bare, regencies)
    if kind == "polsek" and " Kota" not in bare:
        names += [f"Polsek Kota {bare}", f"Polsek {bare} Kota"] if _is_seat(built, parent, bare) else []
    if kind == "polda":
        names += ["Polda" + other.lower() for other in others if " " not in other]
    return names


def _carried_over(bare: str, code: str, areas: Built, area_names: Mapping[str, list[str]]) -> list[str]:
    """Return the other names of the area, if the unit is named like it."""
    city = bare.removesuffix(" Kota")
    if code not in areas.rows or squeeze(areas.rows[code][1]) != squeeze(city):
        return []
    return [areas.rows[code][1] + bare[len(city) :], *(name + bare[len(city) :] for name in area_names.get(code, []))]


def _city_names(bare: str, regencies: str) -> list[str]:
    """Return the names of a city's unit with and without "Kota"."""
    if bare.endswith(" Kota"):
        city = bare.removesuffix(" Kota")
        return [f"{word} {form}" for word in ("Polres", "Polresta") for form in (f"Kota {city}", bare)] + [f"Polresta {city}"]
    return (
        [f"{word} {form}" for word in ("Polres", "Polresta") for form in (f"{bare} Kota", f"Kota {bare}")]
        if _is_city(regencies)
        else []
    )


def _is_city(regencies: str) -> bool:
    return any(code[3:4] == "7" for code in split_list(regencies))


def _is_seat(built: Built, parent: str, bare: str) -> bool:
    """Tell whether the Polsek is named like its Polres: the town that is the seat of the regency."""
    name = built.rows[parent][2] if parent in built.rows else ""
    return bool(name) and name.removesuffix(" Kota").endswith(f" {bare}")
