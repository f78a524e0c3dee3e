"""Training runs from data to weights that load, goes on where it stopped, and follows its seed."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from transformers import PreTrainedModel

from index.reader import Window
from index.reader_model import WEIGHTS
from index.reader_shipped import ShippedReader
from scripts import reader_batches, train_reader, training
from scripts.reader_groups import Group
from tests.support.tiny_readers import tiny_base
from tests.support.tiny_squad import write_squad

Train = Callable[..., Path]
STOPPED_AT = 3


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny network to start from."""
    return tiny_base(tmp_path_factory.mktemp("base"))


@pytest.fixture
def train(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Train:
    """Run the script on a tiny data set for a few small steps; return the folder of weights."""
    write_squad(tmp_path / "data")
    for module in (reader_batches, train_reader):
        monkeypatch.setattr(module, "ROWS_A_STEP", 12)

    def run(name: str, *options: object, seed: int = 7) -> Path:
        out = tmp_path / name
        command = ["train_reader", tmp_path / "data", out, "--base", base, "--epochs", "0.7"]
        command += ["--seed", seed, *options]
        monkeypatch.setattr("sys.argv", [str(part) for part in command])
        assert train_reader.main() == 0
        return out

    return run


def test_the_weights_load_as_a_reader(
    train: Train, base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What training writes is read by the class that ships; data that lacked is named."""
    reader = ShippedReader(base, train("out"))
    said = capsys.readouterr().out
    assert "without reddit.json" in said and "without qamr-sents.tsv" in said
    windows = [Window("A title", ("The bridge was built in 1850.", "It fell."))]
    assert len(reader.read("When was the bridge built?", windows)[0]) == 2


def test_a_stopped_training_ends_as_if_it_had_not(
    train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same seed gives the same weights, with a stop between and without; another does not."""
    whole = load_file(train("whole") / WEIGHTS)
    other = load_file(train("other", seed=8) / WEIGHTS)
    steps = 0
    real = train_reader.loss_of

    def stopping(network: PreTrainedModel, groups: Sequence[Group], device: str) -> torch.Tensor:
        nonlocal steps
        steps += 1
        if steps == STOPPED_AT:
            raise KeyboardInterrupt
        return real(network, groups, device)

    with monkeypatch.context() as patch:
        patch.setattr(training, "CHECKPOINT_SECONDS", -1)
        patch.setattr(train_reader, "loss_of", stopping)
        with pytest.raises(KeyboardInterrupt):
            train("stopped")
    resumed = load_file(train("stopped") / WEIGHTS)
    assert steps == STOPPED_AT
    assert whole.keys() == resumed.keys()
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)
    assert not all(torch.equal(whole[name], other[name]) for name in whole)


def test_training_goes_on_from_given_weights(train: Train) -> None:
    """With --start and hardly a step of training, the weights are those it started from."""
    first = load_file(train("first") / WEIGHTS)
    second = load_file(train("second", "--start", train("first"), "--rate", 0) / WEIGHTS)
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_no_weights_to_start_from_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without weights ends the script before any work, and is named."""
    write_squad(tmp_path / "data")
    options = [str(tmp_path / "data"), str(tmp_path / "out"), "--start", str(tmp_path)]
    monkeypatch.setattr("sys.argv", ["train_reader", *options])
    assert train_reader.main() == 1
    said = capsys.readouterr().err
    assert str(tmp_path) in said and said.count("\n") == 1


def test_no_data_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without data ends the script at once, and says where to look."""
    monkeypatch.setattr("sys.argv", ["train_reader", str(tmp_path), str(tmp_path / "out")])
    assert train_reader.main() == 1
    said = capsys.readouterr().err
    assert said.startswith("train_reader: ") and said.count("\n") == 1
