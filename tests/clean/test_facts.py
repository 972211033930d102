"""Facts of single words are asked once, and never those of another source."""

from __future__ import annotations

from sambang.clean.facts import WordFacts


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
