"""Foreign fragments pasted into a sentence: a headline, a link, a part of another sentence.

Two signs tell a splice. Either it tears a word ("anggo|Ungkap Kasus Curanmor ... Laporan| ta"): the two halves, no words
themselves, make one again when the fragment is gone. Or it stands between two words and is told by its source: the
headline, or the beginning of another sentence, in the middle of one that goes on behind it. A phrase that is said again
without such a sign stays.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sambang.clean.edits import disjoint, replace
from sambang.text.fold import WORD, fold
from sambang.text.morphology import is_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sambang.clean.context import Context
    from sambang.model import Edit
    from sambang.text.scan import Scan

# Headlines have up to 25 words, sentences up to 60; what is longer is no fragment.
LONGEST_SPLICE = 60
# So many words behind a tear that follow one another in the headline too tell where the fragment comes from.
ALIGNED = 3
# Without such a source the mended word must be so long that two halves do not meet by chance.
SHORTEST_MENDED = 7
# A fragment between two words: so many words of its source, and so large a part of a headline.
FEWEST_WORDS_BETWEEN = 5
LEAST_OF_HEADLINE = 0.5
LONGEST_HEADLINE = 250
SHORTEST_HEADLINE = 20  # characters; a shorter one may be a part of a longer word
# A text with more tears is no article.
MOST_TEARS = 100
_LONGEST_WORD = 40
_BRANDS = frozenset("iemxvu")  # "iPhone", "eFishery", "mBanking" are no torn words

_CAMEL = re.compile(r"[A-Z](?<=[a-z][A-Z])[A-Za-z]")
_LAST_WORD = re.compile(r"(?<![^\W\d_])([a-z]+)( ?)$")
_NEXT_WORD = re.compile(r" ?([a-z]+)(?![^\W\d_])")
# A fragment between two words is no mere name: it has a predicate, and half of it is in small letters.
_PREDICATE = re.compile(r"(?:me[mn]|meng|meny|di|ber|ter)[a-z]{3,}|masih|telah|sudah|akan|tidak|adalah")
LEAST_SMALL = 0.5
# Behind these a name or a headline is an object or an apposition, not pasted.
_LEADS_ON = re.compile(
    r"me[a-z]{4,}|ber(?:judul|tajuk|tema|nama)|tema|judul|tajuk|artikel|berita|kegiatan|program|acara|oleh|dengan|bahwa|dari|untuk"
)


class Tear(NamedTuple):
    """A fragment that begins inside word number `word`: text[start:at] is the first half of the torn word."""

    start: int
    at: int
    word: int
    aligned: bool
    until: int = 0  # the word in which the fragment must end, where its source tells


def drop_splices(text: str, context: Context) -> list[Edit]:
    """Take out fragments that tear a word or interrupt a sentence; what is only said again stays."""
    headlines = _headlines(text, context)
    whole = dict(_pasted_whole(text, headlines))
    spans = [(start, end, "") for start, end in whole.items()]
    others = (*_torn_words(text, headlines, context), *_interruptions(text, headlines, context))
    spans += [span for span in others if span[0] not in whole]
    return disjoint(replace(text, start, end, after, "splice", "fragment of another sentence") for start, end, after in spans)


def _headlines(text: str, context: Context) -> list[str]:
    """Return the title and the first line, where it is no sentence: what fragments are mostly taken from."""
    lines = [context.title or "", text[: text.find("\n")] if "\n" in text[: LONGEST_HEADLINE + 1] else ""]
    return list(dict.fromkeys(line.strip() for line in lines if line.strip() and line.strip()[-1] not in ".,:"))


def _pasted_whole(text: str, headlines: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where a whole headline stands with letters on both sides: whatever word they make, it was torn."""
    for line in headlines:
        at = text.find(line, 1) if len(line) >= SHORTEST_HEADLINE else -1
        while at >= 0:
            end = at + len(line)
            if text[at - 1].isalpha() and text[end : end + 1].isalpha():
                yield at, end
            at = text.find(line, end)


