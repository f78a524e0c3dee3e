"""What a newer article says of the same matter stands beside what an older one says."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.rank.later import newer_reports, tells_change, told_later
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


@pytest.mark.parametrize(
    ("older", "newer", "changes"),
    [
        ("The dead of the silo were not named.", "They were two brothers.", True),
        ("The police did not name the dead of the silo.", "They were two brothers.", True),
        ("On the silo the mayor declined to comment.", "They were two brothers.", True),
        ("Five men died in the silo.", "The toll rose to seven.", True),
        ("Five men died in the silo.", "They were two brothers.", False),
    ],
)
def test_what_was_open_or_is_not_as_it_was_changes(
    tmp_path: Path, older: str, newer: str, changes: bool
) -> None:
    """In an article of which any sentence tells of the same matter; nothing else does."""
    put(tmp_path / "corpus", "a.md", older, published="2025-06-02")
    put(tmp_path / "corpus", "b.md", f"{older} {newer}", published="2025-06-04")
    put(tmp_path / "corpus", "c.md", "A choir now sang of love.", published="2025-06-05")
    embedder = SmallEmbedder()
    build(tmp_path / "corpus", tmp_path / "index", embedder)
    index = open_generation(tmp_path / "index", embedder.fingerprint)
    rows = np.arange(len(index.sentences))
    assert newer_reports(index, 0).tolist() == [False, True, True, False]
    assert bool(tells_change(index, rows, 0)[2]) is changes
    assert not tells_change(index, rows, 3).any()


def ask_both(answerer: Answerer, folder: Path, question: str) -> list[str]:
    """Return the quotes on a theft that is told of twice."""
    older = (
        "Thieves took a bronze bell from the chapel of Orrin on Sunday night. The police said that "
        "the thieves had not been identified. A reward of 500 crowns is offered for the bell."
    )
    newer = (
        "The police on Friday arrested two scrap dealers over the bell of Orrin's chapel. They "
        "were named as Piet Lund, 44, and his cousin Arne Lund, 39. The bell hangs there again."
    )
    put(folder / "corpus", "a.md", older, title="Bell stolen in Orrin", published="2025-06-02")
    put(folder / "corpus", "b.md", newer, title="Arrests over Orrin bell", published="2025-06-06")
    build(folder / "corpus", folder / "index", answerer.embedder)
    news = Answerer(folder / "index", answerer.embedder, answerer.reader, answerer.calibration)
    outcome = news.answer(question)
    assert isinstance(outcome, Answer)
    return [quote.text for quote in outcome.quotes]


def test_what_was_not_known_is_not_said_alone_once_it_is(
    answerer: Answerer, tmp_path: Path
) -> None:
    """The newer report is read though the older one answers by itself."""
    quotes = ask_both(answerer, tmp_path, "Have the thieves of the bell been identified?")
    assert any("had not been identified" in quote for quote in quotes)
    assert any("Piet Lund" in quote for quote in quotes)


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
