"""A sentence that tells the day alone does not answer "At what time?"."""

import pytest

from index.answering import Answerer
from index.checks.hours import asks_hour, leaves_out_hour, tells_hour
from index.types import Answer

ASKED = "At what time of day was the officer shot?"


@pytest.mark.parametrize(
    "question",
    [
        ASKED,
        "What time was he shot?",
        "what's the time of day he was shot",
        "At what hour did it begin?",
        "What was the time of day?",
        "around what time did they leave",
    ],
)
@pytest.mark.parametrize(
    "sentence",
    [
        "The officer was shot on Sunday, February 23, 2025.",
        "It happened on 3 May, after the vote.",
        "They came in 2019 and left in June.",
        "40 officers were shot at by 1 May.",
    ],
)
def test_a_day_alone_is_no_time_of_day(question: str, sentence: str) -> None:
    """However it is asked, and though the sentence has figures."""
    assert leaves_out_hour(asks_hour(question), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He was shot at 14:30.",
        "He was shot at 3 p.m.",
        "He was shot at half past nine.",
        "He was shot just after six.",
        "He was shot at 7.",
        "He was shot at dawn.",
        "He was shot early on Sunday.",
        "He was shot on Sunday night.",
        "He was shot at 0600 GMT.",
        "Police did not say when he was shot.",
        "The time of the shooting is not known.",
    ],
)
def test_a_time_of_day_has_many_forms(sentence: str) -> None:
    """Also where it is withheld, which answers too."""
    assert tells_hour(sentence)


@pytest.mark.parametrize(
    "question",
    [
        "When was the officer shot?",
        "What time of year is best for a visit?",
        "What time limit is there?",
        "How many times was he shot?",
    ],
)
def test_who_does_not_ask_the_hour_may_be_told_a_day(question: str) -> None:
    """Other times are no hours."""
    assert not asks_hour(question)


def test_the_hour_is_not_told_by_the_day(answerer: Answerer) -> None:
    """The article has the day of the shooting alone."""
    hour, day = (answerer.answer(asked) for asked in (ASKED, "On what day was the officer shot?"))
    assert isinstance(day, Answer) and not day.unsure
    assert not isinstance(hour, Answer)
