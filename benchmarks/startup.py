"""What a fresh process costs: seconds to import, to the first record, to the help; peak memory.

python benchmarks/startup.py [--rounds N]

The best of the rounds counts. A bare interpreter is the yardstick: times drift with the machine, ratios less. The modules are
compiled before, as pip compiles those that it installs.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "02-curanmor-genteng.txt"
_IMPORT = "import time; start = time.perf_counter(); import sambang; print(time.perf_counter() - start)"
_FIRST = f"""
import resource, time
start = time.perf_counter()
import sambang
sambang.process(open({str(EXAMPLE)!r}, encoding="utf-8").read())
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
_TIMED = (
    "import subprocess, sys, time; start = time.perf_counter(); subprocess.run({}, stdout=-3); print(time.perf_counter() - start)"
)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        _show(rounds)


def _show(rounds: int) -> None:
    for code in (_FIRST, _TIMED.format([sys.executable, "-m", "sambang", "--help"])):
        _best(code, 1)  # compiles
    bare = _best(_TIMED.format([sys.executable, "-c", "pass"]), rounds)[0]
    lines = {
        "import sambang": _best(_IMPORT, rounds)[0],
        "first record of a fresh process": _best(_FIRST, rounds)[0],
        "sambang --help": _best(_TIMED.format([sys.executable, "-m", "sambang", "--help"]), rounds)[0],
    }
    print("| start | s | x python -c pass |\n|---|---|---|")
    for name, seconds in lines.items():
        print(f"| {name} | {seconds:.3f} | {seconds / bare:.1f} |")
    print(f"\npeak memory of the first record: {_best(_FIRST, 1)[1]:.0f} MB")


def _best(code: str, rounds: int) -> list[float]:
    """Return the numbers that the code prints in a fresh process, of the round in which the first is least."""
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(rounds)]
    return min(list(map(float, run.stdout.split())) for run in runs)


if __name__ == "__main__":
    main()
