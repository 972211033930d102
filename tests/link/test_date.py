"""A weekday that contradicts its date is an issue, and so is a day or time that does not exist."""

from __future__ import annotations

import pytest

from sambang import process


@pytest.mark.parametrize(
    ("text", "value", "weekday_ok", "messages"),
    [
        ("Penertiban digelar Rabu (8/7/2017).", "2017-07-08", False, ['"Rabu (8/7/2017)": 2017-07-08 is a Sabtu']),
        ("Penertiban digelar Sabtu (8/7/2017).", "2017-07-08", True, []),
        ("Penertiban digelar Sabtu (8/7/2017) - Senin 10 Juli 2017.", "2017-07-08", True, []),
        (
            "Penertiban digelar Sabtu 8 Juli - Selasa 10 Juli 2017.",
            "2017-07-08",
            False,
            ['"Sabtu 8 Juli - Selasa 10 Juli 2017": 2017-07-08 is a Sabtu, 2017-07-10 is a Senin'],
        ),
        ("Penertiban digelar pada 8/7/2017.", "2017-07-08", None, []),
        ("Latihan digelar Senin-Selasa (20-21/5/2024).", "2024-05-20", True, []),
        (
            "Latihan digelar Selasa-Rabu (20-21/5/2024).",
            "2024-05-20",
            False,
            ['"Selasa-Rabu (20-21/5/2024)": 2024-05-20 is a Senin, 2024-05-21 is a Selasa'],
        ),
    ],
)
def test_weekday(text: str, value: str, *, weekday_ok: bool | None, messages: list[str]) -> None:
    record = process(text)
    (date,) = record.dates
    assert (date.value, date.weekday_ok) == (value, weekday_ok)
    issues = [issue for issue in record.issues if issue.code == "weekday_contradicts_date"]
    assert [issue.message for issue in issues] == messages
    assert all(record.mentions[int(issue.mention_ids[0][1:]) - 1].label == "DATE" for issue in issues)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            "Rapat digelar Minggu, 29 Februari 2025.",
            "date_impossible",
            '"Minggu, 29 Februari 2025": the calendar has no such day',
        ),
        ("Rapat digelar Kamis (31/4/2025).", "date_impossible", '"Kamis (31/4/2025)": the calendar has no such day'),
        ("Rapat digelar 30 Februari.", "date_impossible", '"30 Februari": the calendar has no such day'),
        (
            "Rapat digelar 29 April - 31 April 2025.",
            "date_impossible",
            '"29 April - 31 April 2025": the calendar has no such day',
        ),
        ("Rapat digelar pukul 25.00 WIB.", "time_impossible", '"pukul 25.00": the day has no such time'),
        ("Rapat digelar pukul 08.75.", "time_impossible", '"pukul 08.75": the day has no such time'),
    ],
)
def test_impossible(text: str, code: str, message: str) -> None:
    record = process(text)
    (issue,) = record.issues
    assert (issue.code, issue.message) == (code, message)
    assert [m.text for m in record.mentions if m.mention_id in issue.mention_ids] == [message[1:].partition('"')[0]]
    assert (record.dates, record.times) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Rapat digelar pukul 24.00 WIB.",
        "Ada 31 aparat dan 30 februarian.",
        "Skor akhir 31/4 untuk tim tuan rumah.",
        "Rapat digelar pukul 08.30, 25.00 unit datang.",
        "Rapat digelar 29 Februari 2024.",
        "Harga naik pukul 25.00.000 kali.",
    ],
)
def test_nothing_impossible(text: str) -> None:
    assert [issue for issue in process(text).issues if issue.code.endswith("impossible")] == []
