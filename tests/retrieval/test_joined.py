"""Quotes of one paragraph that follow each other are one, in their order, and stay slices."""

from itertools import permutations

import pytest

from index.quote.quotes import make_quote, prove, shown_before
from index.rank.overlaps import distinct, joined
from index.types import Span
from tests.retrieval.conftest import SmallIndex

TEXT = "Ada Li left. She was tired. Nobody knew.\n\nBo Rao came."


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_follows_each_other_is_one_quote(small_index: SmallIndex, order: list[int]) -> None:
    """In whatever order it was found; it stands in the first one's place, as sure as the surest."""
    index = small_index({"a.md": TEXT})
    quotes = [make_quote(index, row, 0.5 + row / 10) for row in (*order, 3)]
    whole, other = joined(quotes, index)
    assert (whole.text, other.text) == ("Ada Li left. She was tired. Nobody knew.", "Bo Rao came.")
    assert whole.score == 0.7
    prove(whole, index.articles[0])


def test_what_does_not_follow_stays_apart(small_index: SmallIndex) -> None:
    """A sentence between them, or the end of a paragraph, and rows of tables."""
    index = small_index({"a.md": f"{TEXT}\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |"})
    quotes = [make_quote(index, row, 0.5) for row in (0, 2, 3)]
    assert joined(quotes, index) == quotes
    rows = [make_quote(index, row, 0.5) for row in (4, 5)]
    assert joined(rows, index) == rows


@pytest.mark.parametrize(("other", "marks"), [(0.82, 2), (0.75, 1), (0.95, 2)])
def test_of_sentences_joined_only_the_surest_are_marked(
    small_index: SmallIndex, other: float, marks: int
) -> None:
    """What is marked in another one seems to answer, though it may be of somebody else."""
    index = small_index({"a.md": TEXT})
    sure, less = Span(0, 6), Span(17, 26)
    (whole,) = joined(
        [make_quote(index, 0, 0.9, [sure]), make_quote(index, 1, other, [less])], index
    )
    assert whole.highlights == (sure, less)[:marks]


def test_a_denial_alone_gives_way_to_what_it_denies_with_it(small_index: SmallIndex) -> None:
    """Though it was found first: "that" would stand there unexplained."""
    index = small_index({"a.md": "Rumour had it that Li took 9. Rao called that “nonsense”."})
    denial, both = make_quote(index, 1, 0.9, [Span(30, 33)]), make_quote(index, 0, 0.6)
    (shown,) = distinct([denial, both])
    assert (shown.text, shown.score) == (index.articles[0].text, 0.9)
    assert shown.highlights == (Span(30, 33),)


def test_what_holds_two_others_takes_the_place_of_both(small_index: SmallIndex) -> None:
    """None of them is left below it."""
    index = small_index({"a.md": "Ada Li left. Bo stayed."})
    one, two = (make_quote(index, row, 0.5) for row in range(2))
    (both,) = joined([one, two], index)
    assert distinct([one, two, both]) == [both]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("*Ada Li left. Bo stayed.*", ["Ada Li left.", "Bo stayed."]),
        ("**Ada Li left.** Bo stayed.", ["**Ada Li left.**", "Bo stayed."]),
        ("> Ada Li left.", ["Ada Li left."]),
        (">50% of voters left.", [">50% of voters left."]),
        ("Ada Li from Pell got three A*.", ["Ada Li from Pell got three A*."]),
        ("_id is a column.", ["_id is a column."]),
    ],
)
def test_a_quote_has_no_half_of_a_pair_of_marks(
    small_index: SmallIndex, text: str, quotes: list[str]
) -> None:
    """What stands for itself stays, and between two such quotes nothing is left out."""
    index = small_index({"a.md": text})
    made = [make_quote(index, row, 0.5) for row in range(len(index.sentences))]
    assert [quote.text for quote in made] == quotes
    for quote in made:
        prove(quote, index.articles[0])
        assert "[…]" not in shown_before(quote, index.articles[0].text)
