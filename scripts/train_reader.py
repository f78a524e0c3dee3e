"""Train the reader that tells an answer from a sentence on the same topic.

    python scripts/train_reader.py DATA OUT

DATA is a folder with the public files named in docs/retrieval.md; OUT receives the weights and
checkpoints. The same command goes on from the last checkpoint.
"""

import argparse
import random
import sys
from collections.abc import Sequence

import numpy as np
import torch
from rich.progress import Progress
from transformers import PreTrainedModel

from index.reader_input import pad
from index.reader_model import (
    WEIGHTS,
    build_network,
    half_precision,
    load_changed,
    save_changed,
)
from scripts.reader_batches import ROWS_A_STEP, batches, choose
from scripts.reader_groups import Group, GroupMaker
from scripts.reader_loss import group_loss, span_loss
from scripts.reader_negatives import embed, mine
from scripts.training import Material, Training, add_options, run, run_script, whole_and_part


def main() -> int:
    """Run the training; return the exit code."""
    return run_script("train_reader", WEIGHTS, parse_arguments(), train)


def parse_arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_options(parser, epochs=3.0, rate=1.2e-4)
    parser.add_argument(
        "--freeze", type=int, default=0, help="lower layers left as they are: steps take less time"
    )
    return parser.parse_args()


def train(material: Material, arguments: argparse.Namespace, bar: Progress) -> None:
    """Train the encoder and a new head, and write them to OUT."""
    device = material.device
    network = build_network(material.base, attention="eager")
    network.to(torch.device(device))  # type: ignore[arg-type]
    # The negatives are those of the embedding model, so its weights are still the base's here.
    maker = make_groups(material, network, arguments, bar)
    if arguments.start:
        load_changed(network, arguments.start)
    network.train()
    network.base_model.embeddings.requires_grad_(False)
    frozen = tuple(f"bert.encoder.layer.{number}." for number in range(arguments.freeze))
    for name, parameter in network.named_parameters():
        if name.startswith(frozen):
            parameter.requires_grad_(False)
    epochs = whole_and_part(
        arguments.epochs,
        lambda number: choose(
            material.data, material.examples, random.Random(arguments.seed + number)
        ),
    )
    training = Training(
        network,
        loss=lambda groups: loss_of(network, groups, device),
        epochs=[len(chosen) for chosen in epochs],
        steps=lambda number: batches(
            maker, epochs[number], random.Random(1000 * arguments.seed + number)
        ),
        # Second groups made from the same example do not count: about 1 in 4.
        asked=lambda groups: round(len(groups) * 0.8),
        save=lambda: save_changed(network, arguments.out),
    )
    run(training, arguments, bar)


def make_groups(
    material: Material, network: PreTrainedModel, arguments: argparse.Namespace, bar: Progress
) -> GroupMaker:
    """Mine the hard negatives (kept in OUT for the next start) and return the group maker."""
    data, examples, tokenizer = material.data, material.examples, material.tokenizer
    owner = np.array([n for n, p in enumerate(data.paragraphs) for _ in p.sentences])
    store = arguments.out / "negatives.npy"
    if store.exists():
        negatives = np.load(store, allow_pickle=False)
    else:
        texts = [p.text[start:end] for p in data.paragraphs for start, end in p.sentences]
        texts += [example.question for example in examples]
        task = bar.add_task("embedding", total=len(texts))
        vectors = embed(
            texts,
            network.base_model,
            tokenizer,
            lambda n: bar.advance(task, n),
            material.device,
        )
        negatives = mine(
            data, examples, vectors[: len(owner)], vectors[len(owner) :], owner, arguments.seed
        )
        np.save(store, negatives, allow_pickle=False)
    return GroupMaker(data, examples, negatives, owner, tokenizer)


def loss_of(network: PreTrainedModel, groups: Sequence[Group], device: str) -> torch.Tensor:
    """Return the loss of one step."""
    labelled = [row for group in groups for row in group]
    rows = pad([some.row for some in labelled], ROWS_A_STEP)
    ids, types, mask = (torch.from_numpy(array).to(device) for array in rows)
    with half_precision(device):
        output = network(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
    logits = output.float()[: len(labelled)]
    return group_loss(logits, groups) + span_loss(logits, labelled, mask[: len(labelled)])


if __name__ == "__main__":
    sys.exit(main())
