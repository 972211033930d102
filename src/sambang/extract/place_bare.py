"""Places without a level's word: what speaks for a bare name, and what speaks against it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sambang.extract.area_name import Element, codes_of, is_high, lie_near
from sambang.extract.name import is_acronym, is_word
from sambang.extract.place_cue import LEVEL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.extract.hits import Hit
    from sambang.extract.place_chain import Placed
    from sambang.extract.reading import Reading

# Words that ask for a place after them.
PLACE_WORDS = frozenset({
    "antara", "arah", "area", "asal", "berdomisili", "daerah", "dalam", "dari", "di", "domisili", "hingga", "jurusan",
    "kawasan", "ke", "kelahiran", "kepolisian", "masyarakat", "menuju", "pantura", "pemuda", "penduduk",
    "perairan", "perantauan", "perbatasan", "polsek", "pulang", "pusat", "se", "sekeliling", "sekitar", "seluruh",
    "seputar", "seputaran", "tiba", "tujuan", "via", "warga", "wilayah",
})  # fmt: skip
_AND = frozenset({"dan", "serta", "maupun", "atau", "hingga", "sampai"})
_MID_SENTENCE = frozenset(" ,/()-")
_SITES = (["com"], ["id"], ["co"], ["net"])
_NO_PLACES = frozenset({"time", "stop", "country"})
_SHORT_FORM = 3  # letters: "OKI", "NTB", "DIY"
_DASHES = frozenset({"-", "–", "—"})
_OF_BOTH = frozenset(
    {"daerah", "kawasan", "masyarakat", "perbatasan", "warga", "wilayah"}
)  # "perbatasan Tuban-Lamongan" is no route
_NATION = ["sabang", "sampai", "merauke"]  # from one end of the country to the other: no place is meant
_ENDS_OF_NATION = frozenset({"sabang", "merauke"})
_SITES_AND_BODIES = frozenset({"place", "body"})
_HEADS = frozenset({"place", "street", "byline", "product"})  # what the words tell that head the name of a street, a market
_INNER_MARKS = frozenset({"", ".", "-"})
_END_OF_STREET = re.compile(r"[IVX]+|\d{1,3}|[Rr]aya")
_REACH = 5  # words before a name that are searched for the head of a longer name
# A dateline: a place at the beginning of a line, the name of the paper perhaps, a dash.
_DATELINE = re.compile(r"(?:,? ?\(?[\w.]+(?: [\w.]+){0,3}\)?)?[ *]{0,3}(?:[-–—]{1,3}|\|)(?= |\W|$)")
_LINE_START = re.compile(r"(?:^|\n|[.!?”\"*)] ?)(?:[*#> ]*|[\w.]+\.(?:com|id|co|net), )$")
_LINE_REACH = 40
_MARKDOWN = "#> "  # what may stand at the beginning of a line
_LINE_ENDS = frozenset('\n.!?”"*),')  # the last of what `_LINE_START` may find before it


def find_bare(reading: Reading, barred: set[int], known: set[str]) -> list[Element]:
    """Return the area names of the scan that are not part of something else; `known` are the regencies of the article's units."""
    return [
        Element(hit.first, hit.first, hit.last, codes_of(reading, hit.first, hit.last))
        for hit in _whole_names(reading)
        if barred.isdisjoint(range(hit.first, hit.last))
        and not _is_in_name(reading, hit, known)
        and not _goes_on(reading, hit)
        and not _is_other(reading, hit)
        and not _is_route(reading, hit)
    ]


def _whole_names(reading: Reading) -> Iterator[Hit]:
    """Yield the hits, those of a split name as one: "Batu Ceper" for Batuceper."""
    done = 0
    for hit in reading.hits["area"]:
        if hit.first < done:
            continue
        if hit.last - hit.first > 1:
            hit = _without_small_tail(reading, hit)  # noqa: PLW2901 -- the same hit
        last = hit.last + 1
        is_split = hit.last in reading.capitals and reading.gaps_before[hit.last] == " "
        codes = codes_of(reading, hit.first, last) if is_split else ()
        done = last if codes else hit.last
        yield replace(hit, last=last, end=reading.scan.ends[last - 1], ids=codes) if codes else hit


