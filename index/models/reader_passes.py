"""Put rows of word pieces through the reader's network in few passes, with little padding.

In float32 all rows go through it at once, end to end: only attention looks at each by itself. That
takes three quarters of the time of padded passes (two cores, AVX2). In bfloat16 a kernel is made
for each new shape, so there rows are padded to few shapes.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AttentionInterface, PreTrainedModel

from index.models.reader_input import Row, pad
from index.models.reader_model import half_precision, multiplies_bfloat16

Logits = NDArray[np.float32]
"""What the network says of a row: (pieces, 3), see ``reader_input``."""
WITHIN_ROWS = "within_rows"
SHORTEST = 0.7
"""Of a padded pass's longest row: three rows of 176 pieces and three of 112 took 219 ms in two
passes and 260 ms in one (two cores, float32)."""


def attention_here() -> str:
    """Return the name of the attention that a network needs for ``logits_of`` on this machine."""
    return "sdpa" if multiplies_bfloat16() else WITHIN_ROWS


def logits_of(network: PreTrainedModel, rows: Sequence[Row]) -> list[Logits]:
    """Return what the network says of each row, in their order."""
    if network.config._attn_implementation == WITHIN_ROWS:
        return _end_to_end(network, rows)
    found: dict[int, Logits] = {}
    for places in like_lengths([len(row.ids) for row in rows]):
        found |= zip(places, _padded(network, [rows[place] for place in places]), strict=True)
    return [found[place] for place in range(len(rows))]


def like_lengths(lengths: Sequence[int]) -> list[list[int]]:
    """Return the places of rows that are padded to one pass: none is much shorter than another."""
    passes: list[list[int]] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        if passes and lengths[place] >= SHORTEST * lengths[passes[-1][0]]:
            passes[-1].append(place)
        else:
            passes.append([place])
    return passes


def _padded(network: PreTrainedModel, rows: Sequence[Row]) -> list[Logits]:
    ids, types, mask = (torch.from_numpy(array) for array in pad(rows))
    with torch.inference_mode(), half_precision():
        logits = network(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
    return [some[: len(row.ids)] for some, row in zip(logits.float().numpy(), rows, strict=True)]


def _end_to_end(network: PreTrainedModel, rows: Sequence[Row]) -> list[Logits]:
    lengths = [len(row.ids) for row in rows]
    ids, types, positions = (
        torch.from_numpy(np.concatenate(parts)[None])
        for parts in (
            [row.ids for row in rows],
            [row.types for row in rows],
            [np.arange(length) for length in lengths],
        )
    )
    with torch.inference_mode():
        logits = network(
            input_ids=ids, token_type_ids=types, position_ids=positions, lengths=lengths
        ).logits
    return [some.numpy() for some in torch.split(logits[0], lengths)]


def _attend_within_rows(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: None,
    *,
    lengths: list[int],
    scaling: float,
    **_: object,
) -> tuple[torch.Tensor, None]:
    """Let each row's pieces attend to that row: (1, heads, all pieces, d) each."""
    attend = torch.nn.functional.scaled_dot_product_attention
    parts = (torch.split(every, lengths, dim=2) for every in (query, key, value))
    attended = [
        attend(queries, keys, values, scale=scaling).transpose(1, 2)
        for queries, keys, values in zip(*parts, strict=True)
    ]
    return torch.cat(attended, dim=1), None


AttentionInterface.register(WITHIN_ROWS, _attend_within_rows)
