"""The local Discord with one guild and one channel, and a small bot that is logged in to it."""

from collections.abc import AsyncIterator

import pytest

from tests.discord_server.server import DiscordServer, running
from tests.discord_server.state import Channel, Guild
from tests.support.echo_bot import EchoBot


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server


@pytest.fixture
def guild(server: DiscordServer) -> Guild:
    return server.add_guild()


@pytest.fixture
def channel(guild: Guild) -> Channel:
    return next(iter(guild.channels.values()))


@pytest.fixture
async def bot(server: DiscordServer, guild: Guild) -> AsyncIterator[EchoBot]:
    async with running(EchoBot()) as bot:
        yield bot
