"""Worker processes that survive their articles.

Each worker tells in shared memory which article it is at and since when. One that takes too long is killed and
replaced, its article rejected. When one dies, its chunk is split and taken up by others article by article; the article
at which a worker dies again is rejected.
"""

from __future__ import annotations

import multiprocessing as mp
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Self

from sambang.batch.chunk import reject
from sambang.batch.worker import IDLE, serve
from sambang.errors import SambangError
from sambang.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from types import TracebackType

    from sambang.batch.chunk import Done, Item, Job

POLL = 0.1  # seconds between two looks at the clock, where articles have a time limit
AHEAD = 3  # chunks under way a worker: at work, at hand, and waiting for an earlier one; more would only take memory
DEATHS = 2  # of workers at one article before it is rejected
STARTS = 10  # failed starts of workers without any outcome in between before the run gives up


@dataclass(slots=True, eq=False)
class _Task:
    chunk: list[Item] = field(repr=False)
    deaths: int = 0  # of workers that had nothing but this chunk's one article, or were seen at it
    done: Done | None = None


@dataclass(slots=True, eq=False)
class _Worker:
    process: Any  # of the spawn context
    pipe: Connection
    at: Any  # shared: number of the article, time of its start
    ready: bool = False
    task: _Task | None = None


class Pool:
    """Workers that process chunks; leaving the `with` block ends them. `target` is what a worker does."""

    def __init__(self, job: Job, jobs: int, *, target: Callable[[Connection, Job, Any], None] = serve) -> None:
        self._job = job
        self._target = target
        self._context = mp.get_context("spawn")
        self._failed_starts = 0
        self._order: deque[_Task] = deque()  # all that is under way, in the order of the articles
        self._waiting: deque[_Task] = deque()  # of these, the ones that no worker has
        self._jobs = jobs
        self._workers: list[_Worker] = []  # started when there is work for them

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            self._end(worker)

    def map(self, chunks: Iterator[list[Item]]) -> Iterator[Done]:
        """Yield the outcomes in the order of the articles; a chunk that was split gives several."""
        self._read(chunks)
        while self._order:
            self._give()
            self._collect()
            self._give()  # before reading and writing, or a worker would wait for them
            while self._order and (done := self._order[0].done):
                self._order.popleft()
                yield done
            self._read(chunks)

    def _read(self, chunks: Iterator[list[Item]]) -> None:
        """Have a chunk at hand for each worker, so that none waits for reading."""
        while len(self._waiting) < self._jobs and len(self._order) < AHEAD * self._jobs and (chunk := next(chunks, None)):
            self._order.append(_Task(chunk))
            self._waiting.append(self._order[-1])

    def _give(self) -> None:
        """Give each idle worker a task; where tasks are left, start another worker."""
        for worker in self._workers:
            if self._waiting and worker.task is None and worker.ready:
                worker.task = self._waiting.popleft()
                with suppress(OSError):  # a dead worker is found when its answer is waited for
                    worker.pipe.send(worker.task.chunk)
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._workers) < self._jobs and starting < len(self._waiting):
            self._workers.append(self._start())
            starting += 1

    def _collect(self) -> None:
        """Wait for workers; take what they finished, replace those that died or hang."""
        wait([worker.pipe for worker in self._workers], timeout=POLL if self._job.timeout else None)
        for place, worker in enumerate(self._workers):
            try:
                if worker.pipe.poll():
                    outcome = worker.pipe.recv()
                    if worker.task:
                        worker.task.done = outcome
                        worker.task = None
                    worker.ready, self._failed_starts = True, 0
                elif self._hangs(worker):
                    self._replace(place, f"took longer than {self._job.timeout:g} s")
            except (EOFError, OSError):
                self._replace(place, None)

    def _hangs(self, worker: _Worker) -> bool:
        number, since = worker.at
        return bool(worker.task and self._job.timeout and number != IDLE and time.monotonic() - since > self._job.timeout)

    def _replace(self, place: int, reason: str | None) -> None:
        """Put a new worker in the place of one that hangs (for a reason) or is dead (None)."""
        worker = self._workers[place]
        self._end(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise SambangError(f"workers do not start: exit code {worker.process.exitcode}")
        if worker.task:
            tasks = self._split(worker.task)
            at = 0 if len(tasks) == 1 else int(worker.at[0])
            if at >= 0:
                _blame(tasks[at], reason, worker.process.exitcode)
        self._workers[place] = self._start()

    def _split(self, task: _Task) -> list[_Task]:
        """Put a chunk back, article by article, and return these tasks."""
        place = self._order.index(task)
        tasks = [_Task([item]) for item in task.chunk] if len(task.chunk) > 1 else [task]
        self._order.remove(task)
        for at, one in enumerate(tasks):
            self._order.insert(place + at, one)
        self._waiting.extendleft(reversed(tasks))
        return tasks

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        at = self._context.RawArray("d", [IDLE, 0.0])
        process = self._context.Process(target=self._target, args=(theirs, self._job, at), daemon=True)
        process.start()
        theirs.close()  # or the end of the worker would not show in our end
        return _Worker(process, ours, at)

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()


def _blame(task: _Task, reason: str | None, exit_code: int | None) -> None:
    """Reject the one article of a task that a worker hung at, or died at too often."""
    task.deaths += 1
    article = task.chunk[0]
    if isinstance(article, Article) and (reason or task.deaths >= DEATHS):
        stage = "timeout" if reason else "worker"
        task.chunk[0] = reject(article, stage, reason or f"the worker died at this article (exit code {exit_code})")
    elif task.deaths >= DEATHS + STARTS:  # it dies even without the article
        raise SambangError(f"workers keep dying (exit code {exit_code})")
