"""What a paper says to its readers is no part of the story."""

import time

import pytest

from index.articles.boilerplate import asks_readers, is_of_the_page, is_reference
from index.quote.quotes import make_quote
from index.rank.scope import whole_scope
from tests.retrieval.conftest import SmallIndex

TO_READERS = [
    "Sign up for The Echo's free newsletter",
    "Sign up here",
    "By submitting your email, you agree to our privacy policy.",
    "Enter your email address",
    "Got a story? Call our newsdesk on 01234 555 019.",
    "14.50: Email your pictures to live@echo.example.",
    "Have you been affected by the flood?",
    "Article continues below",
    "ADVERTISEMENT",
    "Last updated on 12 May at 14:05",
    "© The Echo. All rights reserved.",
    "Copyright 2025 The Echo",
]


@pytest.mark.parametrize("line", TO_READERS)
def test_what_readers_are_asked_is_on_no_topic_and_names_nobody(
    small_index: SmallIndex, line: str
) -> None:
    """No summary shows it, and it never stands above a quote as who is meant."""
    index = small_index({"a.md": f"Ada Li baked a bun.\n\n{line}\n\nShe left."})
    telling = whole_scope(index).telling
    assert [index.text_of(row) for row in telling.nonzero()[0].tolist()] == [
        "Ada Li baked a bun.",
        "She left.",
    ]
    assert make_quote(index, len(index.sentences) - 1, 0.5).lead_text == "Ada Li baked a bun."


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents were asked to sign up for a newsletter.",
        "By signing the treaty the minister angered you and me.",
        "The story continues in the courts below.",
        "Advertisement revenue fell by a third.",
        "The page was last updated in May.",
        "Copyright law was changed in May.",
        "Sign up to the treaty or face sanctions, the minister told Benin.",
        "It held all rights reserved under the deal.",
        "“Have you been affected?” she asked the crowd.",
    ],
)
def test_what_only_sounds_like_it_is_the_story(sentence: str) -> None:
    """Sentences that tell of readers, pages and newsletters."""
    assert not asks_readers(sentence)


def test_a_notice_hides_nothing_but_itself(small_index: SmallIndex) -> None:
    """Who is named beside it in its paragraph is meant all the same."""
    text = "Ada Li, the mayor, resigned. Sign up for our newsletter.\n\nShe denies it."
    index = small_index({"a.md": text})
    assert whole_scope(index).telling.tolist() == [True, False, True]
    assert make_quote(index, 2, 0.5).lead_text == "Ada Li, the mayor, resigned."


OF_THE_PAGE = [
    "Jump to recipe | Print | Pin",
    "Share on Facebook · Share on X · Copy link · 34 comments",
    "★★★★★ 4.8 from 212 votes",
    "Rated 4.8/5 (1,212 reviews)",
]


@pytest.mark.parametrize("line", OF_THE_PAGE)
def test_buttons_and_what_readers_voted_are_no_evidence(small_index: SmallIndex, line: str) -> None:
    """Nothing is answered by them, not even with doubt."""
    index = small_index({"a.md": f"Ada Li baked a bun.\n\n{line}\n\nShe left."})
    assert whole_scope(index).evidence.tolist() == [True, False, True]


@pytest.mark.parametrize(
    "line",
    [
        "Print | Digital",
        "12 comments",
        "★★★★☆ A triumph",
        "4.8 million from 212 votes",
        "The bill got 212 votes",
        "Share prices fell",
    ],
)
def test_a_line_that_says_something_is_evidence(small_index: SmallIndex, line: str) -> None:
    """However like a button or a rating it is."""
    assert whole_scope(small_index({"a.md": line})).evidence.all()


@pytest.mark.parametrize(
    ("heading", "line", "tells"),
    [
        ("References", "1. “Lakes of Velinia”, Statistical Office, 2011.", False),
        ("Notes", "2. Novák, J. (1999). *The Lakes*. p. 44.", False),
        ("External links", "- [Lake Brez](https://lake.example)", False),
        ("Bibliography", "Li, Ada. *The Lake*. London, 1999.", False),
        ("Notes", "1. You may use honey instead.", True),
        ("References", "Her school gave her none.", True),
        ("Novels", "- *The Lake*, Faber, 1999.", True),
    ],
)
def test_where_it_is_written_is_no_evidence(
    small_index: SmallIndex, heading: str, line: str, tells: bool
) -> None:
    """Below a heading for that; what a note tells, and a list of somebody's books, are."""
    index = small_index({"a.md": f"## {heading}\n\n{line}"})
    assert set(whole_scope(index).evidence.tolist()) == {tells}


def test_no_hostile_line_takes_time() -> None:
    """100,000 marks before a sentence are looked at once."""
    began = time.process_time()
    asks_readers("_ " * 50_000 + "He left.")
    for line in ("| " * 50_000, "share to " * 12_000, "x | " * 25_000, "retrieved " * 10_000):
        is_of_the_page(line)
        is_reference(line, "References")
    assert time.process_time() - began < 1
