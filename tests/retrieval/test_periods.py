"""A figure of one year or quarter answers nobody who asks for that of another."""

import pytest

from index.checks.periods import Period, is_of_another_period, periods_asked, periods_in

LINES = "| Line | Trains run | On time 2025 (%) | On time 2024 (%) | Cancelled |"
COAST = "| Coast | 28,750 | 71.4 | 80.2 | 1,940 |"
FIRMS = "| Segment | Revenue Q3 2026 (m) | Revenue Q3 2025 (m) | Result 2024/25 |"
FOOD = "| Pet food | 44 | 39 | -72 |"
SEATS = "| Party | 2021 | 2025 |"
GREENS = "| Greens | 12 | 19 |"
YEARS = "| Year | Visitors |"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Cancelled", ()),
        ("On time 2024 (%)", (Period(2024, 2024, None),)),
        ("2021 and 2025", (Period(2021, 2021, None), Period(2025, 2025, None))),
        ("2023/24", (Period(2023, 2024, None),)),
        ("2018–2021", (Period(2018, 2021, None),)),
        ("the second quarter of 2026", (Period(2026, 2026, 2),)),
        ("Q3 2026", (Period(2026, 2026, 3),)),
        ("28,750", ()),
    ],
)
def test_years_are_read_with_their_quarter(text: str, periods: tuple[Period, ...]) -> None:
    """In figures and in words; from one year to another, too."""
    assert periods_in(text) == periods


@pytest.mark.parametrize(
    ("question", "header", "row"),
    [
        ("How many Coast trains were cancelled in 2024?", LINES, COAST),
        ("What share of Coast trains was on time in 2023?", LINES, COAST),
        ("What was the pet food revenue in Q3 2024?", FIRMS, FOOD),
        ("What was the pet food revenue in the second quarter of 2026?", FIRMS, FOOD),
        ("What was the result of pet food in 2023/24?", FIRMS, FOOD),
        ("How many seats did the Greens win in 2017?", SEATS, GREENS),
        ("How many visitors came in 2024?", YEARS, "| 2023 | 810 |"),
    ],
)
def test_another_years_figure_is_no_answer(question: str, header: str, row: str) -> None:
    """Neither that of the column that is asked for, nor that of another column's year."""
    asked = periods_asked(question)
    assert asked and is_of_another_period(asked, header, row, "Trains in 2025")


@pytest.mark.parametrize(
    ("question", "header", "row"),
    [
        ("How many Coast trains were cancelled?", LINES, COAST),
        ("How many Coast trains were cancelled in 2025?", LINES, COAST),
        ("How many Coast trains were cancelled in 2026?", LINES, COAST),
        ("What share of Coast trains was on time in 2024?", LINES, COAST),
        ("What was the pet food revenue in the third quarter of 2025?", FIRMS, FOOD),
        ("What was the pet food revenue in 2026?", FIRMS, FOOD),
        ("What was the result of pet food in 2024?", FIRMS, FOOD),
        ("How many seats did the Greens win in 2025?", SEATS, GREENS),
        ("How many visitors came in 2023?", YEARS, "| 2023 | 810 |"),
        ("Who led the Greens in 2017?", "| Party | Seats |", GREENS),
    ],
)
def test_what_may_be_of_the_same_year_may_answer(question: str, header: str, row: str) -> None:
    """A quarter is of its year; a column without a year is of the article's, or of any."""
    asked = periods_asked(question)
    assert not (asked and is_of_another_period(asked, header, row, "Trains in 2025"))
