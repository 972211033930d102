"""The public face of the package."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest

import sambang
from sambang import Article, ConfigError, InputError, Options

HEAVY = ("spacy", "pandas", "pyarrow", "wordfreq", "ftfy", "rapidfuzz", "dateutil", "sambang.pipeline")


def test_every_public_name_exists_and_the_list_is_sorted() -> None:
    assert sorted(sambang.__all__) == sambang.__all__
    assert all(hasattr(sambang, name) for name in sambang.__all__)


def test_import_brings_nothing_heavy() -> None:
    code = f"import sys, sambang; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_functions_keep_their_names_when_modules_are_imported_later() -> None:
    imports = "import sambang, sambang.clean.order, sambang.extract.all, sambang.explain"
    code = f"{imports}\nprint(sambang.clean('a b').text, sambang.explain('a b', 0).at, sambang.extract('a b').dates)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "a b 0 ()\n"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"preset": "heavy"}, "unknown preset 'heavy'; known are light, standard, strict"),
        ({"preset": "Light"}, "unknown preset 'Light'"),
        ({"off": ["x"]}, "unknown rule x; known are "),
        ({"off": "x"}, "unknown rule x; known are "),
        ({"off": 5}, "are names, not 5"),
        ({"off": [5]}, r"are names, not \[5\]"),
    ],
)
def test_options_that_do_not_exist_are_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Options(**given)


@pytest.mark.parametrize("off", ["close_double_blanks", ["close_double_blanks"], {"close_double_blanks"}])
def test_rules_are_switched_off_by_any_collection_of_names(off: Any) -> None:  # noqa: ANN401 - what a caller may give
    assert Options(off=off) == Options(off=frozenset({"close_double_blanks"}))
    assert sambang.clean("Warga  hadir.", options=Options(off=off)).text == "Warga  hadir."


def test_what_is_no_text_is_told_at_the_door() -> None:
    wrong: Any = None
    with pytest.raises(InputError, match="text must be a text, not NoneType"):
        sambang.clean(wrong)
    with pytest.raises(InputError, match="text must be a text, not bytes"):
        sambang.extract(b"Warga")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="article must be a text, not NoneType"):
        sambang.process(wrong)
    with pytest.raises(InputError, match="title must be a text, not int"):
        sambang.clean("Warga hadir.", title=5)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="text must be a text, not NoneType"):
        Article(article_id="1", text=wrong)
    with pytest.raises(InputError, match="published must be a text, not int"):
        Article(article_id="1", text="Warga hadir.", published=5)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", [dt.date(2025, 6, 4), dt.datetime(2025, 6, 4, 9, 30, tzinfo=dt.UTC), "4 Juni 2025"])
def test_published_may_be_a_date(published: Any) -> None:  # noqa: ANN401 - what a caller may give
    text = "Warga berkumpul pada Selasa (3/6)."
    record = sambang.process(Article(article_id="1", text=text, published=published))
    assert (record.published, record.dates[0].value, record.issues) == ("2025-06-04", "2025-06-03", ())
    assert sambang.extract(text, published=published).dates[0].value == "2025-06-03"


def test_a_title_without_content_is_none() -> None:
    titles = ("null", "  ", "Apel pagi")
    assert [sambang.process(Article(article_id="1", text="Warga hadir.", title=t)).title for t in titles] == [
        None,
        None,
        "Apel pagi",
    ]


def test_explain_tells_why_a_word_was_taken_or_not() -> None:
    told = str(sambang.explain("Bripka Nurul Huda dan kapten kapal itu hadir.", 24))
    assert "not taken: RANK 'kapten': a common word in small letters" in told.splitlines()
    with pytest.raises(InputError, match="no offset 99"):
        sambang.explain("Warga hadir.", 99)
