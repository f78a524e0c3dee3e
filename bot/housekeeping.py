"""What happens by itself: old questions expire, left servers are forgotten, new indexes swap in."""

import logging

import discord
from discord.ext import commands, tasks

from bot.forgetting import expire, guild_left, reconcile
from bot.services import Services

LOG = logging.getLogger(__name__)

HOUR = 3_600
LOOK_AGAIN = 5
"""Seconds until a new generation of the index is noticed."""


class Housekeeping(commands.Cog):
    """Runs in the background from start to stop."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.client = client
        self.services = services

    async def cog_load(self) -> None:
        self.hourly.start()
        self.look_for_index.start()

    async def cog_unload(self) -> None:
        self.hourly.cancel()
        self.look_for_index.cancel()

    @tasks.loop(seconds=HOUR)
    async def hourly(self) -> None:
        deleted = await expire(self.services.database, self.services.clock())
        if deleted:
            LOG.info("%d questions expired", deleted)

    @tasks.loop(seconds=LOOK_AGAIN)
    async def look_for_index(self) -> None:
        try:
            if await self.services.desk.run(self.services.desk.answerer.refresh):
                self.services.metrics.count("index_swaps")
                LOG.info("index %s is in use", self.services.desk.index.generation)
        except Exception:
            LOG.exception("the new index cannot be used; the old one stays")

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        present = {guild.id for guild in self.client.guilds}
        await reconcile(self.services.database, present, self.services.clock())

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await guild_left(self.services.database, guild.id, self.services.clock())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await guild_left(self.services.database, guild.id, None)
