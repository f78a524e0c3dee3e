"""Entries of a live blog: each is a section, named by the line with its time."""

import pytest

from tests.support.passages import passages


def sections(text: str) -> list[tuple[str | None, str]]:
    """Return each passage's section with its words."""
    return [(p.section, text[p.start : p.end]) for p in passages(text)]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("**09:48 – Line 6 closed**", "09:48 – Line 6 closed"),
        ("09:48 – Line 6 closed", "09:48 – Line 6 closed"),
        ("**8.50 a.m.**", "8.50 a.m."),
        ("*21:14 GMT*", "21:14 GMT"),
        ("08:31", "08:31"),
        ("8pm – Vigil", "8pm – Vigil"),
        ("**12:10** The minister is on his way.", "12:10"),
        ("12:10 The minister is on his way.", "12:10"),
        ("**12:10 – “It is over!”**", "12:10"),
        ("12:10 - Six of the trains that had been stopped go on", "12:10"),
    ],
)
def test_a_line_that_begins_with_a_time_opens_a_section(line: str, section: str) -> None:
    """It stays what can be quoted, and what follows is no longer cited below the heading above."""
    found = sections(f"## Key points\n\nFour are dead.\n\n{line}\n\nAll trains stopped.")
    assert found == [
        ("Key points", "Four are dead."),
        (section, line),
        (section, "All trains stopped."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "7:52 a.m. was when it left the rails.",
        "9.58 seconds was his best.",
        "3.50 Euros is the fare.",
        "12.75 – the price of a ticket",
        "10:30 was too late",
        "29:10 they lost",
        "- 09:00 Doors open",
        "09:00 – Doors open\n10:00 – First speech",
    ],
)
def test_what_only_begins_with_such_a_figure_opens_none(line: str) -> None:
    """A sentence, a price, a score, and a timetable."""
    found = sections(f"## Key points\n\n{line}\n\nAll trains stopped.")
    assert {section for section, _ in found} == {"Key points"}


def test_a_heading_below_a_bare_time_is_named_with_it() -> None:
    """As papers set the time of an entry above its headline; the next heading has it no more."""
    text = "**09:48**\n\n**All trams stop**\n\nAll stopped.\n\n## Background\n\nIt opened in 1957."
    assert sections(text) == [
        ("09:48", "**09:48**"),
        ("09:48 – All trams stop", "All stopped."),
        ("Background", "It opened in 1957."),
    ]
