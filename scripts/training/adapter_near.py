"""Find the paragraphs that are near to each other: the adapter's hard negatives come from these."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from rich.progress import Progress
from tokenizers import Tokenizer
from transformers import AutoModel

from index.models.reader_model import half_precision
from scripts.training.loop import Material
from scripts.training.whole_files import load_array, save_array

HIDDEN = 384
"""Dimensions of MiniLM."""
NEAR = 40
"""Paragraphs of the same source that are kept as near to each."""


def near_paragraphs(material: Material, out: Path, bar: Progress) -> NDArray[np.int64]:
    """Return the paragraphs of the same source nearest to each, (p, NEAR), -1 where there are less.

    They are kept in OUT for the next start with the same data and model.
    """
    store = out / f"near-{material.data.seen_by(str(material.base))}.npy"
    if store.exists():
        return load_array(store)
    paragraphs, device = material.data.paragraphs, material.device
    encoder = AutoModel.from_pretrained(
        material.base, add_pooling_layer=False, local_files_only=True
    )
    texts = [paragraph.text for paragraph in paragraphs]
    task = bar.add_task("embedding", total=len(texts))
    vectors = embed(
        texts,
        encoder.eval().to(device),
        material.tokenizer,
        lambda n: bar.advance(task, n),
        device,
    )
    source = np.array([paragraph.source for paragraph in paragraphs])
    near = np.full((len(texts), NEAR), -1, np.int64)
    for name in sorted(set(source)):
        rows = np.flatnonzero(source == name)
        similar = vectors[rows] @ vectors[rows].T
        np.fill_diagonal(similar, -np.inf)
        nearest = rows[np.argsort(-similar, axis=1, kind="stable")[:, : min(NEAR, len(rows) - 1)]]
        near[rows, : nearest.shape[1]] = nearest
    save_array(store, near)
    return near


def embed(
    texts: Sequence[str],
    encoder: torch.nn.Module,
    tokenizer: Tokenizer,
    step: Callable[[int], None],
    device: str,
) -> NDArray[np.float32]:
    """Return mean-pooled, normalised vectors (n, d) of texts, batched by length."""
    encoded = [tokenizer.encode(text).ids[:128] for text in texts]
    order = sorted(range(len(texts)), key=lambda place: len(encoded[place]))
    result = np.zeros((len(texts), HIDDEN), dtype=np.float32)
    for start in range(0, len(order), 128):
        batch = order[start : start + 128]
        width = max(len(encoded[place]) for place in batch)
        ids = torch.zeros((len(batch), width), dtype=torch.long)
        for row, place in enumerate(batch):
            ids[row, : len(encoded[place])] = torch.tensor(encoded[place])
        ids = ids.to(device)
        mask = (ids > 0).long()
        with torch.inference_mode(), half_precision(device):
            hidden = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = (hidden.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        result[batch] = torch.nn.functional.normalize(pooled).cpu().numpy()
        step(len(batch))
    return result
