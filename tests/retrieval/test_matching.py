"""The kind of answer asked for is that of the question's first question word."""

import pytest

from index.matching import fits_kind, kind_asked


@pytest.mark.parametrize(
    ("question", "sentence", "fits"),
    [
        ("When did the boat sink?", "It sank on Sunday.", 1),
        ("When did the boat sink?", "It sank off Millford.", -1),
        ("How many people were aboard when the boat sank?", "Fifteen people were aboard.", 1),
        ("How many people were aboard when the boat sank?", "It sank on a stormy night.", -1),
        ("How old was the officer when he died?", "He was thirty.", 1),
        ("Where was the keeper when the light failed?", "He had gone to Millford.", 1),
        ("What did the officer who died do?", "He led a patrol.", 0),
        ("Who called the officer a hero?", "Ombaka called him a hero.", 1),
        ("Who called the officer a hero?", "People called him a hero.", -1),
        ("Who is Jack Ombaka?", "Jack Ombaka spoke.", -1),
        ("What is the number of boats?", "Sixty boats were lost.", 1),
        ("Which percentage of boats was lost?", "Ninety of a hundred.", 1),
        ("boats lost number", "Nobody was counted.", 1),
        ("Why did it sink?", "It sank because of a leak.", 1),
        ("the boats", "Sixty boats were lost.", 0),
    ],
)
def test_the_first_question_word_says_what_the_answer_has(
    question: str, sentence: str, fits: float
) -> None:
    """1 where a sentence has it, -1 where it has not, 0 where no kind is asked for."""
    assert fits_kind(kind_asked(question), question, sentence) == fits
