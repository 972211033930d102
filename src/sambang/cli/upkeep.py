"""The commands that keep the library right: evaluate, gazetteers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sambang.cli.options import OK, REJECTED, add_cleaning, options_of, own_gazetteers, positive, say
from sambang.errors import ConfigError

if TYPE_CHECKING:
    import argparse


def add_evaluate(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `sambang evaluate`."""
    parser.description = "Score each entity and each kind of repair against gold labels; a measure below its floor exits with 1."
    parser.add_argument(
        "gold", type=Path, nargs="?", metavar="GOLD_DIR", help="folder of <id>.txt, <id>.json and maybe <id>.clean.txt"
    )
    parser.add_argument(
        "--records", type=Path, metavar="FILE", help="JSONL of records to score; without it the texts are processed"
    )
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--verbose", action="store_true", help="list each finding that is not right")
    parser.add_argument(
        "--noise", type=int, metavar="SEED", help="corrupt the *.clean.txt and count what cleaning takes away again"
    )
    parser.add_argument(
        "--harm", action="append", metavar="CORPUS", help="count the edits of a file of articles and list the harmful; repeatable"
    )
    parser.add_argument("--sample", type=positive, default=300, metavar="N", help="with --harm: word edits to read (300)")
    parser.add_argument("--seed", type=int, default=1, metavar="SEED", help="with --harm: which word edits")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="JSON of the figures to reach")
    parser.add_argument(
        "--raise-floors", action="store_true", help="move the floors to today's figures; none is lowered silently"
    )
    add_cleaning(parser)
    parser.set_defaults(run=_evaluate)


def add_gazetteers(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `sambang gazetteers`."""
    parser.description = "Build the gazetteers from their sources, or verify ids, references, sources and overrides."
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for name, run, text in (
        ("build", _build_gazetteers, "write what the sources and overrides make; prints the files that changed"),
        ("check", _check_gazetteers, "print what is wrong, a line each; exit code 1 where something is"),
    ):
        action = actions.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        action.add_argument("names", nargs="*", metavar="NAME", help="areas, units ...; all where none is given")
        action.add_argument("--folder", type=Path, metavar="DIR", help="the gazetteers; the package's own where none is given")
        action.set_defaults(run=run)


def _evaluate(given: argparse.Namespace) -> int:
    from sambang.evaluate import evaluate, evaluate_noise
    from sambang.evaluate.gate import check_floors, raise_floors, read_floors, write_floors
    from sambang.evaluate.noise_report import show_noise
    from sambang.evaluate.score import show_figures, show_report
    from sambang.gazetteers.load import load

    if given.harm:
        return _evaluate_harm(given)
    if given.gold is None:
        raise ConfigError("evaluate what? Give GOLD_DIR or --harm CORPUS")
    lexicon = load(files=own_gazetteers(given))
    if given.noise is not None:
        print(show_noise(evaluate_noise(given.gold, seed=given.noise, options=options_of(given), lexicon=lexicon)), end="")
        return OK
    report = evaluate(given.gold, records=given.records, options=options_of(given), lexicon=lexicon)
    print(show_figures(report) if given.format == "json" else show_report(report, verbose=given.verbose), end="")
    if given.floors is None:
        return OK
    floors = read_floors(given.floors)
    if given.raise_floors:
        write_floors(given.floors, raise_floors(report.figures(), floors))
        return OK
    short = check_floors(report.figures(), floors)
    for line in short:
        say(line)
    return REJECTED if short else OK


def _evaluate_harm(given: argparse.Namespace) -> int:
    from sambang.evaluate.harm import measure_harm, show_harm
    from sambang.gazetteers.load import load
    from sambang.read import check_inputs, read_articles

    check_inputs(given.harm)
    lexicon = load(files=own_gazetteers(given))
    articles = read_articles(given.harm)
    report = measure_harm(articles, seed=given.seed, size=given.sample, options=options_of(given), lexicon=lexicon)
    print(show_harm(report), end="")
    return REJECTED if report.violations or report.failed else OK


def _build_gazetteers(given: argparse.Namespace) -> int:
    from sambang.gazetteers.build import build
    from sambang.gazetteers.load import locate

    for path in build(locate(given.folder), given.names):
        print(path)
    return OK


def _check_gazetteers(given: argparse.Namespace) -> int:
    from sambang.gazetteers.check import check
    from sambang.gazetteers.load import locate

    problems = check(locate(given.folder), given.names)
    for problem in problems:
        print(problem)
    return REJECTED if problems else OK
