"""The committed gazetteers are what their sources make, byte for byte."""

from __future__ import annotations

import importlib.util
import shutil
from typing import TYPE_CHECKING

import pytest

from sambang.cli import main
from sambang.errors import GazetteerError
from sambang.gazetteers.build import build, build_files
from sambang.gazetteers.build.tables import Built, apply_overrides
from sambang.gazetteers.load import locate
from sambang.gazetteers.schema import LAYOUTS

if TYPE_CHECKING:
    from pathlib import Path

ROOT = locate()
FOLDERS = sorted(folder.name for folder in ROOT.iterdir() if folder.is_dir())


@pytest.mark.parametrize("name", FOLDERS)
def test_rebuild_gives_what_is_committed(name: str) -> None:
    if name == "areas" and importlib.util.find_spec("lokal") is None:
        pytest.skip("the extra `build` is not installed")
    for file, text in build_files(ROOT / name).items():
        committed = (ROOT / name / file).read_bytes()
        assert committed == text.encode(), f"{name}/{file}: run `sambang gazetteers build {name}`"


def test_every_folder_has_a_layout() -> None:
    assert set(FOLDERS) <= set(LAYOUTS)


def test_build_names_what_it_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("areas", "ranks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    with (tmp_path / "ranks" / "overrides.csv").open("a") as file:
        file.write("alias,AKBP,variant,Akabepe,a form of the radio\n")
    assert main(["gazetteers", "build", "ranks", "--folder", str(tmp_path)]) == 0
    changed = [tmp_path / "ranks" / name for name in ("aliases.csv", "SOURCES.toml")]
    assert capsys.readouterr().out.splitlines() == [str(path) for path in changed]
    assert "\nAKBP,Akabepe,variant,\n" in changed[0].read_text()
    assert build(tmp_path, ["ranks"]) == []


def test_an_unknown_name_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteers", "build", "ranges"]) == 2
    assert "unknown gazetteer ranges; known are activities, areas" in capsys.readouterr().err


def test_a_missing_source_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> None:
        raise ModuleNotFoundError(name="lokal")

    monkeypatch.setattr("sambang.gazetteers.build.areas.resources.files", fail)
    with pytest.raises(GazetteerError, match=r"gazetteer areas: the package lokal is missing.*sambang\[build\]"):
        build_files(ROOT / "areas")


def test_another_version_of_a_source_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("lokal")
    shutil.copytree(ROOT / "areas", tmp_path / "areas")
    sources = tmp_path / "areas" / "SOURCES.toml"
    sources.write_text(sources.read_text().replace('"wilayah.json.gz" = "', '"wilayah.json.gz" = "0'))
    with pytest.raises(GazetteerError, match=r"wilayah\.json\.gz is not the pinned version"):
        build_files(tmp_path / "areas")


def make_titles() -> Built:
    built = Built("titles")
    built.add("S.H.", "degree")
    built.alias("S.H.", "Sarjana Hukum")
    built.add("Dr.", "degree")
    return built


@pytest.mark.parametrize(
    ("override", "rows", "aliases"),
    [
        ("add,M.Han.,,degree,w", {"S.H.", "Dr.", "M.Han."}, {"Sarjana Hukum"}),
        ("alias,Dr.,misspelling,Drr,w", {"S.H.", "Dr."}, {"Sarjana Hukum", "Drr"}),
        ("drop,S.H.,,Sarjana Hukum,w", {"S.H.", "Dr."}, set()),
        ("drop,S.H.,,,w", {"Dr."}, set()),
        ("set,Dr.,category,honorific,w", {"S.H.", "Dr."}, {"Sarjana Hukum"}),
    ],
)
def test_overrides_win(override: str, rows: set[str], aliases: set[str], tmp_path: Path) -> None:
    (tmp_path / "overrides.csv").write_text(f"action,id,field,value,why\n{override}\n")
    built = make_titles()
    apply_overrides(built, tmp_path)
    assert set(built.rows) == rows
    assert {alias.alias for alias in built.aliases.values()} == aliases
    assert all(alias.correct == "Dr." for alias in built.aliases.values() if alias.kind == "misspelling")


@pytest.mark.parametrize(
    ("override", "message"),
    [("swap,S.H.,,x,w", "line 2: unknown action 'swap'"), ("drop,S.X.,,,w", "line 2: drop names the unknown id 'S.X.'")],
)
def test_a_wrong_override_is_an_error(override: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "overrides.csv").write_text(f"action,id,field,value,why\n{override}\n")
    with pytest.raises(GazetteerError, match=message):
        apply_overrides(make_titles(), tmp_path)
