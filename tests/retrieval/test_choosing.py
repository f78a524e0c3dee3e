"""The best first, none twice, and equally good reports of several articles newest first."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.rank.arranging import in_reading_order, led_together, newest_first
from index.rank.choosing import choose, opening_first
from index.rank.overlaps import distinct
from index.store.open_index import OpenIndex
from index.types import Quote, Span
from tests.retrieval.conftest import SmallIndex
from tests.support.articles import article, quoted

LEAST = 0.4
"""What a further quote must be worth here."""
DATES = (None, date(2025, 3, 1), date(2025, 3, 2), date(2024, 12, 31))


def all_rows(index: OpenIndex) -> NDArray[np.int64]:
    """Return every row."""
    return np.arange(len(index.sentences), dtype=np.int64)


def quote(article: str, score: float, published: date | None = None, start: int = 0) -> Quote:
    """Return a quote of an article that matters here by score and date only."""
    place = (start, start + 1)
    return Quote(article, "0", article, None, None, published, None, 1, *place, "x", score)


def chosen_of(
    index: OpenIndex, order: NDArray[np.float64], worth: NDArray[np.float64]
) -> list[int]:
    """Choose three of all sentences, those worth at least LEAST."""
    return choose(index, all_rows(index), order, worth, worth >= LEAST, 3)


def test_near_duplicates_are_shown_once(small_index: SmallIndex) -> None:
    """Agency copy in a second article does not take the place of another sentence."""
    index = small_index(
        {
            "a.md": "The storm sank 23 boats.",
            "b.md": "“The storm sank 23 boats”!",
            "c.md": "Nobody died, the mayor said.",
        }
    )
    order = np.array([3.0, 2.0, 1.0])
    chosen = chosen_of(index, order, np.array([0.9, 0.9, 0.6]))
    assert chosen == [0, 2]


def test_a_further_quote_must_be_worth_it(small_index: SmallIndex) -> None:
    """The best is given whatever it is worth; an unlikely further one only distracts."""
    index = small_index({"a.md": "The storm sank 23 boats. A vote failed. Nobody cared."})
    order, worth = np.array([1.0, 2.0, 0.0]), np.array([LEAST, 0.1, LEAST - 0.01])
    assert chosen_of(index, order, worth) == [1, 0]


def test_what_is_new_comes_before_what_is_nearly_said(small_index: SmallIndex) -> None:
    """Of two further quotes worth the same, the one least like the first comes second."""
    index = small_index(
        {"a.md": "The storm sank 23 boats. The storm sank the boats. Ada Li was chosen mayor."}
    )
    order, worth = np.array([2.0, 1.0, 0.0]), np.array([0.9, 0.6, 0.6])
    assert chosen_of(index, order, worth)[:2] == [0, 2]


def test_what_follows_all_others_comes_last(small_index: SmallIndex) -> None:
    """A table's row fits as well as the sentence on its topic, and is put below it."""
    text = "The storm sank 23 boats.\n\n| Port | Sunk |\n|---|---|\n| Ruan | 9 |\n\nNobody died."
    index = small_index({"a.md": text})
    probabilities, order = np.array([0.9, 0.8, 0.5]), np.array([0.9, -0.2, 0.5])
    assert choose(index, all_rows(index), order, order, probabilities >= LEAST, 3) == [0, 2, 1]


def test_nothing_to_choose_from_is_nothing_chosen(small_index: SmallIndex) -> None:
    """No candidate gives no place."""
    index = small_index({"a.md": "The storm sank 23 boats."})
    none = np.zeros(0)
    assert choose(index, np.zeros(0, np.int64), none, none, none >= LEAST, 3) == []


@given(data=st.data(), most=st.integers(min_value=1, max_value=12))
def test_the_best_is_first_and_none_is_chosen_twice(
    open_index: OpenIndex, data: st.DataObject, most: int
) -> None:
    """Whatever the scores: at most what was asked for, every place once, the top one first."""
    count = len(open_index.sentences)
    rows = np.array(sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=1))))
    share = st.floats(0, 1, width=32)
    order = np.array(data.draw(st.lists(share, min_size=len(rows), max_size=len(rows))))
    worth = np.array(data.draw(st.lists(share, min_size=len(rows), max_size=len(rows))))
    chosen = choose(open_index, rows, order, worth, worth >= LEAST, most)
    assert 1 <= len(chosen) <= most
    assert len(set(chosen)) == len(chosen)
    assert order[chosen[0]] == order.max()
    assert all(worth[place] >= LEAST for place in chosen[1:])