def _without_small_tail(reading: Reading, hit: Hit) -> Hit:
    """Return the hit without words in small letters that another name ends in: "Surabaya | baru", no village Surabaya Baru."""
    last = next((at for at in range(hit.first, hit.last) if at not in reading.capitals), hit.last)
    if last in {hit.first, hit.last} or reading.gap_before(last) != " " or is_high(hit.ids):
        return hit
    codes = codes_of(reading, hit.first, last)
    return replace(hit, last=last, end=reading.scan.ends[last - 1], ids=codes) if is_high(codes) else hit


def _is_other(reading: Reading, hit: Hit) -> bool:
    """Tell whether a single word is something else: a day, a country, a short form that is not in capitals ("Oki")."""
    if hit.last - hit.first > 1:
        return False
    word = reading.scan.written[hit.first]
    return (
        not _NO_PLACES.isdisjoint(reading.cues[hit.first])
        or (reading.gaps_before[hit.first] == " (" and _is_short_form(reading, hit))
        or (len(word) <= _SHORT_FORM and not word.isupper() and is_high(hit.ids))
        or (reading.gaps_before[hit.last] == "." and reading.scan.words[hit.last : hit.last + 1] in _SITES)
        or _is_speaker(reading, hit)
    )


def _is_speaker(reading: Reading, hit: Hit) -> bool:
    """Tell whether the word is somebody who speaks: "kata Lingga", "Menurut Karo"."""
    told = "speech" in reading.cues[hit.first - 1] or reading.scan.words[hit.first - 1 : hit.first] == ["menurut"]
    return told and reading.is_joined(hit.first, ",")


def _is_short_form(reading: Reading, hit: Hit) -> bool:
    """Tell whether the word in brackets only repeats the end of a unit's or office's name: "Polda Kalimantan Barat (Kalbar)"."""
    ends = {spot.last for spot in reading.units.values()} | {spot.last for spot in reading.positions.values()}
    return hit.first in ends


def _is_in_name(reading: Reading, hit: Hit, known: set[str]) -> bool:
    """Tell whether the words go on the name of a street, a market, a school ("Jalan Raya Ciputat").

    The name ends before a number or "Raya" ("Jalan KS Tubun IV | Petamburan"), and a regency or province after a
    proper name is one ("Bandara Kualanamu | Deli Serdang"), as is the article's own regency at the end of a street.
    """
    is_head = hit.last - hit.first == 1 and not _SITES_AND_BODIES.isdisjoint(reading.cues[hit.first])
    if is_head:  # "Pondok" is the head of a name itself
        return True
    head = _head_of_name(reading, hit.first)
    if head is None or is_tail(reading, hit.first):
        return False
    if not is_high(hit.ids):
        return True
    of_article = head + 1 < hit.first and reading.is_cue(head, "street") and not known.isdisjoint(hit.ids)
    return not of_article and not any(_is_proper(reading, at) for at in range(head + 1, hit.first))


def _is_proper(reading: Reading, at: int) -> bool:
    return reading.scan.words[at].isalpha() and not is_word(reading, at) and not is_acronym(reading.scan.written[at])


def _head_of_name(reading: Reading, first: int) -> int | None:
    """Return the outermost word for a street, a market, a school before word `first` and the capitalised words between."""
    head = None
    for at in range(first - 1, max(first - _REACH, -1), -1):
        gap, word = reading.gaps_before[at + 1], reading.scan.words[at]
        if at == first - 1 and gap == ") " and reading.gaps_before[at] == " (" and "place" in reading.cues[at]:
            return at  # "tempat pembuangan akhir (TPA) | Randegan"
        if word in PLACE_WORDS or (gap != " " and (gap.strip() not in _INNER_MARKS or "\n" in gap)):
            break
        if word in LEVEL_WORDS and word != "negeri":
            break
        if not _HEADS.isdisjoint(reading.cues[at]):
            head = at
        elif at not in reading.capitals and not word.isdigit():
            break
    return head


