"""A question that an article only tells of answers nothing."""

import time

import pytest

from index.checks.wondering import only_asks, wanted_in

SAID = '"I want to know who switched off the alarm," she said.'


@pytest.mark.parametrize(
    ("question", "sentence", "asks"),
    [
        ("Who switched off the alarm?", "I want to know who switched off the alarm.", True),
        ("Who turned off the alarm?", SAID, True),
        ("who switched the alarm off", "They asked exactly who had switched off the alarm.", True),
        ("Why did it sink?", "The question is why the boat did sink.", True),
        ("Why did the stern leak?", "The question is why the boat sank.", False),
        ("When was the alarm switched off?", "They asked who switched off the alarm.", False),
        ("Who gave the order?", "Asked who gave the order, he named Bo Rao.", False),
        ("Who gave the order?", "It is not known who gave the order.", False),
        ("Did Bo Rao give the order?", "They asked who gave the order.", False),
        ("Who?", "They asked who.", False),
    ],
)
def test_what_is_only_asked_is_no_answer(question: str, sentence: str, asks: bool) -> None:
    """Most of it, by the same word; what goes on may answer, and what nobody knows does."""
    assert only_asks(wanted_in(question), sentence) is asks


@pytest.mark.parametrize("piece", ["asked who ", "asked who, ", "want to know why ", '"asks what"'])
def test_no_sentence_takes_long(piece: str) -> None:
    """Of the processor, tenths of a second for what is longer than any sentence that is read."""
    began = time.process_time()
    only_asks(wanted_in("Who gave the order?"), piece * 5_000)
    assert time.process_time() - began < 2
