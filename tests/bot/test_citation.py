"""The citation: what is known and nothing else, and a link that finds exactly the words."""

from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.citation import day, link, safe_url, text_fragment
from bot.wording.english import ENGLISH
from bot.wording.french import FRENCH
from bot.wording.words import decimal
from index.types import Span
from tests.bot.test_markdown import TEXTS
from tests.bot.test_proof import cut
from tests.support.answerer import toy_article


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("https://news.example/a_(b)?c=1&d=é#e", "https://news.example/a_%28b%29?c=1&d=%C3%A9#e"),
        ("http://news.example", "http://news.example"),
        ("https://news.example/a#:~:text=old", "https://news.example/a"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://[bad", None),
        ("https://news.example/a b", None),
        ("//news.example", None),
        ("https://news.example/" + "a" * 600, None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, safe: str | None) -> None:
    """http and https with a host, 512 characters at most, with nothing that ends a masked link."""
    assert safe_url(url) == safe


@given(TEXTS)
def test_a_linked_address_never_ends_its_link_early(path: str) -> None:
    """No parenthesis, blank or control character survives in an address."""
    safe = safe_url(f"https://news.example/{path}")
    assert safe is None or not set(safe) & set("() \n\t<>\\")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The **officer** was shot on *Sunday*.", "The officer was shot on Sunday."),
        ("See [the report](https://x.example/a) of _May_.", "See the report of May."),
        ("The sum 2 * 3 * 4 of snake_case_names stays.", None),
    ],
)
def test_the_fragment_has_the_words_that_a_page_shows(written: str, shown: str | None) -> None:
    """The marks of emphasis and links stand in the article and not on the page."""
    fragment = text_fragment(f"{written} It rained.", 0, len(written))
    assert fragment is not None and unquote(fragment) == (shown or written)


def test_a_tables_row_is_on_no_page() -> None:
    """Its cells are; the link leads to the page's top."""
    text = "| Port | Lost |\n|---|---|\n| Ruan | 9 |"
    assert text_fragment(text, 26, 38) is None


def test_the_fragment_escapes_what_has_a_meaning_in_it() -> None:
    """Hyphen, comma and ampersand are encoded; the rest reads back as the sentence."""
    text = "Well-known, loved & feared. Something else."
    fragment = text_fragment(text, 0, 27)
    assert fragment == "Well%2Dknown%2C%20loved%20%26%20feared."
    assert unquote(fragment) == text[:27]


def test_words_that_stand_twice_are_not_linked_to() -> None:
    """A browser would go to the first place: the plain address is given."""
    article = toy_article(
        "a", "A", "It rained. Then it RAINED. It  rained.", url="https://n.example"
    )
    assert text_fragment(article.text, 0, 10) is None
    quote = cut(article, Span(0, 10))
    assert link(quote, article.text) == "https://n.example"
    assert link(replace(quote, url=None), article.text) is None


@given(
    st.lists(st.sampled_from(["a", "b-c", "d,", "é&f", "the"]), min_size=1, max_size=60), st.data()
)
def test_a_fragment_matches_one_place_only(words: list[str], data: st.DataObject) -> None:
    """Read back, its text, or its two ends, stand once in the article."""
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    fragment = text_fragment(text, start, end)
    if fragment is None:
        return
    page = " ".join(text.split()).casefold()
    first = unquote(fragment.split(",")[0]).casefold()
    at = page.find(first)
    assert at >= 0
    assert page.find(first, at + 1) == -1


def test_a_date_is_written_as_its_readers_write_it() -> None:
    """In French the first of a month is "1er"."""
    days = [date(2025, 3, 1), date(2025, 8, 21)]
    assert [day(some, FRENCH) for some in days] == ["1er mars 2025", "21 août 2025"]
    assert [day(some, ENGLISH) for some in days] == ["1 March 2025", "21 August 2025"]
    assert (decimal("0.42", FRENCH), decimal("0.42", ENGLISH)) == ("0,42", "0.42")
