"""The row with the most or the fewest of what a column counts is found by its figures."""

import time

import numpy as np
import pytest

from index.rank.extremes import extreme_rows
from tests.retrieval.conftest import SmallIndex

TABLE = """| Line | Trains run | Cancelled | Length (km) | Gained | Fare | Mixed |
|---|---|---|---|---|---|---|
| Coast | 28,750 | 1,940 | 82.5 | 3 | €4.50 | 12 km |
| Hill | 9,600 | 420 | 104 | −9 | €12 | 9 |
| Shuttle | 52,560 | – | 9 | −2 | €2 | 7 |
| Total | 90,910 | 2,360 | 195.5 | 5 | | 28 |
"""


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which line ran the most trains?", ["Shuttle"]),
        ("which tarvian line had the fewest trains run last year", ["Hill"]),
        ("Which line cancelled the most?", ["Coast"]),
        ("On which line were the fewest trains cancelled?", ["Hill"]),
        ("What line has the highest fare?", ["Hill"]),
        ("Which line is the longest?", ["Hill"]),
        ("Which line gained the most?", ["Coast"]),
        ("Which line ran the most trains, Coast or Hill?", ["Coast"]),
        ("Which line had the fewest cancelled, Coast or Shuttle?", []),
        ("Which line gained the least?", ["Hill"]),
        ("Who ran the most trains?", ["Shuttle"]),
        ("Which line lost the most trains run?", []),
        ("Which line cancelled the second most?", []),
        ("Which line cancelled at least 400?", []),
        ("Which line is the best?", []),
        ("Which line has the most trains run and cancelled at the highest fare?", ["Shuttle"]),
        ("Which airport had the most cancelled?", []),
        ("Which line has the most mixed?", []),
        ("Did a line run the most trains?", []),
        ("Why did one line run the most trains?", []),
    ],
)
def test_the_figures_of_the_column_that_is_named_tell(
    small_index: SmallIndex, question: str, names: list[str]
) -> None:
    """The row of all is none of them; what is lost is no count; units are not compared."""
    index = small_index({"a.md": f"It is out.\n\n{TABLE}"})
    rows = [index.text_of(int(row)) for row in np.flatnonzero(extreme_rows(question, index))]
    assert [row.split(" | ")[0].strip("| ") for row in rows] == names


def test_two_rows_may_have_the_most(small_index: SmallIndex) -> None:
    """Both answer."""
    table = "| Line | Late |\n|---|---|\n| A | 3 |\n| B | 3 |\n| C | 1 |"
    index = small_index({"a.md": f"It is out.\n\n{table}"})
    assert extreme_rows("Which line was late the most?", index).sum() == 2


@pytest.mark.parametrize("word", ["who ", "which line ", "most "])
def test_no_question_takes_long(small_index: SmallIndex, word: str) -> None:
    """Of the processor, hundredths of a second."""
    index = small_index({"a.md": f"It is out.\n\n{TABLE}"})
    began = time.process_time()
    extreme_rows(word * 5_000, index)
    assert time.process_time() - began < 1
