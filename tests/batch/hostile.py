"""Two hundred inputs that no scraper should write, and some that do: each with the answer it gets.

An input is a name, its bytes (or a function that makes it in a folder) and the answer: how many records and rejects, or
`UNREADABLE` for the exit code 3 with a message that names the file.
"""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT = "Bripka Rangga Wiguna menyapa warga Desa Bungur pada Jumat (6/6/2025)."
FANCY = "Jum’at – “aman,” kata Bripka Rangga Wiguna."


class Answer(NamedTuple):
    """What comes of an input."""

    records: int
    rejects: int


UNREADABLE = Answer(-1, -1)
GOOD = Answer(1, 0)
REJECT = Answer(0, 1)
SOME = -2  # as many as came before the file breaks off


class Hostile(NamedTuple):
    """An input and its answer."""

    kind: str
    label: str
    name: str
    content: bytes | Callable[[Path], object]
    answer: Answer


def hostile_inputs() -> list[Hostile]:
    """Return all of them."""
    return [
        *_encodings(),
        *_texts(),
        *_csv(),
        *_jsonl(),
        *_values(),
        *_parquet(),
        *_packed(),
        *_file_system(),
    ]


BYTES = {
    "bad byte first": b"\xff" + TEXT.encode(),
    "bad byte last": TEXT.encode() + b"\xe2\x80",
    "lone continuation": TEXT.encode() + b"\x80" + TEXT.encode(),
    "overlong": TEXT.encode() + b"\xc0\x80",
    "surrogate as UTF-8": TEXT.encode() + b"\xed\xa0\x80",
    "beyond Unicode": TEXT.encode() + b"\xf7\xbf\xbf\xbf",
    "half of it Windows-1252": FANCY.encode("cp1252") + b" " + FANCY.encode(),
    "Windows-1252": FANCY.encode("cp1252"),
    "Latin-1": "Café Bungur ramai.".encode("latin-1"),
    "Shift JIS": "警察は村を訪問 Bungur".encode("shift_jis"),
    "UTF-16 with a mark": FANCY.encode("utf-16"),
    "UTF-16 without a mark": TEXT.encode("utf-16-le"),
    "UTF-16 big end first": b"\xfe\xff" + FANCY.encode("utf-16-be"),
    "UTF-32": FANCY.encode("utf-32"),
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbf" + TEXT.encode(),
    "zeros inside": TEXT.encode() + b"\0\0" + TEXT.encode(),
    "UTF-7": "Jum+IBk-at di Bungur".encode("ascii"),
}


