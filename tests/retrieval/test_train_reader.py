"""The reader's training ends in weights that load."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from transformers import PreTrainedModel

from index.models.reader import Window
from index.models.reader_input import Row, pad
from index.models.reader_model import WEIGHTS
from index.models.reader_shipped import ShippedReader
from scripts import train_reader
from scripts.training.reader_batches import Batch
from scripts.training.reader_labels import LabelledRow
from scripts.training.reader_loss import data_loss, on_device, targets_of, teacher_loss
from scripts.training.reader_network import build_network
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


def test_half_of_the_loss_is_what_teachers_say(tiny_start: Path) -> None:
    """The other half is what the data says; without teachers, all of it."""
    torch.manual_seed(1)
    network, teacher = (build_network(tiny_start, "eager").eval() for _ in range(2))  # type: ignore[no-untyped-call]
    row = Row(np.array([1, 5, 2, 3, 6, 7, 2]), np.ones(7, np.int64), np.array([3]), np.array([2]))
    ids, types, mask = pad([row])
    targets = targets_of([[LabelledRow(row, (0,), (), (4, 5))]])
    batch = Batch(ids, types, mask, targets, asked=1)
    said = [
        train_reader.outputs_of(some, [torch.from_numpy(a) for a in (ids, types, mask)], "cpu")
        for some in (network, teacher)
    ]
    data = data_loss(said[0], on_device(targets, "cpu"))
    taught = teacher_loss(said[0], said[1:], on_device(targets, "cpu"))
    assert not torch.isclose(data, taught)
    assert torch.isclose(train_reader.loss_of(network, [], batch, "cpu", 0.5), data)
    both = train_reader.loss_of(network, [teacher], batch, "cpu", 0.5)
    assert torch.isclose(both, (data + taught) / 2)


def test_a_teacher_is_opened_as_it_answers(train: Train, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script hands over its weights, without dropout."""
    teacher = train(train_reader, "teacher", seed=8)
    opened: list[PreTrainedModel] = []
    real = train_reader.loss_of

    def watching(
        network: PreTrainedModel,
        teachers: Sequence[PreTrainedModel],
        batch: Batch,
        device: str,
        taught: float,
    ) -> torch.Tensor:
        opened.extend(teachers)
        assert taught == 0.3
        return real(network, teachers, batch, device, taught)

    monkeypatch.setattr(train_reader, "loss_of", watching)
    train(train_reader, "taught", "--teacher", teacher.parent, "--taught", 0.3)
    assert opened and not opened[0].training
    found, state = load_file(teacher), opened[0].state_dict()
    assert all(torch.equal(state[name], found[name].float()) for name in found)


def test_a_teacher_without_weights_is_named(
    train: Train, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that holds no reader ends the script before any work."""
    with pytest.raises(SystemExit):
        train(train_reader, "out", "--teacher", "nowhere")
    said = capsys.readouterr().err
    assert "nowhere holds no reader.safetensors" in said and said.count("\n") == 1
