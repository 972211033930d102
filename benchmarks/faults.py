"""What a run loses when things go wrong: nothing. Prints a row for each fault.

python benchmarks/faults.py [--articles N]
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PLACES = ("Bungur", "Cakung", "Genteng", "Padang", "Tuban", "Ancol")
RANKS = ("Bripka", "Aiptu", "Ipda", "Iptu", "AKP", "Kompol")
FULL_AFTER = 300_000  # bytes that the full disk takes
EMPTY = 50  # one article in so many is empty, and so a reject
MOMENTS = 10  # at which the parent is killed


class Row(NamedTuple):
    """What came of a fault."""

    fault: str
    articles: int
    records: int
    rejects: int
    twice: int
    equal: bool

    @property
    def whole(self) -> bool:
        """Whether no article is lost or doubled and the output is that of an undisturbed run."""
        return self.articles == self.records + self.rejects and not self.twice and self.equal


class Bench:
    """A folder with an input of invented articles and the output of an undisturbed run."""

    def __init__(self, folder: Path, articles: int) -> None:
        self.folder = folder
        self.articles = articles
        self.input = folder / "in.jsonl"
        choose = random.Random(5)  # noqa: S311 - the same articles each time
        self.ids = [f"a{number}" for number in range(articles)]
        self.write(self.input, self.ids, choose)
        start = time.perf_counter()
        self.finish(self.folder / "whole")
        self.seconds = time.perf_counter() - start
        self.expected = contents(self.folder / "whole")

    def write(self, path: Path, ids: Sequence[str], choose: random.Random) -> None:
        """Write an input of invented articles with these ids; one in `EMPTY` is empty."""
        with path.open("w", encoding="utf-8") as file:
            for number, name in enumerate(ids):
                sentences = [
                    f"Kapolsek {choose.choice(PLACES)} {choose.choice(RANKS)} Suryansyah menyambangi {choose.randrange(90)} warga"
                    f" diwilayah Kec.{choose.choice(PLACES)},Jumat (6/6/2025) pukul 09.00 WIB."
                    for _ in range(choose.randrange(3, 12))
                ]
                file.write(json.dumps({"id": name, "text": "" if number % EMPTY == 0 else " ".join(sentences)}) + "\n")

    def start(self, out: Path, *, jobs: int = 2, **options: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - of Popen
        """Start the command."""
        command = [sys.executable, "-m", "sambang", "run", str(self.input), "-o", str(out), "--jobs", str(jobs), "--quiet"]
        return subprocess.Popen(command, stderr=subprocess.PIPE, **options)

    def finish(self, out: Path) -> None:
        """Run the command to its end."""
        process = self.start(out)
        _, message = process.communicate()
        if process.returncode not in {0, 1}:
            raise SystemExit(message.decode())

    def row(self, fault: str, out: Path) -> Row:
        """Return what came of a run of the input."""
        return count(fault, out, self.articles, equal=contents(out) == self.expected)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder but the manifest, and whatever is left over besides."""
    return {path.name: path.read_bytes() if path.is_file() else b"" for path in folder.iterdir() if path.name != "manifest.json"}


def count(fault: str, out: Path, articles: int, *, equal: bool) -> Row:
    """Return the row of a run."""
    ids = {
        name: [json.loads(line)["article_id"] for line in (out / name).read_bytes().splitlines()]
        for name in ("records.jsonl", "rejects.jsonl")
    }
    counts = Counter(ids["records.jsonl"] + ids["rejects.jsonl"])
    twice = sum(number > 1 for number in counts.values())
    return Row(fault, articles, len(ids["records.jsonl"]), len(ids["rejects.jsonl"]), twice, equal)


def kill_workers(bench: Bench) -> Iterator[Row]:
    """Kill a worker five times while the run goes on."""
    out = bench.folder / "workers"
    process = bench.start(out)
    for _ in range(5):
        time.sleep(bench.seconds / 8)
        with suppress(OSError, ValueError, IndexError):
            os.kill(_workers(process.pid)[0], signal.SIGKILL)
    process.communicate()
    yield bench.row("kill -9 of a worker, five times", out)


