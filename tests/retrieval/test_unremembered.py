"""The words of a question are not remembered, as those of the articles are."""

import gc
import sys
from collections.abc import Iterator

import pytest

from index.answering import Answerer
from index.text.stems import stem_set
from index.types import Before


def caches() -> Iterator[tuple[str, object]]:
    """Every function of ours that remembers what it was given, by its name."""
    for name, module in sorted(sys.modules.items()):
        if name.partition(".")[0] in ("index", "bot"):
            for called, value in vars(module).items():
                if hasattr(value, "cache_info") and value.__module__ == name:
                    yield f"{name}.{called}", value


def remembered(cache: object) -> str:
    """All that a cache keeps, as it would be printed."""
    return " ".join(repr(kept) for kept in gc.get_referents(cache) if isinstance(kept, dict))


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("How old is Zyxwut Ombaka?", None),
        ("Who shot Zyxwut?", None),
        ("When did Zyxwut come to Haiti?", None),
        ("Which Kenyan called Zyxwut a hero on February 16?", None),
        ("What did Kenya zyxwut Haiti for?", None),
        ("Who is the spokesperson of the zyxwut?", None),
        ("And Zyxwut?", "When was the officer shot?"),
        ("What else did Zyxwut say?", "When was the officer shot?"),
        ("How tall is he?", "Who shot Zyxwut?"),
    ],
)
def test_no_word_of_a_question_is_remembered(
    question: str, before: str | None, answerer: Answerer
) -> None:
    """Whoever deletes a question has it forgotten: no cache has any of its words."""
    answerer.answer(question, previous=Before(before) if before else None)
    found = dict(caches())
    assert "kenya" in remembered(found["index.text.stems.stem_set"]).casefold()
    assert [name for name, some in found.items() if "zyxwut" in remembered(some).casefold()] == []


def test_a_word_that_is_remembered_is_found() -> None:
    """The look into the caches sees what they keep."""
    stem_set("Qwertzu")
    assert "qwertzu" in remembered(stem_set).casefold()
