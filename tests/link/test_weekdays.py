"""A weekday that contradicts its date is an issue; the date keeps the value as written."""

from __future__ import annotations

import pytest

from sambang import process


@pytest.mark.parametrize(
    ("text", "value", "weekday_ok", "messages"),
    [
        ("Penertiban digelar Rabu (8/7/2017).", "2017-07-08", False, ['"Rabu (8/7/2017)": 2017-07-08 is a Sabtu']),
        ("Penertiban digelar Sabtu (8/7/2017).", "2017-07-08", True, []),
        ("Penertiban digelar pada 8/7/2017.", "2017-07-08", None, []),
        ("Latihan digelar Senin-Selasa (20-21/5/2024).", "2024-05-20", True, []),
        (
            "Latihan digelar Selasa-Rabu (20-21/5/2024).",
            "2024-05-20",
            False,
            ['"Selasa-Rabu (20-21/5/2024)": 2024-05-20 is a Senin'],
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
