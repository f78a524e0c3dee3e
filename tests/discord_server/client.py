"""Pointing an unmodified discord.py at the local server, and running a client against it.

discord.py has two addresses: the REST base, and the gateway that a client without shards dials
(an AutoShardedClient asks /gateway/bot). Run as a program this points both and runs a module:
``python -m tests.discord_server.client URL MODULE``.
"""

import asyncio
import runpy
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

ClientT = TypeVar("ClientT", bound=discord.Client)

READY_QUIET = 0.05
"""Seconds without a further GUILD_CREATE after which discord.py calls itself ready (it waits 2)."""


def point_at(url: str) -> Callable[[], None]:
    """Point discord.py at the server at ``url``; give a function that puts everything back."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = f"{url}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{url.replace('http', 'ws', 1)}/gateway/")

    def restore() -> None:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before

    return restore


@asynccontextmanager
async def running(
    client: ClientT, token: str = "test-token", *, within: float = 20
) -> AsyncIterator[ClientT]:
    """Log a client in, wait until it is ready, and close it at the end, whatever happened.

    Raises what the client's own run raised, if it ended before the block did.
    """
    client._connection.guild_ready_timeout = READY_QUIET
    client.before_identify_hook = _at_once  # type: ignore[method-assign]
    task: asyncio.Task[None] | None = None
    try:
        async with client:
            task = asyncio.create_task(client.start(token), name="discord-client")
            await _ready(client, task, within)
            yield client
            if task.done():
                task.result()
    finally:
        if task is not None:
            await _ended(task)


async def _at_once(shard_id: int | None, *, initial: bool = False) -> None:
    """Identify again without the five seconds that discord.py waits for Discord's limit."""


async def _ready(client: discord.Client, task: "asyncio.Task[None]", within: float) -> None:
    ready = asyncio.create_task(client.wait_until_ready())
    try:
        await asyncio.wait({task, ready}, timeout=within, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            task.result()
        if not ready.done():
            raise TimeoutError(f"the client was not ready within {within:g} s")
    finally:
        ready.cancel()


async def _ended(task: "asyncio.Task[None]") -> None:
    """Let the client's own run end, however it ends, and take it away if it does not."""
    await asyncio.wait({task}, timeout=5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def main() -> None:
    """Run a module as a program, with discord.py pointed at a server in another process."""
    url, module = sys.argv[1:3]
    point_at(url)
    sys.argv = [module, *sys.argv[3:]]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
