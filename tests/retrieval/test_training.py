"""Both trainings go on where they stopped, follow their seed, and say what they lack in a line."""

from types import ModuleType

import pytest
import torch
from safetensors.torch import load_file

from scripts import train_adapter, train_reader
from scripts.training import loop
from tests.retrieval.conftest import Train

STOPPED_AT = 3


@pytest.fixture(params=[train_reader, train_adapter], ids=["reader", "adapter"])
def script(request: pytest.FixtureRequest) -> ModuleType:
    """Each training's script."""
    found: ModuleType = request.param
    return found


def test_a_stopped_training_ends_as_if_it_had_not(
    script: ModuleType, train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same seed gives the same weights, with a stop between and without; another does not."""
    whole, other = (load_file(train(script, f"seed {seed}", seed=seed)) for seed in (7, 8))
    steps = 0
    real = script.loss_of

    def stopping(*given: object) -> torch.Tensor:
        nonlocal steps
        steps += 1
        if steps == STOPPED_AT:
            raise KeyboardInterrupt
        loss: torch.Tensor = real(*given)
        return loss

    with monkeypatch.context() as patch:
        patch.setattr(loop, "CHECKPOINT_SECONDS", -1)
        patch.setattr(script, "loss_of", stopping)
        with pytest.raises(KeyboardInterrupt):
            train(script, "stopped")
    resumed = load_file(train(script, "stopped"))
    assert steps == STOPPED_AT
    assert whole.keys() == resumed.keys()
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)
    assert not all(torch.equal(whole[name], other[name]) for name in whole)


def test_training_goes_on_from_given_weights(
    script: ModuleType, train: Train, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --start and no learning, the weights stay as they are; data that lacks is named."""
    start = train(script, "first")
    said = capsys.readouterr().out
    assert "without reddit.json" in said and "without qamr-sents.tsv" in said
    assert "without desks of our own" in said and "without questions of our own" in said
    first, second = (
        load_file(path)
        for path in (start, train(script, "second", "--start", start.parent, "--rate", 0))
    )
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_no_weights_to_start_from_is_one_line(
    script: ModuleType, train: Train, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without weights ends the script before any work, and is named."""
    with pytest.raises(SystemExit):
        train(script, "out", "--start", "nowhere")
    said = capsys.readouterr().err
    assert "nowhere holds no" in said and said.count("\n") == 1


def test_no_data_is_one_line(
    script: ModuleType, train: Train, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without data ends the script at once, and says where to look."""
    with pytest.raises(SystemExit):
        train(script, "out", data=False)
    said = capsys.readouterr().err
    name = script.__name__.removeprefix("scripts.")
    assert (
        said.startswith(f"{name}: ") and "index/weights/README.md" in said and said.count("\n") == 1
    )


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [
        ("reader", "--rows", "0"),
        ("reader", "--workers", "-1"),
        ("reader", "--freeze", "1.5"),
        ("reader", "--taught", "1.1"),
        ("adapter", "--clusters", "0"),
    ],
)
def test_an_option_that_cannot_be_is_said_before_any_work(
    name: str, option: str, value: str, train: Train, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not by a traceback after the search."""
    script = {"reader": train_reader, "adapter": train_adapter}[name]
    with pytest.raises(SystemExit):
        train(script, "out", option, value)
    assert f"argument {option}: {value} is not" in capsys.readouterr().err.splitlines()[-1]
