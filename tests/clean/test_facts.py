"""Facts of single words are asked once, and never those of another source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sambang.clean import facts as module
from sambang.clean.facts import WordFacts

if TYPE_CHECKING:
    import pytest


def test_a_word_is_asked_about_once() -> None:
    asked: list[str] = []

    def find(word: str, letters: str) -> str:
        asked.append(word)
        return word.upper() if word[0] in letters else ""

    facts = WordFacts(find)
    for _ in range(2):
        assert facts.among(frozenset({"ada", "lalu"}), "a") == {"ada": "ADA"}
    assert sorted(asked) == ["ada", "lalu"]


def test_another_source_is_asked_anew() -> None:
    facts: WordFacts[str, bool] = WordFacts(lambda word, letters: word[0] in letters)
    assert facts.among(frozenset({"ada"}), "a") == {"ada": True}
    assert facts.among(frozenset({"ada"}), "b") == {}
    assert facts.among(frozenset({"ada"}), "a") == {"ada": True}


def test_a_word_stays_open_until_it_is_asked_about() -> None:
    facts: WordFacts[str, bool] = WordFacts(lambda word, letters: word[0] in letters)
    words = frozenset({"ada", "lalu"})
    assert facts.open_among(words, "a") == words
    facts.among(words, "a")
    assert facts.open_among(words, "a") == {"ada"}


def test_a_text_of_more_words_than_are_remembered_is_asked_once_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    asked: list[str] = []

    def find(word: str, _: str) -> bool:
        asked.append(word)
        return False

    facts: WordFacts[str, bool] = WordFacts(find)
    words = frozenset({"ada", "di", "ke", "lalu", "warga"})
    assert facts.among(words, "a") == facts.among(words, "a") == {}
    assert sorted(asked) == sorted(words)
