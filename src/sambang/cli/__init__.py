"""The command `sambang`: arguments, messages and exit codes; the work is done elsewhere and imported when asked for.

Exit codes: 0 all went well, 1 some articles were rejected or a check found something, 2 wrong usage, 3 an input cannot be read.
Data go to standard output, everything else to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from sambang import ConfigError, SambangError, __version__
from sambang.cli.options import INTERRUPTED, OK, UNREADABLE, USAGE, say
from sambang.cli.run import add_dedup, add_run
from sambang.cli.texts import add_clean, add_demo, add_explain, add_rules
from sambang.cli.upkeep import add_evaluate, add_gazetteers

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    given = _parser().parse_args(arguments)
    try:
        code: int = given.run(given)
        sys.stdout.flush()
    except ConfigError as error:
        say(str(error))
        return USAGE
    except SambangError as error:
        say(str(error))
        return UNREADABLE
    except BrokenPipeError:  # the reader of our output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        say(f"{error.filename or 'output'}: {error.strerror}")
        return UNREADABLE
    except KeyboardInterrupt:
        say("interrupted; the same command goes on where it stopped")
        return INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sambang", description="Clean Indonesian police news, extract structured records.")
    parser.add_argument("--version", action="version", version=f"sambang {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    add_run(commands.add_parser("run", help="articles in, records out"))
    add_clean(commands.add_parser("clean", help="clean the texts of a file, keep its columns"))
    add_dedup(commands.add_parser("dedup", help="find near copies"))
    add_demo(commands.add_parser("demo", help="show the cleaned text and the record of each article"))
    add_explain(commands.add_parser("explain", help="say why a stretch of an article was taken for something, or was not"))
    add_evaluate(commands.add_parser("evaluate", help="score the results against gold labels"))
    add_rules(commands.add_parser("rules", help="list the cleaning rules"))
    add_gazetteers(commands.add_parser("gazetteers", help="build the gazetteers from their sources, or check them"))
    return parser
