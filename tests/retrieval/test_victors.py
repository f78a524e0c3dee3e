"""Who won a battle is not told by when, and between whom, it was fought."""

import pytest

from index.checks.victors import asks_victor, leaves_out_victor

FOUGHT = "The Battle of Ruan Moor was fought in 1648 between Lord Orr and the Duke of Farr."


@pytest.mark.parametrize(
    "question",
    [
        "who won the battle of ruan moor",
        "Who won the Battle of Ruan Moor?",
        "Which side won the siege?",
        "who has won the war of the two rings",
    ],
)
def test_how_it_ended_is_asked(question: str) -> None:
    """As people ask for it in a search, too."""
    assert leaves_out_victor(asks_victor(question), FOUGHT)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was a decisive victory for Lord Orr.",
        "Lord Orr beat the Duke of Farr at Ruan Moor.",
        "The duke had to flee, and surrendered in May.",
        "The battle was inconclusive.",
    ],
)
def test_what_may_tell_it_may_answer(sentence: str) -> None:
    """Or that nobody won."""
    assert not leaves_out_victor(asks_victor("Who won the battle?"), sentence)


@pytest.mark.parametrize(
    "question",
    ["Who won the prize at the war museum?", "When was the battle?", "Who fought the battle?", ""],
)
def test_another_question_asks_for_no_victor(question: str) -> None:
    """Prizes are won otherwise."""
    assert not leaves_out_victor(asks_victor(question), FOUGHT)
