"""What the commands share: exit codes, options of cleaning, messages, output that appears whole."""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sambang import Options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sambang.gazetteers.user import UserFile

OK, REJECTED, USAGE, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130


def add_cleaning(parser: argparse.ArgumentParser) -> None:
    """Add what every command that cleans understands."""
    parser.add_argument("--preset", choices=("light", "standard", "strict"), default="standard", help="how much to clean")
    parser.add_argument("--off", action="append", default=[], metavar="RULE", help="switch a cleaning rule off; repeatable")
    parser.add_argument(
        "--gazetteer", action="append", default=[], metavar="CSV", help="entries or aliases of your own, see README; repeatable"
    )


def options_of(given: argparse.Namespace) -> Options:
    """Return the cleaning that the arguments ask for."""
    return Options(preset=given.preset, off=frozenset(given.off))


def own_gazetteers(given: argparse.Namespace) -> tuple[UserFile, ...]:
    """Return the user's gazetteers; one that does not fit is told before any article is read."""
    from sambang.gazetteers.load import load
    from sambang.gazetteers.user import read_files

    files = read_files(given.gazetteer)
    if files:
        load(files=files)
    return files


@contextmanager
def opened(output: str) -> Iterator[BinaryIO]:
    """Open a file that appears when it is whole, or standard output."""
    if output == "-":
        yield sys.stdout.buffer
        return
    path = Path(output)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def say(message: str) -> None:
    """Print a message to standard error."""
    print(f"sambang: {message}", file=sys.stderr)


def warn_of_repeats(inputs: Iterable[str]) -> None:
    """Warn of files that are given twice."""
    from sambang.read import repeated_inputs

    for path in repeated_inputs(inputs):
        say(f"warning: {path} is given twice; its articles are processed again, under ids with ~2 behind them")


def positive(text: str) -> int:
    """Read a whole number of 1 or more."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def seconds(text: str) -> float:
    """Read a number of seconds, 0 or more."""
    number = float(text)
    if not 0 <= number < inf:
        raise argparse.ArgumentTypeError("must be 0 or more")
    return number