def is_tail(reading: Reading, at: int) -> bool:
    """Tell whether word `at` follows the end of a street's name: a number or "Raya" that is not its only word."""
    if at < 2 or not _END_OF_STREET.fullmatch(reading.scan.written[at - 1]) or reading.gap_before(at) != " ":  # noqa: PLR2004 -- two words before
        return False
    head = _head_of_name(reading, at)
    if head is None or not reading.is_cue(head, "street"):
        return False
    return head < at - 2 or (head == at - 2 and reading.scan.words[head] == "km")


def _is_route(reading: Reading, hit: Hit) -> bool:
    """Tell whether the name is an end of a road or line: "Semarang-Demak", "Sabang sampai Merauke"."""
    after, before = reading.gaps_before[hit.last].strip(), reading.gaps_before[hit.first].strip()
    words = reading.scan.words
    if after in _DASHES and _is_place_behind(reading, hit.last):
        return words[hit.first - 1] not in _OF_BOTH
    if before in _DASHES:
        start = next((other.first for other in reading.areas.values() if other.last == hit.first), None)
        if start is not None:
            return words[start - 1] not in _OF_BOTH
        if reading.gaps_before[hit.first] == "-" and hit.first - 1 in reading.capitals and is_high(hit.ids):
            return True  # "Velodrome-Manggarai"
    if words[hit.first] not in _ENDS_OF_NATION:
        return False
    return words[hit.first : hit.first + 3] == _NATION or words[max(0, hit.first - 2) : hit.first + 1] == _NATION


def _is_place_behind(reading: Reading, at: int) -> bool:
    """Tell whether a place stands behind a dash; behind a blank a mere word begins the story: "NGAWI - Guna menjalin ..."."""
    hit = reading.areas.get(at)
    if hit is None:
        return False
    begins_story = reading.gap_before(at).endswith(" ") and hit.last == at + 1 and is_word(reading, at)
    return not begins_story or is_high(hit.ids)


def _goes_on(reading: Reading, hit: Hit) -> bool:
    """Tell whether a capitalised word that is no place follows: "Tuban Jaya", "Lampung Post"."""
    at = hit.last
    if at not in reading.capitals or reading.gaps_before[at] not in {" ", "-"}:
        return False
    if is_high(hit.ids) and hit.first and reading.scan.words[hit.first - 1] in PLACE_WORDS and reading.is_joined(hit.first):
        return False  # "Warga Bandar Lampung Wajib Lapor"
    known = at in reading.areas or at in reading.ranks or at in reading.units or at in reading.positions
    if reading.scan.words[at] == "raya" and not is_high(hit.ids):
        return True  # "Kramat Raya" is a street
    return not (known or reading.scan.words[at] in LEVEL_WORDS or reading.is_cue(at, "stop", "time", "street", "place"))


def is_dateline(reading: Reading, element: Element) -> bool:
    """Tell whether the place opens a line and a dash follows: "TUBAN, detikJatim -"."""
    scan = reading.scan
    if reading.gaps_before[element.first] == " ":  # most names stand amid a sentence
        return False
    start, end = scan.starts[element.first], scan.ends[element.last - 1]
    before = scan.text[max(0, start - _LINE_REACH) : start].rstrip(_MARKDOWN)
    if before and before[-1] not in _LINE_ENDS:
        return False
    if not _DATELINE.match(scan.text, end):
        return False
    if _is_place_behind(reading, element.last) and "," not in scan.gaps[element.last - 1]:
        return False  # "Surabaya - Malang"
    return _LINE_START.search(scan.text, max(0, start - _LINE_REACH), start) is not None


def is_likely(reading: Reading, placed: Placed, known: set[str], *, listed: bool) -> str:
    """Return what makes a bare name a place, empty where nothing does; `listed` tells that the place before it is one."""
    element = placed.element
    high = placed.level in {"province", "regency"}
    near = lie_near(placed.codes, known)
    if (high or near) and is_dateline(reading, element):
        return "dateline"
    if _is_mere_word(reading, placed, known):
        return ""
    asked = asks(reading, element.first) or (near and _after_street(reading, element.first))
    named = _head_of_name(reading, element.first) is not None and "after the name of a street or site"
    if high and (asked or listed or named or _stands_free(reading, element)):
        return asked or named or ("in a list of places" if listed else "name of a regency or province")
    listed = listed and not (placed.level == "village" and is_word(reading, element.at))
    if near and (asked or listed or is_tail(reading, element.first)):
        return f"{asked or 'in a list or after a street'}, within the article's regencies"
    return ""


