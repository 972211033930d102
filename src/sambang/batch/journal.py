"""The journal of a run: what is written so far, so that an interrupted run can go on.

Its first line describes the run; each further line tells the counts and the sizes of the output files after a chunk.
A line that was cut off by a crash is ignored: the files are cut back to the last whole line.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

import msgspec

from sambang.errors import ConfigError
from sambang.write.output import UNFINISHED

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from sambang.batch.chunk import Done

NAME = "journal.jsonl"


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of a run so far, and how long its files are; `sizes` is None before anything is written."""

    articles: int = 0
    rejected: dict[str, int] = {}  # by stage
    edits: dict[str, int] = {}  # by rule
    mentions: dict[str, int] = {}  # by label
    sizes: dict[str, int] | None = None

    def plus(self, done: Done | Progress) -> Progress:
        """Return the counts with those of more articles."""
        return Progress(
            articles=self.articles + done.articles,
            rejected=Counter(self.rejected) + Counter(done.rejected),
            edits=Counter(self.edits) + Counter(done.edits),
            mentions=Counter(self.mentions) + Counter(done.mentions),
            sizes=self.sizes,
        )

    @property
    def rejects(self) -> int:
        """The number of rejected articles."""
        return sum(self.rejected.values())


class Journal:
    """The journal of the run in a folder; a run that was interrupted there is taken up if it is described alike."""

    def __init__(self, folder: Path, description: dict[str, Any], *, restart: bool = False) -> None:
        self.description = description
        self._path = folder / UNFINISHED / NAME
        self.progress = Progress()
        if restart or not self._take_up():
            shutil.rmtree(self._path.parent, ignore_errors=True)
            self._path.parent.mkdir(parents=True)
            self._path.write_bytes(msgspec.json.encode(description) + b"\n")
        self._file = self._path.open("ab")

    def note(self, done: Done, sizes: dict[str, int]) -> None:
        """Add a chunk that is written; the files have these sizes now."""
        self.progress = msgspec.structs.replace(self.progress.plus(done), sizes=sizes)
        self._file.write(msgspec.json.encode(self.progress) + b"\n")
        self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(OSError):  # of a full disk, which has been told of already
            self._file.close()

    def _take_up(self) -> bool:
        """Read what an interrupted run left; return whether there is anything to go on with."""
        if not self._path.is_file():
            return False
        with self._path.open("rb") as file:
            head, last, size = file.readline(), b"", 0
            for line in file:  # one at a time: there are ten thousand of them in a million articles
                if line.endswith(b"\n"):
                    last, size = line, size + len(line)
        if not last:
            return False
        found = msgspec.json.decode(head)
        if found.get("inputs") is None:  # standard input cannot be read again
            return False
        changed = differences(self.description, found)
        if changed:
            where = self._path.parent.parent
            raise ConfigError(f"{where} holds an unfinished run with other {changed}: finish it or use --restart")
        self.progress = msgspec.json.decode(last, type=Progress)
        os.truncate(self._path, len(head) + size)
        return True


def differences(wanted: dict[str, Any], found: dict[str, Any]) -> str:
    """Return what differs between two descriptions of runs, as words; nothing is the empty text."""
    wanted = msgspec.json.decode(msgspec.json.encode(wanted))
    names: list[str] = []
    for key in wanted:
        old, new = found.get(key), wanted[key]
        if isinstance(old, dict) and isinstance(new, dict):
            inner = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
            names += [f"{key} ({', '.join(inner)})"] if inner else []
        elif old != new:
            names.append(key)
    return " and ".join(names)
