"""A follow-up may ask the same of another row of a table."""

from pathlib import Path

import pytest

from index.answering import Answerer
from index.question.another_row import asked_of_another_row
from index.store.build import build
from index.types import Answer, Before
from tests.retrieval.conftest import ROOT, SmallIndex

TABLE = """| Line | Run | Late |
|---|---|---|
| Coast line | 9 | 3 |
| Airport shuttle | 7 | 0 |
| Mountain line | 0 | 0 |
| Total | 16 | 3 |

| Fare | Price |
|---|---|
| Child | 2 |
"""
BEFORE = "How many trains did the airport shuttle run?"


@pytest.mark.parametrize(
    ("question", "before", "asked"),
    [
        ("And the coast line?", BEFORE, "How many trains did the coast line run?"),
        ("what about Coast Line", BEFORE, "How many trains did Coast Line run?"),
        (
            "And the mountain line?",
            "Was the coast line late?",
            "Was the mountain line late?",
        ),
        ("And in total?", BEFORE, "How many trains did total run?"),
        (
            "How about on the airport shuttle?",
            "How many were late on the coast line?",
            "How many were late on the airport shuttle?",
        ),
        ("And the airport shuttle?", BEFORE, None),
        ("And the child?", BEFORE, None),
        ("And the hill line?", BEFORE, None),
        ("And the coast line?", "How many trains were run?", None),
        ("Was the coast line late?", BEFORE, None),
    ],
)
def test_the_row_that_is_named_takes_the_place_of_the_other(
    small_index: SmallIndex, question: str, before: str, asked: str | None
) -> None:
    """Where one table has both, and the question before names the other."""
    index = small_index({"a.md": f"It is out.\n\n{TABLE}"})
    assert asked_of_another_row(question, before, index) == asked


def test_the_other_row_answers(answerer: Answerer, tmp_path: Path) -> None:
    """Under the question as it was asked: real model, real article."""
    build(ROOT / "tests" / "courier", tmp_path, answerer.embedder)
    trains = Answerer(tmp_path, answerer.embedder, answerer.reader, answerer.calibration)
    before = Before("How many passengers did the airport shuttle carry?")
    outcome = trains.answer("And the mountain line?", previous=before)
    assert isinstance(outcome, Answer)
    assert outcome.question == "And the mountain line?"
    assert outcome.unsure in {(), (outcome.question,)}
    assert outcome.quotes[0].text.startswith("| Mountain line |")
