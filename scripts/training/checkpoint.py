"""A training's checkpoint: what it goes on from after a stop, when its options are the same."""

import argparse
from pathlib import Path
from typing import Any

import torch

from index.errors import ChapterAndVerseError
from scripts.training.whole_files import named

FREE = frozenset({"data", "desks", "questions", "out", "minutes", "rate", "workers"})
"""Options that may change: of the folders it is the contents that count, and the last three change
no step that was made."""
BEGINNING = {"epoch": 0, "step": 0, "steps": 0, "seen": 0.0, "seconds": 0.0, "loss": 0.0}
"""How far a training is: ``step`` in its epoch, ``steps`` in all; ``loss`` is not corrected."""


class CheckpointError(ChapterAndVerseError):
    """Raised when a checkpoint was made with other options, other data, or by another script."""


def options_of(script: str, arguments: argparse.Namespace, data: str) -> dict[str, str]:
    """Return what must be the same when a training goes on; ``data`` is a key of what it reads."""
    bound = {name: str(value) for name, value in vars(arguments).items() if name not in FREE}
    return {"script": script, "data": data, **bound}


def require_same(out: Path, options: dict[str, str]) -> None:
    """Raise CheckpointError, naming what differs, when OUT has a checkpoint of another training."""
    _read(out, options)


def go_on(
    out: Path,
    options: dict[str, str],
    network: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
) -> dict[str, float]:
    """Take up OUT's checkpoint, where there is one, and return how far the training is.

    Raises CheckpointError when it is of another training.
    """
    stored = _read(out, options)
    if stored is None:
        return dict(BEGINNING)
    network.load_state_dict(stored["network"], strict=False)
    optimizer.load_state_dict(stored["optimizer"])
    state: dict[str, float] = stored["state"]
    return state


def save_checkpoint(
    out: Path,
    options: dict[str, str],
    network: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    state: dict[str, float],
) -> None:
    """Write a checkpoint aside and switch it in."""
    aside = _path(out).with_suffix(".new")
    trained = {name: p.detach() for name, p in network.named_parameters() if p.requires_grad}
    stored = {"network": trained, "optimizer": optimizer.state_dict()}
    torch.save({**stored, "state": state, "options": options}, aside)
    aside.replace(_path(out))


def _path(out: Path) -> Path:
    return out / "checkpoint.pt"


def _read(out: Path, options: dict[str, str]) -> dict[str, Any] | None:
    path = _path(out)
    if not path.exists():
        return None
    with named(path):
        # weights_only: tensors and plain values, no pickled code. One of a GPU goes on without.
        stored: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
        made = stored.get("options", {})
    differing = [name for name in options if made.get(name) != options[name]]
    if differing:
        raise CheckpointError(
            f"{path} was made with other {', '.join(differing)}; give the same, or another OUT"
        )
    return stored
