"""The command `sambang`: arguments, messages and exit codes; the work is done elsewhere and imported when asked for.

Exit codes: 0 all went well, 1 some articles were rejected or a check found something, 2 wrong usage, 3 an input cannot be read.
Data go to standard output, everything else to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sambang import ConfigError, Options, SambangError, __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sambang.batch import Job
    from sambang.batch.cleaning import Cleaned
    from sambang.gazetteers.user import UserFile

TIMEOUT = 60  # seconds; the longest article of the corpora takes a hundredth of it
OK, REJECTED, USAGE, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    given = _parser().parse_args(arguments)
    try:
        code: int = given.run(given)
        sys.stdout.flush()
    except ConfigError as error:
        _say(str(error))
        return USAGE
    except SambangError as error:
        _say(str(error))
        return UNREADABLE
    except BrokenPipeError:  # the reader of our output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        _say(f"{error.filename or 'output'}: {error.strerror}")
        return UNREADABLE
    except KeyboardInterrupt:
        _say("interrupted; the same command goes on where it stopped")
        return INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sambang", description="Clean Indonesian police news, extract structured records.")
    parser.add_argument("--version", action="version", version=f"sambang {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_run(commands.add_parser("run", help="articles in, records out"))
    _add_clean(commands.add_parser("clean", help="clean the texts of a file, keep its columns"))
    _add_dedup(commands.add_parser("dedup", help="find near copies"))
    _add_demo(commands.add_parser("demo", help="show the cleaned text and the record of each article"))
    _add_explain(commands.add_parser("explain", help="say why a stretch of an article was taken for something, or was not"))
    _add_evaluate(commands.add_parser("evaluate", help="score the results against gold labels"))
    _add_rules(commands.add_parser("rules", help="list the cleaning rules"))
    _add_gazetteers(commands.add_parser("gazetteers", help="build the gazetteers from their sources, or check them"))
    return parser


def _add_cleaning(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--preset", choices=("light", "standard", "strict"), default="standard", help="how much to clean")
    parser.add_argument("--off", action="append", default=[], metavar="RULE", help="switch a cleaning rule off; repeatable")
    parser.add_argument(
        "--gazetteer", action="append", default=[], metavar="CSV", help="entries or aliases of your own, see README; repeatable"
    )


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.description = "Process the articles of files and folders into a folder; an interrupted run goes on where it stopped."
    kinds = ".txt, .html, folder of these, .csv, .jsonl (also .gz, .zst), .parquet, -"
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help=kinds)
    parser.add_argument(
        "-o", "--output", required=True, metavar="OUT", help="folder; - writes JSONL or flat CSV to standard output"
    )
    parser.add_argument("--format", choices=("jsonl", "csv", "flat", "parquet", "sqlite", "duckdb"), default="jsonl")
    parser.add_argument("--excel", action="store_true", help="begin CSV files with the mark that Excel knows UTF-8 by")
    parser.add_argument(
        "--jobs", type=_positive, default=1, metavar="N", help="worker processes; the output is the same for any N"
    )
    parser.add_argument(
        "--timeout", type=float, default=TIMEOUT, metavar="S", help=f"seconds that one article may take ({TIMEOUT}); 0 is any"
    )
    parser.add_argument("--memory", type=_positive, metavar="MB", help="memory that a worker may map; beyond it an article fails")
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--restart", action="store_true", help="begin anew where the folder holds a run")
    again.add_argument("--retry-rejects", action="store_true", help="try the rejected articles of a finished run once more")
    parser.add_argument("--dedup", action="store_true", help="mark near copies: cluster_id, is_canonical")
    parser.add_argument("--quiet", action="store_true", help="no progress, no summary")
    _add_cleaning(parser)
    parser.set_defaults(run=_run)


def _add_dedup(parser: argparse.ArgumentParser) -> None:
    parser.description = "List every article with the cluster of its near copies, named by the first of them; nothing is deleted."
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="as for run, but not -")
    parser.add_argument("-o", "--output", default="-", metavar="OUT", help="CSV file; - is standard output")
    parser.add_argument("--threshold", type=float, metavar="J", help="similarity of near copies, 0 to 1")
    parser.set_defaults(run=_dedup)


def _add_clean(parser: argparse.ArgumentParser) -> None:
    parser.description = "Clean a file: its columns are kept and text_clean is added; a plain text gives its cleaned text."
    parser.add_argument("input", metavar="INPUT", help=".csv, .jsonl (also .gz, .zst), .parquet, .txt, .html, folder, -")
    parser.add_argument("-o", "--output", default="-", metavar="OUT", help="file; - is standard output")
    show = parser.add_mutually_exclusive_group()
    show.add_argument("--explain", action="store_true", help="print each edit with its rule and reason instead")
    show.add_argument("--diff", action="store_true", help="print the text with its edits marked instead")
    _add_cleaning(parser)
    parser.set_defaults(run=_clean)


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.description = "Print each article's cleaned text with the edits marked, and its record as tables."
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    _add_cleaning(parser)
    parser.set_defaults(run=_demo)


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.description = "Say what was taken for an entity at an offset of the cleaned text, what was not, and why."
    parser.add_argument("article", metavar="ARTICLE", help=".txt, or a file of articles with --id; - is standard input")
    parser.add_argument("--at", type=int, required=True, metavar="OFFSET", help="characters from the start of the cleaned text")
    parser.add_argument("--id", metavar="ID", help="which article of the file; the first where none is given")
    _add_cleaning(parser)
    parser.set_defaults(run=_explain)


def _add_gazetteers(parser: argparse.ArgumentParser) -> None:
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


def _add_rules(parser: argparse.ArgumentParser) -> None:
    parser.description = "Print the cleaning rules in their order: name, family, presets that run them, what they do."
    parser.set_defaults(run=_rules)


def _rules(_: argparse.Namespace) -> int:
    from sambang.clean.order import RULES

    for rule in RULES:
        says = (rule.find.__doc__ or "").strip().splitlines()[0]
        print(f"{rule.name:<26}  {rule.family:<11}  {' '.join(rule.presets):<21}  {says}")
    return OK


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


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.description = "Score each entity and each kind of repair against gold labels; a measure below its floor exits with 1."
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folder of <id>.txt, <id>.json and maybe <id>.clean.txt")
    parser.add_argument(
        "--records", type=Path, metavar="FILE", help="JSONL of records to score; without it the texts are processed"
    )
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--verbose", action="store_true", help="list each finding that is not right")
    parser.add_argument(
        "--noise", type=int, metavar="SEED", help="corrupt the *.clean.txt and count what cleaning takes away again"
    )
    parser.add_argument("--floors", type=Path, metavar="FILE", help="JSON of the figures to reach")
    parser.add_argument(
        "--raise-floors", action="store_true", help="move the floors to today's figures; none is lowered silently"
    )
    _add_cleaning(parser)
    parser.set_defaults(run=_evaluate)


def _run(given: argparse.Namespace) -> int:
    from sambang.batch import Job, run
    from sambang.batch.display import show_progress
    from sambang.read import check_inputs

    job = Job(
        format=given.format,
        excel=given.excel,
        options=_options(given),
        timeout=given.timeout or None,
        memory=given.memory,
        gazetteers=_own_gazetteers(given),
    )
    if given.output == "-":
        if given.dedup or given.retry_rejects:
            raise ConfigError("--dedup and --retry-rejects need a folder: give one with -o")
        return _stream(given, job)
    shown = sys.stderr.isatty() and not given.quiet
    check_inputs(given.inputs)
    with show_progress(given.inputs) if shown else nullcontext() as show:
        done = run(
            given.inputs,
            given.output,
            job=job,
            jobs=given.jobs,
            restart=given.restart,
            retry=given.retry_rejects,
            clusters=partial(_clusters, given.inputs) if given.dedup else None,
            on_progress=show,
        )
    if not given.quiet:
        where = f" ({Path(given.output) / 'rejects.jsonl'})" if done.rejects else ""
        _say(f"{done.articles} articles: {done.articles - done.rejects} records, {done.rejects} rejected{where}")
    return REJECTED if done.rejects else OK


def _stream(given: argparse.Namespace, job: Job) -> int:
    from sambang.batch import stream
    from sambang.write import start

    head = start(job.format, excel=job.excel)
    if len(head) > 1:
        raise ConfigError(f"--format {job.format} is no stream: give a folder with -o")
    sys.stdout.buffer.write(b"".join(head.values()))
    rejected = 0
    for done in stream(given.inputs, job=job, jobs=given.jobs):
        sys.stdout.buffer.write(b"".join(done.blobs.values()))
        sys.stderr.write(done.rejects.decode())
        rejected += sum(done.rejected.values())
    return REJECTED if rejected else OK


def _clusters(inputs: Sequence[str]) -> dict[str, str]:
    from sambang.dedup import find_clusters

    return {name: match.cluster_id for name, match in find_clusters(inputs).items()}


def _dedup(given: argparse.Namespace) -> int:
    from sambang.dedup import THRESHOLD, list_clusters
    from sambang.read import check_inputs

    check_inputs(given.inputs)
    with _opened(given.output) as file:
        file.writelines(list_clusters(given.inputs, threshold=THRESHOLD if given.threshold is None else given.threshold))
    return OK


def _clean(given: argparse.Namespace) -> int:
    from sambang.batch.cleaning import clean_rows, encoder_for
    from sambang.gazetteers.load import load
    from sambang.model import Rejected
    from sambang.read import check_inputs

    check_inputs([given.input])
    lexicon = load(files=_own_gazetteers(given))
    rejected = 0

    def watched() -> Iterator[Cleaned]:
        nonlocal rejected
        for one in clean_rows(given.input, options=_options(given), lexicon=lexicon):
            if isinstance(one.article, Rejected):
                rejected += 1
                _say(f"{one.row.file}, row {one.row.number}: {one.article.reason}")
            yield one

    with _opened(given.output) as file:
        if given.explain or given.diff:
            for one in watched():
                file.write(_explained(one, diff=given.diff, colour=file is sys.stdout.buffer and sys.stdout.isatty()).encode())
        else:
            for blob in encoder_for(given.input)(watched()):
                file.write(blob)
    return REJECTED if rejected else OK


def _explained(one: Cleaned, *, diff: bool, colour: bool) -> str:
    from sambang.report import mark_edits

    if one.cleaned is None:
        return ""
    body = mark_edits(one.cleaned, colour=colour) if diff else one.cleaned.explain()
    return f"== {one.article.article_id}\n{body}\n"


def _explain(given: argparse.Namespace) -> int:
    from sambang.errors import InputError
    from sambang.explain import describe, explain
    from sambang.gazetteers.load import load
    from sambang.model import Rejected
    from sambang.read import read_articles

    articles = (article for article in read_articles([given.article]) if given.id in {None, article.article_id})
    article = next(articles, None)
    if article is None:
        raise InputError(f"{given.article}: no article {given.id}" if given.id else f"{given.article}: no article")
    if isinstance(article, Rejected):
        raise InputError(f"{article.file}, row {article.row}: {article.reason}")
    lexicon = load(files=_own_gazetteers(given))
    for line in describe(explain(article, given.at, options=_options(given), lexicon=lexicon)):
        print(line)
    return OK


def _demo(given: argparse.Namespace) -> int:
    from sambang.gazetteers.load import load
    from sambang.model import Rejected
    from sambang.pipeline import clean, process
    from sambang.read import read_articles
    from sambang.report import mark_edits, show_record

    options, colour = _options(given), sys.stdout.isatty()
    lexicon = load(files=_own_gazetteers(given))
    for article in read_articles(given.inputs):
        if isinstance(article, Rejected):
            _say(f"{article.file}, row {article.row}: {article.reason}")
            continue
        cleaned = clean(article.text, title=article.title, options=options, lexicon=lexicon)
        record = process(article, options=options, lexicon=lexicon)
        print(f"== {article.article_id}", mark_edits(cleaned, colour=colour), show_record(record, colour=colour), sep="\n\n")
    return OK


def _own_gazetteers(given: argparse.Namespace) -> tuple[UserFile, ...]:
    """Return the user's gazetteers; one that does not fit is told before any article is read."""
    from sambang.gazetteers.load import load
    from sambang.gazetteers.user import read_files

    files = read_files(given.gazetteer)
    if files:
        load(files=files)
    return files


