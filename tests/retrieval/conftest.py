"""What the retrieval tests share: indexes of both corpora, their words, and an open answerer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.answering import Answerer
from index.build import build
from index.corpus import read_corpus
from index.embedder import SentenceTransformersEmbedder
from index.generation import OpenIndex, open_generation
from index.settings import IndexSettings
from index.spelling import Vocabulary, corpus_words, general_words
from tests.support.articles import fill
from tests.support.small_embedder import SmallEmbedder

ROOT = Path(__file__).parents[2]
SmallIndex = Callable[[dict[str, str]], OpenIndex]


def vocabulary_of(folder: Path) -> Vocabulary:
    """Return the words that a corpus and English know."""
    articles = read_corpus(folder).articles
    texts = [text for article in articles for text in (article.title, article.text)]
    return Vocabulary(corpus_words(texts), general_words())


@pytest.fixture(scope="session")
def kenya_words() -> Vocabulary:
    """The words of the shipped corpus."""
    return vocabulary_of(ROOT / "corpus")


@pytest.fixture(scope="session")
def news_words() -> Vocabulary:
    """The words of the test articles."""
    return vocabulary_of(ROOT / "tests" / "articles")


@pytest.fixture(scope="session")
def settings(real_index_dir: Path) -> IndexSettings:
    """The settings of a fresh clone, but for the folder of the index."""
    return IndexSettings(
        corpus_dir=ROOT / "corpus",
        index_dir=real_index_dir,
        reader="",
        calibration=None,
        model=IndexSettings.model_fields["model"].default,
    )


@pytest.fixture(scope="session")
def answerer(settings: IndexSettings) -> Answerer:
    """The real answerer over the shipped corpus; never refreshed."""
    return Answerer.open(settings)


@pytest.fixture(scope="session")
def news_index(
    embedder: SentenceTransformersEmbedder, tmp_path_factory: pytest.TempPathFactory
) -> OpenIndex:
    """The test articles by the real model."""
    folder = tmp_path_factory.mktemp("news")
    build(ROOT / "tests" / "articles", folder, embedder)
    return open_generation(folder, embedder.fingerprint)


@pytest.fixture
def small_index(tmp_path: Path) -> SmallIndex:
    """Build and open an index of some texts, by file name, with the small embedder."""

    def made(articles: dict[str, str]) -> OpenIndex:
        fill(tmp_path / "corpus", articles)
        embedder = SmallEmbedder()
        build(tmp_path / "corpus", tmp_path / "index", embedder)
        return open_generation(tmp_path / "index", embedder.fingerprint)

    return made
