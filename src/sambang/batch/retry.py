"""The rejected articles of a finished run, once more: those that succeed now join the records.

They are added at the end of the files; `rejects.jsonl` keeps those that failed again.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec

from sambang.batch.journal import differences
from sambang.batch.manifest import counts_of, read_manifest
from sambang.errors import ConfigError
from sambang.model import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sambang.batch.chunk import Item
    from sambang.batch.journal import Progress

REJECTS = "rejects.jsonl"


class Retry:
    """What is to be tried again in a folder; raises `ConfigError` where its run is not finished or was another one."""

    def __init__(self, folder: Path, description: dict[str, Any]) -> None:
        found = read_manifest(folder)
        if not found or not found.get("inputs"):
            raise ConfigError(f"{folder} holds no finished run of files: there is nothing to retry")
        same = {"config": {"format": description["config"]["format"]}, "inputs": description["inputs"]}
        changed = differences(same, {**found, "config": {"format": found["config"]["format"]}})
        if changed:
            raise ConfigError(f"{folder} holds a run with other {changed}: its rejects cannot be retried with these")
        self._manifest = found
        content = (folder / REJECTS).read_bytes()
        rejects = [msgspec.json.decode(line, type=Rejected) for line in content.splitlines()]
        self._places = {(one.file, one.row) for one in rejects}
        self.description = {**description, "retry": sha256(content).hexdigest()}

    def select(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the articles that were rejected."""
        return (item for item in items if (item.file, item.row) in self._places)

    def merge(self, progress: Progress) -> tuple[dict[str, Any], Progress]:
        """Return the description and the counts of the run as it is after the retry."""
        before = counts_of(self._manifest)
        whole = msgspec.structs.replace(
            before.plus(progress), articles=before.articles - before.rejects + progress.articles, rejected=progress.rejected
        )
        retries = [
            *self._manifest.get("retries", ()),
            {
                "sambang": self.description["sambang"],
                "config": self.description["config"],
                "articles": progress.articles,
                "rejects": progress.rejects,
            },
        ]
        kept = {name: value for name, value in self._manifest.items() if name != "counts"}
        return {**kept, "retries": retries}, whole
