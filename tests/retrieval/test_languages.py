"""Other languages are told from English, which is all that the models know."""

import pytest

from index.question.plain import plain
from index.question.refusals import refusal_of
from index.question.vocabulary import Vocabulary, vocabulary_of
from index.types import Refusal
from tests.support.articles import article


def reason_of(typed: str, words: Vocabulary) -> Refusal | None:
    """Return the refusal of a text without typing errors."""
    return refusal_of(typed, typed, plain(typed), words)


@pytest.mark.parametrize("typed", ["ruto african union proposal haiti", "When was he shot?"])
def test_languages_are_told_apart_only_where_it_matters(
    typed: str, kenya_words: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The articles' words, and English ones, do not bring a model of 70 MB into memory."""
    monkeypatch.setattr("index.question.foreign._identifier", lambda: pytest.fail("it was read"))
    assert reason_of(typed, kenya_words) is None


@pytest.mark.parametrize(
    "question",
    [
        "Qual é o nome do policial?",
        "Wie is de voorzitter van de bank?",
        "Hoe oud is de kapitein van de veerboot?",
        "Was ist mit dem Polizisten passiert?",
        "Wo war die Polizei?",
    ],
)
def test_a_word_that_a_neighbour_has_makes_no_question_english(
    question: str, kenya_words: Vocabulary
) -> None:
    """Portuguese "do", Dutch "is" and German "was" are English words, too."""
    assert reason_of(question, kenya_words) is Refusal.LANGUAGE


@pytest.mark.parametrize(
    "question", ["Qui est Jack Ombaka ?", "¿Quién es Jack Ombaka?", "Nani aliuawa Haiti?"]
)
def test_names_of_the_articles_make_no_question_english(
    question: str, kenya_words: Vocabulary
) -> None:
    """Half of these words stand in the articles, and "The articles do not say" would be false."""
    assert reason_of(question, kenya_words) is Refusal.LANGUAGE


@pytest.mark.parametrize(
    "question",
    [
        "is it raining",
        "was it by accident",
        "Do we have bananas?",
        "y do ppl care",
        "Is Sinn Féin ahead?",
        "Is Nani hurt?",
    ],
)
def test_two_such_words_are_english(question: str, kenya_words: Vocabulary) -> None:
    """Short questions without any other word of grammar are not sent away."""
    assert reason_of(question, kenya_words) is not Refusal.LANGUAGE


def test_what_the_models_do_not_know_is_refused_whatever_the_articles_are_in() -> None:
    """To an English model a French question is as good as any: it quoted one, without doubt."""
    words = vocabulary_of([article("Le maire de Ruan a quitté son poste.", language="fr")])
    for question in ("Pourquoi a-t-il quitté son poste ?", "Le maire de Ruan a-t-il quitté ?"):
        assert reason_of(question, words) is Refusal.LANGUAGE
