""" "What else?" goes on where the answer before ended."""

import pytest

from index.answering import Answerer
from index.question.before import asks_for_whole, before_next
from index.question.following import asks_for_more, follows_up
from index.question.wording import Wording
from index.types import Answer, Before, NotInArticles, Refusal, quoted_in

ROLE = "What is Kenya's role in Haiti?"


@pytest.mark.parametrize(
    "question",
    [
        "What else?",
        "and what else do the articles say about it?",
        "anything else?",
        "Is there anything else?",
        "Any more details?",
        "tell me more",
        "Can you tell me more about that?",
        "more please",
        "go on",
        "and what else did he say?",
        "What else has she been doing?",
    ],
)
def test_asking_for_more_needs_the_question_before(question: str) -> None:
    """In whatever words it is asked."""
    assert asks_for_more(Wording(question)) and follows_up(Wording(question))


@pytest.mark.parametrize(
    "question",
    [
        "What else did Ruto propose?",
        "Who else was shot?",
        "Tell me more about the African Union",
        "How many more officers were sent?",
        "What happened?",
    ],
)
def test_asking_for_more_of_something_is_a_question_of_its_own(question: str) -> None:
    """It says itself what it is about."""
    assert not asks_for_more(Wording(question))


def test_further_quotes_are_those_that_were_not_shown(answerer: Answerer) -> None:
    """As many as are asked for, worth what they are worth, and none twice."""
    first = answerer.answer(ROLE)
    further = answerer.answer("What else?", previous=Before(ROLE))
    assert isinstance(first, Answer) and isinstance(further, Answer)
    assert len(first.quotes) == 3
    assert set(further.quotes).isdisjoint(first.quotes)
    assert further.confidence == max(quote.score for quote in further.quotes) < first.confidence


def test_what_was_shown_is_not_always_as_much_as_is_asked_for(answerer: Answerer) -> None:
    """The bot looks for more quotes than it shows at once; those behind the button are new, too."""
    whole = answerer.answer(ROLE, quotes=9)
    shown = quoted_in(whole)[:1]
    further = answerer.answer("What else?", previous=Before(ROLE, shown), quotes=9)
    assert isinstance(whole, Answer) and isinstance(further, Answer)
    assert further.quotes == whole.quotes[1:]


@pytest.mark.parametrize(
    "request_", ["Tell me about the mission", "What is Ruto's proposal?", ROLE]
)
def test_nothing_is_lost_between_what_was_shown_and_what_else(
    answerer: Answerer, request_: str
) -> None:
    """However the quotes that the bot looked for are arranged, of which it shows the first."""
    whole = quoted_in(answerer.answer(request_, quotes=9))
    shown = whole[:2]
    further = quoted_in(answerer.answer("What else?", previous=Before(request_, shown), quotes=9))
    assert set(further) >= set(whole[2:]) and set(further).isdisjoint(shown)


def test_more_about_somebody_is_all_that_is_told_of_them(answerer: Answerer) -> None:
    """Not only what answers the question before, which named them; nothing twice."""
    asked = "Why did President Ruto defend the move?"
    shown = quoted_in(answerer.answer(asked))
    found = answerer.answer("Tell me more about him", previous=Before(asked, shown))
    assert isinstance(found, Answer) and set(found.quotes).isdisjoint(shown)
    assert all("Ruto" in f"{quote.lead_text} {quote.text}" for quote in found.quotes[:1])


@pytest.mark.parametrize(
    ("before", "name"), [("who is ombaka?", "Ombaka"), ("Why did Ruto defend the move?", "Ruto")]
)
def test_what_else_somebody_did_was_not_shown_before(
    answerer: Answerer, before: str, name: str
) -> None:
    """Of whom the question before names."""
    first = answerer.answer(before)
    assert isinstance(first, Answer)
    then = answerer.answer("What else did he say?", previous=before_next(before, first, None))
    assert isinstance(then, Answer) and set(then.quotes).isdisjoint(first.quotes)
    assert all(name in f"{quote.lead_text} {quote.text}" for quote in then.quotes)


def test_what_else_was_said_ends_where_all_is_shown(answerer: Answerer) -> None:
    """The last of three quotes came again, with doubt."""
    asked = "what did ruto say?"
    first = answerer.answer(asked)
    then = answerer.answer("what else did he say?", previous=before_next(asked, first, None))
    assert set(quoted_in(then)).isdisjoint(quoted_in(first))


@pytest.mark.parametrize("before", ["When was the officer shot?", "What is the capital of France?"])
def test_where_there_is_no_more_another_passage_is_nearest(answerer: Answerer, before: str) -> None:
    """Not the one that was shown before, as an answer or as the nearest one."""
    first = answerer.answer(before)
    shown = first.quotes[0] if isinstance(first, Answer) else first.nearest
    further = answerer.answer("What else?", previous=Before(before))
    assert isinstance(further, NotInArticles)
    assert (further.question, further.reason) == ("What else?", Refusal.NO_EVIDENCE)
    assert further.nearest and shown and further.nearest.text != shown.text
    assert further.nearest.highlights == ()


def test_more_of_nothing_is_refused(answerer: Answerer) -> None:
    """A question before that was none has no further quotes, and neither has no question."""
    assert isinstance(answerer.answer("What else?"), NotInArticles)
    assert answerer.answer("What else?", previous=Before("Who made you?")) == NotInArticles(
        "What else?", Refusal.ABOUT_THE_BOT, 0.0, answerer.index.generation
    )


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        ("What is this article about?", "summarize it", True),
        ("When was the officer shot?", "summary please", True),
        ("When was the officer shot?", "Summarise the article", True),
        ("Tell me about the declaration", "summarize it", False),
        ("When was the officer shot?", "Where was it?", False),
    ],
)
def test_a_summary_is_of_the_article_that_answered(before: str, asked: str, whole: bool) -> None:
    """And "it" is that article where the question before asked for all of one, too."""
    assert asks_for_whole(asked, before) is whole


def test_a_summary_in_a_conversation_is_the_one_asked_for_alone(answerer: Answerer) -> None:
    """What was asked before says which article is meant, and nothing of what it is to tell."""
    outcome = answerer.answer("summary", previous=Before("When was the officer shot?"))
    assert isinstance(outcome, Answer)
    assert outcome.quotes == quoted_in(answerer.answer("summary"))
