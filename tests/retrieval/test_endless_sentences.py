"""A sentence without an end, as of a file in letters, is read from its beginning, quoted whole."""

from pathlib import Path

from index.articles.read_text import LONGEST
from index.store.build import build
from index.types import Answer
from tests.retrieval.conftest import SmallIndex
from tests.support.articles import fill
from tests.support.opened import small_answerer
from tests.support.small_embedder import SmallEmbedder

ENDLESS = "The bridge opened " + "again " * LONGEST
SENTENCES = (ENDLESS.strip(), f"{'The bridge shut '.ljust(LONGEST - 5, 'x')} now.", "Rain fell.")


def test_what_is_read_of_a_sentence_is_bounded(small_index: SmallIndex) -> None:
    """Everything that reads it takes time that grows with it; what is no longer is read whole."""
    index = small_index({"a.md": "\n\n".join(SENTENCES)})
    read = [index.read_text_of(row) for row in range(3)]
    assert read == [ENDLESS[:LONGEST], *SENTENCES[1:]]


def test_it_is_quoted_whole(tmp_path: Path) -> None:
    """However little of it is read."""
    fill(tmp_path / "corpus", {"a.md": "\n\n".join(SENTENCES)})
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    outcome = small_answerer(tmp_path / "index").answer("When has the bridge opened?", quotes=1)
    assert isinstance(outcome, Answer)
    assert outcome.quotes[0].text == SENTENCES[0]
