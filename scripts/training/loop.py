"""What the trainings share: their data, the schedule, checkpoints, the progress bar."""

import argparse
import math
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import torch
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from tokenizers import Tokenizer

from index.errors import ChapterAndVerseError, StorageError
from index.models.folders import default_folder
from scripts.training.checkpoint import go_on, options_of, require_same, save_checkpoint
from scripts.training.faster_steps import keep_freed_memory
from scripts.training.own_desks import add_desks
from scripts.training.own_questions import add_questions
from scripts.training.reader_data import Data, Example, missing_files, read_data
from scripts.training.whole_files import named

CHECKPOINT_SECONDS = 300
WARM_UP = 0.05
STEADY = 0.02
"""Share of the newest step in the loss that is shown."""

Step = TypeVar("Step")


@dataclass(frozen=True, slots=True)
class Material:
    """What a training starts from."""

    data: Data
    examples: tuple[Example, ...]
    """Those of the data that training may see."""
    base: Path
    """The folder of the model that is changed."""
    tokenizer: Tokenizer
    """That model's; it neither fills nor cuts."""
    device: str
    options: dict[str, str]
    """What must be the same when the training goes on after a stop."""


@dataclass(frozen=True, slots=True)
class Training(Generic[Step]):
    """What is trained, on what."""

    network: torch.nn.Module
    """Its parameters that require a gradient are trained."""
    loss: Callable[[Step], torch.Tensor]
    epochs: Sequence[int]
    """Questions in each epoch."""
    steps: Callable[[int], Iterator[Step]]
    """The steps of an epoch: the same ones whenever they are asked for."""
    asked: Callable[[Step], float]
    """How many of the epoch's questions a step has."""
    save: Callable[[], None]
    """Write the weights as they are shipped."""


def run_script(
    program: str,
    weights: str,
    arguments: argparse.Namespace,
    train: Callable[[Material, argparse.Namespace, Progress], None],
    teachers: Sequence[Path] = (),
) -> int:
    """Read the data, train, and return the exit code.

    ``weights`` is the name of the file made; ``teachers`` are folders that must hold one already.
    """
    keep_freed_memory()
    torch.manual_seed(arguments.seed)
    # A GPU then takes float32 products, which are the adapter's, in TF32.
    torch.backends.cuda.matmul.allow_tf32 = True
    try:
        require(weights, [*teachers, *([arguments.start] if arguments.start else [])])
        make_folder(arguments.out)
        material = open_material(program, arguments)
        require_same(arguments.out, material.options)
        say_what_lacks(program, material, arguments)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeRemainingColumn()) as bar:
            train(material, arguments, bar)
    except (FileNotFoundError, ChapterAndVerseError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 1
    print(f"weights in {arguments.out}")
    return 0


def say_what_lacks(program: str, material: Material, arguments: argparse.Namespace) -> None:
    """Print a line for each part of the data that is not there."""
    for name in missing_files(arguments.data):
        print(f"{program}: going on without {name}, which {arguments.data} lacks")
    paragraphs = material.data.paragraphs
    if not any(paragraph.ours for paragraph in paragraphs):
        print(f"{program}: going on without desks of our own, of which {arguments.desks} has none")
    if not any(some.ours and not paragraphs[some.paragraph].ours for some in material.examples):
        print(f"{program}: without questions of our own: {arguments.questions} has none on DATA")


def require(name: str, folders: Sequence[Path]) -> None:
    """Raise FileNotFoundError, naming the folder, when one does not hold a file of this name."""
    for folder in folders:
        if not (folder / name).exists():
            raise FileNotFoundError(f"{folder} holds no {name}")


def make_folder(out: Path) -> None:
    """Make a folder, where there is none; raise StorageError when it cannot be."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{out} cannot be a folder ({error.strerror}); give another") from error


def open_material(program: str, arguments: argparse.Namespace) -> Material:
    """Return what is trained on.

    Raises FileNotFoundError when there is nothing, and a ChapterAndVerseError when a file of the
    data, or a desk of ours, does not hold together.
    """
    base = Path(arguments.base or default_folder())
    require("tokenizer.json", [base])
    data = add_questions(read_data(arguments.data), arguments.questions)
    data = add_desks(data, arguments.desks)
    with named(base / "tokenizer.json"):
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples = tuple(e for e in data.examples if not data.paragraphs[e.paragraph].development)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    options = options_of(program, arguments, data.seen_by(str(base)))
    return Material(data, examples, base, tokenizer, device, options)


def whole_and_part(epochs: float, chosen: Callable[[int], list[int]]) -> list[list[int]]:
    """Return the questions of each epoch; of the last one only the part that is asked for."""
    whole = int(epochs)
    found = [chosen(number) for number in range(whole + 1)]
    found[-1] = found[-1][: int(len(found[-1]) * (epochs - whole))]
    return found


def run(
    training: Training[Step], material: Material, arguments: argparse.Namespace, bar: Progress
) -> None:
    """Train in place, going on from OUT's checkpoint where there is one, and write the weights.

    The learning rate rises and falls linearly, by the questions asked or by the clock, whichever is
    further.
    """
    _take_steps(training, material, arguments, bar)
    training.save()


def _take_steps(
    training: Training[Step], material: Material, arguments: argparse.Namespace, bar: Progress
) -> None:
    network = training.network
    parameters = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=arguments.rate, weight_decay=0.01, fused=True)
    total = sum(training.epochs)
    state = go_on(arguments.out, material.options, network, optimizer)
    task = bar.add_task("training", total=total, completed=int(state["seen"]))
    started = time.monotonic() - state["seconds"]
    saved = time.monotonic()
    for number in range(int(state["epoch"]), len(training.epochs)):
        skip = state["step"] if number == state["epoch"] else 0
        for place, step in enumerate(training.steps(number)):
            if place < skip:
                continue
            elapsed = time.monotonic() - started
            part = state["seen"] / total
            if arguments.minutes:
                part = max(part, elapsed / (60 * arguments.minutes))
            if part >= 1:
                return
            for some in optimizer.param_groups:
                some["lr"] = arguments.rate * min(part / WARM_UP, (1 - part) / (1 - WARM_UP))
            # What dropout leaves out is the same after a stop.
            torch.manual_seed((1000 * arguments.seed + number) * 1_000_000 + place)
            loss = training.loss(step)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            state["loss"] += (float(loss.detach()) - state["loss"]) * STEADY
            state["steps"] += 1
            state["seen"] += training.asked(step)
            state.update(epoch=number, step=place + 1, seconds=elapsed)
            shown = _mean_loss(state)
            bar.update(task, completed=state["seen"], description=f"training {shown:.3f}")
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                save_checkpoint(arguments.out, material.options, network, optimizer, state)
                training.save()
                bar.console.log(f"part {part:.3f} loss {shown:.4f} seconds {elapsed:.0f}")
                saved = time.monotonic()


def _mean_loss(state: Mapping[str, float]) -> float:
    """Return the running mean of the loss.

    Its sum began at nothing, which counts less with each step (Kingma & Ba 2015, section 3).
    """
    return state["loss"] / (1 - math.pow(1 - STEADY, state["steps"]))
