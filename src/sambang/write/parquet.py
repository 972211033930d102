"""Tables as Parquet with a fixed schema.

A Parquet file cannot grow after an interruption, an Arrow stream can: rows are gathered in one and become Parquet at
the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sambang.errors import ConfigError
from sambang.write.tables import columns_of, tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sambang.model import Record
    from sambang.write.tables import Table

ROW_GROUP = 10_000  # rows: 40 MB of articles with their raw texts


def start_tables() -> dict[str, bytes]:
    """Return the schema of each table as the head of an Arrow stream."""
    return {f"{table.name}.parquet": _schema(table).serialize().to_pybytes() for table in tables()}


def encode_tables(records: Sequence[Record]) -> dict[str, bytes]:
    """Return the rows of each table as an Arrow batch; a table without rows gives no bytes."""
    pa = import_arrow()
    blobs: dict[str, bytes] = {}
    for table in tables():
        schema = _schema(table)
        columns = columns_of(table, records)
        if columns[0]:
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            blobs[f"{table.name}.parquet"] = pa.record_batch(arrays, schema=schema).serialize().to_pybytes()
    return blobs


def finish_tables(work: Path, target: Path) -> None:
    """Turn each gathered Arrow stream into a Parquet file."""
    for table in tables():
        _finish_table(work / f"{table.name}.parquet", target / f"{table.name}.parquet")


def reopen_tables(folder: Path, work: Path) -> None:
    """Turn each Parquet file into an Arrow stream that can grow again."""
    import_arrow()
    from pyarrow import parquet

    for table in tables():
        name = f"{table.name}.parquet"
        with parquet.ParquetFile(folder / name) as source, (work / name).open("wb") as stream:
            stream.write(_schema(table).serialize().to_pybytes())
            for batch in source.iter_batches(batch_size=ROW_GROUP):
                stream.write(batch.serialize().to_pybytes())


def _finish_table(stream: Path, target: Path) -> None:
    """Turn a gathered Arrow stream into a Parquet file; row groups do not depend on how it was gathered."""
    pa = import_arrow()
    from pyarrow import parquet

    with pa.OSFile(str(stream)) as source, pa.ipc.open_stream(source) as batches:
        schema = batches.schema
        with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
            waiting: list[Any] = []
            rows = 0
            for batch in batches:
                waiting.append(batch)
                rows += batch.num_rows
                if rows >= ROW_GROUP:
                    gathered = pa.Table.from_batches(waiting, schema)
                    whole = rows - rows % ROW_GROUP
                    writer.write_table(gathered.slice(0, whole), row_group_size=ROW_GROUP)
                    waiting, rows = gathered.slice(whole).to_batches(), rows - whole
            writer.write_table(pa.Table.from_batches(waiting, schema))


def _schema(table: Table) -> Any:  # noqa: ANN401 - pyarrow ships no types
    pa = import_arrow()
    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema([(column.name, types[column.kind]) for column in table.columns])


def import_arrow() -> Any:  # noqa: ANN401 - pyarrow ships no types
    """Return the package; raise `ConfigError` where it is missing."""
    try:
        import pyarrow as pa
        import pyarrow.ipc
    except ImportError as error:
        raise ConfigError("writing Parquet needs pip install 'sambang[parquet]'") from error
    return pa
