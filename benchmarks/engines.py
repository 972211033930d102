"""Dask and Spark with two workers against one process without an engine: the same records, and what the engines cost.

python benchmarks/engines.py [--corpus FILE ...] [--articles N]

Without a corpus the articles of examples/ are repeated with other ids. Each engine is started, and its workers have loaded
the gazetteers, before its clock runs.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import pandas as pd
from batch import texts_of

from sambang.distributed import process_dask, process_frame, process_spark

if TYPE_CHECKING:
    from collections.abc import Callable

WORKERS = 2
PARTITIONS = 8  # four a worker, so that none waits long for the other's last one
Timed = tuple[pd.DataFrame, float]


def frame_of(texts: list[str], articles: int) -> pd.DataFrame:
    """Return so many articles, the texts over and over with other ids."""
    return pd.DataFrame([{"id": f"a{n:06}", "text": text} for n, text in enumerate(islice(cycle(texts), articles))])


def timed(work: Callable[[], pd.DataFrame]) -> Timed:
    """Return the records in the order of their ids, and the seconds that they took."""
    start = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - start
    return found.sort_values("article_id").reset_index(drop=True), seconds


def run_local(frame: pd.DataFrame) -> Timed:
    """Process the frame here, in one process."""
    process_frame(frame.head(1))
    return timed(lambda: process_frame(frame))


def run_dask(frame: pd.DataFrame) -> Timed:
    """Process the frame on a local cluster of Dask."""
    from dask import dataframe
    from distributed import Client, LocalCluster

    cluster = LocalCluster(n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=None)
    with cluster, Client(cluster):
        process_dask(dataframe.from_pandas(frame.head(PARTITIONS), npartitions=PARTITIONS)).compute()
        return timed(lambda: process_dask(dataframe.from_pandas(frame, npartitions=PARTITIONS)).compute())


def run_spark(frame: pd.DataFrame) -> Timed:
    """Process the frame on a local cluster of Spark."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = SparkSession.builder
    settings = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    session = builder.master(f"local-cluster[{WORKERS},1,1024]").config(map=settings).getOrCreate()
    rows = list(frame.itertuples(index=False, name=None))

    def process(rows: list[Any]) -> pd.DataFrame:
        found = process_spark(session.createDataFrame(rows, "id string, text string").repartition(PARTITIONS))
        return pd.DataFrame([row.asDict() for row in found.collect()])

    try:
        process(rows[:PARTITIONS])
        return timed(lambda: process(rows))
    finally:
        session.stop()


def main() -> int:
    """Print the table; the exit code is 1 where an engine gives other records."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", nargs="*", default=[])
    parser.add_argument("--articles", type=int, default=5000)
    given = parser.parse_args()
    frame = frame_of(texts_of(given.corpus), given.articles)
    expected, alone = run_local(frame)
    print(f"{len(frame)} articles: one process {alone:.1f} s")
    differ = False
    for name, run in (("Dask", run_dask), ("Spark", run_spark)):
        found, seconds = run(frame)
        same = found.astype(object).fillna("").equals(expected.astype(object).fillna(""))
        differ |= not same
        says = "same" if same else "OTHER"
        print(f"{name}, {WORKERS} workers: {seconds:.1f} s, {seconds / alone:.2f} x one process, {says} records")
    return int(differ)


if __name__ == "__main__":
    raise SystemExit(main())
