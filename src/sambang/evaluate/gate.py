"""Pinned floors: a change that makes a measure worse is noticed, and a floor is never lowered silently.

A floors file is JSON: {"measures": {"persons": 0.98, ...}, "lowered": {"persons": "why"}}. Of the measures in
`LOWER_IS_BETTER` the number is a ceiling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sambang.errors import ConfigError
from sambang.evaluate.score import LOWER_IS_BETTER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Floors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures that must be reached, and the reason for each that was lowered on purpose."""

    measures: dict[str, float]
    lowered: dict[str, str] = {}


def read_floors(path: Path) -> Floors:
    """Return the floors of the file. Raises ConfigError for a file that is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except (OSError, msgspec.DecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error


def check_floors(figures: Mapping[str, float], floors: Floors) -> list[str]:
    """Return a line for each measure that falls short of its floor, or that is not measured any more.

    >>> check_floors({"persons": 0.95, "word_errors": 12.0}, Floors(measures={"persons": 0.96, "word_errors": 15.0}))
    ['persons: 0.95, floor 0.96']
    """
    short: list[str] = []
    for measure, floor in floors.measures.items():
        figure = figures.get(measure)
        if figure is None or _is_worse(measure, figure, floor):
            short.append(f"{measure}: {'not measured' if figure is None else figure}, floor {floor}")
    return short


def raise_floors(figures: Mapping[str, float], floors: Floors) -> Floors:
    """Return the floors moved to the figures. Raises ConfigError where that lowers one whose reason `lowered` does not give.

    >>> raise_floors({"persons": 0.97}, Floors(measures={"persons": 0.96})).measures
    {'persons': 0.97}
    """
    silent = [
        measure
        for measure, floor in floors.measures.items()
        if measure in figures and _is_worse(measure, figures[measure], floor) and not floors.lowered.get(measure)
    ]
    if silent:
        raise ConfigError(f'floors are not lowered without a reason under "lowered": {", ".join(sorted(silent))}')
    return Floors(measures=dict(sorted(figures.items())), lowered=floors.lowered)


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors file, one measure a line."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=1) + b"\n")


def _is_worse(measure: str, figure: float, floor: float) -> bool:
    return figure > floor if measure in LOWER_IS_BETTER else figure < floor
