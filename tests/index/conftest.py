"""A small corpus, and where its index goes; made anew for each test."""

from pathlib import Path

import pytest

from tests.support.articles import put


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles."""
    folder = tmp_path / "corpus"
    put(folder, "a.md", "The vote was on Monday.\nIt failed.")
    put(folder, "b.md", "The storm sank 23 boats. Nobody died.")
    return folder


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    """Where the index goes."""
    return tmp_path / "index"
