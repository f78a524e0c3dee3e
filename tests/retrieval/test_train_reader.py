"""The reader's training ends in weights that load."""

from pathlib import Path

from index.reader import Window
from index.reader_model import WEIGHTS
from index.reader_shipped import ShippedReader
from scripts import train_reader
from tests.retrieval.conftest import Train


def test_the_weights_load_as_a_reader(train: Train, tiny_start: Path) -> None:
    """What training writes is read by the class that ships."""
    weights = train(train_reader, "out")
    assert weights.name == WEIGHTS
    reader = ShippedReader(tiny_start, weights.parent)
    windows = [Window("A title", ("The bridge was built in 1850.", "It fell."))]
    assert len(reader.read("When was the bridge built?", windows)[0]) == 2