def _after_street(reading: Reading, first: int) -> str:
    """Tell whether a street and a comma stand before the name: "Jalan Lontar, | Kebon Kacang"."""
    at = first - 1
    if at < 1 or reading.gap_before(first) != ", " or not (reading.is_capital(at) or reading.scan.words[at].isdigit()):
        return ""
    head = _head_of_name(reading, at)
    return "after a street" if head is not None and reading.is_cue(head, "street") else ""


def _is_mere_word(reading: Reading, placed: Placed, known: set[str]) -> bool:
    """Tell whether a bare name is likelier a word of the language: "Puncak", "Aman", a small place called like any word.

    Where the article names the province, or a capital inside the sentence shows a name, regencies called like words count.
    """
    element = placed.element
    if element.last - element.at > 1:
        return not all(reading.is_capital(at) for at in range(element.at, element.last)) or _is_small_elsewhere(reading, element)
    if not is_word(reading, element.at):
        return False
    if placed.level in {"province", "regency"}:
        around = not {code[:2] for code in placed.codes}.isdisjoint(code[:2] for code in known)
        opens = element.first == 0 or not _MID_SENTENCE.issuperset(reading.gap_before(element.first))
        return not around and (opens or reading.scan.words[element.at] in reading.lexicon.words.common)
    return reading.scan.words[element.at] in reading.lexicon.words.common


def _is_small_elsewhere(reading: Reading, element: Element) -> bool:
    """Tell whether words of the language stand in small letters elsewhere in the text: "batu bara", no regency Batu Bara."""
    if not all(is_word(reading, at) for at in range(element.at, element.last)):
        return False
    return reading.scan.holds(f" {' '.join(reading.scan.words[element.at : element.last])}")


def asks(reading: Reading, first: int) -> str:
    """Return the word before word `first` that asks for a place: "di", "warga"."""
    at = first - 1
    if at < 0 or reading.scan.words[at] not in PLACE_WORDS or not reading.is_joined(first):
        return ""
    shouted = reading.scan.written[at].isupper() and not reading.scan.written[first].isupper()  # "LKBN ANTARA Babel"
    return "" if shouted else f"after {reading.scan.words[at]}"


def follows(reading: Reading, element: Element, before: Element) -> bool:
    """Tell whether the element goes on a list: "di Tanah Merah, | Kamal dan | Sukolilo"."""
    if element.first == before.last:
        return reading.gap_before(element.first).strip() in {",", "-"}
    return element.first == before.last + 1 and reading.scan.words[before.last] in _AND


def goes_on_as_list(reading: Reading, element: Element) -> bool:
    """Tell whether another item of a list follows: "Bogor, Tangerang, | dan Bekasi"."""
    at = element.last
    gap = reading.gap_before(at).strip()
    return (
        at < len(reading.scan.words)
        and gap in {"", ","}
        and (reading.scan.words[at] in _AND or (gap == "," and at in reading.areas))
    )


def ends_name(reading: Reading, element: Element) -> bool:
    """Tell whether a capitalised word stands before the name, which may be the end of a longer one: "Balai Kartini"."""
    return reading.is_capital(element.first - 1) and reading.gap_before(element.first) in {" ", ") "}


def _stands_free(reading: Reading, element: Element) -> bool:
    """Tell whether a regency or province stands where it can only be a place: no name goes before it."""
    before = element.first - 1
    written = reading.scan.written[element.at]
    if is_acronym(written) and len(written) < 4:  # noqa: PLR2004 -- "OKI" may be anything
        return False
    gap = reading.gap_before(element.first)
    if before < 0 or (not reading.is_joined(element.first) and ")" not in gap):
        return True
    if element.first in reading.office_ends or any(spot.last == element.first for spot in reading.units.values()):
        return True  # "Polsek Kayu Manis | Jakarta Timur"
    return not reading.is_capital(before) or (
        is_word(reading, before) and reading.gap_before(before).strip().endswith((".", "”", '"'))
    )
