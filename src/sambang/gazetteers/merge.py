"""Put a user's table into the lexicon; the lexicon that is there stays as it is.

Names are looked up whole, the longest first. A name that the user gives to a unit, rank, office, sub-unit or title stands
for the user's entry alone; the name of an area comes before the others of that name, for many villages share one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sambang.gazetteers.area_table import AddedAreas, NamedCodes
from sambang.gazetteers.schema import Alias
from sambang.lexicon import (
    Area,
    Areas,
    FunctionEntry,
    Lexicon,
    Phrases,
    PositionEntry,
    RankEntry,
    Term,
    TitleEntry,
    UnitEntry,
    Units,
    name_ranks,
    phrase_lengths,
)
from sambang.text.fold import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from sambang.gazetteers.user import Known, UserTable


def known_ids(lexicon: Lexicon) -> Known:
    """Return the ids of every gazetteer that a user can add to."""
    return {
        "areas": lexicon.areas.by_code,
        "functions": lexicon.functions,
        "positions": lexicon.positions,
        "ranks": lexicon.ranks,
        "titles": lexicon.titles,
        "units": lexicon.units.by_id,
    }


def merge(lexicon: Lexicon, table: UserTable) -> Lexicon:
    """Return the lexicon with the user's rows and aliases."""
    return _MERGERS[table.name](lexicon, table)


def _merge_areas(lexicon: Lexicon, table: UserTable) -> Lexicon:
    old = lexicon.areas
    added = {row[0]: Area(*row) for row in table.rows}
    names = NamedCodes(old.by_name.entries)
    for code, name in [(row[0], row[1]) for row in table.rows] + [alias[:2] for alias in table.aliases]:
        for key in {fold(name), squeeze(name)}:
            names.put_first(key, code)
    by_name = _longer(old.by_name, names, names.keys() - old.by_name.entries.keys())
    if not added:
        return replace(lexicon, areas=replace(old, by_name=by_name))
    return replace(lexicon, areas=Areas(AddedAreas(added, old.by_code), by_name, sorted([*old.codes, *added])))


def _merge_units(lexicon: Lexicon, table: UserTable) -> Lexicon:
    old = lexicon.units
    by_id = dict(old.by_id)
    for unit_id, kind, name, parent_id, codes, district, derived in table.rows:
        regencies = tuple(filter(None, codes.split("|")))
        by_id[unit_id] = UnitEntry(unit_id, kind, name, parent_id, regencies, district, derived == "yes")
    names: dict[str, tuple[str, ...]] = {}
    for unit_id, name in [(row[0], row[2]) for row in table.rows] + [alias[:2] for alias in table.aliases]:
        kind, _, rest = fold(name).partition(" ")
        for key in {f"{kind} {rest}".rstrip(), f"{kind} {rest.replace(' ', '')}".rstrip()}:
            names[key] = tuple(dict.fromkeys((*names.get(key, ()), unit_id)))
    children = dict(old.children)
    for unit_id, _, _, parent_id, *_ in table.rows:
        children[parent_id] = tuple(dict.fromkeys((*children.get(parent_id, ()), unit_id)))
    known = old.by_name.entries
    by_name = _longer(old.by_name, {**known, **names}, names.keys() - known.keys())
    return replace(lexicon, units=Units(by_id, by_name, children))


def _longer(old: Phrases, entries: Mapping[str, tuple[object, ...]], new: Collection[str]) -> Phrases:
    """Return the phrases with the new ones among the entries."""
    lengths = dict(old.lengths)
    for word, mask in phrase_lengths(new).items():
        lengths[word] = lengths.get(word, 0) | mask
    return Phrases(entries, lengths)


def _with_terms(lexicon: Lexicon, table: UserTable, label: str) -> Lexicon:
    """Return the lexicon with the ids and aliases of the table as terms of the label."""
    terms = dict(lexicon.terms.entries)
    misspelled = dict(lexicon.misspelled)
    named = [(row[0], row[0]) for row in table.rows] + [alias[:2] for alias in table.aliases]
    for entry_id, name in named:
        key = fold(name)
        others = (term for term in terms.get(key, ()) if isinstance(term, Term) and term.label != label)
        terms[key] = (Term(label, entry_id), *others)
    misspelled |= {fold(a.alias): a.correct or a.id for a in table.aliases if a.kind == "misspelling"}
    return replace(lexicon, terms=_longer(lexicon.terms, terms, {fold(name) for _, name in named}), misspelled=misspelled)


def _merge_ranks(lexicon: Lexicon, table: UserTable) -> Lexicon:
    new = {key: RankEntry(rank, name, service, int(order)) for key, rank, name, service, order in table.rows}  # type: ignore[arg-type]
    ranks = {**lexicon.ranks, **new}
    words = {rank.rank.lower(): rank.rank for rank in new.values() if rank.rank.lower() not in lexicon.words.known}
    forms = [(row[0], form) for row in table.rows for form in row[1:3] if not _is_rank(lexicon, form)]
    table = table._replace(aliases=[*table.aliases, *(Alias(rank_id, form, "variant") for rank_id, form in forms)])
    lexicon = replace(lexicon, ranks=ranks, rank_names=name_ranks(ranks.values()), rank_words={**lexicon.rank_words, **words})
    return _with_terms(lexicon, table, "rank")


def _is_rank(lexicon: Lexicon, form: str) -> bool:
    return any(isinstance(term, Term) and term.label == "rank" for term in lexicon.terms.entries.get(fold(form), ()))


def _merge_positions(lexicon: Lexicon, table: UserTable) -> Lexicon:
    new = {row[0]: PositionEntry(*row) for row in table.rows}  # type: ignore[arg-type]
    return _with_terms(replace(lexicon, positions={**lexicon.positions, **new}), table, "position")


def _merge_functions(lexicon: Lexicon, table: UserTable) -> Lexicon:
    new = {row[0]: FunctionEntry(*row) for row in table.rows}
    return _with_terms(replace(lexicon, functions={**lexicon.functions, **new}), table, "function")


def _merge_titles(lexicon: Lexicon, table: UserTable) -> Lexicon:
    titles = {**lexicon.titles, **{row[0]: TitleEntry(*row) for row in table.rows}}
    named = [(row[0], row[0]) for row in table.rows] + [(alias.alias, alias.id) for alias in table.aliases]
    new = {squeeze(form): title for form, title in named}
    forms = {**lexicon.title_forms, **new}
    heads = lexicon.degree_heads | {fold(form).partition(" ")[0] for form, _ in named}
    starts = lexicon.title_heads | title_heads(new)
    return replace(lexicon, titles=titles, title_forms=forms, title_heads=starts, degree_heads=heads)


def title_heads(forms: Iterable[str]) -> set[str]:
    """Return every beginning of the squeezed forms."""
    return {form[:n] for form in forms for n in range(1, len(form) + 1)}


def _merge_names(lexicon: Lexicon, table: UserTable) -> Lexicon:
    words = lexicon.words
    given, family, foreign = (
        frozenset(fold(name) for name, kind in table.rows if kind == wanted) for wanted in ("given", "family", "foreign")
    )
    return replace(
        lexicon,
        words=replace(
            words,
            given_names=words.given_names | given,
            family_names=words.family_names | family,
            foreign_names=words.foreign_names | foreign,
        ),
    )


_MERGERS: Mapping[str, Callable[[Lexicon, UserTable], Lexicon]] = {
    "areas": _merge_areas,
    "functions": _merge_functions,
    "names": _merge_names,
    "positions": _merge_positions,
    "ranks": _merge_ranks,
    "titles": _merge_titles,
    "units": _merge_units,
}
