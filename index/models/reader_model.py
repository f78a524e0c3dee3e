"""The shipped reader's network: MiniLM with a three-column head, kept as the layers that changed.

What is below its first layer stays the embedding model's, so only the layers and the head are
stored (16-bit safetensors, about 21 MB), by the names of transformers' ordinary
``BertForTokenClassification``, in which ``scripts/training/reader_network.py`` trains them.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file

from index.models.minilm import MiniLM

WEIGHTS = "reader.safetensors"
LAYERS = "encoder."
"""Prefix of the encoder's layers among its parameters; in the file they begin with "bert."."""
HEAD_WEIGHT, HEAD_BIAS = "classifier.weight", "classifier.bias"


@dataclass(frozen=True, slots=True, eq=False)
class ReaderNetwork:
    """The encoder and the head's weight (3, d) and bias (3,)."""

    encoder: MiniLM
    weight: torch.Tensor
    bias: torch.Tensor

    def head(self, hidden: torch.Tensor) -> torch.Tensor:
        """Return the three columns, (rows, pieces, 3), for what the encoder gives."""
        return torch.nn.functional.linear(hidden, self.weight, self.bias)


def load_network(folder: Path, base: MiniLM) -> ReaderNetwork:
    """Put the stored layers in the place of the base model's, and the head upon them.

    What is below the layers is shared with ``base``. Where ``half_precision`` rounds the linear
    layers to bfloat16 at each pass they are kept so: what is read is the same to the bit, from
    half the memory. Raises ValueError when the file is not of this base, OSError or SafetensorError
    when it cannot be read.
    """
    state = {name: tensor.float() for name, tensor in load_file(folder / WEIGHTS).items()}
    expected = {
        f"bert.{name}": tuple(tensor.shape)
        for name, tensor in base.weights.items()
        if name.startswith(LAYERS)
    }
    expected |= {HEAD_WEIGHT: (3, base.dimension), HEAD_BIAS: (3,)}
    if {name: tuple(tensor.shape) for name, tensor in state.items()} != expected:
        raise ValueError(f"{folder / WEIGHTS} does not hold the layers of this reader")
    if multiplies_bfloat16():
        state = {name: _halved(name, tensor) for name, tensor in state.items()}
    weight, bias = state.pop(HEAD_WEIGHT), state.pop(HEAD_BIAS)
    layers = {name.removeprefix("bert."): tensor for name, tensor in state.items()}
    return ReaderNetwork(replace(base, weights=base.embeddings | layers), weight, bias)


def half_precision(device: str = "cpu") -> torch.autocast:
    """Return the context of a pass in bfloat16, where the processor multiplies it by itself.

    Elsewhere bfloat16 is computed by way of float32 and takes several times as long as float32.
    """
    return torch.autocast(device, torch.bfloat16, enabled=device != "cpu" or multiplies_bfloat16())


def multiplies_bfloat16() -> bool:
    """Say whether this machine's processor has instructions for bfloat16."""
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


def _halved(name: str, tensor: torch.Tensor) -> torch.Tensor:
    """Return a parameter in bfloat16 if it is of a linear layer."""
    return tensor if ".LayerNorm." in name else tensor.to(torch.bfloat16)
