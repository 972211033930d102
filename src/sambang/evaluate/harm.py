"""What cleaning may have harmed over a corpus: digits that changed, names that lost or won a letter, and edits to read.

No labels are needed: an edit that takes out no repeated or foreign passage must keep the digits, and a linked unit, a
linked place and a person must keep their letters. Case, blanks and marks may change.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sambang.batch.chunk import process_or_reject
from sambang.extract.all import extract
from sambang.gazetteers.load import load
from sambang.model import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sambang.clean.context import Options
    from sambang.lexicon import Lexicon
    from sambang.model import Article, EditRecord, Mention, Record

# Kinds that take out whole passages, and with them whatever digits and names stand in them.
_PASSAGES = frozenset({"boilerplate", "duplicate", "splice"})
# Kinds that change words: these are the ones to read.
_WORD_KINDS = frozenset({"typo", "run_on", "split"})
# Rules that repair the word beside the name of a unit, an area or a person ("Polrest", "Kecamtan", "Jendral"), and letters
# that were read in the wrong encoding. What they do is shown apart; the bare name must stand in the raw text as well.
_BESIDE = frozenset({"repair_listed", "standardise_spelling", "repair_typos"})
_DECODING = frozenset({"repair_mojibake", "decode_entities"})
_NAMED = frozenset({"UNIT", "PLACE", "PERSON"})
_CONTEXT = 40  # characters on each side of an edit to read


class Change(NamedTuple):
    """Something that was changed: in which article, by which rules, and how it looked before and after."""

    article_id: str
    rules: tuple[str, ...]
    what: str
    before: str
    after: str


class HarmReport(NamedTuple):
    """Articles read, and those that failed; edits by rule and kind; digits and names changed, or allowed to; what to read.

    `raw_names` are the persons that the raw text, as it stands, seems to name where cleaning changed a letter of one: a
    misspelt word that only looked like a name, or a name that was taken for a misspelt word.
    """

    articles: int
    edits: Mapping[tuple[str, str], int]
    digits: list[Change]
    names: list[Change]
    listed: list[Change]
    raw_names: list[Change]
    sample: list[Change]
    failed: list[Rejected]

    @property
    def violations(self) -> int:
        """How many edits changed digits and how many names changed their letters: none is allowed."""
        return len(self.digits) + len(self.names)


def measure_harm(
    articles: Iterable[Article | Rejected],
    *,
    seed: int,
    size: int,
    options: Options | None = None,
    lexicon: Lexicon | None = None,
) -> HarmReport:
    """Return what cleaning did to the articles, with a random sample of so many word edits."""
    report = HarmReport(0, Counter(), [], [], [], [], [], [])
    edits: Counter[tuple[str, str]] = Counter()
    pool = _Sample(seed, size)
    count = 0
    for article in articles:
        if isinstance(article, Rejected):
            continue
        count += 1
        record = process_or_reject(article, options=options, lexicon=lexicon)
        if isinstance(record, Rejected):
            report.failed.append(record)
            continue
        edits.update((edit.rule, edit.kind) for edit in record.edits)
        report.digits.extend(find_changed_digits(record))
        for change, allowed in find_changed_names(record):
            (report.listed if allowed else report.names).append(change)
        report.raw_names.extend(find_changed_raw_names(record, lexicon))
        for edit in record.edits:
            if edit.kind in _WORD_KINDS:
                pool.offer(record, edit)
    return report._replace(articles=count, edits=edits, sample=pool.changes())


def find_changed_digits(record: Record) -> list[Change]:
    """Return the edits that changed digits, those that take out a passage aside."""
    return [
        Change(record.article_id, (edit.rule,), edit.kind, edit.before, edit.after)
        for edit in record.edits
        if edit.kind not in _PASSAGES and _digits(edit.before) != _digits(edit.after)
    ]


def find_changed_names(record: Record) -> Iterator[tuple[Change, bool]]:
    """Yield each person, linked unit and linked place whose raw span has other letters than its text, and whether it may.

    It may where only the word beside the name was misspelt, or where letters were decoded.
    """
    for mention in record.mentions:
        if mention.label not in _NAMED or not mention.entity_id:
            continue
        edits = [edit for edit in record.edits if _touches(edit, mention)]
        before = _without_passages(record.raw_text, mention, edits)
        if _letters(before) == _letters(mention.text):
            continue
        rules = {e.rule for e in edits if e.kind not in _PASSAGES and _letters(e.before) != _letters(e.after)}
        bare = _letters(mention.value or "") in _letters(before)
        allowed = bool(rules) and (rules <= _DECODING or (bare and rules <= _BESIDE))
        yield Change(record.article_id, tuple(sorted(rules)), mention.label, before, mention.text), allowed


def find_changed_raw_names(record: Record, lexicon: Lexicon | None = None) -> Iterator[Change]:
    """Yield each person of the raw text, cleaned of nothing, with another letter after cleaning."""
    edits = [e for e in record.edits if e.kind not in _PASSAGES and _letters(e.before) != _letters(e.after)]
    if not edits:
        return
    for person in extract(record.raw_text, lexicon or load()).persons:
        for edit in edits:
            if edit.raw_start < person.end and person.start < edit.raw_end:
                what = record.raw_text[max(0, person.start - _CONTEXT) : person.end].replace("\n", " ")
                yield Change(record.article_id, (edit.rule,), what, edit.before, edit.after)


def _touches(edit: EditRecord, mention: Mention) -> bool:
    return edit.raw_start < mention.raw_end and mention.raw_start < edit.raw_end


def _without_passages(raw: str, mention: Mention, edits: Iterable[EditRecord]) -> str:
    """Return the raw span of the mention without the passages that were taken out of it."""
    parts = []
    at = mention.raw_start
    for edit in edits:
        if edit.kind in _PASSAGES:
            parts.append(raw[at : max(at, edit.raw_start)])
            at = max(at, min(edit.raw_end, mention.raw_end))
    return "".join(parts) + raw[at : mention.raw_end]


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


class _Sample:
    """A sample of the edits offered, each as likely as any other, drawn without keeping them all."""

    def __init__(self, seed: int, size: int) -> None:
        self._draw = random.Random(seed)  # noqa: S311 -- a repeatable choice, no secret
        self._size = size
        self._offered = 0
        self._kept: list[tuple[int, Change]] = []

    def offer(self, record: Record, edit: EditRecord) -> None:
        self._offered += 1
        if len(self._kept) < self._size:
            self._kept.append((self._offered, _in_context(record, edit)))
            return
        at = self._draw.randrange(self._offered)
        if at < self._size:
            self._kept[at] = (self._offered, _in_context(record, edit))

    def changes(self) -> list[Change]:
        return [change for _, change in sorted(self._kept)]


def _in_context(record: Record, edit: EditRecord) -> Change:
    before = record.text[max(0, edit.start - _CONTEXT) : edit.start]
    behind = record.text[edit.end : edit.end + _CONTEXT]
    what = f"{before}[{edit.before} -> {edit.after}]{behind}".replace("\n", " ")
    return Change(record.article_id, (edit.rule,), what, edit.before, edit.after)


def show_harm(report: HarmReport) -> str:
    """Return the report as text: a table of the edits, then what was changed, then the sample."""
    lines = [f"{'rule':26} {'kind':12} {'edits':>7} {'per article':>12}"]
    for (rule, kind), count in sorted(report.edits.items(), key=lambda item: (-item[1], item[0])):
        lines.append(f"{rule:26} {kind:12} {count:7} {count / max(1, report.articles):12.3f}")
    lines.append(f"{'all':39} {sum(report.edits.values()):7}   in {report.articles} articles")
    for title, changes in (
        ("edits that changed digits", report.digits),
        ("names that changed letters", report.names),
        ("names beside which a listed misspelling was repaired, or decoded", report.listed),
        ("names of the raw text to read, a letter of which changed", report.raw_names),
    ):
        lines.append(f"\n{title}: {len(changes)}")
        lines += [
            f"  {c.article_id}  {c.what}  {c.before!r} -> {c.after!r}  ({', '.join(c.rules) or 'no rule'})" for c in changes
        ]
    if report.failed:
        lines.append(f"\narticles that could not be processed: {len(report.failed)}")
        lines += [f"  {failed.article_id}  {failed.stage}: {failed.reason}" for failed in report.failed]
    lines.append(f"\nword edits to read: {len(report.sample)}")
    lines += [f"  {c.article_id}  {c.rules[0]}: {c.what}" for c in report.sample]
    return "\n".join(lines) + "\n"
