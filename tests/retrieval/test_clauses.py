"""A second question in the words of a clause is taken by itself: "… and what happened to him?"."""

import pytest

from index.answering import Answerer
from index.question.several import questions_in
from index.types import Answer


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "When was he shot and what happened to the gang member?",
            ("When was he shot?", "what happened to the gang member?"),
        ),
        (
            "Who is the force commander and what caused the attack?",
            ("Who is the force commander?", "what caused the attack?"),
        ),
        (
            "Which hospital was he taken to and which doctor treated him?",
            ("Which hospital was he taken to?", "which doctor treated him?"),
        ),
        (
            "When was he shot, what happened next, and has the government spoken?",
            ("When was he shot?", "what happened next?", "has the government spoken?"),
        ),
        ("what is the AU and who leads it?", ("what is the AU?", "who leads it?")),
        (
            "Where was he shot and who led the mission in Haiti?",
            ("Where was he shot?", "who led the mission in Haiti?"),
        ),
        (
            "What happened to the boat and has the owner paid?",
            ("What happened to the boat?", "has the owner paid?"),
        ),
        ("Who is Li and which party does he lead?", ("Who is Li?", "which party does he lead?")),
        ("who's the mayor and when did he go", ("who's the mayor?", "when did he go")),
        (
            "Tell me when it sank and what happened to the crew.",
            ("Tell me when it sank?", "what happened to the crew."),
        ),
        ("When was he shot & who shot him?", ("When was he shot?", "who shot him?")),
        (
            "When did it sink and what happened to the crew, and why?",
            ("When did it sink?", "what happened to the crew?", "And why?"),
        ),
        ("1) When was he shot 2) Where was it", ("1) When was he shot", "2) Where was it")),
        (
            "1. when was he shot, 2. where is he, 3. who shot him",
            ("1. when was he shot", "2. where is he", "3. who shot him"),
        ),
    ],
)
def test_it_is_a_question(message: str, questions: tuple[str, ...]) -> None:
    """Also in a list, and where a sign or numbers stand for the "and"."""
    assert questions_in(message) == questions


@pytest.mark.parametrize(
    "message",
    [
        "Did the police say when he was shot and what happened to the gang member?",
        "Has the government explained the crash and what caused it?",
        "When did the minister explain the crash and what caused it?",
        "When will the report on the crash and what caused it be published?",
        "How did they find the hole and which storm caused it?",
        "What do experts say about the crash and what caused it?",
        "What is the difference between the storm and what caused it?",
        "What determines which line is positive and which law governed it?",
        "Who investigated the crash and what caused it?",
        "How did the war and what happened after it change the country?",
        "When was the crash and what caused it investigated?",
        "Who asked, what happened to my son?",
        "When the storm hit, what happened to the boats?",
        "What is the largest ship and what happened to be its name?",
        "Where is the storm that hit Ruan and which ship sank in it?",
        "Why did it matter how and when the officer was shot?",
        "What is known and what happened?",
        "Who came in 3. Who came second",
        "Who played for A & B?",
    ],
)
def test_what_is_part_of_the_question_stays_in_it(message: str) -> None:
    """What somebody explains, finds or tells is no second question."""
    assert questions_in(message) == (message,)


def test_none_of_them_is_lost(answerer: Answerer) -> None:
    """What the article does not tell is named, though the first of them is answered."""
    outcome = answerer.answer("Which hospital was he taken to and which doctor treated him?")
    assert isinstance(outcome, Answer)
    assert outcome.unanswered == ("which doctor treated him?",)
