"""Whoever speaks for the mission does not speak for the government."""

import pytest

from index.answering import Answerer
from index.checks.offices import office_asked, tells_another_office
from index.types import Answer

TWO = "President Ada Li of Orvania and Prime Minister Bo Rao of Keldan met in Talvi."
OF_STATES = "Ada Li, president of the United States, resigned."
HAILED = "Bo Rao, spokesperson for the Ruan-led mission, hailed the officer."


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("Who is the spokesperson of the government?", HAILED, True),
        ("whos the spokesman of the police in ruan", HAILED, True),
        ("What's the name of the spokeswoman for the army?", HAILED, True),
        ("Who is the spokesperson for the mission?", HAILED, False),
        ("Who is the spokesperson of Ruan?", HAILED, False),
        ("Who is the spokesperson?", HAILED, False),
        ("Who hailed the spokesman of the officers?", "Bo Rao hailed them.", False),
        ("Who is the president of Keldan?", TWO, True),
        ("Who is the prime minister of Orvania?", TWO, True),
        ("Who is the president of Orvania?", TWO, False),
        ("Who is the chief executive of Norden?", "Kessler's chief executive, Bo Rao, left.", True),
        ("Who is Norden's chief executive?", "Kessler's chief executive, Bo Rao, left.", False),
        ("Who is the president of Kenya?", "The Kenyan president, Ada Li, met Rao.", False),
        ("Who is the president of Kenya?", "President Ada Li of Haiti met Rao.", True),
        ("Who is the president of the US?", OF_STATES, False),
        ("Who is the president of the U.S.?", OF_STATES, False),
        ("who is the president of the united states", "President Ada Li of the U.S. left.", False),
        ("Who is the president of Italy?", OF_STATES, True),
        ("Who is the premier of the UK?", "The United Kingdom's premier, Ada Li, left.", False),
        ("Who is the premier of the United Kingdom?", "Ada Li, premier of Britain, left.", False),
        ("Who is the president of Italy?", "Ada Li, president of the Italian Republic.", False),
        ("Who is the president of China?", "Ada Li, president of the Chinese Republic.", False),
        ("Who is the captain of the ferry?", "The captain of the vessel is Bo Rao.", False),
        ("Who speaks?", "Ada Li, spokeswoman for the council and the bank.", False),
        ("Who was the spokesman of the bank?", "The spokesman for Norden resigned.", False),
        ("", HAILED, False),
        ("Who is the spokesman of the bank?", "", False),
    ],
)
def test_a_spokesperson_is_somebodys(question: str, sentence: str, another: bool) -> None:
    """What has a name of its own may be told in other words, and so may what is led."""
    assert tells_another_office(office_asked(question), sentence) is another


def test_who_speaks_for_the_mission_does_not_speak_for_the_government(answerer: Answerer) -> None:
    """It was answered without doubt."""
    right = answerer.answer("Who is the spokesperson of the mission?")
    assert isinstance(right, Answer) and not right.unsure
    other = answerer.answer("Who is the spokesperson of the Kenyan government?")
    assert not isinstance(other, Answer) or other.unsure
