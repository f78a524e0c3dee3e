"""Readers that others trained: extractive models and cross-encoders of transformers.

An extractive model (``…ForQuestionAnswering``) marks words in a text; a cross-encoder
(``…ForSequenceClassification`` with one label, or with "no" and "yes") scores a question with a
text. Which one a model is, its own configuration says. Only safetensors are read.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import (
    AutoConfig,
    AutoModelForQuestionAnswering,
    AutoModelForSequenceClassification,
    AutoTokenizer,
    BatchEncoding,
)
from transformers.utils import logging as transformers_logging

from index.errors import ModelError
from index.models.folders import ModelFolder, find_model, first_line, require_words
from index.models.reader import Reader, Reading, Window, best_span
from index.types import Span

WAYS_OUT = (
    "set CHAPTER_READER to a folder with the model, to nothing for the reader of this project, or"
    " to none"
)
LONGEST = 512
"""Pieces of question and text together: what such models are trained on at most."""
QUESTION_PIECES = 64
BATCH_SIZE = 32
CUT_OFF = -12.0
"""Log-odds of a sentence that the model's length cuts off."""


def load_foreign(name: str) -> Reader:
    """Load an extractive model or a cross-encoder from a folder, or from a hub if there is none.

    Raises ModelError when it cannot be had, is neither of the two, or lacks part of its weights.
    """
    found = find_model(name, WAYS_OUT)
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        config = AutoConfig.from_pretrained(found.folder, local_files_only=True)
        architecture = str((config.architectures or ["model of no kind"])[0])
        if architecture.endswith("ForQuestionAnswering"):
            return ExtractiveReader(_load(found, config, AutoModelForQuestionAnswering))
        if architecture.endswith("ForSequenceClassification") and config.num_labels <= 2:
            return CrossEncoder(_load(found, config, AutoModelForSequenceClassification))
    except Exception as error:  # what a foreign folder raises is not ours to know
        raise ModelError(
            f"reader {name}: cannot be loaded: {first_line(error)}; {WAYS_OUT}"
        ) from error
    raise ModelError(
        f"reader {name}: a {architecture} with {config.num_labels} labels is neither an extractive"
        f" model nor a cross-encoder; {WAYS_OUT}"
    )


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A loaded model with its tokenizer; one pass at a time."""

    fingerprint: str
    model: Any
    tokenizer: Any
    longest: int
    lock: threading.Lock

    def cut(self, question: str) -> str:
        """Return the question without what leaves no room for a text."""
        with self.lock:
            encoded = self.tokenizer(
                question, add_special_tokens=False, return_offsets_mapping=True, verbose=False
            )
        offsets, most = encoded["offset_mapping"], min(QUESTION_PIECES, self.longest // 2)
        return question if len(offsets) <= most else question[: offsets[most - 1][1]]

    def passes(
        self, question: str, texts: Sequence[str]
    ) -> Iterator[tuple[list[int], BatchEncoding, Any]]:
        """Yield batches of like length: the places of their texts, what went in, what came out."""
        question = self.cut(question)
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(order), BATCH_SIZE):
            places = order[start : start + BATCH_SIZE]
            # A fast tokenizer must not be set to another truncation by two threads at once.
            with self.lock, torch.inference_mode():
                encoded = self.tokenizer(
                    [question] * len(places),
                    [texts[place] for place in places],
                    truncation="only_second",
                    max_length=self.longest,
                    padding=True,
                    return_offsets_mapping=True,
                    return_tensors="pt",
                )
                fed = {name: encoded[name] for name in encoded if name != "offset_mapping"}
                output = self.model(**fed)
            yield places, encoded, output


def _load(found: ModelFolder, config: Any, auto: Any) -> Network:
    model, report = auto.from_pretrained(
        found.folder,
        config=config,
        local_files_only=True,
        use_safetensors=True,
        output_loading_info=True,
        dtype=torch.float32,
    )
    # transformers would fill what is missing with random numbers and go on.
    if report["missing_keys"]:
        raise ValueError(f"its weights lack {min(report['missing_keys'])}")
    tokenizer = AutoTokenizer.from_pretrained(found.folder, local_files_only=True)
    if not tokenizer.is_fast:
        raise ValueError("its tokenizer gives no offsets; it needs a tokenizer.json")
    require_words(tokenizer)
    positions = getattr(config, "max_position_embeddings", LONGEST)
    longest = min(LONGEST, positions, tokenizer.model_max_length)
    network = Network(found.fingerprint, model.eval(), tokenizer, longest, threading.Lock())
    for _ in network.passes("a", ["a", "a " * LONGEST]):  # what cannot read fails here, not later
        pass
    return network


class ExtractiveReader:
    """A model that marks the answering words; its null answer is at the first piece."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.fingerprint = network.fingerprint

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[Reading, ...]]:
        """Return a reading for each sentence of each window: its best words against no words."""
        laid_out = [_lay_out(window) for window in windows]
        found: dict[int, tuple[Reading, ...]] = {}
        for places, encoded, output in self._network.passes(question, [t for t, _ in laid_out]):
            starts, ends = output.start_logits.numpy(), output.end_logits.numpy()
            for row, place in enumerate(places):
                second = np.array([part == 1 for part in encoded.sequence_ids(row)])
                offsets = np.where(second[:, None], encoded["offset_mapping"][row].numpy(), -1)
                spans = laid_out[place][1]
                found[place] = tuple(_reading(starts[row], ends[row], offsets, s) for s in spans)
        return [found[place] for place in range(len(windows))]


def _lay_out(window: Window) -> tuple[str, list[Span]]:
    """Return the heading and the sentences as one text, and where each sentence stands in it."""
    text, spans = window.heading + "\n", []
    for sentence in window.sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return text, spans


def _reading(
    start: NDArray[np.float32], end: NDArray[np.float32], offsets: NDArray[np.int64], span: Span
) -> Reading:
    inside = (
        (offsets[:, 0] >= span.start) & (offsets[:, 1] <= span.end) & (np.diff(offsets)[:, 0] > 0)
    )
    pieces = np.flatnonzero(inside)
    if not len(pieces):
        return Reading(CUT_OFF, CUT_OFF, None)
    first, last, score = best_span(start[pieces], end[pieces])
    odds = score - float(start[0] + end[0])
    words = Span(
        int(offsets[pieces[first], 0]) - span.start, int(offsets[pieces[last], 1]) - span.start
    )
    return Reading(odds, odds, words)


class CrossEncoder:
    """A model that scores a question with a sentence and its neighbours; it names no words."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.fingerprint = network.fingerprint

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[Reading, ...]]:
        """Return a reading for each sentence of each window; ``answer`` stays 0."""
        texts = [
            _with_neighbours(window, place)
            for window in windows
            for place in range(len(window.sentences))
        ]
        odds = np.zeros(len(texts))
        for places, _, output in self._network.passes(question, texts):
            logits = output.logits.numpy()
            odds[places] = logits[:, -1] - (logits[:, 0] if logits.shape[1] == 2 else 0)
        left = iter(odds.tolist())
        return [tuple(Reading(next(left), 0.0, None) for _ in w.sentences) for w in windows]


def _with_neighbours(window: Window, place: int) -> str:
    near = window.sentences[max(0, place - 1) : place + 2]
    return " ".join([window.heading, *near])
