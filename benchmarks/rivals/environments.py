"""An environment of its own for each rival, and how one is asked."""

from __future__ import annotations

import json
import subprocess
import venv
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def prepare(folder: Path, package: str) -> Path:
    """Return the interpreter of an environment that has the package."""
    python = folder / "bin" / "python"
    if not python.is_file():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package], check=True)
    return python


def ask(command: Sequence[str | Path], questions: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the rival's answers, a JSON line for each question and before them what it says of itself."""
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]
