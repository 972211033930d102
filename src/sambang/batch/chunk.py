"""One chunk of articles: processed, encoded, counted. This is what a worker does."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from sambang.clean.context import Options
from sambang.collection import paused_collection
from sambang.gazetteers.load import load
from sambang.model import Article, Record, Rejected
from sambang.pipeline import process
from sambang.write import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from sambang.lexicon import Lexicon

Item = Article | Rejected
WRITING = -2  # the number that stands for the encoding of all
_STAGE = re.compile(r"sambang\.(clean|extract|link|records|write)\b")


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What to do with each article and what to write.

    `timeout` is the number of seconds that one article may take, `memory` the megabytes that a worker may map; None is any.
    `excel` begins CSV files with the mark that Excel knows UTF-8 by. `gazetteers` are the user's own, name and content.
    """

    format: str = "jsonl"
    excel: bool = False
    options: Options = Options()
    timeout: float | None = None
    memory: int | None = None
    gazetteers: tuple[tuple[str, bytes], ...] = ()

    @property
    def guarded(self) -> bool:
        """Whether only a worker process can keep the limits."""
        return self.timeout is not None or self.memory is not None


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of a chunk: encoded records, encoded rejects, counts."""

    blobs: dict[str, bytes]
    rejects: bytes
    articles: int
    rejected: dict[str, int]  # by stage
    edits: dict[str, int]  # by rule
    mentions: dict[str, int]  # by label


def process_chunk(chunk: Sequence[Item], job: Job, *, on_article: Callable[[int], None] | None = None) -> Done:
    """Return the outcome of a chunk; an article that fails becomes a reject. `on_article` hears each number begin."""
    outcomes: list[Record | Rejected] = []
    lexicon = load(files=job.gazetteers)
    with paused_collection():  # the records are kept until they are written: to look at them costs a tenth of the time
        for number, item in enumerate(chunk):
            if on_article:
                on_article(number)
            outcomes.append(item if isinstance(item, Rejected) else process_or_reject(item, options=job.options, lexicon=lexicon))
        if on_article:
            on_article(WRITING)
        outcomes, blobs = _encode(outcomes, chunk, job)
    rejects = [one for one in outcomes if isinstance(one, Rejected)]
    records = [one for one in outcomes if isinstance(one, Record)]
    return Done(
        blobs=blobs,
        rejects=b"".join(msgspec.json.encode(reject) + b"\n" for reject in rejects),
        articles=len(chunk),
        rejected=Counter(reject.stage for reject in rejects),
        edits=Counter(edit.rule for record in records for edit in record.edits),
        mentions=Counter(mention.label for record in records for mention in record.mentions),
    )


def reject(article: Article, stage: str, reason: str) -> Rejected:
    """Return the reject of an article, with where it came from and the hash of its text."""
    digest = sha256(article.text.encode("utf-8", "replace")).hexdigest()
    return Rejected(
        article_id=article.article_id, stage=stage, reason=reason, file=article.file, row=article.row, text_hash=digest
    )


def process_or_reject(article: Article, *, options: Options | None = None, lexicon: Lexicon | None = None) -> Record | Rejected:
    """Return the record of an article, or the reject where it cannot be processed."""
    try:
        return process(article, options=options, lexicon=lexicon)
    except Exception as error:  # noqa: BLE001 - whatever one article does, the run goes on
        return reject_failed(article, error)


def reject_failed(article: Article, error: Exception) -> Rejected:
    """Return the reject of an article that ended in an error, with the stage that it came from."""
    return reject(article, _stage_of(error.__traceback__), _reason(error))


def _encode(
    outcomes: list[Record | Rejected], chunk: Sequence[Item], job: Job
) -> tuple[list[Record | Rejected], dict[str, bytes]]:
    """Encode the records; where that fails, find the culprits one by one and reject them."""
    encode = FORMATS[job.format].encode
    try:
        return outcomes, encode([one for one in outcomes if isinstance(one, Record)])
    except Exception:  # noqa: BLE001 - the same: an article that cannot be written is a reject
        checked = [_check(one, item, job) for one, item in zip(outcomes, chunk, strict=True)]
        return checked, encode([one for one in checked if isinstance(one, Record)])


def _check(outcome: Record | Rejected, item: Item, job: Job) -> Record | Rejected:
    if isinstance(outcome, Record) and isinstance(item, Article):
        try:
            FORMATS[job.format].encode([outcome])
        except Exception as error:  # noqa: BLE001 - the same
            return reject(item, "write", _reason(error))
    return outcome


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _stage_of(trace: TracebackType | None) -> str:
    """Return the stage that an exception came from."""
    stage = "process"
    while trace:
        found = _STAGE.match(trace.tb_frame.f_globals.get("__name__", ""))
        if found:
            return found[1]
        trace = trace.tb_next
    return stage
