"""The columns of every gazetteer file: what the builders write, the loader reads and `check` verifies."""

from __future__ import annotations

from typing import NamedTuple


class Layout(NamedTuple):
    """The columns of a gazetteer's main table; the first column is the id. `aliases`: it has an alias table."""

    columns: tuple[str, ...]
    aliases: bool


class Alias(NamedTuple):
    """Another way to write an entry's name; `correct` is the right spelling of a misspelling, else empty."""

    id: str
    alias: str
    kind: str
    correct: str = ""


ALIAS_KINDS = frozenset({"variant", "short", "misspelling"})

LAYOUTS: dict[str, Layout] = {
    "areas": Layout(("code", "name", "kind", "postcode"), aliases=True),
    "functions": Layout(("function", "of"), aliases=True),
    "names": Layout(("name", "kind"), aliases=False),
    "positions": Layout(("title", "kind", "of", "sub_unit"), aliases=True),
    "ranks": Layout(("rank_id", "rank", "name", "service", "order"), aliases=True),
    "titles": Layout(("title", "category"), aliases=True),
    "units": Layout(("unit_id", "kind", "name", "parent_id", "regency_codes", "district_code", "derived"), aliases=True),
}
