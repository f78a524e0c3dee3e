"""The words of a question are not remembered, as those of the articles are."""

import re

import pytest

from index.answering import Answerer
from index.text.stems import stems_of
from index.text.verbs import verbs_in

MODULES = (
    *("articles.tables", "checks.ages", "rank.asked_now", "rank.conflicts", "rank.matching"),
    "rank.unknown",
)
"""Those that keep the stems of what they were given: the same sentences come up again and again."""


@pytest.mark.parametrize(
    "question",
    [
        "How old is Zyxwut Ombaka?",
        "Who shot Zyxwut?",
        "When did Zyxwut come to Haiti?",
        "Which Kenyan called Zyxwut a hero on February 16?",
        "What did Kenya zyxwut Haiti for?",
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

    def listening_for_verbs(sentence: str) -> tuple[tuple[str, re.Match[str]], ...]:
        remembered.append(sentence)
        return verbs_in.__wrapped__(sentence)

    for module in MODULES:
        monkeypatch.setattr(f"index.{module}.stem_set", listening)
    monkeypatch.setattr("index.checks.roles.verbs_in", listening_for_verbs)
    answerer.answer(question)
    assert remembered
    assert not [text for text in remembered if "zyxwut" in text.casefold()]
