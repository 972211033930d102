"""The components take their options from a config, and tell a wrong one at once."""

from __future__ import annotations

from typing import Any

import pytest

import sambang
from sambang import ConfigError
from sambang.nlp.language import NewsLanguage


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"preset": "zzz"}, "unknown preset 'zzz'; known are light, standard, strict"),
        ({"off": ["zzz"]}, "unknown rule zzz; known are "),
        ({"off": "zzz"}, "unknown rule zzz; known are "),
    ],
)
def test_what_does_not_exist_is_told_by_load(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        sambang.load(**given)
    nlp = NewsLanguage.from_config({})
    with pytest.raises(ConfigError, match=message):
        nlp.add_pipe("sambang_clean", config={"off": [], **given, **({"off": ["zzz"]} if "off" in given else {})})


def test_a_rule_may_be_named_alone() -> None:
    assert sambang.load(off="close_double_blanks")("Warga  hadir.").text == "Warga  hadir."


def test_a_title_without_content_is_none() -> None:
    nlp = sambang.load()
    docs = nlp.pipe([("Warga hadir.", {"title": title}) for title in ("null", "  ", "Apel  pagi")], as_tuples=True)
    assert [doc._.record["title"] for doc, _ in docs] == [None, None, "Apel pagi"]
