"""The command: streams, files, exit codes."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sambang.cli import main

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
TEXT = "Bripka Rangga Wiguna menyapa warga diwilayah Kec.Bungur."


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    path.write_text(f"no,isi,label\n1,{TEXT},=a\n2,,b\n")
    return path


def test_run_writes_records_and_exits_1_for_rejects(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(table), "-o", str(tmp_path / "out")]) == 1
    assert len((tmp_path / "out" / "records.jsonl").read_bytes().splitlines()) == 1
    assert "2 articles: 1 records, 1 rejected" in capsys.readouterr().err


def test_run_of_good_articles_exits_0(tmp_path: Path) -> None:
    assert main(["run", str(EXAMPLES), "-o", str(tmp_path / "out"), "--format", "csv", "--quiet"]) == 0
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8", newline="") as file:
        assert [row["article_id"] for row in csv.DictReader(file)] == sorted(p.stem for p in EXAMPLES.glob("*.txt"))


def test_run_to_standard_output_is_jsonl(table: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["run", str(table), "-o", "-"]) == 1
    captured = capsysbinary.readouterr()
    assert json.loads(captured.out)["raw_text"] == TEXT
    assert json.loads(captured.err)["error"] == "isi is empty"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run", "none.csv", "-o", "out"], 3, "none.csv: No such file or directory"),
        (["run", "headless.csv", "-o", "out"], 3, "headless.csv: no text column"),
        (["clean", "none.txt"], 3, "none.txt: No such file or directory"),
        (["run", "in.csv", "-o", "-", "--format", "csv"], 2, "give a folder"),
        (["run", "in.csv", "-o", "out", "--off", "no_such_rule"], 2, "unknown rule no_such_rule"),
        (["run", "in.csv", "-o", "in.csv"], 3, "in.csv"),
        (["clean", "in.csv", "-o", "out.parquet"], 2, "out.parquet: cleaned rows are written as .csv, .tsv, .jsonl"),
        (["clean", "in.csv", "-o", "out.csv.gz"], 2, "out.csv.gz: cleaned rows are written as"),
    ],
)
def test_errors_have_their_exit_code_and_name_the_file(
    arguments: list[str],
    code: int,
    message: str,
    table: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(table.parent)
    Path("headless.csv").write_text("a,b\n1,2\n")
    assert main(arguments) == code
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""


TIMEOUTS = [["run", "x", "-o", "y", f"--timeout={seconds}"] for seconds in ("-5", "nan", "inf", "ten")]


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["run"], ["run", "x", "-o", "y", "--jobs", "0"], *TIMEOUTS])
def test_wrong_usage_exits_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_clean_keeps_the_columns_and_adds_the_text(table: Path, tmp_path: Path) -> None:
    assert main(["clean", str(table), "-o", str(tmp_path / "out.csv")]) == 1
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_text())))
    assert rows[0] == ["no", "isi", "label", "text_clean"]
    assert rows[1][:3] == ["1", TEXT, "=a"]
    assert rows[2] == ["2", "", "b", ""]


def test_an_article_that_cannot_be_cleaned_ends_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    path = tmp_path / "in.csv"
    path.write_text(f"no,isi\n1,{TEXT}\n")
    monkeypatch.setattr("sambang.batch.cleaning.clean", fail)
    assert main(["clean", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == f"no,isi,text_clean\n1,{TEXT},\n"
    assert said.err == f"sambang: {path}, row 2: ZeroDivisionError\n"


def test_clean_of_jsonl_is_jsonl(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"tag": [1], "text": "Warga hadir."}))
    assert main(["clean", str(path)]) == 0
    assert json.loads(capsysbinary.readouterr().out) == {"tag": [1], "text": "Warga hadir.", "text_clean": "Warga hadir."}


def test_clean_of_a_text_is_its_text(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "in.txt"
    path.write_text("Warga hadir.")
    assert main(["clean", str(path)]) == 0
    assert capsysbinary.readouterr().out == b"Warga hadir.\n"


def test_standard_input_to_standard_output() -> None:
    command = [sys.executable, "-m", "sambang", "clean", "-"]
    done = subprocess.run(command, input=b"Warga hadir.", capture_output=True, check=True)
    assert done.stdout == b"Warga hadir.\n"


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text((json.dumps({"text": TEXT * 50}) + "\n") * 200)
    command = f"{sys.executable} -m sambang clean {path} | head -c 10 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
    assert done.stderr == ""


def test_help_loads_nothing_of_the_work() -> None:
    code = "import sys, sambang.cli\ntry: sambang.cli.main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "sambang.cli" in loaded
    heavy = {"sambang.pipeline", "sambang.batch", "sambang.gazetteers.load", "multiprocessing", "numpy", "pandas", "rapidfuzz"}
    assert not loaded & (heavy | {"ftfy", "pyarrow", "spacy", "wordfreq"})


def test_demo_shows_every_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", str(EXAMPLES)]) == 0
    shown = capsys.readouterr().out
    assert all(f"== {path.stem}\n" in shown for path in EXAMPLES.glob("*.txt"))


def test_progress_is_shown_on_a_terminal_only(table: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    for quiet, shown in (([], True), (["--quiet"], False)):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "sambang", "run", str(table), "-o", str(tmp_path / f"out{shown}"), *quiet]
        subprocess.run(command, stderr=theirs, check=False)
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # the end of a terminal
            while block := os.read(ours, 2**16):
                seen += block
        os.close(ours)
        assert (b"2/2" in seen, b"1 rejected" in seen) == (shown, shown)


def test_a_timeout_of_0_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert main(["run", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--timeout", "0", "--quiet"]) == 0


@pytest.mark.parametrize(
    ("suffix", "expected"),
    [
        (".csv", "no,isi,text_clean\n1,Warga  hadir.,Warga hadir.\n"),
        (".tsv", "no\tisi\ttext_clean\n1\tWarga  hadir.\tWarga hadir.\n"),
        (".jsonl", '{"no": "1", "isi": "Warga  hadir.", "text_clean": "Warga hadir."}\n'),
        (".txt", "Warga hadir.\n"),
        ("", "no,isi,text_clean\n1,Warga  hadir.,Warga hadir.\n"),
    ],
)
def test_the_suffix_tells_the_kind_of_the_cleaned_file(suffix: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("no,isi\n1,Warga  hadir.\n")
    out = tmp_path / f"out{suffix}"
    assert main(["clean", str(tmp_path / "in.csv"), "-o", str(out)]) == 0
    assert out.read_text() == expected


def test_objects_of_unlike_keys_are_no_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.csv"
    source.write_text('{"text": "Warga hadir.", "tag": ["a"]}\n')
    assert main(["clean", str(source), "-o", str(out)]) == 0
    assert out.read_text() == 'text,tag,text_clean\nWarga hadir.,"[""a""]",Warga hadir.\n'
    source.write_text('{"text": "Warga hadir."}\n{"text": "Warga hadir.", "tag": 1}\n')
    assert main(["clean", str(source), "-o", str(out)]) == 2
    assert "row 2: other columns than in the rows before; write .jsonl instead" in capsys.readouterr().err


@pytest.mark.parametrize("output", ["out", "-"])
def test_a_file_given_twice_is_warned_of(output: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    file, out = str(tmp_path / "a.txt"), output if output == "-" else str(tmp_path / output)
    assert main(["run", file, "-o", out, "--quiet"]) == 0
    assert "twice" not in capsys.readouterr().err
    assert main(["run", file, file, "-o", out if out == "-" else f"{out}2", "--quiet"]) == 0
    assert "a.txt is given twice" in capsys.readouterr().err
