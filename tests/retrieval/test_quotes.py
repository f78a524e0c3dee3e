"""A quote is whole sentences of its article, says who is meant, and is proved again."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.answering import Answerer
from index.errors import QuoteError
from index.quote.quotes import make_quote, prove
from index.store.build import build
from index.store.open_index import OpenIndex
from index.types import Answer, Article, PassageKind, Quote, Span
from tests.retrieval.conftest import SmallIndex
from tests.support.articles import article, fill, quoted
from tests.support.hard_news import hard_article, hard_question
from tests.support.news import NEWS
from tests.support.small_answerer import EVERYTHING_ANSWERS
from tests.support.small_embedder import SmallEmbedder


def test_a_leaning_quote_comes_with_the_sentence_that_names(small_index: SmallIndex) -> None:
    """The lead is the nearest earlier sentence of the section that stands by itself."""
    text = "Ada Li resigned. She was 40. She told them neither why nor when.\n\n## Later\n\nHe won."
    index = small_index({"a.md": text})
    quotes = [make_quote(index, row, 0.5) for row in range(4)]
    assert [quote.lead_text for quote in quotes] == ["", "Ada Li resigned.", "Ada Li resigned.", ""]
    for quote in quotes:
        prove(quote, index.articles[0])


def test_a_lead_out_of_a_speech_is_the_whole_of_it(small_index: SmallIndex) -> None:
    """What says who is meant is cut open no more than a quote is."""
    speech = f"“Ada Li resigned. {'Nobody had asked her to do it. ' * 20}It was late,” he said."
    index = small_index({"a.md": f"{speech}\n\nShe left the room."})
    last = len(index.sentences) - 1
    assert index.text_of(last - 1) != speech  # so long a speech is divided
    assert make_quote(index, last, 0.5).lead_text == speech


def test_a_related_headline_is_no_lead(small_index: SmallIndex) -> None:
    """A link to other coverage does not say who is meant."""
    index = small_index({"a.md": "Ada Li resigned.\n\nREAD: Storm sinks boats\n\nShe left."})
    assert make_quote(index, 2, 0.5).lead_text == "Ada Li resigned."


def test_who_speaks_of_others_says_who_is_meant_too(small_index: SmallIndex) -> None:
    """A speech that begins with "they" leans; its speaker, named behind it, is who "she" is."""
    speech = "“They ate here,” said Ada Li, who keeps the inn."
    index = small_index({"a.md": f"The region is full of guests. {speech} She asked them to wait."})
    assert make_quote(index, 2, 0.5).lead_text == speech
    assert make_quote(index, 1, 0.5).lead_text == "The region is full of guests."


def test_an_answer_of_an_interview_comes_with_its_question(small_index: SmallIndex) -> None:
    """ "A: It was 12,000 euros." says nothing without what was asked, whoever is said to speak."""
    text = "Q: How much was the prize?\n\nA: It was 12,000 euros.\n\nLI: For Chad."
    index = small_index({"a.md": text})
    leads = [make_quote(index, row, 0.5).lead_text for row in (1, 2)]
    assert leads == ["Q: How much was the prize?"] * 2


def test_an_item_of_a_list_comes_with_the_line_above_the_list(small_index: SmallIndex) -> None:
    """Where that says what the items are, and ends in a colon."""
    text = (
        "Ada Li won.\n\nThe summit also:\n\n1. met;\n2. postponed a vote.\n\nThe end.\n\n- a boat"
    )
    index = small_index({"a.md": text})
    leads = [make_quote(index, row, 0.5).lead_text for row in (2, 3, 5)]
    assert leads == ["The summit also:", "The summit also:", ""]


def test_a_speech_and_what_stands_below_a_picture_explain_nothing(small_index: SmallIndex) -> None:
    """Who speaks is said by the sentence before; whose photograph it is says not who is meant."""
    text = "“It sank,” said Ada Li. “It was late.”\n\nPhoto: Georg Voss\n\nShe left."
    index = small_index({"a.md": text})
    leads = [make_quote(index, row, 0.5).lead_text for row in (1, 3)]
    assert leads == ["“It sank,” said Ada Li."] * 2


def test_a_tables_row_comes_with_what_its_columns_are_called(small_index: SmallIndex) -> None:
    """Figures without the names of their columns say nothing; each row has them and is proved."""
    text = "The losses:\n\n| Port | Lost |\n|---|---|\n| Ruan | 9 |\n| Skarra | 4 |"
    index = small_index({"a.md": text})
    quotes = [make_quote(index, row, 0.5) for row in (2, 3)]
    assert [(quote.lead_text, quote.text) for quote in quotes] == [
        ("| Port | Lost |", "| Ruan | 9 |"),
        ("| Port | Lost |", "| Skarra | 4 |"),
    ]
    for quote in quotes:
        prove(quote, index.articles[0])


def test_a_row_is_not_divided(small_index: SmallIndex) -> None:
    """A full stop in a cell ends no sentence: half a row names no column."""
    row = "| Ruan | The pier fell. Two boats sank. |"
    index = small_index({"a.md": f"| Port | Losses |\n|---|---|\n{row}"})
    assert [index.text_of(some) for some in range(len(index.sentences))][1:] == [row]


def test_a_quote_has_all_that_a_citation_needs(open_index: OpenIndex) -> None:
    """Every row of the shipped corpus becomes a quote that is proved and has its place."""
    for row in range(len(open_index.sentences)):
        quote = make_quote(open_index, row, 0.5)
        source = open_index.articles[open_index.sentences[row].article]
        prove(quote, source)
        passage = open_index.passages[open_index.sentences[row].passage]
        assert (quote.section, quote.paragraph) == (passage.section, passage.paragraph)
        assert (quote.title, quote.url) == (source.title, source.url)


def test_only_highlights_inside_the_quote_are_kept(small_index: SmallIndex) -> None:
    """The answering words are never marked in another sentence."""
    index = small_index({"a.md": "Ada Li resigned. Bo Li won."})
    inside, outside = Span(17, 22), Span(0, 6)
    assert make_quote(index, 1, 0.5, [inside, outside]).highlights == (inside,)


SOURCE = article("Ada Li resigned. She was 40. Nobody knew.")
QUOTE = quoted(
    SOURCE,
    Span(17, 28),
    highlights=(Span(25, 27),),
    lead=Span(0, 16),
    lead_text="Ada Li resigned.",
)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": "She was 41."}, "not the article's words"),
        ({"text": "She was 40"}, "not the article's words"),
        ({"text": "She was 40. "}, "not the article's words"),
        ({"text": ""}, "not the article's words"),
        ({"start": 18}, "not the article's words"),
        ({"end": 27}, "not the article's words"),
        ({"end": 4000}, "lies outside the article"),
        ({"start": -24}, "lies outside the article"),
        ({"start": 28}, "lies outside the article"),
        ({"sha256": "0" * 64}, "the article changed"),
        ({"lead_text": "Ada Lo resigned."}, "its lead"),
        ({"lead": Span(0, 15)}, "its lead"),
        ({"lead": None}, "its lead"),
        ({"lead": Span(-41, -25)}, "its lead"),
        ({"highlights": (Span(0, 6),)}, "a highlight lies outside"),
        ({"highlights": (Span(27, 29),)}, "a highlight lies outside"),
        ({"highlights": (Span(26, 26),)}, "a highlight lies outside"),
    ],
)
def test_each_kind_of_change_is_found(change: dict[str, object], says: str) -> None:
    """Words, offsets, hash, lead and highlights are each proved, in one line that says what."""
    prove(QUOTE, SOURCE)
    with pytest.raises(QuoteError, match=says) as caught:
        prove(replace(QUOTE, **change), SOURCE)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=127))
def test_one_changed_byte_of_the_article_is_found(place: int, change: int) -> None:
    """Even far from the quote, an article that is not the one quoted from proves nothing."""
    data = bytearray(SOURCE.text.encode())
    data[place % len(data)] ^= change
    altered = replace(SOURCE, text=data.decode("utf-8", "replace"))
    with pytest.raises(QuoteError, match="the article changed"):
        prove(QUOTE, altered)


@given(text=NEWS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_row_of_any_index_is_quoted_verbatim(small_index: SmallIndex, text: str) -> None:
    """No text makes a quote that is not its article's words."""
    index = small_index({"a.md": f"Begin here.\n\n{text}"})
    for row in range(len(index.sentences)):
        prove(make_quote(index, row, 0.5), index.articles[0])


