"""What happens by itself: old questions expire, and servers that were left are forgotten."""

import logging

import discord
from discord.ext import commands, tasks

from bot.forgetting import expire, guild_joined, guild_left, reconcile
from bot.services import Services

LOG = logging.getLogger(__name__)

HOUR = 3_600


class Housekeeping(commands.Cog):
    """Runs in the background from start to stop."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.client = client
        self.services = services

    async def cog_load(self) -> None:
        self.hourly.start()

    async def cog_unload(self) -> None:
        self.hourly.cancel()

    @tasks.loop(seconds=HOUR)
    async def hourly(self) -> None:
        try:
            deleted = await expire(self.services.database, self.services.clock())
        except Exception:
            # Whatever is raised ends a loop of discord.py's for good: a locked database must not.
            LOG.exception("old questions could not be deleted; the next try is in an hour")
            return
        if deleted:
            self.services.desk.forget()
            LOG.info("%d questions expired", deleted)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        present = {guild.id for guild in self.client.guilds}
        await reconcile(self.services.database, present, self.services.clock())

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await guild_left(self.services.database, guild.id, self.services.clock())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await guild_joined(self.services.database, guild.id)
