"""The faults of a soak, dealt like cards: each kind comes once before any comes again."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal, Self

import aiosqlite

from bot.data.database import PATIENCE
from tests.discord_server.faults import Failure
from tests.discord_server.replies import Reply
from tests.discord_server.server import DiscordServer
from tests.discord_server.state import Message

LOCKED = PATIENCE + 1
"""Seconds that the database is held: longer than a write waits, so that some give up."""
HOURS = 36_000.0
"""Seconds to wait for what may never come, because another fault came first."""

Asked = Reply | Message
Happen = Callable[["Faults", str, Asked], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind: what happens when a question was asked a moment ago."""

    name: str
    happen: Happen
    way: Literal["command", "mention"] | None = None
    """How the question must be asked; None: either way."""


class Faults:
    """Lets things fail from ``async with`` to its end, and counts what did.

    Every so many questions, ``often``, something befalls one question; every ``seldom`` questions
    something befalls all of them.
    """

    def __init__(
        self,
        discord: DiscordServer,
        database: Path,
        chance: random.Random,
        *,
        often: int,
        seldom: int,
    ) -> None:
        self.discord, self.database, self.chance = discord, database, chance
        self.often, self.seldom = often, seldom
        self.happened: Counter[str] = Counter()
        self._set: list[tuple[str, Failure]] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._of_one, self._of_all = self._deal(OF_ONE), self._deal(OF_ALL)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        for ended in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(ended, Exception):
                raise ended

    def next(self, number: int) -> Fault | None:
        """Give what is to happen with the question of a number, the first being 1."""
        if number % self.seldom == 0:
            return next(self._of_all)
        return next(self._of_one) if number % self.often == 0 else None

    def count(self) -> dict[str, int]:
        """Count the faults that happened; one that nothing ran into did not."""
        used = Counter(name for name, failure in self._set if not failure.times)
        return dict(sorted((self.happened + used).items()))

    def fails(self, name: str, failure: Failure) -> None:
        """Count a planned failure when it is used up."""
        self._set.append((name, failure))

    def meanwhile(self, work: Coroutine[None, None, None]) -> None:
        """Do something while the asking goes on."""
        self._tasks.append(asyncio.create_task(work))

    def _deal(self, kinds: tuple[Fault, ...]) -> Iterator[Fault]:
        while True:
            yield from self.chance.sample(kinds, len(kinds))


async def server_error_on_answer(faults: Faults, name: str, _: Asked) -> None:
    status = faults.chance.choice((500, 502))
    faults.fails(name, faults.discord.fail_next("PATCH", "/messages/@original", status))


async def server_error_on_reply(faults: Faults, name: str, _: Asked) -> None:
    status = faults.chance.choice((500, 502))
    faults.fails(name, faults.discord.fail_next("POST", r"/channels/\d+/messages$", status))


async def lost_answer(faults: Faults, name: str, _: Asked) -> None:
    """Do what is asked and say that it failed, so that discord.py tries again.

    Not with a reply to a message: the permission to write could go between the two tries, and a bot
    that is refused then cannot know that its reply stands.
    """
    path = r"/callback|/messages/@original"
    faults.fails(name, faults.discord.fail_next("*", path, 502, after=True))


async def rate_limit(faults: Faults, name: str, _: Asked) -> None:
    faults.fails(name, faults.discord.rate_limit_next("*", "/messages", 0.2))


async def second_delivery(faults: Faults, name: str, _: Asked) -> None:
    faults.discord.deliver_twice("MESSAGE_CREATE")
    faults.happened[name] += 1


async def expired_interaction(faults: Faults, name: str, _: Asked) -> None:
    faults.fails(name, faults.discord.fail_next("POST", "/callback", 404, code=10062))


async def missing_permission(faults: Faults, name: str, asked: Asked) -> None:
    """Take the right to write when a reply stands at the door; give it back when it is refused."""
    assert isinstance(asked, Message)
    discord, channel = faults.discord, asked.channel
    path = f"/channels/{channel.id}/messages"

    def refused() -> bool:
        latest = islice(reversed(discord.gate.requests), 200)
        return any(each.status == 403 and each.path == path for each in latest)

    async def happen() -> None:
        async with discord.hold("POST", f"{path}$") as hold:
            await hold.reached(HOURS)
            discord.deny(channel, "send_messages")
        await discord.wait_until(refused, HOURS)
        discord.allow(channel, "send_messages")
        faults.happened[name] += 1

    faults.meanwhile(happen())


async def answer_deleted(faults: Faults, name: str, asked: Asked) -> None:
    """Delete the "is thinking…" of a command when its answer stands at the door."""
    assert isinstance(asked, Reply)

    async def happen() -> None:
        async with faults.discord.hold("PATCH", asked.interaction.token) as hold:
            await hold.reached(HOURS)
            assert asked.original is not None
            faults.discord.delete(asked.original)
            faults.happened[name] += 1

    faults.meanwhile(happen())


async def question_deleted(faults: Faults, name: str, asked: Asked) -> None:
    assert isinstance(asked, Message)
    faults.discord.delete(asked)
    faults.happened[name] += 1


async def gateway_dropped(faults: Faults, name: str, _: Asked) -> None:
    faults.meanwhile(faults.discord.gateway.drop())
    faults.happened[name] += 1


async def session_invalid(faults: Faults, name: str, _: Asked) -> None:
    faults.meanwhile(faults.discord.gateway.invalidate(resumable=True))
    faults.happened[name] += 1


async def gateway_dead(faults: Faults, name: str, _: Asked) -> None:
    """Say nothing more on the connection, and leave it open: a command that comes now is late."""
    faults.discord.stop_acknowledging(silent=True)
    faults.happened[name] += 1


async def database_locked(faults: Faults, name: str, _: Asked) -> None:
    async def happen() -> None:
        async with aiosqlite.connect(faults.database, isolation_level=None, timeout=60) as other:
            await other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(LOCKED)
            faults.happened[name] += 1

    faults.meanwhile(happen())


OF_ONE = (
    Fault("server error on an answer", server_error_on_answer, "command"),
    Fault("server error on a reply", server_error_on_reply, "mention"),
    Fault("answer lost on the way", lost_answer, "command"),
    Fault("rate limit", rate_limit),
    Fault("event delivered twice", second_delivery),
    Fault("interaction expired", expired_interaction, "command"),
    Fault("permission missing", missing_permission, "mention"),
    Fault("answer deleted before its edit", answer_deleted, "command"),
    Fault("question deleted before its reply", question_deleted, "mention"),
)
OF_ALL = (
    Fault("gateway dropped", gateway_dropped),
    Fault("session invalid", session_invalid),
    Fault("gateway dead", gateway_dead),
    Fault("database locked", database_locked),
)
KINDS = frozenset(fault.name for fault in OF_ONE + OF_ALL)
