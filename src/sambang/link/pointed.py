"""Offices that point back to their holder: "kata mantan Kapolres Tuban itu", "Ketua DPRD ini menilai"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.text.speech import speaks_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.lexicon import Lexicon
    from sambang.link.individual import Individual
    from sambang.link.office import Office

_POINTERS = (" itu", " ini", " tersebut")
_FORMER = frozenset({"mantan", "eks", "bekas"})
_VAGUE = frozenset({"Anggota", "Petugas", "Penyidik"})  # who that is, the one named last before does not tell
_BEFORE = 40  # characters before an office in which "mantan" and the verb stand
_ENDS = ('"', "”", ".", "!", "?", "\n")


def give_pointed(text: str, people: Sequence[Individual], alone: Sequence[Office], lexicon: Lexicon) -> None:
    """Give each such office to the one who spoke or acted last before it; it must follow a verb of speech or begin its sentence.

    An office without a unit, a place or a body is left alone, and that of somebody who holds one of this title elsewhere.
    """
    for office in alone:
        found = office.found
        if not text.startswith(_POINTERS, found.end) or found.title in _VAGUE or not (office.position.unit or found.place):
            continue
        if not _is_subject(text, found.start, lexicon):
            continue
        person = _last_subject(text, people, found.start, lexicon)
        if person and (found.status == "former" or all(o.position.title != found.title for o in person.offices)):
            person.offices.append(office)


def _is_subject(text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether the office at the offset follows "kata" or begins a sentence, "mantan" before it or not."""
    before = text[max(0, start - _BEFORE) : start]
    words = before.split()
    if words and words[-1].lower() in _FORMER:
        before = before[: before.rindex(words.pop())]
    return before.rstrip(" ").endswith(_ENDS) or (bool(words) and speaks_after(words[-1], lexicon)) or not before.strip()


def _last_subject(text: str, people: Sequence[Individual], before: int, lexicon: Lexicon) -> Individual | None:
    """Return the one who last spoke, or began a sentence, before the offset; who is only told of there is nobody."""
    named = sorted(((f.start, f, p) for p in people for f in p.found if f.start < before), key=lambda told: -told[0])
    for start, found, person in named:
        if _is_subject(text, min([start, *(office.start for office in found.positions)]), lexicon):
            return person
    return None
