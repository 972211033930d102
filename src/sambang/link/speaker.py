"""Who speaks a quote: the person whom its attribution names, or the one who has been speaking so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sambang.link.weighing import weigh_speaker
from sambang.text.sentences import is_abbreviation
from sambang.text.speech import is_nya, speaks_after, speaks_before, speaks_passive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sambang.lexicon import Lexicon
    from sambang.mentions import LinkedPerson, Mentions, QuoteFound, Weighed

_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ ,.]*$")
_INSIDE = re.compile(r"[,:] ?[^\w\s]{0,3}$")  # what stands before a quote inside a sentence
_BETWEEN = frozenset(" \n\"“”‘’'")  # what stands between a sentence and the quote behind it
_PRONOUN = re.compile(r"\b(?:Ia|Dia|Beliau)\s(?:juga\s|pun\s)?([^\W\d_]+)")
_THAT = re.compile(r"\bbahwa\b")
_I = re.compile(r"\b(?:[Ss]aya|[Aa]ku|[Gg]u[ae])\b")
_SHORTENED = frozenset({"Jaksa", "Hakim", "Ketua"})  # offices that are called by a part: "kata jaksa"
_STOP = re.compile(r"[.;!?]\s|\n")
_PRONOUNS = frozenset({"ia", "dia", "beliau"})
_PARTS = frozenset({"tersangka", "korban", "pelaku", "saksi"})
# Before a name: who follows is not the one who speaks.
_ASIDE = frozenset({
    "mewakili", "didampingi", "bersama", "kepada", "terhadap", "dari", "untuk", "dengan", "atas", "bagi", "dan", *_PARTS,
})  # fmt: skip
_UNSAID = frozenset({"agar", "supaya", "tidak", "tak", "belum", "jika", "untuk"})  # "agar W tidak menceritakan"
_STRANGERS = frozenset({
    "salah", "seorang", "seseorang", "sejumlah", "beberapa", "para", "netizen", "warganet", "mereka", "sumber",
})  # fmt: skip
# What may be quoted and is nobody: "tulis akun tersebut".
_PAPERS = frozenset({
    "akun", "laman", "situs", "pesan", "surat", "unggahan", "postingan", "narasi", "video", "keterangan", "pasal", "spanduk",
    "tulisan", "poster", "netizen", "warganet", "penggalan", "potongan", "cuplikan", "kutipan", "petikan", "isi", "bunyi", "bab",
})  # fmt: skip
_INTRODUCERS = frozenset({"menurut", "melalui"})
_DEMANDS = frozenset({"meminta", "mengajak", "menanyakan", "memerintahkan", "merasa"})
_POINTERS = frozenset({"itu", "ini", "tersebut"})
_ANYBODY = frozenset({"pria", "wanita", "perempuan", "lelaki", "orang"})
_SUBJECT_REACH = 120  # characters in which the subject of a sentence stands, its office before it
_BEFORE_SUBJECT = 2  # small words before the subject: "Sementara itu, Kapolsek Senori Iptu Sudarjo"
REACH = 300  # characters before a quote in which its sentence begins
LOOK_BACK = 100  # characters before a name in which its rank, its office and the verb stand
LOOK_AHEAD = 150  # characters after a name in which its verb stands
WORDS_TO_VERB = 5  # lower-case words between a name and its verb: "salah seorang warga setempat, mengatakan"


class _Spot(NamedTuple):
    """A stretch that names a person of the article, or with None an office that nobody of it holds for sure."""

    start: int
    end: int
    person: int | None
    front: int  # where the office in front of the name begins


def link_speakers(
    text: str,
    mentions: Mentions,
    persons: Sequence[LinkedPerson],
    lexicon: Lexicon,
    *,
    weighed: list[Weighed] | None = None,
) -> tuple[int | None, ...]:
    """Return the number of each quote's speaker among the persons; None where it is nobody of them."""
    if not mentions.quotes:
        return ()
    spots = _spots(mentions, persons)
    speakers: list[int | None] = []
    last, last_end = None, 0
    for quote in mentions.quotes:
        named, speaker = _named(text, quote, spots, persons, lexicon)
        if not named:
            speaker = _carried(text, quote, spots, persons, (last, last_end), lexicon)
        if weighed is not None:
            weighed.append(weigh_speaker(quote, None if speaker is None else persons[speaker], named=named))
        speakers.append(speaker)
        last, last_end = speaker, max(quote.end, quote.speaker_end)
    return tuple(speakers)


