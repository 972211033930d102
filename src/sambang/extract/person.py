"""Persons: names after a rank, an office or a cue, before an age or an office, and names that are known as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sambang.extract.body import read_body
from sambang.extract.name import is_acronym, is_certain, is_common, is_initials, is_name_like, is_word, read_name
from sambang.extract.reading import PositionSpot
from sambang.extract.title import read_titles_after, read_titles_before, title_ending_at
from sambang.mentions import PersonFound, PositionFound

if TYPE_CHECKING:
    from sambang.extract.name import Name
    from sambang.extract.reading import RankSpot, Reading
    from sambang.mentions import TitleFound
    from sambang.model import PersonKind

_AGE = re.compile(r"\s?\((?:umur |usia )?(\d{1,2})(?: ?(?:th|thn|tahun))?\)")
_OFFICE_MARKS = ", : . ) ),"
_RANK_MARKS = ". , ) ), ., :"
_VAGUE = frozenset(
    {
        "Anggota",
        "Petugas",
        "Satpam",
        "Linmas",
        "Guru",
        "Penyidik",
        "Piket SPKT",
        "Kabid",
        "Kabag",
        "Kasi",
        "Kasat",
        "Kanit",
        "Paur",
        "Panit",
        "Kaur",
        "Dir",
    }
)
_PHYSICIANS = frozenset({"dr.", "drg."})
_OR = frozenset({"alias", "atau", "aka"})
_CALLED = frozenset({"disapa", "dipanggil", "disebut"})
_REACH = 12  # words: how far "berinisial" reaches in a list
_LINKS = frozenset({"selaku", "sebagai"})


class Candidate(NamedTuple):
    """A name with the titles around it, over words[first:last]."""

    first: int
    last: int
    name: Name
    titles: tuple[TitleFound, ...]


class Evidence(NamedTuple):
    """What says that a candidate is a person: the rule, and rank and office before the name."""

    why: str
    rank: RankSpot | None = None
    positions: tuple[PositionSpot, ...] = ()


def find_persons(reading: Reading) -> tuple[list[PersonFound], list[TitleFound]]:
    """Return the persons of the text and the titles that they bear, both in the order of the text."""
    ends: dict[int, RankSpot] = {spot.last: spot for spot in reading.ranks.values()}
    offices: dict[int, PositionSpot] = {spot.last: spot for spot in reading.positions.values()}
    persons: list[PersonFound] = []
    titles: list[TitleFound] = []
    done = last_person = 0
    for at in _beginnings(reading):
        if at < done:
            continue
        candidate = _read_candidate(reading, at, is_cued=at in ends or at in offices)
        if candidate is None:
            continue
        evidence = _weigh(reading, candidate, ends, offices, last_person)
        if evidence is None:
            done = candidate.name.last
            continue
        person = _person(reading, candidate, evidence)
        nickname = _read_nickname(reading, candidate.last, person)
        persons += [person, nickname] if nickname else [person]
        titles += candidate.titles
        done = last_person = candidate.last
    persons += _find_parts(reading, persons)
    return sorted(persons, key=lambda p: p.start), sorted(titles, key=lambda t: t.start)


def _beginnings(reading: Reading) -> list[int]:
    """Return the words at which a name may begin: capitalised ones outside ranks, units and offices."""
    taken: set[int] = set()
    for spots in (reading.ranks, reading.units, reading.positions):
        for spot in spots.values():
            taken.update(range(spot.first, spot.last))
    extra = {spot.last for spot in reading.ranks.values()}
    return sorted(set(reading.scan.capitals()) - taken | {at for at in extra if at < len(reading.scan.words)})


def _read_candidate(reading: Reading, at: int, *, is_cued: bool) -> Candidate | None:
    if not is_cued and read_titles_before(reading, at)[0] == at:
        at = _skip_words(reading, at)
    at = title_ending_at(reading, at)
    first, before = read_titles_before(reading, at)
    name = read_name(reading, first)
    if name is None:
        return None
    last, after = read_titles_after(reading, name.last)
    return Candidate(at, last, name, (*before, *after))


def _skip_words(reading: Reading, at: int) -> int:
    """Skip what cannot begin a name although it is written like one: "Jakarta | Sigit Wijatmoko", "Dijelaskan | Pardi"."""
    hit = reading.areas.get(at)
    if hit and any(len(code) <= 5 for code in hit.ids) and not is_name_like(reading, at):  # noqa: PLR2004 -- a regency or province
        after = hit.last
    else:
        after = at + 1 if is_common(reading, at) else at
    return after if after > at and reading.is_capital(after) and reading.gap_before(after) == " " else at


def _weigh(
    reading: Reading, candidate: Candidate, ranks: dict[int, RankSpot], offices: dict[int, PositionSpot], last_person: int
) -> Evidence | None:
    """Return the first evidence that the candidate is a person."""
    at, name = candidate.first, candidate.name
    if name.last - name.first == 1 and is_initials(reading.scan.written[name.first]):
        return None
    rank = ranks.get(at)
    if reading.is_cue((rank.first if rank else at) - 1, "street"):
        return None
    if rank and reading.is_joined(at, _RANK_MARKS):
        return Evidence(f"after the rank {rank.found.rank}", rank, _offices_before(reading, rank.first, offices))
    before = _offices_before(reading, at, offices)
    if before and _fits_office(reading, name, before[-1].found):
        return Evidence(f"after the office {before[-1].found.title}", None, before)
    if _is_in_place(reading, at):
        return None
    if at < name.first and _is_plausible(reading, name) and not reading.gap_before(at).endswith(("'", '"', "“", "‘")):
        return Evidence(f"after {reading.scan.words[at]}")
    why = _cue_before(reading, candidate) or _cue_after(reading, candidate) or _coordination(reading, candidate, last_person)
    if why:
        return Evidence(why)
    if _is_likely(reading, candidate):
        return Evidence("known given or family names")
    return None


def _offices_before(reading: Reading, at: int, offices: dict[int, PositionSpot]) -> tuple[PositionSpot, ...]:
    """Return the offices right before word `at`, several where they are joined by "sekaligus", "dan"."""
    spot = offices.get(at)
    if spot and reading.is_joined(at, _OFFICE_MARKS):
        return (spot,)
    return ()


def _is_plausible(reading: Reading, name: Name) -> bool:
    """Tell whether the words after an office may be a name: not all of them words of the language."""
    return not all(is_common(reading, at) for at in range(name.first, name.last))


def _fits_office(reading: Reading, name: Name, office: PositionFound) -> bool:
    """Tell whether the words after an office are its holder's name: vague offices ("anggota") ask for a known name."""
    if office.title in _VAGUE or office.unit:
        return _is_no_place(reading, name) and (office.title not in _VAGUE or _is_named(reading, name))
    return _is_plausible(reading, name) and (_is_named(reading, name) or not _is_area(reading, name))


