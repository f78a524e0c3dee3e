"""A figure that a newer article takes back is never shown alone."""

from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.rank.denied import denied_figures, denying
from index.store.build import build
from index.store.generation import open_generation
from index.types import Answer, Span
from tests.retrieval.conftest import SmallIndex
from tests.support.articles import put
from tests.support.small_embedder import SmallEmbedder

WAS = "The ship was carrying 31 people when it sank on Monday."
IS = "Thirty people were on the ship, not 31, because one had left it, the owner said."


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (IS, {("number", 31)}),
        ("It was 1.8 miles off, rather than the three miles first given.", {("number", 3)}),
        ("There were three of them instead of two.", {("number", 2)}),
        ("The fine is $300, not $2,000.", {("money", 2_000)}),
        ("Not one of the 30 came, not even he.", set()),
        ("There were two, but it was not the third time.", set()),
        ("Not in the 31 years since.", set()),
        ("Not two days after the fire, on 3 May, thieves stole 40 tons of copper.", set()),
        ("One of the two, Kit Orr, was not 18 yet.", set()),
        ("At least 30, if not 40, died.", set()),
        ("They came late, not 40 of them.", set()),
        ("They are not.", set()),
    ],
)
def test_what_is_taken_back(
    small_index: SmallIndex, text: str, figures: set[tuple[str, int]]
) -> None:
    """By "not", "rather than" or "instead of" another figure; no ordinal, and not one."""
    found = denied_figures(small_index({"a.md": text}))
    assert {row: {*some} for row, some in found.items()} == ({0: figures} if figures else {})


@pytest.mark.parametrize(
    ("day", "text", "takes_back"),
    [
        ("2025-06-04", "On the ship it sank were 30 people, not 31.", True),
        ("2025-06-01", "On the ship it sank were 30 people, not 31.", False),
        ("2025-06-04", "On the ship it sank were 30 people, not 32.", False),
        ("2025-06-04", "Pell choirs sing forty old songs of love each summer, not 31.", False),
    ],
)
def test_who_takes_a_figure_back_is_newer_and_of_the_same_matter(
    tmp_path: Path, day: str, text: str, takes_back: bool
) -> None:
    """And names that very figure."""
    put(tmp_path / "corpus", "a.md", WAS, published="2025-06-02")
    put(tmp_path / "corpus", "b.md", text, published=day)
    embedder = SmallEmbedder()
    build(tmp_path / "corpus", tmp_path / "index", embedder)
    index = open_generation(tmp_path / "index", embedder.fingerprint)
    denied, everything = denied_figures(index), np.ones(2, dtype=bool)
    assert denying(index, denied, everything, 0, None) == (1 if takes_back else None)
    assert denying(index, denied, np.array([True, False]), 0, None) is None
    assert denying(index, denied, everything, 0, Span(0, 8)) is None  # "The ship"


def test_the_figure_that_holds_comes_first(answerer: Answerer, tmp_path: Path) -> None:
    """The older one, which has more of the question's words, stands below: real model."""
    put(tmp_path / "corpus", "a.md", WAS, published="2025-06-02", title="A ship sinks")
    put(tmp_path / "corpus", "b.md", IS, published="2025-06-04", title="The ship's owner speaks")
    build(tmp_path / "corpus", tmp_path / "index", answerer.embedder)
    ours = Answerer(tmp_path / "index", answerer.embedder, answerer.reader, answerer.calibration)
    outcome = ours.answer("How many people was the ship carrying when it sank?")
    assert isinstance(outcome, Answer)
    assert [quote.article for quote in outcome.quotes] == ["b", "a"]
    alone = ours.answer("How many people was the ship carrying when it sank?", quotes=1)
    assert isinstance(alone, Answer) and [quote.article for quote in alone.quotes] == ["b"]
