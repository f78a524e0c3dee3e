"""The words of a question are not remembered, as those of the articles are."""

import pytest

from index.answering import Answerer
from index.text.stems import stems_of

MODULES = ("articles.tables", "checks.ages", "rank.matching", "rank.unknown")
"""Those that keep the stems of what they were given: the same sentences come up again and again."""


@pytest.mark.parametrize(
    "question",
    [
        "How old is Zyxwut Ombaka?",
        "Who shot Zyxwut?",
        "When did Zyxwut come to Haiti?",
        "Which Kenyan called Zyxwut a hero on February 16?",
    ],
)
def test_no_word_of_a_question_is_remembered(
    question: str, answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever deletes a question has it forgotten: no store of stems is given any of it."""
    remembered: list[str] = []

    def listening(text: str) -> frozenset[str]:
        remembered.append(text)
        return frozenset(stems_of(text))

    for module in MODULES:
        monkeypatch.setattr(f"index.{module}.stem_set", listening)
    answerer.answer(question)
    assert remembered
    assert not [text for text in remembered if "zyxwut" in text.casefold()]
