"""What the terminal shows of an article is its letters: nothing in it steers the terminal."""

import io
import re
from dataclasses import dataclass
from typing import Any

import pytest
from rich.console import Console

from index.quote.showing import Shown
from index.types import Answer, Article, Span
from scripts.terminal import draw, draw_quote
from tests.support.articles import article, quoted


@dataclass(frozen=True)
class Holding:
    """What holds articles, as a generation does."""

    articles_by_id: dict[str, Article]


def holding(*articles: Article) -> Holding:
    return Holding({article.id: article for article in articles})


def drawn(source: Article, span: Span | None = None, **fields: Any) -> str:
    """Return what is written to a terminal with colours for the quote of a slice."""
    page = io.StringIO()
    console = Console(file=page, force_terminal=True, color_system="standard", width=80)
    draw_quote(console, quoted(source, span, **fields), holding(source))
    return page.getvalue()


def test_an_article_cannot_clear_or_colour_the_screen() -> None:
    """Escape sequences of either kind come out as signs, in a quote and in its citation."""
    page = drawn(article("It\x1b[2J sank\x9b31m.", title="A\x1b]0;title\x07"))
    assert "It␛[2J sank�31m." in page
    assert "A␛]0;title␇" in page


@pytest.mark.parametrize(
    ("between", "gap"),
    [(" ", " "), ("\n\n", "\n  \n  "), ("\n\n\n", "\n  \n  \n  "), (" It rained. ", " […] ")],
)
def test_a_gap_before_the_quote_is_visible_where_there_is_one(between: str, gap: str) -> None:
    """The sentence that says who stands right before the quote, or words between were left out."""
    lead, words = "Ada spoke.", "She wept."
    text = f"{lead}{between}{words}"
    span = Span(len(lead + between), len(text))
    page = drawn(article(text), span, lead=Span(0, len(lead)), lead_text=lead)
    assert re.sub(r"\x1b\[\d*m", "", page).startswith(f"\n  {lead}{gap}{words}\n")


def test_what_says_who_is_meant_is_not_drawn_twice() -> None:
    """It is left out where the quote above is that very sentence."""
    source = article("Ada spoke. She wept.")
    said = quoted(source, Span(0, 10))
    leaning = quoted(source, Span(11, 20), lead=Span(0, 10), lead_text="Ada spoke.")
    page = io.StringIO()
    console = Console(file=page, width=80)
    draw(console, Shown(Answer("Who wept?", (said, leaning), 0.8, "one")), holding(source))
    assert page.getvalue().count("Ada spoke.") == 1
    assert "\n  She wept.\n" in page.getvalue()


def test_a_question_without_an_answer_is_named_below_the_quotes() -> None:
    """Of several in one message, where the others have one."""
    page = io.StringIO()
    source = article("Ada spoke.")
    answer = Answer("Who? Why?", (quoted(source),), 0.8, "one", ("Why\x1b?",))
    draw(Console(file=page, width=80), Shown(answer), holding(source))
    assert page.getvalue().endswith("\nThe articles do not say: Why␛?\n")


@pytest.mark.parametrize(
    ("unsure", "said"),
    [
        (("Who? Why?",), "I am not sure that this answers the question.\n"),
        (("Why\x1b?",), "I am not sure that this answers: Why␛?\n"),
        ((), "\n"),
    ],
)
def test_a_doubt_is_said_above_the_quotes(unsure: tuple[str, ...], said: str) -> None:
    """Of the question, or of the one of several that is meant; nothing where there is none."""
    page = io.StringIO()
    source = article("Ada spoke.")
    answer = Answer("Who? Why?", (quoted(source),), 0.8, "one", unsure=unsure)
    draw(Console(file=page, width=80), Shown(answer), holding(source))
    assert page.getvalue().startswith(said)


@pytest.mark.parametrize(("above", "gap"), [("", ""), ("| Omo | 7 |\n", "  […]\n")])
def test_a_tables_row_stands_below_its_header(above: str, gap: str) -> None:
    """The names of the columns have a line of their own; rows left out between leave a mark."""
    head = f"| Port | Lost |\n|---|---|\n{above}"
    source, span = article(f"{head}| Ruan | 9 |"), Span(len(head), len(head) + 12)
    page = drawn(source, span, lead=Span(0, 15), lead_text=source.text[:15])
    page = re.sub(r"\x1b\[\d*m", "", page)
    assert page.startswith(f"\n  | Port | Lost |\n{gap}  | Ruan | 9 |\n")


def test_the_answering_words_are_bold_behind_control_characters() -> None:
    """A sign for each, so that no highlight moves."""
    source = article("It\x07\x0b sank Monday.")
    assert "\x1b[1mMonday\x1b[0m" in drawn(source, highlights=(Span(10, 16),))
