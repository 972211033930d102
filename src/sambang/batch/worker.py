"""What a worker process does: articles come through a pipe, outcomes go back."""

from __future__ import annotations

import multiprocessing as mp
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sambang.batch.chunk import process_chunk
from sambang.gazetteers.load import load
from sambang.model import Article

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from sambang.batch.chunk import Job

IDLE = -1  # the number of the article, while there is none
# An encoding to mend and a date in a writing of no portal: what is imported and built only when it is asked for.
FIRST = Article(
    article_id="", text="Bripka Huda menyapa warga diwilayah Kec.Bungur. â€œAmanâ€\x9d.", published="Jun 6, 2025 9:00 AM"
)


def serve(pipe: Connection, job: Job, at: Any) -> None:  # noqa: ANN401 - a shared array has no type of its own
    """Process the chunks that come through the pipe until it closes; `at` tells the article at work and its start."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _offer_to_the_kernel()
    warm_up(job)
    if job.memory:
        _limit_memory(job.memory)

    def begin(number: int) -> None:
        at[1] = time.monotonic()
        at[0] = number

    try:
        pipe.send(None)
        while True:
            chunk = pipe.recv()
            pipe.send(process_chunk(chunk, job, on_article=begin))
            at[0] = IDLE
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone


def warm_up(job: Job) -> None:
    """Load all that an article may need, so that none is charged for it: it costs 0.2 s, on a busy machine 2 s."""
    load(files=job.gazetteers)
    process_chunk([FIRST], job)


def _end_with_parent() -> None:
    """End this process when its parent ends, even in the middle of an article."""
    parent = mp.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _offer_to_the_kernel() -> None:
    """When memory runs out, the system shall end a worker, which is replaced, and not the parent."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def _limit_memory(megabytes: int) -> None:
    """Let the worker map no more memory; an article that wants more fails with a MemoryError and is a reject."""
    if sys.platform != "win32":
        import resource

        limit = megabytes * 2**20
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
