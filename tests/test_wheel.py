"""The built wheel works in an empty environment outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from sambang.cli import main
from sambang.gazetteers.load import locate

ROOT = Path(__file__).resolve().parent.parent
READ_ALL = """
from sambang.gazetteers.load import load, locate
assert locate().name == "_gazetteers", locate()
lexicon = load()
assert all(getattr(lexicon, name) for name in lexicon.__slots__)
print(*sorted(folder.name for folder in locate().iterdir() if folder.is_dir()))
"""


@pytest.mark.slow
def test_the_wheel_gives_the_records_of_the_checkout(tmp_path: Path) -> None:
    pip = ["-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, *pip, "wheel", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    wheel = next(tmp_path.glob("sambang-*.whl"))
    venv.create(tmp_path / "venv", with_pip=True)
    python = [str(tmp_path / "venv" / "bin" / "python"), "-I"]  # -I: no PYTHONPATH, no current folder
    subprocess.run([*python, *pip, "install", str(wheel)], check=True)

    done = subprocess.run([*python, "-c", READ_ALL], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == sorted(folder.name for folder in locate().iterdir() if folder.is_dir())
    subprocess.run([*python, "-m", "sambang", "gazetteers", "check"], cwd=tmp_path, check=True)

    examples = str(ROOT / "examples")
    subprocess.run([*python, "-m", "sambang", "run", examples, "-o", "theirs", "--quiet"], cwd=tmp_path, check=True)
    assert main(["run", examples, "-o", str(tmp_path / "ours"), "--quiet"]) == 0
    ours, theirs = ((tmp_path / name / "records.jsonl").read_bytes() for name in ("ours", "theirs"))
    assert ours == theirs
    assert ours.count(b"\n") == len(list((ROOT / "examples").glob("*.txt")))
