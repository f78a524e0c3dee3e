"""What a deleted message asked is forgotten; that it asked something is not."""

import logging
from collections.abc import Collection

import aiosqlite
import discord
from discord.ext import commands

from bot.database import DatabaseError
from bot.forgetting import forget_words
from bot.services import Services

LOG = logging.getLogger(__name__)


class Deleted(commands.Cog):
    """Hears of deleted messages; it needs no intent for it, and does not see what they said."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.client = client
        self.services = services

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self._forget({payload.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        await self._forget(payload.message_ids)

    async def _forget(self, message_ids: Collection[int]) -> None:
        async with self.services.jobs.one():
            try:
                await forget_words(self.services, message_ids)
            except (aiosqlite.Error, DatabaseError) as error:
                LOG.warning("a deleted question stays until its days are over: %s", error)
