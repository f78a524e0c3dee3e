"""Who did it: a sentence that tells only what was done answers nobody who asks by whom."""

import pytest

from index.answering import Answerer
from index.doers import leaves_out_doer
from index.types import Answer

SHOT = "The officer, who was on patrol, was shot on Sunday, 23 February, in Ségur-Savien."


@pytest.mark.parametrize(
    ("question", "sentence", "left_out"),
    [
        ("Who shot the officer?", SHOT, True),
        ("who actually shot the officer", SHOT, True),
        ("By whom was the officer shot?", SHOT, True),
        ("Who was the officer shot by?", SHOT, True),
        ("Who looted the palace?", "He has slept here since the palace was looted.", True),
        ("Who was shot?", SHOT, False),
        ("When was the officer shot?", SHOT, False),
        ("Who was the officer?", SHOT, False),
        ("Who shot the driver?", SHOT, False),
        ("Who shot the officer?", "The officer was shot by a gang member.", False),
        ("Who shot the officer?", "The officer was shot when gang members attacked.", False),
        ("Who shot the officer?", "A gang member shot the officer on Sunday.", False),
        ("Who shot the officer?", "The officer was shot; it isn’t known who did it.", False),
        ("Who married in 2010?", "Ana Li was married in 2010.", False),
        ("Who leads the mission?", "The mission is leading the way.", False),
    ],
)
def test_what_was_done_is_told_from_who_did_it(
    question: str, sentence: str, left_out: bool
) -> None:
    """Only where what is asked about was done, and nothing that follows may name the doer."""
    assert leaves_out_doer(question, sentence) is left_out


@pytest.mark.parametrize("question", ["Who shot the officer?", "who shot the officer"])
def test_who_did_it_is_not_answered_with_when_it_was_done(
    answerer: Answerer, question: str
) -> None:
    """The shipped article says when and where the officer was shot, in the passive."""
    outcome = answerer.answer(question)
    quoted = outcome.quotes[0].text if isinstance(outcome, Answer) else ""
    assert "was shot on Sunday" not in quoted
