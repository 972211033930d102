"""The progress of a run on a terminal: articles, rate, rejects, time left."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sambang.read.count import count_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sambang.batch.journal import Progress


@contextmanager
def show_progress(inputs: Sequence[str | Path]) -> Iterator[Callable[[Progress], None]]:
    """Show a bar on standard error while the block runs; it moves when the function is called."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("articles  {task.fields[rate]}  {task.fields[rejects]} rejected  left"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count_articles(inputs), rejects=0, rate="")

        def update(progress: Progress) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=progress.articles, rejects=progress.rejects, rate=f"{speed:,.0f}/s" if speed else "")

        yield update
