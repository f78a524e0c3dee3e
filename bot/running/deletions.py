"""What was asked in a deleted message, thread or channel is forgotten; that it was asked is not."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
from discord.ext import commands

from bot.data.database import DATABASE_FAILURES
from bot.state.forgetting import forget_channel, forget_words
from bot.state.services import Services

LOG = logging.getLogger(__name__)


class Deleted(commands.Cog):
    """Hears of deleted messages, threads and channels, and does not see what they said."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.services = services

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        async with self._forgetting():
            await forget_words(self.services, [payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        async with self._forgetting():
            await forget_words(self.services, payload.message_ids)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        async with self._forgetting():
            await forget_channel(self.services, channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        async with self._forgetting():
            await forget_channel(self.services, payload.thread_id)

    @asynccontextmanager
    async def _forgetting(self) -> AsyncIterator[None]:
        async with self.services.jobs.one():
            try:
                yield
            except DATABASE_FAILURES as error:
                LOG.warning("a deleted question is forgotten within the hour: %s", error)
