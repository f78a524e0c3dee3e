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


def test_text_wrapped_by_an_editor_is_one_paragraph() -> None:
    """A sentence that runs over a line's end stays whole."""
    text = (
        "The minister of fisheries resigned on Tuesday night after a week of\n"
        "protests in the capital. She said that she had nothing to add to what\n"
        "her office had written, and that a successor would be named by the\n"
        "end of the month.\n\nNext one."
    )
    first, second = passages(text)
    assert text[first.start : first.end] == text.split("\n\n", maxsplit=1)[0]
    assert len(first.sentences) == 2
    assert (second.paragraph, text[second.start : second.end]) == (2, "Next one.")


def test_a_wrapped_paragraph_may_have_lines_that_end_with_a_sentence() -> None:
    """One line in two that does so by chance leaves the paragraph whole."""
    text = (
        "The deployment was cleared in the end, despite the legal challenges.\n"
        "It had been brought before the courts by those who opposed sending\n"
        "officers to the troubled nation."
    )
    assert [words for words, _ in words_of(text)] == [text]


def test_a_wrapped_item_of_a_list_goes_on_without_an_indent() -> None:
    """As Markdown and letters have it; the next item is one of its own."""
    text = (
        "- The first item is long enough to be wrapped by an editor at seventy\n"
        "columns, and it goes on without any indent until the end of it.\n"
        "- The second is short."
    )
    first, second = (words for words, _ in words_of(text))
    assert first == "\n".join(text.split("\n")[:2]) and second == "- The second is short."


def test_a_block_quote_wrapped_by_an_editor_is_one_paragraph() -> None:
    """The marks at the beginnings of its lines are not their first words."""
    text = (
        "> The minister of fisheries resigned on Tuesday after a week of protests\n"
        "> in the capital. She said that she had nothing to add to what her office\n"
        "> had written."
    )
    (passage,) = passages(text)
    assert len(passage.sentences) == 2


WRAPPED = [
    "A third officer of the mission was shot in Ségur-Savien on Sunday, February\n"
    "23. The officer was immediately airlifted to the Aspen Level 2 Hospital for\n"
    "emergency medical care.",
    "The force that Kenya leads against the armed groups of western Haiti\n"
    "– the largest in the mission with more than seven hundred officers –\n"
    "has been there since June of last year.",
    "The force that Kenya leads against the armed groups of western Haiti\n"
    "- the largest in the mission with more than seven hundred officers -\n"
    "has been there since June of last year.",
    "The officer was taken to the Aspen hospital of the mission on Sunday, Feb.\n"
    "23. He had been there once before, in the week after the first of them had\n"
    "been shot in the town.",
]


@pytest.mark.parametrize("text", WRAPPED, ids=["date", "dash", "hyphen", "short month"])
def test_a_wrapped_line_that_begins_like_an_item_is_none(text: str) -> None:
    """A number or a dash within a sentence starts no list, as in CommonMark for most numbers."""
    assert [words for words, _ in words_of(text)] == [text]
