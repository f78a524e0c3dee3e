"""A table's row is read as a sentence and quoted as it stands."""

import time

import pytest

from index.articles.tables import asked_cell, row_in_words, table_of
from index.text.stems import stem_set

HEADER = "| Port | Boats sunk | Boats damaged |"
SHIPS = "| | Gudrun | Astrid (new) |"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("| Ruan | 9 | 31 |", "Ruan: Boats sunk 9, Boats damaged 31."),
        ("|Ruan|9|31|", "Ruan: Boats sunk 9, Boats damaged 31."),
        ("| **Ruan** | *9* | `31`", "Ruan: Boats sunk 9, Boats damaged 31."),
        ("| Ruan | | 31 |", "Ruan: Boats damaged 31."),
        ("| | 9 | 31 |", "Boats sunk 9, Boats damaged 31."),
        ("| Ruan | 9 |", "Ruan: Boats sunk 9."),
        ("| Ruan | 9 | 31 | late |", "Ruan: Boats sunk 9, Boats damaged 31, late."),
        (r"| Ruan \| Old Ruan | 9 | 31 |", r"Ruan \| Old Ruan: Boats sunk 9, Boats damaged 31."),
        ("| All figures are of Monday. |", "All figures are of Monday."),
        ("| **Ruan** port | **`9`** | 31 |", "**Ruan** port: Boats sunk 9, Boats damaged 31."),
        ("| **Ruan** **Ost** | 9 | |", "**Ruan** **Ost**: Boats sunk 9."),
        ("| Ruan | a\\\nb | 31 |", "Ruan: Boats sunk a\\\nb, Boats damaged 31."),
        ("| ** | `` | |", "**: Boats sunk ``."),
        ("| | | |", "| | | |"),
    ],
    ids=[
        *("row", "narrow", "marked", "gap", "no name", "short", "long", "escaped", "one cell"),
        *("marked within", "marked apart", "broken", "marks alone", "nothing"),
    ],
)
def test_each_figure_stands_behind_its_columns_name(row: str, words: str) -> None:
    """Empty cells say nothing, and a cell without a column still does."""
    assert row_in_words(HEADER, row) == words


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("How many boats were damaged at Ruan?", "31"),
        ("boats sunk ruan", "9"),
        ("How many boats did Ruan lose?", None),
        ("Were more boats damaged or sunk at Ruan?", None),
        ("Where were 31 boats damaged?", None),
        ("At which port did the crane fall?", None),
    ],
    ids=["asked", "keywords", "no column", "two", "said already", "the row's name"],
)
def test_the_cell_is_marked_whose_column_is_named(question: str, cell: str | None) -> None:
    """One that the question does not name, or names with another, is left to the eye."""
    row = "| Ruan | **9** | 31 |"
    span = asked_cell(question, HEADER, row)
    assert (span and row[span.start : span.end]) == cell


@pytest.mark.parametrize(
    ("question", "header", "row", "asked"),
    [
        ("How many boats did Ruan lose?", HEADER, "| Ruan | 9 | 31 |", True),
        ("Where were 31 boats damaged?", HEADER, "| Ruan | 9 | 31 |", True),
        ("How many boats were damaged in the storm?", HEADER, "| Ruan | 9 | 31 |", False),
        ("How many boats were damaged in the storm?", HEADER, "| Ruan | 9 |", False),
        ("How many boats were damaged in the storm?", HEADER, "| **Total** | 19 | 70 |", True),
        ("How was it counted?", HEADER, "| At noon on Monday. |", True),
        ("When was it established?", "| Fact | |", "| Founded | 1974 |", True),
        ("How long is the Astrid?", SHIPS, "| Length (metres) | 92 | 121 |", True),
        ("How long is the ferry?", SHIPS, "| Length (metres) | 92 | 121 |", False),
        ("How many boats were sunk at Holm?", HEADER, "| Ruan | 9 | 31 |", False),
    ],
    ids=[
        *("name", "figure", "whole", "short row", "total", "one cell", "a list of facts"),
        *("a column's name", "no column's", "a port's column"),
    ],
)
def test_a_row_is_asked_about_by_what_stands_in_it(
    question: str, header: str, row: str, asked: bool
) -> None:
    """One row of many never answers for all of them; of facts on a thing any may be meant."""
    table = table_of(header, [(0, row)])
    assert table.is_asked_about(table.rows[0], stem_set(question)) is asked


def test_a_columns_unit_need_not_be_said() -> None:
    """Nobody asks for the fare in brackets."""
    row = "| Ruan | 60 | daily |"
    span = asked_cell("ruan fare", "| Port | Fare (crowns) | Sails |", row)
    assert span and row[span.start : span.end] == "60"


def test_an_odd_row_is_cut_in_no_time() -> None:
    """Blanks before a lone mark at its end are gone over once; going back would take hours."""
    row = "| " + " " * 20_000 + "x" + " " * 20_000 + "\\"
    assert row_in_words(HEADER, row) == "x" + " " * 20_000 + "\\."


@pytest.mark.parametrize("cell", ["_" * 30_000, "*" * 30_000, "*a" * 15_000])
def test_a_cell_of_marks_is_read_in_no_time(cell: str) -> None:
    """Of the processor, hundredths of a second; a pattern that goes back and forth takes many."""
    began = time.process_time()
    row_in_words("| Port | Lost |", f"| Ruan | {cell} |")
    assert time.process_time() - began < 2


def test_an_escaped_bar_is_no_cells_end() -> None:
    """The figures keep their columns."""
    row = r"| Ruan \| Old Ruan | 9 | 31 |"
    span = asked_cell("How many boats were sunk?", HEADER, row)
    assert span and row[span.start : span.end] == "9"
