"""The result of a match is read in words, and quoted as it stands."""

import time

import pytest

from index.articles.read_text import place_in, read_text
from index.articles.results import result_in_words
from index.types import Sentence, Span
from tests.support.articles import article
from tests.support.passages import passages


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**Holm Rovers 3-2 Ruan**", "Holm Rovers won against Ruan, who lost."),
        ("- Holm 0–4 Isle of Ruan.", "Isle of Ruan won against Holm, who lost."),
        ("1. FC Holm 2-0 Ruan 04 (aet)", "1. FC Holm won against Ruan 04, who lost."),
        ("Holm & Orde 1-1 Ruan", "Holm & Orde drew with Ruan, nobody won."),
        ("Holm 1-1 Ruan (4-2 on penalties)", ""),
        ("Holm P-P Ruan", ""),
        ("The council voted 3-2 on Monday.", ""),
        ("Holm won 3-2 against Ruan", ""),
        ("Monday 9-5 Surgery", ""),
        ("Fri 9-11 Yoga", ""),
        ("May 3-5 Festival", ""),
        ("Monaco 3-1 Ruan", "Monaco won against Ruan, who lost."),
        ("Boston 10:30 Ruan", ""),
    ],
)
def test_a_result_says_who_won(line: str, words: str) -> None:
    """Two names with a score between them; hours, days and whole sentences are no results."""
    assert result_in_words(line) == words


def test_what_a_result_says_stands_behind_its_own_words() -> None:
    """Words that are marked are the line's; of those that are only read, where it has them."""
    text = "Holm 0-4 Ruan"
    (passage,) = passages(text)
    read = read_text(article(text), passage, Sentence(0, 0, 0, len(text)))
    assert read == "Holm 0-4 Ruan: Ruan won against Holm, who lost."
    said = read.rindex("Holm")
    assert place_in(text, read, Span(5, 8)) == Span(5, 8)
    assert place_in(text, read, Span(said, said + 4)) == Span(0, 4)
    assert place_in(text, read, Span(said, len(read))) is None


def test_a_line_of_names_is_read_in_no_time() -> None:
    """However long it is, and however nearly it is a result."""
    began = time.process_time()
    for line in ("Ab " * 30_000, "Ab-" * 30_000, "Ab 1-1 " * 20_000):
        assert result_in_words(line) == ""
    assert time.process_time() - began < 1
