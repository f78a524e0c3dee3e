"""Who asks for several things gets a list as a list, in its order."""

import pytest

from index.quote.quotes import make_quote, prove, shown_before
from index.rank.listing import with_list
from index.text.sentences import MAX_SPEECH
from index.types import Span
from tests.retrieval.conftest import SmallIndex

LIST = (
    "There are three islands:\n\n- Holy Island\n- Goat Island, rocky\n- Kamenec\n\n"
    "Nobody lives there."
)


@pytest.mark.parametrize(
    "question",
    [
        "What are the islands called?",
        "which islands are there",
        "List the islands of the lake",
        "Name all three islands",
        "the islands of the lake",  # of "Can you list …?"
        "What were they?",
    ],
)
@pytest.mark.parametrize("rows", [(3, 1), (2, 3, 4), (1, 2, 3), (0, 2)])
def test_items_that_answer_are_shown_as_their_list(
    small_index: SmallIndex, question: str, rows: tuple[int, ...]
) -> None:
    """From the first item to the last, below its line above, however few of them were found."""
    index = small_index({"a.md": LIST})
    quotes = [make_quote(index, row, 0.9 - row / 10) for row in rows]
    whole, *others = with_list(question, quotes, index)
    assert whole.text == "- Holy Island\n- Goat Island, rocky\n- Kamenec"
    assert shown_before(whole, index.articles[0].text).startswith("There are three islands:")
    assert whole.score == max(quote.score for quote in quotes)
    assert [some.text for some in others] == ["Nobody lives there."] * (4 in rows)
    prove(whole, index.articles[0])


def test_what_is_marked_in_the_items_is_marked_in_the_list(small_index: SmallIndex) -> None:
    """In the order in which it stands there."""
    index = small_index({"a.md": LIST})
    marks = [Span(LIST.index(word), LIST.index(word) + len(word)) for word in ("Goat", "Kamenec")]
    quotes = [
        make_quote(index, row, 0.5, [mark]) for row, mark in zip((3, 2), marks[::-1], strict=True)
    ]
    (whole,) = with_list("Name the islands", quotes, index)
    assert list(whole.highlights) == marks


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Which island is rocky?", (2, 1)),
        ("What does the list say?", (2, 1)),
        ("What is on the islands?", (2, 1)),
        ("What are the islands called?", (2,)),
        ("What are the islands called?", (4, 2, 1)),
    ],
)
def test_other_quotes_stay_as_they_are(
    small_index: SmallIndex, question: str, rows: tuple[int, ...]
) -> None:
    """Where one thing is asked for, one item is found, or something else answers better."""
    index = small_index({"a.md": LIST})
    quotes = [make_quote(index, row, 0.5) for row in rows]
    assert with_list(question, quotes, index) == quotes


@pytest.mark.parametrize(
    "text",
    [
        f"- {'a' * MAX_SPEECH}\n- Kamenec",
        "- Holy Island\n\n## Others\n\n- Kamenec",
        "| Island | Size |\n|---|---|\n| Holy | 9 |\n| Goat | 8 |",
        "- Holy Island\n<!-- more -->\n- Kamenec",
    ],
)
def test_what_is_long_or_no_list_is_not_put_together(small_index: SmallIndex, text: str) -> None:
    """Items of two lists, rows of a table, and items with a comment between them, that is."""
    index = small_index({"a.md": text})
    quotes = [make_quote(index, row, 0.5) for row in range(len(index.sentences))]
    assert with_list("What are the islands called?", quotes, index) == quotes
