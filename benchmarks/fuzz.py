"""Feed random bytes to reading and cleaning, guided by coverage, until something crashes or the time is over.

make fuzz SECONDS=600 (needs pip install atheris)
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports():
    from sambang import Article, InputError, clean
    from sambang.read import read_articles

SUFFIXES = (".txt", ".csv", ".jsonl", ".jsonl.gz", ".csv.zst", ".html")
FOLDER = Path(tempfile.mkdtemp())


def check(data: bytes) -> None:
    """Read the bytes as a file of some kind and clean what comes of it; anything but an `InputError` is a crash."""
    provider = atheris.FuzzedDataProvider(data)
    path = FOLDER / f"in{SUFFIXES[provider.ConsumeIntInRange(0, len(SUFFIXES) - 1)]}"
    path.write_bytes(provider.ConsumeBytes(2**16))
    with contextlib.suppress(InputError):
        for item in read_articles([path]):
            if isinstance(item, Article) and clean(item.text, title=item.title).undo() != item.text:
                message = "the raw text cannot be had back"
                raise AssertionError(message)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
