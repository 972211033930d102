"""Under which forms gold and predicted values are compared: what is one thing under two spellings is one here too."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sambang.text.fold import fold

# One thing under two names, in the folded form; applied in this order.
_SAME = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"\bpolres(?:ta|tabes| metro)\b(?= )", "polres"),
        (r"\bpolsek(?:ta| metro)\b(?= )", "polsek"),
        (r"sabhara", "samapta"),
        (r"sat ?narkoba", "satresnarkoba"),
        (r"ditnarkoba", "ditresnarkoba"),
        (r"bag ?sumda", "bagsdm"),
        (r"^subbag ?humas", "sihumas"),
        (r"^(?:tim|unit) (?=resmob|jatanras)", ""),
        (r"\b(?:daerah istimewa yogyakarta|d i yogyakarta|diy)$", "di yogyakarta"),
        (r"^daerah khusus (?:ibukota )?jakarta$", "dki jakarta"),
        (r"\bkepulauan bangka belitung\b", "bangka belitung"),
    )
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_LEVELS = re.compile(
    r"^(?:desa|kelurahan|kalurahan|gampong|nagari|pekon|kampung|tiyuh|lembang|kecamatan|distrik|kabupaten|kota|provinsi) "
)
_RANKS = {"brigadir": "brigpol", "brigadir polisi": "brigpol"}
_RANK_TAIL = re.compile(r" (?:pol|polisi)$")
_BLANKS = re.compile(r"\s+")
_MARKS = str.maketrans({"–": "-", "—": "-", **dict.fromkeys("“”„″", '"'), **dict.fromkeys("‘’`´", "'")})
_MONEY = re.compile(r"\bRp\.? (?=\d)")


def plain(text: str | None) -> str:
    """Return the folded text; None is empty."""
    return fold(unicodedata.normalize("NFKC", text or ""))


@lru_cache(maxsize=4096)
def office(text: str) -> str:
    """Return the form of an office, unit or place without blanks: "Kasat Reskrim" and "Kasatreskrim" are one.

    >>> office("Polresta Tuban") == office("Polres Tuban"), office("Satsabhara") == office("Sat Samapta")
    (True, True)
    >>> office("Polsek Tuban") == office("Polres Tuban")
    False
    """
    form = plain(text)
    for pattern, name in _SAME:
        form = pattern.sub(name, form)
    return "".join(_ROMAN.get(word, word) for word in form.split())


def of_what(text: str) -> str:
    """Return the form of the unit or place that an office is of, level word forgotten: "Gampong Lambaro" = "Desa Lambaro"."""
    return office(_LEVELS.sub("", plain(text)))


def rank(text: str | None) -> str:
    """Return the form of a rank: "Kombes Pol" = "Kombes", "Brigadir" = "Brigpol"."""
    form = plain(text)
    return _RANKS.get(form) or _RANK_TAIL.sub("", form)


def letters(text: str) -> str:
    """Return the folded text without blanks."""
    return plain(text).replace(" ", "")


def typeset(text: str) -> str:
    """Return the text with one kind of quotes, dashes and blanks: what no reader would call a difference."""
    text = _BLANKS.sub(" ", unicodedata.normalize("NFKC", text).translate(_MARKS)).strip()
    return _MONEY.sub("Rp", text)
