"""What every part of the bot works with, made once in ``bot/running/serve.py`` and passed down."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.data.database import Database
from bot.data.records import Asked
from bot.protocols import Prove
from bot.settings import BotSettings
from bot.state.changes import Changes
from bot.state.desk import Desk
from bot.state.metrics import Metrics
from bot.state.rates import Rates

LOG = logging.getLogger(__name__)

REMEMBERED = 10_000
"""Events: minutes of the busiest hour, half a megabyte."""


class Jobs:
    """The events being worked on, their replies included, so that a stop can wait for them."""

    def __init__(self) -> None:
        self.running = 0
        self.stopping = False
        self._idle = asyncio.Event()
        self._idle.set()

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """Count what happens inside as running."""
        self.running += 1
        self._idle.clear()
        try:
            yield
        finally:
            self.running -= 1
            if not self.running:
                self._idle.set()

    async def finish(self, seconds: float) -> bool:
        """Wait for those that run; say whether all ended in time.

        Nothing new is asked meanwhile (``admission`` looks at ``stopping``); a button that is
        pressed, or another command, is still waited for.
        """
        self.stopping = True
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            return False
        return True


class RecentIds:
    """Ids that came lately, those of messages or of interactions."""

    def __init__(self) -> None:
        self._came: OrderedDict[int, None] = OrderedDict()

    def __iter__(self) -> Iterator[int]:
        return iter(self._came)

    def __contains__(self, event_id: int) -> bool:
        return event_id in self._came

    def add(self, *event_ids: int) -> None:
        """Remember some more, and forget as many of the oldest as are too many."""
        self._came.update(dict.fromkeys(event_ids))
        while len(self._came) > REMEMBERED:
            self._came.popitem(last=False)


class Once(RecentIds):
    """The events that came lately: Discord may deliver one a second time."""

    def first(self, event_id: int) -> bool:
        """Say whether a message or an interaction comes for the first time."""
        if event_id in self:
            LOG.info("the same event came twice; taken once")
            return False
        self.add(event_id)
        return True


@dataclass(frozen=True, slots=True)
class Services:
    """The open things and the settings."""

    settings: BotSettings
    database: Database
    desk: Desk
    prove: Prove
    jobs: Jobs = field(default_factory=Jobs)
    rates: Rates = field(default_factory=Rates)
    metrics: Metrics = field(default_factory=Metrics)
    once: Once = field(default_factory=Once)
    deleted: RecentIds = field(default_factory=RecentIds)
    """Messages: what one asked may come to be kept only after it was deleted."""
    deleted_places: RecentIds = field(default_factory=RecentIds)
    """Channels and threads; not among the messages, for a thread has the id of the one it is on."""
    overheard: dict[int, int] = field(default_factory=dict)
    """The authors of messages that are looked into until the answer is sent, by the message."""
    changes: Changes = field(default_factory=Changes)
    clock: Callable[[], float] = time.time
    """Seconds since 1970; tests move it."""

    def is_deleted(self, asked: Asked) -> bool:
        """Say whether what was asked was deleted, with its channel or by itself."""
        return asked.source_id in self.deleted or asked.channel_id in self.deleted_places


async def swap_index(services: Services) -> bool:
    """Put a new generation in use where there is one; raises what the index raises."""
    if not await services.desk.refresh():
        return False
    services.metrics.count("index_swaps")
    LOG.info("index %s is in use", services.desk.index.generation)
    return True
