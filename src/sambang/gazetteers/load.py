"""Locate the gazetteers, parse them and build the one frozen `Lexicon`.

No cache file: the 84,000 rows parse and index in about a fifth of a second.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

from sambang.collection import paused_collection
from sambang.errors import ConfigError, GazetteerError
from sambang.gazetteers.area_table import AreaTable, Codes, NamedCodes
from sambang.gazetteers.columns import fold_all, read_columns
from sambang.gazetteers.merge import known_ids, merge, title_heads
from sambang.gazetteers.user import UserFile, parse_file, read_files
from sambang.lexicon import (
    Areas,
    FunctionEntry,
    Lexicon,
    Phrases,
    PositionEntry,
    RankEntry,
    Repair,
    Term,
    TitleEntry,
    UnitEntry,
    Units,
    Words,
    name_ranks,
    phrase_lengths,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


COMMON_COUNT = 40  # of 3,839 articles: every word that names of people or villages are often mistaken for is above it


def locate(path: Path | None = None) -> Path:
    """Return the folder of the gazetteers: the given one, the packaged one, or the checkout's."""
    package = Path(__file__).resolve().parent.parent
    candidates = [path] if path else [package / "_gazetteers", package.parent.parent / "data" / "gazetteers"]
    for candidate in candidates:
        if (candidate / "areas" / "areas.csv").is_file():
            return candidate
    raise GazetteerError(f"no gazetteers at {' or '.join(map(str, candidates))}")


def load(path: Path | None = None, files: tuple[UserFile, ...] = ()) -> Lexicon:
    """Return the lexicon built from the gazetteers and the user's files; the same arguments give the same object."""
    return _merged(path, files) if files else _load(path)


def read_gazetteers(paths: Sequence[str | Path]) -> tuple[Path | None, tuple[UserFile, ...]]:
    """Return the arguments of `load`: a folder takes the place of the package's gazetteers, a file adds to them."""
    folders = [path for path in map(Path, paths) if path.is_dir()]
    if len(folders) > 1:
        raise ConfigError(f"more than one folder of gazetteers: {', '.join(map(str, folders))}")
    return (folders[0] if folders else None), read_files(path for path in map(Path, paths) if not path.is_dir())


@lru_cache(maxsize=4)
def _merged(path: Path | None, files: tuple[UserFile, ...]) -> Lexicon:
    lexicon = _load(path)
    for file in files:
        lexicon = merge(lexicon, parse_file(file, known_ids(lexicon)))
    return lexicon


@lru_cache(maxsize=2)
def _load(path: Path | None) -> Lexicon:
    root = locate(path)
    with paused_collection():  # of 200,000 objects none is garbage: to look at them costs a third of the time
        return _build(root)


def _build(root: Path) -> Lexicon:
    positions = {row[0]: PositionEntry(*row) for row in _rows(root, "positions", 4)}  # type: ignore[arg-type]
    ranks = {
        key: RankEntry(rank, name, service, int(order))  # type: ignore[arg-type]
        for key, rank, name, service, order in _rows(root, "ranks", 5)
    }
    functions = {row[0]: FunctionEntry(*row) for row in _rows(root, "functions", 2)}
    titles = {row[0]: TitleEntry(*row) for row in _rows(root, "titles", 2)}
    forms = _title_forms(root, titles)
    terms: dict[str, tuple[Term, ...]] = {}
    misspelled: dict[str, str] = {}
    for label, name, ids in (
        ("rank", "ranks", ranks),
        ("position", "positions", positions),
        ("function", "functions", functions),
    ):
        _add_terms(terms, misspelled, root, (label, name), ids)
    words = _words(root, misspelled)
    return Lexicon(
        areas=_areas(root),
        units=_units(root),
        ranks=ranks,
        rank_names=name_ranks(ranks.values()),
        rank_words={rank.rank.lower(): rank.rank for rank in ranks.values() if rank.rank.lower() not in words.known},
        positions=positions,
        functions=functions,
        titles=titles,
        title_forms=forms,
        title_heads=frozenset(title_heads(forms)),
        degree_heads=_degree_heads(forms, titles),
        terms=Phrases(terms, phrase_lengths(terms)),
        misspelled=misspelled,
        words=words,
        cues=_cues(root),
        relations=_relations(root),
        activities=_activities(root),
    )


def _rows(root: Path, name: str, width: int, file: str = "") -> Iterable[tuple[str, ...]]:
    return zip(*read_columns(root / name / f"{file or name}.csv", width), strict=True)


def _add_terms(
    terms: dict[str, tuple[Term, ...]],
    misspelled: dict[str, str],
    root: Path,
    names: tuple[str, str],
    ids: Iterable[str],
) -> None:
    """Add the entries of one gazetteer (label, folder) under every name, and its listed misspellings."""
    label, folder = names
    entries, aliases, kinds, corrections = read_columns(root / folder / "aliases.csv", 4)
    known = list(ids)
    for entry_id, key in zip(known + entries, fold_all(known + aliases), strict=True):
        term = Term(label, entry_id)
        others = terms.get(key, ())
        if term not in others:
            terms[key] = (*others, term)
    for key, kind, correct in zip(fold_all(aliases), kinds, corrections, strict=True):
        if kind == "misspelling":
            misspelled.setdefault(key, correct)


