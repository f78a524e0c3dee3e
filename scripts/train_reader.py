"""Train the reader that tells an answer from a sentence on the same topic.

    python scripts/train_reader.py DATA OUT

DATA is a folder with the public files named in docs/retrieval.md; our own desks (scripts/desks) are
read beside them. OUT receives the weights and checkpoints. The same command goes on from the last
checkpoint.
"""

import argparse
import random
import sys
from collections.abc import Sequence

import torch
from rich.progress import Progress, TaskID
from transformers import PreTrainedModel

from index.embedder import open_embedder
from index.models import DEFAULT_MODEL, find_model
from index.reader_input import pad
from index.reader_model import (
    WEIGHTS,
    build_network,
    half_precision,
    load_changed,
    save_changed,
    word_vectors,
)
from scripts.reader_batches import ROWS_A_STEP, batches, choose
from scripts.reader_groups import Group, GroupMaker
from scripts.reader_loss import group_loss
from scripts.reader_rename import Renamer
from scripts.reader_windows import find_windows, open_sources
from scripts.training import Material, Training, add_options, run, run_script, whole_and_part

DROPOUT = 0.1
"""Against learning the questions by heart; the usual share (Devlin et al. 2019)."""


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
        "--forums", type=float, default=1.0, help="share of those on forums and reviews"
    )
    parser.add_argument(
        "--ours", type=float, default=1.0, help="share of our own questions in an epoch"
    )
    parser.add_argument(
        "--freeze", type=int, default=0, help="lower layers left as they are: steps take less time"
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
    network = build_network(material.base, attention="eager", dropout=DROPOUT)
    renamer = Renamer(material.tokenizer, word_vectors(network))
    maker = make_groups(
        material, sorted({n for epoch in epochs for n in epoch}), arguments, bar, renamer
    )
    if arguments.start:
        load_changed(network, arguments.start)
    network.to(torch.device(device))  # type: ignore[arg-type]
    network.train()
    network.base_model.embeddings.requires_grad_(False)
    frozen = tuple(f"bert.encoder.layer.{number}." for number in range(arguments.freeze))
    for name, parameter in network.named_parameters():
        if name.startswith(frozen):
            parameter.requires_grad_(False)
    training = Training(
        network,
        loss=lambda groups: loss_of(network, groups, device),
        epochs=[len(chosen) for chosen in epochs],
        steps=lambda number: batches(
            maker, epochs[number], random.Random(1000 * arguments.seed + number)
        ),
        # Second groups made from the same example do not count: about 1 in 5.
        asked=lambda groups: round(len(groups) * 0.8),
        save=lambda: save_changed(network, arguments.out),
    )
    run(training, arguments, bar)


def make_groups(
    material: Material,
    chosen: Sequence[int],
    arguments: argparse.Namespace,
    bar: Progress,
    renamer: Renamer,
) -> GroupMaker:
    """Search for the chosen examples and return the group maker.

    What is found stays in OUT, for the next start with the same data and model.
    """
    data, examples = material.data, material.examples
    embedder = open_embedder(find_model(arguments.base or DEFAULT_MODEL))
    tasks: dict[str, TaskID] = {}

    def embedded(name: str, done: int, total: int) -> None:
        if name not in tasks:
            tasks[name] = bar.add_task(f"embedding {name}", total=total)
        bar.update(tasks[name], completed=done)

    found = arguments.out / f"found-{data.seen_by(embedder.fingerprint)}"
    sources = open_sources(data, embedder, found, embedded)
    task = bar.add_task("searching", total=len(chosen))
    windows = find_windows(
        data,
        examples,
        chosen,
        sources,
        embedder,
        found / "windows.npy",
        lambda: bar.advance(task),
    )
    return GroupMaker(data, examples, sources, windows, material.tokenizer, renamer)


def loss_of(network: PreTrainedModel, groups: Sequence[Group], device: str) -> torch.Tensor:
    """Return the loss of one step."""
    labelled = [row for group in groups for row in group]
    rows = pad([some.row for some in labelled], ROWS_A_STEP)
    ids, types, mask = (torch.from_numpy(array).to(device) for array in rows)
    with half_precision(device):
        output = network(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
    return group_loss(output.float(), groups)


if __name__ == "__main__":
    sys.exit(main())
