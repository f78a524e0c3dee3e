"""By how much somebody won is not how many votes they had."""

import pytest

from index.checks.margins import asks_margin, leaves_out_margin


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How many votes did Marsh win by?", True),
        ("By how much did Tilney lose?", True),
        ("by how many points was the home side beaten", True),
        ("How many votes did Marsh win?", False),
        ("By how much did prices rise?", False),
        ("How many seats were won by the Civic Union?", False),
    ],
)
def test_it_is_asked_with_by(question: str, asks: bool) -> None:
    """What was won by somebody is another thing, and so is what rose."""
    assert asks_margin(question) is asks


@pytest.mark.parametrize(
    ("sentence", "leaves_out"),
    [
        ("Name Roger Tilney, Party Civic Union, Votes 8,729, Share 35.5%.", True),
        ("Marsh won the election in Dunmere.", True),
        ("Name Ada Marsh, Votes 9,104, Majority 375.", False),
        ("Marsh won by 375 votes.", False),
        ("Marsh was 375 votes ahead.", False),
        ("The home side won 3–1.", False),
        ("Marsh had 9,104 votes to his 8,729.", False),
    ],
)
def test_votes_alone_do_not_tell_it(sentence: str, leaves_out: bool) -> None:
    """A margin, or two figures, may; of other questions nothing is said."""
    assert leaves_out_margin(True, sentence) is leaves_out
    assert not leaves_out_margin(False, sentence)
