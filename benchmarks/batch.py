"""What a batch costs: files in, files out, against spaCy's stock Indonesian tokenizer alone; memory over a long run.

python benchmarks/batch.py [--corpus FILE ...] [--articles N] [--long N]

Without a corpus the articles of examples/ are repeated with other ids. `--long 200000` watches the memory of every process.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
EVERY = 1.0  # seconds between two looks at the memory
FROM = 10_000  # articles after which memory must be flat
TOKENIZER = """
import json, sys, time
import spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.blank("id")
nlp(texts[0])
wall, cpu = time.perf_counter(), time.process_time()
for text in texts:
    nlp(text)
print(time.perf_counter() - wall, time.process_time() - cpu)
"""
SHARES = """
import os, sys
from sambang.cli import main
main(sys.argv[1:])
used = os.times()
print(used.user + used.system, used.children_user + used.children_system)
"""


class Sample(NamedTuple):
    """How far a run was by the clock and by the processor, and the memory of its processes in megabytes."""

    seconds: float
    processor: float
    articles: int
    parent: float
    workers: tuple[float, ...]


def texts_of(corpus: list[str]) -> list[str]:
    """Return the texts of the corpus, or of the examples."""
    if not corpus:
        return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    texts: list[str] = []
    for name in corpus:
        with gzip.open(name, "rt", encoding="utf-8") if name.endswith(".gz") else Path(name).open(encoding="utf-8") as file:
            texts += [json.loads(line)["text"] for line in file]
    return texts


def write(path: Path, texts: list[str], articles: int) -> None:
    """Write so many articles, the texts over and over with other ids."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(islice(cycle(texts), articles)))


def command(path: Path, out: Path, *options: str) -> list[str]:
    """Return the command of a run."""
    return [sys.executable, "-m", "sambang", "run", str(path), "-o", str(out), "--quiet", *options]


