"""What a training cannot use is named in one line, before hours are spent on the rest."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from scripts import train_adapter, train_reader
from scripts.training.reader_data import Data, Paragraph, split_sentences
from scripts.training.reader_windows import open_sources
from scripts.training.whole_files import DamagedFileError, load_array, save_array
from tests.retrieval.conftest import Train
from tests.support.small_embedder import SmallEmbedder
from tests.support.tiny_squad import write_squad

Fails = Callable[..., str]
both = pytest.mark.parametrize("script", [train_reader, train_adapter], ids=["reader", "adapter"])


@pytest.fixture
def fails(train: Train, capsys: pytest.CaptureFixture[str]) -> Fails:
    """Run a training that must fail, and return the one line that it says."""

    def run(script: ModuleType, *options: object, data: bool = True) -> str:
        with pytest.raises(SystemExit) as ended:
            train(script, "out", *options, data=data)
        # Other libraries' progress bars stand on standard error, too.
        lines = [some for some in capsys.readouterr().err.splitlines() if "Loading" not in some]
        (line,) = filter(None, lines)
        assert ended.value.code == 1
        return line

    return run


def cut_short(path: Path) -> None:
    """Leave half of a file, as a full disk or a lost connection does."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@both
def test_half_a_data_file_is_named(script: ModuleType, fails: Fails, tmp_path: Path) -> None:
    """Of JSON and of tab-separated lines."""
    write_squad(tmp_path / "data")
    (tmp_path / "data" / "qamr-sents.tsv").write_text("W:1:0:0\tIt fell .\n", "utf-8")
    (tmp_path / "data" / "qamr-dev.tsv").write_text("W:1:0:0\tx\n", "utf-8")
    assert "qamr-dev.tsv cannot be read" in fails(script, data=False)
    (tmp_path / "data" / "qamr-sents.tsv").write_text("W:1", "utf-8")
    assert "qamr-sents.tsv cannot be read" in fails(script, data=False)
    cut_short(tmp_path / "data" / "new_wiki.json")
    assert "new_wiki.json cannot be read" in fails(script, data=False)


@both
def test_a_file_in_the_place_of_a_folder_is_named(
    script: ModuleType, fails: Fails, tmp_path: Path
) -> None:
    """OUT before any data is read, and a base that is not there."""
    assert "nodir holds no tokenizer.json" in fails(script, "--base", "nodir")
    (tmp_path / "out").rmdir()
    (tmp_path / "out").write_text("mine", "utf-8")
    assert "out cannot be a folder" in fails(script, data=False)
    assert (tmp_path / "out").read_text("utf-8") == "mine"


@both
@pytest.mark.parametrize("option", ["--epochs", "--minutes", "--rate", "--public"])
@pytest.mark.parametrize("value", ["-1", "nan"])
def test_less_than_nothing_is_refused(
    script: ModuleType, option: str, value: str, train: Train, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a wrong command line: the option and the value are named."""
    with pytest.raises(SystemExit) as ended:
        train(script, "out", option, value)
    said = capsys.readouterr().err
    assert ended.value.code == 2 and option in said and f"{value} is not 0 or more" in said


@both
def test_broken_weights_to_start_from_are_noticed_at_once(
    script: ModuleType, fails: Fails, train: Train, tmp_path: Path
) -> None:
    """Before anything is embedded or searched for."""
    start = train(script, "first")
    cut_short(start)
    assert f"{start} cannot be read" in fails(script, "--start", start.parent)
    assert not list((tmp_path / "out").iterdir())
    if script is train_reader:
        assert f"{start} cannot be read" in fails(script, "--teacher", start.parent)


@both
def test_half_of_what_was_found_before_is_named(
    script: ModuleType, fails: Fails, train: Train, tmp_path: Path
) -> None:
    """A store that is not whole is not a riddle of another library."""
    train(script, "out")
    (store,) = (tmp_path / "out").rglob("*.npy" if script is train_adapter else "windows.npy")
    cut_short(store)
    assert f"{store} cannot be read" in fails(script)


def test_a_stop_while_an_array_is_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is there is whole at any moment."""
    path = tmp_path / "some.npy"
    save_array(path, np.arange(3))
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):

        def stop(file: object, *_: object, **__: object) -> None:
            file.write(b"half")  # type: ignore[attr-defined]
            raise KeyboardInterrupt

        patch.setattr(np, "save", stop)
        save_array(path, np.arange(4))
    assert load_array(path).tolist() == [0, 1, 2]
    save_array(path, np.arange(4))
    assert load_array(path).tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("text", ["The cafe\u0301 was closed.", "# The first of March."])
def test_a_paragraph_that_articles_cannot_hold_is_named(text: str, tmp_path: Path) -> None:
    """Decomposed letters and a lone heading are not read as they are written: the line says so."""
    paragraphs = tuple(
        Paragraph("new_wiki", title, words, split_sentences(words), development=False)
        for title, words in (("One", text), ("Other", "It was built in 1850."))
    )
    with pytest.raises(DamagedFileError, match=r"^new_wiki: .*take it out") as raised:
        open_sources(Data(paragraphs, ()), SmallEmbedder(), tmp_path, lambda *_: None)
    assert text in str(raised.value)
