"""Train the adapter that lets late interaction find the sentence that answers.

    python scripts/train_adapter.py DATA OUT

DATA is a folder with the public files named in index/weights/README.md; our own desks
(scripts/desks) are read beside them. OUT receives the weights and checkpoints. The
same command goes on from the last checkpoint; --minutes, --rate and where the folders lie may
change. Of the questions on forums and reviews a quarter of --public is asked.
"""

import argparse
import random
import sys
from functools import partial

from rich.progress import Progress
from safetensors.torch import load_file
from transformers.utils import logging

from index.models.adapter import WEIGHTS, save_adapter
from scripts.command import run_command
from scripts.training.adapter_near import near_paragraphs
from scripts.training.adapter_network import LateInteraction, loss_of
from scripts.training.adapter_steps import Step, StepMaker
from scripts.training.loop import Material, Training, run, run_script, whole_and_part
from scripts.training.options import add_options, at_least
from scripts.training.reader_batches import choose
from scripts.training.reader_windows import places_shown, search_all
from scripts.training.whole_files import named

FORUMS_SHARE = 0.25
"""Of the share of the public ones: hard negatives are near paragraphs, and questions on forums and
reviews may fit those as well."""


def main() -> int:
    """Run the training; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_options(parser, epochs=3.0, rate=1e-3)
    parser.add_argument(
        "--searched",
        action="store_true",
        help="search for every question first, as the reader's training does, and learn to tell"
        " the answer from what was found",
    )
    parser.add_argument(
        "--clusters",
        type=at_least(1),
        default=3,
        help="groups of near paragraphs in a step",
    )
    return run_script("train_adapter", WEIGHTS, parser.parse_args(), train)


def train(material: Material, arguments: argparse.Namespace, bar: Progress) -> None:
    """Train the adapter and write it to OUT."""
    # The pooler is left out, as it should be: no report of it.
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    if arguments.start:
        with named(arguments.start / WEIGHTS):
            start = load_file(arguments.start / WEIGHTS)
    near = near_paragraphs(material, arguments.out, bar)
    data, examples = material.data, material.examples
    epochs = whole_and_part(
        arguments.epochs,
        lambda number: choose(
            data,
            examples,
            random.Random(arguments.seed + number),
            public=arguments.public,
            forums=FORUMS_SHARE * arguments.public,
        ),
    )
    shown = None
    if arguments.searched:
        chosen = {number for epoch in epochs for number in epoch}
        shown = partial(places_shown, data, examples, *search_all(material, chosen, arguments, bar))
    maker = StepMaker(data, examples, near, material.tokenizer, arguments.clusters, shown)
    network = LateInteraction(material.base, maker.idf())
    if arguments.start:
        with named(arguments.start / WEIGHTS):
            network.go_on_from(start)
    network.to(material.device)
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
    run(training, material, arguments, bar)


if __name__ == "__main__":
    sys.exit(run_command("train_adapter", main))