def _title_forms(root: Path, titles: Iterable[str]) -> dict[str, str]:
    """Return the titles by squeezed form; where two share one, the canonical spelling counts."""
    entries, aliases, _, _ = read_columns(root / "titles" / "aliases.csv", 4)
    forms: dict[str, str] = {}
    known = list(titles)
    for title, form in zip(known + entries, fold_all(known + aliases), strict=True):
        forms.setdefault(form.replace(" ", ""), title)
    return forms


def _degree_heads(forms: Mapping[str, str], titles: Mapping[str, TitleEntry]) -> frozenset[str]:
    """Return the words that a degree may begin with, whole or cut at any of its dots: "s", "sp", "spd", "spdi"."""
    behind = [form for form, title in forms.items() if titles[title].category in {"degree", "certificate_or_specialist"}]
    return frozenset(form[:n] for form in behind for n in (1, 2, 3, 4, len(form)))


def _index(ids: Iterable[str], names: list[str]) -> dict[str, tuple[str, ...]]:
    """Index ids by folded name."""
    entries: dict[str, tuple[str, ...]] = {}
    get = entries.get
    for entry_id, key in zip(ids, fold_all(names), strict=True):
        known = get(key)
        if known is None:
            entries[key] = (entry_id,)
        elif entry_id not in known:
            entries[key] = (*known, entry_id)
    return entries


def _areas(root: Path) -> Areas:
    lines = (root / "areas" / "areas.csv").read_text(encoding="utf-8").splitlines()[1:]
    names, codes = read_columns(root / "areas" / "names.csv", 2)
    by_name = NamedCodes(zip(names, codes, strict=True))
    return Areas(AreaTable(lines), Phrases(by_name, phrase_lengths(names)), Codes(lines))


def _units(root: Path) -> Units:
    by_id = {
        unit_id: UnitEntry(unit_id, kind, name, parent_id, tuple(filter(None, codes.split("|"))), district, derived == "yes")
        for unit_id, kind, name, parent_id, codes, district, derived in _rows(root, "units", 7)
    }
    entries, aliases, _, _ = read_columns(root / "units" / "aliases.csv", 4)
    by_name = _index([*by_id, *entries], [unit.name for unit in by_id.values()] + aliases)
    for name, ids in [item for item in by_name.items() if item[0].count(" ") > 1]:
        kind, _, rest = name.partition(" ")
        by_name.setdefault(f"{kind} {rest.replace(' ', '')}", ids)
    children: dict[str, list[str]] = {}
    for unit in by_id.values():
        children.setdefault(unit.parent_id, []).append(unit.unit_id)
    return Units(by_id, Phrases(by_name, phrase_lengths(by_name)), {k: tuple(v) for k, v in children.items()})


def _cues(root: Path) -> dict[str, frozenset[str]]:
    """Return the kinds of each cue word ("bernama" -> named); see data/gazetteers/cues."""
    kinds: dict[str, set[str]] = {}
    for cue, kind in _rows(root, "cues", 2):
        kinds.setdefault(cue, set()).add(kind)
    return {cue: frozenset(known) for cue, known in kinds.items()}


def _activities(root: Path) -> Phrases:
    """Return what each cue tells of the main event: (activity, weight) pairs."""
    entries: dict[str, tuple[object, ...]] = {}
    for cue, activity, weight in _rows(root, "activities", 3):
        entries[cue] = (*entries.get(cue, ()), (activity, float(weight)))
    return Phrases(entries, phrase_lengths(entries))


def _relations(root: Path) -> dict[str, dict[str, str]]:
    """Return the facts of each relation ("leads": Kapolsek -> polsek); see data/gazetteers/relations."""
    relations: dict[str, dict[str, str]] = {}
    for relation, key, value in _rows(root, "relations", 3):
        relations.setdefault(relation, {})[key] = value
    return relations


def _words(root: Path, misspelled: Mapping[str, str]) -> Words:
    repairs = {key: Repair(form, "typo") for key, form in misspelled.items()}
    repairs |= {
        wrong: Repair(form, kind, lower != "", lower == "chat", lower == "acronym")  # type: ignore[arg-type]  # the check of the gazetteers knows the kinds
        for wrong, form, kind, lower in _rows(root, "words", 4, "repairs")
    }
    known, counts, roots, glued = read_columns(root / "words" / "words.csv", 4)
    numbers = dict(zip(known, map(int, counts), strict=True))
    pairs, together = read_columns(root / "words" / "pairs.csv", 2)
    names = list(_rows(root, "names", 2))
    return Words(
        known=frozenset(known).union(*(repair.form.split() for repair in repairs.values() if repair.form.islower())),
        roots=frozenset(compress(known, roots)),
        counts=numbers,
        common=frozenset(word for word, count in numbers.items() if count >= COMMON_COUNT),
        glued={p + word: f"{p} {word}" for word, cell in zip(known, glued, strict=True) if cell for p in cell.split("|")},
        repairs=repairs,
        phrases=phrase_lengths([wrong for wrong in repairs if " " in wrong]),
        pairs=dict(zip(pairs, map(int, together), strict=True)),
        foreign=frozenset(*read_columns(root / "words" / "foreign.csv", 1)),
        capital=frozenset(*read_columns(root / "words" / "capital.csv", 1)),
        letters=frozenset(*read_columns(root / "words" / "letters.csv", 1)),
        given_names=frozenset(name for name, kind in names if kind == "given"),
        family_names=frozenset(name for name, kind in names if kind == "family"),
        foreign_names=frozenset(name for name, kind in names if kind == "foreign"),
        things=frozenset(cue for cue, kind in _rows(root, "cues", 2) if kind == "thing"),
    )
