"""The accessor works on any text type, keeps index, types and missing values."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pandas as pd
import pytest

from sambang import Article, InputError, Record, process
from sambang.frame import SCHEMA, process_frame

RAW = "Bripka Rangga Wiguna menyapa warga diwilayah Kec.Bungur."
CLEAN = process(RAW).text
DTYPES: list[Any] = ["object", "string", "string[python]", "string[pyarrow]", "str", "category", pd.ArrowDtype]


def _frame(dtype: Any, values: list[Any]) -> pd.DataFrame:  # noqa: ANN401 - a type of pandas
    if dtype == "string[pyarrow]":
        pytest.importorskip("pyarrow")
    if dtype is pd.ArrowDtype:
        dtype = pd.ArrowDtype(pytest.importorskip("pyarrow").large_string())
    if dtype == "str" and int(pd.__version__.split(".")[0]) < 3:
        pytest.skip("a type of pandas 3")
    return pd.DataFrame({"isi": pd.Series(values, dtype=dtype).array, "no": range(len(values))}, index=[7, 3, 3])


@pytest.mark.parametrize("dtype", DTYPES)
def test_clean_keeps_type_index_columns_and_missing_values(dtype: Any) -> None:  # noqa: ANN401 - a type of pandas
    frame = _frame(dtype, [RAW, None, "Warga hadir."])
    before = frame.copy()
    found = frame.sambang.clean()
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_frame_equal(found[["isi", "no"]], before)
    assert found["text_clean"].tolist()[::2] == [CLEAN, "Warga hadir."]
    assert found["text_clean"].isna().tolist() == [False, True, False]
    if dtype != "category":
        assert found["text_clean"].dtype == frame["isi"].dtype


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA])
def test_missing_values_stay_what_they_were(missing: object) -> None:
    found = pd.DataFrame({"text": pd.Series([RAW, missing], dtype=object)}).sambang.clean(into="bersih")
    assert found["bersih"][0] == CLEAN
    assert found["bersih"][1] is missing


def test_a_told_column_is_the_only_text() -> None:
    frame = pd.DataFrame({"text": ["salah", "salah"], "narasi_asli": [RAW, None]})
    assert frame.sambang.clean("narasi_asli")["text_clean"].tolist()[0] == CLEAN
    found = frame.sambang.records("narasi_asli")
    assert found["text"].tolist()[0] == CLEAN
    assert found["error"].tolist()[1] == "text is null"


@pytest.mark.parametrize("method", ["clean", "records", "tables"])
@pytest.mark.parametrize(("columns", "given"), [(["a", 1], None), (["text"], "isi")])
def test_a_frame_without_the_column_is_an_error(method: str, columns: list[Any], given: str | None) -> None:
    frame = pd.DataFrame([[RAW] * len(columns)], columns=columns)
    with pytest.raises(InputError, match="column"):
        getattr(frame.sambang, method)(given)


def test_records_are_those_of_process_and_rejects_have_their_reason() -> None:
    columns = {"id": [1, 2, 3, 4], "judul": ["Sambang", None, None, None], "text": [RAW, None, " ", 5]}
    frame = pd.DataFrame({**columns, "tanggal": pd.to_datetime(["2025-06-06"] * 4)}, index=list("wxyz"))
    found = frame.sambang.records()
    assert list(found.columns) == list(SCHEMA)
    assert found.index.tolist() == list("wxyz")
    expected = process(Article(article_id="1", text=RAW, title="Sambang", published="2025-06-06T00:00:00"))
    assert msgspec.json.decode(found["record"]["w"], type=Record) == expected
    assert found["persons"]["w"] == "Rangga Wiguna"
    assert found["article_id"].tolist() == ["1", "2", "3", "4"]
    assert found["stage"].fillna("").tolist() == ["", "read", "read", "read"]
    assert found["error"].tolist()[1:] == ["text is null", "text is empty", "text is a int, not a string"]


def test_the_schema_is_the_same_without_rows_and_with_bad_ones() -> None:
    empty = process_frame(pd.DataFrame({"text": []}))
    bad = process_frame(pd.DataFrame({"text": [None]}))
    good = process_frame(pd.DataFrame({"text": [RAW]}))
    assert empty.dtypes.tolist() == bad.dtypes.tolist() == good.dtypes.tolist()
    assert (len(empty), len(bad)) == (0, 1)
    assert bad["article_id"].isna().all()


def test_tables_have_their_columns_and_keys() -> None:
    found = pd.DataFrame({"id": ["a", "b"], "text": [RAW, None]}).sambang.tables()
    assert found["articles"]["article_id"].tolist() == ["a"]
    assert found["persons"]["name"].tolist() == ["Rangga Wiguna"]
    assert list(found["times"].columns) == ["article_id", "value", "tz", "text"]


@pytest.mark.parametrize("method", ["clean", "records", "tables"])
@pytest.mark.parametrize("given", [None, "text"])
def test_two_text_columns_of_one_name_are_an_error(method: str, given: str | None) -> None:
    frame = pd.DataFrame([[RAW, RAW]], columns=["text", "text"])
    with pytest.raises(InputError, match="2 columns are called 'text'"):
        getattr(frame.sambang, method)(given)


def test_two_other_columns_of_one_name_do_no_harm() -> None:
    frame = pd.DataFrame([[RAW, 1, 2]], columns=["text", "a", "a"])
    assert frame.sambang.clean()["text_clean"].tolist() == [CLEAN]


def test_equal_ids_are_numbered_in_tables() -> None:
    found = pd.DataFrame({"id": ["a", "a", "b"], "text": [RAW] * 3}).sambang.tables()
    assert found["articles"]["article_id"].tolist() == found["persons"]["article_id"].tolist() == ["a", "a~2", "b"]


def test_a_missing_time_is_no_date() -> None:
    frame = pd.DataFrame({"text": [RAW], "tanggal": pd.to_datetime(["nonsense"], errors="coerce")})
    assert frame.sambang.tables()["articles"]["published"].tolist() == [None]
    assert Article(article_id="1", text=RAW, published=frame["tanggal"][0]).published is None