def _options(given: argparse.Namespace) -> Options:
    if given.off:
        from sambang.clean.order import PASSES

        known = {rule.name for rules in PASSES for rule in rules}
        unknown = sorted(set(given.off) - known)
        if unknown:
            raise ConfigError(f"unknown rule {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    return Options(preset=given.preset, off=frozenset(given.off))


def _evaluate(given: argparse.Namespace) -> int:
    from sambang.evaluate import evaluate, evaluate_noise
    from sambang.evaluate.gate import check_floors, raise_floors, read_floors, write_floors
    from sambang.evaluate.noise_report import show_noise
    from sambang.evaluate.score import show_figures, show_report
    from sambang.gazetteers.load import load

    lexicon = load(files=_own_gazetteers(given))
    if given.noise is not None:
        print(show_noise(evaluate_noise(given.gold, seed=given.noise, options=_options(given), lexicon=lexicon)), end="")
        return OK
    report = evaluate(given.gold, records=given.records, options=_options(given), lexicon=lexicon)
    print(show_figures(report) if given.format == "json" else show_report(report, verbose=given.verbose), end="")
    if given.floors is None:
        return OK
    floors = read_floors(given.floors)
    if given.raise_floors:
        write_floors(given.floors, raise_floors(report.figures(), floors))
        return OK
    short = check_floors(report.figures(), floors)
    for line in short:
        _say(line)
    return REJECTED if short else OK


@contextmanager
def _opened(output: str) -> Iterator[BinaryIO]:
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


def _say(message: str) -> None:
    print(f"sambang: {message}", file=sys.stderr)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
