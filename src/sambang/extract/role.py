"""The part that somebody plays in the story: suspect, victim, witness, as the words beside the name tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.extract.reading import Reading

# What a person may be called right before the initials.
ROLES = {
    "tersangka": "tersangka", "pelaku": "tersangka", "terduga": "tersangka", "terdakwa": "tersangka", "terpidana": "tersangka",
    "buronan": "tersangka", "buron": "tersangka", "dpo": "tersangka", "residivis": "tersangka", "pengedar": "tersangka",
    "bandar": "tersangka", "kurir": "tersangka", "penadah": "tersangka", "pencuri": "tersangka", "pencopet": "tersangka",
    "tukang": "tersangka", "pembunuh": "tersangka", "terlapor": "tersangka", "narapidana": "tersangka", "napi": "tersangka",
    "korban": "korban", "mendiang": "korban", "almarhum": "korban", "almarhumah": "korban", "jenazah": "korban",
    "mayat": "korban", "saksi": "saksi", "pelapor": "saksi",
}  # fmt: skip
# What is done to the one who is named next, and what befalls or is done by the one named before.
_DEEDS_BEFORE = {
    "menangkap": "tersangka", "meringkus": "tersangka", "mengamankan": "tersangka", "membekuk": "tersangka",
    "menetapkan": "tersangka", "memburu": "tersangka", "menggerebek": "tersangka", "terhadap": "korban",
    "membunuh": "korban", "menganiaya": "korban", "memperkosa": "korban", "mencabuli": "korban", "menikam": "korban",
    "menusuk": "korban", "menabrak": "korban", "mengeroyok": "korban", "penganiayaan": "korban", "pembunuhan": "korban",
}  # fmt: skip
_DEEDS_AFTER = {
    "ditangkap": "tersangka", "diringkus": "tersangka", "diamankan": "tersangka", "dibekuk": "tersangka",
    "menganiaya": "tersangka", "mencuri": "tersangka", "menyelundupkan": "tersangka", "membunuh": "tersangka",
    "memperkosa": "tersangka", "dijerat": "tersangka", "ditahan": "tersangka", "tewas": "korban", "meninggal": "korban",
    "dianiaya": "korban", "dibunuh": "korban", "terluka": "korban", "melapor": "saksi", "ditemukan": "korban",
}  # fmt: skip
_REACH = 14  # words before the name in which its role is told
_AHEAD = 7  # words before or after the name in which a deed tells it


def role_of(reading: Reading, spots: Sequence[tuple[int, int]]) -> str:
    """Return the role that the nearest cue tells: a role's name before the initials, then a deed before or after them."""
    words = reading.scan.words
    for first, _ in spots:
        for at in range(first - 1, max(-1, first - _REACH), -1):
            if words[at] in ROLES:
                return ROLES[words[at]]
            if ". " in reading.gap_before(at):
                break
    for first, last in spots:
        before = reversed(words[max(0, first - _AHEAD) : first])
        after = words[last : last + _AHEAD]
        for deeds, near in ((_DEEDS_BEFORE, before), (_DEEDS_AFTER, after), (ROLES, after)):
            role = next((deeds[word] for word in near if word in deeds), None)
            if role:
                return role
    return "lainnya"
