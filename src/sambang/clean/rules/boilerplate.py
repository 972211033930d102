"""What the site put around and between the story: share bars, advertisements, links to other articles, counters.

Each rule is asked only where a word of its own stands in the text. A line goes whole, with its line end; a stretch
inside a line goes alone. Story text is never taken on suspicion: every pattern is anchored at a line's ends or closed
by a fixed phrase.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sambang.clean.edits import replace
from sambang.clean.rules.lines import drop_lines, drop_span, drop_spans, line_spans
from sambang.text.morphology import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.lexicon import Lexicon
    from sambang.model import Edit

_SUMMARY_LEAD = re.compile(
    r"\s*(?:null\s*$|(?:#+ *)?Ringkasan\b|(?:Berikut|Inilah)(?: ini)?(?: adalah)?(?: sebuah)? (?:ringkasan|rangkuman)\b)",
    re.IGNORECASE,
)
_SUMMARY_BREAK = re.compile(r"\n(?:\r?\n)+ (?=[A-Z\"“])")
_RULE_LINE = "\n---"
_SCROLL = re.compile(  # all branches begin with a capital, which is quick to find
    r"ADVERTISEMENT\s+SCROLL TO CONTINUE WITH CONTENT|SCROLL TO CONTINUE WITH CONTENT"
    r"|ADVERTISEMENT\.? Scroll to continue reading\.?|Advertisement\.? Scroll to continue reading\.?"
)
_SCROLL_LINE = re.compile(r"(?m)^(?i:scroll untuk (?:lanjut(?:kan)?|melanjutkan) (?:mem)?baca)$")
# "Dapatkan update berita pilihan ... Mari bergabung di Grup Telegram ... Anda harus install aplikasi Telegram ... di ponsel."
_JOIN_CALL = re.compile(r"Dapatkan (?:update |berita )[^\n]{10,420}?terlebih d(?:ul|ahul)u di ponsel(?: Anda)?\.")
_AD_WORDS = frozenset({"advertisement", "advertisements", "iklan", "perbesar", "loading", "null", "undefined", "ago"})
_AD_LINE = re.compile(
    r"(?:Iklan [Uu]ntuk [Aa]nda ?:.{1,200}|\d{1,2} (?:day|hour|minute|week|month)s? ago"
    r"|ADVERTISEMENTS?|Advertisement(?: by)?|IKLAN|Perbesar|Loading\.{0,3}|null|undefined|Iklan)\.?"
)
# The button of an image, stuck to the sentence behind it or to another button.
_ENLARGE = re.compile(r"(?<![A-Za-z])Perbesar(?=[“\"A-Z])|(?<=Juga)Perbesar\b|(?<=[.!?”\"])\s?Perbesar(?=\s*\Z)")
_GOOGLE_NEWS = re.compile(r"Cek Berita dan Artikel (?:yang )?lain(?:nya)? di\s+Google\s+News(?: dan WA Channel)?\.?")
_MINUTES = frozenset({"min", "mins", "minute", "minutes"})
_READING_TIME = re.compile(r"(?m)^(\d{1,2}) min(?:ute)?s? read\s*")
_NETWORKS = frozenset({"facebook", "twitter", "whatsapp", "telegram", "tweet"})
_SHARE_VERBS = frozenset({"bagikan", "share", "sebarkan", "berbagi", "sukai", "suka", "klik"})
_COUNTED = frozenset({"views", "dilihat", "dibaca", "pembaca", "hits"})
_SHARE_WORD = (
    r"(?:Facebook|Twitter|WhatsApp|Whatsapp|Telegram|Pinterest|LinkedIn|Linkedin|Email|E-mail|Line|Threads|Tumblr|Reddit"
    r"|Pocket|Print|Cetak|Pin|Messenger|Instagram|X)"
)
_SHARE_LINE = re.compile(
    rf"(?:(?:Share|Bagikan|Sebarkan|Tweet|Kirim)(?: ini| berita ini| artikel ini| on)?\s*:?\s*)?"
    rf"(?:(?:{_SHARE_WORD}|(?:Share|Tweet)(?: on)?|Bagikan|Kirim|Copy Link|Salin (?:Tautan|Link))[\s|,·•]*){{3,12}}"
)
_SHARE_PHRASE = re.compile(
    r"(?:Bagikan|Share|Sebarkan)(?: ini| berita ini| artikel ini)?\s*:.{0,160}"
    r"|Klik untuk (?:berbagi|mencetak|membagikan)\b.{0,160}"
    r"|(?:Sukai|Suka) ini\s*:.{0,60}"
)
_COUNTER_LINE = re.compile(
    r"(?:Post Views|Views|Dilihat|Dibaca|Pembaca|Hits|Total Views)\s*:?\s*[\d.,]+(?: ?(?:kali|views|x))?", re.IGNORECASE
)
_READ_ALSO_LINE = re.compile(r"(?:[-•*>] ?)?(?:(?:BACA|Baca|baca) ?(?:JUGA|Juga|juga)\b\s*[:;]?|Baca ?:).{0,330}")
# Titles below a button on a line of its own.
_READ_ALSO_LIST = re.compile(
    r"(?m)^(?:Baca ?[Jj]uga|BACAAN LAINNYA|Bacaan [Ll]ainnya|Berita [Tt]erkait) ?:?\n+"
    r"((?:[^\n]*[^\s.!?:…\"”)]\n+){1,5})"
)
_READ_ALSO_LAST = re.compile(r"(?<=[.!?”\"]) ?Baca [Jj]uga\s*\Z")
_READ_ALSO_GLUED = re.compile(
    r"\s*Baca Juga ?(?=[A-Z\"“‘][^\n:]*[.,!?\"”])|(?<=[\w.)”])Baca Juga ?(?=[A-Z\d-])|\s*Baca Juga(?=[A-Z\d-])"
)
_READ_ALSO_INLINE = re.compile(r"Baca(?<![A-Z]Baca) [Jj]uga ?:\s*+")
_LONGEST_CLOSING = 260
_READ_ALSO_FORM = re.compile(r"aca(?: ?[jJ]uga|an [lL]ain)")  # its first letters are quick to find
_SHOUTED_FORM = re.compile(r"ACA(?: ?JUGA|AN LAIN)")
_OTHER_FORMS = ("\nBaca:", "erita terkait", "erita Terkait")
_LONGEST_TITLE = 170
_BUTTON = "Baca Juga"
_BUTTON_BEFORE_ITEM = tuple(f"{_BUTTON}{mark}" for mark in "0123456789-")
_VERB = re.compile(r"(?:me|ber|di|ter)[a-z]{3,}|juga\b|pun\b|kembali\b")  # behind the name that a sentence begins with
_FEWEST_IN_TITLE = 4  # words
_SHORTEST_LAST = 3  # letters of a title's last word, less one: "YouTube" is no title and a word
# What may end the title of another article inside a line: the next link, a quote, a question mark, the word that begins the
# next sentence, glued or not. A full stop before all of them may end a sentence that nothing sets off: then the link stays.
_TITLE_END = re.compile(
    r"(?=Baca [Jj]uga ?:|\n|\Z|[“\"]\w)|(?<=[a-z\d])(?=['‘][A-Z][a-z]+ [a-z])|(?<=\?)(?=[ A-Z])|(?<=\w\.\.\.)(?=\s|\Z|[A-Z])"
    r"|(?P<stop>(?<!\.)\.(?=\s|\Z)|[“\"])|(?<=[a-z\d)])(?P<glued>[A-Z][a-z]+)\b"
    r"|(?<= )(?P<starter>[A-Z][a-z]+)(?=,? (?P<next>[a-z\d]+))"
)
# Small words of a headline; any other one belongs to the story behind it.
_SMALL_IN_TITLES = frozenset({
    "yang", "di", "ke", "dari", "dan", "untuk", "pada", "dengan", "dalam", "saat", "agar", "bagi", "oleh", "atau", "soal", "jadi",
    "sampai", "hingga", "akan", "karena", "tak", "tidak", "usai", "demi", "para", "vs", "lewat", "tapi", "sebagai",
})  # fmt: skip
# Words that begin sentences and stand inside headlines too: "Ini yang Terjadi".
_STARTERS_IN_TITLES = frozenset({"Ini", "Itu", "Tak", "Hal", "Saat", "Jadi", "Dalam", "Untuk", "Dari", "Usai", "Hingga"})
_QUOTED_HEAD = re.compile(r"[“\"][^“”\"\n]{1,60}[”\"](?! ?[a-z]{3,}nya\b)")
_STARTERS = frozenset({
    "Adapun", "Apalagi", "Akibat", "Akibatnya", "Bahkan", "Berdasarkan", "Dalam", "Dan", "Dari", "Dengan", "Dia", "Hal", "Hingga",
    "Ia", "Ini", "Itu", "Jadi", "Jika", "Kami", "Karena", "Kemudian", "Ketika", "Lalu", "Meski", "Meskipun", "Menurut",
    "Menurutnya", "Mereka", "Namun", "Oleh", "Pada", "Padahal", "Para", "Pasalnya", "Saat", "Sebab", "Sebagai", "Sebelum",
    "Sebelumnya", "Sedangkan", "Sehingga", "Selain", "Selanjutnya", "Sementara", "Seperti", "Setelah", "Tak", "Tapi", "Tetapi",
    "Tidak", "Untuk", "Usai",
})  # fmt: skip
_WATCH_VERBS = frozenset({"simak", "simaklah", "tonton", "lihat", "saksikan", "klik", "selengkapnya"})
_WATCH_LINE = re.compile(
    r"(?:Simak|Tonton|Lihat|Saksikan)(?:lah)?,? (?:juga|pula|selengkapnya|berita)?\s*"
    r"(?:Video|video|VIDEO|foto|Foto|artikel|infografis)\b.{0,200}"
    r"|(?:Simak|Lihat|SIMAK|LIHAT) (?:juga|Juga|JUGA) ?:.{5,200}"
    r"|(?:Simak|Tonton|Lihat|Saksikan) (?:Video\b.{0,200}|juga [\"'].{5,200}[\"'](?: di sini)? ?:?)"
)
_WATCH = r"(?:Simak|Tonton|Lihat|Saksikan)(?: (?:juga|pula))?,? [Vv]ideo"
_WATCH_QUOTED = re.compile(rf"(?<=[.!?”\"] ){_WATCH}:? (?:'[^'\n]{{5,150}}'|\"[^\"\n]{{5,150}}\")(?: di sini)?[:.]?")
# Behind the last sentence: a video's or an article's title; of the link a colon may be all that is left.
_WATCH_LAST = re.compile(
    rf"(?<=[.!?”\"])(?: {_WATCH}\b| :(?= [A-Z])"
    r"|(?: ?\(\w+/\w+\))?\s*(?:Yuk, [Ss]imak [Jj]uga|(?:Simak! )?Video (?:Pilihan|Terpopuler)"
    r"|Jangan Lewatkan Video|Kamu Sudah Menonton Video|Berita Selanjutnya:)| Video (?='))"
    r"(?:[^\n.]|(?<=\d)\.(?=\d)){5,180}[.]?\s*\Z"
)
_LIVE = re.compile(r"\s?Saksikan [Ll]ive ?[Dd]etik ?[Pp]agi ?:?\s*\Z")
_REPRINT = re.compile(r"Artikel ini (?:telah|sudah|pernah) (?:tayang|terbit|dimuat)\b[^\n]{0,300}")
_TAGS = re.compile(r"Tags?\b ?:?(?: ?# ?[\w-]+){1,20}")
_MORE_HERE = re.compile(
    r"(?:Simak|Baca|Lihat|Klik) (?:berita |artikel |informasi )?(?:selengkapnya|lengkapnya) "
    r"(?:di sini|disini|di tautan ini)\s*[.!]?"
)
_COPYRIGHT = re.compile(
    r"(?m)(?:(?:COPYRIGHT|Copyright|copyright)\s*(?:©|\(c\)).{0,80}(?:Dilarang keras.{0,300})?"
    r"|©\s?\d{4}.{0,80}|Hak [Cc]ipta ©.{0,80})$"
)
_AD_CALL = re.compile(r"\b(?:kamu|tubuhmu|anda|HEBOH|HARI INI|Metode termudah)\b|!!!", re.IGNORECASE)
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_LONGEST_WORD = 40
_LAST_LINES = 6
_TITLE_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_TITLE_WORDS = 5
_LEAST_CAPITALISED = 5  # letters of a word that a headline writes with a capital
_SENTENCE_ENDS = frozenset('.!?"”:')
_LONGEST_HEADLINE = 140


def drop_summary(text: str, _context: Context) -> list[Edit]:
    """Drop what a machine wrote under the last `---`: a summary, a joke about the news, or `null`."""
    at = text.rfind(_RULE_LINE)
    if at < 0 or text[at + 4 : at + 5] not in {"\n", "\r", " ", ""}:
        return []
    tail = text[at + 4 :]
    if not _SUMMARY_LEAD.match(tail) and not _SUMMARY_BREAK.search(tail):
        return []
    return [replace(text, len(text[:at].rstrip()), len(text), "", "boilerplate", "machine-made summary")]


def drop_advertisements(text: str, context: Context) -> list[Edit]:
    """Drop advertisement marks, "SCROLL TO CONTINUE WITH CONTENT", "1 min read" and empty placeholders."""
    words = context.seen_words(text)
    marks: list[tuple[int, int]] = []
    if "scroll" in words:
        marks += (m.span() for pattern in (_SCROLL, _SCROLL_LINE) for m in pattern.finditer(text))
    if not words.isdisjoint(_AD_WORDS):
        marks += line_spans(text, _AD_LINE)
    if "Perbesar" in text:
        marks += (m.span() for m in _ENLARGE.finditer(text))
    if "Dapatkan" in text:
        marks += (m.span() for m in _JOIN_CALL.finditer(text))
    edits = drop_spans(text, marks, "advertisement mark or empty placeholder")
    if "google" in words and "Cek Berita" in text:
        edits += drop_spans(text, (m.span() for m in _GOOGLE_NEWS.finditer(text)), "link to Google News")
    if not words.isdisjoint(_MINUTES):
        edits += [replace(text, *m.span(), "", "boilerplate", "reading time") for m in _READING_TIME.finditer(text)]
    return edits


def drop_share_bars(text: str, context: Context) -> list[Edit]:
    """Drop bars of share buttons and reader counters."""
    words = context.seen_words(text)
    edits: list[Edit] = []
    if not words.isdisjoint(_NETWORKS):
        edits += drop_lines(text, _SHARE_LINE, "share buttons")
    if not words.isdisjoint(_SHARE_VERBS):
        edits += drop_lines(text, _SHARE_PHRASE, "share buttons")
    if not words.isdisjoint(_COUNTED):
        edits += drop_lines(text, _COUNTER_LINE, "reader counter")
    return edits


def drop_read_also(text: str, context: Context) -> list[Edit]:
    """Drop links to other articles: "Baca juga: ...", "Simak juga Video ...", "Simak selengkapnya di sini"."""
    words = context.seen_words(text)
    edits: list[Edit] = []
    if _may_lead_away(text):
        links = list(line_spans(text, _READ_ALSO_LINE, _is_glued_story))
        if _BUTTON in text:
            edits += [_unglue(text, m) for m in _READ_ALSO_GLUED.finditer(text) if not _is_torn(text, m.start(), context)]
        links += _inline_links(text, context)
        links += (m.span() for m in _READ_ALSO_LIST.finditer(text) if all(map(_is_headline, m[1].split("\n"))))
        links += (m.span() for m in _READ_ALSO_LAST.finditer(text))
        edits += drop_spans(text, links, "link to another article")
    if not words.isdisjoint(_WATCH_VERBS):
        edits += drop_lines(text, _WATCH_LINE, "link to a video or article")
        if "ideo" in text:
            edits += drop_spans(text, (m.span() for m in _WATCH_QUOTED.finditer(text)), "link to a video")
        if "selengkapnya" in words or "lengkapnya" in words:
            edits += drop_spans(text, (m.span() for m in _MORE_HERE.finditer(text)), "link to the full article")
    return edits


def _may_lead_away(text: str) -> bool:
    """Tell whether the text has a form of "baca juga", "berita terkait" or the like."""
    if _READ_ALSO_FORM.search(text) or ("ACA" in text and _SHOUTED_FORM.search(text)):
        return True
    return any(map(text.__contains__, _OTHER_FORMS))


def _is_headline(line: str) -> bool:
    """Whether most words of the line are capitalised; an empty line is none to object to."""
    words = line.split()
    return sum(not word[0].islower() for word in words) * 2 >= len(words)


def _inline_links(text: str, context: Context) -> Iterator[tuple[int, int]]:
    """Yield the links inside a line, each with the title of the other article."""
    for link in _READ_ALSO_INLINE.finditer(text):
        end = _end_of_title(text, link.end(), context)
        if end:
            yield link.start(), end


def _end_of_title(text: str, start: int, context: Context) -> int:
    """Return where the title that begins there ends, 0 where nothing sets it off from the story."""
    last = min(len(text), start + _LONGEST_TITLE)
    quoted = _QUOTED_HEAD.match(text, start, last)
    for found in _TITLE_END.finditer(text, quoted.end() if quoted else start, last):
        if found["stop"] or (found.start() == last < len(text)):
            return 0
        if _begins_story(text, start, found, context.lexicon):
            return found.start()
    return 0


def _begins_story(text: str, start: int, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the title that begins at `start` ends at the match: before a word of the story, or where nothing is glued."""
    glued, starter, follower = found["glued"], found["starter"], found["next"]
    if glued:
        before = _LAST_LETTERS.search(text, start, found.start())
        ends_word = before is not None and len(before[0]) > _SHORTEST_LAST and is_word(before[0].lower(), lexicon.words)
        return glued.lower() in lexicon.words.common or (ends_word and text[found.end() : found.end() + 1] == " ")
    if starter is None:
        return True
    if starter in _STARTERS:
        return starter not in _STARTERS_IN_TITLES or not (follower.isdigit() or follower in _SMALL_IN_TITLES)
    return _VERB.match(follower) is not None and _is_subject(text, start, found.start(), starter, lexicon)


