"""The reader is shown sentences that withhold what they told: the rest of them stays as it was."""

import random

import pytest

from index.types import Span
from scripts.training.reader_withhold import asks_for_a_name, withhold, withhold_any

SEEDS = range(40)


def span_of(words: str, sentence: str) -> Span:
    """Return where some words stand in a sentence."""
    start = sentence.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("question", "sentence", "answer", "before", "after"),
    [
        ("Who was shot?", "Ana Ruiz was shot on Sunday.", "Ana Ruiz", "", "was shot on Sunday."),
        ("Who drove?", "It was driven by Ana Ruiz, 43.", "Ana Ruiz", "It was driven by ", ", 43."),
        ("When did it open?", "It opened on May 3 in Ruan.", "May 3", "It opened ", " in Ruan."),
        ("Where did it open?", "It opened in Ruan.", "Ruan", "It opened in ", "."),
        ("How many died?", "As I know 12 men died.", "12", "As I know ", " men died."),
        (
            "How many died?",
            "At least 12 sailors died.",
            "12 sailors",
            "At least ",
            " sailors died.",
        ),
    ],
)
def test_what_is_asked_for_is_withheld_and_nothing_else(
    question: str, sentence: str, answer: str, before: str, after: str
) -> None:
    """A name, a date, a place, a number: other words stand there, between the same ones."""
    told = set()
    for seed in SEEDS:
        found = withhold(question, sentence, span_of(answer, sentence), random.Random(seed))
        assert found
        words = found.sentence[found.words.start : found.words.end]
        assert found.sentence.startswith(before) and found.sentence.endswith(after)
        assert found.words.start == len(before)
        assert found.sentence[found.words.end :].strip(", ") == after.strip(", ")
        assert answer not in found.sentence and ",," not in found.sentence
        assert words[0].isupper() == (not before)
        told.add(words)
    assert len(told) > 2


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("Who was shot?", "A fisherman was shot.", "A fisherman"),
        ("Who was shot?", "Officer Ruiz was shot.", "Ruiz"),
        ("Who was shot?", "Ruiz's brother was shot.", "Ruiz"),
        ("When did it open?", "It opened after the storm.", "after the storm"),
        ("Where did it open?", "Ruan saw it open.", "Ruan"),
        ("How many died?", "Many died.", "Many"),
        ("Why did it close?", "It closed because Ruiz was shot.", "Ruiz was shot"),
    ],
)
def test_a_sentence_that_would_not_read_well_is_left_alone(
    question: str, sentence: str, answer: str
) -> None:
    """No title without a name, no owner without one, nothing that is no name, date or number."""
    for seed in SEEDS:
        place = span_of(answer, sentence)
        assert withhold(question, sentence, place, random.Random(seed)) is None


def test_some_are_asked_for_the_name() -> None:
    """ "Who was shot?" is at times "What is the name of the officer (who was shot)?"."""
    sentence = "Ana Ruiz was shot on Sunday."
    asked = set()
    for seed in SEEDS:
        found = withhold("Who was shot?", sentence, Span(0, 8), random.Random(seed))
        assert found
        asked.add(found.question.replace(found.person, "X"))
        assert found.question == "Who was shot?" or found.person in found.question
        assert found.person in found.sentence
    assert {"Who was shot?", "What was the name of the X who was shot?"} <= asked
    assert asked & {"Who was the X?", "What was the X's name?", "What is the name of the X?"}


def test_what_the_sentence_told_is_looked_for_elsewhere() -> None:
    """The words that went, but for small ones, and the person who has no name now."""
    sentence = "The boat was lost on May 3 in the storm off Ruan."
    found = withhold("When was it lost?", sentence, span_of("May 3", sentence), random.Random(1))
    assert found and found.told(sentence) == {"may", "3"}
    sentence = "Ana de Ruiz was shot."
    named = withhold("Who was shot?", sentence, span_of("Ana de Ruiz", sentence), random.Random(1))
    assert named and named.told(sentence) == {"ana", "ruiz", named.person}


@pytest.mark.parametrize("question", ["Who fell?", "whom did they meet", "What is the name of it?"])
def test_who_and_what_name_ask_for_a_name(question: str) -> None:
    """These do; what else asks for a name is not looked into."""
    assert asks_for_a_name(question)
    assert not asks_for_a_name("When did they meet?") and not asks_for_a_name("Whose is it?")


def test_another_sentence_withholds_one_of_its_names() -> None:
    """Not every sentence that withholds something answers: here it is whatever name it has."""
    found = withhold_any("On Monday the boat met Ana Ruiz off Ruan.", random.Random(1))
    assert found and not ("Ana Ruiz" in found and "Ruan" in found)
    assert withhold_any("The boat was lost.", random.Random(1)) is None
