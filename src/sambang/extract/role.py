"""The part that somebody plays in the story: suspect, victim, witness, as the words beside the name tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.extract.reading import Reading

_REACH = 14  # words before the name in which its role is told
_AHEAD = 7  # words before or after the name in which a deed tells it


def role_of(reading: Reading, spots: Sequence[tuple[int, int]]) -> str:
    """Return the role that the nearest cue tells: a role's name before the initials, then a deed before or after them."""
    words = reading.scan.words
    roles, deeds_before, deeds_after = (reading.lexicon.relations[name] for name in ("role", "deed_before", "deed_after"))
    for first, _ in spots:
        for at in range(first - 1, max(-1, first - _REACH), -1):
            if words[at] in roles:
                return roles[words[at]]
            if ". " in reading.gap_before(at):
                break
    for first, last in spots:
        before = reversed(words[max(0, first - _AHEAD) : first])
        after = words[last : last + _AHEAD]
        for deeds, near in ((deeds_before, before), (deeds_after, after), (roles, after)):
            role = next((deeds[word] for word in near if word in deeds), None)
            if role:
                return role
    return "lainnya"
