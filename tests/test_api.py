"""The public face of the package."""

from __future__ import annotations

import subprocess
import sys

import sambang

HEAVY = ("spacy", "pandas", "pyarrow", "wordfreq", "ftfy", "rapidfuzz", "dateutil", "sambang.pipeline")


def test_every_public_name_exists_and_the_list_is_sorted() -> None:
    assert sorted(sambang.__all__) == sambang.__all__
    assert all(hasattr(sambang, name) for name in sambang.__all__)


def test_import_brings_nothing_heavy() -> None:
    code = f"import sys, sambang; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_functions_keep_their_names_when_modules_are_imported_later() -> None:
    code = "import sambang, sambang.clean.order, sambang.extract.all\nprint(sambang.clean('a b').text)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "a b\n"
