"""An article with Kenyan officers alone does not tell of a Haitian one."""

import pytest

from index.answering import Answerer
from index.rank.nationality import is_of_others
from index.types import Answer
from tests.support.articles import article

TOLD = article(
    "A Kenyan police officer was shot in Haiti. Kenya's government was silent. The president spoke."
    " With it are soldiers and guards from several Caribbean nations. The Kenya-led force left."
)


@pytest.mark.parametrize(
    "question",
    [
        "When was the Haitian officer shot?",
        "Where was the Haitian policeman shot?",
        "Who is the Haitian police officer?",
        "What did the Haitian government say?",
        "What did Haiti's government say?",
        "What did the government of Haiti say?",
        "How many Kenyan soldiers are there?",
    ],
)
def test_who_is_of_another_country_is_somebody_else(question: str) -> None:
    """Whether it is said by its people, as its own, or as of it."""
    assert is_of_others(question, TOLD)


@pytest.mark.parametrize(
    "question",
    [
        "When was the Kenyan officer shot?",
        "When was the officer shot in Haiti?",
        "Who is the president of Haiti?",
        "What is the Haiti force?",
        "How many Caribbean guards are there?",
        "Are the guards from the Caribbean?",
        "Did the Haitian army help?",
        "Who was shot?",
    ],
)
def test_who_may_be_meant_is_nobody_else(question: str) -> None:
    """Where the article has them of that country, or does not say of which."""
    assert not is_of_others(question, TOLD)


def test_another_countrys_officer_is_answered_with_doubt_at_most(answerer: Answerer) -> None:
    """Everything else that is asked stands in the sentence."""
    kenyan, haitian = (
        answerer.answer(f"When was the {country} officer shot?")
        for country in ("Kenyan", "Haitian")
    )
    assert isinstance(kenyan, Answer) and not kenyan.unsure
    assert not isinstance(haitian, Answer) or haitian.unsure
