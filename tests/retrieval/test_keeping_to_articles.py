"""What follows an answered question is answered from the article that answered it."""

from dataclasses import replace

import pytest

from index import one_question
from index.answering import Answerer
from index.models.embedder import SentenceTransformersEmbedder
from index.question.before import before_next
from index.question.understanding import Understood
from index.rank.going_on import better_of, goes_on
from index.rank.weighing import Weighed
from index.store.build import build
from index.types import Answer, Before, NotInArticles, Outcome, Refusal
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
    after = two.answer("How old?", previous=Before("Who won the Ruan marathon?"))
    assert not isinstance(after, Answer) or after.quotes[0].article == "race"


def test_what_stands_by_itself_may_be_in_any_article(two: Answerer) -> None:
    """Nothing says that it goes on about the same."""
    after = two.answer(
        "When was the mayor sentenced?", previous=Before("Who won the Ruan marathon?")
    )
    assert isinstance(after, Answer) and after.quotes[0].article == "trial"


def outcome(name: str, confidence: float, *, sure: bool) -> Answer:
    """Return an answer that is known again by its generation."""
    return Answer("?", (), confidence, name, unsure=() if sure else ("?",))


NOTHING = NotInArticles("?", Refusal.NO_EVIDENCE, 0.1, "there")
SURE, DOUBTED = outcome("there", 0.8, sure=True), outcome("there", 0.5, sure=False)
BETTER, WORSE = outcome("elsewhere", 0.9, sure=True), outcome("elsewhere", 0.45, sure=False)


@pytest.mark.parametrize(
    ("there", "elsewhere", "leans", "alone", "chosen"),
    [
        (SURE, replace(NOTHING, generation="elsewhere"), True, False, "there"),
        (NOTHING, replace(NOTHING, generation="elsewhere"), True, True, "there"),
        (NOTHING, BETTER, True, False, "elsewhere"),
        (NOTHING, WORSE, True, False, "there"),
        (NOTHING, WORSE, True, True, "elsewhere"),
        (NOTHING, WORSE, False, False, "elsewhere"),
        (SURE, BETTER, True, True, "elsewhere"),
        (SURE, WORSE, True, True, "there"),
        (SURE, BETTER, False, False, "there"),
        (DOUBTED, BETTER, False, False, "elsewhere"),
        (DOUBTED, WORSE, False, False, "there"),
    ],
)
def test_the_articles_of_before_come_first(
    there: Outcome, elsewhere: Outcome, leans: bool, alone: bool, chosen: str
) -> None:
    """What leans takes from others only what is sure, or what answers better a whole question; what
    stands by itself is answered there where that is sure."""
    assert better_of(there, elsewhere, leans=leans, alone=alone).generation == chosen


def test_what_leans_is_answered_with_doubt_by_others() -> None:
    """ "What does the company say?" is another company there."""
    found = better_of(NOTHING, BETTER, leans=True, alone=False)
    assert isinstance(found, Answer) and found.unsure


@pytest.mark.parametrize(
    ("asked", "articles", "alone", "on"),
    [
        ("Who pays?", frozenset({"race"}), False, True),
        ("Who pays?", None, False, False),
        ("Who pays?", frozenset({"race"}), True, False),
        ("Who pays Ada?", frozenset({"race"}), False, False),
    ],
)
def test_what_says_little_and_names_nobody_goes_on(
    two: Answerer, asked: str, articles: frozenset[str] | None, alone: bool, on: bool
) -> None:
    """In a conversation of which it is known what answered last."""
    before = Before("Who won?", (), articles)
    query, leaning = (
        two.scope.query(Understood(asked, leans=leans), two.embedder) for leans in (False, True)
    )
    assert goes_on(query, before, alone=alone) is on
    assert goes_on(leaning, before, alone=alone)


def test_another_matter_is_found_in_the_midst_of_a_conversation(two: Answerer) -> None:
    """The articles of before say nothing to it, and the other is sure."""
    on_trial = Before("When was Bo Rao sentenced?", (), frozenset({"trial"}))
    found = two.answer("How many runners started?", previous=on_trial)
    assert isinstance(found, Answer) and found.quotes[0].article == "race"


def test_a_whole_question_that_is_refused_keeps_to_no_article() -> None:
    """What follows it is not about what answered before; what follows a refused follow-up is."""
    answered = before_next("Who won the Ruan marathon?", SURE, None)
    assert answered is not None
    on_race = replace(answered, articles=frozenset({"race"}))
    refused = before_next("When was the mayor of Pell sentenced?", NOTHING, on_race)
    assert refused is not None and refused.articles == frozenset()
    leaning = before_next("And why?", NOTHING, on_race)
    assert leaning is not None and leaning.articles == frozenset({"race"})


def test_what_is_not_found_of_whom_the_question_names_is_doubted(
    two: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "He" may be somebody else of whom the question before is answered."""

    def answered(question: str, weighed: Weighed, *_: object) -> Outcome:
        return NOTHING if weighed.query.understood.otherwise else replace(SURE, quotes=())

    monkeypatch.setattr(one_question, "outcome_of", answered)
    found = two.answer("Who judged him?", previous=Before("When was Bo Rao sentenced?"))
    assert isinstance(found, Answer) and found.unsure == ("Who judged him?",)
