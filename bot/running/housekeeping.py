"""What happens by itself: old questions expire, and servers that were left are forgotten."""

import logging

import discord
from discord.ext import commands, tasks

from bot.data.expiry import expire
from bot.data.servers import guild_joined, guild_left, reconcile
from bot.state.forgetting import forget_channel, forget_words
from bot.state.services import Services

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
        database, now = self.services.database, self.services.clock()
        present = {guild.id for guild in self.client.guilds}
        try:
            # First: a server that was joined while the bot was away is not left any more.
            await reconcile(database, present, now)
            deleted = await expire(database, now)
            if deleted:
                self.services.desk.forget()
                LOG.info("%d questions expired", deleted)
            # What could not be forgotten at once, while another process held the database.
            await forget_words(self.services, [*self.services.deleted])
            for each in [*self.services.deleted_places]:
                await forget_channel(self.services, each)
        except Exception:
            # Whatever is raised ends a loop of discord.py's for good: a locked database must not.
            LOG.exception("old questions could not be deleted; the next try is in an hour")

    @hourly.before_loop
    async def _until_servers_are_known(self) -> None:
        await self.client.wait_until_ready()

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await guild_left(self.services.database, guild.id, self.services.clock())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await guild_joined(self.services.database, guild.id)
