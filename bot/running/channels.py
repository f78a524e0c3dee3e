"""A deleted channel leaves its server's settings, also one deleted while the bot was away."""

import logging

import discord
from discord.ext import commands

from bot.data.choices import choices_of, drop_channels
from bot.messaging.sending import UNSENT
from bot.state.services import Services

LOG = logging.getLogger(__name__)

UNKNOWN_CHANNEL = 10003
"""Discord's code for a channel that does not exist; one that the bot may not see has another."""


class Channels(commands.Cog):
    """Sees to it that what was chosen is still there, or nobody is sent to it."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.client = client
        self.services = services

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._drop(channel.guild, {channel.id})

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        await self._look(guild)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._look(guild)

    async def _look(self, guild: discord.Guild) -> None:
        chosen = (await choices_of(self.services.database, guild.id)).channels
        missing = [each for each in chosen if guild.get_channel(each) is None]
        gone = {each for each in missing if await self._is_gone(each)}
        if gone:
            await self._drop(guild, gone)

    async def _is_gone(self, channel_id: int) -> bool:
        """Ask Discord itself: a channel may be missing from what it tells at the start."""
        try:
            await self.client.fetch_channel(channel_id)
        except discord.NotFound as error:
            return error.code == UNKNOWN_CHANNEL
        except (*UNSENT, discord.InvalidData):
            return False
        return False

    async def _drop(self, guild: discord.Guild, gone: set[int]) -> None:
        if await drop_channels(self.services.database, guild.id, gone):
            LOG.info("a channel that was deleted is no longer in the settings of its server")
