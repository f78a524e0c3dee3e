"""A running answerer takes up a new generation, and keeps the one it has where that is none."""

import shutil
from pathlib import Path

import pytest

from index import answering
from index.answering import Answerer
from index.errors import IndexDamagedError, IndexMissingError
from index.store import layout
from index.store.build import build
from index.store.generation import open_generation
from index.store.open_index import OpenIndex
from index.types import Answer
from tests.support.articles import put
from tests.support.opened import small_answerer
from tests.support.small_embedder import SmallEmbedder


@pytest.fixture
def small(tmp_path: Path) -> Answerer:
    """An answerer without a model over one article, that answers everything."""
    put(tmp_path / "corpus", "storm.md", "The storm sank 23 boats. Nobody died.")
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    return small_answerer(tmp_path / "index")


def test_a_new_generation_is_swapped_in(small: Answerer, tmp_path: Path) -> None:
    """Without a new one nothing happens; with one, the next answer comes from it."""
    before = small.index.generation
    assert not small.refresh()
    put(tmp_path / "corpus", "ferry.md", "The ferry Hope sank off Port Azure.")
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    outcome = small.answer("Where did the ferry Hope sink?")
    assert outcome.generation == before
    assert small.refresh()
    outcome = small.answer("Where did the ferry Hope sink?")
    assert isinstance(outcome, Answer)
    assert outcome.generation == small.index.generation != before
    assert outcome.quotes[0].article == "ferry"


def test_a_swap_that_fails_keeps_the_old_generation(small: Answerer, tmp_path: Path) -> None:
    """When the index is gone, the error says so and answers go on from memory."""
    shutil.rmtree(tmp_path / "index")
    with pytest.raises(IndexMissingError):
        small.refresh()
    assert isinstance(small.answer("How many boats sank in the storm?"), Answer)


def test_a_damaged_generation_is_read_once(
    small: Answerer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bot looks every five seconds, in a thread of its questions; the next one is taken up."""
    read: list[str | None] = []

    def opened(index_dir: Path, embedder: str, generation: str | None = None) -> OpenIndex:
        read.append(generation)
        return open_generation(index_dir, embedder, generation)

    monkeypatch.setattr(answering, "open_generation", opened)
    made = build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder()).generation
    (tmp_path / "index" / layout.GENERATIONS / made / layout.VECTORS).write_bytes(b"")
    for _ in range(3):
        with pytest.raises(IndexDamagedError, match="was altered"):
            small.refresh()
    assert read == [made]
    assert isinstance(small.answer("How many boats sank in the storm?"), Answer)
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    assert small.refresh()
