"""Splitting articles: passages and sentences are slices that together are the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.passages import split_article
from index.sentences import MAX_SPEECH, split_sentences
from index.types import Passage, PassageKind
from tests.support.articles import article

WORDS = st.sampled_from(
    [
        "Ségur",
        "😀👩‍👩‍👧",
        "e\u0301te\u0301",
        "שלום",
        "مرحبا",
        "U.S.",
        "Ms.",
        "No.",
        "5",
        "1.5",
        "“He",
        "said.”",
        '"Go',
        'now!"',
        "(see",
        "it)",
        "‘no’",
        "end.",
        "Why?",
        "Dr.",
        "\u200b",
        "a.m.",
        "…",
        "READ:",
        "-",
        "|",
    ],
)
LINES = st.lists(WORDS, max_size=12).map(" ".join)
NEWS = st.lists(
    LINES | st.sampled_from(["", "## A heading", "READ: More on it", "- item", "  ", "---"]),
    min_size=1,
    max_size=14,
).map("\n".join)
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


def passages(text: str, title: str = "A title") -> tuple[Passage, ...]:
    return split_article(article(text, title))


def words_of(text: str) -> list[tuple[str, PassageKind]]:
    return [(text[p.start : p.end], p.kind) for p in passages(text)]


@given(text=NEWS | ANY_TEXT)
def test_sentences_are_trimmed_slices_in_order_that_cover_the_paragraph(text: str) -> None:
    """No character of a paragraph is lost, doubled or moved, whatever the script."""
    spans = split_sentences(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(
        text[s.start : s.end] and text[s.start : s.end] == text[s.start : s.end].strip()
        for s in spans
    )
    covered = "".join(text[span.start : span.end] for span in spans)
    assert "".join(covered.split()) == "".join(text.split())


@given(text=NEWS | ANY_TEXT)
def test_passages_are_slices_that_cover_all_but_headings_and_rules(text: str) -> None:
    """Every line is a passage, part of one, a heading or a rule."""
    found = passages(text)
    edges = [edge for passage in found for edge in (passage.start, passage.end)]
    assert edges == sorted(edges)
    inside = "".join(text[passage.start : passage.end] for passage in found)
    left = [
        line
        for line in text.split("\n")
        if line.strip() and not line.lstrip().startswith("#") and line.strip(" \t\r|:=*_+~-")
    ]
    kept = "".join(inside.split())
    assert all("".join(line.split()) in kept for line in left)
    for passage in found:
        ends = [edge for span in passage.sentences for edge in (span.start, span.end)]
        assert ends[0] == passage.start
        assert ends[-1] == passage.end


@given(text=NEWS)
def test_paragraphs_are_numbered_without_gaps(text: str) -> None:
    """Prose counts from 1; a related headline has the number of the paragraph before it."""
    number = 0
    for passage in passages(text):
        number += passage.kind is PassageKind.PROSE
        assert passage.paragraph == number


SENTENCES = [
    ["The U.S. Army said Lt. Gen. J. R. Smith paid $1.5 million.", "No. 5 was late."],
    ["Talks are early, Ms. Tate said.", "Ms. Marrow left at 5 p.m. on Monday.", "It rained."],
    ["Él llegó a Ségur.", "Después 😀 se fué.", "Fin."],
    ["“This is it,” he said.", "“We will go. We will not stop,” she added.", "They left."],
    ['"We will pursue them to the last man. We will not stop,” he added.', "He left."],
    ["He stopped.", '"Why should I go?" he asked.', '"Because."'],
    ["It cost approx. 5 kg in all.", "She was born in 1990.", "20 years later she left."],
    ["It fell 4.5 per cent. to 3.2.", "Chapter 2 of Vol. 3 ends."],
    ["مرحبا بالعالم.", "كيف حالك؟"],
    ["He was seen in Washington D.C. on Tuesday.", "The U.K. has not said."],
    ["1. First thing."],
    ["The blast, at 4:20 p.m., tore the roof off Silo No. 3 of the company.", "It fell."],
]


@pytest.mark.parametrize("expected", SENTENCES, ids=range(len(SENTENCES)))
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    """Abbreviations, initials, decimals and speech do not cut a sentence, nor do emoji shift it."""
    assert sentences(" ".join(expected)) == expected


def test_a_speech_too_long_to_quote_is_divided_at_its_sentences() -> None:
    """Its first part keeps the opening mark, its last the closing one."""
    speech = [
        "“I began here.",
        *["Then it went on for a while."] * 30,
        "That was the end,” she said.",
    ]
    assert len(" ".join(speech)) > MAX_SPEECH
    assert sentences(" ".join(speech)) == speech


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "word. " * 17_000,
        '"' * 20_000,
        'He said. "' * 10_000,
        "A. " * 30_000,
        "😀" * 4000,
    ],
)
def test_hostile_paragraphs_are_split_in_time(text: str) -> None:
    """A line of 100,000 characters is split, and nothing of it is lost."""
    spans = split_sentences(text)
    assert sum(len("".join(text[s.start : s.end].split())) for s in spans) == len(
        "".join(text.split())
    )


@pytest.mark.parametrize(
    "line",
    [
        "# a" + " " * 100_000 + "b",
        "# " + "a #" * 50_000,
        "READ" + " " * 100_000 + "x",
        "* " * 50_000,
        "*_>[" * 25_000 + "x",
        "|" * 100_000,
        "-" * 100_000 + "x",
        "1. " * 40_000,
        "a." + ")" * 100_000 + "x",
        "#" * 100_000,
        "Mr. " * 25_000,
    ],
    ids=range(11),
)
def test_no_hostile_line_makes_splitting_slow(line: str) -> None:
    """100,000 characters made to send a pattern back and forth are split within seconds."""
    began = time.monotonic()
    passages(f"First.\n{line}\n{line}\nLast.")
    assert time.monotonic() - began < 5


def test_news_text_has_a_paragraph_a_line() -> None:
    """Lines without a blank line between them are paragraphs of their own."""
    text = (
        "The minister resigned on Tuesday after a week of protests.\nHe said no more.\n\nThird one."
    )
    assert [words for words, _ in words_of(text)] == [*text.split("\n")[:2], "Third one."]


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


def test_headings_name_the_section_and_the_title_is_none() -> None:
    """A heading is no passage; a first heading that repeats the title is no section."""
    text = "# A Title\n\nFirst.\n## Talks ##\nSecond.\n\n### Next\nThird.\n#hashtag is text."
    found = passages(text, title="A title")
    assert [(p.section, text[p.start : p.end]) for p in found] == [
        (None, "First."),
        ("Talks", "Second."),
        ("Next", "Third."),
        ("Next", "#hashtag is text."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "READ: Why Benin rejected it",
        "READ ALSO: One",
        "ALSO READ: One",
        "Read more: One",
        "Related: One",
        "See also: One",
        "RELATED STORIES: One",
        "**READ:** [One](https://a.example)",
        "WATCH | One",
        "> Also read: One",
        "Lire aussi : Un",
        "Soma pia: Moja",
        "- Related story: One",
    ],
)
def test_links_to_other_coverage_are_related(line: str) -> None:
    """Such a line is kept as a passage of its own, marked, and counts as no paragraph."""
    text = f"First one.\n{line}\nSecond one."
    assert words_of(text) == [
        ("First one.", PassageKind.PROSE),
        (line, PassageKind.RELATED),
        ("Second one.", PassageKind.PROSE),
    ]
    assert [passage.paragraph for passage in passages(text)] == [1, 1, 2]


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter aloud, he said: no.",
        "Related parties were heard.",
        "He read: a book.",
        "Readers: beware.",
        "MORE than 20 died: police",
        "See what happened.",
    ],
)
def test_sentences_that_look_like_links_are_prose(line: str) -> None:
    """Only the pattern at the beginning of a line makes a related headline."""
    assert words_of(line) == [(line, PassageKind.PROSE)]


def test_links_below_a_related_label_are_related_too() -> None:
    """ "Related stories:" alone on a line marks the lines down to the next blank one."""
    text = "Text.\n\nRelated stories:\n- One\n- Two\n\nMore text."
    kinds = [kind for _, kind in words_of(text)]
    assert kinds == [PassageKind.PROSE, *[PassageKind.RELATED] * 3, PassageKind.PROSE]


def test_list_items_and_table_rows_are_a_passage_each() -> None:
    """The rule between a table's head and body is none."""
    text = "Losses:\n- two boats\n- one crane\n\n| Port | Lost |\n|---|---|\n| Ruan | 9 |"
    assert [words for words, _ in words_of(text)] == [
        "Losses:",
        "- two boats",
        "- one crane",
        "| Port | Lost |",
        "| Ruan | 9 |",
    ]
