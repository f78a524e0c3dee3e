"""Splitting articles: passages are slices that together are the text."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import example, given

from index.articles.headings import heading_of
from index.articles.related import has_no_words
from index.types import PassageKind
from tests.support.news import ANY_TEXT, NEWS
from tests.support.passages import passages, words_of

_MARKUP = re.compile(r"<[^<>]*>|&\S*")


@given(text=NEWS | ANY_TEXT)
@example(text=":\x1f")
@example(text=">")
@example(text="Ségur\n---")
@example(text="a\n==")
@example(text="**a**")
@example(text="**a**\n\nb")
@example(text="![](x)")
@example(text="[a]: https://b")
def test_passages_are_slices_that_cover_all_but_headings_and_rules(text: str) -> None:
    """Every line is a passage, part of one, a heading or a rule."""
    found = passages(text)
    edges = [edge for passage in found for edge in (passage.start, passage.end)]
    assert edges == sorted(edges)
    inside = "".join(text[passage.start : passage.end] for passage in found)
    left = [
        line
        for line, below in pairwise([*text.split("\n"), ""])
        if any(map(str.isalnum, _MARKUP.sub("", line))) and not has_no_words([line])
        if not any(map(heading_of, ([line.strip()], [line.strip(), below.strip()])))
        if not line.lstrip().startswith("#")
    ]
    kept = "".join(inside.split())
    assert all("".join(line.split()) in kept for line in left)
    for passage in found:
        ends = [edge for span in passage.sentences for edge in (span.start, span.end)]
        assert ends[0] == passage.start
        assert ends[-1] == passage.end


@pytest.mark.parametrize(
    "line",
    (
        "———,•••,⁂,◆ ◆ ◆,…,\N{ZERO WIDTH SPACE},&nbsp;,```,\\*\\*\\*,* * *,🔹,| — | — |,"
        '<br>,<hr class="thin" />,<p></p>'
    ).split(","),
)
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_what_sets_paragraphs_apart_is_none(line: str, blank: str) -> None:
    """A citation names the paragraph that a reader counts to."""
    found = passages(f"The bridge fell.{blank}{line}{blank}Nobody was hurt.")
    assert [(some.paragraph, len(some.sentences)) for some in found] == [(1, 1), (2, 1)]


@pytest.mark.parametrize("line", ["7", "é", "京", "½", "<https://x.org>", "a <br>"])
def test_a_line_with_a_letter_or_figure_is_a_paragraph(line: str) -> None:
    """However short it is, it may be what is asked for."""
    found = passages(f"The bridge fell.\n\n{line}\n\nNobody was hurt.")
    assert [some.paragraph for some in found] == [1, 2, 3]


@given(text=NEWS)
def test_paragraphs_are_numbered_without_gaps(text: str) -> None:
    """Prose counts from 1; a related headline has the number of the paragraph before it."""
    number = 0
    for passage in passages(text):
        number += passage.kind is PassageKind.PROSE
        assert passage.paragraph == number


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
        "- a\n" * 25_000,
        "On Monday " + "*" * 100_000,
    ],
    ids=range(13),
)
def test_no_hostile_line_makes_splitting_slow(line: str, plain: float) -> None:
    """100,000 characters made to send a pattern back and forth take little more than plain lines.

    A pattern that goes back and forth takes minutes, on any machine.
    """
    assert _seconds(line) < 4 * plain


@pytest.fixture(scope="module")
def plain() -> float:
    """Seconds of the processor for as many characters of short lines: one to four, by the hour."""
    return _seconds("a b\n" * 25_000)


def _seconds(line: str) -> float:
    began = time.process_time()
    passages(f"First.\n{line}\n{line}\nLast.")
    return time.process_time() - began


def test_news_text_has_a_paragraph_a_line() -> None:
    """Lines without a blank line between them are paragraphs of their own."""
    text = (
        "The minister resigned on Tuesday after a week of protests.\nHe said no more.\n\nThird one."
    )
    assert [words for words, _ in words_of(text)] == [*text.split("\n")[:2], "Third one."]


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


@pytest.mark.parametrize(
    ("text", "header", "rows"),
    [
        ("| Port | Lost |\n|---|---|\n| Ruan | 9 |\n| Skarra | 4 |", "| Port | Lost |", 2),
        ("So:\n| Port | Lost |\n| :-- | --: |\n| Ruan | 9 |\nAll.", "| Port | Lost |", 1),
        ("| Ruan | 9 |\n| Skarra | 4 |", None, 0),
        ("| A | B |\n|---|---|\n| 1 | 2 |\n|---|---|\n| 3 | 4 |", "| A | B |", 2),
        ("| A | B |\n|---|---|\n\n| 1 | 2 |", "| A | B |", 0),
        ("| | |\n|---|---|\n| 1 | 2 |", None, 0),
    ],
    ids=["table", "in a paragraph", "no rule", "two rules", "another table", "no words"],
)
def test_a_tables_header_is_known_to_its_rows(text: str, header: str | None, rows: int) -> None:
    """The row above the first rule is no evidence; each row of that table, and no other, has it."""
    found = passages(text)
    headers = [text[p.start : p.end] for p in found if p.kind is PassageKind.HEADER]
    assert headers == ([header] if header else [])
    theirs = [text[p.header.start : p.header.end] for p in found if p.header]
    assert theirs == [header] * rows


def test_an_item_goes_on_in_the_lines_indented_below_it() -> None:
    """An editor breaks a long item too; a line that is not indented is a paragraph of its own."""
    text = (
        "1. First the tugs were sold.\n2. Then the pier was closed on\n   14 July, because of\n"
        "   rot.\n   - The crane\n\tstayed.\nThe mayor resigned."
    )
    assert [words for words, _ in words_of(text)] == [
        "1. First the tugs were sold.",
        "2. Then the pier was closed on\n   14 July, because of\n   rot.",
        "- The crane\n\tstayed.",
        "The mayor resigned.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["The ministry lost, as it told the newspapers on Tuesday", "- two boats", "- one crane"],
        ["Losses", "1. two boats", "2. one crane", "So it was."],
        ["Losses", "- two boats\n  of wood", "- one crane"],
        ["The ministry lost, as it told the newspapers on Tuesday:", "- two boats of the port"],
        [
            "- two boats that were at the pier in the night of the storm",
            "So it was.",
            "- one crane",
        ],
        ["It said so.", "23. The officer was taken to the Aspen Level 2 Hospital for care"],
    ],
    ids=["open", "numbers", "indented", "colon", "capital", "full stop"],
)
def test_a_list_below_a_line_that_ends_no_sentence_stays_one(lines: list[str]) -> None:
    """Only text that was wrapped at a width goes on in a line like an item."""
    assert [words for words, _ in words_of("\n".join(lines))] == lines