@pytest.mark.parametrize(
    ("quotes", "wanted"),
    [
        ([("a", 0.9, 1), ("b", 0.8, 2)], "ba"),
        ([("a", 0.9, 1), ("b", 0.9, 3)], "ab"),
        ([("a", 0.9, 1), ("b", 0.5, 2)], "ab"),
        ([("a", 0.9, 1), ("b", 0.9, 0)], "ab"),
        ([("a", 0.9, 0), ("b", 0.9, 1), ("c", 0.9, 2)], "abc"),
        ([("a", 0.9, 3), ("b", 0.5, 1), ("c", 0.9, 2)], "cab"),
        ([("a", 0.9, 1)], "a"),
    ],
)
def test_equally_good_reports_come_newest_first(
    quotes: list[tuple[str, float, int]], wanted: str
) -> None:
    """A newer, equally good report leads; a weaker or undated one does not."""
    made = [quote(article, score, DATES[place]) for article, score, place in quotes]
    assert "".join(some.article for some in newest_first(made, 0)) == wanted


def test_no_quote_below_the_threshold_comes_first() -> None:
    """A newer report that would not be an answer by itself stays behind the one that is."""
    made = [quote("a", 0.6, DATES[1]), quote("b", 0.55, DATES[2])]
    assert [some.article for some in newest_first(made, threshold=0.58)] == ["a", "b"]
    assert [some.article for some in newest_first(made, threshold=0.5)] == ["b", "a"]


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 1), st.sampled_from(DATES)), min_size=1)
)
def test_reordering_loses_no_quote(quotes: list[tuple[str, float, date | None]]) -> None:
    """The same quotes come out, each once."""
    made = [quote(*some, start=place) for place, some in enumerate(quotes)]
    found = newest_first(made, 0)
    assert sorted(map(id, found)) == sorted(map(id, made))


SOURCE = article("Ada spoke. She wept. It rained. She left.")
ADA, WEPT, RAIN, LEFT = (
    quoted(SOURCE, Span(0, 10)),
    quoted(SOURCE, Span(11, 20), lead=Span(0, 10), lead_text="Ada spoke."),
    quoted(SOURCE, Span(21, 31)),
    quoted(SOURCE, Span(32, 41), lead=Span(0, 10), lead_text="Ada spoke."),
)


def test_what_is_shown_as_a_lead_is_no_quote_beside_it() -> None:
    """Nor is the same sentence of another article, agency copy; another one is kept."""
    assert distinct([WEPT, ADA, RAIN]) == [WEPT, RAIN]
    copy = quoted(SOURCE, Span(21, 31), article="copy")
    assert distinct([RAIN, copy, ADA]) == [RAIN, ADA]


def test_a_quote_stands_behind_the_one_that_says_who_is_meant() -> None:
    """So what says it is shown once for all of them; the first quote stays the first."""
    assert led_together([ADA, RAIN, WEPT, LEFT]) == (ADA, WEPT, LEFT, RAIN)
    assert WEPT.led_by(ADA) and LEFT.led_by(WEPT) and not LEFT.led_by(RAIN)
    assert led_together([RAIN, WEPT, LEFT]) == (RAIN, WEPT, LEFT)


@pytest.mark.parametrize(("worth", "first"), [(0.9, 1), (0.1, 0)])
def test_an_article_is_told_from_its_first_sentence_on(worth: float, first: int) -> None:
    """Its first sentence comes first, unless it is not on what its title says."""
    rows, order = np.array([7, 3, 5]), np.array([0.9, 0.2, 0.6])
    articles = np.zeros(3, dtype=np.int64)
    found = opening_first(rows, articles, np.array([0.8, worth, 0.7]), order)
    assert int(np.argmax(found)) == first


def test_neither_a_table_nor_another_article_is_the_first_sentence() -> None:
    """A table's row has an order below 0; another article may have a section of that name, too."""
    rows, articles = np.array([7, 3, 5, 1]), np.array([1, 1, 1, 0])
    order, worth = np.array([0.9, -0.2, 0.6, 0.8]), np.array([0.9, 0.8, 0.6, 0.8])
    assert int(np.argmax(opening_first(rows, articles, worth, order))) == 2
    only_tables = order - 1
    assert opening_first(rows, articles, worth, only_tables).tolist() == only_tables.tolist()


def test_a_whole_is_shown_in_its_order_behind_its_first_quote() -> None:
    """Whoever is shown one quote gets the first; the best few stand before the others."""
    one, two, three, four, five, six = (quote("a", 0.5, start=place) for place in range(6))
    assert in_reading_order([four]) == (four,)
    shown = in_reading_order([four, six, two, five, three, one])
    assert shown == (four, two, six, one, three, five)
    other = quote("b", 0.5)
    assert in_reading_order([four, other, two]) == (four, two, other)
