"""Of whom an age is told: beside a name there may stand the age of a son or a client."""

import pytest

from index.checks.ages import is_age_of_others

PELL = "Joan Pell, whose son Marcus, 19, was among the dead, spoke."


@pytest.mark.parametrize(
    ("question", "sentence", "of_others"),
    [
        ("How old is Joan Pell?", PELL, True),
        ("hi, how old is joan pell", PELL, True),
        ("How old is Marcus Pell?", PELL, False),
        ("Who is Joan Pell?", PELL, False),
        ("How old is she?", PELL, False),
        ("How old is Susan Prior?", "The lawyer, Susan Prior, said her client, 28, left.", True),
        ("How old is the lawyer?", "The lawyer, Susan Prior, 51, said her client left.", False),
        ("How old is Susan Prior?", "Susan Prior, 51, said her client, 28, left.", False),
        ("How old is Ada Li?", "Ada Li (34) and Jon Berg, 33, won.", False),
        ("How old is Ada Li?", "Ada Li, the 34-year-old wife of Jon Berg, 33, won.", False),
        ("How old is Ada Li?", "Minister Ada Li, 34, won.", False),
        ("How old was Ada Li?", "Ms Li, 34, won.", False),
        ("How old is Ada Li?", "Ada Li won in 2023.", False),
        ("How old is Ms. Li?", "Ms. Ada Li, 34, won.", False),
        ("How old is Ms. Li?", "Ms. Li, whose son Jon, 19, died, won.", True),
        ("How old is Sgt. Li?", "Sgt. Ada Li, 34, won.", False),
    ],
)
def test_the_age_of_another_is_told_from_that_of_who_is_named(
    question: str, sentence: str, of_others: bool
) -> None:
    """Only where all small figures are ages of others, whose names or parts are told."""
    assert is_age_of_others(question, sentence) is of_others
