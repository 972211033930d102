"""Many articles: files in, files out, nothing lost.

Articles are read in order, processed in chunks by this process or by workers, and written in order; so the output is
the same for any number of workers. A journal of what is written lets an interrupted run go on where it stopped.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from sambang.batch.chunk import Job, process_chunk
from sambang.batch.journal import Journal, Progress, differences
from sambang.batch.manifest import counts_of, describe_run, encode_manifest, read_manifest
from sambang.batch.pool import Pool
from sambang.batch.retry import REJECTS, Retry
from sambang.errors import ConfigError
from sambang.model import Article
from sambang.read import check_inputs, read_articles
from sambang.write import FORMATS, Output, publish, reopen, start
from sambang.write.output import MANIFEST, UNFINISHED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sambang.batch.chunk import Done, Item

__all__ = ["Job", "Progress", "run", "stream"]

CHUNK = 100  # articles: a second of work, the most that one worker is done before another
CHUNK_TEXT = 1_000_000  # characters; bounds what a worker holds at a time


def run(
    inputs: Sequence[str | Path],
    folder: str | Path,
    *,
    job: Job | None = None,
    jobs: int = 1,
    restart: bool = False,
    retry: bool = False,
    clusters: Callable[[], Mapping[str, str]] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Process all articles of the inputs into the folder; return the counts.

    The folder gets the files of the job's format, `rejects.jsonl` with each article that failed and why, and
    `manifest.json`; they appear when all is done. Called again after an interruption, the run goes on where it stopped;
    called again when all is done it does nothing. `restart` begins anew. `retry` takes the rejected articles of a
    finished run once more and adds those that succeed at the end of its files. `clusters` gives the cluster of each
    article that has near copies; it is asked when the run begins.

    Raises `InputError` for an input that cannot be read at all, `ConfigError` where the folder holds a run with other
    inputs or options. With limits or more than one job the caller must be importable: guard a script with
    `if __name__ == "__main__":`.
    """
    job = _checked(job or Job())
    check_inputs(inputs)
    folder = Path(folder)
    description = describe_run(inputs, job, dedup=clusters is not None)
    again = Retry(folder, description) if retry else None
    if not restart and not again and not (folder / UNFINISHED).exists():
        finished = _finished(folder, description)
        if finished:
            return finished
    with Journal(folder, again.description if again else description, restart=restart) as journal:
        if not publish(folder):
            items = _in_clusters(read_articles(inputs), clusters()) if clusters else read_articles(inputs)
            _run_on(journal, folder, items, job, jobs, again, on_progress)
    return again.merge(journal.progress)[1] if again else journal.progress


def stream(inputs: Sequence[str | Path], *, job: Job | None = None, jobs: int = 1) -> Iterator[Done]:
    """Yield the outcome of the inputs chunk by chunk, for a caller that writes to a pipe; nothing is resumed."""
    check_inputs(inputs)
    yield from _process(read_articles(inputs), _checked(job or Job()), jobs)


def _checked(job: Job) -> Job:
    if job.format not in FORMATS:
        raise ConfigError(f"unknown format {job.format!r}; known are {', '.join(FORMATS)}")
    needs = FORMATS[job.format].needs
    if needs:
        needs()
    if job.excel and job.format not in {"csv", "flat"}:
        raise ConfigError(f"the mark for Excel belongs before CSV, not {job.format}")
    return job


def _finished(folder: Path, description: dict[str, Any]) -> Progress | None:
    """Return the counts of a finished run in the folder, None where there is none; refuse that of another run."""
    found = read_manifest(folder)
    if found is None:
        return None
    changed = differences(description, found) or ("input" if description["inputs"] is None else "")
    if changed:
        raise ConfigError(f"{folder} holds the output of a run with other {changed}: take another folder or use --restart")
    return counts_of(found)


def _run_on(
    journal: Journal,
    folder: Path,
    items: Iterable[Item],
    job: Job,
    jobs: int,
    again: Retry | None,
    on_progress: Callable[[Progress], None] | None,
) -> None:
    """Do what the journal does not have yet, write it, and let the files appear."""
    heads: dict[str, bytes | None] = {**start(job.format, excel=job.excel)}
    if again:
        items = again.select(items)
        if journal.progress.sizes is None:
            reopen(job.format, folder, folder / UNFINISHED)
            heads = dict.fromkeys(heads)
    heads |= {REJECTS: b"", MANIFEST: b""}
    with Output(folder, heads, finish=FORMATS[job.format].finish, sizes=journal.progress.sizes) as output:
        for done in _process(islice(items, journal.progress.articles, None), job, jobs):
            output.append({**done.blobs, REJECTS: done.rejects})
            journal.note(done, output.sizes())
            if on_progress:
                on_progress(journal.progress)
        description, progress = again.merge(journal.progress) if again else (journal.description, journal.progress)
        output.append({MANIFEST: encode_manifest(description, progress)})


def _in_clusters(items: Iterable[Item], clusters: Mapping[str, str]) -> Iterator[Item]:
    """Yield the articles with their clusters; one without near copies is its own."""
    for item in items:
        if isinstance(item, Article):
            cluster = clusters.get(item.article_id, item.article_id)
            yield msgspec.structs.replace(item, cluster_id=cluster, is_canonical=cluster == item.article_id)
        else:
            yield item


def _process(items: Iterable[Item], job: Job, jobs: int) -> Iterator[Done]:
    """Yield the outcomes in order."""
    if jobs == 1 and not job.guarded:
        yield from (process_chunk(chunk, job) for chunk in _chunks(items))
    else:
        with Pool(job, jobs) as pool:
            yield from pool.map(_chunks(items))


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    size = 0
    for item in items:
        if isinstance(item, Article):
            size += len(item.text)
            chunk.append(msgspec.structs.replace(item, extra={}))  # the records do not have it, and it may be large
        else:
            chunk.append(item)
        if len(chunk) == CHUNK or size >= CHUNK_TEXT:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