def _torn_words(text: str, headlines: Sequence[str], context: Context) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches whose removal makes one word of two halves."""
    tears = [*_camel_tears(text, headlines, context), *_copy_tears(text, context)]
    for tear in tears[:MOST_TEARS]:
        end = _mending(text, tear, headlines, context)
        if end:
            yield tear.at, end, ""


def _camel_tears(text: str, headlines: Sequence[str], context: Context) -> Iterator[Tear]:
    """Yield the places where a capital stands inside a word in small letters."""
    found = context.scan(text)
    places = [
        (word, found.starts[word] + m.start()) for word in context.mixed(text) for m in _CAMEL.finditer(found.written[word])
    ]
    if not places:
        return
    known = {gram for line in headlines for gram in _grams(fold(line).split())}
    copied = {at for run in context.runs(text) for at in (run.first, run.second)}
    for word, at in places:
        start = found.starts[word]
        if (
            word + ALIGNED < len(found.words)
            and at - start < _LONGEST_WORD
            and text[start:at].isalpha()
            and text[start:at] not in _BRANDS
        ):
            gram = (found.words[word][at - start :], *found.words[word + 1 : word + ALIGNED])
            yield Tear(start, at, word, aligned=gram in known or word + 1 in copied)


def _grams(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(ALIGNED)), strict=False)


def _copy_tears(text: str, context: Context) -> Iterator[Tear]:
    """Yield the words to whose end a fragment of another sentence is stuck: "menghorm|melaksanakan patroli"."""
    runs = context.runs(text)
    if not runs:
        return
    found = context.scan(text)
    for run in runs:
        for copy, source in ((run.first, run.second), (run.second, run.first)):
            if copy and source:
                glued, alone = found.words[copy - 1], found.words[source - 1]
                last = copy + run.length
                if glued != alone and glued.endswith(alone) and len(glued) < _LONGEST_WORD and last < len(found.words):
                    yield Tear(found.starts[copy - 1], found.ends[copy - 1] - len(alone), copy - 1, aligned=True, until=last)


def _mending(text: str, tear: Tear, headlines: Sequence[str], context: Context) -> int:
    """Return where the second half of the torn word begins, 0 where none does."""
    found = context.scan(text)
    head = found.words[tear.word][: tear.at - tear.start]
    capital = tear.aligned and text[tear.at].isupper()  # "terPolice Goes To": derived or not, it is no word
    if (_is_known(found.words[tear.word], context) and not capital) or (_is_known(head, context) and not tear.aligned):
        return 0
    lines = [fold(line).split() for line in headlines] if tear.aligned else []
    source = {word for line in lines for word in line}
    inside = True
    for at in _reach(found, tear):
        word = found.words[at]
        leaves = inside and tear.aligned and word not in source  # the first word that the headline does not hold
        inside = inside and not leaves
        stuck = _is_stuck(found, at, lines)
        if (
            at > tear.word + 1
            and (stuck or not _goes_on(found, at, context))
            and (leaves or not _is_listed(word, context, strict=tear.aligned))
        ):
            split = _second_half(found, at, head, tear, context, stuck=stuck)
            if split is not None:
                return found.starts[at] + split
    return 0


def _is_stuck(found: Scan, at: int, lines: Iterable[Sequence[str]]) -> bool:
    """Whether something is stuck to the headline's next or last word: the fragment ends there, whatever follows."""
    before, word = found.words[at - 1], found.words[at]
    return any(
        word.startswith(other) and word != other and (n + 1 == len(line) or (n > 0 and line[n - 1] == before))
        for line in lines
        for n, other in enumerate(line)
    )


def _goes_on(found: Scan, at: int, context: Context) -> bool:
    """Whether the fragment goes on behind word `at`: the next word is capitalised as in a headline only."""
    return at + 1 < len(found.words) and found.gaps[at] == " " and _is_ordinary(found.written[at + 1], context)


def _reach(found: Scan, tear: Tear) -> Iterator[int]:
    """Yield the numbers of the words that may hold the second half; a fragment keeps to its line."""
    first = tear.until or tear.word + 1
    for at in range(first, min(len(found.words), tear.until + 1 if tear.until else first + LONGEST_SPLICE)):
        if "\n" in found.gaps[at - 1]:
            return
        if found.words[at] and len(found.words[at]) == len(found.written[at]) < _LONGEST_WORD:
            yield at


def _second_half(found: Scan, at: int, head: str, tear: Tear, context: Context, *, stuck: bool) -> int | None:
    """Return where word `at` splits into the fragment's end and the second half of the torn word; 0 if it is the half.

    Of two ways to split it the one counts that leaves a listed word: "Panen|ibmas", not "Paneni|bmas".
    """
    places = range(len(found.words[at]))
    splits = [split for split in places if _is_split(found, at, split, head, tear, context, stuck=stuck)]
    listed = [split for split in splits if found.words[at][:split] in context.lexicon.words.known]
    return max(listed or splits, default=None)


def _is_split(found: Scan, at: int, split: int, head: str, tear: Tear, context: Context, *, stuck: bool) -> bool:
    """Whether word `at`, cut at `split`, ends the fragment and gives the torn word its second half.

    Two halves that are words themselves ("dilapor", "kan") make one where they are stuck to the headline on both sides.
    """
    tail, rest = found.words[at][split:], found.words[at][:split]
    if len(head) + len(tail) < (2 if tear.aligned else SHORTEST_MENDED) or not found.written[at][split:].islower():
        return False
    if not _is_known(head + tail, context) or (not stuck and _is_known(head, context) and _is_known(tail, context)):
        return False
    if rest.isdecimal():  # "... di SMP Negeri 1|sebut"
        return stuck
    return _is_part(rest, found, context) if rest else found.gaps[at - 1] == " "


