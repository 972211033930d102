"""A run loses nothing: rejects are listed, workers change nothing, an interruption is made good."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

import sambang.batch
from sambang import Article, ConfigError, InputError, Options, Record
from sambang.batch import Job, run
from sambang.batch.journal import NAME
from sambang.write import output
from sambang.write.output import UNFINISHED

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = [f"Kapolsek Bungur Iptu Suryansyah menyambangi {n} warga diwilayah Kec.Bungur." for n in range(23)]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows: list[dict[str, Any]] = [{"id": f"a{n}", "text": text} for n, text in enumerate(TEXTS)]
    rows.insert(3, {"id": "empty", "text": ""})
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sambang.batch, "CHUNK", 4)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _ids(folder: Path) -> list[str]:
    return [json.loads(line)["article_id"] for line in (folder / "records.jsonl").read_bytes().splitlines()]


def test_records_and_rejects_are_all_articles(source: Path, tmp_path: Path) -> None:
    done = run([source], tmp_path / "out")
    assert (done.articles, done.rejected) == (24, {"read": 1})
    assert _ids(tmp_path / "out") == [f"a{n}" for n in range(23)]
    rejects = [json.loads(line) for line in (tmp_path / "out" / "rejects.jsonl").read_bytes().splitlines()]
    assert rejects == [
        {"article_id": "empty", "stage": "read", "error": "text is empty", "file": str(source), "row": 4, "text_hash": None}
    ]
    assert not (tmp_path / "out" / UNFINISHED).exists()


def test_manifest_tells_what_the_run_was_made_of(source: Path, tmp_path: Path) -> None:
    run([source], tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert list(manifest) == ["sambang", "gazetteers", "config", "inputs", "counts"]
    assert manifest["counts"]["records"] == 23
    assert manifest["inputs"][0]["bytes"] == source.stat().st_size
    assert set(manifest["gazetteers"]) >= {"areas", "units", "ranks"}


@pytest.mark.parametrize("format_", ["jsonl", "csv", "flat"])
def test_workers_and_chunks_change_no_byte(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    run([source], tmp_path / "one", job=Job(format=format_))
    monkeypatch.setattr(sambang.batch, "CHUNK", 7)
    run([source], tmp_path / "two", job=Job(format=format_), jobs=2)
    assert _contents(tmp_path / "one") == _contents(tmp_path / "two")


def test_a_failing_article_is_rejected_with_its_stage(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sambang.link import all as link_all

    link = link_all.link

    def failing(text: str, *rest: Any, **options: Any) -> Any:  # noqa: ANN401 - passes anything on
        if " 7 warga" in text:
            raise ValueError("poison")
        return link(text, *rest, **options)

    monkeypatch.setitem(failing.__globals__, "__name__", "sambang.link.all")
    monkeypatch.setattr("sambang.pipeline.run_link", failing)
    done = run([source], tmp_path / "out")
    assert done.rejects == 2
    last = json.loads((tmp_path / "out" / "rejects.jsonl").read_bytes().splitlines()[-1])
    assert (last["article_id"], last["stage"], last["error"]) == ("a7", "link", "ValueError: poison")
    assert len(last["text_hash"]) == 64


def test_an_article_that_cannot_be_encoded_is_rejected(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sambang.pipeline import process

    def odd(article: Article, **options: Any) -> Record:  # noqa: ANN401 - passes anything on
        record = process(article, **options)
        return msgspec.structs.replace(record, text="\ud800") if article.article_id == "a5" else record

    monkeypatch.setattr("sambang.batch.chunk.process", odd)
    done = run([source], tmp_path / "out")
    assert done.rejected == {"read": 1, "write": 1}
    assert "a5" not in _ids(tmp_path / "out")


@pytest.mark.parametrize("cut", [0, 1, 3, 5])
def test_an_interrupted_run_goes_on(source: Path, tmp_path: Path, cut: int) -> None:
    run([source], tmp_path / "whole")
    out = tmp_path / "out"

    def stop(progress: sambang.batch.Progress) -> None:
        if progress.articles > cut * 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([source], out, on_progress=stop)
    assert not (out / "records.jsonl").exists()
    for name in ("records.jsonl", NAME):  # what a crash in the middle of a chunk leaves
        with (out / UNFINISHED / name).open("ab") as file:
            file.write(b'{"half')
    run([source], out)
    assert _contents(out) == _contents(tmp_path / "whole")


def test_an_unfinished_run_with_other_options_is_refused(source: Path, tmp_path: Path) -> None:
    def stop(_: sambang.batch.Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([source], tmp_path / "out", on_progress=stop)
    with pytest.raises(ConfigError, match="other config"):
        run([source], tmp_path / "out", job=Job(format="flat"))
    source.write_text(json.dumps({"text": TEXTS[0]}))
    with pytest.raises(ConfigError, match="other inputs"):
        run([source], tmp_path / "out")
    assert run([source], tmp_path / "out", restart=True).articles == 1


def test_unreadable_input_and_unknown_format_are_errors(source: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        run([tmp_path / "none.csv"], tmp_path / "out")
    with pytest.raises(ConfigError):
        run([source], tmp_path / "out", job=Job(format="xml"))
    assert not (tmp_path / "out").exists()


def _fail_at(monkeypatch: pytest.MonkeyPatch, *ids: str) -> None:
    from sambang.pipeline import process

    def failing(article: Article, **options: Any) -> Record:  # noqa: ANN401 - passes anything on
        if article.article_id in ids:
            raise ValueError("poison")
        return process(article, **options)

    monkeypatch.setattr("sambang.batch.chunk.process", failing)


FORMATS = ["jsonl", "csv", "flat", "parquet", "sqlite", "duckdb"]


def _articles_of(folder: Path, format_: str) -> list[str]:
    """Return the ids of a run's records, whatever its format."""
    if format_ == "jsonl":
        return _ids(folder)
    if format_ in {"csv", "flat"}:
        with (folder / ("articles.csv" if format_ == "csv" else "flat.csv")).open(encoding="utf-8", newline="") as file:
            return [row["article_id"] for row in csv.DictReader(file)]
    if format_ == "parquet":
        from pyarrow import parquet

        ids: list[str] = parquet.read_table(folder / "articles.parquet")["article_id"].to_pylist()
        return ids
    import duckdb

    connect = sqlite3.connect if format_ == "sqlite" else duckdb.connect
    with closing(connect(str(folder / f"sambang.{format_}"))) as base:
        return [name for (name,) in base.execute("SELECT article_id FROM articles ORDER BY row_number").fetchall()]


