"""Offices that name only their rank in the house ("Kabid", "Kepala Seksi") and go on with the branch that they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process

from sambang.extract.area_name import is_high
from sambang.extract.body import body_start, end_of_run, read_text
from sambang.extract.name import is_acronym, is_common, is_roman

if TYPE_CHECKING:
    from sambang.extract.hits import Hit
    from sambang.extract.reading import Reading

# Standard titles that say nothing without a branch.
_BARE = frozenset({
    "Kabid", "Kabag", "Kasi", "Kanit", "Kasat", "Kasubbag", "Kasubbid", "Kasubdit", "Kasubsi", "Kaur", "Panit", "Paur", "Dir",
    "Wadir", "Karo", "Katim",
})  # fmt: skip
# Those of them that a civil body may have, and the police only with a unit or a rank behind them.
_CIVIL = frozenset({"Kabid", "Kabag", "Kasi", "Kasubbag", "Kasubbid"})
_MINISTERS = frozenset({"Menteri", "Wakil Menteri", "Menko"})
_OF_MINISTERS = ("Menteri ", "Wakil Menteri ")
_OF_SERVICE = frozenset({"Kepala Dinas", "Kepala Badan"})
_ALIKE = 88  # one wrong letter in a title: "Kabid Huma"
_LONGEST = 4
_SHORT_LONGEST = 3  # words of an office's short form: "Kasatpol PP"


class Branch(NamedTuple):
    """The words of an office after its head: its title, where it ends, the civil body that it is of.

    An office of a civil body that is not named has an empty one; a police office has none.
    """

    last: int
    title: str
    body: str | None


def read_branch(reading: Reading, hit: Hit, title: str) -> Branch | None:
    """Return the branch after a bare office: of a police unit where a unit or a rank follows, else of a civil body."""
    at = hit.last
    if title in _MINISTERS or (title.startswith(_OF_MINISTERS) and reading.scan.words[at : at + 1] == ["dan"]):
        return _read_ministry(reading, hit, title)
    if title in _OF_SERVICE and hit.last - hit.first == 1:
        return _read_service(reading, hit, title)
    if not (title in _BARE or _is_numbered(title)) or not reading.is_joined(at) or at in reading.ranks or at in reading.units:
        return None
    start = at + _is_small_branch(reading, at)
    if not reading.is_capital(start):
        return None
    last = end_of_run(reading, start)
    body_at = body_start(reading, start, last)
    if body_at is not None:
        head = read_text(reading, hit.first, body_at if body_at > at else last)
        if at - hit.first == 1:  # "Kasie" is Kasi
            head = f"{title} {read_text(reading, at, body_at if body_at > at else last)}"
        return Branch(last, head, read_text(reading, body_at, last))
    civil = _read_civil(reading, hit, title, last) if title in _CIVIL else None
    if civil:
        return civil
    if last - at > _LONGEST or not (last in reading.ranks or (last in reading.units and reading.is_joined(last, ","))):
        return None
    return Branch(last, _standard(reading, f"{title} {read_text(reading, at, last)}"), None)


def _read_civil(reading: Reading, hit: Hit, title: str, last: int) -> Branch | None:
    """Read the branch of a civil body that "pada" names behind it, or that nobody names before the holder."""
    if reading.scan.words[last : last + 1] == ["pada"] and reading.is_cue(
        last + 1, "body"
    ):  # "Kabid Sarana | pada Dinas Pertanian"
        end = end_of_run(reading, last + 1)
        return Branch(end, read_text(reading, hit.first, last), read_text(reading, last + 1, end))
    if _leads_to_name(reading, hit.last, last):  # "Kepala Seksi Pemadam Kebakaran Kota Medan, Rusli"
        return Branch(last, f"{title} {read_text(reading, hit.last, _place_in(reading, hit.last, last))}", "")
    return None


def _is_small_branch(reading: Reading, at: int) -> bool:
    """Tell whether a branch in small letters stands before the body: "Kabid | perdagangan Dinas Koperasi"."""
    is_small = not reading.is_capital(at) and at + 1 < len(reading.scan.words) and reading.gap_before(at + 1) == " "
    return is_small and is_common(reading, at) and reading.is_capital(at + 1) and reading.is_cue(at + 1, "body")


def _leads_to_name(reading: Reading, at: int, last: int) -> bool:
    """Tell whether only words of the language and a place stand behind a bare office, and a name behind them."""
    end = _place_in(reading, at, last)
    if end == at or not all(is_common(reading, i) or reading.scan.words[i] == "dan" for i in range(at, end)):
        return False
    return reading.is_capital(last) and reading.is_joined(last, ",") and not is_common(reading, last)


def _place_in(reading: Reading, first: int, last: int) -> int:
    """Return the first word of the place among the words, else `last`."""
    return next((at for at in range(first, last) if reading.is_cue(at, "level") or _is_large(reading, at)), last)


def _is_large(reading: Reading, at: int) -> bool:
    hit = reading.areas.get(at)
    return hit is not None and is_high(hit.ids)


def _is_numbered(title: str) -> bool:
    """Tell whether the title is bare but for its number: "Kasubdit I | Kamneg Ditreskrimum"."""
    head, _, number = title.partition(" ")
    return head in _BARE and is_roman(number)


def _read_service(reading: Reading, hit: Hit, title: str) -> Branch | None:
    """Read "Kadis Perikanan Tuban": the words of the language behind the short form name the service."""
    at = hit.last
    if not (reading.is_capital(at) and reading.is_joined(at)) or at in reading.areas or not is_common(reading, at):
        return None
    last = end_of_run(reading, at)
    place = next((i for i in range(at, last) if i in reading.areas or reading.is_cue(i, "level")), last)
    service = title.partition(" ")[2]
    return Branch(last, f"{title} {read_text(reading, at, place)}", f"{service} {read_text(reading, at, last)}")


def _read_ministry(reading: Reading, hit: Hit, title: str) -> Branch | None:
    """Read "Menteri Perhubungan Budi Karya": the words of the language and the acronyms after the office are the ministry's."""
    last = hit.last + (title not in _MINISTERS)  # "Menteri Desa | dan Pembangunan Daerah Tertinggal"
    first = last
    while (
        reading.is_capital(last)
        and reading.is_joined(last, "&")
        and (is_common(reading, last) or is_acronym(reading.scan.written[last]))
    ):
        last += 1
        if reading.scan.words[last : last + 1] == ["dan"] and reading.is_capital(last + 1):
            last += 1
    if last == first or last - hit.last > _LONGEST + 2:
        return None
    last, end = skip_short_form(reading, last), last
    while reading.is_cue(last, "realm") and reading.is_capital(last) and reading.is_joined(last):
        last += 1
    full = f"{title} {read_text(reading, hit.last, end)}"
    head = next(head for head in ("Wakil Menteri", "Menteri", "Menko") if full.startswith(head))
    return Branch(last, full, full.removeprefix(f"{head} "))


def skip_short_form(reading: Reading, at: int) -> int:
    """Skip the short form in brackets behind an office: "Kepala Bidang | (Kabid)", "Menteri Kebudayaan | (Menbud)"."""
    if reading.gap_before(at) != " (" or not reading.is_capital(at) or at in reading.areas:
        return at
    last = at + 1
    while last - at < _SHORT_LONGEST and reading.is_capital(last) and reading.gap_before(last) in {" ", "-"}:
        last += 1
    if not reading.gap_before(last).startswith(")"):
        return at
    if reading.gap_before(last) == ") ":
        reading.skipped.add(last)
    return last


def _standard(reading: Reading, title: str) -> str:
    """Return the gazetteer's title where the written one is the same but for a letter."""
    best = process.extractOne(title, reading.lexicon.positions.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return best[0] if best else title
