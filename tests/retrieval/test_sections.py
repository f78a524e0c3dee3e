"""What stands below a heading is what a question asks for that names the heading."""

from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.rank.arranging import FEW
from index.rank.rows import rows_of_evidence
from index.rank.search import score_all, search
from index.store.build import build
from index.store.generation import open_generation
from index.store.open_index import OpenIndex
from index.store.sections import rows_named
from index.types import Answer
from tests.support.articles import put
from tests.support.small_answerer import EVERYTHING_ANSWERS
from tests.support.small_embedder import SmallEmbedder

ROLE = "Kenya’s Role in Haiti’s Security Crisis"
FERRY = (
    "The ferry ran aground. Its part was small.\n\n"
    "## The harbour board's part in the accident\n\nA buoy was missing. Nobody had looked.\n\n"
    "## How do I get my money back?\n\nWrite to the line by May.\n\n"
    "## Ferry\n\nShe was built in 1990."
)


@pytest.fixture
def two_articles(tmp_path: Path) -> OpenIndex:
    """An index of two articles whose titles say what they are about."""
    put(tmp_path / "corpus", "ferry.md", FERRY, title="Car ferry runs aground")
    put(
        tmp_path / "corpus",
        "mill.md",
        "It burned.\n\n## Costs\n\nNine million.",
        title="A mill burns",
    )
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    return open_generation(tmp_path / "index", "small@1")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "What was the harbour board's part in the accident?",
            ["A buoy was missing.", "Nobody had"],
        ),
        (
            "harbour boards part in the ferry accident",
            ["A buoy was missing.", "Nobody had looked."],
        ),
        ("how do i get my money back from the ferry", ["Write to the line by May."]),
        ("What were the costs of the mill?", ["Nine million."]),
        ("the costs", ["Nine million."]),
        # Half of the heading, or three in four of the question's words, are not in the other.
        ("What was the captain's part?", []),
        ("What did the harbour board say of the accident in June 2019?", []),
        # The title's word, of which the whole article tells.
        ("Where is the ferry?", []),
        ("", []),
        ("Who?", []),
    ],
)
def test_a_heading_is_named_by_most_of_its_words(
    two_articles: OpenIndex, question: str, told: list[str]
) -> None:
    """Its article's title may say the rest, and few of the question's words may be others."""
    index = two_articles
    rows = np.flatnonzero(rows_named(question, index.sections, len(index.sentences)))
    texts = [index.text_of(int(row)) for row in rows]
    assert len(texts) == len(told)
    assert all(text.startswith(some) for text, some in zip(texts, told, strict=True))


def test_what_stands_below_a_named_heading_is_looked_at_first(two_articles: OpenIndex) -> None:
    """Though it shares no word with the question, and other sentences share many."""
    index = two_articles
    question = "What was the harbour board's part in the accident?"
    query = SmallEmbedder().embed_query(question)
    scores = score_all(question, query, index)
    found = search(scores, query, index, rows_of_evidence(index))
    marked = [index.text_of(int(row)) for row in found.rows[found.named > 0]]
    assert sorted(marked) == ["A buoy was missing.", "Nobody had looked."]
    assert found.late[found.named > 0].max() < found.late[found.named == 0].max()
    nothing = np.zeros(len(index.sentences), dtype=bool)
    assert not len(search(scores, query, index, nothing).rows)


@pytest.mark.parametrize("question", ["What is Kenya's role in Haiti?", "kenyas role in haiti"])
def test_the_section_that_a_question_names_answers_it(answerer: Answerer, question: str) -> None:
    """The shipped article has a part on Kenya's role; another sentence tells of its involvement."""
    outcome = answerer.answer(question)
    assert isinstance(outcome, Answer)
    assert outcome.quotes[0].section == ROLE


@pytest.mark.parametrize("most", [1, 3, 9])
def test_a_topic_that_a_heading_names_is_told_from_its_first_sentence_on(
    answerer: Answerer, most: int
) -> None:
    """In the section's order, and by nothing else."""
    outcome = answerer.answer("Tell me about Kenya's role in Haiti", quotes=most)
    assert isinstance(outcome, Answer) and not outcome.unsure
    starts = [quote.start for quote in outcome.quotes[:FEW]]
    assert outcome.quotes[0].text.startswith("So far, Kenya has deployed")
    assert starts == sorted(starts) and len(outcome.quotes) <= most
    assert {quote.section for quote in outcome.quotes} == {ROLE}


@pytest.mark.parametrize("headed", [True, False])
def test_a_topic_of_one_word_is_told_wherever_it_is(tmp_path: Path, headed: bool) -> None:
    """Another article's heading may have the word, and tell of something else."""
    text = f"Stalls stand there.\n\n## {'The bridge' if headed else 'Food'}\n\nWine is sold."
    put(tmp_path / "corpus", "market.md", text, title="Markets")
    put(tmp_path / "corpus", "bridge.md", "The bridge was closed.", title="A crack")
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    small = Answerer(tmp_path / "index", SmallEmbedder(), None, EVERYTHING_ANSWERS)
    outcome = small.answer("Tell me about the bridge")
    assert isinstance(outcome, Answer)
    assert outcome.quotes[0].text == "The bridge was closed."


def test_of_two_sections_with_one_heading_the_one_that_is_named_is_told(tmp_path: Path) -> None:
    """By its article's title; and what a link below a heading says is no part of it."""
    for name, said in (("mill", "Nine million pounds."), ("ferry", "Two crowns a head.")):
        text = f"It burned.\n\n## Costs\n\n{said} More next year.\n\nREAD: Costs of a {name} rise"
        put(tmp_path / "corpus", f"{name}.md", text, title=f"A {name} burns")
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    small = Answerer(tmp_path / "index", SmallEmbedder(), None, EVERYTHING_ANSWERS)
    outcome = small.answer("Tell me about the costs of the ferry")
    assert isinstance(outcome, Answer)
    assert [quote.text for quote in outcome.quotes] == ["Two crowns a head.", "More next year."]
    assert {len(section.rows) for section in small.index.sections} == {2}


def test_headings_of_the_same_words_are_one_section(tmp_path: Path) -> None:
    """Of one article: who names one of them names the other, and nothing between them."""
    text = "## Costs\n\nNine million.\n\n## Cause\n\nA lamp.\n\n## Costs\n\nTen by May."
    put(tmp_path / "corpus", "mill.md", text, title="A mill burns")
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    index = open_generation(tmp_path / "index", "small@1")
    rows = {section.rows for section in index.sections}
    assert rows == {(0, 2), (1,)}
    assert rows_named("the costs", index.sections, 3).tolist() == [True, False, True]


def test_a_section_is_refused_only_where_nothing_in_it_is_on_the_topic(tmp_path: Path) -> None:
    """Its first sentence comes first, and need not be the one that says most."""
    text = "It burned.\n\n## The costs of the mill\n\nRain fell. The mill had costs of nine pounds."
    put(tmp_path / "corpus", "a.md", text)
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    small = Answerer(tmp_path / "index", SmallEmbedder(), None, EVERYTHING_ANSWERS)
    outcome = small.answer("Tell me about the costs of the mill")
    assert isinstance(outcome, Answer)
    assert outcome.quotes[0].text == "Rain fell."
    assert outcome.confidence == max(quote.score for quote in outcome.quotes)
    assert outcome.confidence > outcome.quotes[0].score
