"""How long the event loop was held up: a short sleep, again and again, and how late it ended."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

STEP = 0.002


@dataclass(slots=True)
class Lags:
    """Lateness of each sleep, in seconds."""

    seconds: list[float] = field(default_factory=list)

    @property
    def longest(self) -> float:
        return max(self.seconds, default=0.0)

    def above(self, seconds: float) -> int:
        """Count the sleeps that ended later than this."""
        return sum(each > seconds for each in self.seconds)

    def quantile(self, share: float) -> float:
        """Give the lateness that this share of the sleeps kept within."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


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
        began = time.perf_counter()
        await asyncio.sleep(STEP)
        measured.seconds.append(time.perf_counter() - began - STEP)
