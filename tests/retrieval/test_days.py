"""A sentence on one day does not answer for another."""

import time

import pytest

from index.checks.days import days_asked, is_of_another_day

SHOT = "The officer was shot on Sunday, February 23, 2025, in Ruan."


@pytest.mark.parametrize(
    ("question", "another"),
    [
        ("Who was shot on February 16?", True),
        ("Who was shot on Monday, 16 February 2025?", True),
        ("who was shot on the 16th of february", True),
        ("Who was shot on February 23?", False),
        ("who was shot on the 23rd of feb", False),
        ("Who was shot on Sunday?", False),
        ("Who was shot in February 2024?", False),
        ("Had he been shot before February 25?", False),
        ("Was he shot between February 20 and February 25?", False),
        ("Was he shot on February 20 or 23?", False),
        ("When was the victim of the shooting on February 16 buried?", False),
        ("Where is the man who was shot on February 16?", False),
        ("Who died in the February 16 dam break?", False),
        ("What happened in the week of February 16?", False),
        ("How many days after Sunday, February 16 was he shot?", False),
    ],
)
def test_a_day_that_is_asked_about_is_told(question: str, another: bool) -> None:
    """However either writes it; one that only says what is meant is not asked about."""
    assert is_of_another_day(days_asked(question), SHOT) is another


@pytest.mark.parametrize(
    "sentence",
    [
        "The officer was shot in Ruan.",
        "They met on February 15 and 16.",
        "They meet from 15 to 17 February.",
        "They meet 15–17 February.",
        "They met on 16/02/2025, and again on 3 March.",
    ],
)
def test_a_sentence_of_no_one_day_may_be_of_any(sentence: str) -> None:
    """Most do not say theirs, and days in a row have others between them."""
    assert not is_of_another_day(days_asked("Who met on February 16?"), sentence)


def test_a_figure_behind_a_day_is_no_day() -> None:
    """What is told of another day and so many people is told of another day."""
    assert is_of_another_day(days_asked("Who met on May 4?"), "On May 3, 12 people met.")
    assert is_of_another_day(days_asked("Where did 9 meet on May 4?"), "On May 3 they met.")
    assert is_of_another_day(days_asked("On May 4, 12 people met where?"), "On May 3 they met.")
    assert not is_of_another_day(days_asked("Who met on May 4?"), "They met on May 3, 4 and 5.")


@pytest.mark.parametrize("text", ["on may 1 ", "1 may ", "on the ", "on Sunday, "])
def test_no_text_takes_long(text: str) -> None:
    """Of the processor, hundredths of a second; looking back from each day takes many."""
    began = time.process_time()
    is_of_another_day(days_asked(text * 5_000), text * 5_000)
    assert time.process_time() - began < 1
