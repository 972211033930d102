"""Degrees and religious titles around a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.mentions import TitleFound
from sambang.text.sentences import abbreviates

if TYPE_CHECKING:
    from sambang.extract.reading import Reading

NO_TITLES: tuple[TitleFound, ...] = ()
_BEFORE = frozenset({"religious", "degree_prefix", "honorific"})
_AFTER = frozenset({"degree", "certificate_or_specialist", "name_connector"})
_DEGREES = frozenset({"degree", "certificate_or_specialist"})
_VOWELS = frozenset("aeiou")
_SYLLABLE = 3
_LONGEST = 5  # words of a title: "M.Tr.Opsla" has three, "S.Tr.(Han)" too
_MOST = 12  # degrees of one person; a run of initials without end must not cost its square
# Before a name these letters are an initial or a part of the name: "P. Siregar".
_INITIALS = frozenset({"p", "pr", "fr", "ag", "i", "ni", "rm", "ns"})
_NO_NAMES = frozenset({"negara", "kota", "pertiwi"})  # "Ibu Negara", "Ibu Kota", "Ibu Pertiwi" are nobody's name
# Titles spelled alike but for the case: "Dr." has a doctorate, "dr." is a physician.
_TWINS = {"dr": ("Dr.", "dr."), "apt": ("apt.", "apt."), "drg": ("drg.", "drg."), "kh": ("K.H.", "K.H.")}
_TITLE_GAPS = frozenset({"", ".", "(", "-"})
# What may stand between a name and its degrees, blanks aside.
TITLE_MARKS = frozenset({"", ",", ".", ".,", ",.", ". ,", ")", ").", "),"})


def read_titles_before(reading: Reading, at: int, *, with_honorifics: bool = True) -> tuple[int, tuple[TitleFound, ...]]:
    """Return the word after the religious titles, degrees and honorifics that begin at word `at`, and the titles among them.

    Behind a rank nobody is addressed: "AKBP Adik Listiyono".
    """
    titles: list[TitleFound] = []
    while at in reading.title_starts:
        found = _match(reading, at, _BEFORE, longest=3)
        if found is None or not reading.is_joined(found[0], ". ) ,"):
            break
        last, title = found
        is_honorific = reading.lexicon.titles[title].category == "honorific"
        if reading.scan.words[at] == "ibu" and reading.scan.words[last] in _NO_NAMES:
            break
        is_closed = "." in reading.gap_before(last) and not abbreviates(reading.scan.words[at])  # "Tidak, Bu. Kami"
        if is_honorific and (is_closed or not with_honorifics):
            break
        if not is_honorific:
            titles.append(_found(reading, at, last, title, "before the name"))
        at = last
    return at, tuple(titles)


def title_ending_at(reading: Reading, at: int) -> int:
    """Return where a title in small letters right before word `at` begins ("dr. Ratih", "ustaz Ali"), else `at`."""
    if at - 1 not in reading.title_starts or reading.scan.words[at - 1] not in reading.lexicon.title_forms:
        return at
    is_small = reading.scan.written[at - 1][0].islower() and reading.is_joined(at, ".")
    return at - 1 if is_small and _match(reading, at - 1, _BEFORE, longest=1) else at


def read_titles_after(reading: Reading, at: int) -> tuple[int, tuple[TitleFound, ...]]:
    """Return the word after the degrees that follow a name, and the degrees."""
    titles: list[TitleFound] = []
    while at in reading.title_starts and len(titles) < _MOST and reading.gap_before(at).strip() in TITLE_MARKS:
        found = _match(reading, at, _AFTER, longest=_LONGEST)
        if found is None or not _is_degree(reading, at, found[0], follows=bool(titles)):
            break
        titles.append(_found(reading, at, found[0], found[1], "after the name"))
        at = found[0]
    return at, tuple(titles)


def opens_address(reading: Reading, at: int) -> bool:
    """Tell whether a religious title or a doctorate stands at word `at`: a person's name begins there."""
    if at not in reading.title_starts:
        return False
    word = reading.scan.words[at]
    title = reading.lexicon.title_forms.get(word) if len(word) > 1 else None  # "Agus H. Purnomo"
    return title is not None and reading.lexicon.titles[title].category in {"religious", "degree_prefix"} and at > 0


def opens_degree(reading: Reading, at: int) -> bool:
    """Tell whether a degree begins at word `at` right behind a name, without a comma: "Tantular | S.H, S.I.K", "Huda | SH"."""
    if at not in reading.title_starts or not reading.scan.written[at].isupper():
        return False
    found = _match(reading, at, _DEGREES, longest=_LONGEST)
    if found is None:
        return False
    after = found[0]
    if reading.is_capital(after) and reading.is_joined(after, "."):  # "Budi S.A. Putra"
        return _match(reading, after, _DEGREES, longest=_LONGEST) is not None
    return after - at > 1 or not reading.scan.written[at - 1].isupper() or not _VOWELS & set(reading.scan.words[at])


def _match(reading: Reading, at: int, categories: frozenset[str], *, longest: int) -> tuple[int, str] | None:
    """Return the end and the title of the longest title of the categories that begins at word `at`."""
    scan, lexicon = reading.scan, reading.lexicon
    words, forms, heads = scan.words, lexicon.title_forms, lexicon.title_heads
    if at >= len(words) or words[at] not in heads or (categories is _BEFORE and words[at] in _INITIALS):
        return None
    form, last, found = words[at], at + 1, None
    while form in heads:  # the beginnings of every form are among the heads: no longer form is missed
        title = forms.get(form)
        if title is not None:
            if form in _TWINS:
                title = _TWINS[form][scan.written[at][0].islower()]
            if lexicon.titles[title].category in categories and not (last - at > 1 and _is_one_word(title, form)):
                found = last, title
        if last == len(words) or last - at == longest or scan.gaps[last - 1].strip() not in _TITLE_GAPS:
            break
        form, last = form + words[last], last + 1
    return found


def _is_one_word(title: str, form: str) -> bool:
    """Tell whether a title is an abbreviation of one word, which several words never spell: "Dr. H." is no "drh."."""
    return title[1:].islower() and title.lower() == f"{form}."


def _is_degree(reading: Reading, at: int, last: int, *, follows: bool) -> bool:
    """Tell whether a match after a name is a degree: after a comma, another degree, or written with capitals or dots."""
    written = reading.scan.written[at]
    if last - at > 1 or written.isupper():
        return True
    is_syllable = written.islower() and len(written) >= _SYLLABLE and not _VOWELS.isdisjoint(written)  # "meng" of "meng ajak"
    return not is_syllable and (follows or "," in reading.gap_before(at))


def _found(reading: Reading, first: int, last: int, title: str, where: str) -> TitleFound:
    start, end = reading.scan.starts[first], reading.scan.ends[last - 1]
    if title.endswith(".") and reading.scan.text[end : end + 1] == ".":
        end += 1
    return TitleFound(start=start, end=end, title=title, why=f"title gazetteer: {title} {where}")
