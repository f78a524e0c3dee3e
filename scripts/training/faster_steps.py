"""Make a training's steps take less time on a machine without a GPU."""

import ctypes
import sys

import torch

M_TRIM_THRESHOLD, M_MMAP_MAX = -1, -4
"""Of mallopt (malloc.h of glibc)."""
KEPT_BYTES = 2_000_000_000
BYTES_OF_NUMBER = 8


def keep_freed_memory() -> None:
    """Let the process keep memory that is freed; nothing where the C library cannot.

    A step's larger tensors come and go. Given back each time, the kernel clears their pages anew,
    which took more than a quarter of a step on two cores.
    """
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        library.mallopt(M_MMAP_MAX, 0)
        library.mallopt(M_TRIM_THRESHOLD, KEPT_BYTES)


class ByteDropout(torch.nn.Dropout):
    """Dropout by a byte each: its share is rounded to 256ths, its numbers are drawn eight at once.

    torch draws a number for each on one core, a fifth of a step on two.
    """

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Return the values (...), some of them zero; the same ones after the same manual_seed."""
        if not self.training:
            return values
        whole = torch.empty(
            values.numel() // BYTES_OF_NUMBER + 1, dtype=torch.int64, device=values.device
        )
        drawn = whole.random_(-(2**63), None).view(torch.uint8)[: values.numel()]
        dropped = round(256 * self.p)
        kept = (drawn.view(values.shape) >= dropped).to(values.dtype)
        return values * (kept * (256 / (256 - dropped)))


def drop_by_bytes(network: torch.nn.Module) -> None:
    """Put a ByteDropout in the place of each dropout of the network that leaves anything out."""
    for module in list(network.modules()):
        for name, child in list(module.named_children()):
            if type(child) is torch.nn.Dropout and child.p > 0:
                setattr(module, name, ByteDropout(child.p))
