"""Files that grow under a temporary name and appear whole."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, BinaryIO, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import TracebackType

UNFINISHED = ".unfinished"


class Output:
    """The files of one run; leaving the `with` block without an error makes them appear in the folder.

    Until then they lie in the folder's `.unfinished`, where each holds whole chunks only as far as `sizes` says.
    """

    def __init__(
        self,
        folder: Path,
        heads: Mapping[str, bytes],
        *,
        finish: Callable[[Path, Path], None] | None = None,
        sizes: Mapping[str, int] | None = None,
    ) -> None:
        """Start the files with their heads, or go on with those of an interrupted run, cut back to these sizes."""
        self.folder = folder
        self._work = folder / UNFINISHED
        self._finish = finish
        self._work.mkdir(parents=True, exist_ok=True)
        self._files: dict[str, BinaryIO] = {}
        for name, head in heads.items():
            file = self._files[name] = (self._work / name).open("wb" if sizes is None else "r+b")
            if sizes is None:
                file.write(head)
            else:
                file.truncate(sizes[name])
                file.seek(0, os.SEEK_END)

    def append(self, blobs: Mapping[str, bytes]) -> None:
        """Append bytes to the files of these names."""
        for name, blob in blobs.items():
            self._files[name].write(blob)

    def sizes(self) -> dict[str, int]:
        """Hand everything to the operating system; return how long each file is."""
        for file in self._files.values():
            file.flush()
        return {name: file.tell() for name, file in self._files.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for file in self._files.values():
            file.close()
        if kind is None:
            for name in self._files:
                self._appear(name)
            shutil.rmtree(self._work)

    def _appear(self, name: str) -> None:
        path = self._work / name
        if self._finish and path.suffix == ".parquet":
            ready = path.with_name(f"{name}.ready")
            self._finish(path, ready)
            path = ready
        with path.open("rb") as file:
            os.fsync(file.fileno())
        path.replace(self.folder / name)
