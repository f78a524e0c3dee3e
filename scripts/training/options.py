"""The options of every training, and the numbers that they take."""

import argparse
import math
from collections.abc import Callable
from pathlib import Path

from scripts.training.own_desks import DESKS
from scripts.training.own_questions import QUESTIONS


def add_options(parser: argparse.ArgumentParser, *, epochs: float, rate: float) -> None:
    """Add the options of every training, with one training's defaults."""
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument(
        "--desks",
        type=Path,
        default=DESKS,
        help="folder of our own articles (default: %(default)s)",
    )
    parser.add_argument(
        "--questions",
        type=Path,
        default=QUESTIONS,
        help="folder of our own questions on DATA (default: %(default)s)",
    )
    parser.add_argument(
        "--public",
        type=amount,
        default=1.0,
        help="share of the public questions in an epoch, but for those on forums and reviews",
    )
    parser.add_argument("--base", help="folder of the model to start from (default: MiniLM)")
    parser.add_argument("--start", type=Path, help="folder of trained weights to go on from")
    parser.add_argument("--epochs", type=amount, default=epochs)
    parser.add_argument("--minutes", type=amount, help="end by then, whatever the epochs say")
    parser.add_argument("--rate", type=amount, default=rate, help="peak learning rate")
    parser.add_argument("--seed", type=int, default=7)


def amount(text: str) -> float:
    """Return a number that is 0 or more; raise ArgumentTypeError when it is none."""
    if (number := float(text)) >= 0 and math.isfinite(number):
        return number
    raise argparse.ArgumentTypeError(f"{text} is not 0 or more")


def share(text: str) -> float:
    """Return a number from 0 to 1; raise ArgumentTypeError when it is none."""
    if 0 <= (number := float(text)) <= 1:
        return number
    raise argparse.ArgumentTypeError(f"{text} is not from 0 to 1")


def at_least(least: int) -> Callable[[str], int]:
    """Return what reads a whole number from ``least`` on; it raises ArgumentTypeError."""

    def read(text: str) -> int:
        if text.strip().isdecimal() and int(text) >= least:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from {least} on")

    return read
