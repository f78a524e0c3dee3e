"""The shipped adapter: what training changed in the embedding model, for late interaction.

A change of low rank for each linear layer of the encoder (LoRA, Hu et al. 2021, arXiv 2106.09685),
added to the layer's own weights when the model is loaded, and a direction that tells how much a
word piece of a question counts. Made by ``scripts/train_adapter.py``.
"""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from index.models.folders import ADAPTER
from index.models.minilm import Weights

WEIGHTS = ADAPTER.name
DOWN, UP = ".down", ".up"
"""Endings of a layer's two matrices, (rank, in) and (out, rank): ``up @ down`` is its change."""
IMPORTANCE = "importance"
"""Name of the direction (d,): exp of its product with a piece's unit vector is its importance."""


def apply_adapter(weights: Weights, path: Path) -> NDArray[np.float32]:
    """Change an encoder's weights in place and return the direction of importance, (d,).

    Raises ValueError when the file is not an adapter of this encoder, OSError when it is missing.
    """
    try:
        state = {name: tensor.float() for name, tensor in load_file(path).items()}
        importance: NDArray[np.float32] = state.pop(IMPORTANCE).numpy()
        with torch.no_grad():
            for name in {name.removesuffix(DOWN).removesuffix(UP) for name in state}:
                weights[f"{name}.weight"].add_(state[name + UP] @ state[name + DOWN])
    except (KeyError, RuntimeError, SafetensorError) as error:
        raise ValueError(f"{path} is no adapter of it; install the project again") from error
    return importance


def importance_of(
    vectors: NDArray[np.float32], direction: NDArray[np.float32] | None
) -> NDArray[np.float32]:
    """Return how much each word piece counts, (t,), by its unit vector, (t, d).

    All count the same in a model without a direction.
    """
    return np.ones(len(vectors), np.float32) if direction is None else np.exp(vectors @ direction)


def save_adapter(state: dict[str, torch.Tensor], folder: Path) -> None:
    """Write an adapter's matrices and direction to ``folder`` as float16 safetensors."""
    folder.mkdir(parents=True, exist_ok=True)
    half = {name: tensor.detach().to("cpu", torch.float16) for name, tensor in state.items()}
    save_file({name: tensor.contiguous() for name, tensor in half.items()}, folder / WEIGHTS)
