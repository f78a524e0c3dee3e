"""The real bot against the local Discord: opened as ``python -m bot`` opens it, closed the same."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.data.database import Database
from bot.protocols import Answerer
from bot.running.client import SILENCE, ChapterAndVerse
from bot.settings import BotSettings
from bot.state.desk import Desk
from bot.state.services import Services
from tests.discord_server.client import running
from tests.discord_server.server import DiscordServer
from tests.support.answerer import ToyAnswerer, toy_prove


@dataclass
class Clock:
    """A clock that a test moves."""

    now: float = 1_750_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Scene:
    """A server with a guild and two people, and a folder that survives the bot's restarts."""

    discord: DiscordServer
    folder: Path
    answerer: Any = field(default_factory=ToyAnswerer)
    clock: Clock = field(default_factory=Clock)
    settings: dict[str, Any] = field(default_factory=dict)
    prove: Callable[..., None] = toy_prove
    heartbeat_timeout: float = SILENCE

    def __post_init__(self) -> None:
        self.guild = self.discord.add_guild("News")
        self.channel = self.discord.add_channel(self.guild, "ask")
        self.amina = self.discord.add_user("amina")
        self.bruno = self.discord.add_user("bruno", "fr")
        self.admin = self.discord.add_user("root", administrator=True)

    @property
    def database(self) -> Path:
        return self.folder / "bot.sqlite3"

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[ChapterAndVerse]:
        """Run the bot; leaving is a clean stop, and it can be entered again: a restart."""
        values: dict[str, Any] = {
            "DISCORD_TOKEN": self.discord.token,
            "database": self.database,
            **self.settings,
        }
        settings = BotSettings.model_validate(values)
        database = await Database.open(settings.database)
        answerer: Answerer = self.answerer
        desk = Desk(answerer, settings.workers)
        try:
            services = Services(settings, database, desk, self.prove, clock=self.clock)
            client = ChapterAndVerse(services, self.heartbeat_timeout)
            async with running(client, self.discord.token):
                yield client
        finally:
            desk.close()
            await database.close()
