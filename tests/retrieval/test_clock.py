"""A time is found however it is written, and names the entry of a live blog that it opens."""

from datetime import date

import pytest

from index.question.vocabulary import Vocabulary, vocabulary_of
from index.rank.arranging import newest_first
from index.rank.search import score_all, search
from index.store.sections import rows_at_time
from index.text.clock import minutes_asked, minutes_at_start
from index.types import Quote, Span
from tests.retrieval.conftest import SmallIndex
from tests.support.articles import article, quoted
from tests.support.small_embedder import SmallEmbedder

DAY = date(2025, 3, 14)
BLOG = (
    "## Key points\n\nFour are dead.\n\n**9.40 p.m. – Vigil**\n\nHundreds came.\n\n"
    "**09:48 – Line 6 closed**\n\nNothing ran.\n\n**08:31**\n\nThree are dead."
)


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """The words of a live blog."""
    return vocabulary_of([article(BLOG)])


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("What happened at 8:31?", "What happened at 08:31?"),
        ("what happened at 8.31", "what happened at 08:31"),
        ("what was told at 8h31?", "what was told at 08:31?"),
        ("Who came at 9:40pm?", "Who came at 9.40pm?"),
        ("What happened at 8:32?", "What happened at 8:32?"),
        ("Was it 8.31 percent?", "Was it 8.31 percent?"),
        ("Is it 18:31 or 8:310?", "Is it 18:31 or 8:310?"),
    ],
)
def test_a_time_is_asked_for_as_the_articles_write_it(
    words: Vocabulary, asked: str, written: str
) -> None:
    """Nothing else of the question changes, nor what may be another figure."""
    assert words.written(asked) == written


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What happened at 8:31?", ["**08:31**", "Three are dead."]),
        ("What happened at 9.48?", ["**09:48 – Line 6 closed**", "Nothing ran."]),
        ("Who came at 9:40?", ["**9.40 p.m. – Vigil**", "Hundreds came."]),
        ("Who came at 21:40?", ["**9.40 p.m. – Vigil**", "Hundreds came."]),
        ("Who came at 9:40 a.m.?", []),
        ("Did 9.48 percent vote?", []),
    ],
)
def test_a_time_names_the_entry_that_it_opens(
    small_index: SmallIndex, question: str, told: list[str]
) -> None:
    """Whatever else the question says, and whatever heading the entry has."""
    index = small_index({"a.md": BLOG})
    named = rows_at_time(question, index.sections, len(index.sentences))
    assert [index.text_of(row) for row in named.nonzero()[0].tolist()] == told


def test_the_entry_of_the_time_that_is_asked_about_is_found_first(
    small_index: SmallIndex,
) -> None:
    """The reader sees it, though another sentence has more of the question's words."""
    index = small_index(
        {"a.md": f"{BLOG}\n\n**07:58**\n\nWhat happened at the bridge is not told."}
    )
    question = "What happened at 08:31?"
    query = SmallEmbedder().embed_query(question)
    scores = score_all(question, query, index)
    allowed = index.article_numbers == 0
    best = search(scores, query, index, allowed).rows[:2]
    assert {index.text_of(int(row)) for row in best} == {"**08:31**", "Three are dead."}


def test_the_later_of_equally_good_entries_comes_first() -> None:
    """Key points, in no entry, are the latest; what is weak, or unsure, stays behind."""
    source = article(BLOG)

    def told(section: str, score: float, *marks: Span) -> Quote:
        return quoted(source, section=section, score=score, published=DAY, highlights=marks)

    early, late, points = (
        told(name, 0.9 - place / 20, Span(0, 4))
        for place, name in enumerate(("08:31", "9.40 p.m.", "Key points"))
    )
    weak, unsure = told("10:00", 0.5, Span(0, 4)), told("11:00", 0.9)
    assert newest_first([early, weak, late, unsure, points], 0) == (
        *(points, late, early),
        *(weak, unsure),
    )
    assert newest_first([points, early, late], 0) == (points, early, late)


def test_twelve_is_noon_or_midnight() -> None:
    """As clocks of twelve hours have it."""
    assert minutes_at_start("12:10 p.m. – Talks") == 730
    assert minutes_at_start("12:10 a.m. – Talks") == 10
    assert minutes_at_start("Talks at 12:10") is None
    assert minutes_asked("at 0:10") == minutes_asked("at 12:10") == {10, 730}


def test_an_hour_behind_noon_is_one_time() -> None:
    """A day has no later minute than that before midnight."""
    assert minutes_asked("at 13:05") == {785}
    assert minutes_asked("at 23:59 or 1:05 pm") == {1439, 785}
