"""Take the mean of several trainings' weights that began with the same ones.

    python scripts/mean_weights.py ONE OTHER [MORE …] OUT

All but OUT are folders with a ``reader.safetensors``, an ``adapter.safetensors``, or both files:
OUT gets the mean of what all hold. Such a mean is often better than any (Wortsman et al. 2022,
arXiv 2203.05482). Of an adapter it is that of its matrices, not quite that of their products.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from index.models.adapter import WEIGHTS as ADAPTER
from index.models.reader_model import WEIGHTS as READER
from scripts.command import run_command


def main() -> int:
    """Write the mean; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("out", type=Path, metavar="OUT")
    arguments = parser.parse_args()
    folders: list[Path] = arguments.folders
    if len(folders) < 2:
        parser.error("a mean needs two folders at least, and OUT after them")
    names = [name for name in (READER, ADAPTER) if all((some / name).exists() for some in folders)]
    if not names:
        said = f"{', '.join(map(str, folders))} do not all hold {READER} or {ADAPTER}; name others"
        print(f"mean_weights: {said}", file=sys.stderr)
        return 1
    try:
        found = {name: mean([load_file(some / name) for some in folders]) for name in names}
        arguments.out.mkdir(parents=True, exist_ok=True)
        for name, tensors in found.items():
            save_file(tensors, arguments.out / name)
    except (OSError, SafetensorError, ValueError) as error:
        print(f"mean_weights: {error}; name other folders", file=sys.stderr)
        return 1
    print(f"{', '.join(names)} in {arguments.out}")
    return 0


def mean(states: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Return the mean of each tensor, float16; raise ValueError when they do not fit together."""
    one, *others = ({name: tensor.shape for name, tensor in state.items()} for state in states)
    if any(other != one for other in others):
        raise ValueError("they do not hold the same layers")
    return {name: torch.stack([s[name].float() for s in states]).mean(0).half() for name in one}


if __name__ == "__main__":
    sys.exit(run_command("mean_weights", main))
