"""A worker that some articles do harm to; spawned workers import it by name."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sambang import pipeline
from sambang.batch import chunk
from sambang.batch.worker import serve

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from sambang import Article, Record
    from sambang.batch import Job


def harm(article: Article) -> None:
    """Do what the article's id says."""
    deed, _, rest = article.article_id.partition(":")
    if deed == "hang":
        time.sleep(1000)
    elif deed == "spin":  # in C, with the interpreter's lock held
        ctypes.PyDLL(None).sleep(1000)
    elif deed == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif deed == "die-once" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    elif deed == "exit":
        sys.exit(3)
    elif deed == "memory":
        bytearray(2**40)
    elif deed == "recurse":
        sys.setrecursionlimit(200)
        _deeper()
    elif deed == "fail":
        exec(compile("1 / 0", "stage", "exec"), {"__name__": f"sambang.{rest}.module"})  # noqa: S102 - a frame of that stage


def _deeper() -> None:
    _deeper()


def poisoned(pipe: Connection, job: Job, at: Any) -> None:  # noqa: ANN401 - as `serve`
    """Serve, but do harm at articles whose id asks for it."""
    process = pipeline.process

    def harmful(article: Article, **options: Any) -> Record:  # noqa: ANN401 - passes anything on
        harm(article)
        return process(article, **options)

    setattr(chunk, "process", harmful)  # noqa: B010 - in this worker only
    serve(pipe, job, at)


def no_start(pipe: Connection, job: Job, at: Any) -> None:  # noqa: ANN401, ARG001 - as `serve`
    """Be a worker that does not start."""
    sys.exit(3)
