"""The spaCy face gives what the core gives."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

import sambang
from sambang import Article
from sambang.gazetteers.load import load
from sambang.nlp.extensions import GROUPS
from sambang.nlp.tokenizer import WordTokenizer
from sambang.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return sambang.load()


def _record(article: Article | str) -> Any:  # noqa: ANN401 - plain data
    return json.loads(msgspec.json.encode(sambang.process(article)))


@given(st.text(alphabet="ab1_.,-’'\n\t \u00a0é“", max_size=30))
def test_tokens_joined_are_the_text(text: str) -> None:
    tokens = WordTokenizer(Vocab())
    assert tokens(text).text == text
    assert [*map(str, tokens.of_scan(scan(text, load())))] == [*map(str, tokens(text))]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("WIB.Kegiatan", ["WIB", ".", "Kegiatan"]),
        ("S.H.,M.H", ["S", ".", "H", ".", ",", "M", ".", "H"]),
        ("Mu'min Jum’at", ["Mu'min", "Jum’at"]),
        ("masing-masing", ["masing", "-", "masing"]),
        ("a  b\n c", ["a", " ", "b", "\n ", "c"]),
    ],
)
def test_tokens_are_words_and_single_marks(text: str, tokens: list[str]) -> None:
    assert [token.text for token in WordTokenizer(Vocab())(text)] == tokens


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in EXAMPLES])
def test_record_is_that_of_process(nlp: Language, text: str) -> None:
    assert nlp(text)._.record == _record(text)


def test_doc_is_that_of_the_cleaned_text(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    assert doc.text == sambang.clean(TEXTS[0]).text
    assert doc._.article["text"] == TEXTS[0]
    assert doc._.clean["raw"] == TEXTS[0]
    assert doc.lang_ == "id"


def test_spans_are_the_mentions_with_their_ids(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    mentions = {(m["label"], m["text"], m["entity_id"] or "") for m in doc._.record["mentions"] if m["label"] in GROUPS.values()}
    spans = {(span.label_, span.text, span.kb_id_) for group in doc.spans.values() for span in group}
    assert spans == mentions
    assert ("UNIT", "Polsek Bungur") in {(ent.label_, ent.text) for ent in doc.ents}
    for ent in doc.ents:
        assert ent._.mention["text"] == ent.text


def test_pipe_takes_title_and_date(nlp: Language) -> None:
    context: dict[str, Any] = {
        "title": "Sambang diwilayah Bungur",
        "published": "2025-06-03",
        "article_id": "x1",
        "url": "https://warta.example/1",
    }
    ((doc, given_back),) = nlp.pipe([(TEXTS[0], context)], as_tuples=True)
    assert given_back is context
    assert doc._.record == _record(Article(text=TEXTS[0], **context))


def test_docbin_keeps_record_and_spans(nlp: Language) -> None:
    docs = list(nlp.pipe(TEXTS))
    stored = DocBin(store_user_data=True, docs=docs).to_bytes()
    for before, after in zip(docs, DocBin().from_bytes(stored).get_docs(nlp.vocab), strict=True):
        assert json.dumps(after._.record) == json.dumps(before._.record)  # DocBin makes tuples of lists
        assert [(e.text, e.label_, e.kb_id_) for e in after.ents] == [(e.text, e.label_, e.kb_id_) for e in before.ents]
        assert {g: len(s) for g, s in after.spans.items()} == {g: len(s) for g, s in before.spans.items()}


def test_components_and_docs_can_be_pickled(nlp: Language) -> None:
    for _, component in nlp.pipeline:
        assert len(pickle.dumps(component)) < 2_000_000
    assert pickle.loads(pickle.dumps(nlp(TEXTS[0])))._.record == _record(TEXTS[0])  # noqa: S301


def test_a_person_that_another_component_adds_is_linked() -> None:
    nlp = sambang.load()

    @Language.component("test_adds_person")
    def add(doc: Doc) -> Doc:
        start = doc.text.index("Ngatini")
        span = doc.char_span(start, start + 7, label="PERSON")
        assert isinstance(span, Span)
        doc.set_ents([span], default="unmodified")
        return doc

    nlp.add_pipe("test_adds_person", before="sambang_link")
    doc = nlp("Pasar itu ramai sejak pagi, kios milik Ngatini pun sudah buka.")
    assert [person["name"] for person in doc._.record["persons"]] == ["Ngatini"]
    assert [(ent.text, ent.kb_id_) for ent in doc.ents] == [("Ngatini", "p1")]


def test_saved_pipeline_comes_back(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again(TEXTS[0])._.record == _record(TEXTS[0])


def test_options_reach_the_components() -> None:
    nlp = sambang.load(preset="light")
    assert nlp(TEXTS[0])._.record == json.loads(
        msgspec.json.encode(sambang.process(TEXTS[0], options=sambang.Options(preset="light")))
    )


def test_displacy_shows_the_entities(nlp: Language) -> None:
    assert "Polsek Bungur" in displacy.render(nlp(TEXTS[0]), style="ent", page=False, jupyter=False)


def test_without_cleaning_the_raw_text_has_its_tokens(nlp: Language) -> None:
    raw = "Bripka  Rina hadir diwilayah Bungur."
    assert nlp(raw).text == "Bripka Rina hadir di wilayah Bungur."
    assert nlp(raw, disable=["sambang_clean"]).text == raw
    assert [doc.text for doc in nlp.pipe([raw], disable=["sambang_clean"])] == [raw]
    with nlp.select_pipes(disable=["sambang_clean"]):
        assert [ent.text for ent in nlp(raw).ents] == ["Bripka  Rina"]
    with pytest.raises(ValueError, match="E088"):
        nlp("a" * (nlp.max_length + 1))


def test_a_component_before_cleaning_sees_the_raw_tokens() -> None:
    nlp, seen = sambang.load(), []

    @Language.component("test_sees_tokens")
    def see(doc: Doc) -> Doc:
        seen.append([token.text for token in doc])
        return doc

    nlp.add_pipe("test_sees_tokens", first=True)
    assert nlp("Warga  hadir.").text == "Warga hadir."
    assert seen == [["Warga", " ", "hadir", "."]]


@pytest.mark.slow
def test_two_processes_give_the_same(nlp: Language) -> None:
    pairs: Iterator[tuple[str, dict[str, str]]] = ((text, {"article_id": str(n)}) for n, text in enumerate(TEXTS * 3))
    docs = list(nlp.pipe(pairs, as_tuples=True, n_process=2, batch_size=2))
    expected = [_record(Article(article_id=str(n), text=text)) for n, text in enumerate(TEXTS * 3)]
    assert [doc._.record for doc, _ in docs] == expected


def test_a_doc_cut_out_of_another_is_read_by_its_own_tokens(nlp: Language) -> None:
    doc = nlp.make_doc("Kapolsek Bungur Iptu Budi menyapa warga. Bripka Rina ikut serta.")
    part = doc[-5:].as_doc(copy_user_data=True)
    assert nlp(part)._.record["raw_text"] == part.text == "Bripka Rina ikut serta."
