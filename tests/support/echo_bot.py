"""A bot of a few lines that uses every part of Discord that the local server stands in for."""

import io
import re
from typing import Any, Self

import discord
from discord import app_commands
from discord.ext import commands

FRUIT = ("apple", "apricot", "banana")


class Thumb(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"thumb:(?P<count>\d+)"):
    """A button that counts in its own custom_id, and so outlives its bot."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(discord.ui.Button(label=f"Up {count}", custom_id=f"thumb:{count}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(int(match["count"]))

    async def callback(self, interaction: discord.Interaction) -> Any:
        view = discord.ui.View(timeout=None).add_item(Thumb(self.count + 1))
        await interaction.response.edit_message(content="counted", view=view)


class Name(discord.ui.Modal, title="Your name"):
    field: discord.ui.TextInput[Self] = discord.ui.TextInput(label="Name", max_length=20)

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        await interaction.response.send_message(f"Hello {self.field.value}", ephemeral=True)


class EchoBot(commands.Bot):
    """Replies "Heard: …" to every message, and has one command for each way to answer."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        wanted = intents or discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        quiet = discord.AllowedMentions.none()
        super().__init__(commands.when_mentioned, intents=wanted, allowed_mentions=quiet)
        self.heard: list[str] = []
        self.errors: list[Exception] = []
        self.seen: list[str] = []

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Thumb)
        for command in COMMANDS:
            self.tree.add_command(command)
        self.tree.on_error = self._on_error  # type: ignore[method-assign]
        await self.tree.sync()

    async def _on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        self.errors.append(getattr(error, "original", error))

    async def on_message(self, message: discord.Message, /) -> None:
        if message.author != self.user:
            self.heard.append(message.content)
            await message.reply(f"Heard: {message.content}")

    async def on_socket_event_type(self, name: str) -> None:
        self.seen.append(name)


@app_commands.command(description="Ask")
async def ask(interaction: discord.Interaction, question: str) -> None:
    await interaction.response.defer(thinking=True)
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay(f"You asked: {question}"))
    await interaction.edit_original_response(view=view)


@app_commands.command(description="Whisper")
async def whisper(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("only you", ephemeral=True)


@app_commands.command(description="Count")
@app_commands.default_permissions(manage_guild=True)
async def count(interaction: discord.Interaction) -> None:
    view = discord.ui.View(timeout=None).add_item(Thumb(1))
    await interaction.response.send_message("press", view=view)


@app_commands.command(description="Pick a fruit")
async def pick(interaction: discord.Interaction, fruit: str) -> None:
    select: discord.ui.Select[Any] = discord.ui.Select(placeholder="Which?", custom_id="which")
    for each in FRUIT:
        select.add_option(label=each.title(), value=each, default=each == fruit)

    async def chosen(interaction: discord.Interaction) -> None:
        file = discord.File(io.BytesIO(b"core"), "fruit.txt")
        await interaction.response.send_message(f"took {select.values[0]}", file=file)

    select.callback = chosen  # type: ignore[method-assign]
    await interaction.response.send_message(view=discord.ui.View().add_item(select))


@pick.autocomplete("fruit")
async def fruits(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f, value=f) for f in FRUIT if f.startswith(typed)]


@app_commands.command(description="Say your name")
async def name(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Name())


@app_commands.command(description="Answer twice")
async def twice(interaction: discord.Interaction) -> None:
    await interaction.response.defer()
    interaction.response._response_type = None  # forget, as a second process would
    await interaction.response.defer()


@app_commands.context_menu(name="Quote it")
async def quote_it(interaction: discord.Interaction, message: discord.Message) -> None:
    thread = await message.create_thread(name="Quote")
    await thread.send(f"> {message.content}")
    await interaction.response.send_message("quoted", ephemeral=True)


COMMANDS: tuple[Any, ...] = (ask, whisper, count, pick, name, twice, quote_it)