def test_a_thousand_answers_hold_no_mismatch(tmp_path: Path) -> None:
    """Of every quote to 1,000 questions on generated articles, each word is its article's."""
    rng = random.Random(5)
    fill(tmp_path / "corpus", {f"{n}.md": f"It began. {hard_article(rng)}" for n in range(12)})
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    answerer = Answerer(tmp_path / "index", SmallEmbedder(), None, EVERYTHING_ANSWERS)
    texts = {some.id: some for some in answerer.index.articles}
    ends = sentence_ends(answerer.index)
    shown = 0
    for _ in range(1000):
        outcome = answerer.answer(hard_question(rng), quotes=3)
        quotes = outcome.quotes if isinstance(outcome, Answer) else (outcome.nearest,)
        for quote in filter(None, quotes):
            assert is_verbatim(quote, texts[quote.article]), quote
            assert ends(quote), quote
            shown += 1
    assert shown > 1000


def is_verbatim(quote: Quote, source: Article) -> bool:
    """Compare a quote with its article without any code of the index."""
    lead = source.text[quote.lead.start : quote.lead.end] if quote.lead else ""
    return source.text[quote.start : quote.end] == quote.text and lead == quote.lead_text


def sentence_ends(index: OpenIndex) -> Callable[[Quote], bool]:
    """Return a check that a quote is whole sentences of evidence."""
    prose = [s for s in index.sentences if index.passages[s.passage].kind is PassageKind.PROSE]
    starts = {(index.articles[s.article].id, s.start) for s in prose}
    ends = {(index.articles[s.article].id, s.end) for s in prose}
    return lambda quote: (
        (quote.article, quote.start) in starts and (quote.article, quote.end) in ends
    )
