"""Files that grow under a temporary name and appear whole.

They grow in the folder's `.unfinished`. When all is written they are gathered in `.unfinished/ready`, which exists
only complete; from there they are moved into the folder. A run that was cut off between two of these moves is
finished by the next call of `publish`.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import TracebackType

UNFINISHED = ".unfinished"
READY = "ready"
_PART = "ready.part"
_FINISHED = ".finished"
MANIFEST = "manifest.json"  # appears when every other file has


class Output:
    """The files of one run; leaving the `with` block without an error makes them appear in the folder.

    Until then they lie in the folder's `.unfinished`, where each holds whole chunks only as far as `sizes` says.
    """

    def __init__(
        self,
        folder: Path,
        heads: Mapping[str, bytes | None],
        *,
        finish: Callable[[Path, Path], None] | None = None,
        sizes: Mapping[str, int] | None = None,
    ) -> None:
        """Start the files with their heads (None: go on with what is there), or cut an interrupted run's to these sizes.

        `finish` turns the grown files of a folder into the final ones in another folder.
        """
        self.folder = folder
        self._work = folder / UNFINISHED
        self._finish = finish
        self._work.mkdir(parents=True, exist_ok=True)
        _take_back(self._work)
        self._files: dict[str, BinaryIO] = {}
        for name, head in heads.items():
            goes_on = head is None or sizes is not None
            file = self._files[name] = (self._work / name).open("r+b" if goes_on else "wb")
            if sizes is not None:
                file.truncate(sizes[name])
            file.seek(0, os.SEEK_END)
            if head and not goes_on:
                file.write(head)

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
        if kind is not None:
            for file in self._files.values():
                with suppress(OSError):  # a full disk has been told of already
                    file.close()
            return
        for file in self._files.values():
            file.close()
        self._gather()
        publish(self.folder)

    def _gather(self) -> None:
        """Make `ready`: the files as they are, or what `finish` makes of them."""
        part = self._work / _PART
        part.mkdir()
        if self._finish:
            self._finish(self._work, part)
        for name in self._files:
            if not self._finish or name.endswith((".json", ".jsonl")):
                (self._work / name).replace(part / name)
        for path in part.iterdir():
            _sync(path)
        part.replace(self._work / READY)
        _sync(self._work)


def publish(folder: Path) -> bool:
    """Move the files that are ready into their folder; return whether there were any."""
    shutil.rmtree(folder / _FINISHED, ignore_errors=True)
    ready = folder / UNFINISHED / READY
    if not ready.is_dir():
        return False
    for path in sorted(ready.iterdir(), key=lambda path: (path.name == MANIFEST, path.name)):
        path.replace(folder / path.name)
    _sync(folder)
    (folder / UNFINISHED).replace(folder / _FINISHED)  # in one step, or a half removed one would be taken up
    shutil.rmtree(folder / _FINISHED)
    return True


def _take_back(work: Path) -> None:
    """Undo a gathering that was cut off."""
    part = work / _PART
    if part.is_dir():
        for path in part.iterdir():
            if not (work / path.name).exists():
                path.replace(work / path.name)
        shutil.rmtree(part)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
