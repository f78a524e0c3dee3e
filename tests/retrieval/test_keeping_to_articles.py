"""What follows an answered question is answered from the article that answered it."""

import pytest

from index.answering import Answerer
from index.models.embedder import SentenceTransformersEmbedder
from index.store.build import build
from index.types import Answer
from tests.support.articles import fill

RACE = (
    "Ada Li won the Ruan marathon on Sunday in 2:21:07, a course record.\n\n"
    "Some 14,200 runners started. It was the tenth marathon in Ruan."
)
TRIAL = (
    "Bo Rao, the mayor of Pell, was sentenced on Monday.\n\n"
    "He is 51 years old. The judge, Jo Park, has 20 years of experience."
)


@pytest.fixture(scope="module")
def two(
    answerer: Answerer,
    embedder: SentenceTransformersEmbedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Answerer:
    """Answer from two articles on different matters, by the real models."""
    folder = tmp_path_factory.mktemp("two")
    fill(folder / "corpus", {"race.md": RACE, "trial.md": TRIAL})
    build(folder / "corpus", folder / "index", embedder)
    return Answerer(folder / "index", embedder, answerer.reader, answerer.calibration)


def test_another_article_does_not_say_how_old_she_is(two: Answerer) -> None:
    """Whose age it is does not stand in the question; asked first, it is of whoever has one."""
    alone = two.answer("How old?")
    assert isinstance(alone, Answer) and alone.quotes[0].article == "trial"
    after = two.answer("How old?", previous="Who won the Ruan marathon?")
    assert not isinstance(after, Answer) or after.quotes[0].article == "race"


def test_what_stands_by_itself_may_be_in_any_article(two: Answerer) -> None:
    """Nothing says that it goes on about the same."""
    after = two.answer("When was the mayor sentenced?", previous="Who won the Ruan marathon?")
    assert isinstance(after, Answer) and after.quotes[0].article == "trial"
