"""How long the event loop was held up: a short sleep, again and again, and how late it ended."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

STEP = 0.002


@dataclass(slots=True)
class Lags:
    """Lateness of each sleep, in seconds.

    ``own`` is at most the processor time that this process used meanwhile: a machine that gives
    the process no time at all makes ``seconds`` long, but not ``own``.
    """

    seconds: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)


@contextlib.asynccontextmanager
async def lags() -> AsyncIterator[Lags]:
    """Measure the running loop while inside."""
    measured = Lags()
    task = asyncio.create_task(_measure(measured))
    try:
        yield measured
    finally:
        task.cancel()


async def _measure(measured: Lags) -> None:
    while True:
        began, used = time.perf_counter(), time.process_time()
        await asyncio.sleep(STEP)
        late = time.perf_counter() - began - STEP
        measured.seconds.append(late)
        measured.own.append(min(late, time.process_time() - used))
