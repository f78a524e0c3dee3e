"""What a newer article says of the same matter stands beside what an older one says."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.rank.later import told_later
from index.store.build import build
from index.store.generation import open_generation
from index.types import Answer
from tests.retrieval.conftest import ROOT
from tests.support.articles import put
from tests.support.small_embedder import SmallEmbedder


@pytest.mark.parametrize(
    ("day", "text", "later"),
    [
        ("2025-06-04", "Seven men died in the silo.", True),
        ("2025-06-01", "Seven men died in the silo.", False),
        ("2025-06-02", "Seven men died in the silo.", False),
        (None, "Seven men died in the silo.", False),
        ("2025-06-04", "A choir sang of love.", False),
    ],
)
def test_later_is_newer_and_of_the_same_matter(
    tmp_path: Path, day: str | None, text: str, later: bool
) -> None:
    """One of the same day, of none, or of another matter is not."""
    put(tmp_path / "corpus", "a.md", "Five men died in the silo.", published="2025-06-02")
    put(tmp_path / "corpus", "b.md", text, **({"published": day} if day else {}))
    embedder = SmallEmbedder()
    build(tmp_path / "corpus", tmp_path / "index", embedder)
    index = open_generation(tmp_path / "index", embedder.fingerprint)
    assert told_later(index, np.array([0, 1]), 0).tolist() == [False, later]


def test_a_newer_toll_is_shown_beside_the_older_one(answerer: Answerer, tmp_path: Path) -> None:
    """Though by itself it is worth far less to the question: real model, real articles."""
    (tmp_path / "corpus").mkdir()
    for name in ("silo-blast-gazette.md", "silo-blast-herald.md"):
        shutil.copy(ROOT / "tests" / "articles" / name, tmp_path / "corpus")
    build(tmp_path / "corpus", tmp_path / "index", answerer.embedder)
    news = Answerer(tmp_path / "index", answerer.embedder, answerer.reader, answerer.calibration)
    outcome = news.answer("How many workers died in the silo explosion?")
    assert isinstance(outcome, Answer)
    older, newer = (
        next(q for q in outcome.quotes if words in q.text)
        for words in ("five workers", "Seven people")
    )
    assert newer.score < 0.7 * older.score