def _spots(mentions: Mentions, persons: Sequence[LinkedPerson]) -> list[_Spot]:
    spots = {(m.start, m.end): n for n, person in enumerate(persons) for m in person.mentions}
    names = sorted(spots)
    holders = {position.title: n for n, person in enumerate(persons) for position in person.positions}  # the last of each title
    fronts: dict[int, int] = {}
    result: list[_Spot] = []
    for office in mentions.positions:
        at = bisect_left(names, (office.start, office.end))
        beside = names[max(0, at - 1) : at + 2]
        if any(start - 3 <= office.end and office.start <= end + 3 for start, end in beside):
            fronts.update((start, office.start) for start, _ in beside if 0 <= start - office.end <= 3)  # noqa: PLR2004 -- ", "
        else:
            result.append(_Spot(office.start, office.end, _holder(office.title, holders), office.start))
    result += [_Spot(start, end, n, fronts.get(start, start)) for (start, end), n in spots.items()]
    taken = {(spot.start, spot.end) for spot in result}
    letters = (place for found in mentions.initials for place in (found, *found.others))
    result += [_Spot(place.start, place.end, None, place.start) for place in letters if (place.start, place.end) not in taken]
    return sorted(result, key=lambda spot: spot[:2])


def _holder(title: str, holders: dict[str, int]) -> int | None:
    """Return who holds the office, else the only one whose office is called so in more words: "Jaksa" Penuntut Umum."""
    if title in holders or title not in _SHORTENED:
        return holders.get(title)
    longer = {n for full, n in holders.items() if title in full.split()}
    return longer.pop() if len(longer) == 1 else None


def _named(
    text: str, quote: QuoteFound, spots: Sequence[_Spot], persons: Sequence[LinkedPerson], lexicon: Lexicon
) -> tuple[bool, int | None]:
    """Return whether the attribution names its speaker, and whom."""
    start, end = quote.speaker_start, quote.speaker_end
    words = _WORD.findall(text, start, end)
    if not words or words[0].lower() in _PRONOUNS or is_nya(words[0].lower(), lexicon):
        return False, None
    first = max(0, bisect_left(spots, (start,)) - 2)
    inside = [spot for spot in spots[first : bisect_left(spots, (end,), first)] if start < spot.end]
    known = [spot for spot in inside if spot.person is not None]
    if not known and words[0].lower() in _PAPERS:
        return True, None
    if known:
        in_front = quote.speaker_end <= quote.start and len(known) > 1
        return True, _subject(text, known, start).person if in_front else known[0].person
    for word in words:
        if word[0].isupper():
            holders = [n for n, person in enumerate(persons) if word in person.name.split()]
            if holders:
                return True, holders[-1]
    if not _POINTERS.isdisjoint(word.lower() for word in words[1:]):
        civilian = _is_civil_role(words[0], lexicon)
        return civilian, _last_civilian(quote, spots, persons) if civilian else None
    return bool(inside) or words[0][0].isupper() or words[0].lower() in _STRANGERS or _is_civil_role(words[0], lexicon), None


