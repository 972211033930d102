"""SOURCES.toml: where a gazetteer's rows come from, under which licence, and how many of them there are.

```
[[origin]]                 # one for each source
name = "..."
licence = "..."
date = 2026-01-31          # when it was taken
sha256 = {"file" = "..."}  # of the files that the builder reads, where they are not in the folder

[[count]]                  # what is known of the whole: 38 rows have the kind "provinsi"
kind = ["provinsi"]
rows = 38

[tables]                   # every table of the folder; written by `sambang gazetteers build`
"areas.csv" = {rows = 91599, sha256 = "..."}
```
"""

from __future__ import annotations

import tomllib
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sambang.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SOURCES = "SOURCES.toml"
_TABLES = "\n[tables]\n"


def read_sources(folder: Path) -> dict[str, Any]:
    """Return the content of the folder's SOURCES.toml."""
    path = folder / SOURCES
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise GazetteerError(f"{path}: missing; it must name each origin with its licence and date") from error
    except tomllib.TOMLDecodeError as error:
        raise GazetteerError(f"{path}: {error}") from error


def digest_of(folder: Path, file: str) -> str:
    """Return the pinned SHA-256 of a file that an origin of the folder's gazetteer is read from."""
    for origin in read_sources(folder)["origin"]:
        if file in origin.get("sha256", {}):
            return str(origin["sha256"][file])
    raise GazetteerError(f"{folder / SOURCES}: no sha256 of {file}")


def render_sources(folder: Path, files: Mapping[str, str]) -> str:
    """Return SOURCES.toml with the rows and digests of all tables, those in `files` as they are there."""
    read_sources(folder)  # a broken file is not written over
    written = (folder / SOURCES).read_text(encoding="utf-8").partition(_TABLES)[0]
    contents = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    contents |= {name: text.encode() for name, text in files.items()}
    lines = [
        f'"{name}" = {{ rows = {rows}, sha256 = "{digest}" }}\n' for name, (rows, digest) in describe_tables(contents).items()
    ]
    return f"{written.rstrip()}\n{_TABLES}{''.join(lines)}"


def describe_tables(contents: Mapping[str, bytes]) -> dict[str, tuple[int, str]]:
    """Return the number of rows, the header aside, and the digest of each table, sorted by name."""
    return {name: (data.count(b"\n") - 1, sha256(data).hexdigest()) for name, data in sorted(contents.items())}