def _is_subject(text: str, start: int, at: int, name: str, lexicon: Lexicon) -> bool:
    """Tell whether the name at `at` is what the next sentence speaks of: the text names it elsewhere, a headline ends before it.

    "... Biar Diurus yang Berwajib Gibran kembali menegaskan"; behind another name or an office nothing tells where it begins.
    """
    title = text[start:at].split()
    if len(title) < _FEWEST_IN_TITLE or is_word(name.lower(), lexicon.words) or text.count(name) <= text[start:].count(name):
        return False
    last = title[-1].lower()
    in_title_case = all(not word[0].islower() or word in _SMALL_IN_TITLES for word in title)
    if not in_title_case or last in _SMALL_IN_TITLES:
        return False
    return last.isdigit() or (is_word(last, lexicon.words) and last not in lexicon.terms.lengths)


def drop_closing_links(text: str, context: Context) -> list[Edit]:
    """Drop what stands behind the last sentence: a video's title, where the article was printed first, tags."""
    words = context.seen_words(text)
    spans: list[tuple[int, int]] = []
    tail = text[-_LONGEST_CLOSING:]
    if "video" in words or " : " in tail or "Selanjutnya:" in tail:
        spans += (m.span() for m in _WATCH_LAST.finditer(text, max(0, len(text) - _LONGEST_CLOSING)))
    if "saksikan" in words:
        spans += (m.span() for m in _LIVE.finditer(text, max(0, len(text) - _LONGEST_CLOSING)))
    if "artikel" in words and "Artikel ini" in text:
        spans += (m.span() for m in _REPRINT.finditer(text))
    title = _last_title(text, context)
    edits = drop_spans(text, [*spans, *([title] if title and not spans else [])], "link to a video or article")
    if "tags" in words or "tag" in words:
        edits += drop_lines(text, _TAGS, "tags")
    return edits


