"""The quote proof: only what is word for word in its article is shown."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.proof import check
from index.quotes import prove
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


def test_the_sentence_that_says_who_comes_first_and_a_gap_is_visible() -> None:
    """Right before, the lead is joined as it stands; farther away, […] shows the gap."""
    text = "Ada Moreau spoke. It rained. She left at noon."
    article = toy_article("a", "A", text)
    she, ada, rain = Span(29, 46), Span(0, 17), Span(18, 28)
    far = check([cut(article, she, ada)], held(article), prove).proven[0]
    near = check([cut(article, she, rain)], held(article), prove).proven[0]
    assert seen(far.markdown) == "Ada Moreau spoke. […] She left at noon."
    assert seen(near.markdown) == "It rained. She left at noon."


def test_a_tables_row_stands_below_its_header() -> None:
    """Each on a line of its own; the rule between them is no gap, rows left out are."""
    text = "| Port | Lost |\n|---|---|\n| Ruan | 9 |\n| Skarra | 4 |"
    article = toy_article("a", "A", text)
    header, first, second = Span(0, 15), Span(26, 38), Span(39, 53)
    near = check([cut(article, first, header)], held(article), prove).proven[0]
    far = check([cut(article, second, header)], held(article), prove).proven[0]
    assert seen(near.markdown) == "| Port | Lost |\n| Ruan | 9 |"
    assert seen(far.markdown) == "| Port | Lost |\n[…]\n| Skarra | 4 |"


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
