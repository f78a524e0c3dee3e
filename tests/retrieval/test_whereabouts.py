"""What is told of the same thing at another place is no answer."""

import pytest

from index.checks.whereabouts import places_given_way, stand_elsewhere, whereabouts_asked
from index.rank.conflicts import conflicting
from index.rank.unknown import CONFLICT
from tests.retrieval.conftest import SmallIndex

TEXT = "Nobody works at Norden. The strike at Ruan lasted 33 days, as did one in Port Lisle."


def is_elsewhere(question: str, sentence: str, around: str = "") -> bool:
    asked = whereabouts_asked(question)
    names = places_given_way(asked, sentence) if asked else ()
    return stand_elsewhere(names, around, TEXT)


def test_the_whole_of_a_sentence_may_be_elsewhere() -> None:
    """As it says first, of whatever it tells."""
    asked = "How many jobs did the strike cost the people of Norden?"
    assert is_elsewhere(asked, "In Ruan it has cost eighty jobs.")
    assert not is_elsewhere(asked, "In May it has cost eighty jobs.")
    assert not is_elsewhere(asked, "In Ruan’s words it has cost eighty jobs.")
    assert not is_elsewhere(asked, "In Ruan, Norden's port, it has cost eighty jobs.")


@pytest.mark.parametrize(
    "question",
    [
        "How long did the strike at Norden last?",
        "How long did the last strike in Norden last?",
    ],
)
def test_another_place_is_no_answer(question: str) -> None:
    """Where the article has the place that is asked about, too."""
    assert is_elsewhere(question, "The strike at Ruan lasted 33 days.")


@pytest.mark.parametrize(
    ("question", "sentence", "around"),
    [
        ("How long did the strike at Ruan last?", "The strike at Ruan lasted 33 days.", ""),
        ("How long did the strike at Norden last?", "The strike in May lasted 33 days.", ""),
        ("How long did the strike at Norden last?", "The strike at Ruan lasted 33 days.", "Norden"),
        ("How long did the strike at Tesk last?", "The strike at Ruan lasted 33 days.", ""),
        ("How long did the walkout at Norden last?", "The strike at Ruan lasted 33 days.", ""),
        ("Was there a strike at Norden?", "There was a strike at Ruan.", ""),
        ("Did the strike at Norden end as that in Ruan?", "The strike at Ruan lasted long.", ""),
        ("How long did the strike last?", "The strike at Ruan lasted 33 days.", ""),
        ("", "", ""),
    ],
)
def test_what_may_be_the_same_place_may_answer(question: str, sentence: str, around: str) -> None:
    """A name that the article has nowhere may be another form of one that it has."""
    assert not is_elsewhere(question, sentence, around)


def test_it_conflicts(small_index: SmallIndex) -> None:
    """Unless the sentence stands in an article on that place."""
    index = small_index({"a.md": TEXT})
    asked = "How long did the strike at Norden last?"
    assert conflicting(asked, index, [1]).tolist() == [CONFLICT]
    titled = small_index({"a.md": f'---\ntitle: "Norden at work"\n---\n\n{TEXT}'})
    assert conflicting(asked, titled, [1]).tolist() == [0]
