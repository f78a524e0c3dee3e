"""Headings: what names a section, and what looks like it and may tell something."""

import pytest

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