def seconds_of(path: Path, out: Path, *options: str) -> tuple[float, float]:
    """Return how long a run takes by the clock and by the processor, the start of its processes included."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command(path, out, *options), check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.returncode)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds_at_once(folder: Path, texts: list[str], articles: int) -> float:
    """Return how long two runs of one process and half the articles each take side by side: no pool can be faster."""
    start = time.perf_counter()
    runs: list[subprocess.Popen[bytes]] = []
    for half in ("left", "right"):
        write(folder / f"{half}.jsonl", texts, articles // 2)
        runs.append(subprocess.Popen(command(folder / f"{half}.jsonl", folder / half, "--jobs", "1", "--timeout", "0")))
    for run in runs:
        run.wait()
    return time.perf_counter() - start


def shares(path: Path, out: Path) -> tuple[float, float]:
    """Return the processor seconds of the parent and of its two workers."""
    arguments = command(path, out, "--jobs", "2")[3:]
    done = subprocess.run([sys.executable, "-c", SHARES, *arguments], check=True, capture_output=True, text=True)
    parent, workers = map(float, done.stdout.split())
    return parent, workers


def tokenizer_seconds(path: Path) -> tuple[float, float]:
    """Return how long the stock tokenizer takes for the texts by the clock and the processor, its start not included."""
    done = subprocess.run([sys.executable, "-c", TOKENIZER, str(path)], check=True, capture_output=True, text=True)
    wall, processor = map(float, done.stdout.split())
    return wall, processor


def show_throughput(folder: Path, texts: list[str], articles: int) -> None:
    """Print articles a second and the ratios."""
    path = folder / "in.jsonl"
    write(path, texts, articles)
    once = folder / "once.jsonl"
    few = min(articles, 1000)  # the stock tokenizer is slow
    write(once, texts, few)
    runs = {
        "spacy.blank('id') alone": (few, tokenizer_seconds(once)),
        "sambang run, one process": (articles, seconds_of(path, folder / "one", "--jobs", "1", "--timeout", "0")),
        "sambang run, parent and worker": (articles, seconds_of(path, folder / "guarded", "--jobs", "1")),
        "sambang run --jobs 2": (articles, seconds_of(path, folder / "two", "--jobs", "2")),
    }
    print(f"{'articles a second':32} {'by the clock':>12} {'a processor second':>20}")
    for name, (count, (wall, processor)) in runs.items():
        print(f"{name:32} {count / wall:12.0f} {count / processor:20.0f}")
    (few, tokenizer), (_, one), (_, two) = (runs[name] for name in ("spacy.blank('id') alone", *list(runs)[1::2]))
    print(f"one process is {articles / one[1] / (few / tokenizer[1]):.2f} x the tokenizer by the processor,", end=" ")
    print(f"two workers are {one[0] / two[0]:.2f} x one process by the clock and cost {two[1] / one[1]:.2f} x its processor time")
    print(
        f"two processes side by side, half the articles each, are {one[0] / seconds_at_once(folder, texts, articles):.2f} x one"
    )
    parent, workers = shares(path, folder / "shared")
    print(
        f"of two workers and their parent, the parent takes {parent / (parent + workers):.1%} of the processor time:"
        f" {1000 * parent / articles:.2f} ms an article, its start included, the workers {1000 * workers / articles:.2f} ms"
    )


def _megabytes(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)


def _processor_seconds(pid: int) -> float:
    """Return the processor time of a process and of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _workers(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def _articles(out: Path) -> int:
    journal = out / ".unfinished" / "journal.jsonl"
    try:
        with journal.open("rb") as file:
            file.seek(max(0, journal.stat().st_size - 2**14))
            lines = file.read().splitlines()
        return int(json.loads(lines[-1])["articles"])
    except (OSError, ValueError, KeyError, IndexError):
        return 0


def watch(path: Path, out: Path) -> list[Sample]:
    """Run with two workers; return what was seen every second."""
    samples: list[Sample] = []
    start = time.perf_counter()
    process = subprocess.Popen(command(path, out, "--jobs", "2"))
    while process.poll() is None:
        time.sleep(EVERY)
        try:
            pids = _workers(process.pid)
            processor = sum(map(_processor_seconds, (process.pid, *pids)))
            workers = tuple(map(_megabytes, pids))
            samples.append(Sample(time.perf_counter() - start, processor, _articles(out), _megabytes(process.pid), workers))
        except OSError:  # it has just ended
            break
    process.wait()
    return [sample for sample in samples if sample.parent]


def show_memory(folder: Path, texts: list[str], articles: int) -> None:
    """Print the memory of each process over a long run, and the cost of an article in its tenths."""
    path, out = folder / "long.jsonl", folder / "long"
    write(path, texts, articles)
    samples = watch(path, out)
    flat = [sample for sample in samples if sample.articles >= FROM]
    print(f"{'articles':>9} {'seconds':>8} {'processor':>10} {'parent MB':>10}  workers MB")
    shown: list[Any] = [
        next((s for s in flat if s.articles >= FROM + (articles - FROM) * part / 10), flat[-1]) for part in range(11)
    ]
    for sample in shown:
        print(
            f"{sample.articles:9} {sample.seconds:8.0f} {sample.processor:10.0f} {sample.parent:10.0f}"
            f"  {', '.join(f'{mb:.0f}' for mb in sample.workers)}"
        )
    first, half, last = shown[0], shown[5], shown[-1]
    early = (half.processor - first.processor) / max(1, half.articles - first.articles)
    late = (last.processor - half.processor) / max(1, last.articles - half.articles)
    print(f"an article of the second half costs {late / early:.2f} x the processor time of one of the first")
    tenth = max(1, len(flat) // 10)
    for name, memory in (
        ("parent", [sample.parent for sample in flat]),
        ("largest worker", [max(sample.workers) for sample in flat if sample.workers]),
    ):
        begin, end = mean(memory[:tenth]), mean(memory[-tenth:])
        print(f"{name}: peak {max(memory):.0f} MB, in the last tenth {end / begin:.2f} x that in the first")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", nargs="*", default=[])
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--long", type=int, default=0, metavar="N")
    given = parser.parse_args()
    texts = texts_of(given.corpus)
    with tempfile.TemporaryDirectory() as folder:
        show_throughput(Path(folder), texts, given.articles)
        if given.long:
            show_memory(Path(folder), texts, given.long)


if __name__ == "__main__":
    main()
