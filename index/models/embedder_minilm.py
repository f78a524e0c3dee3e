"""The default model as questions need it: sentence-transformers' vectors after a quick start."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.errors import ModelError
from index.models.adapter import apply_adapter, importance_of
from index.models.embeddings import TextEmbedding, TextEmbeddings
from index.models.folders import ModelFolder, first_line
from index.models.minilm import load_minilm

LONGEST = 256
"""Pieces of a text, the special ones included, as the model's sentence_bert_config.json has it."""


class MiniLMEmbedder:
    """The default model with its adapter; safe to share between threads."""

    def __init__(self, found: ModelFolder) -> None:
        """Load it; raises ModelError."""
        self.fingerprint = found.fingerprint
        try:
            self.network = load_minilm(found.folder)
            self._importance: NDArray[np.float32] | None = None
            if found.adapter:
                self._importance = apply_adapter(self.network.weights, found.adapter)
            self._tokenizer = Tokenizer.from_file(str(found.folder / "tokenizer.json"))
        except Exception as error:  # tokenizers raises nothing narrower
            raise ModelError(
                f"model {found.name}: cannot be loaded: {first_line(error)}"
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        added = self._tokenizer.get_added_tokens_decoder()
        self._special = np.array([number for number, token in added.items() if token.special])
        self.dimension = self.network.dimension

    def embed_passages(self, texts: Sequence[str]) -> TextEmbeddings:
        """Embed n texts one by one; an index is made in batches, by ``embedder``."""
        return TextEmbeddings.stack([self.embed_query(text) for text in texts], self.dimension)

    def embed_query(self, text: str) -> TextEmbedding:
        """Embed one text that searches."""
        ids = np.array(self._tokenizer.encode(text.strip()).ids)
        unit = torch.nn.functional.normalize
        with torch.inference_mode():
            (tokens,) = self.network.encode_rows([ids], [np.zeros_like(ids)])
            pooled: NDArray[np.float32] = unit(tokens.mean(0), dim=-1).numpy()
            kept = ~np.isin(ids, self._special)
            vectors: NDArray[np.float32] = unit(tokens, dim=-1).numpy()[kept]
        importance = importance_of(vectors, self._importance)
        return TextEmbedding(pooled, vectors, ids[kept].astype(np.int32), importance)
