"""The built wheel works in an empty environment outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

READ_ALL = """
from sambang.gazetteers.load import load, locate
import sambang
root = locate()
assert root.name == "_gazetteers", root
lexicon = load()
assert len(lexicon.areas.by_code) > 90_000
assert all(any(folder.glob("*.csv")) for folder in root.iterdir() if folder.is_dir())
print(sambang.process("Kapolsek Carenang menyapa warga.").text)
"""


@pytest.mark.slow
def test_wheel_holds_the_gazetteers_and_works_outside_the_checkout(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    wheel = next(tmp_path.glob("sambang-*.whl"))
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", *pip[2:], "install", str(wheel)], check=True)
    done = subprocess.run([python, "-c", READ_ALL], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "Kapolsek Carenang menyapa warga.\n"
