"""The real parts that many tests share; each is made once a session."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from index.models.embedder import SentenceTransformersEmbedder, load_embedder
from index.store.build import build
from index.store.generation import open_generation
from index.store.open_index import OpenIndex

# Time limits belong to the tests that measure time: a busy machine must not fail the others.
# Continuous integration draws the same examples for the same commit; elsewhere each run draws anew.
settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("untimed")

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="session")
def embedder() -> SentenceTransformersEmbedder:
    """The default model."""
    return load_embedder()


@pytest.fixture(scope="session")
def real_index_dir(
    embedder: SentenceTransformersEmbedder, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of an index of the shipped corpus by the default model; never written to."""
    folder = tmp_path_factory.mktemp("index")
    build(CORPUS, folder, embedder)
    return folder


@pytest.fixture(scope="session")
def open_index(embedder: SentenceTransformersEmbedder, real_index_dir: Path) -> OpenIndex:
    """That index, open."""
    return open_generation(real_index_dir, embedder.fingerprint)
