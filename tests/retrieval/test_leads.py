"""What is shown before a leaning quote says who is meant; nothing else of a page does."""

import pytest

from index.quotes import make_quote
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
        "Background\n----------",
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


def test_nothing_but_a_picture_before_a_quote_is_no_lead(small_index: SmallIndex) -> None:
    """Better none than one that names who is in the picture."""
    index = small_index({"a.md": "![Minister Ada Lomo](x.jpg)\n\nShe left."})
    assert make_quote(index, 1, 0.5).lead_text == ""


def test_a_sentence_with_a_note_is_a_lead(small_index: SmallIndex) -> None:
    """What refers to a note behind the full stop ends as a sentence."""
    index = small_index({"a.md": "Bo Li won. Jo Park called a strike.[1]\n\nShe left."})
    assert make_quote(index, 2, 0.5).lead_text == "Jo Park called a strike.[1]"
