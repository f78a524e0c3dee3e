"""The reader that the project trains and ships: evidence and answering words in one pass."""

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from tokenizers import Tokenizer
from transformers.utils import logging as transformers_logging

from index.digests import file_sha256
from index.errors import ModelError
from index.models.reader import Reading, Window, best_span
from index.models.reader_input import END, EVIDENCE, START, Pieces, Row, RowBuilder, pad, to_pieces
from index.models.reader_model import (
    WEIGHTS,
    build_network,
    half_precision,
    halve_linear_layers,
    load_changed,
    share_word_embeddings,
)
from index.types import Span

SHORTEST = 0.7
"""Of a pass's longest row: three rows of 176 pieces and three of 112 took 219 ms in two passes and
260 ms in one (two cores, float32)."""


class ShippedReader:
    """MiniLM with the shipped layers; see ``index/models/reader_input.py`` for what it sees."""

    def __init__(
        self, base: Path, weights: Path, word_embeddings: torch.nn.Module | None = None
    ) -> None:
        """Load it; ``word_embeddings`` are those of ``base``, where they are in memory already."""
        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            self._network = build_network(base)
            load_changed(self._network, weights)
            halve_linear_layers(self._network)
            if word_embeddings is not None:
                share_word_embeddings(self._network, word_embeddings)
            self._tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
            self._rows = RowBuilder.for_tokenizer(self._tokenizer)
        except (OSError, ValueError, SafetensorError) as error:
            raise ModelError(
                f"{weights}: the shipped reader cannot be loaded ({error}); it fits the default"
                " model alone: with another, set CHAPTER_READER=none or name a reader; with that"
                " one, restore index/weights from the project"
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._network.eval()  # type: ignore[no-untyped-call]
        self.fingerprint = f"chapter-and-verse-reader@{file_sha256(weights / WEIGHTS)}"
        self._lock = threading.Lock()

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[Reading, ...]]:
        """Return a reading for each sentence of each window."""
        if not windows:
            return []
        asked = to_pieces(self._tokenizer, question)
        sentences = [
            [to_pieces(self._tokenizer, sentence) for sentence in window.sentences]
            for window in windows
        ]
        rows = [
            self._rows.build(asked, to_pieces(self._tokenizer, window.heading), pieces)
            for window, pieces in zip(windows, sentences, strict=True)
        ]
        readings: dict[int, tuple[Reading, ...]] = {}
        for places in like_lengths([len(row.ids) for row in rows]):
            logits = self._forward([rows[place] for place in places])
            for place, some in zip(places, logits, strict=True):
                readings[place] = _readings(some, rows[place], sentences[place])
        return [readings[place] for place in range(len(rows))]

    def _forward(self, rows: Sequence[Row]) -> NDArray[np.float32]:
        ids, types, mask = (torch.from_numpy(array) for array in pad(rows))
        # One pass at a time: two at once on two cores are both slower than one after the other.
        with self._lock, torch.inference_mode(), half_precision():
            logits = self._network(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
        array: NDArray[np.float32] = logits.float().numpy()
        return array


def like_lengths(lengths: Sequence[int]) -> list[list[int]]:
    """Return the places of rows that are read in one pass: none is much shorter than another."""
    passes: list[list[int]] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        if passes and lengths[place] >= SHORTEST * lengths[passes[-1][0]]:
            passes[-1].append(place)
        else:
            passes.append([place])
    return passes


def _readings(
    logits: NDArray[np.float32], row: Row, pieces: Sequence[Pieces]
) -> tuple[Reading, ...]:
    none_of_these = float(logits[0, EVIDENCE])
    no_words = float(logits[0, START] + logits[0, END])
    readings = []
    for marker, length, sentence in zip(row.markers, row.lengths, pieces, strict=True):
        evidence = float(logits[marker, EVIDENCE]) - none_of_these
        if not length:
            readings.append(Reading(evidence, -no_words, None))
            continue
        part = logits[marker + 1 : marker + 1 + length]
        first, last, score = best_span(part[:, START], part[:, END])
        span = Span(int(sentence.offsets[first, 0]), int(sentence.offsets[last, 1]))
        readings.append(Reading(evidence, score - no_words, span))
    return tuple(readings)