def _cue_before(reading: Reading, candidate: Candidate) -> str:
    at = candidate.first
    if at == 0:
        return ""
    word = reading.scan.words[at - 1]
    if reading.is_cue(at - 1, "named") and reading.is_joined(at, ","):
        return f"after {word}"
    if reading.is_cue(at - 1, "speech") and reading.gap_before(at) == " " and _is_no_place(reading, candidate.name):
        return f"after the speech verb {word}"
    if reading.is_cue(at - 1, "role", "group") and reading.is_joined(at, ", :") and _is_no_place(reading, candidate.name):
        is_told = reading.is_cue(at - 1, "role") or _is_named(reading, candidate.name) or reading.gap_before(at) == ", "
        return f"after {word}" if is_told else ""
    return ""


def _cue_after(reading: Reading, candidate: Candidate) -> str:
    scan, last = reading.scan, candidate.last
    if _AGE.match(scan.text, scan.ends[last - 1]) and not _is_by_initials(reading, candidate):
        return "before an age"
    if (
        last < len(scan.words)
        and reading.is_cue(last, "says")
        and reading.is_joined(last, ",")
        and _is_no_place(reading, candidate.name)
    ):
        return f"before {scan.words[last]}"
    if last in reading.positions and reading.gap_before(last).strip() == "," and _is_named(reading, candidate.name):
        return "before an office"
    return ""


def _is_in_place(reading: Reading, at: int) -> bool:
    """Tell whether the word goes on the name of a street, a school, a byline: "Jalan Bypass Ir. Soekarno"."""
    for before in range(at - 1, max(at - 4, -1), -1):
        if not reading.is_joined(before + 1, ". :"):
            return False
        if reading.is_cue(before, "place", "byline"):
            return True
        if not reading.is_capital(before):
            return False
    return False


