"""What is told of one kind of a thing is no answer about another kind of it."""

import pytest

from index.checks.kinds import kinds_asked, tells_another_kind


def tells_another(question: str, sentence: str) -> bool:
    asked = kinds_asked(question)
    return asked is not None and tells_another_kind(asked, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How long did she work at the silver mine?", "She spent eight years at a copper mine."),
        ("Who led the left wing?", "The right wings were led by Lord Orr."),
        ("who owns the GREEN boat", "The red boat belongs to Rao."),
        ("What does a private bed cost?", "A public bed costs 900 crowns."),
        ("When is the yearly report due?", "The monthly report is due on Friday."),
        ("Who won the women's final?", "Ruan won the men's final."),
        ("What did the health ministry say?", "The justice ministry denied it."),
    ],
)
def test_another_kind_is_no_answer(question: str, sentence: str) -> None:
    """Whichever of the two is asked about."""
    assert tells_another(question, sentence)
    assert tells_another(sentence, question)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who led the left wing?", "Lord Orr led the left wing, and Farr the right wing."),
        ("Who led the left wing?", "The wing on the left was led by Orr, the right wing by Farr."),
        ("Which of the left and right wings broke?", "The right wing broke."),
        ("Did the left wing break?", "The right wing broke."),
        ("What does a golden ring weigh?", "The gold rings weigh 40 grams."),
        ("When is the yearly report due?", "The annual report is due in May."),
        ("Who left the club?", "Rao is right; Orr quit the club."),
        ("Who works at the silver mine?", "Rao has a copper pot and a job at the mine."),
        ("Who led the left wing?", "Lord Orr led it."),
        ("", ""),
    ],
)
def test_the_same_kind_or_none_may_answer(question: str, sentence: str) -> None:
    """In whatever form; another kind of another thing says nothing."""
    assert not tells_another(question, sentence)