def _workers(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def kill_parent(bench: Bench, moments: int = MOMENTS) -> Iterator[Row]:
    """Kill everything at random moments; the same command then goes on."""
    choose = random.Random(17)  # noqa: S311 - the same moments each time
    for number in range(moments):
        out = bench.folder / f"parent{number}"
        moment = choose.uniform(0.1, 0.95)
        process = bench.start(out, start_new_session=True)
        time.sleep(moment * bench.seconds)
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        bench.finish(out)
        yield bench.row(f"kill -9 of the parent at {moment:.0%} of the run", out)


def interrupt(bench: Bench) -> Iterator[Row]:
    """Press Ctrl-C; the same command then goes on."""
    out = bench.folder / "interrupted"
    process = bench.start(out, start_new_session=True)
    time.sleep(bench.seconds / 2)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate()
    bench.finish(out)
    yield bench.row(f"Ctrl-C (exit code {process.returncode})", out)


def fill_disk(bench: Bench) -> Iterator[Row]:
    """Let the disk be full; with more room the same command goes on."""
    with _small_disk(bench.folder / "disk") as (disk, kind, options, widen):
        out = disk / "out"
        process = bench.start(out, **options)
        process.communicate()
        shown = sorted(path.name for path in out.iterdir() if path.name != ".unfinished")
        widen()
        bench.finish(out)
        row = bench.row(f"{kind} (exit code {process.returncode})", out)
        yield row._replace(equal=row.equal and not shown)


@contextmanager
def _small_disk(folder: Path) -> Iterator[tuple[Path, str, dict[str, Any], Callable[[], object]]]:
    """Make a small file system, or where that is not allowed a limit for the size of a file."""
    folder.mkdir()
    mount = shutil.which("mount") or "mount"
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=1g", "tmpfs", str(folder)], check=False, capture_output=True).returncode:

        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (FULL_AFTER, FULL_AFTER))

        yield folder, "file size limit", {"preexec_fn": limit}, lambda: None
        return
    try:
        ballast = folder / "ballast"
        free = shutil.disk_usage(folder).free
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, free - FULL_AFTER)
        yield folder, "disk full", {}, ballast.unlink
    finally:
        subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


def poison(bench: Bench) -> Iterator[Row]:
    """Put articles that do harm among the others."""
    from sambang import batch
    from sambang.batch.pool import Pool
    from tests.batch.poison import poisoned

    deeds = {
        "an article that hangs": "hang",
        "an article that hangs inside C code": "spin",
        "an article that exhausts memory": "memory",
        "an article whose worker dies (as the kernel kills it)": "die",
        **{f"a poison article in {stage}": f"fail:{stage}" for stage in ("clean", "extract", "link", "records", "write")},
    }
    job = batch.Job(timeout=2.0, memory=4000)
    plain = bench.folder / "plain.jsonl"
    for number, (fault, deed) in enumerate(deeds.items()):
        ids = [*bench.ids[:300], deed, *bench.ids[300:301]]
        harmed, out = bench.folder / f"harmed{number}.jsonl", bench.folder / f"harmed{number}"
        bench.write(harmed, ids, random.Random(6))  # noqa: S311
        if not number:  # the others differ in the harmful article alone
            plain.write_text(
                "".join(line for line in harmed.read_text().splitlines(keepends=True) if json.loads(line)["id"] != deed)
            )
            batch.run([plain], plain.with_suffix(""), job=job, jobs=2)
        with mock.patch.object(batch, "Pool", functools.partial(Pool, target=poisoned)):
            batch.run([harmed], out, job=job, jobs=2)
        equal = (out / "records.jsonl").read_bytes() == (plain.with_suffix("") / "records.jsonl").read_bytes()
        yield count(fault, out, len(ids), equal=equal)


FAULTS = (kill_workers, kill_parent, interrupt, fill_disk, poison)


def main() -> int:
    """Print the table; the exit code is 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    given = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.articles)
        print(f"{given.articles} articles, undisturbed {bench.seconds:.1f} s")
        print(f"{'fault':55} {'articles':>8} {'records':>8} {'rejects':>8} {'twice':>6}  same output")
        for fault in FAULTS:
            for row in fault(bench):
                same = "yes" if row.equal else "NO"
                print(f"{row.fault:55} {row.articles:8} {row.records:8} {row.rejects:8} {row.twice:6}  {same}")
                rows.append(row)
    return 0 if all(row.whole for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main())
