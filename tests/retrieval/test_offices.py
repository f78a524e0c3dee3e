"""Whoever speaks for the mission does not speak for the government."""

import pytest

from index.answering import Answerer
from index.checks.offices import office_asked, tells_another_office
from index.types import Answer

HAILED = "Bo Rao, spokesperson for the Ruan-led mission, hailed the officer."


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("Who is the spokesperson of the government?", HAILED, True),
        ("whos the spokesman of the police in ruan", HAILED, True),
        ("What's the name of the spokeswoman for the army?", HAILED, True),
        ("Who was the head of the bank?", "The head of the council, Ada Li, resigned.", True),
        ("Who is the spokesperson for the mission?", HAILED, False),
        ("Who is the spokesperson of Ruan?", HAILED, False),
        ("Who is the spokesperson?", HAILED, False),
        ("Who hailed the leader of the officers?", HAILED, False),
        ("Who is the head of the bank?", "Ada Li, head of the council and the bank.", False),
        ("Who was the head of the bank?", "The head of the day, Ada Li, resigned.", False),
        ("Who was the head of the bank?", "The head of Norden, Ada Li, resigned.", False),
        ("", HAILED, False),
        ("Who is the head of the bank?", "", False),
    ],
)
def test_an_office_is_of_something(question: str, sentence: str, another: bool) -> None:
    """What has a name of its own may be told in other words, and is left alone."""
    assert tells_another_office(office_asked(question), sentence) is another


def test_who_speaks_for_the_mission_does_not_speak_for_the_government(answerer: Answerer) -> None:
    """It was answered without doubt."""
    right = answerer.answer("Who is the spokesperson of the mission?")
    assert isinstance(right, Answer) and not right.unsure
    other = answerer.answer("Who is the spokesperson of the Kenyan government?")
    assert not isinstance(other, Answer) or other.unsure
