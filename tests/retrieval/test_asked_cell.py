"""Of a table's row, the cell that is asked for is marked, or none."""

import pytest

from index.rank.asked_cell import asked_cell

HEADER = "| Port | Boats sunk | Boats damaged |"
LEAGUE = ("| Pos | Club | P | W | D | L | GD | Pts |", "| 3 | Holm | 9 | 4 | 3 | 2 | +5 | 15 |")
VOTES = ("| List | Leader | Votes | Share | Seats | +/- |", "| Reds | Bo Li | 70 | 8% | 11 | −5 |")
BOTH = ("| List | Votes | +/- | Seats | +/- |", "| Reds | 70 | +3 | 11 | −5 |")
NAMED = ("| List | Seats | Votes | Change in seats |", "| Reds | 11 | 70 | +2 |")
WINNERS = ("| Ward | Winner | Party | Majority |", "| Holm | Bo Li | Reds | 37 |")
MARGIN = ("| Winner | Votes | Majority |", "| Bo Li | 912 | 37 |")
FILMS = ("| Film | Author | Director |", "| Rain | Bo Li | Ada Ek |")


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


def test_a_columns_unit_need_not_be_said() -> None:
    """Nobody asks for the fare in brackets."""
    row = "| Ruan | 60 | daily |"
    span = asked_cell("ruan fare", "| Port | Fare (crowns) | Sails |", row)
    assert span and row[span.start : span.end] == "60"


def test_an_escaped_bar_is_no_cells_end() -> None:
    """The figures keep their columns."""
    row = r"| Ruan \| Old Ruan | 9 | 31 |"
    span = asked_cell("How many boats were sunk?", HEADER, row)
    assert span and row[span.start : span.end] == "9"


@pytest.mark.parametrize(
    ("question", "table", "cell"),
    [
        ("Which club is third?", LEAGUE, "Holm"),
        ("Who is third in the table?", LEAGUE, "Holm"),
        ("Which club has 15 points?", LEAGUE, "Holm"),
        ("What position is Holm in?", LEAGUE, "3"),
        ("what place are holm in", LEAGUE, "3"),
        ("How many games has Holm won?", LEAGUE, "4"),
        ("How many matches did Holm win?", LEAGUE, "4"),
        ("How many wins has Holm got?", LEAGUE, "4"),
        ("How many games did Holm draw?", LEAGUE, "3"),
        ("how many losses for holm", LEAGUE, "2"),
        ("What is Holm's goal difference?", LEAGUE, "+5"),
        ("Did Holm win?", LEAGUE, None),
        ("Did Holm draw?", LEAGUE, None),
    ],
)
def test_a_leagues_figures_are_found_by_what_they_mean(
    question: str, table: tuple[str, str], cell: str | None
) -> None:
    """Its heads are letters; whether one match was won is another thing than how many were."""
    assert marked(question, table) == cell


@pytest.mark.parametrize(
    ("question", "table", "cell"),
    [
        ("How many seats did the Reds lose?", VOTES, "−5"),
        ("How did the Reds' seats change?", VOTES, "−5"),
        ("How many seats did the Reds gain?", VOTES, None),
        ("How many seats did the Reds win?", VOTES, "11"),
        ("How many votes did the Reds lose?", VOTES, None),
        ("How many votes did the Reds gain?", BOTH, "+3"),
        ("How many seats did the Reds lose?", BOTH, "−5"),
        ("How many seats did the Reds gain?", NAMED, "+2"),
        (
            "How many boats did Ruan lose?",
            ("| Port | Boats lost | +/- |", "| Ruan | 9 | −1 |"),
            "9",
        ),
        ("How many seats did the Reds lose?", ("| List | Seats |", "| Reds | 11 |"), None),
        ("How many seats did the Reds gain?", ("| List | Seats |", "| Reds | 11 |"), "11"),
    ],
)
def test_what_was_gained_or_lost_is_the_change(
    question: str, table: tuple[str, str], cell: str | None
) -> None:
    """Not what is left: with another sign, or of another figure, it is no answer."""
    assert marked(question, table) == cell


@pytest.mark.parametrize(
    ("question", "table", "cell"),
    [
        ("Who leads the Reds?", VOTES, "Bo Li"),
        ("Who won in Holm?", WINNERS, "Bo Li"),
        ("Which party won in Holm?", WINNERS, "Reds"),
        ("By how much did Bo Li win in Holm?", WINNERS, "37"),
        ("By how many votes did the Reds win in Holm?", WINNERS, "37"),
        ("By how many votes did the Reds win?", VOTES, None),
        ("How many votes did the Reds win by?", VOTES, None),
        ("How many votes did Bo Li win by?", MARGIN, "37"),
        ("How many votes did Bo Li win?", MARGIN, "912"),
        ("Who wrote Rain?", FILMS, "Bo Li"),
        ("Who directed Rain?", FILMS, "Ada Ek"),
        ("Who scored for Rain?", FILMS, None),
    ],
)
def test_who_did_it_stands_below_what_one_is_called_who_does_it(
    question: str, table: tuple[str, str], cell: str | None
) -> None:
    """ "Winner" is asked for by "who won", and the majority by how much somebody did."""
    assert marked(question, table) == cell


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("What share of the vote did the Reds get?", "8%"),
        ("what percentage of votes did the reds get", "8%"),
        ("How many votes, and what share, did the Reds get?", None),
        ("votes or share of the reds", None),
    ],
)
def test_of_two_columns_the_first_is_asked_for(question: str, cell: str | None) -> None:
    """The other says of what; joined by "and" or "or" both are asked for, and none is marked."""
    assert marked(question, VOTES) == cell


def marked(question: str, table: tuple[str, str]) -> str | None:
    """Return what is marked of a table's row, by its header and the row."""
    span = asked_cell(question, *table)
    return table[1][span.start : span.end] if span else None
