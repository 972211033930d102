"""Where sentences end: at a mark followed by a capital, not behind an abbreviation, and at line ends."""

from __future__ import annotations

import re

# An end mark, the marks that close with it, and blanks before a capital, a digit or an opening mark; or a line end.
_END = re.compile(r"""[.!?…]++["”’')\]]*+[ \t\xa0]++(?=["“‘'(\[]?[A-Z0-9])|[ \t]*+\n\s*+""")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_ABBREVIATIONS = frozenset({
    "abd", "ag", "aipda", "aiptu", "akbp", "akp", "alm", "almh", "an", "bharada", "bharaka", "bharatu", "bin", "bp",
    "bpk", "brigjen", "brigpol", "bripda", "bripka", "briptu", "cv", "dkk", "dll", "dr", "dra", "drs", "ds", "dsb", "dsn",
    "dst", "gg", "hj", "hlm", "hum", "ik", "inf", "ipda", "iptu", "ir", "irjen", "jend", "jl", "jln", "kab", "kapt",
    "kav", "kec", "kel", "kh", "km", "kol", "kom", "kombes", "komjen", "kompol", "letda", "letjen", "letkol", "lettu",
    "mar", "mayjen", "mh", "mhd", "mm", "moh", "msi", "muh", "nn", "no", "nomor", "nt", "ny", "pelda", "peltu", "pj",
    "plh", "plt", "pol", "prof", "prov", "ps", "pt", "purn", "rp", "rr", "rt", "rw", "sdr", "sdra", "sdri", "se", "serda",
    "serka", "serma", "sertu", "sh", "si", "sik", "sos", "spd", "st", "tb", "tbk", "tgk", "tgl", "tn", "tni", "tr", "ust",
    "ustad", "ustadz", "ustaz", "vs", "ym", "yth",
})  # fmt: skip


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
    return word is not None and abbreviates(word.group(1).lower())


def abbreviates(word: str) -> bool:
    """Tell whether a full stop behind the folded word ends no sentence: an initial, or a known abbreviation."""
    return len(word) == 1 or word in _ABBREVIATIONS