def _last_title(text: str, context: Context) -> tuple[int, int] | None:
    """Return the last line where it is the headline of another article: all in capitals but small words, with a verb."""
    end = len(text.rstrip())
    start = text.rfind("\n", 0, end) + 1
    before = text[max(0, start - _LONGEST_HEADLINE) : start].rstrip()
    if not start or end - start > _LONGEST_HEADLINE or not text[end - 1].isalnum() or before[-1:] not in _SENTENCE_ENDS:
        return None
    if text.find(text[start:end]) < start:  # a copy
        return None
    words = _TITLE_WORD.findall(text, start, end)
    known = context.lexicon.words.known
    capitals = all(word[0].isupper() for word in words if len(word) >= _LEAST_CAPITALISED)
    verbs = any("di" + word.lower() in known or (word[:2] == "Di" and word.lower() in known) for word in words)
    return (start, end) if len(words) >= _FEWEST_TITLE_WORDS and capitals and verbs else None


def drop_copyright(text: str, _context: Context) -> list[Edit]:
    """Drop copyright lines, alone or at the end of a line."""
    if "©" not in text and "(c)" not in text:  # one of them is in all of these lines
        return []
    return drop_spans(text, (m.span() for m in _COPYRIGHT.finditer(text)), "copyright line")


def drop_clickbait(text: str, context: Context) -> list[Edit]:
    """Drop advertisements in the guise of headlines behind the last sentence of the story."""
    if "!" not in text[-600:] and "..." not in text[-600:]:
        return []
    if context.seen_words(text).isdisjoint({"kamu", "tubuhmu", "anda", "heboh", "termudah"}):
        return []
    edits: list[Edit] = []
    end = len(text.rstrip())
    for _ in range(_LAST_LINES):
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if (
            not start
            or len(line) > _LONGEST_HEADLINE
            or (line.endswith((".", '"', "”")) and not line.endswith("..."))
            or not _AD_CALL.search(line)
        ):
            break
        edits.append(drop_span(text, start, end, "boilerplate", "advertisement in the guise of a headline"))
        end = len(text[:start].rstrip())
    return edits


def _is_glued_story(line: str) -> bool:
    """Whether the line is "Baca Juga" stuck to a sentence of the story."""
    return bool(_READ_ALSO_GLUED.match(line))


def _is_torn(text: str, at: int, context: Context) -> bool:
    """Whether the letters in front are half a word: the button stands inside it, with more than itself."""
    before = _LAST_LETTERS.search(text, max(0, at - _LONGEST_WORD), at)
    if before is None or text.startswith(_BUTTON_BEFORE_ITEM, at):
        return False
    word, lexicon = before[0].lower(), context.lexicon
    return not (word in lexicon.words.known or (before[0][0].isupper() and word in lexicon.areas.by_name.lengths))


def _unglue(text: str, found: re.Match[str]) -> Edit:
    after = " " if found.start() and text[found.start() - 1] != "\n" else ""
    if found[0].startswith("\n"):
        after = "\n"
    return replace(text, found.start(), found.end(), after, "boilerplate", "button glued to the next sentence")
