"""Of what is asked not to be so, a sentence that says it is so tells nothing."""

import pytest

from index.checks.negations import negated_in, tells_it_is_so

BANNED = "Goods trains have been banned since 2001, after cracks were found."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Since when have goods trains not been banned?", BANNED),
        ("Since when are goods trains no longer banned?", BANNED),
        ("Where may it not be sold?", "It may be sold as a product of wood in Japan."),
        ("Where can’t it be sold?", "It is sold in Japan."),
        ("What did they get without going on strike?", "They went on strike for pay, and got it."),
        ("What was not used in the film?", "Satisfied, they used the demo in the film."),
    ],
)
def test_what_is_so_is_no_answer(question: str, sentence: str) -> None:
    """Where nothing in the sentence says that anything is not so."""
    assert tells_it_is_so(negated_in(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Since when have goods trains been banned?", BANNED),
        ("Where may it not be sold?", "It may be sold everywhere but in Japan."),
        ("Who did not sign?", "All but Norland signed."),
        ("Who did not sign?", "Norland refused to sign."),
        ("Who did not sign?", "Norland abstained."),
        ("Which language is no longer spoken?", "Ruanish was spoken until 1900."),
        ("Which language is no longer spoken?", "Ruanish was once spoken in the valley."),
        ("Why did the king not lay the stone?", "The deputy laid it, as the king had a cold."),
        ("Who laid the stone if the king did not lay it?", "The deputy laid it."),
        ("Who not only signed but came?", "Norland signed and came."),
        ("", ""),
    ],
)
def test_what_may_say_not_may_answer(question: str, sentence: str) -> None:
    """In whatever words; why it is not so is told by what is."""
    assert not tells_it_is_so(negated_in(question), sentence)
