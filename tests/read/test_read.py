"""Files of every kind become articles; what cannot be one is a value with file and row."""

from __future__ import annotations

import gzip
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from sambang import Article, InputError, Rejected
from sambang.read import check_inputs, read_articles, repeated_inputs
from sambang.read.count import count_articles

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Bripka Rangga Wiguna menyapa warga Jum’at (6/6/2025)."


def _articles(*inputs: Path) -> list[Article]:
    return [item for item in read_articles(inputs) if isinstance(item, Article)]


def _rejects(*inputs: Path) -> list[tuple[int | None, str]]:
    return [(item.row, item.reason) for item in read_articles(inputs) if isinstance(item, Rejected)]


def _write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_text_file_gives_its_stem_as_id_and_no_title(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.b.txt", TEXT)
    assert _articles(path) == [Article(article_id="a.b", text=TEXT, file=str(path), row=1)]


def test_folder_is_its_text_files_by_name_without_the_cleaned_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "a.clean.txt", "c.json"):
        _write(tmp_path / name, name)
    assert [a.article_id for a in _articles(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize("suffix", [".csv", ".csv.gz"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_columns_are_recognised_and_others_pass_through(tmp_path: Path, suffix: str, delimiter: str) -> None:
    header = delimiter.join(["_id", "Judul", "ISI", "tanggal", "sumber", "kategori"])
    content = (
        f'{header}\n7{delimiter}Sambang{delimiter}"baris\nkedua"{delimiter}6 Juni 2025{delimiter}https://x.id/1{delimiter}warta\n'
    )
    path = _write(tmp_path / f"in{suffix}", gzip.compress(content.encode()) if suffix.endswith("gz") else content)
    assert _articles(path) == [
        Article(
            article_id="7", text="baris\nkedua", title="Sambang", published="6 Juni 2025", url="https://x.id/1",
            extra={"kategori": "warta"}, file=str(path), row=2,
        )
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["text", "content", "isi", "konten", "body", "article", "artikel", "berita", "\ufeffText "])
def test_every_name_of_the_text_column_is_known(tmp_path: Path, name: str) -> None:
    path = _write(tmp_path / "in.csv", f"no,{name}\n1,{TEXT}\n")
    assert [a.text for a in _articles(path)] == [TEXT]


def test_source_that_is_no_address_stays_source(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.jsonl", json.dumps({"text": TEXT, "source": "Warta Polri"}))
    assert [(a.source, a.url) for a in _articles(path)] == [("Warta Polri", None)]


@pytest.mark.parametrize(
    ("value", "article_id"),
    [(12, "12"), (12.0, "12"), ("x", "x"), ({"$oid": "5f"}, "5f"), (None, "c85baf447fd328b8"), (True, "c85baf447fd328b8")],
)
def test_ids_are_text_and_a_missing_one_is_a_hash(tmp_path: Path, value: object, article_id: str) -> None:
    path = _write(tmp_path / "in.jsonl", json.dumps({"id": value, "text": "warga"}))
    assert [a.article_id for a in _articles(path)] == [article_id]


def test_repeated_ids_are_numbered(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.jsonl", '{"id": "a", "text": "satu"}\n{"id": "a", "text": "dua"}\n{"id": "a", "text": "tiga"}\n')
    assert [a.article_id for a in _articles(path, path)] == ["a", "a~2", "a~3", "a~4", "a~5", "a~6"]


def test_jsonl_rejects_rows_and_goes_on(tmp_path: Path) -> None:
    rows = [
        '{"text": null, "id": 1}',
        '{"text": " "}',
        "",
        "[1]",
        '{"text": 5}',
        '{"teks',
        '{"id": 2}',
        json.dumps({"text": TEXT}),
    ]
    path = _write(tmp_path / "in.jsonl", "\n".join(rows))
    assert [row for row, _ in _rejects(path)] == [1, 2, 4, 5, 6, 7]
    reasons = [reason.split(":")[0] for _, reason in _rejects(path)]
    assert reasons == [
        "text is null", "text is empty", "a JSON list, not an object", "text is a int, not a string", "invalid JSON",
        "no text column",
    ]  # fmt: skip
    assert [a.row for a in _articles(path)] == [8]


def test_a_null_text_is_filled_from_the_next_text_column(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.jsonl", json.dumps({"text": None, "content": TEXT}))
    assert [a.text for a in _articles(path)] == [TEXT]


def test_csv_rejects_ragged_and_empty_rows_and_goes_on(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.csv", f"id,text\n1,a,b\n2\n3,\n\n4,{TEXT}\n")
    assert _rejects(path) == [
        (2, "3 fields where the header has 2"),
        (3, "1 fields where the header has 2"),
        (4, "text is empty"),
    ]
    assert [a.article_id for a in _articles(path)] == ["4"]


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8-sig", b""), ("utf-16", b""), ("utf-16-le", b""), ("utf-16-be", b""), ("utf-32", b"")]
)
@pytest.mark.parametrize("suffix", [".txt", ".csv", ".jsonl"])
def test_encodings_with_a_mark_and_utf16_without(tmp_path: Path, encoding: str, mark: bytes, suffix: str) -> None:
    content = {".txt": TEXT, ".csv": f"text\n{TEXT}\n", ".jsonl": json.dumps({"text": TEXT}, ensure_ascii=False)}[suffix]
    path = _write(tmp_path / f"in{suffix}", mark + content.encode(encoding))
    assert [a.text for a in _articles(path)] == [TEXT]


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".jsonl"])
def test_windows_1252_is_read_as_such(tmp_path: Path, suffix: str) -> None:
    content = {".txt": TEXT, ".csv": f"text\n{TEXT}\n", ".jsonl": json.dumps({"text": TEXT}, ensure_ascii=False)}[suffix]
    path = _write(tmp_path / f"in{suffix}", content.encode("cp1252"))
    assert [a.text for a in _articles(path)] == [TEXT]


def test_damaged_utf8_keeps_its_good_characters(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.txt", "“Aman,” kata\xa0".encode() + b"\xe2\x80 warga")
    assert [a.text for a in _articles(path)] == ["“Aman,” kata\xa0\ufffd warga"]


def test_half_a_character_in_json_is_replaced(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.jsonl", r'{"text": "Aman \ud83d"}')
    assert [a.text for a in _articles(path)] == ["Aman \ufffd"]


def test_binary_data_is_rejected(tmp_path: Path) -> None:
    path = _write(tmp_path / "in.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert _rejects(path) == [(1, "binary data, no text")]


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("in.csv", "judul,tanggal\na,b\n", "no text column (judul, tanggal)"),
        ("in.csv", "", "no header"),
        ("in.doc", "x", "unknown kind of file"),
        ("in.csv.gz", b"\x1f\x8b\x08\x00broken", "in.csv.gz"),
        ("in.parquet", b"no parquet", "in.parquet"),
    ],
)
def test_unreadable_file_is_an_error_that_names_it(tmp_path: Path, name: str, content: str | bytes, part: str) -> None:
    path = _write(tmp_path / name, content)
    with pytest.raises(InputError) as caught:
        check_inputs([path])
    assert part in str(caught.value)
    assert name in str(caught.value)


def test_missing_file_empty_folder_no_input_and_a_nul_in_a_name_are_errors(tmp_path: Path) -> None:
    for inputs in ([tmp_path / "none.csv"], [tmp_path], [], ["a\0.txt"], ["a\0"]):
        with pytest.raises(InputError):
            check_inputs(inputs)


def test_symlink_loop_is_an_error_as_a_file_and_a_reject_in_a_folder(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(InputError):
        check_inputs([loop])
    assert [reason.split(":")[0] for _, reason in _rejects(tmp_path)] == ["unreadable"]


def test_a_gzip_that_breaks_off_gives_its_rows_and_a_reject(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"{n} {TEXT * (n % 7)}"}) + "\n" for n in range(5000))
    packed = gzip.compress(rows.encode(), mtime=0)
    path = _write(tmp_path / "in.jsonl.gz", packed[: len(packed) // 2])
    assert len(_articles(path)) > 1000
    assert [reason.split(":")[0] for _, reason in _rejects(path)] == ["the file breaks off"]


def test_an_article_of_five_megabytes_is_read_whole(tmp_path: Path) -> None:
    text = "warga " * 900_000
    for path in (_write(tmp_path / "in.csv", f'text\n"{text}"\n'), _write(tmp_path / "in.jsonl", json.dumps({"text": text}))):
        assert [len(a.text) for a in _articles(path)] == [len(text)]


def test_parquet_keeps_types_in_extra_and_reads_dates(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import datetime as dt

    from pyarrow import parquet

    path = tmp_path / "in.parquet"
    table = {"isi": [TEXT, None], "id": [1.0, 2.0], "tanggal": [dt.date(2025, 6, 6)] * 2, "tag": [["a"], ["b"]]}
    parquet.write_table(pa.table(table), path)
    assert _articles(path) == [
        Article(article_id="1", text=TEXT, published="2025-06-06", extra={"tag": ["a"]}, file=str(path), row=1)
    ]
    assert _rejects(path) == [(2, "isi is null")]


@pytest.mark.parametrize("content", [TEXT, f"text\n{TEXT}\n", json.dumps({"text": TEXT}) + "\n", f"id;isi\n1;{TEXT}\n"])
@pytest.mark.parametrize("packed", [False, True])
def test_stdin_is_told_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch, content: str, packed: bool) -> None:  # noqa: FBT001
    data = gzip.compress(content.encode()) if packed else content.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    assert [a.text for a in read_articles(["-"]) if isinstance(a, Article)] == [TEXT]


def _pack(kind: str, data: bytes) -> bytes:
    if kind == "gz":
        return gzip.compress(data, mtime=0)
    packed: bytes = pytest.importorskip("zstandard").compress(data)
    return packed


@pytest.mark.parametrize("kind", ["gz", "zst"])
@pytest.mark.parametrize("parts", [1, 3])
def test_packed_files_are_read_whole_even_when_packed_in_parts(tmp_path: Path, kind: str, parts: int) -> None:
    rows = [json.dumps({"text": f"{n} {TEXT * (n % 50)}"}).encode() + b"\n" for n in range(3000)]
    size = len(rows) // parts
    packed = b"".join(_pack(kind, b"".join(rows[at : at + size])) for at in range(0, len(rows), size))
    path = _write(tmp_path / f"in.jsonl.{kind}", packed)
    assert [article.text for article in _articles(path)] == [json.loads(row)["text"] for row in rows]


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_a_packed_file_that_breaks_off_gives_its_rows_and_a_reject(tmp_path: Path, kind: str) -> None:
    rows = "".join(json.dumps({"text": f"{n} {n * 7919 % 10007} {TEXT}"}) + "\n" for n in range(60000))
    packed = _pack(kind, rows.encode())
    path = _write(tmp_path / f"in.jsonl.{kind}", packed[: len(packed) // 2])
    assert len(_articles(path)) > 5000
    assert [reason.split(":")[0] for _, reason in _rejects(path)] == ["the file breaks off"]


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_a_bomb_is_given_up_at_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr("sambang.read.unpack.BOMB_FREE", 2**22)
    rows = [json.dumps({"text": f"{n * 7919 % 10007} {n * n % 10007} {TEXT}"}).encode() + b"\n" for n in range(9000)]
    path = _write(tmp_path / f"in.jsonl.{kind}", _pack(kind, b"".join(rows) + b" " * 2**26 + b"\n" + rows[0]))
    assert len(_articles(path)) > 1000
    assert [reason for _, reason in _rejects(path)] == ["the file breaks off: it unpacks to more than 250 times its size"]
    with pytest.raises(InputError, match="250 times"):
        check_inputs([_write(tmp_path / f"in.csv.{kind}", _pack(kind, b" " * 2**25))])


PAGE = """<html><head><title>Sambang - Warta Bungur</title><meta property="article:published_time" content="2025-06-06">
<link rel="canonical" href="https://warta.example/sambang"></head><body><nav>Beranda Berita Olahraga</nav>
<article><h1>Sambang</h1>{}</article><footer>Hak cipta</footer></body></html>"""
PARAGRAPHS = [f"Bripka Rangga Wiguna menyambangi warga Desa Bungur pada kunjungan yang ke-{n} di bulan ini." for n in range(9)]


def test_a_folder_of_pages_gives_their_articles_without_what_is_around(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    _write(tmp_path / "a.html", PAGE.format("".join(f"<p>{text}</p>" for text in PARAGRAPHS)))
    _write(tmp_path / "b.txt", TEXT)
    _write(tmp_path / "c.htm", "<html><body></body></html>")
    _write(tmp_path / "d.html", b"\x89PNG\0\0")
    _write(tmp_path / "e.html", "")
    page, text = _articles(tmp_path)
    assert page.text.splitlines()[-9:] == PARAGRAPHS
    assert (page.article_id, page.published, page.url) == ("a", "2025-06-06", "https://warta.example/sambang")
    assert text.article_id == "b"
    assert [reason for _, reason in _rejects(tmp_path)] == ["no article in this page"] * 3


def test_articles_are_counted_beforehand(tmp_path: Path) -> None:
    texts = tmp_path / "in"
    texts.mkdir()
    for name in "abc":
        _write(texts / f"{name}.txt", TEXT)
    table = _write(tmp_path / "in.csv", f'id,text\n1,"a\nb ""c"" \n"\n2,{TEXT}\n')
    rows = _write(tmp_path / "in.jsonl", '{"text": "a"}\n' * 7)
    assert count_articles([texts, table, rows, texts / "a.txt"]) == 3 + 2 + 7 + 1
    assert count_articles([_write(tmp_path / "in.csv.gz", b"")]) is None
    assert count_articles(["-"]) is None


@pytest.mark.parametrize("word", ["null", "NULL", "None", "NaN", " nan "])
def test_the_bare_word_null_is_a_missing_value(tmp_path: Path, word: str) -> None:
    path = _write(
        tmp_path / "in.csv", f"id,judul,tanggal,isi\n1,{word},{word},Warga hadir.\n{word},Apel,,Warga null hadir\n3,x,,{word}\n"
    )
    first, second = _articles(path)
    assert (first.article_id, first.title, first.published) == ("1", None, None)
    assert (len(second.article_id), second.title) == (16, "Apel")
    assert _rejects(path) == [(4, "isi is null")]
    assert first.extra == {"judul": word, "tanggal": word}


def test_inputs_given_twice_are_found(tmp_path: Path) -> None:
    first, second = (_write(tmp_path / f"{name}.txt", TEXT) for name in "ab")
    (tmp_path / "link.txt").symlink_to(first)
    again = tmp_path / ".." / tmp_path.name / "a.txt"
    assert list(repeated_inputs([first, second, again])) == [again]
    assert list(repeated_inputs([first, tmp_path])) == [tmp_path]
    assert list(repeated_inputs([second, first])) == []
