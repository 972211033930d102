"""Gold labels: what a careful reader would put into a database from an article, one JSON file beside each text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from sambang.errors import InputError
from sambang.model import Article

if TYPE_CHECKING:
    from pathlib import Path


class GoldPosition(msgspec.Struct, frozen=True, kw_only=True):
    """An office; `canonical` is the standard form of a regional one, and either counts."""

    title: str
    unit: str | None = None
    canonical: str | None = None


class GoldPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A named individual."""

    name: str
    kind: str
    rank: str | None = None
    titles: list[str] = []
    positions: list[GoldPosition] = []


class GoldInitials(msgspec.Struct, frozen=True, kw_only=True):
    """A person named by initials only."""

    initials: str
    age: int | None = None


class GoldPlace(msgspec.Struct, frozen=True, kw_only=True):
    """An area; several labels of one name with different codes mean that either counts."""

    level: str
    name: str
    code: str | None = None


class GoldValue(msgspec.Struct, frozen=True, kw_only=True):
    """A date or a time with the words that say it."""

    value: str
    mention: str = ""


class GoldQuote(msgspec.Struct, frozen=True, kw_only=True):
    """A quote by its first and last words, and the full name of its speaker."""

    starts: str
    ends: str
    speaker: str | None = None


class Defect(msgspec.Struct, frozen=True, kw_only=True):
    """A defect of the raw text: the snippet as it stands and as it should."""

    kind: str
    raw: str
    fixed: str | None = None


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """All labels of one article."""

    persons: list[GoldPerson] = []
    initials: list[GoldInitials] = []
    units: list[str] = []
    places: list[GoldPlace] = []
    dates: list[GoldValue] = []
    times: list[GoldValue] = []
    quotes: list[GoldQuote] = []
    defects: list[Defect] = []
    activity: str | None = None
    title: str | None = None
    published: str | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its labels and, where someone made it, its perfectly clean text."""

    article: Article
    labels: Labels
    clean: str | None = None


def read_gold(folder: Path) -> list[Gold]:
    """Return the gold articles of the folder, by name: `<id>.txt`, `<id>.json`, maybe `<id>.clean.txt` and `<id>.meta.json`.

    Title and publication date are those of the meta file, else of the labels. Raises InputError for a folder without
    labels, labels without their text, and labels that are none.
    """
    paths = sorted(path for path in folder.glob("*.json") if not path.name.endswith(".meta.json"))
    if not paths:
        raise InputError(f"{folder}: no gold labels (<id>.json beside <id>.txt)")
    return [_read_one(path) for path in paths]


def _read_one(path: Path) -> Gold:
    try:
        labels = msgspec.json.decode(path.read_bytes(), type=Labels)
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
    except msgspec.DecodeError as error:
        raise InputError(f"{path}: {error}") from error
    except OSError as error:
        raise InputError(f"{error.filename}: {error.strerror}") from error
    meta = _read_meta(path.with_suffix(".meta.json"))
    clean = path.with_suffix(".clean.txt")
    return Gold(
        article=Article(
            article_id=path.stem,
            text=text,
            title=meta.get("title") or labels.title,
            published=meta.get("date") or labels.published,
        ),
        labels=labels,
        clean=clean.read_text(encoding="utf-8") if clean.is_file() else None,
    )


def _read_meta(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
