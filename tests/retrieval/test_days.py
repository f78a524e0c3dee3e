"""A sentence on one day does not answer for another."""

import pytest

from index.text.days import days_asked, is_of_another_day

SHOT = "The officer was shot on Sunday, February 23, 2025, in Ruan."


@pytest.mark.parametrize(
    ("question", "another"),
    [
        ("Who was shot on February 16?", True),
        ("Who was shot on 16 February 2025?", True),
        ("who was shot on the 16th of february", True),
        ("Who was shot on February 23?", False),
        ("who was shot on the 23rd of feb", False),
        ("Who was shot on Sunday?", False),
        ("Who was shot in February 2024?", False),
        ("Had he been shot before February 25?", False),
        ("Was he shot between February 20 and February 25?", False),
        ("How many days after Sunday, February 16 was he shot?", False),
    ],
)
def test_a_day_that_is_asked_for_is_told(question: str, another: bool) -> None:
    """However either writes it; a time from a day on may hold others."""
    assert is_of_another_day(days_asked(question), SHOT) is another


def test_a_sentence_without_a_day_may_be_of_any() -> None:
    """Most sentences do not say theirs."""
    assert not is_of_another_day(
        days_asked("Who was shot on February 16?"), "The officer was shot."
    )


@pytest.mark.parametrize("text", ["1 may " * 5_000, "may 1 " * 5_000, "before the " * 5_000])
def test_no_text_takes_long(text: str) -> None:
    """Each day is looked at once."""
    assert is_of_another_day(days_asked(text + "June 1"), text + "June 2") in {True, False}
