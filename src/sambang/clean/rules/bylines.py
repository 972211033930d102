"""Who wrote, edited and photographed: taken out of the text, kept as metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.rules.lines import drop_lines, drop_span, drop_spans
from sambang.text.fold import fold

if TYPE_CHECKING:
    from sambang.clean.context import Context
    from sambang.model import Edit

_ROLES = (
    r"(?:Pewarta|Penulis(?: Naskah)?|Editor|Reporter|Redaktur|Penyunting|Kontributor|Jurnalis|Wartawan|Uploader"
    r"|Publish(?:er)?|Fact ?[Cc]hecker|Pemeriksa Fakta|Pengunggah"
    r"|Video Editor|Produser|Juru Kamera|Kameramen|Fotografer|Laporan|Penerjemah|Rep|Red)"
)
# At a line's start or glued to the sentence before; everything up to the line's end is names and further roles.
_BYLINE = re.compile(
    rf"(?:(?<=[.!?\"”*)|])\s*|(?<=[a-z])(?=Pewarta)|^[ \t*(]*|(?<=\s))"
    rf"(?:Sumber: [A-Z][\w ]{{2,30}} (?=Pe))?{_ROLES}\s?:[^\n]{{1,220}}$",
    re.MULTILINE,
)
_BYLINE_WORDS = frozenset({
    "checker", "fakta", "pewarta", "penulis", "editor", "reporter", "redaktur", "penyunting", "kontributor", "jurnalis",
    "wartawan", "uploader", "publish", "publisher", "rep", "red", "laporan", "produser", "fotografer",
})  # fmt: skip
_ROLE_ENDS = (*sorted(_BYLINE_WORDS), "naskah", "pengunggah", "kamera", "kameramen", "penerjemah")
_LONGEST_ROLE = max(map(len, _ROLE_ENDS))
_ROLE_NAME = re.compile(
    rf"({_ROLES})\s?:\s*(.*?)(?=\s*[|\-–/,;()*]\s|\s*\|\s*|\s*{_ROLES}\s?:|\s*(?:COPYRIGHT|Copyright|Dilihat)|[)*]*$)"
)
_BY_AUTHOR = re.compile(r"\A\s*Oleh:? (?:[A-Z][\w.'’-]+[ ,*]*){1,6}\n+")
_BY_REDACTION = re.compile(
    r"(?m)Oleh(?<=[ \t]Oleh)\s?:\s*[A-Z][^\n]{0,50}? [-–|] \d{1,2} [A-Z][a-z]{2,8} \d{4}"
    r"(?:,? \d\d[.:]\d\d)?(?: WIB| WITA| WIT)?\s*$"
)
# "(Humas Polres Dairi)", "(hms/red)", "(afr/afr)", "(*)" behind the last mark of a line or of the text.
_CREDIT = re.compile(r"\((?!foto\))([A-Za-z0-9.,/*&_+ -]{1,60})\)[ \t*]*$", re.MULTILINE)
_BEFORE_CREDIT = frozenset('.!?"”*…\n')
_CREDIT_WORDS = frozenset(
    ["red", "humas", "hms", "rls", "adv", "tim", "redaksi", "rilis", "ril", "antara", "ant", "lip", "net", "ist", "hum", "dok"]
)
_LONGEST_CREDIT = 40  # characters of what stands in brackets behind the last mark; a longer one says who it is
_WRITERS = frozenset({"kontributor", "pewarta", "reporter", "wartawan"})
_SENTENCE_ENDS = frozenset('.!?"”')
_CLOSING_STARS = re.compile(r"(?<=[.!?\"”])[ \t]*(?:\*{3,}|#{3,}|={3,})(?=[ \t]*$|Pewarta)", re.MULTILINE)
_PHOTO_LINE = re.compile(
    r"(?m)^[ \t]*(?:[(\[]?(?:FOTO|Foto|foto|Ilustrasi|Keterangan (?:F|f)oto|Ket\.? ?(?:F|f)oto|Teks (?:F|f)oto|Caption"
    r"|Dok\.?(?: (?:F|f)oto)?)\s?[:/].{1,220}"
    r"|(?:Ilustrasi|ILUSTRASI)\.?)$"
)
_PHOTO_WORDS = frozenset({"foto", "ilustrasi", "caption", "dok", "dokumentasi"})
# One sentence and the site whose photo it tells: "... di Karangjaya, Senin. Warta.com/Siti Aminah".
_CAPTION = re.compile(
    r"(?=[^/]*+/)[^\n“”\"]{10,300}?[\s.]\(?(?:ANTARA(?: [Ff]oto)?|[A-Z]\w*\.(?:com|co|id|co\.id|COM))/[A-Z][\w.’'/ -]{2,50}\)?\.?"
)
_SITES = (".com/", ".COM/", ".co/", ".id/")
_DOMAINS = frozenset({"com", "co", "id"})
_TWO_SENTENCES = re.compile(r"[a-z)]\. [A-Z][^\n]{0,250}[.)] ")
_PHOTO_CREDIT = re.compile(r"\((?: ?(?:FOTO|Foto|foto)\s?:[^()\n]{1,80}|(?:foto|FOTO|Foto)|(?:dok|Dok)\. ?[^()\n]{1,60})\)")
_PHOTO_SITE = re.compile(r"Foto\s?: [\w.-]+\.(?:com|id|net|co\.id)(?=\s|$)")
_SITE_LEAD = re.compile(
    r"(?mi)^[ \t]*(?:https?://)?(?:www\.)?tribrata ?news(?:[\w.-]*\.(?:id|com|net|info))?(?: [A-Z]\w+){0,4}"
    r"(?:,(?= [A-Z])| ?[-–—|]+(?=[ \t]))[ \t]*"
)
_INITIALS = re.compile(r"(?<=[a-z])[A-Z]{2,3}\Z")
_LEAD_LINES = 2
# Inside a line a byline is one only near the article's ends.
_OPENING_PART = 200
_CLOSING_PART = 400


def drop_bylines(text: str, context: Context) -> list[Edit]:
    """Drop the names of writers and editors with their roles; `bylines_of` reads them from the edits."""
    edits: list[Edit] = []
    if not context.seen_words(text).isdisjoint(_BYLINE_WORDS) and any(map(_is_role, text.split(":")[:-1])):
        edits += drop_spans(text, (m.span() for m in _BYLINE.finditer(text) if _at_an_end(text, *m.span())), "byline")
    if "Oleh" in text:
        spans = [(len(text[: m.start()].rstrip(" \t")), m.end()) for m in _BY_REDACTION.finditer(text)]
        author = _BY_AUTHOR.match(text)
        spans += [author.span()] if author else []
        edits += [replace(text, *span, "", "boilerplate", "byline") for span in spans]
    return edits


def drop_credits(text: str, _context: Context) -> list[Edit]:
    """Drop agency and editor signs behind the last mark: "(Humas Polres Dairi)", "(hms/red)", "***"."""
    edits: list[Edit] = []
    end = len(text.rstrip())
    if ")\n" in text or text[end - 3 : end].rstrip("*").endswith(")"):
        signs = (m for m in _CREDIT.finditer(text) if _is_credit(m[1], ends=m.end() >= end))
        starts = ((_start_of_credit(text, m.start()), m.end()) for m in signs)
        edits += [drop_span(text, *span, "boilerplate", "agency or editor sign") for span in starts if span[0] >= 0]
    if text[end - 2 : end - 1] in _SENTENCE_ENDS and text[end - 1] == "*":
        edits.append(replace(text, end - 1, end, "", "boilerplate", "closing mark"))
    if ("*" in text and "***" in text) or ("#" in text and "###" in text):
        edits += [replace(text, *m.span(), "", "boilerplate", "closing mark") for m in _CLOSING_STARS.finditer(text)]
    return edits


def _start_of_credit(text: str, bracket: int) -> int:
    """Return where the blanks before the bracket begin, -1 where neither an end mark nor a line end is in front of them."""
    while bracket and text[bracket - 1] in " \t":
        bracket -= 1
    return bracket if not bracket or text[bracket - 1] in _BEFORE_CREDIT else -1


def _is_credit(inside: str, *, ends: bool) -> bool:
    """Whether the brackets hold a sign of who wrote; behind the text's last mark all short ones do."""
    words = fold(inside).split()
    if not _WRITERS.isdisjoint(words) or inside.count("/") > 1:
        return True
    return len(inside) <= _LONGEST_CREDIT and (ends or not words or not _CREDIT_WORDS.isdisjoint(words))


