"""What somebody says of another one is no answer to what that one says of them."""

import time

import pytest

from index.checks.speakers import speaker_asked, tells_another_speaker

VAIN = "“It’s still vain,” says Ilse Varga."


def tells_another(question: str, sentence: str) -> bool:
    asked = speaker_asked(question)
    return asked is not None and tells_another_speaker(asked, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What does Conrad Aske think of Ilse Varga?", VAIN),
        ("What did the captain Conrad Aske say about Varga?", "Varga told him that it was vain."),
        ("Why does Aske blame Varga?", "“He was late,” said the mayor, Ilse Varga."),
    ],
)
def test_the_other_ones_words_are_no_answer(question: str, sentence: str) -> None:
    """Of the two whom the question names."""
    assert tells_another(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What does Ilse Varga think of Conrad Aske?", VAIN),
        ("What does Conrad Aske think of the work?", VAIN),
        ("What does Conrad Aske think of Ilse Varga?", "“She rings true,” says Aske."),
        ("What does Conrad Aske think of Ilse Varga?", "Varga says that Aske said it was true."),
        ("What does Conrad Aske think of Ilse Varga?", "He has never heard her."),
        ("Who is Ilse Varga?", VAIN),
        ("", ""),
    ],
)
def test_the_words_of_who_is_asked_for_may_answer(question: str, sentence: str) -> None:
    """And those of whoever else: they may be told by them."""
    assert not tells_another(question, sentence)


def test_long_sentences_take_no_time() -> None:
    """Of a sentence eight thousand characters are read."""
    began = time.process_time()
    tells_another("What does Conrad Aske think of Ilse Varga?", "Aa " * 2_600)
    assert time.process_time() - began < 1
