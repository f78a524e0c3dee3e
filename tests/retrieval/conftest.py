"""What the retrieval tests share: indexes of both corpora, an open answerer, a training's data."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from tokenizers import Tokenizer

from index.answering import Answerer
from index.articles.corpus import read_corpus
from index.models.embedder import SentenceTransformersEmbedder
from index.models.folders import DEFAULT_MODEL, find_model
from index.question.vocabulary import Vocabulary, vocabulary_of
from index.settings import IndexSettings
from index.store.build import build
from index.store.generation import open_generation
from index.store.open_index import OpenIndex
from scripts import train_reader
from scripts.training import adapter_steps
from scripts.training.reader_data import Data, Example, read_data
from scripts.training.reader_groups import GroupMaker
from scripts.training.reader_windows import Source, find_windows, open_sources
from tests.support.articles import fill
from tests.support.small_embedder import SmallEmbedder
from tests.support.tiny_readers import tiny_base
from tests.support.tiny_squad import write_squad

ROOT = Path(__file__).parents[2]
Train = Callable[..., Path]
SmallIndex = Callable[[dict[str, str]], OpenIndex]


@pytest.fixture(scope="session")
def kenya_words() -> Vocabulary:
    """The words of the shipped corpus."""
    return vocabulary_of(read_corpus(ROOT / "corpus").articles)


@pytest.fixture(scope="session")
def news_words() -> Vocabulary:
    """The words of the test articles."""
    return vocabulary_of(read_corpus(ROOT / "tests" / "articles").articles)


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


@pytest.fixture(scope="session")
def tiny_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny network for a training to start from."""
    return tiny_base(tmp_path_factory.mktemp("base"))


@pytest.fixture
def train(tiny_start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Train:
    """Run a training's script on a tiny data set for a few small steps; return its weights' file.

    Raises SystemExit when the script fails.
    """
    monkeypatch.setattr(adapter_steps, "CLUSTER", 2)

    def run(
        script: ModuleType, name: str, *options: object, seed: int = 7, data: bool = True
    ) -> Path:
        (tmp_path / "data").mkdir(exist_ok=True)
        if data:
            write_squad(tmp_path / "data")
        command = [script.__name__, tmp_path / "data", tmp_path / name, "--base", tiny_start]
        command += ["--epochs", "0.7", "--seed", seed, "--desks", tmp_path / "desks"]
        command += ["--rows", 12] if script is train_reader else ["--clusters", 1]
        command += options
        monkeypatch.setattr(sys, "argv", [str(part) for part in command])
        if code := script.main():
            raise SystemExit(code)
        written: Path = tmp_path / name / script.WEIGHTS
        return written

    return run


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """A tiny data set; every question of it asks for a year."""
    folder = tmp_path_factory.mktemp("data")
    write_squad(folder, articles=12)
    return read_data(folder)


@pytest.fixture(scope="session")
def tiny_examples(tiny_data: Data) -> tuple[Example, ...]:
    """Those that training may see."""
    return tuple(e for e in tiny_data.examples if not tiny_data.paragraphs[e.paragraph].development)


@pytest.fixture(scope="session")
def found_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what is found is kept."""
    return tmp_path_factory.mktemp("found")


@pytest.fixture(scope="session")
def tiny_sources(tiny_data: Data, found_folder: Path) -> dict[str, Source]:
    """The data as the search sees it."""
    return open_sources(tiny_data, SmallEmbedder(), found_folder, lambda _name, _done, _all: None)


@pytest.fixture(scope="session")
def maker(
    tiny_data: Data,
    tiny_examples: tuple[Example, ...],
    tiny_sources: dict[str, Source],
    found_folder: Path,
) -> GroupMaker:
    """Makes the groups of all examples."""
    windows = find_windows(
        tiny_data,
        tiny_examples,
        range(len(tiny_examples)),
        tiny_sources,
        SmallEmbedder(),
        found_folder / "windows.npy",
        lambda: None,
    )
    tokenizer = Tokenizer.from_file(str(find_model(DEFAULT_MODEL).folder / "tokenizer.json"))
    return GroupMaker(tiny_data, tiny_examples, tiny_sources, windows, tokenizer)
