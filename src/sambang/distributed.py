"""On many machines: the engine moves the rows, `process_frame` works on each part of them.

The gazetteers are in the package: a worker that can import sambang has them. Gazetteers of one's own are read here and
travel with the work.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sambang.frame import SCHEMA, process_frame
from sambang.gazetteers.user import read_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import pandas as pd

    from sambang.clean.context import Options

__all__ = ["SCHEMA", "SPARK_SCHEMA", "process_dask", "process_frame", "process_spark"]

SPARK_SCHEMA = ", ".join(f"`{name}` string" for name in SCHEMA)


def process_dask(
    frame: Any,  # noqa: ANN401 - a frame of dask
    *,
    column: str | None = None,
    options: Options | None = None,
    gazetteers: Sequence[str | Path] = (),
) -> Any:  # noqa: ANN401 - a frame of dask
    """Return the lazy Dask frame of `process_frame` over each partition of a Dask frame."""
    import pandas as pd

    nothing = pd.DataFrame({name: pd.Series([], dtype="string") for name in SCHEMA})
    return frame.map_partitions(process_frame, column=column, options=options, files=read_files(gazetteers), meta=nothing)


def process_spark(
    frame: Any,  # noqa: ANN401 - a frame of pyspark
    *,
    column: str | None = None,
    options: Options | None = None,
    gazetteers: Sequence[str | Path] = (),
) -> Any:  # noqa: ANN401 - a frame of pyspark
    """Return the lazy Spark frame of `process_frame` over each batch of a Spark frame."""
    process = partial(process_frame, column=column, options=options, files=read_files(gazetteers))
    return frame.mapInPandas(partial(_process_each, process), schema=SPARK_SCHEMA)


def _process_each(process: Callable[[pd.DataFrame], pd.DataFrame], frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    return (process(frame) for frame in frames)
