"""The publication date in every writing seen in scraped data."""

from __future__ import annotations

import pytest

from sambang import Article, process
from sambang.extract.published import parse_published

READABLE = {
    "Kamis, 28 Mei 2026 14:06 WIB": "2026-05-28",
    "17Jun2025": "2025-06-17",
    "10/19/2025 18:00": "2025-10-19",
    "6/5/2025 6:02": "2025-06-05",
    "20/07/2022": "2022-07-20",
    "06/05/2025": "2025-05-06",
    "Senin, 03/06/2024 14:30 WIB": "2024-06-03",
    "30-10-2023": "2023-10-30",
    "17-Feb-20": "2020-02-17",
    "21+January+2019": "2019-01-21",
    " Selasa, 29 Januari 2019 / 18:01 WIB ": "2019-01-29",
    "2023-12-27 08:28:36": "2023-12-27",
    "2024-06-03T23:30:00+07:00": "2024-06-03",
    "Tue, 03 Jun 2025 10:00:00 +0700": "2025-06-03",
    "June 3rd, 2025": "2025-06-03",
    "Jum'at, 3 Nopember 2023": "2023-11-03",
    "03.06.2024": "2024-06-03",
    "20240603": "2024-06-03",
    "1716883200": "2024-05-28",
    "1716883200000": "2024-05-28",
}
UNREADABLE = ("kemarin", "12 jam lalu", "2024", "31/02/2024", "2025-06-31", "0000-00-00", "10-2023", "Redaksi", "-")


@pytest.mark.parametrize(("text", "date"), READABLE.items(), ids=READABLE)
def test_reads(text: str, date: str) -> None:
    assert str(parse_published(text)) == date


@pytest.mark.parametrize("text", UNREADABLE)
def test_unreadable_is_none_and_an_issue(text: str) -> None:
    assert parse_published(text) is None
    record = process(Article(article_id="a", text="Warga hadir.", published=text))
    assert record.published is None
    assert [issue.code for issue in record.issues] == ["published_unreadable"]


@pytest.mark.parametrize("text", [None, "", "  "])
def test_none_given_is_no_issue(text: str | None) -> None:
    assert parse_published(text) is None
