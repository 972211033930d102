"""The one normal form under which names are compared, and the one definition of a word."""

from __future__ import annotations

import re

# Letters and digits, joined by apostrophes inside the word: "Mu'min", "Jum'at", "363".
WORD = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’`´")


def fold(text: str) -> str:
    """Return the words of the text in lower case, joined by one blank; marks are gone.

    >>> fold("Kombes. Pol.")
    'kombes pol'
    >>> fold("Jum’at  (Kec.Carenang)")
    'jumat kec carenang'
    >>> fold("cakung")
    'cakung'
    """
    if text.replace(" ", "").isalpha():  # most names: nothing but letters and blanks
        return " ".join(text.split()).lower()
    return " ".join(WORD.findall(text)).translate(_APOSTROPHES).lower()


def squeeze(text: str) -> str:
    """Return the folded text without blanks: "Tulang Bawang" and "Tulangbawang" become one.

    >>> squeeze("Tulang Bawang")
    'tulangbawang'
    """
    return fold(text).replace(" ", "")
