"""Where sentences end: at a mark followed by a capital, not behind an abbreviation, and at line ends."""

from __future__ import annotations

import re

# An end mark, the marks that close with it, and blanks before a capital, a digit or an opening mark; or a line end.
_END = re.compile(r"""[.!?…]++["”’')\]]*+[ \t\xa0]++(?=["“‘'(\[]?[A-Z0-9])|[ \t]*+\n\s*+""")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_ABBREVIATIONS = frozenset(
    "a b c d e f g h i j k l m n o p q r s t u v w x y z dr drs dra ir kh hj tgk tb rr ust ustaz prof st gg jl jln no nomor kec "
    "kab kel ds dsn prov rt rw pol purn inf kav mar tni s sh si mm mh msi ik sik sos se spd ag hum kom tr km rp tgl bpk ibu sdr "
    "yth ny tn dll dkk dsb dst an a.n u.p hlm vs pt cv tbk bin moh muh mhd abd nt ps plt pj plh kombes kompol akbp akp iptu "
    "ipda aiptu aipda bripka brigpol briptu bripda irjen brigjen komjen".split()
)


def sentence_ends(text: str) -> list[int]:
    """Return where the sentences of the text end and the next begin, in order; the last is the text's length.

    >>> text = "Kapolsek Senori, Iptu Budi, S.H. hadir di Kec. Senori. Warga senang."
    >>> [text[end:] for end in sentence_ends(text)]
    ['Warga senang.', '']
    """
    ends = [match.end() for match in _END.finditer(text) if not is_abbreviation(text, match.start())]
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    return ends


def is_abbreviation(text: str, mark: int) -> bool:
    """Tell whether the full stop at `mark` ends an abbreviation, a rank or an initial instead of a sentence."""
    if text[mark] != ".":
        return False
    word = _LAST_WORD.search(text, max(0, mark - 12), mark)
    return word is not None and word.group(1).lower() in _ABBREVIATIONS and not text.startswith("\n", mark)
