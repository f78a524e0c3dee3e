"""What tells the bot what to do is told from questions, and in no text takes long."""

import time

import pytest

from index.instructions import is_instruction


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 20_000,
        "so, \nso, \n" * 9_000,
        ". \t" * 20_000,
        "please " * 10_000,
        "ignore " * 10_000,
    ],
    ids=range(5),
)
def test_no_hostile_text_makes_it_slow(text: str) -> None:
    """Of the processor, hundredths of a second; a pattern that goes back and forth takes half a
    minute."""
    began = time.process_time()
    is_instruction(text)
    assert time.process_time() - began < 2
