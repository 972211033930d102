"""The frame of fact-check templates: category, source and reference fields around the story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from sambang.clean.rules.lines import drop_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.model import Edit

_LABEL_WORDS = frozenset(
    ["kategori", "sumber", "narasi", "penjelasan", "referensi", "refernsi", "fakta", "kesimpulan", "ringkasan"]
)
_WRITTEN_LABELS = (
    *(form for word in sorted(_LABEL_WORDS) for form in (word.capitalize(), word.upper())),
    *("Topik", "TOPIK", "Isi Klarifikasi", "FAKTANYA"),
)
_TEXT_LABEL = (
    r"NARASI|Narasi|(?:FAKTA(?:NYA)?|Fakta)(?: (?:&|DAN|dan) (?:PENJELASAN|Penjelasan))?|PENJELASAN(?: & FAKTA)?"
    r"|Penjelasan(?: & Fakta)?|KESIMPULAN|Kesimpulan|RINGKASAN|Ringkasan|Isi Klarifikasi(?: Lengkap(?:nya)?)?"
)
_VALUE_LABEL = r"KATEGORI|Kategori|SUMBER|Sumber|TOPIK|Topik"
_SOURCE_LABEL = r"REFERENSI|Referensi|REFERNSI"
_ANY_LABEL = rf"(?:{_TEXT_LABEL}|{_VALUE_LABEL}|{_SOURCE_LABEL})"
# A label with a slip is one too: "Kesimoulan:".
_SLIPPED = ("narasi", "penjelasan", "kesimpulan", "ringkasan")
# "=== SUMBER:", "(KATEGORI):", "===== Penjelasan"; in capitals the colon may be missing.
_FIELD = re.compile(
    r"(?=[=(A-Z])"  # what cannot begin one is passed over quickly
    rf"(?:(?<!=)(?P<rule>={{3,}}+)\s*+)?\(?\b(?P<label>{_ANY_LABEL}|(?P<slip>[A-Z][A-Za-z]{{5,11}}(?=\s?:)))\b\)?"
    r"(?:\s?:|(?=\s))"
)
_STOP = re.compile(
    rf"(?=[=(A-Z\n])(?:={{3,}}|\(?\b{_ANY_LABEL}\)?\s?:|(?<= )(?:NARASI|PENJELASAN|KATEGORI|SUMBER|REFERENSI)\b|\n)"
)
_KNOWN_WORD = (
    r"(?:berita|klarifikasi|ho[ak]+[xs]|dis-?informasi|mis-?informasi|sati(?:re?|r)|fitnah|hasut|edukasi"
    r"|media ?(?:sosial|daring|online|massa|pesan)?|medsos|sosial|daring|whatsapp|wa|facebook|fb|twitter|instagram|youtube"
    r"|tiktok|telegram|pesan(?: berantai)?|situs|dan|&|/|,)"
)
_KNOWN_VALUE = re.compile(rf"\s*(?i:{_KNOWN_WORD}\b|[&/,])(?:\s*(?i:{_KNOWN_WORD}\b|[&/,]))*\.?")
_ADDRESS = r"(?:https?://\S+|(?:[\w-]+\.)+(?:com|co|id|net|org)/\S+)"
_ADDRESSES = re.compile(rf"\s*(?:(?:\(?\d{{1,2}}[.)]\)?\s*)?{_ADDRESS}\s*)++")
# "Sumber diskusi: https://...", "LINK FAFHH: ...": anywhere; addresses alone only behind the last sentence.
_SOURCE = re.compile(
    r"(?=[SsLRK])(?:[Ss]umber|SUMBER|LINK|Link|REFERENSI|Referensi|Klarifikasi)(?: (?!https?)[A-Za-z]{3,12}){0,2} ?: ?"
    rf"(?:{_ADDRESS}[’']?(?:\s+|\Z))++"
    r"(?:\(konten (?:sudah|telah) [^()\n]{3,80}\))?"
)
# What announces them may be a phrase: "Pembahasan pada forum itu: https://...".
_LAST_SOURCE = re.compile(
    r"(?<=[.!?”\"’)/]) (?:Sumber |Hasil )?(?:[Pp]embahasan|[Dd]iskusi|[Tt]autan|[Bb]ukti|Selengkapnya)\b[^\n.:]{0,60}:\s*(?:https?://\S+\s*)++\Z"
)
_LAST_ADDRESSES = re.compile(r"(?<=[.!?”\"’)])(?:\s+https?://\S+)++\s*\Z")
_NUMBER = re.compile(r"\s*1\.\s(?=[“\"])")
_SEE_BELOW = re.compile(
    r"Selengkapnya (?:terdapat |ada )?(?:di|pada) (?:bagian )?"
    r"(?:PENJELASAN(?: dan REFERENSI)?|penjelasan|REFERENSI)(?:\s*[!.]|(?=\s*(?:=|$|\n|K)))"
)
_RULE = re.compile(r"===+")
_LONGEST_VALUE = 160
# Of a value that is more than a kind of medium ("(1) Pertanyaan dari anggota grup. (2) ..."), up to the next label.
_LONGEST_SOURCE = 450
_LONGEST_ADDRESS = 200
_MOST_TITLE_WORDS = 16
_FEWEST_LABELS = 2  # one label with a colon may be the story's own


def drop_frames(text: str, context: Context) -> list[Edit]:
    """Drop the fields of a fact-check template; the narration and the explanation stay, without their labels."""
    if "===" not in text and not _may_have_labels(text, context):
        return []
    fields = [field for field in _FIELD.finditer(text) if _is_field(text, field)]
    if not _is_template(text, fields):
        return []
    spans = [span for field in fields for span in _field_spans(text, field)]
    spans += [m.span() for pattern in (_SEE_BELOW, _RULE) for m in pattern.finditer(text)]
    return drop_spans(text, spans, "field of a template")


def _may_have_labels(text: str, context: Context) -> bool:
    """Tell whether the text holds several labels, or one that references stand behind."""
    if context.seen_words(text).isdisjoint(_LABEL_WORDS):
        return False
    labels = {label.lower() for label in filter(text.__contains__, _WRITTEN_LABELS)}
    return len(labels) >= _FEWEST_LABELS or not labels.isdisjoint({"referensi", "refernsi"})


def drop_sources(text: str, _context: Context) -> list[Edit]:
    """Drop the addresses that an article names as its sources: "Sumber diskusi: https://..."; those in sentences stay."""
    if "://" not in text:
        return []
    spans = [m.span() for m in _SOURCE.finditer(text)]
    if "http" in text.rsplit(None, 1)[-1]:
        spans += (m.span() for pattern in (_LAST_SOURCE, _LAST_ADDRESSES) for m in pattern.finditer(text))
    return drop_spans(text, spans, "address of a source")


def _is_field(text: str, field: re.Match[str]) -> bool:
    """Whether the label is one: it has a colon or a rule, or stands in capitals behind a finished sentence."""
    if field["slip"] and not any(OSA.distance(field["slip"].lower(), word) <= 1 for word in _SLIPPED):
        return False
    if field["rule"] or field[0].endswith(":"):
        return True
    before = text[max(0, field.start() - _LONGEST_ADDRESS) : field.start()].rstrip()
    ends = not before or before[-1] in '.!?"”…)=' or before.split()[-1].startswith("http")
    return field["label"].isupper() and ends


def _is_template(text: str, fields: list[re.Match[str]]) -> bool:
    labels = {field["label"].split()[0].lower() for field in fields if not field["slip"]}
    if "===" in text or len(labels) >= _FEWEST_LABELS:
        return True
    return any(field["label"].lower().startswith("refer") and _ADDRESSES.match(text, field.end()) for field in fields)


def _field_spans(text: str, field: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield what of a field belongs to the frame: the label, and the value where the value is no part of the story."""
    start, end = field.span()
    addresses = _ADDRESSES.match(text, end)
    label = field["label"].upper()
    if label.startswith("REFER"):
        if addresses:
            yield start, _end_of_references(text, addresses.end())
    elif label not in {"KATEGORI", "SUMBER", "TOPIK"}:
        number = _NUMBER.match(text, end)
        yield start, number.end() if number else end
    else:
        stop = _STOP.search(text, end)
        high = stop.start() if stop else len(text)
        known = _KNOWN_VALUE.match(text, end)
        sources = label == "SUMBER" and _ends_frame(stop) and high - end <= _LONGEST_SOURCE
        if sources or (known and not addresses and high - end <= _LONGEST_VALUE):
            yield start, high
        elif addresses:
            yield start, addresses.end()
        elif known and known[0].strip():
            yield start, known.end()


def _ends_frame(stop: re.Match[str] | None) -> bool:
    """Whether a rule or a label in capitals follows."""
    return stop is not None and (stop[0].startswith("=") or stop[0].isupper())


def _end_of_references(text: str, end: int) -> int:
    """Return the end of the references; a title of few words behind the last address belongs to them."""
    rest = text[end:]
    if len(rest.split(None, _MOST_TITLE_WORDS + 1)) <= _MOST_TITLE_WORDS and "http" not in rest:
        return len(text)
    return end
