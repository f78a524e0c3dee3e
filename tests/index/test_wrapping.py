"""Paragraphs whose lines are not filled to a width: each sentence is found whole."""

import textwrap

import pytest

from tests.support.passages import passages, words_of

BRIDGE = (
    "Engineers found cracks in two pillars,\n"
    "so the old bridge was closed on Friday.\n"
    "Mayor Ilse Brandt told reporters that,\n"
    "if the state pays its half,\n"
    "the repair would begin in October."
)
BALANCED = (  # by GNU fmt, which leaves a line short where the next one gains by it
    "A group that the police had not known before said on the radio that\n"
    "it had blown up the silo, and nobody believed it. The prosecutor of\n"
    "Lorrach, Ida Mbeki, will question the night watch, who had been asleep,\n"
    "on Monday."
)
SPOKEN = "> He said that the bridge,\n> “which was never\n> mine,” would be sold."


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each on one line."""
    found = [span for passage in passages(text) for span in passage.sentences]
    return [" ".join(text[span.start : span.end].split()) for span in found]


@pytest.mark.parametrize("text", [BRIDGE, BALANCED, SPOKEN], ids=["clauses", "balanced", "quoted"])
def test_a_paragraph_broken_within_its_sentences_is_one(text: str) -> None:
    """However narrow or uneven its lines are."""
    assert [words for words, _ in words_of(f"First.\n\n{text}\n\nLast.")][1:-1] == [text]


def test_no_sentence_loses_its_condition() -> None:
    """What holds only if the state pays is not quoted without that."""
    assert sentences(BRIDGE) == [
        "Engineers found cracks in two pillars, so the old bridge was closed on Friday.",
        "Mayor Ilse Brandt told reporters that, if the state pays its half, the repair would begin "
        "in October.",
    ]


@pytest.mark.parametrize("width", range(20, 80))
def test_the_width_at_which_a_program_breaks_changes_no_sentence(width: int) -> None:
    """From a telephone's to a terminal's."""
    line = " ".join(BRIDGE.split())
    assert sentences("\n".join(textwrap.wrap(line, width))) == sentences(line)


@pytest.mark.parametrize(
    "lines",
    [
        ["The harbour is a cold grey place,", "And cold and grey the sea,", "The end of it."],
        ["The ministry lost", "two boats", "one crane", "the pier of the port"],
        ["Losses:", "two boats;", "one crane;", "a pier."],
        ["Ministry loses two boats", "Mayor to go", "The minister resigned on Tuesday."],
        ["By Ida Mbeki", "Lorrach", "with Jo Adeyemi", "The minister resigned on Tuesday."],
        ["He resigned.", "She stayed.", "They wept.", "It was, said he,", "a pity."],
    ],
    ids=["verse", "names", "list", "headlines", "byline", "a paragraph a line"],
)
def test_lines_that_are_no_broken_sentences_stay_as_they_are(lines: list[str]) -> None:
    """Verse, lists and headlines, and paragraphs of a line each."""
    assert [words for words, _ in words_of("\n".join(lines))] == lines
