"""What is shown before a leaning quote says who is meant; nothing else of a page does."""

import pytest

from index.quote.quotes import make_quote
from tests.retrieval.conftest import SmallIndex


@pytest.mark.parametrize(
    "between",
    [
        "![Minister Ada Lomo at the harbour. She waits.](x.jpg)",
        "[![Minister Ada Lomo.](x.jpg)](https://a.example)",
        "Minister Ada Lomo at the harbour. (AP Photo/J. Roe)",
        "Minister Ada Lomo at the harbour. | Getty",
        "Minister Ada Lomo at the harbour. Photo: Georg Voss.",
        "<figcaption>Minister Ada Lomo at the harbour.</figcaption>",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "What happens next",
        "<br>",
        "<!-- more -->",
        "By Ada Lomo",
    ],
)
def test_what_stands_between_paragraphs_does_not_say_who_is_meant(
    small_index: SmallIndex, between: str
) -> None:
    """A picture, its caption or a subhead would name the wrong person, or none."""
    index = small_index({"a.md": f"Jo Park called a strike.\n\n{between}\n\nShe left."})
    assert make_quote(index, len(index.sentences) - 1, 0.5).lead_text == "Jo Park called a strike."


def test_where_no_line_ends_as_a_sentence_each_may_say_who_is_meant(
    small_index: SmallIndex,
) -> None:
    """In a live blog the line above says it, not a whole sentence farther back."""
    index = small_index({"a.md": "Ada Li jumped.\n\nThe fire began at 9\n\nIt was out at 11"})
    assert make_quote(index, 2, 0.5).lead_text == "The fire began at 9"


def test_nothing_but_a_picture_before_a_quote_is_no_lead(small_index: SmallIndex) -> None:
    """Better none than one that names who is in the picture."""
    index = small_index({"a.md": "![Minister Ada Lomo](x.jpg)\n\nShe left."})
    assert [make_quote(index, row, 0.5).lead_text for row in range(len(index.sentences))] == [""]


def test_a_question_among_sentences_that_tell_does_not_say_who_is_meant(
    small_index: SmallIndex,
) -> None:
    """One that a writer asks and answers; an interviewer's stands alone."""
    text = "Who needs a library? That asked Jo Park. He wants to shut five."
    assert make_quote(small_index({"a.md": text}), 2, 0.5).lead_text == "That asked Jo Park."
    alone = "Jo Park spoke.\n\nWho needs a library?\n\n“Nobody. Not now.”"
    assert make_quote(small_index({"a.md": alone}), 2, 0.5).lead_text == "Who needs a library?"


@pytest.mark.parametrize(
    ("text", "row", "lead"),
    [
        ("Jo Park replied:\n\n> We go. I am ashamed.\n>\n> They lied.", 1, "Jo Park replied:"),
        ("Jo Park replied:\n\n> We go. I am ashamed.\n>\n> They lied.", 2, "Jo Park replied:"),
        ("Jo Park replied:\n\n> We go. I am ashamed.\n>\n> They lied.", 3, "Jo Park replied:"),
        ("Jo Park left.\n\n> The bell is cracked.", 1, ""),
        ("Jo Park replied:\n\nThe bell is cracked.", 1, ""),
    ],
)
def test_a_block_that_is_quoted_is_led_by_the_line_that_says_whose_it_is(
    small_index: SmallIndex, text: str, row: int, lead: str
) -> None:
    """However many paragraphs it has: "I" is somebody."""
    assert make_quote(small_index({"a.md": text}), row, 0.5).lead_text == lead


def test_a_sentence_with_a_note_is_a_lead(small_index: SmallIndex) -> None:
    """What refers to a note behind the full stop ends as a sentence."""
    index = small_index({"a.md": "Bo Li won. Jo Park called a strike.[1]\n\nShe left."})
    assert make_quote(index, 2, 0.5).lead_text == "Jo Park called a strike.[1]"