def drop_photo_credits(text: str, context: Context) -> list[Edit]:
    """Drop captions that say so and photographers' names."""
    edits: list[Edit] = []
    words = context.seen_words(text)
    if not words.isdisjoint(_PHOTO_WORDS):
        edits += drop_spans(text, (m.span() for m in _PHOTO_LINE.finditer(text)), "photo caption")
        site = _PHOTO_SITE.match(text)
        edits += [replace(text, *site.span(), "", "boilerplate", "photo credit")] if site else []
    if "/" in text and _may_name_site(text, words):
        edits += drop_lines(text, _CAPTION, "photo caption", keep=_has_sentences)
    if "foto" in words or "dok" in words:
        spans = ((m.start() - text[m.start() - 1 : m.start()].isspace(), m.end()) for m in _PHOTO_CREDIT.finditer(text))
        edits += [replace(text, *span, "", "boilerplate", "photo credit") for span in spans]
    return edits


def _may_name_site(text: str, words: frozenset[str]) -> bool:
    if not words.isdisjoint(_DOMAINS) and any(map(text.__contains__, _SITES)):
        return True
    return "ANTARA/" in text or "oto/" in text


def _has_sentences(line: str) -> bool:
    """Whether the line is a paragraph: a sentence ends inside it."""
    return _TWO_SENTENCES.search(line) is not None


