"""A question in small letters means the same as with its capitals."""

import pytest

from index.question.query import Query, to_query
from index.question.understanding import Understood
from index.question.vocabulary import vocabulary_of
from tests.support.articles import article
from tests.support.small_embedder import SmallEmbedder
from tests.support.understood import asked_by

TEXT = (
    "## What Ruan Will Do\n\nFishing is over in Ruan, said Jon Élan. Nobody there had a Turkey "
    "sandwich, or cared for Will. Ships will sail. Tomorrow Skarra's minister, Kenya Moore, votes. "
    "So does Mother Philippa of the National Bank, whose house is in Paris now. It was built by "
    "Northern Paving and the Green Hill Club.\n\nA Second Chance\n\nThat club, on Old Bridge, is "
    "no old bridge, nor is McAda House."
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("when did ruan's boats sink", "when did Ruan's boats sink"),
        ("who is élan", "who is Élan"),
        ("did nigeria or the congo help ruan", "did Nigeria or the Congo help Ruan"),
        ("what will ruan do", "what will Ruan do"),  # which a heading writes with capitals
        ("is the turkey sandwich over", "is the Turkey sandwich over"),
        ("is fishing over", "is fishing over"),  # which begins a sentence
        ("is the mother of philippa in paris", "is the mother of philippa in Paris"),
        ("is it a national bank", "is it a national bank"),
        ("the national bank of ruan", "the National Bank of Ruan"),
        ("price northern paving wants", "price Northern Paving wants"),
        ("where is the green hill club", "where is the Green Hill Club"),
        ("northern hill paving", "northern hill paving"),
        ("is there a second chance", "is there a second chance"),  # which a heading alone has
        ("who built the old bridge", "who built the old bridge"),  # also written small
        ("Northern paving", "Northern Paving"),
        ("who runs McAda house", "who runs McAda House"),
        ("which minister votes for jon", "which minister votes for jon"),  # too short to tell
        ("Did the UN help RUAN?", "Did the UN help RUAN?"),
        ("who went to war in may", "who went to war in may"),
    ],
)
def test_names_get_their_capitals(typed: str, written: str) -> None:
    """Those of the articles, and countries, where the articles have no such word."""
    assert vocabulary_of([article(TEXT)]).written(typed) == written


@pytest.mark.parametrize(
    "question",
    ["When did Ruan thank Kenya?", "Where in Nigeria is Skarra?", "Is it Turkey that Élan left?"],
)
def test_a_question_typed_in_a_hurry_is_the_same_question(question: str) -> None:
    """Without capitals, and without its mark."""
    known, embedder = vocabulary_of([article(TEXT)]), SmallEmbedder()

    def searched(typed: str) -> Query:
        asked = asked_by(typed, None, known)
        assert isinstance(asked, str)
        return to_query(Understood(asked), embedder)

    hurried = searched(question.lower().rstrip("?")).text
    assert hurried[0].upper() + hurried[1:] == searched(question).text


def test_the_question_before_gets_its_capitals_too() -> None:
    """A follow-up is read with it."""
    asked = asked_by("And where?", "when did ruan thank kenya", vocabulary_of([article(TEXT)]))
    assert isinstance(asked, str) and "Ruan" in asked and "Kenya" in asked
