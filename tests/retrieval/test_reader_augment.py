"""Training questions that lost their answer, or that ask for more than was asked."""

import random

import pytest

from scripts.reader_augment import ask_finer, collect_swaps, corrupt, without_answer

CONTEXT = "The Hope sank off Oldtown on 3 May 1921. Captain Moreau was rescued with 12 sailors."
OTHERS = (
    "Who painted the harbour of Millford?",
    "When was Ada Lind born?",
    "How many sailors left in 1935?",
)


@pytest.mark.parametrize(
    "question",
    [
        "When did the Hope sink off Oldtown?",
        "Who was rescued with 12 sailors?",
        "What was the first ship to sink off Oldtown?",
    ],
)
def test_a_question_that_lost_its_answer_is_another_one(question: str) -> None:
    """It differs from the question asked, whichever way it is changed; the same seed, the same."""
    swaps = collect_swaps(OTHERS)
    for seed in range(30):
        changed = without_answer(question, CONTEXT, swaps, random.Random(seed))
        assert changed and changed != question
        assert changed == without_answer(question, CONTEXT, swaps, random.Random(seed))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("3 May 1921", {"In which month did it sink?", "In which year did it sink?"}),
        ("on Tuesday at 4 p.m.", {"On which day of the week did it sink?",
                                  "At what time of day did it sink?"}),
    ],
)  # fmt: skip
def test_a_finer_question_asks_for_what_the_text_holds(text: str, asked: set[str]) -> None:
    """With an answer only for kinds of time in it; without one only for kinds that are not."""
    everything = {
        f"{opening} did it sink?"
        for opening in ("At what time of day", "On which day of the week", "In which month",
                        "In which year")
    }  # fmt: skip
    for answers, wanted in ((True, asked), (False, everything - asked)):
        found = {
            ask_finer("When did it sink?", text, random.Random(seed), answers=answers)
            for seed in range(60)
        }
        assert found == wanted


def test_what_cannot_be_asked_more_finely_is_left() -> None:
    """An opening that is not known gives nothing."""
    assert ask_finer("Did it sink?", CONTEXT, random.Random(1), answers=True) is None


def test_most_questions_are_asked_as_they_are() -> None:
    """Typing errors, keywords and text-speak befall fewer than half of them."""
    question = "When did the Hope sink off Oldtown?"
    asked = [corrupt(question, random.Random(seed)) for seed in range(300)]
    assert 150 < asked.count(question) < 250
