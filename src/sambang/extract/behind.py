"""What may stand between an office and its holder: a fraction, a house, a country, numbers, "lama" and "baru"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sambang.extract.body import read_body
from sambang.extract.branch import skip_short_form
from sambang.extract.name import is_roman

if TYPE_CHECKING:
    from sambang.extract.reading import Reading

Status = Literal["acting", "former"] | None
NEIGHBOURHOODS = frozenset({"rt", "rw"})
_SIDES = (["utara"], ["selatan"])
_NUMBERED = NEIGHBOURHOODS | {"dusun", "kadus", "kasun", "lingkungan", "kaling", "kepling", "jaga", "wilayah", "kawil"}
_CLIENTS = frozenset({
    "keluarga", "korban", "tersangka", "terdakwa", "pelapor", "terlapor", "penggugat", "tergugat", "pelaku", "para",
})  # fmt: skip
_CLIENT_LONGEST = 3  # words of a client's name
HAMLETS = (["dusun"], ["lingkungan"], ["jorong"], ["banjar"], ["kampung"])


def read_succession(reading: Reading, at: int, status: Status) -> tuple[int, Status]:
    """Read "Kapolres | lama AKBP ...", "Kapolsek Senori | yang baru, Iptu ..." before a rank."""
    last = at + (reading.scan.words[at : at + 1] == ["yang"])
    if reading.scan.words[last : last + 1] not in (["lama"], ["baru"]) or last + 1 not in reading.ranks:
        return at, status
    return last + 1, "former" if reading.scan.words[last] == "lama" else status


def skip_fraction(reading: Reading, at: int) -> int:
    """Skip the party of a member of parliament: "Wakil Ketua MPR | dari Fraksi PAN, ..."."""
    last = at + (reading.scan.words[at : at + 1] == ["dari"])
    if reading.scan.words[last : last + 1] != ["fraksi"] or not reading.is_joined(last) or not reading.is_capital(last + 1):
        return at
    last += 2
    is_halved = reading.gap_before(last) == "-" and last < len(reading.scan.words) and len(reading.scan.words[last]) == 1
    return last + is_halved  # "PDI-P"


def skip_realm(reading: Reading, at: int) -> int:
    """Skip the country and the number of an office: "Presiden | RI ke-7", "Perdana Menteri | Malaysia"."""
    while reading.is_capital(at) and reading.is_joined(at) and (reading.is_cue(at, "realm") or reading.scan.written[at] == "AS"):
        at += 1
        is_side = reading.scan.words[at : at + 1] in _SIDES and reading.is_capital(at) and reading.is_joined(at)
        at = skip_short_form(reading, at + is_side)  # "Presiden Korea | Utara"
    is_number = reading.scan.words[at : at + 1] == ["ke"] and reading.gap_before(at + 1) == "-"
    if not (is_number and reading.is_joined(at)):
        return at
    at += 2
    while reading.is_cue(at, "realm") and reading.is_capital(at) and reading.is_joined(at):
        at += 1
    return at


def skip_numbers(reading: Reading, at: int) -> int:
    """Skip the numbers of a neighbourhood or hamlet: "Ketua RT | 03", "Ketua RT | 03/RW 02", "Kepala Dusun | III"."""
    last = at
    if reading.scan.words[at - 1] not in _NUMBERED:
        return at
    while last < len(reading.scan.words) and reading.gap_before(last).strip() in {"", ".", "/"}:
        word = reading.scan.words[last]
        if not (word.isdecimal() or word in NEIGHBOURHOODS or is_roman(reading.scan.written[last])):
            break
        last += 1
    return last


def skip_hamlet(reading: Reading, at: int) -> int:
    """Skip the hamlet of a neighbourhood: "Ketua RT 02 | Dusun Krajan Suparno"."""
    numbered = reading.scan.words[at - 1].isdecimal() or reading.scan.words[at - 1] in NEIGHBOURHOODS
    if not numbered or reading.scan.words[at : at + 1] not in HAMLETS or not reading.is_capital(at + 1):
        return at
    return at + 2 if reading.is_joined(at) and reading.is_joined(at + 1) else at


def skip_client(reading: Reading, at: int) -> int:
    """Skip whom a lawyer stands for: "Kuasa hukum | keluarga korban, Rudi Hartanto"."""
    last = at
    while reading.scan.words[last : last + 1] and reading.scan.words[last] in _CLIENTS and reading.gap_before(last) == " ":
        last += 1
    if last > at:
        return last if reading.is_capital(last) and reading.is_joined(last, ",") else at
    while last - at < _CLIENT_LONGEST and reading.is_capital(last) and reading.gap_before(last) == " ":
        last += 1
    is_other = last > at and reading.gap_before(last) == ", " and reading.is_capital(last) and not reading.cues[last]
    end = last
    while is_other and reading.is_capital(end) and (end == last or reading.gap_before(end) in {" ", ". "}):
        end += 1
    is_closed = reading.is_cue(end, "says") or (reading.gap_before(end) == ", " and not reading.is_capital(end))
    return last if is_other and is_closed and end - last > 1 else at


def skip_seat(reading: Reading, at: int) -> int:
    """Skip the house that a fraction or commission sits in: "Ketua Fraksi PSI | di DPRD DKI William"."""
    if reading.scan.words[at : at + 1] != ["di"] or not reading.is_joined(at):
        return at
    last, body = read_body(reading, at + 1)
    return last if body and (last in reading.ranks or reading.is_capital(last)) and reading.is_joined(last, ",") else at
