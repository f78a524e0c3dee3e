"""What stands around a question, and what only looks as if it did."""

import pytest

from index.question.phrasing import unframed


@pytest.mark.parametrize(
    "question",
    [
        "Who is @alice?",
        "Why did the firm suspend @alice?",
        "@alice launched what?",
        "What did the bot do, and when did it stop?",
        "What did my senator say of the bot, when he spoke?",
        "Was our minister fooled by the bot, who said it?",
        "My senator spoke of the bot. When did he resign?",
        "Are you sure about that?",
    ],
)
def test_what_looks_like_an_aside_may_be_what_is_asked(question: str) -> None:
    """Of somebody of that name, of a bot that the articles tell of, or of us."""
    assert unframed(question) == question


def test_whoever_doubts_what_they_heard_asks_it() -> None:
    """What they ask is what follows."""
    for doubt in ("Are you sure that", "Is the bot right that", "Is it true that"):
        assert unframed(f"{doubt} the officer was shot?") == "the officer was shot?"
