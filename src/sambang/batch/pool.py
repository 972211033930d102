"""Worker processes that survive their articles.

Each worker tells in shared memory which article it is at and since when. One that takes too long is killed and
replaced, its article rejected. When one dies, its chunk is taken up by another, article by article; the article at which
a worker dies again is rejected.
"""

from __future__ import annotations

import multiprocessing as mp
import signal
import time
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Self

from sambang.batch.chunk import process_chunk, process_one_by_one, reject
from sambang.errors import SambangError
from sambang.gazetteers.load import load
from sambang.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from types import TracebackType

    from sambang.batch.chunk import Done, Item, Job

POLL = 0.1  # seconds between two looks at the clock, where articles have a time limit
AHEAD = 2  # chunks in flight a worker; more would only take memory
DEATHS = 2  # of workers at one article before it is rejected
STARTS = 3  # failed starts of workers in a row before the run gives up
_IDLE = -1.0


@dataclass(slots=True)
class _Task:
    number: int
    chunk: list[Item]
    deaths: Counter[int] = field(default_factory=Counter)


@dataclass(slots=True)
class _Worker:
    process: Any  # of the spawn context
    pipe: Connection
    at: Any  # shared: number of the article, time of its start
    ready: bool = False
    task: _Task | None = None


class Pool:
    """Workers that process chunks; leaving the `with` block ends them."""

    def __init__(self, job: Job, jobs: int) -> None:
        self._job = job
        self._context = mp.get_context("spawn")
        self._failed_starts = 0
        self._workers = [self._start() for _ in range(jobs)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            self._end(worker)

    def map(self, chunks: Iterator[list[Item]]) -> Iterator[Done]:
        """Yield the outcome of each chunk, in the order of the chunks."""
        tasks = (_Task(number, chunk) for number, chunk in enumerate(chunks))
        again: deque[_Task] = deque()
        done: dict[int, Done] = {}
        given = taken = 0
        while True:
            for worker in self._workers:
                if worker.task is None and worker.ready:
                    task = again.popleft() if again else None
                    if task is None and given - taken < AHEAD * len(self._workers):
                        task = next(tasks, None)
                        given += task is not None
                    if task:
                        worker.task = task
                        with suppress(OSError):  # a dead worker is found when its answer is waited for
                            worker.pipe.send((task.chunk, bool(task.deaths)))
            if given == taken and not again and all(worker.ready for worker in self._workers):
                return
            done |= self._collect(again)
            while taken in done:
                yield done.pop(taken)
                taken += 1

    def _collect(self, again: deque[_Task]) -> dict[int, Done]:
        """Wait for workers; return what they finished, put the chunks of those that died or hang into `again`."""
        done: dict[int, Done] = {}
        wait([worker.pipe for worker in self._workers], timeout=POLL if self._job.timeout else None)
        for place, worker in enumerate(self._workers):
            try:
                if worker.pipe.poll():
                    outcome = worker.pipe.recv()
                    if worker.task:
                        done[worker.task.number] = outcome
                        worker.task = None
                    worker.ready, self._failed_starts = True, 0
                elif self._hangs(worker):
                    self._replace(place, again, f"took longer than {self._job.timeout:g} s")
            except (EOFError, OSError):
                self._replace(place, again, None)
        return done

    def _hangs(self, worker: _Worker) -> bool:
        number, since = worker.at
        return bool(worker.task and self._job.timeout and number != _IDLE and time.monotonic() - since > self._job.timeout)

    def _replace(self, place: int, again: deque[_Task], reason: str | None) -> None:
        """Put a new worker in the place of one that hangs (for a reason) or is dead (None)."""
        worker = self._workers[place]
        self._end(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise SambangError(f"workers do not start: exit code {worker.process.exitcode}")
        if worker.task:
            _blame(worker.task, int(worker.at[0]), reason, worker.process.exitcode)
            again.append(worker.task)
        self._workers[place] = self._start()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        at = self._context.RawArray("d", [_IDLE, 0.0])
        process = self._context.Process(target=_serve, args=(theirs, self._job, at), daemon=True)
        process.start()
        theirs.close()  # or the end of the worker would not show in our end
        return _Worker(process, ours, at)

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()


def _blame(task: _Task, at: int, reason: str | None, exit_code: int | None) -> None:
    """Reject the article that a worker hung at, or died at too often."""
    task.deaths[at] += 1
    if task.deaths.total() > len(task.chunk) + STARTS:
        raise SambangError(f"workers keep dying (exit code {exit_code})")
    article = task.chunk[at] if at >= 0 else None
    if isinstance(article, Article) and (reason or task.deaths[at] >= DEATHS):
        stage = "timeout" if reason else "worker"
        task.chunk[at] = reject(article, stage, reason or f"the worker died at this article (exit code {exit_code})")


def _serve(pipe: Connection, job: Job, at: Any) -> None:  # noqa: ANN401 - a shared array has no type of its own
    """Process the chunks that come through the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle

    def begin(number: int) -> None:
        at[1] = time.monotonic()
        at[0] = number

    load()
    try:
        pipe.send(None)
        while True:
            chunk, careful = pipe.recv()
            pipe.send(
                process_one_by_one(chunk, job, on_article=begin) if careful else process_chunk(chunk, job, on_article=begin)
            )
            at[0] = _IDLE
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone
