"""Many articles: files in, files out, nothing lost.

Articles are read in order, processed in chunks by this process or by workers, and written in order; so the output is
the same for any number of workers. A journal of what is written lets an interrupted run go on where it stopped.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sambang.batch.chunk import Job, process_chunk
from sambang.batch.journal import Journal, Progress
from sambang.batch.manifest import describe_run, encode_manifest
from sambang.batch.pool import Pool
from sambang.errors import ConfigError
from sambang.read import check_inputs, read_articles
from sambang.write import FORMATS, Output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sambang.batch.chunk import Done, Item

__all__ = ["Job", "Progress", "run", "stream"]

CHUNK = 250  # articles; below 100 the exchange with the workers costs more than one part in a hundred
CHUNK_TEXT = 4_000_000  # characters; bounds what a worker holds at a time
REJECTS = "rejects.jsonl"
MANIFEST = "manifest.json"


def run(
    inputs: Sequence[str | Path],
    folder: str | Path,
    *,
    job: Job | None = None,
    jobs: int = 1,
    restart: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Process all articles of the inputs into the folder; return the counts.

    The folder gets the files of the job's format, `rejects.jsonl` with each article that failed and why, and
    `manifest.json`; they appear when all is done. Called again after an interruption, the run goes on where it stopped;
    `restart` begins anew. Raises `InputError` for an input that cannot be read at all, `ConfigError` where the folder
    holds an unfinished run with other inputs or options.

    With more than one job the caller must be importable: guard a script with `if __name__ == "__main__":`.
    """
    job = job or Job()
    if job.format not in FORMATS:
        raise ConfigError(f"unknown format {job.format!r}; known are {', '.join(FORMATS)}")
    check_inputs(inputs)
    folder = Path(folder)
    format_ = FORMATS[job.format]
    with Journal(folder, describe_run(inputs, job), restart=restart) as journal:
        heads = {**format_.start(), REJECTS: b"", MANIFEST: b""}
        with Output(folder, heads, finish=format_.finish, sizes=journal.progress.sizes) as output:
            for done in _process(islice(read_articles(inputs), journal.progress.articles, None), job, jobs):
                output.append({**done.blobs, REJECTS: done.rejects})
                journal.note(done, output.sizes())
                if on_progress:
                    on_progress(journal.progress)
            output.append({MANIFEST: encode_manifest(journal.description, journal.progress)})
    return journal.progress


def stream(inputs: Sequence[str | Path], *, job: Job | None = None, jobs: int = 1) -> Iterator[Done]:
    """Yield the outcome of the inputs chunk by chunk, for a caller that writes to a pipe; nothing is resumed."""
    check_inputs(inputs)
    yield from _process(read_articles(inputs), job or Job(), jobs)


def _process(items: Iterable[Item], job: Job, jobs: int) -> Iterator[Done]:
    """Yield the outcome of each chunk in order."""
    if jobs == 1 and job.timeout is None:
        yield from (process_chunk(chunk, job) for chunk in _chunks(items))
    else:
        with Pool(job, jobs) as pool:
            yield from pool.map(_chunks(items))


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(getattr(item, "text", ""))
        if len(chunk) == CHUNK or size >= CHUNK_TEXT:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
