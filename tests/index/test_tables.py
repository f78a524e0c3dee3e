"""A table's row is read as a sentence and quoted as it stands."""

import time

import pytest

from index.articles.tables import row_in_words, table_of
from index.text.stems import stem_set, stems_of

HEADER = "| Port | Boats sunk | Boats damaged |"
SHIPS = "| | Gudrun | Astrid (new) |"
LEAGUE = "| Pos | Club | P | W | D | L | Pts |"


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
    ("header", "row", "words"),
    [
        (
            *(LEAGUE, "| 2 | Ruan Town | 9 | 5 | 2 | 1 | 17 |"),
            "2 (second, 2nd position): Club Ruan Town, games played 9, games won 5, draws 2,"
            " games lost 1, points 17.",
        ),
        (
            "| # | Rider | Team |",
            "| 1. | Li | Ruan |",
            "1. (first, top, 1st position): Rider Li, Team Ruan.",
        ),
        ("| | Rider | Pts |", "| =13 | Li | 4 |", "=13 (13th position): Rider Li, points 4."),
        ("| Rank | No. | Rider |", "| 3 | 44 | Li |", "3 (third, 3rd position): No. 44, Rider Li."),
        ("| Place | Dead | Cause |", "| Ruan | 9 | Fire |", "Ruan: Dead 9, Cause Fire."),
        ("| Stage | Winner |", "| 1 | Bo Li |", "1: Winner Bo Li."),
        ("| Year | Winner |", "| 2019 | Bo Li |", "2019: Winner Bo Li."),
        ("| # | Player | Position |", "| 7 | Bo Li | goal |", "7: Player Bo Li, Position goal."),
        ("| Pos | 2024 | 2025 |", "| 1 | 9 | 8 |", "1: 2024 9, 2025 8."),
        ("| Box | W | L | D |", "| Small | 9 | 8 | 7 |", "Small: W 9, L 8, D 7."),
    ],
    ids=[
        *("a league", "number sign", "no name", "two figures", "a location", "a stage", "a year"),
        *("a number", "no words", "a size"),
    ],
)
def test_a_rank_is_said_as_people_ask_for_it(header: str, row: str, words: str) -> None:
    """No other number is one. Short forms are words in the table of a league, and only there."""
    assert row_in_words(header, row) == words


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How many games have Ruan Town won?", True),
        ("Who is second?", True),
        ("Who is 2nd in the league?", True),
        ("Who is third?", False),
        ("Which club is top?", False),
    ],
    ids=["name", "rank", "rank in figures", "another rank", "the top"],
)
def test_a_ranked_row_is_asked_about_by_its_place(question: str, asked: bool) -> None:
    """Who asks for the second asks for no other row, though no cell has that word."""
    for header in (LEAGUE, LEAGUE.replace("Pos", "")):
        table = table_of(header, [(0, "| 2 | Ruan Town | 9 | 5 | 2 | 2 | 17 |")])
        assert table.is_asked_about(table.rows[0], frozenset(stems_of(question))) is asked
        assert table.rows[0].is_named(stem_set("Ruan Town's points"))


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
