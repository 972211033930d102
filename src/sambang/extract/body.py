"""Organisations that offices are of ("Dinas Kesehatan Bangkalan"), and offices named after them ("Kepala BPS Provinsi ...")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.area_name import is_high
from sambang.extract.name import is_acronym, is_certain, is_common, is_name_like, is_roman
from sambang.extract.title import opens_address, read_titles_after, read_titles_before
from sambang.text.fold import squeeze

if TYPE_CHECKING:
    from sambang.extract.hits import Hit
    from sambang.extract.reading import Reading

_CONNECTORS = frozenset({"dan", "of", "and", "untuk", "bidang", "api"})
_ARTICLES = frozenset({"jasa", "al", "an", "as", "ar", "at", "ad", "darul", "nurul", "miftahul", "raudlatul"})
_SUPREME = frozenset({"kejaksaan", "mahkamah", "masjid", "jaksa", "hakim"})  # "Kejaksaan Agung" is no Agung
# Branches of a body: "Deputi Bidang Statistik BPS" is of the BPS, and of no "Bidang".
BRANCHES = frozenset({"bidang", "bagian", "seksi", "divisi", "urusan", "biro", "unit", "subbagian", "pusat"})
_SEXES = frozenset({"ni"})  # before a Balinese name
_BENCH = frozenset({"hakim"})  # "Ketua Majelis Hakim" is of a court
_CLERICS = frozenset({"dr", "prof", "kh", "dokter"})  # what stands before the name of a hospital or a school
_LONGEST = 14
_NAME_LONGEST = 5
_LIST_LONGEST = 6  # words of a list of branches
_JOINT = frozenset({"damkar", "linmas"})  # short forms of branches that a body has besides
_PAIR = 2  # words of a name
_OF_BODY = ("level", "realm", "head", "stop", "body")  # cues that go on the name of a body behind its short form
_SHORT = 5  # the length of a regency's code: names of regencies and provinces have short forms


def read_body(reading: Reading, at: int) -> tuple[int, str | None]:
    """Return the end of the organisation that begins at word `at`, and its name; None where none begins there."""
    if not (reading.is_joined(at) and reading.is_capital(at) and _opens_body(reading, at)):
        return at, None
    if at in reading.areas and not reading.is_cue(at, "body"):  # "Kajati | DIY"
        return at, None
    last = end_of_run(reading, at)
    return (last, read_text(reading, at, last)) if last > at else (at, None)


def read_own_body(reading: Reading, first: int, last: int) -> tuple[int, str | None]:
    """Return the organisation that an office names itself, with the place behind it: "Kepala BPBD | Kota Salatiga"."""
    body_at = body_start(reading, first + 1, last, is_short=False)
    if body_at is None or reading.scan.words[body_at] in BRANCHES or reading.scan.words[last - 1] in _BENCH:
        return last, None
    if reading.is_cue(last - 1, "named_body"):  # "Pimpinan Ponpes | Darul Ulum", "Kepala SMPN | 2 Tuban"
        last = max(last, end_of_run(reading, body_at))
    last = _skip_class(reading, last)
    while reading.is_capital(last) and reading.is_joined(last):
        if last in reading.areas and any(len(code) <= 8 for code in reading.areas[last].ids):  # noqa: PLR2004 -- a district or more
            last = reading.areas[last].last
        elif reading.is_cue(last, "level"):
            last += 1
        else:
            break
    while reading.is_cue(last, "realm") and reading.is_capital(last) and reading.is_joined(last, ")"):  # "KPU | RI"
        last += 1
    last, _ = read_body(reading, last)
    if reading.scan.words[body_at] == "sekolah" and reading.is_cue(body_at + 1, "named_body"):  # "Kepala Sekolah | SMPN 2 Tuban"
        body_at += 1
    return last, read_text(reading, body_at, last)


def read_place_of_body(reading: Reading, title: str, at: int) -> tuple[int, str | None]:
    """Return the organisation of "Kadinkes Bangkalan": the title names it, the place follows."""
    led = reading.lexicon.relations["own_body"].get(title) or (
        title.removeprefix("Kepala ") if title.startswith("Kepala ") else ""
    )
    first = _skip_class(reading, at)
    joint = _end_of_joint(reading, at)
    if led and joint > at:  # "Kasatpol PP | dan Damkar Tuban"
        return joint, f"{led} {read_text(reading, at, joint)}"
    hit = reading.areas.get(first + 1 if reading.is_cue(first, "level") else first)
    if not led or hit is None or not reading.is_joined(first) or not any(len(code) <= 8 for code in hit.ids):  # noqa: PLR2004 -- a district or more
        return at, None
    return hit.last, f"{led} {read_text(reading, at, hit.last)}"


def _end_of_joint(reading: Reading, at: int) -> int:
    """Return the end of a second branch that a body has, with the place behind it: "| dan Pemadam Kebakaran Tuban"."""
    if reading.scan.words[at : at + 1] != ["dan"] or not _may_go_on(reading, at + 1):
        return at
    if not (is_common(reading, at + 1) or reading.scan.words[at + 1] in _JOINT):
        return at
    return end_of_run(reading, at + 1)


def _skip_class(reading: Reading, at: int) -> int:
    """Skip the class of a prison or an office: "Kalapas | Kelas IIA Jember"."""
    is_class = reading.scan.words[at : at + 1] == ["kelas"] and reading.is_joined(at) and reading.is_capital(at + 1)
    return at + 2 if is_class else at


def end_of_run(reading: Reading, at: int) -> int:
    """Return the end of the capitalised run from word `at` that names an office or an organisation, without a name behind it."""
    last = first = at
    while last < len(reading.scan.words) and last - at < _LONGEST:
        if last > at and reading.scan.words[last] in _CLERICS and _is_named_after(reading, last):  # "RSUD dr Soetomo"
            first, last = last + 1, last + 2
            continue
        if (
            last > at and reading.gap_before(last) == " (" and reading.gap_before(last + 1).startswith(")")
        ):  # an acronym in brackets
            if reading.gap_before(last + 1).strip() != ")":
                break
            last += 1
            if _opens_holder(reading, last):
                return last
            continue
        if last > at and not (reading.is_joined(last, "& )") or _is_tied(reading, last)):
            listed = _end_of_list(reading, last)
            if listed == last:
                break
            last = listed
            continue
        if last > at and opens_address(reading, last) and reading.scan.words[last + 1 : last + 2] != ["dan"]:  # no Haji dan Umrah
            break
        if last in reading.ranks or (last > at and (last in reading.units or last in reading.positions)):
            break
        if last > at and reading.scan.words[last].isdecimal() and reading.is_capital(last + 1):  # "SMPN 2 Tuban"
            last += 1
            continue
        if not reading.is_capital(last) and not (reading.scan.words[last] in _CONNECTORS and _may_go_on(reading, last + 1)):
            break
        last += 1
    return _before_name(reading, first, last)


def _is_named_after(reading: Reading, at: int) -> bool:
    """Tell whether a house is named after the bearer of the title at word `at`; a health centre never is: its head is named."""
    is_house = reading.is_cue(at - 1, "named_body") and reading.scan.words[at - 1] != "puskesmas"
    return is_house and reading.is_joined(at)


def _is_tied(reading: Reading, at: int) -> bool:
    """Tell whether a hyphen ties the word to the one before, or a stroke a second house: "Kementerian Investasi/BKPM"."""
    gap = reading.gap_before(at)
    return gap == "-" or (gap == "/" and _opens_body(reading, at))


def body_start(reading: Reading, first: int, last: int, *, is_short: bool = True) -> int | None:
    """Return the first of the words that opens an organisation's name, not "Perekonomian dan | SDA".

    A short form in brackets is one only where nothing else is, and with `is_short` off never: "Pembuat Komitmen (PPK)".
    """
    opening = [at for at in range(first, last) if _opens_body(reading, at) and reading.scan.words[at - 1] != "dan"]
    outside = (at for at in opening if not reading.gap_before(at).endswith("("))
    return next(outside, opening[0] if opening and is_short else None)


def _may_go_on(reading: Reading, at: int) -> bool:
    """Tell whether word `at` after "dan" still belongs to the organisation and is no other office."""
    if reading.scan.words[at - 1] == "of":
        return True
    is_office = at in reading.positions or at in reading.office_words or reading.scan.words[at : at + 1] == ["pj"]
    return reading.is_capital(at) and not reading.is_cue(at, "head") and not is_office and at not in reading.ranks


def _end_of_list(reading: Reading, at: int) -> int:
    """Return the word behind "dan" of a list of branches: "Dinas Koperasi, | Perindustrian, dan | Perdagangan", else `at`."""
    for last in range(at, at + _LIST_LONGEST):
        gap = reading.gap_before(last)
        if reading.scan.words[last : last + 1] == ["dan"] and last > at and _may_go_on(reading, last + 1):
            return last + 1 if is_common(reading, last + 1) else at
        if gap not in {" ", ", "} or not reading.is_capital(last) or not is_common(reading, last) or last in reading.positions:
            return at
    return at


def _opens_holder(reading: Reading, at: int) -> bool:
    """Tell whether behind the short form of a body its head is named: "Ikatan Keluarga Batak (IKB) | AB Purba mengapresiasi"."""
    last = at
    while reading.is_capital(last) and last - at < _NAME_LONGEST and (last == at or reading.gap_before(last) in {" ", ". "}):
        if (last in reading.areas and not is_name_like(reading, last)) or reading.is_cue(last, *_OF_BODY):
            return False
        last += 1
    is_closed = reading.is_cue(last, "says") or reading.gap_before(last)[:1] in {",", "."} or reading.gap_before(last) == " ("
    return is_closed and last - at >= _PAIR and not is_common(reading, last - 1)


def _before_name(reading: Reading, at: int, last: int) -> int:
    """Cut the run before the words at its end that look like a name: "BPS Provinsi Riau | Toto Haryanto"."""
    if reading.gap_before(last).startswith((",", ")")) and _may_open_name(reading, last):
        return last
    if last > at + 1 and reading.scan.words[last - 1] in _CONNECTORS:
        last -= 1
    cut = last
    while cut - 1 > at and last - cut < _NAME_LONGEST and _may_be_name(reading, cut - 1):
        if cut < last and reading.gap_before(cut).startswith(
            ")"
        ):  # the short form of the body: "Jakarta Propertindo (Jakpro) | Iwan"
            break
        cut -= 1
    cut = _with_words(reading, at, cut, last)
    if last - cut > _PAIR and is_town(reading, cut):  # "Daerah Operasi 5 Purwokerto | Feni Novida"
        cut += 1
    if cut > at and reading.is_cue(cut - 1, "company"):  # "PT | Rona Mora Reyhan Dulsani"
        is_next = reading.scan.words[cut + 1] in reading.lexicon.words.given_names  # "Asosiasi Kesthuri | Asrul Azis Taba"
        cut += 2 if last - cut > _PAIR + 1 and not is_next else 1
    if _is_company(reading, at, cut, last):  # "Direktur Utama Pelni | Tri Andayani"
        cut += 1
    tail = range(cut, last)
    if cut < last and cut - 1 > at and reading.scan.words[cut - 1] in _CONNECTORS:  # "DPP PDIP | Prananda Prabowo dan Ganjar"
        return _before_name(reading, at, cut - 1)
    is_titled = bool(read_titles_after(reading, last)[1])  # "Sekretariat Tuban Ariswandi | , S.Sos."
    is_titled = is_titled or (len(tail) == 1 and _is_speaker(reading, at, cut))
    is_name = len(tail) > 1 or (is_titled and cut < last)
    if is_name or any(is_certain(reading, i) or _is_after_place(reading, i) for i in tail):
        return cut
    return last - (last > at + 1 and _is_initial(reading, last - 1))


def _with_words(reading: Reading, at: int, cut: int, last: int) -> int:
    """Return where a name begins of which words of the language are a part."""
    if cut == last:  # "Humas DLH DKI Jakarta | Yogi Ikhwan mengatakan"
        return last - _PAIR if _ends_in_word(reading, at, last) else last
    if _opens_after_place(reading, at, cut, last):  # "Ketua DPRD DKI Jakarta | Gembong Warsono"
        return cut - 1
    is_sexed = cut - 1 > at and reading.scan.words[cut - 1] in _SEXES and is_certain(reading, cut)
    return cut - (is_sexed and reading.gap_before(cut) == " ")  # "Universitas Udayana | Ni Nyoman Dewi"


def _ends_in_word(reading: Reading, at: int, last: int) -> bool:
    """Tell whether a known name and a word of the language stand between the place of a house and a verb of speech."""
    first = last - _PAIR
    if first <= at + 1 or not reading.is_cue(last, "says") or reading.cues[last - 1]:
        return False
    return is_certain(reading, first) and _is_after_place(reading, first)


def _opens_after_place(reading: Reading, at: int, cut: int, last: int) -> bool:
    """Tell whether a word of the language behind the place of a house begins a name, before a known one or a verb."""
    if not at + 1 < cut < last or reading.cues[cut - 1] or not reading.is_joined(cut):
        return False
    if not (is_certain(reading, cut) or reading.is_cue(last, "says")):
        return False
    return _is_after_place(reading, cut - 1) and is_common(reading, cut - 1)


def _is_initial(reading: Reading, at: int) -> bool:
    """Tell whether the word is a letter with a full stop, of the name that goes on: "Chairman Institute | M. Chatib Basri"."""
    is_letter = len(reading.scan.words[at]) == 1 and reading.is_capital(at)
    return is_letter and reading.gap_before(at + 1) == ". " and reading.is_capital(at + 1)


def _is_speaker(reading: Reading, at: int, last: int) -> bool:
    """Tell whether the word behind a house of several words speaks: "Ketua Dewan SETARA Institute | Hendardi menyoroti"."""
    if not reading.is_cue(last + 1, "says", "reports") or reading.is_cue(last - 1, "named_body", "company"):
        return False
    body_at = body_start(reading, at + 1, last)
    return body_at is not None and last - body_at >= _PAIR


def _is_company(reading: Reading, at: int, cut: int, last: int) -> bool:
    """Tell whether the first of the words that may be a name is the company of an office that names none so far."""
    if last - cut <= _PAIR or not reading.is_cue(at, "head") or is_name_like(reading, cut) or not is_certain(reading, cut + 1):
        return False
    return body_start(reading, at + 1, cut) is None


def _may_open_name(reading: Reading, at: int) -> bool:
    """Tell whether a name, a rank or a title may begin behind the comma."""
    if reading.is_capital(at):
        if read_titles_after(reading, at)[1]:
            return False
        is_office = at in reading.positions or at in reading.office_words
        return not is_office and not reading.is_cue(at, "time", "stop", "head")
    return read_titles_before(reading, at)[0] > at


def _is_after_place(reading: Reading, at: int) -> bool:
    """Tell whether the place of a body ends before word `at`, which is none: "Ketua PMI Tuban | Sopi'i"."""
    hit = _place_ending_at(reading, at)
    is_free = at not in reading.areas or _is_elsewhere(reading, at)
    return hit is not None and is_free and is_high(hit.ids)


def _place_ending_at(reading: Reading, at: int) -> Hit | None:
    """Return the place of which word `at` - 1 is the last."""
    return next((reading.areas[i] for i in (at - 1, at - 2, at - 3) if i in reading.areas and reading.areas[i].last == at), None)


def _is_elsewhere(reading: Reading, at: int) -> bool:
    """Tell whether word `at` is a place that lies in none of those called like the words before it: "DKI Jakarta | Gembong"."""
    outer, inner = _place_ending_at(reading, at), reading.areas.get(at)
    if outer is None or inner is None:
        return False
    high = tuple(code for code in outer.ids if len(code) <= _SHORT)
    return bool(high) and not any(code.startswith(high) or len(code) <= _SHORT for code in inner.ids)


def _may_be_name(reading: Reading, at: int) -> bool:
    """Tell whether a word of an organisation's run may belong to the name of a person behind it."""
    if reading.scan.words[at - 1] in _ARTICLES or reading.scan.words[at].isdecimal():  # "Ponpes Al Hidayah"
        return False
    if len(reading.scan.words[at]) == 1 and reading.gap_before(at) == "-":  # "Ketua Umum PDI-P | Megawati"
        return False
    if reading.scan.words[at] == "agung" and reading.scan.words[at - 1] in _SUPREME:
        return False
    if is_certain(reading, at):
        return True
    hits = [reading.areas[i] for i in (at, at - 1, at - 2) if i in reading.areas]
    longest = _SHORT if is_certain(reading, at - 1) else 8  # a district or more, behind a known name a regency: "Surya Paloh"
    in_place = any(hit.last > at and any(len(code) <= longest for code in hit.ids) for hit in hits)
    in_place = in_place and not _is_elsewhere(reading, at)
    return not (
        in_place
        or is_common(reading, at)
        or reading.is_cue(at, "thing")
        or is_acronym(reading.scan.written[at])
        or _opens_body(reading, at)
    )