@pytest.mark.parametrize("format_", FORMATS)
def test_rejects_are_retried_and_join_the_records(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    job = Job(format=format_)
    out = tmp_path / "out"
    _fail_at(monkeypatch, "a2", "a7", "a9")
    assert run([source], out, job=job).rejected == {"process": 3, "read": 1}
    _fail_at(monkeypatch, "a9")
    done = run([source], out, job=msgspec.structs.replace(job, options=Options(preset="light")), retry=True)
    assert (done.articles, done.rejected) == (24, {"process": 1, "read": 1})
    assert _articles_of(out, format_) == [f"a{n}" for n in range(23) if n not in {2, 7, 9}] + ["a2", "a7"]
    rejects = [json.loads(line)["article_id"] for line in (out / "rejects.jsonl").read_bytes().splitlines()]
    assert rejects == ["empty", "a9"]
    manifest = json.loads((out / "manifest.json").read_bytes())
    assert manifest["counts"]["records"] == 22
    assert [(retry["articles"], retry["rejects"]) for retry in manifest["retries"]] == [(4, 2)]
    assert run([source], out, job=job).rejects == 2  # the run as it was asked for is done


def test_an_interrupted_retry_goes_on(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = [f"a{n}" for n in range(5, 20)]
    for name in ("whole", "out"):
        _fail_at(monkeypatch, *failing)
        run([source], tmp_path / name)
    _fail_at(monkeypatch)
    run([source], tmp_path / "whole", retry=True)

    def stop(_: sambang.batch.Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([source], tmp_path / "out", retry=True, on_progress=stop)
    with pytest.raises(ConfigError, match="unfinished"):
        run([source], tmp_path / "out", job=Job(format="flat"))
    run([source], tmp_path / "out", retry=True)
    assert _contents(tmp_path / "out") == _contents(tmp_path / "whole")


def test_there_is_nothing_to_retry_without_a_finished_run_of_the_same_input(source: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nothing to retry"):
        run([source], tmp_path / "out", retry=True)
    run([source], tmp_path / "out")
    source.write_text(json.dumps({"text": TEXTS[0]}))
    with pytest.raises(ConfigError, match="other inputs"):
        run([source], tmp_path / "out", retry=True)


def test_a_finished_run_is_not_done_again_and_not_overwritten(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run([source], tmp_path / "out")
    before = _contents(tmp_path / "out")
    _fail_at(monkeypatch, *[f"a{n}" for n in range(23)])
    assert run([source], tmp_path / "out") == msgspec.structs.replace(done, sizes=None)
    with pytest.raises(ConfigError, match=r"other config \(options\)"):
        run([source], tmp_path / "out", job=Job(options=Options(preset="strict")))
    assert _contents(tmp_path / "out") == before
    assert run([source], tmp_path / "out", restart=True).rejects == 24


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("point", ["_finish", "replace", "rmtree"])
def test_a_run_that_is_cut_off_while_its_files_appear_goes_on(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str, point: str
) -> None:
    """Cut at every single move of a file, one after the other."""
    job = Job(format=format_)
    run([source], tmp_path / "whole", job=job)
    out = tmp_path / "out"
    for step in range(1, 40):
        with monkeypatch.context() as patch:
            _cut_at(patch, point, step)
            try:
                run([source], out, job=job)
            except KeyboardInterrupt:
                continue
            break
    assert not (out / UNFINISHED).exists()
    assert sorted(_contents(out)) == sorted(_contents(tmp_path / "whole"))
    assert _articles_of(out, format_) == _articles_of(tmp_path / "whole", format_)
    if format_ not in {"sqlite", "duckdb"}:
        assert _contents(out) == _contents(tmp_path / "whole")


def _cut_at(patch: pytest.MonkeyPatch, point: str, step: int) -> None:
    """Interrupt the `step`-th call of a function that makes files appear."""
    calls = count(1)

    def cut(function: Callable[..., Any]) -> Callable[..., Any]:
        def cutting(*given: Any, **options: Any) -> Any:  # noqa: ANN401 - passes anything on
            if next(calls) == step:
                raise KeyboardInterrupt
            return function(*given, **options)

        return cutting

    if point == "_finish":
        patch.setattr("sambang.write.output._sync", cut(output._sync))
    elif point == "replace":
        patch.setattr("pathlib.Path.replace", cut(Path.replace))
    else:
        patch.setattr("shutil.rmtree", cut(shutil.rmtree))


def test_a_folder_is_known_by_the_contents_of_its_files(tmp_path: Path) -> None:
    texts = tmp_path / "in"
    texts.mkdir()
    (texts / "a.txt").write_text("Warga hadir.")
    run([texts], tmp_path / "out")
    (texts / "a.txt").write_text("Warga pergi.")
    with pytest.raises(ConfigError, match="other inputs"):
        run([texts], tmp_path / "out")


def test_the_mark_for_excel_comes_once_and_only_before_csv(source: Path, tmp_path: Path) -> None:
    run([source], tmp_path / "out", job=Job(format="csv", excel=True))
    content = (tmp_path / "out" / "articles.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfarticle_id,")
    assert content.count(b"\xef\xbb\xbf") == 1
    with pytest.raises(ConfigError, match="CSV"):
        run([source], tmp_path / "other", job=Job(excel=True))