def _coordination(reading: Reading, candidate: Candidate, last_person: int) -> str:
    """Take "Gibran Rakabuming Raka" after "Prabowo Subianto dan" for a person: several words, none of them common."""
    name = candidate.name
    if last_person != candidate.first - 1 or reading.scan.words[last_person] != "dan" or name.last - name.first < 2:  # noqa: PLR2004 -- a single word may be anything
        return ""
    if _is_area(reading, name) or any(is_word(reading, at) for at in range(name.first, name.last)):
        return ""
    return "joined to a person by dan"


def _is_by_initials(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the words before an age stand for somebody's initials, or are the alias of such a person."""
    scan, name = reading.scan, candidate.name
    if is_initials(scan.written[name.first]) or (
        name.last - name.first == 1 and is_acronym(scan.written[name.first]) and not is_name_like(reading, name.first)
    ):
        return True
    before = scan.words[max(0, name.first - _REACH) : name.first]
    short = name.last - name.first == 1 and len(scan.words[name.first]) < 5 and not is_name_like(reading, name.first)  # noqa: PLR2004 -- "Sup"
    return (short and not {"inisial", "berinisial"}.isdisjoint(before)) or before[-1:] == ["alias"]


def _is_no_place(reading: Reading, name: Name) -> bool:
    """Tell whether the words are more likely a name than a place or common words."""
    if _is_named(reading, name):
        return True
    return not _is_area(reading, name) and not any(is_common(reading, at) for at in range(name.first, name.last))


def _is_area(reading: Reading, name: Name) -> bool:
    """Tell whether the words are one place name after the other."""
    at = name.first
    while at < name.last and at in reading.areas:
        at = reading.areas[at].last
    return at >= name.last


def _is_named(reading: Reading, name: Name) -> bool:
    words = range(name.first, name.last)
    return any(is_certain(reading, at) for at in words) or (len(words) > 1 and all(is_name_like(reading, at) for at in words))


def _is_likely(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a name without a cue is one: two words or more, known names, and nothing before it that makes it a place."""
    name = candidate.name
    words = range(name.first, name.last)
    if len(words) < 2 or reading.is_cue(name.first - 1, "place", "level", "body"):  # noqa: PLR2004 -- a single word may be anything
        return False
    before = reading.scan.words[name.first - 1] if name.first else ""
    if before in {"di", "ke"} or (before and reading.is_capital(name.first - 1) and reading.is_joined(name.first)):
        return False
    return (
        sum(is_name_like(reading, at) for at in words) * 2 >= len(words)
        and _is_named(reading, name)
        and not _is_area(reading, name)
    )


def _person(reading: Reading, candidate: Candidate, evidence: Evidence) -> PersonFound:
    scan = reading.scan
    first = evidence.rank.first if evidence.rank else candidate.first
    end = max([scan.ends[candidate.last - 1], *(t.end for t in candidate.titles)])
    positions = [spot.found for spot in (*evidence.positions, *_offices_after(reading, candidate))]
    return PersonFound(
        start=scan.starts[first],
        end=end,
        why=evidence.why,
        name=candidate.name.text,
        name_start=scan.starts[candidate.name.first],
        name_end=scan.ends[candidate.name.last - 1],
        kind=_kind(evidence.rank, [p.kind for p in positions]),
        rank=evidence.rank.found.rank if evidence.rank else None,
        titles=tuple(t.title for t in candidate.titles),
        positions=tuple(positions),
    )


def _offices_after(reading: Reading, candidate: Candidate) -> list[PositionSpot]:
    """Return the office after a name ("Iptu Tenda Sukendar, Kasat Sabhara Polres Sukabumi"), unless it is the next person's."""
    at = candidate.last
    if any(title.title in _PHYSICIANS for title in candidate.titles) and reading.scan.words[at : at + 1] == ["dari"]:
        return _read_physician(reading, candidate)
    if reading.scan.words[at : at + 1] and reading.scan.words[at] in _LINKS:
        at += 1
    spot = reading.positions.get(at)
    marks = ", ( ., )," if at == candidate.last else ""
    if spot is None or not reading.is_joined(at, marks) or (reading.gap_before(at) == " " != "" and at == candidate.last):
        return []
    if (
        reading.is_capital(spot.last)
        and reading.is_joined(spot.last, ", :")
        and (spot.last in reading.ranks or read_name(reading, spot.last))
    ):
        return []
    return [spot]


def _read_physician(reading: Reading, candidate: Candidate) -> list[PositionSpot]:
    """Return the office that "dr. Ratih dari Puskesmas Masmambang" holds."""
    at = candidate.last + 1
    last, body = read_body(reading, at)
    if body is None:
        return []
    start, end = reading.scan.starts[at], reading.scan.ends[last - 1]
    found = PositionFound(start=start, end=end, why="a physician of a body", title="Dokter", kind="civil", body=body)
    spot = PositionSpot(at, last, found)
    reading.positions[at] = spot
    return [spot]


def _read_nickname(reading: Reading, at: int, person: PersonFound) -> PersonFound | None:
    """Return the other name after "alias", "atau", "akrab disapa" or in brackets."""
    scan = reading.scan
    if at >= len(scan.words):
        return None
    if reading.gap_before(at) == " (":
        first, why = at, "in brackets after"
    elif scan.words[at] in _OR:
        first, why = at + 1, f"{scan.words[at]} after"
    else:
        first = next((i + 1 for i in range(at, min(at + 4, len(scan.words))) if scan.words[i] in _CALLED), 0)
        why = "as called after"
    first, _ = read_titles_before(reading, first) if first else (0, ())
    name = read_name(reading, first) if first and reading.is_joined(first, "(") else None
    if name is None or is_common(reading, name.first) or (why.startswith("in") and not _is_bracketed(reading, name)):
        return None
    start, end = scan.starts[name.first], scan.ends[name.last - 1]
    same_as = (person.name_start, person.name_end)
    return PersonFound(
        start=start, end=end, why=f"{why} {person.name}", name=name.text, name_start=start, name_end=end, same_as=same_as
    )


def _is_bracketed(reading: Reading, name: Name) -> bool:
    """Tell whether the name fills its brackets and is no acronym: "Joko Widodo (Jokowi)"."""
    return (
        reading.gap_before(name.last).startswith(")")
        and not reading.scan.written[name.first].isupper()
        and not _is_area(reading, name)
    )


def _kind(rank: RankSpot | None, kinds: list[str]) -> PersonKind | None:
    if rank and rank.found.service == "polri":
        return "police"
    if rank and rank.found.service == "tni":
        return "military"
    for kind in kinds:
        if kind in {"police", "military"}:
            return kind  # type: ignore[return-value]
    return "civilian" if kinds else None


def _find_parts(reading: Reading, persons: list[PersonFound]) -> list[PersonFound]:
    """Return the later mentions by a part of a name ("Huda"); the linker says whose they are."""
    scan = reading.scan
    parts: dict[str, str] = {}
    for person in persons:
        for word in person.name.replace("-", " ").split():
            if len(word.strip(".")) > 1:
                parts.setdefault(word.strip(".").lower().replace("'", ""), person.name)
    taken = [(p.start, p.end) for p in persons]
    covered = {at for at in scan.capitals() if any(s <= scan.starts[at] < e for s, e in taken)}
    for spots in (reading.units, reading.positions):
        for spot in spots.values():
            covered.update(range(spot.first, spot.last))
    found: list[PersonFound] = []
    done = 0
    for at in scan.capitals():
        if at < done or at in covered or scan.words[at] not in parts:
            continue
        if (reading.is_cue(at - 1, "place", "level", "body") and reading.is_joined(at, ".")) or is_common(reading, at):
            continue
        last = at + 1
        while reading.is_capital(last) and scan.words[last] in parts and reading.gap_before(last) == " ":
            last += 1
        done = last
        if (reading.is_capital(last) and reading.gap_before(last) == " ") or (
            reading.is_capital(at - 1) and at and reading.gap_before(at) == " "
        ):
            continue
        name = " ".join(scan.written[at:last])
        why = f"part of the name {parts[scan.words[at]]}"
        found.append(
            PersonFound(
                start=scan.starts[at],
                end=scan.ends[last - 1],
                why=why,
                name=name,
                name_start=scan.starts[at],
                name_end=scan.ends[last - 1],
            )
        )
    return found
