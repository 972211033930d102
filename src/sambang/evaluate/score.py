"""Findings added up: one score a measure, and the table that shows them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from sambang.errors import InputError
from sambang.evaluate.match import RATES, SETS, Finding, match_article
from sambang.evaluate.repairs import WordErrors, count_word_errors, match_repairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sambang.evaluate.gold import Gold
    from sambang.model import Record

# Of these the lower figure is the better one.
LOWER_IS_BETTER = frozenset({"unlisted_edits", "word_errors"})
_PER = 1000  # words


class Score(NamedTuple):
    """How often one measure went right, missed, too much, wrong. An empty measure is perfect."""

    right: int = 0
    missed: int = 0
    extra: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def value(self) -> float:
        """F1 of a set measure; accuracy of a rate, which knows right and wrong only."""
        total = 2 * self.right + self.missed + self.extra + 2 * self.wrong
        return 2 * self.right / total if total else 1.0


class Report(NamedTuple):
    """The scores of a set of gold articles by measure, what lies behind them, and the errors per 1,000 words."""

    scores: Mapping[str, Score]
    findings: Sequence[Finding]
    word_errors: WordErrors | None
    words: int

    def figures(self) -> dict[str, float]:
        """Return every measure's figure, rounded to four places."""
        figures = {measure: score.value for measure, score in self.scores.items()}
        figures["unlisted_edits"] = _PER * self.scores.get("unlisted_edits", Score()).extra / max(1, self.words)
        if self.word_errors:
            figures["word_errors"] = _PER * self.word_errors.cleaned / max(1, self.word_errors.words)
        return {measure: round(figure, 4) for measure, figure in figures.items()}


def score_records(gold: Iterable[Gold], records: Mapping[str, Record]) -> Report:
    """Return the report of the gold articles against their records by id. Raises InputError where a record is missing."""
    findings: list[Finding] = []
    errors: list[WordErrors] = []
    words = 0
    for one in gold:
        record = records.get(one.article.article_id)
        if record is None:
            raise InputError(f"no record for the gold article {one.article.article_id}")
        findings += match_article(one.labels, record)
        findings += match_repairs(one, record)
        words += len(one.article.text.split())
        errors += filter(None, [count_word_errors(one, record)])
    total = WordErrors(*map(sum, zip(*errors, strict=True))) if errors else None
    return Report(add_up(findings), tuple(findings), total, words)


def add_up(findings: Iterable[Finding]) -> dict[str, Score]:
    """Return the score of each measure: those of entities in their order, then the kinds of defects by name."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        counts[finding.measure][finding.verdict] += 1
    known = [*SETS, *RATES]
    order = [*known, *sorted(measure for measure in counts if measure not in known)]
    return {measure: Score(**counts[measure]) for measure in order}


def show_report(report: Report, *, verbose: bool = False) -> str:
    """Return the report as a table; `verbose` adds a line for each finding that is not right."""
    lines = [f"{'measure':24} {'precision':>9} {'recall':>9} {'score':>9}   counts"]
    for measure, score in report.scores.items():
        if measure == "unlisted_edits":
            continue
        if measure in SETS:
            cells = f"{score.precision:9.3f} {score.recall:9.3f} {score.value:9.3f}"
            lines.append(f"{measure:24} {cells}   {score.right} right, {score.missed} missed, {score.extra} extra")
        else:
            lines.append(f"{measure:24} {'':9} {'':9} {score.value:9.3f}   {score.right} of {score.right + score.wrong}")
    if report.word_errors:
        raw, cleaned = (_PER * count / report.word_errors.words for count in report.word_errors[:2])
        lines.append(f"word errors per 1,000 words against the perfectly clean text: {raw:.1f} -> {cleaned:.1f}")
    lines.append(f"word edits per 1,000 words that no label asks for: {report.figures()['unlisted_edits']:.2f}")
    if verbose:
        lines += [f"{f.verdict:6} {f.measure:16} {f.article_id}  {f.what}" for f in report.findings if f.verdict != "right"]
    return "\n".join(lines) + "\n"


def show_figures(report: Report) -> str:
    """Return the figures as JSON, one measure a line."""
    return msgspec.json.format(msgspec.json.encode(report.figures()), indent=1).decode() + "\n"
