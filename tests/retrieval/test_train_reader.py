"""The reader's training ends in weights that load."""

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from index.reader import Window
from index.reader_model import WEIGHTS
from index.reader_shipped import ShippedReader
from scripts import train_reader
from tests.retrieval.conftest import Train
from tests.support.tiny_squad import write_squad


def test_the_weights_load_as_a_reader(train: Train, tiny_start: Path) -> None:
    """What training writes is read by the class that ships."""
    weights = train(train_reader, "out")
    assert weights.name == WEIGHTS
    reader = ShippedReader(tiny_start, weights.parent)
    windows = [Window("A title", ("The bridge was built in 1850.", "It fell."))]
    assert len(reader.read("When was the bridge built?", windows)[0]) == 2


def test_other_data_is_searched_anew(train: Train, tmp_path: Path) -> None:
    """What was found in other data is not taken for what the search finds in this."""
    train(train_reader, "out")
    write_squad(tmp_path / "data", articles=14)
    train(train_reader, "out", data=False)
    found = sorted((tmp_path / "out").glob("found-*/windows.npy"))
    lengths = [len(np.load(path, allow_pickle=False)) for path in found]
    assert len(found) == 2 and lengths[0] != lengths[1]


def test_worker_processes_make_the_same_steps(train: Train) -> None:
    """One that makes the steps beside the training makes those that it would have made itself."""
    alone, beside = (
        load_file(train(train_reader, name, "--workers", count))
        for name, count in (("alone", 0), ("beside", 1))
    )
    assert all(torch.equal(alone[name], beside[name]) for name in alone)


def test_teachers_change_what_is_learned(train: Train) -> None:
    """A trained reader that is learned from leaves its mark on the weights."""
    teacher = train(train_reader, "teacher", seed=8).parent
    alone, taught = (
        load_file(train(train_reader, name, *options))
        for name, options in (("alone", ()), ("taught", ("--teacher", teacher)))
    )
    assert not all(torch.equal(alone[name], taught[name]) for name in alone)


def test_a_teacher_without_weights_is_named(
    train: Train, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that holds no reader ends the script before any work."""
    with pytest.raises(SystemExit):
        train(train_reader, "out", "--teacher", "nowhere")
    assert "nowhere holds no reader.safetensors" in capsys.readouterr().err