def is_town(reading: Reading, at: int) -> bool:
    """Tell whether word `at` is a town that only districts are named after: "Purwokerto" of "Purwokerto Timur"."""
    return reading.traits[reading.scan.words[at]].is_town


def _opens_body(reading: Reading, at: int) -> bool:
    written = reading.scan.written[at]
    if reading.is_cue(at, "body") or reading.scan.words[at].startswith("kemen"):
        return True
    return written.isupper() and 3 <= len(written) <= 8 and not is_roman(written)  # noqa: PLR2004 -- an acronym


def read_text(reading: Reading, first: int, last: int) -> str:
    """Return the words as written, short names of bodies and places spelled out."""
    text, at = "", first
    while at < last:
        if at > first and reading.gap_before(at).endswith("("):  # an acronym in brackets
            at += 1
            continue
        hit = reading.areas.get(at)
        large = [code for code in hit.ids if len(code) <= _SHORT] if hit and hit.last - at == 1 else []
        area = reading.lexicon.areas.by_code[large[0]] if len(large) == 1 else None
        name = (
            area.name
            if area and squeeze(area.name) != reading.scan.words[at]
            else reading.lexicon.relations["body"].get(reading.scan.words[at], reading.scan.written[at])
        )
        if area and text.endswith(f"{name.partition(' ')[0]} "):
            name = name.partition(" ")[2]
        gap = reading.scan.gaps[at] if at < last - 1 else ""
        text, at = f"{text}{name}{gap if gap.strip() in {'-', '&', '/', ','} else ' '}", at + 1
    return text.strip()
