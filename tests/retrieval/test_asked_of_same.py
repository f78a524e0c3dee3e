"""What is asked of the same behind a whole question: "When was he shot, and by whom?"."""

import pytest

from index.answering import Answerer
from index.question.several import questions_in
from index.types import Answer


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "When was he shot and where and by whom?",
            ("When was he shot?", "And where?", "And by whom?"),
        ),
        (
            "Who proposed the plan, and when, and has it been adopted?",
            ("Who proposed the plan?", "And when?", "has it been adopted?"),
        ),
        (
            "When was he born and when did he die and where and how?",
            ("When was he born?", "when did he die?", "And where?", "And how?"),
        ),
        ("Where did it sink and how many people?", ("Where did it sink?", "And how many people?")),
        (
            "Is it known how he died and when and why?",
            ("Is it known how he died and when and why?",),
        ),
        (
            "Where was he shot, when and by whom?",
            ("Where was he shot?", "And when?", "And by whom?"),
        ),
        ("When and by whom was he shot?", ("When was he shot?", "And by whom?")),
        ("how, when and where was it", ("how was it?", "And when?", "And where?")),
        ("Is it known how he died, when and why?", ("Is it known how he died, when and why?",)),
        ("when and where and why", ("when and where and why",)),
    ],
)
def test_each_of_them_is_a_question(message: str, questions: tuple[str, ...]) -> None:
    """However many there are; none where no question before them is whole."""
    assert questions_in(message) == questions


def test_none_of_them_vanishes(answerer: Answerer) -> None:
    """What the article does not say is named, though the sentence shown has the words for it."""
    outcome = answerer.answer(
        "Who proposed the Draft Declaration, and when, and has it been adopted?"
    )
    assert isinstance(outcome, Answer)
    assert outcome.unanswered + outcome.unsure == ("has it been adopted?",)
