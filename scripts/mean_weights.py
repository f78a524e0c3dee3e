"""Take the mean of two trainings' weights: one that went on from the other, and that other.

    python scripts/mean_weights.py ONE OTHER OUT

Both are folders with a ``reader.safetensors``, an ``adapter.safetensors``, or both files: OUT gets
the mean of what both hold. Such a mean is often better than either (Wortsman et al. 2022, arXiv
2203.05482). Of an adapter it is that of its matrices, which is not quite that of their products.
"""

import argparse
import sys
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from index.adapter import WEIGHTS as ADAPTER
from index.reader_model import WEIGHTS as READER


def main() -> int:
    """Write the mean; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("one", "other", "out"):
        parser.add_argument(name, type=Path, metavar=name.upper())
    arguments = parser.parse_args()
    folders = (arguments.one, arguments.other)
    names = [name for name in (READER, ADAPTER) if all((some / name).exists() for some in folders)]
    if not names:
        one, other = folders
        said = f"{one} and {other} do not both hold {READER} or {ADAPTER}"
        print(f"mean_weights: {said}", file=sys.stderr)
        return 1
    try:
        found = {name: mean(*(load_file(some / name) for some in folders)) for name in names}
    except (OSError, SafetensorError, ValueError) as error:
        print(f"mean_weights: {error}", file=sys.stderr)
        return 1
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, tensors in found.items():
        save_file(tensors, arguments.out / name)
    print(f"{', '.join(names)} in {arguments.out}")
    return 0


def mean(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return the mean of each tensor, float16; raise ValueError when the two do not fit."""
    if {n: t.shape for n, t in one.items()} != {n: t.shape for n, t in other.items()}:
        raise ValueError("the two do not hold the same layers")
    return {
        name: ((tensor.float() + other[name].float()) / 2).half() for name, tensor in one.items()
    }


if __name__ == "__main__":
    sys.exit(main())
