"""Questions on an article's author, publisher, date and address."""

import pytest

from index.answering import Answerer
from index.question.publication import asks_of_publication
from index.types import Answer, Before, NotInArticles, Refusal


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote this article?",
        "Who wrote the tram article?",
        "who's the author of the tram story",
        "Who wrote the obituary?",
        "when is the election article from",
        "link to the tram article",
        "By whom was this published?",
        "When was this article published?",
        "what's the date of the article",
        "Which newspaper published this?",
        "what newspaper is this from?",
        "What is the source of this?",
        "When was it published?",
        "Is there a link to the article about the storm?",
        "Where can I read the full article?",
        "How old is this story?",
        "source?",
        "Got a link for that?",
        "what are your sources",
    ],
)
def test_a_question_on_the_publication_is_told(question: str) -> None:
    """It asks for what stands beside an article's text."""
    assert asks_of_publication(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote the report on the dam?",
        "What is the source of the leak?",
        "sources of the river",
        "When was the article of the treaty signed?",
        "What is the source of the river?",
        "Which newspaper published the letter?",
        "Where is the officer from?",
        "Who is the author of the novel?",
        "Who is the author?",
        "Who wrote it?",
        "Who posted the video?",
    ],
)
def test_what_the_articles_may_tell_of_is_asked_of_them(question: str) -> None:
    """Other works have authors, sources and dates that an article's text may say."""
    assert not asks_of_publication(question)


def test_who_asks_for_the_publication_learns_where_it_stands(answerer: Answerer) -> None:
    """No passage is shown as near to it, however the question reads."""
    for asked in ("Who wrote this article, please?", "who is the author"):
        outcome = answerer.answer(asked)
        assert isinstance(outcome, NotInArticles)
        assert (outcome.reason, outcome.nearest) == (Refusal.PUBLICATION, None)
    behind = Before("When was the officer shot?")
    outcome = answerer.answer("When was it published?", previous=behind)
    assert isinstance(outcome, NotInArticles) and outcome.reason is Refusal.PUBLICATION
    assert isinstance(answerer.answer("When was the officer shot?"), Answer)