def _is_listed(word: str, context: Context, *, strict: bool) -> bool:
    """Whether the folded word stands for itself; `strict` asks the lists alone: affixes make "masingi" of "masing"."""
    return word in context.lexicon.words.known if strict else _is_known(word, context)


def _is_known(word: str, context: Context) -> bool:
    """Whether the folded letters are a word or an office; names of places do not count: there is a Tiku and a Ngan."""
    lexicon = context.lexicon
    office = word in lexicon.terms.lengths and word not in lexicon.misspelled
    return len(word) > 1 and (office or is_word(word, lexicon.words))


def _is_part(word: str, found: Scan, context: Context) -> bool:
    """Whether the folded letters may end the fragment: a word, a name of a place, or one that the article holds."""
    if len(word) < 2:  # noqa: PLR2004 -- one letter is no word
        return False
    named = word in context.lexicon.areas.by_name.lengths or word in context.vocabulary(found.text)
    return named or _is_known(word, context) or word in fold(context.title or "").split()


def _interruptions(text: str, headlines: Sequence[str], context: Context) -> Iterator[tuple[int, int, str]]:
    """Yield the fragments between two words of a sentence."""
    for line in headlines:
        for paste in _pasted_headlines(text, line, context):
            yield from _between(text, paste, context)
    runs = context.runs(text)
    if runs:
        found = context.scan(text)
        firsts = {sentence.first for sentence in context.sentences(text)}
        for run in runs:
            for copy, source in ((run.first, run.second), (run.second, run.first)):
                fragment = found.written[copy : copy + run.length]
                if not (_is_ordinary(fragment[0], context) and _is_clause(fragment)):
                    continue
                if source in firsts and copy not in firsts:
                    yield from _between(text, (found.starts[copy], found.ends[copy + run.length - 1]), context)


def _pasted_headlines(text: str, line: str, context: Context) -> Iterator[tuple[int, int]]:
    """Yield where a large part of the headline stands further down the text, in its own capitals."""
    words = WORD.findall(line)
    fewest = max(FEWEST_WORDS_BETWEEN, LEAST_OF_HEADLINE * len(words))
    done = text.find("\n") + 1
    for at in range(len(words) - ALIGNED + 1):
        place = text.find(" ".join(words[at : at + ALIGNED]), done)
        if place < 0:
            continue
        found = context.scan(text)
        first = bisect_right(found.starts, place)  # the word behind the one that holds the place
        length = _common(found.written[first : first + len(words)], words[at + 1 :])
        done = end = found.ends[first + length - 1]
        if length + 1 >= fewest and words[at][0].isupper() and _says_something(words[at : at + length + 1], context):
            yield place, _unglued(found, first + length, words[at + length + 1 :], context) or end


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many words the two lists share from their beginning."""
    return next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _unglued(found: Scan, at: int, rest: Sequence[str], context: Context) -> int:
    """Return where the headline's next word ends inside word `at`, to which the sentence is stuck again; else 0."""
    if rest and at < len(found.written) and found.written[at].startswith(rest[0]):
        tail = found.written[at][len(rest[0]) :]
        if tail.islower() and _is_known(tail, context):
            return found.starts[at] + len(rest[0])
    return 0


def _between(text: str, span: tuple[int, int], context: Context) -> Iterator[tuple[int, int, str]]:
    """Yield the stretch to take out where small letters on both sides belong to one sentence."""
    start, end = span
    before = _LAST_WORD.search(text, max(0, start - _LONGEST_WORD), start)
    after = _NEXT_WORD.match(text, end, end + _LONGEST_WORD)
    if before is None or after is None or not (before[1] + after[1]).islower() or _LEADS_ON.fullmatch(before[1]):
        return
    halves = before[1], after[1]
    apart = (before[2] != "") + (after[0][0] == " ")  # a fragment stuck to both halves tears them, known ones too
    torn = apart == 0 or (apart > 1 and not any(_is_known(half, context) for half in halves))
    if torn and _is_known("".join(halves), context):
        yield before.start(2), after.start(1), ""
    else:
        yield start, after.start(1), "" if before[2] else " "


def _says_something(headline: Sequence[str], context: Context) -> bool:
    """Whether the part of a headline is more than a name: one of its words is a verb ("Ungkap", for "diungkap")."""
    known = context.lexicon.words.known
    return any("di" + word.lower() in known for word in headline if word.istitle())


def _is_clause(fragment: Sequence[str]) -> bool:
    """Whether the words are more than a name: half of them are in small letters, and one is a predicate."""
    small = [word for word in fragment if word.islower()]
    return len(small) >= LEAST_SMALL * len(fragment) and any(map(_PREDICATE.fullmatch, small))


def _is_ordinary(written: str, context: Context) -> bool:
    """Whether the word is capitalised and none that is so in the middle of a sentence."""
    return written.istitle() and written.lower() in context.lexicon.words.known
