"""Train the reader that tells an answer from a sentence on the same topic.

    python scripts/train_reader.py DATA OUT

DATA is a folder with the public files named in index/weights/README.md; our own desks
(scripts/desks) are read beside them. OUT receives the weights and checkpoints. The
same command goes on from the last checkpoint; --minutes, --rate, --workers and where the folders
lie may change.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from rich.progress import Progress
from transformers import PreTrainedModel

from index.models.reader_model import WEIGHTS, half_precision
from scripts.command import run_command
from scripts.training.faster_steps import drop_by_bytes
from scripts.training.loop import (
    Material,
    Training,
    run,
    run_script,
    whole_and_part,
)
from scripts.training.options import add_options, amount, at_least, share
from scripts.training.reader_batches import Batch, batches, choose
from scripts.training.reader_groups import GroupMaker
from scripts.training.reader_loss import data_loss, on_device, teacher_loss
from scripts.training.reader_network import (
    build_network,
    load_changed,
    save_changed,
    word_vectors,
)
from scripts.training.reader_rename import Renamer
from scripts.training.reader_windows import search_all
from scripts.training.whole_files import named

DROPOUT = 0.1
"""Against learning the questions by heart; the usual share (Devlin et al. 2019)."""


def main() -> int:
    """Run the training; return the exit code."""
    arguments = parse_arguments()
    return run_script("train_reader", WEIGHTS, arguments, train, arguments.teacher)


def parse_arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_options(parser, epochs=3.0, rate=1.2e-4)
    parser.add_argument(
        "--forums",
        type=amount,
        default=1.0,
        help="share of the public questions on forums and reviews",
    )
    parser.add_argument(
        "--ours", type=amount, default=1.0, help="share of our own questions in an epoch"
    )
    parser.add_argument(
        "--freeze",
        type=at_least(0),
        default=0,
        help="lower layers left as they are: steps take less time",
    )
    parser.add_argument("--rows", type=at_least(1), default=64, help="rows (windows) a step")
    parser.add_argument(
        "--workers",
        type=at_least(0),
        default=0,
        help="processes that make the steps: for a GPU",
    )
    parser.add_argument(
        "--teacher",
        type=Path,
        action="append",
        default=[],
        help="folder of a trained reader to learn from as well; may be given several times",
    )
    parser.add_argument(
        "--taught",
        type=share,
        default=0.5,
        help="share of the loss that is against what the teachers say (default: %(default)s)",
    )
    return parser.parse_args()


def train(material: Material, arguments: argparse.Namespace, bar: Progress) -> None:
    """Train the encoder and a new head, and write them to OUT."""
    data, examples, device = material.data, material.examples, material.device
    epochs = whole_and_part(
        arguments.epochs,
        lambda number: choose(
            data,
            examples,
            random.Random(arguments.seed + number),
            public=arguments.public,
            forums=arguments.forums,
            ours=arguments.ours,
        ),
    )
    # As the runs on each were made.
    attention = "sdpa" if device == "cuda" else "eager"
    network = build_network(material.base, attention, DROPOUT)
    if device == "cpu":
        drop_by_bytes(network)
    if arguments.start:
        with named(arguments.start / WEIGHTS):
            load_changed(network, arguments.start)
    teachers = open_teachers(material, arguments.teacher)
    renamer = Renamer(material.tokenizer, word_vectors(network))
    sources, windows = search_all(material, {n for epoch in epochs for n in epoch}, arguments, bar)
    maker = GroupMaker(data, examples, sources, windows, material.tokenizer, renamer)
    network.to(torch.device(device))  # type: ignore[arg-type]
    network.train()
    network.base_model.embeddings.requires_grad_(False)
    frozen = tuple(f"bert.encoder.layer.{number}." for number in range(arguments.freeze))
    for name, parameter in network.named_parameters():
        if name.startswith(frozen):
            parameter.requires_grad_(False)
    training = Training(
        network,
        loss=lambda batch: loss_of(network, teachers, batch, device, arguments.taught),
        epochs=[len(chosen) for chosen in epochs],
        steps=lambda number: batches(
            maker,
            epochs[number],
            1000 * arguments.seed + number,
            arguments.rows,
            arguments.workers,
        ),
        asked=lambda batch: batch.asked,
        save=lambda: save_changed(network, arguments.out),
    )
    run(training, material, arguments, bar)


def open_teachers(material: Material, folders: Sequence[Path]) -> list[PreTrainedModel]:
    """Return trained readers that are learned from, as they answer: without dropout."""
    teachers = []
    for folder in folders:
        teacher = build_network(material.base)
        with named(folder / WEIGHTS):
            load_changed(teacher, folder)
        teacher.to(torch.device(material.device))  # type: ignore[arg-type]
        teacher.eval()  # type: ignore[no-untyped-call]
        teachers.append(teacher.requires_grad_(False))
    return teachers


def loss_of(
    network: PreTrainedModel,
    teachers: Sequence[PreTrainedModel],
    batch: Batch,
    device: str,
    taught: float,
) -> torch.Tensor:
    """Return the loss of one step; with teachers, a share ``taught`` is against what they say."""
    arrays = (batch.ids, batch.types, batch.mask)
    rows = [torch.from_numpy(array).to(device) for array in arrays]
    targets = on_device(batch.targets, device)
    outputs = outputs_of(network, rows, device)
    loss = data_loss(outputs, targets)
    if not teachers:
        return loss
    with torch.no_grad():
        said = [outputs_of(teacher, rows, device) for teacher in teachers]
    return (1 - taught) * loss + taught * teacher_loss(outputs, said, targets)


def outputs_of(network: PreTrainedModel, rows: Sequence[torch.Tensor], device: str) -> torch.Tensor:
    """Return what a network says of rows, (r, t, 3): ids, types and mask, (r, t) each."""
    ids, types, mask = rows
    with half_precision(device):
        output = network(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
    found: torch.Tensor = output.float()
    return found


if __name__ == "__main__":
    sys.exit(run_command("train_reader", main))
