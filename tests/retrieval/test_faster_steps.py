"""What saves a training time on two cores changes nothing of what it does."""

import subprocess
import sys

import pytest
import torch

from scripts.training.faster_steps import ByteDropout, drop_by_bytes

KEEPS = """
import torch
from scripts.training.faster_steps import keep_freed_memory

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096

{}
before = resident()
some = torch.ones(60_000_000)
del some
print(resident() - before)
"""


def test_dropout_leaves_out_its_share_and_keeps_the_sum() -> None:
    """About one in ten is zero, the others are as much larger; none is, once the training ends."""
    dropout = ByteDropout(0.1)
    values = torch.ones(50, 997)
    torch.manual_seed(3)
    given = dropout(values)
    zero = float((given == 0).float().mean())
    assert 0.09 < zero < 0.115
    assert abs(float(given.mean()) - 1) < 0.01
    assert len(given.unique()) == 2
    assert dropout.eval()(values) is values


def test_dropout_is_the_same_after_a_stop() -> None:
    """It depends on the seed alone; values of 16 bits stay such."""
    dropout = ByteDropout(0.1)
    values = torch.randn(7, 13, dtype=torch.bfloat16)
    torch.manual_seed(5)
    first = dropout(values)
    assert not torch.equal(first, dropout(values))
    torch.manual_seed(5)
    assert torch.equal(first, dropout(values)) and first.dtype == torch.bfloat16


def test_each_dropout_that_leaves_anything_out_is_changed() -> None:
    """Those of share 0 stay, and so does the rest of the network."""
    inner = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Dropout(0.0))
    network = torch.nn.Sequential(torch.nn.Dropout(0.2), inner)
    drop_by_bytes(network)
    assert isinstance(network[0], ByteDropout) and network[0].p == 0.2
    assert [type(some) for some in inner] == [torch.nn.Linear, torch.nn.Dropout]


@pytest.mark.skipif(sys.platform != "linux", reason="the C library of Linux is told")
def test_freed_memory_is_kept() -> None:
    """240 MB stay with the process; without, they are given back."""
    kept, given_back = (
        int(subprocess.check_output([sys.executable, "-c", KEEPS.format(call)], text=True))
        for call in ("keep_freed_memory()", "")
    )
    assert given_back < 50_000_000
    assert kept > 200_000_000