def _is_civil_role(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the word is what a civilian is called by: "pedagang", "ibu"; "pria" may be anybody."""
    return word.lower() not in _ANYBODY and "role" in lexicon.cues.get(word.lower(), ())


def _last_civilian(quote: QuoteFound, spots: Sequence[_Spot], persons: Sequence[LinkedPerson]) -> int | None:
    before = (spot.person for spot in reversed(spots[: bisect_left(spots, (quote.start,))]))
    return next((n for n in before if n is not None and persons[n].kind == "civilian"), None)


def _subject(text: str, known: Sequence[_Spot], start: int) -> _Spot:
    """Return the last of several people in front of the verb who is not only named beside the speaker."""
    return next((spot for spot in reversed(known) if not _is_aside(text, spot, start)), known[-1])


def _is_aside(text: str, spot: _Spot, start: int, aside: frozenset[str] = _ASIDE) -> bool:
    word = _LAST_WORD.search(text, max(start, spot.front - 40), spot.front)
    return word is not None and word.group(1).lower() in aside


def _carried(
    text: str,
    quote: QuoteFound,
    spots: Sequence[_Spot],
    persons: Sequence[LinkedPerson],
    previous: tuple[int | None, int],
    lexicon: Lexicon,
) -> int | None:
    """Return the last person who was made to speak since the quote before, else that quote's speaker."""
    last, last_end = previous
    first = bisect_left(spots, (last_end,))
    between = [spot for spot in spots[first : bisect_left(spots, (quote.start,), first)] if spot.end <= quote.start]
    own = _own_subject(text, quote, between)
    if own is not None:
        return own
    pronoun = _speaking_pronoun(text, last_end, quote.start, lexicon)
    heard: _Spot | None = None
    for at in range(len(between) - 1, -1, -1):
        if heard and not _is_reported(text, between[at], heard):
            break
        if between[at].start < pronoun:
            subject = _first_named(text, between[: at + 1], pronoun)
            if subject is not None:
                return subject
            pronoun = 0
        if _speaks(text, between[: at + 1], lexicon, may_demand=_may_demand(between[at], last, persons)):
            heard = between[at]
    if heard:
        nearer = _first_named(text, between, quote.start) if _is_above(text, heard, quote) else None
        return heard.person if nearer is None or not persons[nearer].positions else nearer
    if last is None:
        known = [spot for spot in between if spot.person is not None]
        alone = [
            spot for spot in known if _ASIDE.isdisjoint(_words_before(text, 0, spot.front))
        ]  # not "didampingi Kasat Lantas AKP Rudi"
        chosen = alone or known
        if not _I.search(quote.text):  # who tells of others holds an office
            chosen = [spot for spot in chosen if persons[spot.person or 0].positions] or chosen
        return chosen[-1].person if chosen else None
    speaker = _told_of_self(text, quote, spots, between, last_end)
    if speaker is not None:
        return speaker
    official = _first_named(text, between, quote.start)
    if official is None:
        official = _introduced(text, between)
    return last if official is None or not _holds_office(persons[official]) else official


def _introduced(text: str, spots: Sequence[_Spot]) -> int | None:
    """Return the last person with whom, office in front, a sentence began since the quote before: "Kapolsek Rudi mencabut ...".

    Where others tell of such a one ("menurut Kapolsek Rudi"), the name stands deeper in its sentence.
    """
    for spot in reversed(spots):
        if spot.person is None or spot.front == spot.start:
            continue
        start = _start_of_sentence(text, max(0, spot.front - REACH), spot.front)
        if not text[start : spot.front].rstrip(", "):
            return spot.person
        if text.startswith(", ", spot.front - 2):  # "Sementara itu, Kapolsek"
            is_near = sum(word[0].islower() for word in _WORD.findall(text, start, spot.front)) <= _BEFORE_SUBJECT
            return spot.person if is_near else None
    return None


def _is_above(text: str, heard: _Spot, quote: QuoteFound) -> bool:
    """Tell whether the one who was heard stands in another paragraph than the quote, and the quote does not begin its own."""
    start = text.rfind("\n", 0, quote.start) + 1
    return heard.start < start < quote.start - 1


def _speaking_pronoun(text: str, start: int, stop: int, lexicon: Lexicon) -> int:
    """Return where the last "Ia" or "Dia" before a quote stands that a verb of speech follows, else 0."""
    at = 0
    for found in _PRONOUN.finditer(text, start, stop):
        if speaks_before(found[1], lexicon):
            at = found.start()
    return at


def _first_named(text: str, spots: Sequence[_Spot], before: int, aside: frozenset[str] = _ASIDE) -> int | None:
    """Return the person whom the sentence right before the offset begins with."""
    end = before
    while end and text[end - 1] in _BETWEEN:
        end -= 1
    start = _start_of_sentence(text, max(0, end - REACH), end - 1)
    spot = next((spot for spot in spots if start <= spot.start <= start + _SUBJECT_REACH and spot.end <= end), None)
    if spot is None or sum(word[0].islower() for word in _WORD.findall(text, start, spot.start)) > _BEFORE_SUBJECT:
        return None
    return None if _is_aside(text, spot, start, aside) else spot.person


def _told_of_self(text: str, quote: QuoteFound, spots: Sequence[_Spot], between: Sequence[_Spot], since: int) -> int | None:
    """Return who says "saya" in a quote: the one whom the sentence before it brings in, be it a suspect or a victim's mother."""
    if not _I.search(quote.text):
        return None
    subject = _first_named(text, between, quote.start, _ASIDE - _PARTS)
    is_new = subject is not None and all(spot.start >= since for spot in spots if spot.person == subject)
    return subject if is_new else None


def _holds_office(person: LinkedPerson) -> bool:
    """Tell whether the person holds an office: such a one goes on to speak, a suspect or a victim is only told of."""
    return person.kind != "civilian" or bool(person.positions)


def _is_reported(text: str, spot: _Spot, heard: _Spot) -> bool:
    """Tell whether what the one is heard to say is what the other, named before, tells: "Budi menambahkan bahwa RA mengaku"."""
    return (
        spot.person is not None
        and _THAT.search(text, spot.end, heard.start) is not None
        and not _STOP.search(text, spot.end, heard.start)
    )


def _may_demand(spot: _Spot, last: int | None, persons: Sequence[LinkedPerson]) -> bool:
    if last is None or spot.person is None:
        return True
    return persons[last].kind == "civilian" or _holds_office(persons[spot.person])


def _own_subject(text: str, quote: QuoteFound, between: Sequence[_Spot]) -> int | None:
    """Return whom the sentence around the quote names first: 'Ipda Janah hanya menjawab, "Nanti," ujarnya'."""
    if not _INSIDE.search(text, max(0, quote.start - 5), quote.start):
        return None
    start = _start_of_sentence(text, max(0, quote.start - REACH), quote.start)
    named = (spot for spot in between if spot.start >= start and spot.person is not None and not _is_aside(text, spot, start))
    return next((spot.person for spot in named), None)


def _speaks(text: str, spots: Sequence[_Spot], lexicon: Lexicon, *, may_demand: bool) -> bool:
    """Tell whether the sentence makes the last person speak: "kata Budi", "menurut Budi", "Budi, warga, mengatakan".

    To demand something is to speak only of those who may demand: a victim who asked for help does not cut in on an officer.
    """
    spot = spots[-1]
    others = (other.end for other in spots[-2:-1] if other.person not in {None, spot.person})
    for word in _words_before(text, next(others, 0), spot.front):  # not "Menurut Budi, Hariyono"
        if word == "melalui" and spot.person is None:  # what goes through an office is not said by it
            return False
        if word in _INTRODUCERS or speaks_after(word, lexicon) or speaks_passive(word, lexicon):
            return True
        if word in _ASIDE and not text.startswith(f"{word}, ", spot.front - len(word) - 2):  # not "keluarga korban, Putri"
            return False
    stop = _end_of_sentence(text, spot.end, min(len(text), spot.end + LOOK_AHEAD))
    if _verb_follows(text, spot.end, stop, lexicon, may_demand=may_demand):
        return True
    closing = text.find(", ", spot.end + 2, stop) if text.startswith(", ", spot.end) else -1
    return closing >= 0 and _verb_follows(
        text, closing, stop, lexicon, may_demand=may_demand
    )  # "Budi, peserta yang hadir, | mengatakan"


def _verb_follows(text: str, start: int, stop: int, lexicon: Lexicon, *, may_demand: bool) -> bool:
    """Tell whether a verb of speech stands among the first small words of the stretch."""
    small = 0
    for found in _WORD.finditer(text, start, stop):
        word = found.group()
        if word[0].islower():
            if speaks_before(word, lexicon) and (may_demand or word not in _DEMANDS):
                return True
            small += 1
            if small > WORDS_TO_VERB or word in _ASIDE or word in _UNSAID:
                return False
    return False


def _words_before(text: str, floor: int, at: int) -> Iterator[str]:
    """Yield the words in front of a name, backwards: its rank and office, and the first small word."""
    words = _WORD.findall(text, _start_of_sentence(text, max(floor, at - LOOK_BACK), at), at)
    for word in reversed(words):
        yield word.lower()
        if word[0].islower():
            return


def _start_of_sentence(text: str, start: int, limit: int) -> int:
    stops = [stop.end() for stop in _STOP.finditer(text, start, limit) if not is_abbreviation(text, stop.start())]
    return stops[-1] if stops else start


def _end_of_sentence(text: str, start: int, limit: int) -> int:
    stops = (stop.start() for stop in _STOP.finditer(text, start, limit) if not is_abbreviation(text, stop.start()))
    return next(stops, limit)
