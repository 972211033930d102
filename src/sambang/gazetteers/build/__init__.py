"""Build the gazetteers from their sources.

`build/<name>.py` holds `build_<name>(folder) -> Built` for the gazetteer in the folder of that name. A gazetteer without
such a module is kept by hand: building it sorts its table. The overrides come last and win over every source.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from sambang.errors import ConfigError, GazetteerError
from sambang.gazetteers.build.tables import Built, apply_overrides, read_built, render, render_table
from sambang.gazetteers.schema import LAYOUTS, OVERRIDE_COLUMNS
from sambang.gazetteers.sources import SOURCES, render_sources

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OVERRIDES = "overrides.csv"


def build(root: Path, names: Iterable[str] = ()) -> list[Path]:
    """Build the named gazetteers, or all, and write what is new; return the files that changed.

    They are built in the order of their names: units are made from the built areas. Raises `ConfigError` for an unknown
    name, `GazetteerError` where a source is missing or is not the pinned version.
    """
    known = sorted(folder.name for folder in root.iterdir() if folder.name in LAYOUTS)
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise ConfigError(f"unknown gazetteer {', '.join(unknown)}; known are {', '.join(known)}")
    changed = []
    for name in [name for name in known if not names or name in set(names)]:
        for file, text in build_files(root / name).items():
            path = root / name / file
            if not path.is_file() or path.read_bytes() != text.encode():
                path.write_bytes(text.encode())
                changed.append(path)
    return changed


def build_files(folder: Path) -> dict[str, str]:
    """Return the files of one gazetteer as its sources make them, text by file name; nothing is written."""
    built = _build_one(folder)
    apply_overrides(built, folder)
    files = render(built)
    if not (folder / OVERRIDES).is_file():
        files[OVERRIDES] = render_table(OVERRIDE_COLUMNS, ())
    return {**files, SOURCES: render_sources(folder, files)}


def _build_one(folder: Path) -> Built:
    name = folder.name
    if find_spec(f"{__name__}.{name}") is None:
        return read_built(folder)
    try:
        module = import_module(f"{__name__}.{name}")
        built: Built = getattr(module, f"build_{name}")(folder)
    except ModuleNotFoundError as error:
        raise GazetteerError(
            f"gazetteer {name}: the package {error.name} is missing; install the extra: sambang[build]"
        ) from error
    return built
