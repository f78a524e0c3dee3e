"""A note that takes back what an article said is quoted whole: half of it would be wrong."""

import pytest

from index.quote.quotes import make_quote
from index.types import Span
from tests.retrieval.conftest import SmallIndex
from tests.support.passages import passages

NOTES = [
    "*Correction: An earlier version of this article gave her age as 29. She was 27.*",
    "CORRECTION (April 9): By mistake, we gave the number of singers as 62. There are 26.",
    "Correction, 22:40: We reported earlier that turnout was 46 percent. It was 64 percent.",
    "**Editor’s note:** A previous version of this story said 130 metres. It is 310 metres.",
    "Corrections and clarifications: Mr Ray is no doctor. He is a nurse.",
    "• This article was amended on 5 May 2025. An earlier version gave her age as 29.",
    "_An earlier version of this report named the cheese Grey Abbot. It is Old Abbot._",
    "We wrote earlier that the last strike was in 2001. It was in 2003.",
    "An earlier entry said that 300 came. There were 212.",
    "20:30 — CORRECTION: We said earlier that three were missing. It is one.",
    "**21.10 p.m.** Correction: an hour ago we gave the number as 30. It is nine.",
    "This story has been updated. An earlier version gave another date. It is May.",
    "Correction 7 March: We gave her age as 29. She was 27.",
    "A correction was made on March 7, 2025: We gave her age as 29. She was 27.",
    "Corrected: We gave her age as 29. She was 27.",
    "*Due to an editing error, an earlier version of this article gave 90. There are 60.*",
    "An article on Monday about the mayor misstated her age as 54. She is 45.",
    "A headline on an earlier version of this story said $3 billion. It is $3 million.",
    "For the record: 1:05 p.m. Oct. 15, 2024: The caption said 1894. It was built in 1912.",
    "(This Oct. 12 story has been corrected to say the firm lost 3 million. It said 30.)",
    "(Corrects to show the plant is in Ruan. Not in Averre.)",
    "Note: An earlier version of this article said she was 54. She is 45.",
    "In an earlier version, we said she was 54. She is 45.",
    "Retraction: We said that she had been drunk. She had not.",
    "*The interview has been shortened. In an earlier version the number was 12; it is 14.*",
]
NO_NOTES = [
    "Corrections officers struck on Friday. They want more pay.",
    "Clarification of the law came late. Nobody had asked for it.",
    "An earlier version of this bill failed. The new one passed.",
    "“We wrote earlier that it was false,” she said. He left.",
    "The report was amended on Monday. It passed.",
    "The map of this region shows two rivers. One is dry.",
    "A report by the auditors misstated the loss. It was larger.",
    "An article in the law was amended. It passed.",
    "Because of an editing suite’s fire the film is late. It opens in May.",
    "Note: the bridge is shut on Monday. It opens on Friday.",
    "Due to a production error, 300 cars were recalled. None burned.",
    "The map in this report shows where the mines are. They are old.",
    "Amendment: the clause on cattle was struck out. It was old.",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_correction_is_one_sentence(note: str) -> None:
    """What is taken back is never quoted without what is right, whatever the note begins with."""
    passage = passages(f"The choir won.\n\n{note}")[-1]
    assert passage.sentences == (Span(passage.start, passage.end),)


@pytest.mark.parametrize("text", NO_NOTES)
def test_what_takes_nothing_back_is_divided(text: str) -> None:
    """A corrections officer is none, nor what somebody else said earlier."""
    assert len(passages(text)[0].sentences) == 2


@pytest.mark.parametrize("note", NOTES)
def test_a_correction_stands_by_itself_and_nothing_in_it_is_marked(
    small_index: SmallIndex, note: str
) -> None:
    """In bold, the figure that is taken back would be the answer."""
    index = small_index({"a.md": f"Jo Park won. Did she?\n\n{note}"})
    last = index.sentences[-1]
    quote = make_quote(index, len(index.sentences) - 1, 0.5, [Span(last.start + 4, last.end)])
    assert (quote.text, quote.lead, quote.highlights) == (note, None, ())


@pytest.mark.parametrize("label", ["CORRECTION", "**Correction:**", "## Clarification"])
def test_what_stands_below_the_word_alone_is_a_correction(
    small_index: SmallIndex, label: str
) -> None:
    """Its first sentence, the wrong figure in bold, would be the surest answer of all."""
    note = "We said that 300 came. There were 212."
    index = small_index({"a.md": f"Jo Park won. She left.\n\n{label}\n\n{note}\n\nMore came."})
    row = next(n for n, some in enumerate(index.sentences) if "300" in index.text_of(n))
    start = index.sentences[row].start
    quote = make_quote(index, row, 0.5, [Span(start + 13, start + 16)])
    assert (quote.text, quote.lead, quote.highlights) == (note, None, ())
    # What stands below that is divided as ever.
    assert len(index.sentences) == 4 + (not label.startswith("#"))


def test_what_follows_a_correction_at_the_top_is_no_correction(small_index: SmallIndex) -> None:
    """The article below it, without a heading of its own, has leads and marks as ever."""
    text = "## CORRECTION\n\nWe said 300. It was 212.\n\nJo Park won.\n\nShe left on Monday."
    index = small_index({"a.md": text})
    last = index.sentences[-1]
    quote = make_quote(index, len(index.sentences) - 1, 0.5, [Span(last.start + 9, last.end - 1)])
    assert (quote.lead_text, len(quote.highlights)) == ("Jo Park won.", 1)


@pytest.mark.parametrize("note", NOTES)
def test_a_correction_does_not_say_who_is_meant(small_index: SmallIndex, note: str) -> None:
    """Who or what it names is of another sentence, and half of it is wrong."""
    index = small_index({"a.md": f"Jo Park won.\n\n{note}\n\nShe left."})
    assert make_quote(index, len(index.sentences) - 1, 0.5).lead_text == "Jo Park won."
