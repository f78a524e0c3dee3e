"""A training goes on from what it was, and from nothing else; its loss is shown as it is."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import torch
from rich.progress import Progress
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from scripts import train_adapter, train_reader
from scripts.training import loop
from scripts.training.loop import Material, Training, run
from scripts.training.reader_data import Data
from tests.retrieval.conftest import Train
from tests.support.tiny_squad import write_squad

LOSS = 30.0


@pytest.fixture
def stopped(train: Train, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader's training in the folder "out" that has written a checkpoint."""
    with monkeypatch.context() as patch:
        patch.setattr(loop, "CHECKPOINT_SECONDS", -1)
        train(train_reader, "out")


@pytest.mark.parametrize(
    ("option", "value"),
    [("seed", 99), ("freeze", 1), ("rows", 16), ("start", "first"), ("epochs", 0.9)],
)
@pytest.mark.usefixtures("stopped")
def test_a_checkpoint_of_other_options_is_refused(
    option: str, value: object, train: Train, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line names what differs; nothing that was asked for is passed over in silence."""
    if option == "start":
        value = train(train_reader, "first").parent
    refused(train, capsys, train_reader, option, f"--{option}", value)


@pytest.mark.usefixtures("stopped")
def test_a_checkpoint_of_other_data_is_refused(
    train: Train, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its steps would not be those of this data."""
    write_squad(tmp_path / "data", articles=14)
    refused(train, capsys, train_reader, "data", data=False)


@pytest.mark.usefixtures("stopped")
def test_a_checkpoint_of_the_other_script_is_refused(
    train: Train, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader's is none of an adapter."""
    refused(train, capsys, train_adapter, "script")


@pytest.mark.usefixtures("stopped")
def test_what_may_be_put_right_on_the_way_may_change(train: Train) -> None:
    """Another rate and another end are taken up."""
    train(train_reader, "out", "--rate", 1e-5, "--minutes", 5)


@pytest.mark.usefixtures("stopped")
def test_a_damaged_checkpoint_is_one_line(
    train: Train, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named, and what to do."""
    path = tmp_path / "out" / "checkpoint.pt"
    path.write_bytes(path.read_bytes()[:1000])
    refused(train, capsys, train_reader, "checkpoint.pt cannot be read")


def refused(
    train: Train,
    capsys: pytest.CaptureFixture[str],
    script: ModuleType,
    says: str,
    *options: object,
    data: bool = True,
) -> None:
    """Check that the folder "out" is not gone on from, in one line that says so."""
    capsys.readouterr()
    with pytest.raises(SystemExit):
        train(script, "out", *options, data=data)
    said = capsys.readouterr().err
    assert "checkpoint.pt" in said and says in said and said.count("\n") == 1


def test_the_loss_that_is_shown_is_the_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first step on, and after a stop as before it."""
    monkeypatch.setattr(loop, "CHECKPOINT_SECONDS", -1)
    weight = torch.nn.Linear(1, 1)
    material = Material(Data((), ()), (), tmp_path, Tokenizer(WordLevel()), "cpu", {"seed": "7"})
    arguments = Namespace(out=tmp_path, rate=0.0, minutes=None, seed=7)

    def shown(steps: int) -> list[str]:
        bar, seen = Progress(disable=True), []

        def of_epoch(_: int) -> Iterator[int]:
            for number in range(steps):
                yield number
                seen.append(bar.tasks[0].description)

        run(
            Training(
                weight,
                loss=lambda _: LOSS + 0 * weight.weight.sum(),
                epochs=[9],
                steps=of_epoch,
                asked=lambda _: 1,
                save=lambda: None,
            ),
            material,
            arguments,
            bar,
        )
        return seen

    assert shown(2) == ["training 30.000"] * 2
    assert shown(4)[-2:] == ["training 30.000"] * 2
