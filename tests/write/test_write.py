"""Records come back from every format as they went in."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambang import Record
from sambang.model import (
    Date,
    EditRecord,
    Initials,
    Issue,
    Mention,
    Person,
    Place,
    Position,
    Quote,
    Time,
    Unit,
)
from sambang.write import FORMATS, Output, reopen, write_records
from sambang.write.csv import disarm, rearm
from sambang.write.output import UNFINISHED
from sambang.write.tables import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FULL = Record(
    article_id="a1",
    source=None,
    url="https://warta.example/1",
    title='Sambang, "warga"\nbaru',
    published="2025-06-02",
    raw_text="=raw",
    text="- teks",
    edits=(
        EditRecord(
            stage="clean", rule="glue", kind="run_on", raw_start=0, raw_end=1, start=0, end=2, before="=", after="-", why="+",
            confidence=0.5,
        ),
    ),
    mentions=(Mention(mention_id="m1", label="PERSON", text="Rangga", start=0, end=6, raw_start=0, raw_end=6),),
    persons=(
        Person(
            person_id="p1", name="Rangga Wiguna", kind="police", rank="Bripka", titles=("S.H.", "M.H."), mentions=("m1",),
            positions=(Position(title="Kanit Binmas", unit="Polsek Bungur"), Position(title="Ps. Kasi Humas", status="acting")),
        ),
        Person(person_id="p2", name="Sulastri", kind="civilian"),
    ),
    initials=(Initials(initials="AS", age=27),),
    units=(Unit(unit_id="polsek-bungur", name="Polsek Bungur", kind="polsek", chain=("Polsek Bungur", "Polres Tapin")),),
    places=(Place(level="village", name="Cakung", code="36.04.18.2002", confidence=0.9),),
    dates=(Date(value="2025-06-02", precision="day", text="Senin (2/6/2025)", weekday_ok=True),),
    times=(Time(value="09:00", tz="WIB", text="09.00 WIB"),),
    quotes=(Quote(text="@semua warga", start=1, end=2),),
    activity="sambang",
    activity_score=0.75,
    issues=(Issue(code="x", message="\tx"),),
)  # fmt: skip
EMPTY = Record(article_id="a2", source=None, url=None, title=None, published=None, raw_text="x", text="x")
ROWS = {table.name: [row for record in (FULL, EMPTY) for row in table.rows(record)] for table in tables()}


def test_tables_and_their_first_columns_are_fixed() -> None:
    assert [table.name for table in tables()] == [
        "articles", "edits", "mentions", "persons", "positions", "initials", "units", "places", "dates", "times", "quotes",
        "issues",
    ]  # fmt: skip
    assert {table.columns[0] for table in tables()} == {("article_id", "text")}
    assert [c.name for t in tables() if t.name == "positions" for c in t.columns] == [
        "article_id", "person_id", "title", "unit", "unit_id", "place", "place_code", "status",
    ]  # fmt: skip


def test_jsonl_round_trip(tmp_path: Path) -> None:
    write_records([FULL, EMPTY], tmp_path)
    lines = (tmp_path / "records.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(line, type=Record) for line in lines] == [FULL, EMPTY]


PARSERS: dict[str, Callable[[str], object]] = {"text": rearm, "integer": int, "number": float, "flag": "true".__eq__}


def _parse(kind: str, cell: str) -> Any:  # noqa: ANN401 - what the cell holds
    if kind == "list":
        return tuple(rearm(cell).split("; ")) if cell else ()
    if not cell:
        return None
    return PARSERS[kind](cell)


def test_csv_round_trip(tmp_path: Path) -> None:
    write_records([FULL, EMPTY], tmp_path, format="csv")
    for table in tables():
        with (tmp_path / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert header == [column.name for column in table.columns]
        kinds = [column.kind for column in table.columns]
        found = [tuple(_parse(kind, cell) for kind, cell in zip(kinds, row, strict=True)) for row in rows]
        assert found == [tuple(None if cell == "" else cell for cell in row) for row in ROWS[table.name]]


@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
def test_database_round_trip_with_keys_and_indexes(tmp_path: Path, kind: str) -> None:
    if kind == "duckdb":
        connect: Any = pytest.importorskip("duckdb").connect
    else:
        connect = sqlite3.connect
    write_records([FULL, EMPTY], tmp_path, format=kind)
    assert [path.name for path in tmp_path.iterdir()] == [f"sambang.{kind}"]
    with closing(connect(str(tmp_path / f"sambang.{kind}"))) as base:
        for table in tables():
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            found = base.execute(f"SELECT {names} FROM {table.name} ORDER BY row_number").fetchall()  # noqa: S608
            kinds = [column.kind for column in table.columns]
            assert [tuple(map(_restored, kinds, row)) for row in found] == ROWS[table.name]
        broken = (sqlite3.IntegrityError, RuntimeError, ValueError) if kind == "sqlite" else Exception
        with pytest.raises(broken):  # article_id is a key
            base.execute("INSERT INTO articles SELECT * FROM articles")
        catalog = ("sqlite_master WHERE type = 'index' AND sql IS NOT NULL", "name")
        if kind == "duckdb":
            catalog = ("duckdb_indexes()", "index_name")
        indexes = {name for (name,) in base.execute(f"SELECT {catalog[1]} FROM {catalog[0]}").fetchall()}  # noqa: S608
        assert {"persons_article_id", "persons_person_id", "units_unit_id", "places_code", "mentions_entity_id"} <= indexes


def _restored(kind: str, value: Any) -> Any:  # noqa: ANN401 - what the cell holds
    if kind == "list" and value is not None:
        return tuple(json.loads(value) if isinstance(value, str) else value)
    return bool(value) if kind == "flag" and value is not None else value


@pytest.mark.parametrize("kind", ["csv", "flat", "jsonl", "parquet", "sqlite", "duckdb"])
def test_files_can_be_opened_again_and_grow_as_if_never_finished(tmp_path: Path, kind: str) -> None:
    write_records([FULL, EMPTY], tmp_path / "once", format=kind)
    work = tmp_path / "twice" / UNFINISHED
    work.mkdir(parents=True)
    reopen(kind, tmp_path / "once", work)
    grown = {path.name: path.read_bytes() for path in work.iterdir()}
    encoded = FORMATS[kind].encode([FULL, EMPTY])
    heads = FORMATS[kind].start()
    if kind != "parquet":  # its stream has one batch a row group
        assert grown == {name: heads[name] + encoded[name] for name in heads}
    with Output(tmp_path / "twice", dict.fromkeys(heads), finish=FORMATS[kind].finish) as output:
        output.append(FORMATS[kind].encode([msgspec.structs.replace(FULL, article_id="a3")]))
    assert sorted(path.name for path in (tmp_path / "twice").iterdir()) == sorted(p.name for p in (tmp_path / "once").iterdir())


def test_excel_files_begin_with_a_mark(tmp_path: Path) -> None:
    write_records([FULL], tmp_path, format="flat", excel=True)
    assert (tmp_path / "flat.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle_id")


def test_parquet_round_trip_has_the_same_schema_with_and_without_rows(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_records([FULL, EMPTY], tmp_path / "full", format="parquet")
    write_records([], tmp_path / "empty", format="parquet")
    for table in tables():
        found = parquet.read_table(tmp_path / "full" / f"{table.name}.parquet")
        assert found.schema == parquet.read_schema(tmp_path / "empty" / f"{table.name}.parquet")
        rows = [tuple(tuple(v) if isinstance(v, list) else v for v in row.values()) for row in found.to_pylist()]
        assert rows == ROWS[table.name]


def test_parquet_row_groups_do_not_depend_on_the_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("sambang.write.parquet.ROW_GROUP", 10)
    groups = []
    for chunk in (1, 7, 25, 100):
        monkeypatch.setattr("sambang.write.CHUNK", chunk)
        write_records([EMPTY] * 64, tmp_path / str(chunk), format="parquet")
        file = parquet.ParquetFile(tmp_path / str(chunk) / "articles.parquet")
        groups.append([file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)])
        file.close()
    assert groups == [[10, 10, 10, 10, 10, 10, 4]] * 4


def test_flat_csv_is_one_row_an_article(tmp_path: Path) -> None:
    write_records([FULL, EMPTY], tmp_path, format="flat")
    with (tmp_path / "flat.csv").open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert first["persons"] == "Rangga Wiguna; Sulastri"
    assert first["positions"] == "Rangga Wiguna: Kanit Binmas (Polsek Bungur); Rangga Wiguna: Ps. Kasi Humas"
    assert first["villages"] == "Cakung [36.04.18.2002]"
    assert first["quotes"] == "'@semua warga"
    assert second["article_id"] == "a2"
    assert second["persons"] == ""


@pytest.mark.parametrize("cell", ["=1", "+62", "-", "@warga", "\tx", "\rx", "'=1", "''-x"])
def test_formulas_are_disarmed(cell: str) -> None:
    assert disarm(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "aman", "'aman'", "1-2", " =1"])
def test_other_cells_stay(cell: str) -> None:
    assert disarm(cell) == cell


@given(st.text(alphabet="'=+-@\t\rab", max_size=6))
def test_disarmed_cells_come_back(cell: str) -> None:
    assert rearm(disarm(cell)) == cell


def test_nothing_appears_when_writing_fails(tmp_path: Path) -> None:
    def failing() -> Iterator[Record]:
        yield FULL
        raise RuntimeError

    (tmp_path / "records.jsonl").write_text("old")
    with pytest.raises(RuntimeError):
        write_records(failing(), tmp_path)
    assert (tmp_path / "records.jsonl").read_text() == "old"
