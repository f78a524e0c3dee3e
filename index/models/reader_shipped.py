"""The reader that the project trains and ships: evidence and answering words in one pass."""

import threading
from collections.abc import Sequence
from pathlib import Path

from safetensors import SafetensorError
from tokenizers import Tokenizer

from index.digests import file_sha256
from index.errors import ModelError
from index.models.minilm import MiniLM, load_minilm
from index.models.reader import Reading, Window, best_span
from index.models.reader_input import END, EVIDENCE, START, Pieces, Row, RowBuilder, to_pieces
from index.models.reader_model import WEIGHTS, load_network
from index.models.reader_passes import Logits, logits_of
from index.types import Span


class ShippedReader:
    """MiniLM with the shipped layers; see ``index/models/reader_input.py`` for what it sees."""

    def __init__(self, base: Path, weights: Path, encoder: MiniLM | None = None) -> None:
        """Load it; ``encoder`` is the network of ``base``, where it is in memory already."""
        try:
            self._network = load_network(weights, encoder or load_minilm(base))
            self._tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
            self._rows = RowBuilder.for_tokenizer(self._tokenizer)
        except (OSError, KeyError, ValueError, SafetensorError) as error:
            raise ModelError(
                f"{weights}: the shipped reader cannot be loaded ({error}); it fits the default"
                " model alone: with another, set CHAPTER_READER=none or name a reader; with that"
                " one, restore index/weights from the project"
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
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
        # One at a time: two at once on two cores are both slower than one after the other.
        with self._lock:
            logits = logits_of(self._network, rows)
        return [_readings(*some) for some in zip(logits, rows, sentences, strict=True)]


def _readings(logits: Logits, row: Row, pieces: Sequence[Pieces]) -> tuple[Reading, ...]:
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
