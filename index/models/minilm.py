"""The network of the default model and of the shipped reader, MiniLM, in torch alone.

A BERT (Devlin et al. 2019, arXiv 1810.04805; Wang et al. 2020, arXiv 2002.10957, made it small),
with the weights that transformers' ``BertModel`` loads, by the same names, and the same numbers
to rounding. Importing transformers and sentence-transformers takes most of a start, so what
answers questions does without them; an index and a training are made by them.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

Weights = Mapping[str, torch.Tensor]
"""The parameters of a network by their names."""
Attend = Callable[[torch.Tensor, torch.Tensor, torch.Tensor], torch.Tensor]
"""Attention of queries, keys and values, each (rows, heads, pieces, d / heads)."""
PARTS = ("query", "key", "value")
EMBEDDINGS = "embeddings."
"""Prefix of the parameters below the first layer, which no training of ours changes."""


@dataclass(frozen=True, slots=True, eq=False)
class MiniLM:
    """The encoder; ``weights`` are named as those of ``BertModel``."""

    weights: Weights
    layers: int
    heads: int
    epsilon: float

    @property
    def embeddings(self) -> dict[str, torch.Tensor]:
        """Return the parameters below the first layer: another network may share them."""
        return {n: tensor for n, tensor in self.weights.items() if n.startswith(EMBEDDINGS)}

    @property
    def dimension(self) -> int:
        """Return the length d of every vector."""
        return len(self.weights[f"{EMBEDDINGS}LayerNorm.weight"])

    def encode(
        self, ids: torch.Tensor, types: torch.Tensor, positions: torch.Tensor, attend: Attend
    ) -> torch.Tensor:
        """Return a vector for each word piece, (rows, pieces, d), of three (rows, pieces)."""
        hidden = self._look_up("word", ids) + self._look_up("token_type", types)
        hidden = self._normalize("embeddings", hidden + self._look_up("position", positions))
        for number in range(self.layers):
            layer = f"encoder.layer.{number}"
            attended = attend(*(self._heads(f"{layer}.attention.self.{p}", hidden) for p in PARTS))
            mixed = self._linear(
                f"{layer}.attention.output.dense", attended.transpose(1, 2).flatten(2)
            )
            hidden = self._normalize(f"{layer}.attention.output", mixed + hidden)
            wide = torch.nn.functional.gelu(self._linear(f"{layer}.intermediate.dense", hidden))
            narrow = self._linear(f"{layer}.output.dense", wide)
            hidden = self._normalize(f"{layer}.output", narrow + hidden)
        return hidden

    def encode_rows(
        self, ids: Sequence[NDArray[np.int64]], types: Sequence[NDArray[np.int64]]
    ) -> torch.Tensor:
        """Return the vectors of all rows' word pieces, (1, pieces, d), the rows end to end.

        They go through the network in one pass without padding, and only attention looks at each
        by itself: three quarters of the time of padded passes (two cores, float32, AVX2).
        """
        lengths = [len(row) for row in ids]
        all_ids, all_types, positions = (
            torch.from_numpy(np.concatenate(part)[None])
            for part in (ids, types, [np.arange(length) for length in lengths])
        )
        return self.encode(all_ids, all_types, positions, _within_rows(lengths))

    def _look_up(self, table: str, ids: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.embedding(
            ids, self.weights[f"{EMBEDDINGS}{table}_embeddings.weight"]
        )

    def _linear(self, layer: str, values: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.linear(
            values, self.weights[f"{layer}.weight"], self.weights[f"{layer}.bias"]
        )

    def _heads(self, layer: str, values: torch.Tensor) -> torch.Tensor:
        rows, pieces, _ = values.shape
        return self._linear(layer, values).view(rows, pieces, self.heads, -1).transpose(1, 2)

    def _normalize(self, layer: str, values: torch.Tensor) -> torch.Tensor:
        weight, bias = (self.weights[f"{layer}.LayerNorm.{part}"] for part in ("weight", "bias"))
        return torch.nn.functional.layer_norm(values, weight.shape, weight, bias, self.epsilon)


def load_minilm(folder: Path) -> MiniLM:
    """Load the network of a model's folder; its weights stay in the file until they are used.

    Raises OSError, KeyError, ValueError or SafetensorError when the folder has none.
    """
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    if (config.get("model_type"), config.get("hidden_act")) != ("bert", "gelu"):
        raise ValueError(f"{folder} has no model of this kind")
    weights = load_file(folder / "model.safetensors")
    return MiniLM(
        # A model saved with a head has the encoder's names begin so.
        {name.removeprefix("bert."): tensor for name, tensor in weights.items()},
        config["num_hidden_layers"],
        config["num_attention_heads"],
        config["layer_norm_eps"],
    )


def attend_masked(mask: torch.Tensor) -> Attend:
    """Return the attention of padded rows: ``mask`` (rows, pieces) is 0 at what is padding."""
    seen = None if bool(mask.all()) else mask[:, None, None].bool().expand(-1, 1, mask.shape[1], -1)
    attend = torch.nn.functional.scaled_dot_product_attention
    return lambda queries, keys, values: attend(queries, keys, values, attn_mask=seen)


def _within_rows(lengths: list[int]) -> Attend:
    def attend(*whole: torch.Tensor) -> torch.Tensor:
        rows = zip(*(torch.split(part, lengths, dim=2) for part in whole), strict=True)
        return torch.cat(
            [torch.nn.functional.scaled_dot_product_attention(*row) for row in rows], dim=2
        )

    return attend
