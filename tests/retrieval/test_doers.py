"""Who did it: a sentence that tells only what was done answers nobody who asks by whom."""

import pytest

from index.answering import Answerer
from index.checks.doers import done_in, leaves_out_doer
from index.types import Answer

SHOT = "The officer, who was on patrol, was shot on Sunday, 23 February, in Ségur-Savien."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who shot the officer?", SHOT),
        ("who actually shot the officer", SHOT),
        ("Who was it that shot the officer?", SHOT),
        ("Who has shot the officer?", SHOT),
        ("By whom was the officer shot?", SHOT),
        ("Who was the officer shot by?", SHOT),
        ("What happened to the gang member who shot the officer?", SHOT),
        ("did they catch the guy who shot him", SHOT),
        ("What happened to the guy who shot the cop?", SHOT),
        ("Who shot the driver?", SHOT),
        ("Has the woman who stole the painting been found?", "The painting was stolen on Sunday."),
        ("Who looted the palace?", "He has slept here since the palace was looted."),
        ("Who stole the painting?", "The painting was stolen on Sunday."),
        ("Who shot the officer?", "The officer was\n**shot** on Sunday."),
    ],
)
def test_that_it_was_done_does_not_say_who_did_it(question: str, sentence: str) -> None:
    """What is asked about was done, to whomever, and nothing beside it may name who did it."""
    done = done_in(question)
    assert done is not None
    assert leaves_out_doer(done, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who was shot?", SHOT),
        ("When was the officer shot?", SHOT),
        ("Who was the officer?", SHOT),
        ("What happened to the officer who was shot?", SHOT),
        ("When did the man who shot the officer do it?", SHOT),
        ("What happened to the man who shot him?", "He fled after the officer was shot by him."),
        ("Who shot the officer?", "The officer was shot by a gang member."),
        ("Who shot the officer?", "The officer was shot when gang members attacked."),
        ("Who shot the officer?", "The officer was shot in\nan attack of the gang."),
        ("Who shot the officer?", "The officer was shot in Tressan gang attacks."),
        ("Who shot the officer?", "A gang member shot the officer on Sunday."),
        ("Who shot the officer?", "The officer was shot; it isn’t known who did it."),
        ("Who shot the officer?", "Nobody knows by whom the officer was shot."),
        ("Who shot Kennedy?", "Oswald, who shot Kennedy, was shot on 24 November 1963."),
        ("Who painted Guernica?", "Picasso's Guernica was painted in Paris in 1937."),
        ("Who married in 2010?", "In 2010 Ana Li was married."),
        ("Who married Ben Ito?", "Ana Li and Ben Ito were married on Saturday."),
        ("Who drowned in the flood?", "In the flood, two boys were drowned."),
        ("Who coaches the team?", "The team's striker, Ana Li, is coach until 2027."),
        ("Who's the mission's spokesperson?", "The flag of the mission was the last."),
        ("Who leads the mission?", "The mission is leading the way."),
        ("Who was the bomb that killed the mayor planted by?", "The mayor was killed on Sunday."),
        ("", ""),
    ],
)
def test_who_did_it_may_be_told_in_many_ways(question: str, sentence: str) -> None:
    """Where the sentence may say who did it, or something else is asked, nothing is left out."""
    done = done_in(question)
    assert done is None or not leaves_out_doer(done, sentence)


@pytest.mark.parametrize("question", ["Who shot the officer?", "who shot the officer"])
def test_who_did_it_is_not_answered_surely_with_when_it_was_done(
    answerer: Answerer, question: str
) -> None:
    """The shipped article says when and where the officer was shot, in the passive."""
    outcome = answerer.answer(question)
    assert not isinstance(outcome, Answer) or outcome.unsure
