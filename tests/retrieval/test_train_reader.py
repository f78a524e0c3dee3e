"""The reader's training ends in weights that load."""

from pathlib import Path

import numpy as np

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
