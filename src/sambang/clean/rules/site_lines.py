"""Lines that a site prints above and below a story: who posted it and when, where one is, counters, tags, buttons.

They are whole lines among the first and the last of a text, and no sentences. What a line says of the story itself stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sambang.clean.rules.lines import drop_spans, match_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.model import Edit

# Characters of the text's two ends in which the site's own lines stand.
HEAD = 500
TAIL = 600
_DAY = r"(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu)"
_MONTH = (
    r"(?:Jan(?:uari|uary)?|[FP]eb(?:ruari|ruary)?|Mar(?:et|ch)?|Apr(?:il)?|Mei|May|Jun[ie]?|Jul[iy]?|Agu?st?(?:us)?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|O[kc]t(?:ober)?|No[vp](?:ember)?|De[sc](?:ember)?)"
)
_CLOCK = r"\d{1,2}[.:]\d\d(?: ?(?:WIB|WITA|WIT|am|pm|AM|PM))?"
_DATE = rf"(?:{_DAY},? )?(?:\d{{1,2}} {_MONTH}\.?,? \d{{4}}|{_MONTH}\.? \d{{1,2}}, \d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
_TIME = rf"[ ,|•·–-]{{1,3}}(?:pukul |jam |at )?{_CLOCK}"
_STAMP = rf"{_DATE}(?:{_TIME})?"
_POSTED = (
    r"(?:[Bb]y|BY|Oleh|Written by|(?:Di)?[Pp]osting(?:kan)? oleh|Posted|Published|Ditulis oleh|Diterbitkan"
    r"|Dipublikasikan|Diunggah)"
)
_POSTER = r"(?:[Aa]dmin|ADMIN|[Rr]edaksi|REDAKSI|[Hh]umas|HUMAS|[Ee]ditor|Operator|Webmaster)"
_COUNT = r"\d[\d.,]{0,8}(?: ?(?:kali|x|views?|pembaca|times|orang))?"
_BUTTONS = (
    r"(?i:continue reading|read more|load more|lanjut(?:kan)? membaca|leave a (?:reply|comment)|tinggalkan (?:balasan|komentar)"
    r"|related (?:posts?|articles?|news)|(?:previous|next) (?:post|article)|post navigation|you may also like"
    r"|(?:tidak ada|no|\d{1,4}) (?:komentar|comments?)|(?:baca )?selengkapnya) ?[.:→»…]{0,3}"
)
_READ = r"(?:(?:Artikel|Berita|Post(?:ingan)?|Halaman) ini )?(?:[Tt]elah |[Ss]udah )?(?:[Dd]i(?:baca|lihat|kunjungi)|[Vv]isited)"
_PARTER = r"[ ]{0,2}(?:[|•·–—/-]|\bpada\b|\bon\b)[ ]{0,2}"
# One part of a line that tells who posted a story, when, and how often it was read: "Admin Humas - 4 Maret 2025 - 87 views".
_PART = (
    rf"(?:(?:{_POSTED}|Penulis|Reporter|Editor|Redaktur|Pewarta|Sumber)[ ]?:?[ ](?:[\w.'’]{{2,20}}[ ]){{0,4}}?[\w.'’]{{2,20}}"
    rf"|{_POSTER}(?:[ ][A-Z][\w.]{{1,20}}){{0,4}}|{_STAMP}|{_CLOCK}"
    r"|\d{1,6}[ ](?i:views?|kali(?: dibaca)?|pembaca|komentar|comments?|shares?|min(?:utes?)? read|menit(?: baca)?)"
    r"|(?i:views?|dibaca|dilihat|hits)[ ]?:?[ ]?\d[\d.,]{0,8}(?:[ ]kali)?)"
)
_FOLLOW = (
    r"(?:Ikuti|Follow|Gabung|Bergabung|Temukan|Dapatkan)(?:lah)? [^\n.!?]{0,90}"
    r"(?:Google ?News|(?:[Ss]aluran |[Cc]hannel |[Gg]rup )?W(?:hats)?[Aa](?:pp)?(?: [Cc]hannel)?|Telegram|YouTube|Instagram"
    r"|Facebook)[^\n.!?]{0,60}[.!]?"
)
_KINDS = (
    rf"{_PART}(?:{_PARTER}{_PART}){{1,4}}",
    _FOLLOW,
    r"(?:#\w{2,40}[ ,]{0,2}){1,20}",
    rf"{_POSTED}\s?:?\s(?:[\w.'/&-]+ ){{0,5}}?(?:(?:on|pada|[-–|•·,]) ?)*{_STAMP}",  # "By Admin - 4 Maret 2025"
    rf"{_POSTED}\s?:?\s{_POSTER}(?: [\w.]{{2,20}}){{0,4}}",  # "Posted by Humas Polres Kuningan"
    _DATE + _TIME,  # a date alone may head a part of the story
    r"(?:Home|HOME|Beranda|BERANDA) ?[»>/›|][^\n]{0,120}",
    rf"{_READ} ?(?:sebanyak )?:? ?{_COUNT}(?:,[^\n]{{1,40}})?",  # "Artikel ini telah dibaca 87 kali"
    r"(?:Tags?|TAGS?|Topik|Label|Kata [Kk]unci|Kategori|Category|Categories) ?: ?[^\n:]{1,150}(?<![.!?”\"])",
    r"(?:Sumber|SUMBER) ?: ?(?:(?:Si|Bid|Div)?[Hh]umas|HUMAS|Tribrata)[^\n:]{0,60}",
    r"(?:Berita|Artikel|Post|Video|Foto) (?:[Tt]erkait|[Tt]erkini|[Tt]erbaru|[Tt]erpopuler|[Ll]ainnya) ?:?",
    _BUTTONS,
)
_LINE = re.compile(rf"(?m)[ \t]*+(?:{'|'.join(_KINDS)})[ \t]*$")
# "… di Sumur Batu Oleh Admin": behind the headline.
_POSTER_BEHIND = re.compile(rf"(?<=\w)[ \t]+(?:[Oo]leh|[Bb]y)[ ]?:?[ ]{_POSTER}\b[^\n.]{{0,40}}$", re.MULTILINE)
_READING_TIME = re.compile(
    r"[ \t]*(?:(?:Reading Time|Waktu [Bb]aca|Lama [Bb]aca)[ ]?:?[ ]?)\d{1,3}[ ]?(?:min(?:ute)?s?|menit)(?:[ ]read)?[ \t]*"
)


def drop_site_lines(text: str, _context: Context) -> list[Edit]:
    """Drop the site's own lines at both ends of a text; a date inside a sentence, a dateline and a story's own list stay."""
    return drop_spans(text, dict.fromkeys(_spans(text)), "line of the site")


def _spans(text: str) -> Iterator[tuple[int, int]]:
    head = text.find("\n", HEAD)
    tail = text.rfind("\n", 0, max(0, len(text) - TAIL)) + 1
    if head < 0 or tail <= head:
        head, tail = len(text), len(text)
    for start, end in ((0, head), (tail, len(text))):
        yield from (m.span() for m in match_lines(text, _LINE, start, end))
    yield from (m.span() for m in match_lines(text, _READING_TIME, 0, head))
    line = text.find("\n", 0, HEAD)
    if line > 0:
        yield from (m.span() for m in _POSTER_BEHIND.finditer(text, 0, line))