def drop_site_lead(text: str, _context: Context) -> list[Edit]:
    """Drop the name of a police news site where a dateline would stand: "Tribratanews Lampung Barat – ..."."""
    if "ribrata" not in text and "RIBRATA" not in text:
        return []
    return [replace(text, *m.span(), "", "boilerplate", "name of the news site") for m in _SITE_LEAD.finditer(text)]


def drop_glued_initials(text: str, context: Context) -> list[Edit]:
    """Drop a writer's initials stuck to the headline where the word without them is known: "CarenangEK"."""
    edits: list[Edit] = []
    end = 0
    for _ in range(_LEAD_LINES):
        start, end = end, text.find("\n", end + 1)
        if end < 0:
            return []
        line = text[start:end].rstrip(" \t")
        found = _INITIALS.search(line) if line[-2:].isupper() else None
        word = line[: found.start()].rsplit(None, 1)[-1] if found else ""
        if found and len(word) > 2 and _is_known(word, text, context):  # noqa: PLR2004 -- longer than initials
            span = (start + found.start(), start + found.end())
            edits.append(replace(text, *span, "", "boilerplate", "initials glued to the headline"))
    return edits


def bylines_of(removed: str) -> list[tuple[str, str]]:
    """Return (role, name) of a byline that was taken out.

    >>> bylines_of("Pewarta: AprionisEditor: Nusarina Yuliastuti")
    [('Pewarta', 'Aprionis'), ('Editor', 'Nusarina Yuliastuti')]
    """
    return [(m[1], m[2].strip()) for m in _ROLE_NAME.finditer(removed.strip()) if m[2].strip()]


def _is_role(before: str) -> bool:
    """Whether the last word in front of a colon is a role of a byline, perhaps glued to the word in front of it."""
    return before.rstrip()[-_LONGEST_ROLE:].lower().endswith(_ROLE_ENDS)


def _at_an_end(text: str, start: int, end: int) -> bool:
    """Whether the stretch stands among the first or the last lines of the text."""
    if len(text) - end < _CLOSING_PART or start < _OPENING_PART or text[start] == "\n":
        return True
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _is_known(word: str, text: str, context: Context) -> bool:
    folded = fold(word)
    lexicon = context.lexicon
    return folded in context.seen_words(text) or folded in lexicon.words.known or folded in lexicon.areas.by_name.lengths
