"""What the rules of spacing and punctuation ask of a gap between two words: its neighbours, and whether it is an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sambang.clean.edits import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sambang.clean.context import Context
    from sambang.model import Edit, EditKind
    from sambang.text.scan import Scan

_ADDRESS_SIGNS = ("://", "www.", "@", "_", "#", "=", "\\", "{", "}", "<", ">", "|", "$")
_DOMAINS = frozenset({
    "com", "co", "id", "net", "org", "go", "ac", "sch", "web", "my", "tv", "info", "io", "me", "ly", "gl", "be", "uk", "au",
    "cc", "us", "fm", "news", "html", "php", "js", "css", "pdf", "jpg", "jpeg", "png", "doc", "docx", "xls", "mp3", "mp4", "zip",
})  # fmt: skip
_LONGEST_ADDRESS = 120


class Site(NamedTuple):
    """A gap in the text: `before` and `after` are the words beside it as written, empty at the ends of the text."""

    text: str
    scan: Scan
    at: int  # number of the word before the gap
    gap: str

    @property
    def before(self) -> str:
        """The word before the gap."""
        return self.scan.written[self.at] if self.at >= 0 else ""

    @property
    def after(self) -> str:
        """The word behind the gap."""
        return self.scan.written[self.at + 1] if self.at + 1 < len(self.scan.words) else ""

    @property
    def start(self) -> int:
        """Where the gap begins."""
        return self.scan.ends[self.at] if self.at >= 0 else 0

    @property
    def end(self) -> int:
        """Where the gap ends."""
        return self.start + len(self.gap)

    def become(self, gap: str, kind: EditKind, why: str) -> Edit:
        """Return the edit that writes the gap anew, without the letters that both share at their ends."""
        low, old, new = self.start, self.gap, gap
        while old and new and old[0] == new[0]:
            old, new, low = old[1:], new[1:], low + 1
        while old and new and old[-1] == new[-1]:
            old, new = old[:-1], new[:-1]
        return replace(self.text, low, low + len(old), new, kind, why)


def each_site(text: str, context: Context, gap: str) -> Iterator[Site]:
    """Yield where this odd gap stands."""
    found = context.scan(text)
    for at in context.gap_sites(text).get(gap, ()):
        yield Site(text, found, at, gap)


def is_address(site: Site) -> bool:
    """Tell whether the gap stands inside a web or mail address, an account, a file name or code."""
    left = site.text[max(0, site.start - _LONGEST_ADDRESS) : site.start]
    right = site.text[site.end : site.end + _LONGEST_ADDRESS]
    left = left[max(left.rfind(" "), left.rfind("\n")) + 1 :]
    token = left + site.gap + right.split(None, 1)[0] if right else left + site.gap
    return any(sign in token for sign in _ADDRESS_SIGNS) or _is_domain(site)


def _is_domain(site: Site) -> bool:
    words, gaps = site.scan.words, site.scan.gaps
    at = site.at + 1
    while at < len(words):
        if words[at] in _DOMAINS:
            return True
        if at >= len(gaps) or gaps[at] != ".":
            return False
        at += 1
    return False
