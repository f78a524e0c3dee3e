"""Questions about the present, to which an article may be too old."""

import pytest

from index.question.present import asks_about_now


@pytest.mark.parametrize(
    ("question", "now"),
    [
        ("Is it so now?", True),
        ("What is the latest on the ferry Hope?", True),
        ("Who is the current mayor?", True),
        ("How many have died so far?", True),
        ("Where is he at the moment?", True),
        ("Who is mayor these days?", True),
        ("Où est-il aujourd’hui ?", True),
        ("Quelles sont les dernières nouvelles ?", True),
        ("When was the officer shot?", False),
        ("What is known of the ferry Hope?", False),
        ("Who runs the Nowhere Inn?", False),
    ],
)
def test_what_asks_about_the_present(question: str, now: bool) -> None:
    """A word for now stands in it, whole; in English or in French."""
    assert asks_about_now(question) is now
