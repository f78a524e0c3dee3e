"""The local Discord keeps Discord's rules, and a real discord.py lives with it."""

import discord
import pytest
from discord import app_commands
from discord.ext import commands

from tests.discord_server.reading import text
from tests.discord_server.server import DiscordServer, running


class Echo(commands.Bot):
    """A bot of a few lines that uses every part of Discord that the server stands in for."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        wanted = intents or discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__("!", intents=wanted, allowed_mentions=discord.AllowedMentions.none())
        self.heard: list[str] = []

    async def setup_hook(self) -> None:
        @self.tree.command(description="Ask")
        async def ask(interaction: discord.Interaction, question: str) -> None:
            await interaction.response.defer(thinking=True)
            view = discord.ui.LayoutView()
            view.add_item(discord.ui.TextDisplay(f"You asked: {question}"))
            await interaction.edit_original_response(view=view)

        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            self.heard.append(message.content)
            await message.reply(f"Heard: {message.content}")


async def test_slash_command_is_answered_after_a_deferral() -> None:
    """A deferred slash command ends in the message that fills the deferral."""
    async with DiscordServer() as server:
        guild = server.add_guild()
        amina = server.add_user("amina")
        async with running(Echo()):
            reply = await amina.slash("ask", channel=guild, question="When? @everyone")
            message = await reply.final()
    assert text(message) == "You asked: When? @everyone"
    assert message.pings_nobody
