"""A table's row answers what is asked about it, and nothing else: real model, real FAISS."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.question.query import to_query
from index.question.understanding import Understood
from index.quote.quotes import make_quote
from index.rank.ranking import score
from index.rank.rows import rows_asked_about
from index.store.build import build
from index.types import Answer
from tests.retrieval.conftest import ROOT, SmallIndex
from tests.support.small_embedder import SmallEmbedder


@pytest.fixture
def storm(answerer: Answerer, tmp_path: Path) -> Answerer:
    """The real answerer over one article with a table."""
    (tmp_path / "corpus").mkdir()
    shutil.copy(ROOT / "tests" / "articles" / "storm-hedda.md", tmp_path / "corpus")
    build(tmp_path / "corpus", tmp_path / "index", answerer.embedder)
    return Answerer(tmp_path / "index", answerer.embedder, answerer.reader, answerer.calibration)


def test_a_tables_row_answers_with_the_figure_marked(storm: Answerer) -> None:
    """What a column is called counts as words of each row; the row is quoted below the header."""
    outcome = storm.answer("How many boats were damaged in Skarra?")
    assert isinstance(outcome, Answer)
    best = outcome.quotes[0]
    assert best.text == "| Skarra | 4 | 26 | 12 |"
    assert best.lead_text == "| Harbour | Boats sunk | Boats damaged | People rescued |"
    text = storm.index.articles[0].text
    assert [text[mark.start : mark.end] for mark in best.highlights] == ["26"]


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Which harbour had the most boats sunk?", "| Ruan | 9 | 31 | 22 |"),
        ("Which harbour had the fewest boats damaged?", "| Gannet Bay | 3 | 5 | 8 |"),
    ],
)
def test_the_row_with_the_most_answers(storm: Answerer, question: str, row: str) -> None:
    """No sentence says which it is, and no reader could see it: the figures are compared."""
    outcome = storm.answer(question)
    assert isinstance(outcome, Answer)
    assert not outcome.unsure
    best = outcome.quotes[0]
    assert best.text == row
    marked = [row[mark.start - best.start : mark.end - best.start] for mark in best.highlights]
    assert marked == [row.split(" | ", maxsplit=1)[0].strip("| ")]


def test_no_row_answers_for_the_whole_table(storm: Answerer) -> None:
    """What all harbours lost is what the text says, not the figure of one that nobody named."""
    outcome = storm.answer("How many boats were lost in the storm?")
    assert isinstance(outcome, Answer)
    assert "sinking 23 fishing boats" in outcome.quotes[0].text
    assert not any(quote.in_table for quote in outcome.quotes)


def test_a_row_does_not_say_who_or_what_is_meant(small_index: SmallIndex) -> None:
    """Without its header it explains nothing: the sentence before the table does."""
    text = "The pier burned.\n\n| Side | Lost |\n|---|---|\n| South | 9 |\n\nIt will be repaired."
    index = small_index({"a.md": text})
    last = len(index.sentences) - 1
    assert make_quote(index, last, 0.5).lead_text == "The pier burned."


def test_a_row_that_is_named_whole_leaves_the_others_out(small_index: SmallIndex) -> None:
    """They only share a word with it; where no name is said whole, each of them may be meant."""
    rows = ["| Riding drunk (0.5 or more) | 600 |", "| Riding a changed scooter | 900 |"]
    table = "\n".join(["| Offence | Fine |", "|---|---|", *rows])
    index = small_index({"a.md": f"The law is new.\n\n{table}"})
    everything = np.ones(len(index.sentences), dtype=bool)
    nothing = ~everything

    def asked(question: str) -> list[str]:
        found = np.flatnonzero(rows_asked_about(question, index, everything, nothing, nothing))
        return [text for row in found if (text := index.text_of(int(row))) in rows]

    assert asked("What is the fine for riding drunk?") == [rows[0]]
    assert asked("What does riding cost?") == rows


def test_two_tables_with_the_same_columns_are_two(small_index: SmallIndex) -> None:
    """A row of one that is named whole leaves nothing out of the other."""
    north, south = "| Ruan | 9 | 31 |", "| Isle of Gorran | 4 | 6 |"
    head = "| Harbour | Sunk | Damaged |\n|---|---|---|"
    index = small_index({"a.md": f"It rained.\n\n{head}\n{north}\n\nIt blew.\n\n{head}\n{south}"})
    everything = np.ones(len(index.sentences), dtype=bool)
    nothing = ~everything
    question = "How many boats were sunk at Gorran, not Ruan?"
    found = np.flatnonzero(rows_asked_about(question, index, everything, nothing, nothing))
    assert {north, south} <= {index.text_of(int(row)) for row in found}


@pytest.mark.parametrize("heading", ["Casualties by district", "What was lost"])
def test_a_table_below_a_heading_that_is_named_is_asked_about(
    small_index: SmallIndex, heading: str
) -> None:
    """Though none of its rows has a word of the question; elsewhere that is no answer."""
    rows = ["| Ruan | 9 | 31 |", "| Ellick | 2 | 4 |"]
    table = "\n".join(["| Place | Dead | Hurt |", "|---|---|---|", *rows])
    index = small_index({"a.md": f"It rained.\n\n## {heading}\n\n{table}"})
    query = to_query(Understood("What were the casualties by district?"), SmallEmbedder())
    scored = score(query, index, np.ones(len(index.sentences), dtype=bool), None)
    found = [text for row in scored.rows if (text := index.text_of(int(row))) in rows]
    assert sorted(found) == (sorted(rows) if heading.startswith("Casualties") else [])
