from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.discord_server.server import DiscordServer
from tests.support.running_bot import Scene


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with DiscordServer() as discord:
        yield Scene(discord, tmp_path)


@pytest.fixture
async def reading_scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with DiscordServer(privileged={"message_content"}) as discord:
        yield Scene(discord, tmp_path, settings={"message_content": True})