def _encodings() -> Iterator[Hostile]:
    for label, content in BYTES.items():
        yield Hostile("encoding", label, "in.txt", content, GOOD)
        wide = next((name for name in ("utf-16-le", "utf-16-be", "utf-16", "utf-32") if _is(content, name)), None)
        if wide is None:
            yield Hostile("encoding", label, "in.csv", b'id,isi\n1,"' + content + b'"\n', GOOD)
            yield Hostile(
                "encoding", label, "in.jsonl", b'{"id": 1, "isi": "' + content.replace(b"\0", b"\\u0000") + b'"}\n', GOOD
            )
        else:
            text = content.decode(wide).strip("\ufeff")
            mark = b"\xfe\xff" if content.startswith(b"\xfe\xff") else b""
            yield Hostile("encoding", label, "in.csv", mark + f'id,isi\n1,"{text}"\n'.encode(wide), GOOD)
            yield Hostile("encoding", label, "in.jsonl", mark + f'{{"id": 1, "isi": "{text}"}}\n'.encode(wide), GOOD)
    yield Hostile("encoding", "one byte, a no-break space of Latin-1", "in.txt", b"\xa0", REJECT)
    yield Hostile("encoding", "a picture", "in.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", REJECT)
    yield Hostile("encoding", "a program", "in.txt", b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe\0\x90", REJECT)


def _is(content: bytes, encoding: str) -> bool:
    return any(content == text.encode(encoding) for text in (TEXT, FANCY)) or (
        encoding == "utf-16-be" and content == b"\xfe\xff" + FANCY.encode(encoding)
    )


MANY = 4000
TEXTS = {
    "a zero": "warga\0hadir",
    "control characters": "".join(map(chr, range(1, 32))) + "warga",
    "terminal escapes": "\x1b[31mwarga\x1b[0m\x1b]0;judul\x07",
    "delete and next line": "warga\x7f\x85hadir\u2028di\u2029Bungur",
    "text that runs backwards": "warga \u202ehadir\u202c di \u2066Bungur\u2069",
    "invisible characters": "wa\u200brga\u200d \ufeffha\u00addir\u2060",
    "private use and no characters": "warga \ue000\uf8ff\uffff\U0010ffff",
    "half a character": "warga \ud83d hadir \ude00",
    "both halves": "warga \ud83d\ude00 hadir",
    "emoji families": "👨‍👩‍👧‍👦🏽🇮🇩" * 500,
    "marks upon marks": "w" + "\u0301" * MANY,
    "only marks": "\u0301\u0302",
    "only punctuation": "?!.,;:-" * 1000,
    "only line breaks and a dot": "\n" * MANY + ".",
    "only digits": "1234567890" * 2000,
    "a word without end": "a" * 20_000,
    "capitals without end": "A" * 20_000,
    "spaces without end": "warga" + " " * 20_000 + "hadir",
    "no-break spaces": "warga\u00a0" * MANY,
    "opening brackets": "(" * MANY,
    "closing brackets": ")" * MANY,
    "square brackets": "[" * MANY,
    "opening quotes": "“" * MANY,
    "straight quotes": '"' * MANY,
    "words in quotes": '"a" ' * MANY,
    "slashes and digits": "1/" * MANY,
    "dates without end": "6/6/2025 " * 5000,
    "times without end": "09.00.09.00" * 5000,
    "dots": "." * 20_000,
    "initials without end": "A.B." * MANY,
    "ranks without end": "Kombes Pol. " * 3000,
    "offices without end": "Kapolsek " * 5000,
    "places without end": "Desa Bungur, Kecamatan Bungur, " * 1500,
    "names without end": "Rangga Wiguna " * 3000,
    "headlines without end": "POLSEK BUNGUR " * 3000,
    "tags without end": "<b>" * MANY,
    "stars and hashes": "**#" * MANY,
    "addresses without end": "https://warta.example/a?b=c&" * 2000,
    "an empty template": "=== KATEGORI: === NARASI: ===" * 500,
    "one letter": "a",
    "another script": "警察は村を訪問しました。" * 100,
    "a table": "|".join(["a"] * MANY),
    "hyphens": "masing-masing-" * 3000,
    "a pasted headline": "d[" * 5000 + "]i",
    "the same sentence": "Warga hadir. " * 3000,
    "equals signs without end": "=" * 20_000,
    "an age of 5,000 digits": f"AS ({'9' * 5000}) dan Rp {'9' * 5000} di RT {'9' * 5000}/1.",
    "dates that do not exist": "Senin (99/99/9999), 31/2/2025, 31 Februari 20255, pukul 99.99 WIB, 0/0/0.",
    "digits of other scripts": "Senin (²/٦/２０２５) pukul ٠٩.００ WIB, AS (²⁷), XY (２７), ① ½ Ⅷ.",
    "letters that grow when they are folded": "KAPOLSEK İSTANBUL IPTU ßUDİ ŉAMA ﬁRMAN ǰAYA MENYAPA WARGA Dİ DESA",
    "tabs and form feeds for blanks": TEXT.replace(" ", "\x0b") + "\x0c\r\n\r" + TEXT,
    "quotes inside quotes": "“\"'“" * 500 + TEXT + "\"'”" * 500,
    "blanks behind an author": "Oleh: Budi" + " " * 20_000,
    "capitals inside a word": "aA" * 10_000,
}


def _texts() -> Iterator[Hostile]:
    for label, text in TEXTS.items():
        yield Hostile("text", label, "in.jsonl", json.dumps({"id": 1, "text": text}).encode(), GOOD)


def _csv() -> Iterator[Hostile]:
    head = f"id,isi\n1,{TEXT}\n".encode()
    for label, content, answer in (
        ("a field too many", head + b"2,a,b\n", Answer(1, 1)),
        ("a field too few", head + b"2\n", Answer(1, 1)),
        ("a comma at the end of each row", f"id,isi\n1,{TEXT},\n".encode(), REJECT),
        ("a quote that never ends", head + b'2,"warga hadir\n3,lagi\n', Answer(2, 0)),
        ("quotes in the middle", f'id,isi\n1,{TEXT} "aman" kata\n'.encode(), GOOD),
        ("quotes escaped with backslashes", b'id,isi\n1,"warga \\"aman\\" hadir"\n', GOOD),
        ("empty", b"", UNREADABLE),
        ("only a line break", b"\n\n", UNREADABLE),
        ("only a header", b"id,isi\n", Answer(0, 0)),
        ("no header", f"1,{TEXT}\n".encode(), UNREADABLE),
        ("no text column", b"id,judul\n1,a\n", UNREADABLE),
        ("the text column twice", f"isi,isi\n{TEXT},\n".encode(), GOOD),
        ("empty names", f",isi,,\n1,{TEXT},,\n".encode(), GOOD),
        ("capitals and spaces in names", f" ID , Isi \n1,{TEXT}\n".encode(), GOOD),
        ("blank lines between", f"id,isi\n\n1,{TEXT}\n\n\n".encode(), GOOD),
        ("line breaks of old", f"id,isi\r1,{TEXT}\r".encode(), GOOD),
        ("line breaks of all kinds", f"id,isi\r\n1,{TEXT}\n2,{TEXT}\r3,{TEXT}".encode(), Answer(3, 0)),
        ("semicolons", f"id;isi\n1;{TEXT}\n".encode(), GOOD),
        ("bars", f"id|isi\n1|{TEXT}\n".encode(), GOOD),
        ("sep=", f"sep=;\nid;isi\n1;{TEXT}\n".encode(), GOOD),
        ("sep= and nothing", b"sep=", UNREADABLE),
        ("zeros between letters", b"id,isi\n1,w\0a\0r\0g\0a\n", GOOD),
        ("ten thousand columns", (",".join(["isi", *map(str, range(9999))]) + f"\n{TEXT}" + "," * 9999).encode(), GOOD),
        ("line breaks inside a field", b'id,isi\n1,"warga\n\n\nhadir"\n', GOOD),
        ("numbers as texts", b"id,text\n1,123\n2,4.5\n", Answer(2, 0)),
        ("the word null", b"id,text\n1,null\n2,NaN\n", Answer(0, 2)),
        ("only empty texts", b'id,text\n1,\n2, \n3,""\n', Answer(0, 3)),
        ("a formula", b'id,text\n=1+1,"=cmd|calc!A1"\n', GOOD),
        ("a web page with the wrong name", b"<!doctype html><html><body>text</body></html>", UNREADABLE),
        ("JSON with the wrong name", json.dumps({"text": TEXT}).encode(), UNREADABLE),
    ):
        yield Hostile("CSV", label, "in.csv", content, answer)


def _jsonl() -> Iterator[Hostile]:
    for label, line, answer in (
        ("a list", b"[1, 2]", REJECT),
        ("a number", b"5", REJECT),
        ("null", b"null", REJECT),
        ("a text", b'"warga"', REJECT),
        ("broken off", b'{"text": "war', REJECT),
        ("two objects in a line", b'{"text": "a"}{"text": "b"}', REJECT),
        ("a comma at the end", b'{"text": "a",}', REJECT),
        ("single quotes", b"{'text': 'a'}", REJECT),
        ("a comment", b"// komentar", REJECT),
        ("NaN and Infinity", b'{"text": "warga", "a": NaN, "b": -Infinity}', GOOD),
        ("a number of 10,000 digits", b'{"text": "warga", "a": ' + b"9" * 10_000 + b"}", REJECT),
        ("a number too large", b'{"text": "warga", "a": 1e999}', GOOD),
        ("nested 500 deep", b'{"text": "warga", "a": ' + b"[" * 500 + b"]" * 500 + b"}", GOOD),
        ("nested 20,000 deep", b'{"text": "warga", "a": ' + b"[" * 20_000 + b"]" * 20_000 + b"}", REJECT),
        ("opened 20,000 times", b"[" * 20_000, REJECT),
        ("a key twice", b'{"text": "satu", "text": "dua"}', GOOD),
        ("an empty object", b"{}", REJECT),
        ("an empty key", b'{"": "a", "text": "warga"}', GOOD),
        ("a key of spaces", b'{" ": 1, "\\u0000": 2, "text": "warga"}', GOOD),
        ("no text", b'{"judul": "a"}', REJECT),
        ("a bad escape", b'{"text": "\\x41"}', REJECT),
        ("a line break inside a text", b'{"text": "warga\nhadir"}', Answer(0, 2)),
        ("a mark inside", b'\n\xef\xbb\xbf{"text": "warga"}', Answer(0, 1)),
        ("blank lines and CRLF", b'\r\n\r\n{"text": "warga"}\r\n \r\n', GOOD),
        ("pretty printed", json.dumps({"text": TEXT}, indent=1).encode(), Answer(0, 3)),
        ("nothing", b"", Answer(0, 0)),
        ("spaces only", b"  \n \n", Answer(0, 0)),
        ("zeros only", b"\0" * 1000, REJECT),
        ("CSV with the wrong name", b"id,text\n1,warga\n", Answer(0, 2)),
    ):
        yield Hostile("JSONL", label, "in.jsonl", line, answer)


def _values() -> Iterator[Hostile]:
    value: object
    for label, value in {
        "a number": 5, "a fraction": 5.5, "true": True, "null": None, "a list": ["warga"], "an object": {"isi": "warga"},
        "empty": "", "spaces": " \n\t", "an ideographic space": "\u3000", "no-break space": "\u00a0",
        "zero width": "\u200b\ufeff",
    }.items():  # fmt: skip
        yield Hostile("value", f"the text is {label}", "in.jsonl", json.dumps({"text": value}).encode(), REJECT)
    for label, value in {
        "a list": [1], "an object": {"a": 1}, "true": True, "a fraction": 1.5, "huge": 10**30, "negative": -1, "empty": "",
        "a path": "../../etc/passwd", "with line breaks": "a\nb\r\nc", "with a zero": "a\0b", "a formula": "=1+1",
        "20,000 letters": "a" * 20_000, "half a character": "\ud800", "an object of MongoDB": {"$oid": "5f"}, "null": None,
    }.items():  # fmt: skip
        yield Hostile("value", f"the id is {label}", "in.jsonl", json.dumps({"id": value, "text": TEXT}).encode(), GOOD)
    for name in ("title", "published", "url", "source"):
        for label, value in {
            "a list": [1],
            "an object": {"$date": [1]},
            "a number": 20250606,
            "odd": "\ud800\0=1\n" * 50,
        }.items():
            yield Hostile("value", f"the {name} is {label}", "in.jsonl", json.dumps({"text": TEXT, name: value}).encode(), GOOD)
    same = json.dumps({"id": "a", "text": TEXT}).encode() + b"\n"
    yield Hostile("value", "the same id twenty times", "in.jsonl", same * 20, Answer(20, 0))
    yield Hostile("value", "ids that look numbered", "in.jsonl", b"".join(
        json.dumps({"id": name, "text": TEXT}).encode() + b"\n" for name in ("a", "a~2", "a", "a", "a~2")
    ), Answer(5, 0))  # fmt: skip


def _parquet() -> Iterator[Hostile]:
    import pyarrow as pa
    from pyarrow import parquet

    def table(columns: dict[str, Any]) -> Callable[[Path], object]:
        return lambda path: parquet.write_table(pa.table(columns), path)

    decimal = pa.array([1], pa.decimal128(5, 2))
    for label, columns, answer in (
        ("numbers as text", {"text": [1, 2]}, Answer(0, 2)),
        ("fractions and gaps as text", {"text": [1.5, None]}, Answer(0, 2)),
        ("lists as text", {"text": [["a"], None]}, Answer(0, 2)),
        ("structs as text", {"text": [{"a": "b"}]}, REJECT),
        ("bytes as text", {"text": pa.array([TEXT.encode()], pa.binary())}, REJECT),
        ("truths as text", {"text": [True]}, REJECT),
        ("nothing but null", {"text": pa.nulls(3)}, Answer(0, 3)),
        ("times as text", {"text": pa.array([0], pa.timestamp("ns", "Asia/Jakarta"))}, REJECT),
        ("a dictionary of texts", {"text": pa.array([TEXT, TEXT]).dictionary_encode()}, Answer(2, 0)),
        ("large texts", {"text": pa.array([TEXT], pa.large_string())}, GOOD),
        (
            "odd types beside",
            {"text": [TEXT], "id": decimal, "d": pa.array([1], pa.duration("s"))},
            GOOD,
        ),
        ("no rows", {"text": pa.array([], pa.string())}, Answer(0, 0)),
        ("no text column", {"judul": ["a"]}, UNREADABLE),
        ("no columns", {}, UNREADABLE),
    ):
        yield Hostile("Parquet", label, "in.parquet", table(columns), answer)
    yield Hostile("Parquet", "the text column twice", "in.parquet", lambda path: parquet.write_table(
        pa.Table.from_arrays([pa.array([TEXT]), pa.array([TEXT])], names=["text", "text"]), path), GOOD)  # fmt: skip
    yield Hostile("Parquet", "nothing", "in.parquet", b"", UNREADABLE)
    yield Hostile("Parquet", "no Parquet", "in.parquet", b"PAR1" * 100, UNREADABLE)
    yield Hostile("Parquet", "cut in the middle", "in.parquet", _cut_parquet, UNREADABLE)


def _cut_parquet(path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.table({"text": [TEXT] * 100}), path)
    path.write_bytes(path.read_bytes()[:-40])


def _packed() -> Iterator[Hostile]:
    import zstandard

    row = json.dumps({"text": TEXT}).encode() + b"\n"
    noise = b"".join(json.dumps({"id": n, "text": f"{n * 7919 % 10007} {TEXT}"}).encode() + b"\n" for n in range(200))
    for kind, pack in (("gz", gzip.compress), ("zst", zstandard.compress)):
        for label, content, answer in (
            ("packed twice", pack(pack(row)), Answer(0, SOME)),
            ("nothing packed", pack(b""), Answer(0, 0)),
            ("cut after its first bytes", pack(row)[:6], UNREADABLE),
            ("cut at its last byte", pack(noise)[:-1], Answer(SOME, 1) if kind == "gz" else UNREADABLE),
            ("rubbish behind", pack(row) + b"rubbish behind", Answer(SOME, 1)),
            ("not packed at all", row, GOOD),
            ("two packed one after the other", pack(row) + pack(row), Answer(2, 0)),
        ):
            yield Hostile("packed", label, f"in.jsonl.{kind}", content, answer)
        yield Hostile("packed", f"a {kind} without the name", "in.jsonl", pack(row), GOOD)
        yield Hostile("packed", f"a bomb as {kind}", f"in.csv.{kind}", pack(b" " * 2**25), UNREADABLE)
    yield Hostile("packed", "another packer's name", "in.jsonl.gz", zstandard.compress(row), GOOD)


def _file_system() -> Iterator[Hostile]:
    for label, name in {
        "line break": "a\nb.txt", "quotes": "a'\"b.txt", "spaces": "  a  .txt", "leading dash": "-a.txt", "two dots": "...txt",
        "another script": "警察.txt", "a percent sign": "%s%n.txt", "escapes": "\x1b[31m.txt", "long": "a" * 240 + ".txt",
        "capitals": "A.TXT", "braces": "{0}[bold].txt",
    }.items():  # fmt: skip
        yield Hostile("file", f"a name with {label}", name, TEXT.encode(), GOOD)
    for label, make, answer in (
        ("a name that is not UTF-8", _name_bytes, GOOD),
        ("a link to itself", lambda path: path.symlink_to(path), UNREADABLE),
        ("a link to nothing", lambda path: path.symlink_to(path / "none"), UNREADABLE),
        ("missing", lambda _: None, UNREADABLE),
        ("a folder without texts", lambda path: path.mkdir(), UNREADABLE),
        ("a folder with links to itself", _looped, Answer(1, 1)),
        ("a folder with a folder named as a text", _nested, Answer(1, 1)),
        ("empty", lambda path: path.touch(), REJECT),
    ):
        yield Hostile("file", label, "in.txt", make, answer)
    yield Hostile("file", "an unknown kind", "in.docx", b"PK\x03\x04", UNREADABLE)
    yield Hostile("file", "no suffix", "in", TEXT.encode(), UNREADABLE)
    for label, content in (
        ("no article", b"<html></html>"),
        ("no HTML", b"\x89PNG\0"),
        ("nothing", b""),
        ("open tags", b"<div>" * 5000),
    ):
        yield Hostile("file", f"a page with {label}", "in.html", content, REJECT)


def _name_bytes(path: Path) -> None:
    path.mkdir()
    Path(os.fsdecode(os.fsencode(path) + b"/a\xff\xfe.txt")).write_text(TEXT)


def _looped(path: Path) -> None:
    path.mkdir()
    (path / "a.txt").write_text(TEXT)
    (path / "b.txt").symlink_to(path / "b.txt")
    (path / "c").symlink_to(path)


def _nested(path: Path) -> None:
    path.mkdir()
    (path / "a.txt").write_text(TEXT)
    (path / "b.txt").mkdir()
