"""Police, military and civil-service ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.extract.name import is_certain
from sambang.extract.reading import RankSpot
from sambang.mentions import RankFound

if TYPE_CHECKING:
    from sambang.extract.reading import Reading

# What may stand between two writings of one rank, "Brigadir Jenderal Polisi (Brigjen Pol)", and after a rank's parts.
_SAME_RANK_GAPS = frozenset({"", "(", "/"})
# "Direktorat Jenderal", "Sekretaris Jenderal" are no ranks.
_OFFICES = frozenset({"direktorat", "direktur", "sekretaris", "sekretariat", "inspektur", "inspektorat", "auditor", "dewan"})
_LETTERS = frozenset("kpest")
_CORPS_GAPS = frozenset({"", ".", "(", ". ("})
# Ranks written like common words: they count only with a capital and before a name.
_COMMON = frozenset(
    {"brigadir", "komisaris", "jenderal", "mayor", "kapten", "kolonel", "juru", "penata", "pembina", "pengatur", "may", "kol"}
)


def find_ranks(reading: Reading) -> list[RankSpot]:
    """Return the ranks of the text; a long form and its short form in brackets are one."""
    spots: list[RankSpot] = []
    for hit in reading.hits["rank"]:
        if spots and hit.first < spots[-1].last:
            continue
        if not reading.is_capital(hit.first) and (hit.last - hit.first == 1 and reading.scan.words[hit.first] in _COMMON):
            reading.refuse("RANK", hit.first, hit.last, "a common word in small letters")
            continue
        last = _skip_corps(reading, hit.last)
        entry = reading.lexicon.ranks[_service_fits(reading, hit.ids, last)]
        before = spots[-1] if spots else None
        if (
            before
            and before.last == hit.first
            and reading.gap_before(hit.first).strip() in _SAME_RANK_GAPS
            and before.found.rank == entry.rank
        ):
            spots[-1] = _spot(reading, before.first, last, entry.rank, entry.service)
        else:
            spots.append(_spot(reading, hit.first, last, entry.rank, entry.service))
    named = []
    for spot in spots:
        if _is_named(reading, spot):
            named.append(spot)
        else:
            reading.refuse("RANK", spot.first, spot.last, "also an ordinary word, and no name follows")
    return named


def _spot(reading: Reading, first: int, last: int, rank: str, service: str) -> RankSpot:
    start, end = reading.scan.starts[first], reading.scan.ends[last - 1]
    if reading.scan.text[end : end + 1] == ")" and "(" in reading.scan.text[start:end]:  # "Irjen Pol (Purn)"
        end += 1
    why = f"rank gazetteer: {reading.scan.text[start:end]}"
    return RankSpot(first, last, RankFound(start=start, end=end, why=why, rank=rank, service=service))  # type: ignore[arg-type]


def _skip_corps(reading: Reading, at: int) -> int:
    """Skip the words that tell a rank's service or corps: "Kapten Inf", "Letkol Laut (P)", "Irjen Pol. (Purn)"."""
    words = reading.scan.words
    while reading.is_cue(at, "corps"):
        gap = reading.gap_before(at).strip()
        if gap not in _CORPS_GAPS or (words[at] in _LETTERS and not gap.endswith("(")):
            break
        at += 1
    return at


def _service_fits(reading: Reading, ids: tuple[str, ...], last: int) -> str:
    """Return the rank among those of one writing that the words after it allow ("Jenderal TNI" is no police rank)."""
    is_army = "tni" in reading.scan.words[last - 2 : last]
    for rank in ids:
        if (reading.lexicon.ranks[rank].service == "tni") == is_army:
            return rank
    return ids[0]


def _is_named(reading: Reading, spot: RankSpot) -> bool:
    """Tell whether a rank that is also a common word stands before a name."""
    if spot.found.service == "pns":
        return is_certain(reading, spot.last) and reading.is_joined(spot.last)
    if spot.first and reading.scan.words[spot.first - 1] in _OFFICES:
        return False
    if spot.last - spot.first > 1 or reading.scan.words[spot.first] not in _COMMON:
        return True
    return reading.is_capital(spot.last) and reading.is_joined(spot.last, ". , )")
