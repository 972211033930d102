"""Side by side on 30 noisy sentences: what each one repairs, and what it harms.

A defect is a stretch of words in which the noisy and the clean sentence differ; it is repaired where those words stand in
the answer as in the clean sentence. Every other word that the answer does not have is harmed; case counts for neither, as
one of the rivals writes all in small letters, but for a name that lost its letters.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import NamedTuple

from environments import ask, prepare
from rapidfuzz.distance import Levenshtein

import sambang

HERE = Path(__file__).resolve().parent
RIVALS = {"indo-normalizer==1.2.0": "indo_normalizer_text.py", "nahiarhdnlp==1.6.2": "nahiarhd_text.py"}


class Pair(NamedTuple):
    """A noisy sentence and the clean one."""

    noisy: str
    clean: str


class Tally(NamedTuple):
    """Defects and those repaired; words that were right and those of them harmed."""

    defects: int
    repaired: int
    words: int
    harmed: int


def compare(environments: Path) -> None:
    """Run everybody and print the table."""
    lines = (HERE / "noisy.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [Pair(**json.loads(line)) for line in lines]
    print(f"\n{len(pairs)} noisy sentences\n\n| by | defects repaired | words harmed | sentences/s |\n|---|---|---|---|")
    sambang.clean(pairs[0].noisy)
    start = time.perf_counter()
    ours = [sambang.clean(pair.noisy).text for pair in pairs]
    print_row(f"sambang {sambang.__version__}", pairs, ours, len(pairs) / (time.perf_counter() - start))
    for package, script in RIVALS.items():
        python = prepare(environments / package.partition("==")[0], package)
        answers = ask([python, "-I", HERE / script], [pair.noisy for pair in pairs])
        rate = len(pairs) / sum(answer["seconds"] for answer in answers)
        print_row(package.replace("==", " "), pairs, [answer["text"] for answer in answers], rate)


def print_row(who: str, pairs: list[Pair], answers: list[str], rate: float) -> None:
    """Print the sums."""
    sums = Tally(*map(sum, zip(*map(judge, pairs, answers), strict=True)))
    print(f"| {who} | {sums.repaired} of {sums.defects} | {sums.harmed} of {sums.words} | {rate:,.0f} |")


def judge(pair: Pair, answer: str) -> Tally:
    """Return what the answer repaired and harmed."""
    clean = pair.clean.casefold().split()
    kept = kept_words(clean, answer.casefold().split())
    right = kept_words(pair.clean.split(), pair.noisy.split())
    if pair.clean.casefold() == pair.noisy.casefold():  # a defect of case alone
        kept = kept_words(pair.clean.split(), answer.split())
    runs = defects_of(pair.clean.split(), pair.noisy.split())
    repaired = sum(set(run) <= kept and not too_much(clean, answer.casefold().split(), run) for run in runs)
    return Tally(len(runs), repaired, len(right), len(right - kept))


def kept_words(clean: list[str], other: list[str]) -> set[int]:
    """Return the numbers of the words of the clean sentence that the other one has."""
    blocks = Levenshtein.opcodes(clean, other)
    return {at for step in blocks if step.tag == "equal" for at in range(step.src_start, step.src_end)}


def defects_of(clean: list[str], noisy: list[str]) -> list[range]:
    """Return the stretches of the clean sentence that the noisy one has otherwise; an empty one where a word is too much."""
    runs: list[range] = []
    for step in Levenshtein.opcodes(clean, noisy):
        if step.tag != "equal":
            beside = runs.pop().start if runs and runs[-1].stop == step.src_start else step.src_start
            runs.append(range(beside, step.src_end))
    return runs


def too_much(clean: list[str], answer: list[str], run: range) -> bool:
    """Tell whether the answer still has a word too much where the stretch is."""
    return any(step.tag == "insert" and run.start <= step.src_start <= run.stop for step in Levenshtein.opcodes(clean, answer))
