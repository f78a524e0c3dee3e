"""Train the adapter that lets late interaction find the sentence that answers.

    python scripts/train_adapter.py DATA OUT

DATA is a folder with the public files named in docs/retrieval.md; OUT receives the weights and
checkpoints. The same command goes on from the last checkpoint.
"""

import argparse
import random
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.progress import Progress
from safetensors.torch import load_file
from transformers import AutoModel
from transformers.utils import logging

from index.adapter import WEIGHTS, save_adapter
from scripts.adapter_network import LateInteraction, loss_of
from scripts.adapter_steps import Step, StepMaker
from scripts.reader_batches import choose
from scripts.reader_negatives import embed
from scripts.training import Material, Training, add_options, run, run_script, whole_and_part

NEAR = 40
"""Paragraphs of the same source that are kept as near to each."""


def main() -> int:
    """Run the training; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_options(parser, epochs=3.0, rate=1e-3)
    return run_script("train_adapter", WEIGHTS, parser.parse_args(), train)


def train(material: Material, arguments: argparse.Namespace, bar: Progress) -> None:
    """Train the adapter and write it to OUT."""
    # The pooler is left out, as it should be: no report of it.
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    near = near_paragraphs(material, arguments.out, bar)
    maker = StepMaker(material.data, material.examples, near, material.tokenizer)
    network = LateInteraction(material.base, maker.idf())
    if arguments.start:
        network.go_on_from(load_file(arguments.start / WEIGHTS))
    network.to(material.device)
    epochs = whole_and_part(
        arguments.epochs,
        lambda number: choose(
            material.data, material.examples, random.Random(arguments.seed + number)
        ),
    )
    training: Training[Step] = Training(
        network,
        loss=lambda step: loss_of(network.log_odds(step), step),
        epochs=[len(chosen) for chosen in epochs],
        steps=lambda number: maker.epoch(
            epochs[number], random.Random(1000 * arguments.seed + number)
        ),
        asked=lambda step: step.asked,
        save=lambda: save_adapter(network.adapter(), arguments.out),
    )
    run(training, arguments, bar)


def near_paragraphs(material: Material, out: Path, bar: Progress) -> NDArray[np.int64]:
    """Return the paragraphs of the same source nearest to each, (p, NEAR), -1 where there are less.

    They are kept in OUT for the next start.
    """
    store = out / "near.npy"
    if store.exists():
        stored: NDArray[np.int64] = np.load(store, allow_pickle=False)
        return stored
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
    np.save(store, near, allow_pickle=False)
    return near


if __name__ == "__main__":
    sys.exit(main())
