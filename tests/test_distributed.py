"""Dask and Spark give the records of the local run, on real clusters of two workers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from sambang.distributed import SCHEMA, process_dask, process_frame, process_spark

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = [f"Kapolsek Bungur Iptu Suryansyah menyambangi {n} warga diwilayah Kec.Bungur." for n in range(60)]
FRAME = pd.DataFrame({"id": [f"a{n}" for n in range(62)], "isi": [*TEXTS, None, " "], "judul": ["Sambang"] * 62})


@pytest.fixture(scope="module")
def expected() -> pd.DataFrame:
    return process_frame(FRAME)


def _equal(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    ordered = found.sort_values("article_id", key=lambda ids: ids.str[1:].astype(int)).reset_index(drop=True)
    assert list(found.columns) == list(SCHEMA)
    for name in SCHEMA:
        assert ordered[name].fillna("").tolist() == expected[name].fillna("").tolist()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # those of the engines are theirs
def test_dask_on_two_workers_with_an_address(expected: pd.DataFrame) -> None:
    dask_frames = pytest.importorskip("dask.dataframe")
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None)
    with cluster, distributed.Client(cluster.scheduler_address):
        _equal(process_dask(dask_frames.from_pandas(FRAME, npartitions=4)).compute(), expected)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    java = shutil.which("java")
    if not java or subprocess.run([java, "-version"], check=False, capture_output=True).returncode:
        pytest.skip("no Java runtime: apt-get install openjdk-17-jre-headless")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        sql.SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_spark_on_two_workers(spark: Any, expected: pd.DataFrame) -> None:  # noqa: ANN401 - a session
    rows = [tuple(None if pd.isna(value) else value for value in row) for row in FRAME.itertuples(index=False)]
    frame = spark.createDataFrame(rows, "id string, isi string, judul string").repartition(4)
    found = pd.DataFrame([row.asDict() for row in process_spark(frame).collect()], columns=list(SCHEMA))
    _equal(found, expected)
