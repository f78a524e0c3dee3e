"""An article with Kenyan officers alone does not tell of a Haitian one, nor of its president."""

import pytest

from index.answering import Answerer
from index.checks.nationality import is_of_others, seems_of_others
from index.rank.unknown import DOUBT, lacking
from index.types import Answer
from tests.retrieval.conftest import SmallIndex
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
        "Did the Haitian army help?",
        "Did the United States army help?",
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
        "How many Kenyan soldiers are there?",
        "Who was shot?",
    ],
)
def test_who_may_be_meant_is_nobody_else(question: str) -> None:
    """Where the article has them of that country, or does not say of which."""
    assert not is_of_others(question, TOLD)


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("US President Ada Li met the French president.", "What did the American president say?"),
        ("The U.S. army left. The French army stayed.", "When did the US army leave?"),
        ("The UK government and the French government agreed.", "Will the British government pay?"),
        ("The Kenyan-led force met Haitian forces.", "When did the Kenyan force come?"),
        ("The Netherlands' prime minister met the Danish one.", "Who is the Dutch minister?"),
        ("Russian military fled the Ukrainian army.", "Did the Russian army flee?"),
        ("Kenya has sent 400 police officers. Haitian officers help.", "Who paid Kenyan officers?"),
        ("400 Kenyan soldiers arrived. Two United States soldiers left.", "Did US soldiers leave?"),
        ("400 Kenyan soldiers arrived. The U.S. army left.", "Did the United States army leave?"),
        ("French police met United Kingdom officials.", "Which British officials were met?"),
        ("He told us. The French president left.", "Where is the French president?"),
    ],
)
def test_a_country_is_known_in_whatever_form_it_has_them(told: str, question: str) -> None:
    """By its initials, its possessive, as who leads, sends or has them; an army by its soldiers."""
    assert not is_of_others(question, article(told))


TITLED = article(
    "Kenya has sent officers to Haiti. President William Ruto said that gangs in Haiti had lost."
)


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("Who is the president of Haiti?", True),
        ("What did the Haitian president say?", True),
        ("Who is the president of Kenya?", False),
        ("What did Kenya's president say?", False),
        ("Did the president go to Haiti?", False),
        ("What did the Haitian prime minister say?", False),
    ],
)
def test_a_title_alone_is_of_a_country_that_does_something(question: str, others: bool) -> None:
    """Haiti is only where it happens; of a minister nothing is told."""
    assert seems_of_others(question, TITLED) is others


@pytest.mark.parametrize(
    "told",
    [
        "Kenya has sent officers to Haiti. President Ruto and the Haitian president met.",
        "Kenya has sent officers. Haiti has thanked President Ruto.",
        "In Haiti, President Ruto met gangs.",
        "Kenya has sent officers to Haiti. The president was pleased.",
    ],
)
def test_a_title_may_be_of_any_country_where_nothing_tells(told: str) -> None:
    """Both do something, or none does, or nobody is called so."""
    assert not seems_of_others("Who is the president of Haiti?", article(told))


def test_whose_title_it_is_weighs_as_a_name_does(small_index: SmallIndex) -> None:
    """That the article has both countries, and a president, is not enough."""
    index = small_index({"a.md": TITLED.text})
    haitian, kenyan = (
        lacking(f"Who is the president of {country}?", index, [1]).tolist()
        for country in ("Haiti", "Kenya")
    )
    assert (haitian, kenyan) == ([DOUBT], [0])


def test_another_countrys_officer_is_answered_with_doubt_at_most(answerer: Answerer) -> None:
    """Everything else that is asked stands in the sentence."""
    kenyan, haitian = (
        answerer.answer(f"When was the {country} officer shot?")
        for country in ("Kenyan", "Haitian")
    )
    assert isinstance(kenyan, Answer) and not kenyan.unsure
    assert not isinstance(haitian, Answer) or haitian.unsure
