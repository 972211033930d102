"""What a person reads: a cleaned text with its edits marked, the list of edits, a record as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sambang.clean.edits import CleanText, Piece
    from sambang.model import Person, Record

_RED, _GREEN, _BOLD, _PLAIN = "\x1b[31;9m", "\x1b[32m", "\x1b[1m", "\x1b[0m"
_WIDEST = 60  # characters of a cell


def mark_edits(cleaned: CleanText, *, colour: bool = False) -> str:
    """Return the text with what was taken away and what came in: whole words, as [-old-]{+new+} or in colour."""
    parts: list[str] = []
    at = 0
    for start, end, new_start, new_end in _whole_words(cleaned):
        parts.append(cleaned.raw[at:start])
        old, new = cleaned.raw[start:end], cleaned.text[new_start:new_end]
        if old:
            parts.append(f"{_RED}{old}{_PLAIN}" if colour else f"[-{old}-]")
        if new:
            parts.append(f"{_GREEN}{new}{_PLAIN}" if colour else f"{{+{new}+}}")
        at = end
    parts.append(cleaned.raw[at:])
    return "".join(parts)


def show_record(record: Record, *, colour: bool = False) -> str:
    """Return the record as tables, one after the other; what the article does not have is left out."""
    names = {person.person_id: person.name for person in record.persons}
    blocks = [
        _table("persons", [(p.rank, p.name, ", ".join(p.titles), p.kind, _offices(p)) for p in record.persons]),
        _table("initials", [(i.initials, i.age, i.role, i.alias) for i in record.initials]),
        _table("units", [(u.name, u.unit_id, " > ".join(u.chain)) for u in record.units]),
        _table("places", [(p.level, p.name, p.code, p.district, p.regency, p.province) for p in record.places]),
        _table("dates", [(d.value, d.end, d.text) for d in record.dates]),
        _table("times", [(t.value, t.tz, t.text) for t in record.times]),
        _table("quotes", [(names.get(q.speaker_id or "", "?"), q.text) for q in record.quotes]),
        _table("activity", [(record.activity, record.activity_score)] if record.activity else []),
        _table("issues", [(i.code, i.message) for i in record.issues]),
    ]
    title = f"{_BOLD}{{}}{_PLAIN}" if colour else "{}"
    return "\n".join(title.format(name) + "\n" + body for name, body in blocks if body)


def _whole_words(cleaned: CleanText) -> list[Piece]:
    """Return the changed pieces, widened to whole words; those that meet are one."""
    raw, text = cleaned.raw, cleaned.text
    result: list[Piece] = []
    for piece in cleaned.pieces:
        start, end, new_start, new_end = piece
        while start and new_start and raw[start - 1].isalnum() and (_is_word(raw, start) or _is_word(text, new_start)):
            start, new_start = start - 1, new_start - 1
        while end < len(raw) and raw[end].isalnum() and (_is_word(raw, end - 1) or _is_word(text, new_end - 1)):
            end, new_end = end + 1, new_end + 1
        if result and start <= result[-1].end:
            last = result.pop()
            start, new_start = min(start, last.start), min(new_start, last.new_start)
            end, new_end = max(end, last.end), max(new_end, last.new_end)
        result.append(piece._replace(start=start, end=end, new_start=new_start, new_end=new_end))
    return result


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def _offices(person: Person) -> str:
    offices = ((position.title, position.unit or position.place) for position in person.positions)
    return "; ".join(f"{title} ({of})" if of else title for title, of in offices)


def _table(name: str, rows: Sequence[Sequence[object]]) -> tuple[str, str]:
    """Return the name and the aligned lines of a table."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return name, "".join(f"  {_line(row, widths)}\n" for row in cells)


def _cell(value: object) -> str:
    text = "-" if value is None or value == "" else " ".join(str(value).split())
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _line(row: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
