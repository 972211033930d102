"""The areas, each made when it is asked for: 91,599 objects at once would cost a quarter of a second and 20 MB."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, overload

from sambang.lexicon import Area

if TYPE_CHECKING:
    from collections.abc import Iterator


class AreaTable(Mapping[str, Area]):
    """A read-only mapping code -> Area over the lines of areas.csv, which are in the order of the codes."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._made: dict[str, Area] = {}

    def __getitem__(self, code: str) -> Area:
        """Return the area with the code."""
        area = self._made.get(code)
        if area is None:
            at = bisect_left(self._lines, f"{code},")
            if at == len(self._lines) or not self._lines[at].startswith(f"{code},"):
                raise KeyError(code)
            area = self._made[code] = Area(*self._lines[at].split(","))
        return area

    def __iter__(self) -> Iterator[str]:
        """Return the codes in their order."""
        return iter(Codes(self._lines))

    def __len__(self) -> int:
        """Return the number of areas."""
        return len(self._lines)


class AddedAreas(Mapping[str, Area]):
    """Areas of the user's own besides those that are there; no code is in both."""

    def __init__(self, own: Mapping[str, Area], others: Mapping[str, Area]) -> None:
        self._own = own
        self._others = others

    def __getitem__(self, code: str) -> Area:
        """Return the area with the code."""
        return self._own[code] if code in self._own else self._others[code]

    def __iter__(self) -> Iterator[str]:
        """Return the codes in their order."""
        return iter(sorted([*self._own, *self._others]))

    def __len__(self) -> int:
        """Return the number of areas."""
        return len(self._own) + len(self._others)


class Codes(Sequence[str]):
    """The codes at the beginning of the lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        """Return one code, or a list of them."""
        if isinstance(at, slice):
            return [line.partition(",")[0] for line in self._lines[at]]
        return self._lines[at].partition(",")[0]

    def __len__(self) -> int:
        """Return the number of codes."""
        return len(self._lines)


class NamedCodes(dict[str, Any]):
    """Codes by folded name: given as one text, split at "|" when they are asked for."""

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Return the codes of the areas with this name."""
        return _split(dict.__getitem__(self, name))

    def get(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:  # type: ignore[override]
        """Return the codes of the areas with this name, or the default."""
        codes = dict.get(self, name)
        return default if codes is None else _split(codes)

    def put_first(self, name: str, code: str) -> None:
        """Let a name stand for the code, and after it for those that it stands for already."""
        others = [other for other in self.get(name) if other != code]
        super().__setitem__(name, "|".join([code, *others]))


@lru_cache(maxsize=1 << 13)  # the articles of one newsroom name the same areas
def _split(codes: str) -> tuple[str, ...]:
    return tuple(codes.split("|"))
