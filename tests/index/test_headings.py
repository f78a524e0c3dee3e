"""Headings: what names a section, and what looks like it and may tell something."""

from dataclasses import replace

import pytest

from index.articles.passages import split_article
from tests.support.articles import article
from tests.support.passages import passages


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


def test_a_remark_in_code_is_no_heading() -> None:
    """What follows the code stands in the section that it stood in before."""
    text = "## Ships\n```ls```\n```sh\n# remove them\n```\nSecond.\n## Costs\nThird."
    sections = {text[p.start : p.end]: p.section for p in passages(text)}
    assert sections["# remove them"] == sections["Second."] == "Ships"
    assert sections["Third."] == "Costs"


@pytest.mark.parametrize(
    "heading",
    ["Who lives there now\n---", "Who lives there now\n=======", "**Who lives there now**\n"],
)
def test_a_line_that_is_underlined_or_in_bold_is_a_heading_too(heading: str) -> None:
    """As programs write Markdown, and as papers set their subheads."""
    found = passages(f"It is empty.\n\n{heading}\nThey are hares.")
    assert [p.section for p in found] == [None, "Who lives there now"]


@pytest.mark.parametrize(
    "words", ["About LUMEN-2", "The G20 summit", "Term dates 2025/26", "Results 2024"]
)
@pytest.mark.parametrize("heading", ["**{}**\n", "{}\n-----"])
def test_a_heading_may_have_a_figure_in_a_name_or_a_year(words: str, heading: str) -> None:
    """Neither counts anything."""
    found = passages(f"It is empty.\n\n{heading.format(words)}\nThey are hares.")
    assert [p.section for p in found] == [None, words]


@pytest.mark.parametrize(
    "line", ["Ada Li", "Bo Rao", "ADA LI AND BO RAO", "The Echo", "FOR IMMEDIATE RELEASE"]
)
@pytest.mark.parametrize("heading", ["**{}**", "## {}"])
def test_who_wrote_an_article_and_what_it_is_name_no_section(line: str, heading: str) -> None:
    """What follows stays in the section that it stands in."""
    text = f"## Hares\n\nIt is empty.\n\n{heading.format(line)}\n\nThey left."
    told = replace(article(text), author="Ada Li and Bo Rao", publisher="The Echo")
    found = split_article(told)
    assert [(p.section, text[p.start : p.end]) for p in found] == [
        ("Hares", "It is empty."),
        ("Hares", "They left."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "It was sold\nto hares.\n---",
        "It was sold.\n---",
        "By Ada Li\n---",
        "- Ada Li\n---",
        "> We will not yield\n---",
        "Dead: 12\n---",
        "They voted to build\n**the new bridge**\nin the end.",
        "**Is it open?**",
        "**The letter was anonymous.**",
        "**Dead: 12**",
        "**Ruan 2 Averre 1**",
        "**Ruan 2000 Averre 1**",
        "**2000 hares died**",
        "**Turnout 2024: 63**",
        "**Turnout of 63.9**",
        "**“We were lucky”**",
        "**By Ada Li**",
        "**Three people were hurt as a mill burned in Tessaro**",
        "**Sold** to hares",
    ],
)
def test_a_line_that_may_tell_something_is_no_heading(line: str) -> None:
    """It stays what can be quoted: a sentence, a figure, a speech, a question."""
    found = passages(f"It is empty.\n\n{line}\n\nThey left.")
    assert len(found) >= 3 and {p.section for p in found} == {None}


def test_lines_in_bold_that_follow_each_other_name_nothing() -> None:
    """They are the points that sum an article up, or who stands at its end."""
    found = passages("It burned.\n\n**Ada Li resigned**\n\n**The school reopens in May**")
    assert len(found) == 3 and {p.section for p in found} == {None}
