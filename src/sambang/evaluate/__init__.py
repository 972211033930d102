"""How good the results are: gold labels against records, floors, and repair of injected defects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sambang.errors import InputError
from sambang.evaluate.gold import read_gold
from sambang.evaluate.score import Report, score_records
from sambang.model import Record

if TYPE_CHECKING:
    from pathlib import Path

    from sambang.clean.context import Options
    from sambang.evaluate.noise_report import NoiseReport
    from sambang.lexicon import Lexicon

# How often each clean text is corrupted anew: one text of 300 words gets some ten defects.
_ROUNDS = 10


def evaluate(
    folder: Path, *, records: Path | None = None, options: Options | None = None, lexicon: Lexicon | None = None
) -> Report:
    """Return the report of the gold articles in the folder, processed now or taken from a JSONL file of records.

    Raises InputError for a folder without labels, a file that holds no records, and a gold article without its record.
    """
    gold = read_gold(folder)
    if records is not None:
        return score_records(gold, _read_records(records))
    from sambang.pipeline import process

    return score_records(gold, {one.article.article_id: process(one.article, options=options, lexicon=lexicon) for one in gold})


def evaluate_noise(folder: Path, *, seed: int, options: Options | None = None, lexicon: Lexicon | None = None) -> NoiseReport:
    """Return what cleaning takes away of the noise put into the folder's perfectly clean texts, ten times into each.

    Raises InputError for a folder without `<id>.clean.txt`.
    """
    from sambang.evaluate.noise_report import measure_noise

    texts = [(one.clean, one.article.title) for one in read_gold(folder) if one.clean]
    if not texts:
        raise InputError(f"{folder}: no perfectly clean text (<id>.clean.txt)")
    return measure_noise(texts * _ROUNDS, seed=seed, options=options, lexicon=lexicon)


def _read_records(path: Path) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            try:
                record = msgspec.json.decode(line, type=Record)
            except msgspec.DecodeError as error:
                raise InputError(f"{path}, line {number}: {error}") from error
            found[record.article_id] = record
    return found
