"""Whatever bytes come in: no crash, no article lost, and the raw text can be had back."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sambang import InputError, Rejected, clean
from sambang.batch import run
from sambang.read import read_articles

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = (
    "Kapolsek Bungur", "Iptu Suryansyah, S.H.", "diwilayah Kec.Bungur", "(6/6/2025)", "pukul 09.00 WIB", "“aman”", '"',
    "d[", "]i", "=== KATEGORI", "<b>", "**", "https://", "Baca juga:", "\n\n", " ", "\u00a0", "\u200b", "\u0301", "â€œ",
    "&amp;", "\0", "A.B.", "Po lisi",
)  # fmt: skip
HEADS = (b"", b"id,text\n1,", b'{"text": "', b"\xff\xfe", b"\x1f\x8b", b"\x28\xb5\x2f\xfd")
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=25).map("".join)
CELLS = st.one_of(TEXTS, st.none(), st.integers(), st.floats(), st.booleans(), st.lists(st.integers(), max_size=2))
ROWS = st.dictionaries(st.sampled_from(["text", "isi", "id", "title", "date", "url", "x", ""]), CELLS, max_size=5)


@given(TEXTS)
@SETTINGS
@example("\ud800")
def test_any_text_is_cleaned_and_can_be_had_back(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.undo() == text


@given(st.lists(ROWS, max_size=8), st.booleans())
@settings(SETTINGS, max_examples=25)
def test_any_rows_are_records_or_rejects(rows: list[dict[str, object]], packed: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    content = "".join(json.dumps(row) + "\n" for row in rows).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.jsonl"
        path.write_bytes(gzip.compress(content) if packed else content)
        done = run([path], Path(folder) / "out")
        records = (Path(folder) / "out" / "records.jsonl").read_bytes().splitlines()
        rejects = (Path(folder) / "out" / "rejects.jsonl").read_bytes().splitlines()
    assert done.articles == len(rows) == len(records) + len(rejects)
    assert done.rejected.keys() <= {"read"}
    assert len({json.loads(line)["article_id"] for line in records}) == len(records)


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".txt", ".jsonl.gz", ".html"])
@given(
    content=st.binary(max_size=300),
    head=st.sampled_from(HEADS),
)
@settings(SETTINGS, max_examples=40)
def test_any_bytes_are_articles_rejects_or_an_input_error(suffix: str, content: bytes, head: bytes) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("zstandard")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"in{suffix}"
        path.write_bytes(head + content)
        try:
            items = list(read_articles([path]))
        except InputError as error:
            assert path.name in str(error)  # noqa: PT017 - both ways are an answer
            return
    for item in items:
        if isinstance(item, Rejected):
            assert item.reason
            assert item.article_id.encode()
        else:
            assert item.text.strip()
            assert (item.article_id + item.text).encode()  # can be written
