"""A follow-up may ask for another cell of the row that answered: real model, real articles."""

import pytest

from index.answering import Answerer
from index.question.before import before_next
from index.store.build import build
from index.types import Answer, Before
from tests.retrieval.conftest import ROOT


@pytest.fixture(scope="module")
def tables(answerer: Answerer, tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Five articles with a table each."""
    folder = tmp_path_factory.mktemp("tables")
    build(ROOT / "tests" / "tables", folder, answerer.embedder)
    return Answerer(folder, answerer.embedder, answerer.reader, answerer.calibration)


@pytest.mark.parametrize(
    ("questions", "name", "cell"),
    [
        (["Who won in Old Dock?", "By how many votes?"], "Old Dock", "34"),
        (["Who won in Saltings?", "which party is he from?"], "Saltings", "Conservative"),
        (["Which ward had the smallest majority?", "who won there?"], "Northfield", "Gwen Tarrant"),
        (["Which ward had the smallest majority?", "how much?"], "Northfield", "19"),
        (["Which department has the most staff?", "And how many?"], "Adult social care", "2,140"),
        (["Which department has the most staff?", "And in 2025?"], "Adult social care", "318"),
        (
            ["How much is spent on libraries and museums in 2026?", "And how many staff?"],
            "Libraries and museums",
            "288",
        ),
        (["Who won in Old Dock?", "By how many votes?", "And the party?"], "Old Dock", "Labour"),
    ],
)
def test_another_cell_of_the_row_answers(
    tables: Answerer, questions: list[str], name: str, cell: str
) -> None:
    """That row, without doubt, with its cell marked."""
    before: Before | None = None
    for question in questions:
        outcome = tables.answer(question, previous=before)
        before = before_next(question, outcome, before)
    assert isinstance(outcome, Answer) and not outcome.unsure
    quote = outcome.quotes[0]
    assert quote.text.startswith(f"| {name} |")
    marked = [
        quote.text[some.start - quote.start : some.end - quote.start] for some in quote.highlights
    ]
    assert marked == [cell]


def test_who_is_in_another_row_is_not_asked_for_in_this_one(tables: Answerer) -> None:
    """A name that the row lacks is another's."""
    asked = "Who won in Old Dock?"
    before = before_next(asked, tables.answer(asked), None)
    outcome = tables.answer("And the majority of Gwen Tarrant?", previous=before)
    assert not isinstance(outcome, Answer) or outcome.quotes[0].text.startswith("| Northfield |")
