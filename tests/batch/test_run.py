"""A run loses nothing: rejects are listed, workers change nothing, an interruption is made good."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

import sambang.batch
from sambang import Article, ConfigError, InputError, Record
from sambang.batch import Job, run
from sambang.batch.journal import NAME
from sambang.write.output import UNFINISHED

if TYPE_CHECKING:
    from pathlib import Path

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

    def failing(text: str, *rest: Any) -> Any:  # noqa: ANN401 - passes anything on
        if " 7 warga" in text:
            raise ValueError("poison")
        return link(text, *rest)

    failing.__globals__["__name__"] = "sambang.link.all"
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
