"""What is shown is proved at that moment; what is not is withheld, counted, logged, replaced."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from index.answering import Answerer
from index.asking import ask
from index.quote.showing import prove_again
from index.store.build import build
from index.store.open_index import OpenIndex
from index.types import Answer, Before, NotInArticles, Outcome, Refusal
from tests.support.articles import fill
from tests.support.small_answerer import EVERYTHING_ANSWERS
from tests.support.small_embedder import SmallEmbedder

QUESTION = "How many boats sank in the storm?"


@dataclass
class Altered:
    """A real answerer whose stored articles were altered after it had read them."""

    answerer: Answerer
    index: OpenIndex

    def answer(
        self,
        question: str,
        *,
        quotes: int = 3,
        previous: Before | None = None,
    ) -> Outcome:
        return self.answerer.answer(question, quotes=quotes, previous=previous)


@pytest.fixture
def answerer(tmp_path: Path) -> Answerer:
    """An answerer over two articles that both know of boats."""
    texts = {"a.md": "The storm sank 23 boats.", "b.md": "In the storm a few boats were lost."}
    fill(tmp_path / "corpus", texts)
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    return Answerer(tmp_path / "index", SmallEmbedder(), None, EVERYTHING_ANSWERS)


def altered(answerer: Answerer, change: Callable[[str], str], *names: str) -> Altered:
    """Change the stored text of some articles."""
    articles = tuple(
        replace(some, text=change(some.text)) if some.id in names else some
        for some in answerer.index.articles
    )
    return Altered(answerer, replace(answerer.index, articles=articles))


def test_what_proves_is_shown(answerer: Answerer) -> None:
    """Nothing is withheld from an answer that is word for word."""
    shown = ask(answerer, QUESTION, 3)
    assert shown.outcome == answerer.answer(QUESTION, quotes=3)
    assert shown.withheld == 0


def test_what_takes_a_withheld_quotes_place_was_not_shown_before(tmp_path: Path) -> None:
    """Of the quotes behind "What else?", too: many more are looked through for it."""
    told = (
        "The storm sank 23 boats.",
        "In the storm a few boats were lost.",
        "Boats sank at Ruan.",
    )
    fill(tmp_path / "corpus", {f"{number}.md": text for number, text in enumerate(told)})
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    three = Answerer(tmp_path / "index", SmallEmbedder(), None, EVERYTHING_ANSWERS)
    whole = three.answer(QUESTION, quotes=3)
    assert isinstance(whole, Answer) and len(whole.quotes) == 3
    _, withheld, other = whole.quotes
    fewer = altered(three, lambda text: f"{text} ", withheld.article)
    further = ask(fewer, "What else?", 1, previous=Before(QUESTION, whole.quotes[:1]))
    assert isinstance(further.outcome, Answer) and further.withheld == 1
    assert further.outcome.quotes == (other,)


def test_a_changed_byte_withholds_the_quote_and_gives_the_next(
    answerer: Answerer, caplog: pytest.LogCaptureFixture
) -> None:
    """One byte of the article changed: that quote is gone and logged, the next one is given."""
    before = answerer.answer(QUESTION, quotes=1)
    assert isinstance(before, Answer)
    first = before.quotes[0].article
    with caplog.at_level(logging.ERROR):
        shown = ask(altered(answerer, lambda text: text[:-1] + "!", first), QUESTION, 1)
    assert isinstance(shown.outcome, Answer)
    assert [quote.article != first for quote in shown.outcome.quotes] == [True]
    assert shown.withheld == 1
    assert any("withheld" in record.message for record in caplog.records)


@pytest.mark.parametrize("withheld", [(), ("a",)])
def test_each_question_of_a_message_keeps_its_quote(
    answerer: Answerer, withheld: tuple[str, ...]
) -> None:
    """However few quotes are wanted, also where another one takes a withheld one's place."""
    both = f"{QUESTION} Were a few boats lost in the storm?"
    quotes = answerer.answer(both, quotes=1)
    assert isinstance(quotes, Answer) and len(quotes.quotes) == 2
    shown = ask(altered(answerer, lambda text: text[:-1] + "!", *withheld), both, 1)
    assert isinstance(shown.outcome, Answer)
    assert len(shown.outcome.quotes) == 2 - len(withheld)
    assert shown.withheld == len(withheld)


def test_when_nothing_proves_nothing_is_shown(answerer: Answerer) -> None:
    """An answer of which every quote fails becomes a refusal without a passage."""
    shown = ask(altered(answerer, str.upper, "a", "b"), QUESTION, 3)
    assert isinstance(shown.outcome, NotInArticles)
    assert (shown.outcome.reason, shown.outcome.nearest) == (Refusal.NO_EVIDENCE, None)
    assert shown.withheld >= 1


def test_an_article_that_is_gone_proves_nothing(answerer: Answerer) -> None:
    """A quote of an article that the index no longer has is withheld."""
    outcome = answerer.answer(QUESTION, quotes=3)
    shown = prove_again(outcome, replace(answerer.index, articles=()))
    assert isinstance(shown.outcome, NotInArticles)


def test_the_nearest_passage_is_proved_too(answerer: Answerer) -> None:
    """A refusal shows its passage only when that is the article's words."""
    answer = answerer.answer(QUESTION, quotes=1)
    assert isinstance(answer, Answer)
    refusal = NotInArticles(QUESTION, Refusal.NO_EVIDENCE, 0.1, "g", answer.quotes[0])
    assert prove_again(refusal, answerer.index).outcome == refusal
    changed = altered(answerer, str.lower, "a", "b")
    shown = prove_again(refusal, changed.index)
    assert shown.outcome == replace(refusal, nearest=None)
    assert shown.withheld == 1