@pytest.mark.parametrize(
    ("before", "quote"),
    [
        ("“This was avoidable,” the judge said.", "“You had been told.”"),
        ("“This was avoidable,” said a neighbour.", "“They had been told.”"),
        ("Among those in the gallery was Ada Li.", "“Six years,” she said."),
    ],
)
def test_who_speaks_may_be_told_by_office(small_index: SmallIndex, before: str, quote: str) -> None:
    """The words of one are not shown below what was said of another."""
    index = small_index({"a.md": f"Jo Park was acquitted.\n\n{before} {quote}"})
    assert make_quote(index, len(index.sentences) - 1, 0.5).lead_text == before


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Minister Odd Berg flew in. Rain was falling.", None),
        ("The inspector met Tor Vik in May. Cracks were found in April.", None),
        ("Sundlines paid. Two more may follow. It is late.", None),
        ("Odd Berg left. <!-- fired? --> He was ill.", "Odd Berg left."),
        ("Odd Berg said: “It is old. We need one.” Nobody had asked.", None),
        (
            "Odd Berg left.\n\nMayor Hove won. Rain was falling.",
            "Mayor Hove won. Rain was falling.",
        ),
        ("Odd Berg left.\n\nRain was falling.", "Rain was falling."),
        ("Odd Berg left. <!-- fired? --> Rain was falling.", "Rain was falling."),
        ("Odd Berg left. Rain fell. Snow fell. Hail fell.", "Hail fell."),
    ],
)
def test_a_lead_without_a_name_begins_with_the_sentence_that_has_one(
    small_index: SmallIndex, text: str, lead: str | None
) -> None:
    """As one slice of its paragraph: what stands between may well say who is meant."""
    index = small_index({"a.md": f"{text} He promised a new quay."})
    assert make_quote(index, len(index.sentences) - 1, 0.5).lead_text == (lead or text)


@pytest.mark.parametrize(
    ("before", "quote", "lead"),
    [
        ("Another son, Peter, died young.", "She never learned to drive a car in her life.", ""),
        ("A younger sister lives in Oslo.", "He never learned to drive.", ""),
        ("She keeps bees.", "Police said he had been drinking at home.", ""),
        ("She met Al Moore there.", "Police said he had been drinking at home.", "whole"),
        ("Ada Li had a son, Peter.", "She never learned to drive.", "whole"),
        ("Her son, Bo Li, was there with Ada.", "She never learned to drive.", "whole"),
        ("The widow of Bo Li wept.", "He had been a driver.", "whole"),
        ("Bo Li met his wife there.", "He had been a driver.", "whole"),
        ("Bo Li resigned.", "She had been a driver.", "whole"),
        ("Another son, Peter, died young.", "He never learned to drive.", "whole"),
    ],
)
def test_a_sentence_on_a_son_does_not_say_who_she_is(
    small_index: SmallIndex, before: str, quote: str, lead: str
) -> None:
    """Better none than one that tells of somebody else; of a name we do not know whose it is."""
    index = small_index({"a.md": f"{before} {quote}"})
    assert make_quote(index, 1, 0.5).lead_text == (lead and before)


@pytest.mark.parametrize(
    ("quote", "lead"),
    [
        ("It has not said which.", "Zipp lost millions. It will leave two cities."),
        ("It pays the mayor a large sum every single year.", "Zipp lost millions."),
    ],
)
def test_a_short_quote_comes_with_all_that_stands_before_it(
    small_index: SmallIndex, quote: str, lead: str
) -> None:
    """A longer one says itself what it tells, and needs no more than a name."""
    index = small_index({"a.md": f"Zipp lost millions. It will leave two cities. {quote}"})
    assert make_quote(index, 2, 0.5).lead_text == lead


@pytest.mark.parametrize(
    "credit", ["(Reporting by J. Moss; editing by A. Roe.)", "*Additional reporting by Ann Moss.*"]
)
def test_who_wrote_the_article_is_not_who_is_meant(small_index: SmallIndex, credit: str) -> None:
    """An agency's credit at the end of a paragraph names the wrong person."""
    index = small_index({"a.md": f"Jo Park resigned. {credit}\n\nHe left."})
    assert make_quote(index, 2, 0.5).lead_text == "Jo Park resigned."


def test_somebody_told_of_by_office_and_name_is_who_is_meant(small_index: SmallIndex) -> None:
    """The sentence leans itself, on the mayor, who is not the "he" of what follows."""
    told = "Her deputy, Alan Frey, takes over."
    index = small_index({"a.md": f"Mayor Ines Korda resigned.\n\n{told} He was cleared."})
    assert make_quote(index, 2, 0.5).lead_text == told


def test_a_surname_that_opens_a_sentence_and_speaks_is_who_is_meant(
    small_index: SmallIndex,
) -> None:
    """ "Brandt" is in a list of English words, too, as "police" is, which names nobody."""
    said = "Brandt said that the brakes failed. A report is due in April."
    index = small_index(
        {"a.md": f"Police said little.\n\n{said} He would not speculate on it now."}
    )
    assert make_quote(index, 3, 0.5).lead_text == said
