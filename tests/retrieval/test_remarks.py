"""What people say of an answer is nothing that the next question leans on."""

import pytest

from index.answering import Answerer
from index.question.before import asked_in, before_next, stands, stands_after
from index.question.plain import plain
from index.question.remarks import is_remark
from index.types import Answer
from tests.support.question_sets import load

SHOT = "When was the officer shot?"


@pytest.mark.parametrize(
    "text",
    [
        "that's not what I asked",
        "not what I asked",
        "thats not what I asked",
        "You didn't answer my question",
        "you're wrong, it was Monday",
        "No, it was Monday",
        "wow, I feel bad for his family",
        "He deserved it.",
        "I think they are all corrupt",
        "That's a lot of boats.",
        "that is cheaper than I thought",
        "My grandfather was born there",
        "thanks for the info",
        "poor guy, he had a family",
        "omg those poor people on the ferry",
        "glad he survived",
    ],
)
def test_a_remark_changes_nothing(text: str) -> None:
    """Neither what the next question leans on, nor where a conversation begins."""
    assert is_remark(plain(text).text)
    assert stands_after(text, SHOT) == SHOT
    assert stands_after(text, None) == plain(text).text
    assert not stands(asked_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "I want to know who leads the review",
        "I need the name of the treasurer",
        "I asked about the storm",
        "I am looking for the price of the drug",
        "No, I meant the captain",
        "he was shot when",
        "it had how many life jackets",
        "you said he is charged, with what",
        "He deserved it?",
        "my grant was refused, can I appeal",
        "this week's vote",
        "that storm in Ruan",
        "boats lost in the storm",
        "the officer was shot on Monday",
        "2027",
    ],
)
def test_what_may_ask_is_no_remark(text: str) -> None:
    """Whatever it looks like."""
    assert not is_remark(plain(text).text)


@pytest.mark.parametrize("name", ["kenya", "chat", "channel", "news", "dispatches", "followups"])
def test_no_question_is_taken_for_a_remark(name: str) -> None:
    """Also in small letters and without its mark."""
    for item in load(name):
        asked = item["question"]
        assert not is_remark(plain(asked).text), asked
        assert not is_remark(plain(asked.lower().rstrip("? ")).text), asked


@pytest.mark.parametrize("remark", ["that's not what I asked", "you're wrong, it was Monday"])
def test_a_conversation_goes_on_behind_a_remark(answerer: Answerer, remark: str) -> None:
    """ "And where?" is asked of the officer, and of the article that told of him."""
    first = before_next(SHOT, answerer.answer(SHOT), None)
    then = before_next(remark, answerer.answer(remark, previous=first), first)
    assert then == first
    where = answerer.answer("and where?", previous=then)
    assert isinstance(where, Answer) and not where.unsure
    assert "Ségur-Savien" in where.quotes[0].text
