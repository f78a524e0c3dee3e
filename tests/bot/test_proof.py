"""The quote proof: only what is word for word in its article is shown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.proof import check
from index.quote.quotes import prove
from index.types import Article, Quote, Span
from tests.bot.test_markdown import TEXTS
from tests.support.answerer import ToyIndex, toy_article
from tests.support.articles import quoted
from tests.support.discord_markdown import seen


def held(*articles: Article) -> ToyIndex:
    return ToyIndex("one", articles, (), ())


def cut(article: Article, span: Span, lead: Span | None = None) -> Quote:
    """Quote a slice of an article."""
    words = article.text[lead.start : lead.end] if lead else ""
    return quoted(article, span, lead=lead, lead_text=words)


SPEECH = "Ada Moreau spoke. It rained. She left at noon."
TABLE = "| Port | Lost |\n|---|---|\n| Ruan | 9 |\n| Skarra | 4 |"


@pytest.mark.parametrize(
    ("text", "quote", "lead", "shown"),
    [
        (SPEECH, Span(29, 46), Span(18, 28), "It rained. She left at noon."),
        (SPEECH, Span(29, 46), Span(0, 17), "Ada Moreau spoke. […] She left at noon."),
        (TABLE, Span(26, 38), Span(0, 15), "| Port | Lost |\n| Ruan | 9 |"),
        (TABLE, Span(39, 53), Span(0, 15), "| Port | Lost |\n[…]\n| Skarra | 4 |"),
    ],
    ids=["right before", "farther away", "row below the header", "rows between"],
)
def test_what_says_who_is_meant_comes_first_and_a_gap_is_visible(
    text: str, quote: Span, lead: Span, shown: str
) -> None:
    """The lead is joined as it stands; […] shows what is left out, which a table's rule is not."""
    article = toy_article("a", "A", text)
    proven = check([cut(article, quote, lead)], held(article), prove).proven[0]
    assert seen(proven.markdown) == shown


def test_what_says_who_is_meant_is_not_said_twice() -> None:
    """Right below the sentence itself it is left out; below any other quote it is not."""
    article, other = toy_article("a", "A", SPEECH), toy_article("b", "B", "It snowed.")
    said, leaning = cut(article, Span(0, 17)), cut(article, Span(29, 46), Span(0, 17))
    between = cut(other, Span(0, 10))
    below = check([said, leaning], held(article, other), prove).proven
    assert [seen(proven.markdown) for proven in below] == ["Ada Moreau spoke.", "She left at noon."]
    assert below[1].quote == leaning
    apart = check([said, between, leaning], held(article, other), prove).proven
    assert seen(apart[2].markdown) == "Ada Moreau spoke. […] She left at noon."
    withheld = check([replace(said, text="Bo"), leaning], held(article), prove).proven
    assert seen(withheld[0].markdown) == "Ada Moreau spoke. […] She left at noon."


@given(TEXTS.filter(lambda text: len(text) > 3), st.data())
def test_what_is_shown_is_the_slice(text: str, data: st.DataObject) -> None:
    """For any slice of any text, a reader sees ``article.text[start:end]``."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = toy_article("a", "A", text)
    checked = check([cut(article, Span(start, end))], held(article), prove)
    assert checked.withheld == 0
    assert seen(checked.proven[0].markdown) == text[start:end]


@given(TEXTS.filter(lambda text: len(text) > 3), st.data())
def test_one_changed_letter_of_the_article_withholds_the_quote(
    text: str, data: st.DataObject
) -> None:
    """Nothing of an article that is not the one quoted from is shown; other quotes are."""
    place = data.draw(st.integers(0, len(text) - 1))
    other = text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :]
    before, after = toy_article("a", "A", text), toy_article("a", "A", other)
    sound = toy_article("b", "B", "It rained.")
    quotes = [cut(before, Span(0, len(text))), cut(sound, Span(0, 10))]
    checked = check(quotes, held(after, sound), prove)
    assert checked.withheld == 1
    assert [proven.quote.article for proven in checked.proven] == ["b"]


def test_a_quote_of_no_article_or_with_other_words_is_withheld() -> None:
    """Neither a removed article nor invented words pass."""
    article = toy_article("a", "A", "It rained.")
    quote = cut(article, Span(0, 10))
    assert check([quote], held(), prove).withheld == 1
    assert check([replace(quote, text="It snowed.")], held(article), prove).withheld == 1
