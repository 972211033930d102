"""The role of people known by initials, and what goes with their initials."""

from __future__ import annotations

import pytest

from sambang import process


def roles(text: str) -> dict[str, str | None]:
    return {one.initials: one.role for one in process(text).initials}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Korban N (14) diperkosa ayah tirinya, S (45). Ibu korban, berinisial TR, menangis.",
            {"N": "korban", "S": "lainnya", "TR": "lainnya"},
            id="relatives of a victim are none",
        ),
        pytest.param("Pelaku, yaitu anak korban, T (20), kabur.", {"T": "tersangka"}, id="the head of an apposition"),
        pytest.param("Pelaku yang juga ayah korban, T (45), kabur.", {"T": "tersangka"}, id="a relative who did it"),
        pytest.param("Tersangka AS (20) dan temannya, BD (22), ditahan.", dict.fromkeys(("AS", "BD"), "tersangka"), id="both"),
        pytest.param(
            "Polisi menahan tiga tersangka. Ketiganya adalah AS (20), BD (22), dan CF (23).",
            dict.fromkeys(("AS", "BD", "CF"), "tersangka"),
            id="told by the sentence before",
        ),
        pytest.param("Warga menolong korban. AS (20) menonton.", {"AS": "lainnya"}, id="not by the sentence before"),
        pytest.param("AS (20), teman korban, menonton.", {"AS": "lainnya"}, id="a friend behind the initials"),
    ],
)
def test_role(text: str, expected: dict[str, str]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize("alias", ["Jarot", "Kampret"])
def test_an_alias_is_no_other_person(alias: str) -> None:
    record = process(f"Pelaku J alias {alias} (30) ditangkap. Kepada polisi, {alias} mengaku menyesal.")
    assert [(one.initials, one.alias, one.age) for one in record.initials] == [("J", alias, 30)]
    assert record.persons == ()


def test_letters_behind_als_are_only_an_alias() -> None:
    assert [(one.initials, one.alias) for one in process("Pelaku S als B (20) ditahan.").initials] == [("S", "B")]


def test_dotted_initials_and_joined_ones_are_one_person() -> None:
    record = process("Pelaku A.S. (27) ditangkap. Kepada polisi, AS mengaku menyesal.")
    assert [(one.initials, one.age, len(one.mentions)) for one in record.initials] == [("AS", 27, 2)]
