"""The commands over many articles: run, dedup."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sambang import ConfigError
from sambang.cli.options import (
    OK,
    REJECTED,
    add_cleaning,
    opened,
    options_of,
    own_gazetteers,
    positive,
    say,
    seconds,
    warn_of_repeats,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from sambang.batch import Job
    from sambang.model import Rejected

TIMEOUT = 60  # seconds; the longest article of the corpora takes a hundredth of it


def add_run(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `sambang run`."""
    parser.description = "Process the articles of files and folders into a folder; an interrupted run goes on where it stopped."
    kinds = ".txt, .html, folder of these, .csv, .jsonl (also .gz, .zst), .parquet, -"
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help=kinds)
    parser.add_argument(
        "-o", "--output", required=True, metavar="OUT", help="folder; - writes JSONL or flat CSV to standard output"
    )
    parser.add_argument("--format", choices=("jsonl", "csv", "flat", "parquet", "sqlite", "duckdb"), default="jsonl")
    parser.add_argument("--excel", action="store_true", help="begin CSV files with the mark that Excel knows UTF-8 by")
    parser.add_argument(
        "--jobs", type=positive, default=1, metavar="N", help="worker processes; the output is the same for any N"
    )
    parser.add_argument(
        "--timeout",
        type=seconds,
        default=TIMEOUT,
        metavar="S",
        help=f"seconds an article may take ({TIMEOUT}); 0: no limit",
    )
    parser.add_argument("--memory", type=positive, metavar="MB", help="memory that a worker may map; beyond it an article fails")
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--restart", action="store_true", help="begin anew where the folder holds a run")
    again.add_argument("--retry-rejects", action="store_true", help="try the rejected articles of a finished run once more")
    parser.add_argument("--dedup", action="store_true", help="mark near copies: cluster_id, is_canonical")
    parser.add_argument("--quiet", action="store_true", help="no progress, no summary")
    add_cleaning(parser)
    parser.set_defaults(run=_run)


def add_dedup(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `sambang dedup`."""
    parser.description = "List every article with the cluster of its near copies, named by the first of them; nothing is deleted."
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="as for run, but not -")
    parser.add_argument("-o", "--output", default="-", metavar="OUT", help="CSV file; - is standard output")
    parser.add_argument("--threshold", type=float, metavar="J", help="similarity of near copies, 0 to 1")
    parser.set_defaults(run=_dedup)


def _run(given: argparse.Namespace) -> int:
    from sambang.batch import Job, run
    from sambang.batch.display import show_progress
    from sambang.read import check_inputs

    job = Job(
        format=given.format,
        excel=given.excel,
        options=options_of(given),
        timeout=given.timeout or None,  # 0: no limit
        memory=given.memory,
        gazetteers=own_gazetteers(given),
    )
    if given.output == "-":
        if given.dedup or given.retry_rejects:
            raise ConfigError("--dedup and --retry-rejects need a folder: give one with -o")
        return _stream(given, job)
    shown = sys.stderr.isatty() and not given.quiet
    check_inputs(given.inputs)
    warn_of_repeats(given.inputs)
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
        say(f"{done.articles} articles: {done.articles - done.rejects} records, {done.rejects} rejected{where}")
    return REJECTED if done.rejects else OK


def _stream(given: argparse.Namespace, job: Job) -> int:
    from sambang.batch import stream
    from sambang.write import start

    head = start(job.format, excel=job.excel)
    if len(head) > 1:
        raise ConfigError(f"--format {job.format} is no stream: give a folder with -o")
    warn_of_repeats(given.inputs)
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
    warn_of_repeats(given.inputs)
    rejects: list[Rejected] = []

    def tell(reject: Rejected) -> None:
        say(f"{reject.file}, row {reject.row}: {reject.reason}")
        rejects[:] = [reject]

    threshold = THRESHOLD if given.threshold is None else given.threshold
    with opened(given.output) as file:
        file.writelines(list_clusters(given.inputs, threshold=threshold, on_reject=tell))
    return REJECTED if rejects else OK
