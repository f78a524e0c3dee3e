"""/privacy shows what is stored of a person, gives it as a file, deletes it."""

import asyncio
import gzip
import io
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.data.personal import counts_of, everything_of
from bot.data.store import as_json
from bot.messaging.interactions import acknowledge, respond, show, tell, think
from bot.messaging.setting import setting_of, words_of
from bot.replies.buttons import Press, button, row
from bot.replies.limits import FILE
from bot.replies.render import notice
from bot.state.forgetting import forget_person
from bot.state.services import Services


class Privacy(commands.Cog):
    """What a person can know and take back."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.services = services

    @app_commands.command(
        name=locale_str("privacy"), description=locale_str("What is stored about me")
    )
    async def privacy(self, interaction: discord.Interaction) -> None:
        setting = await setting_of(self.services, interaction)
        words = setting.words
        questions, votes = await counts_of(self.services.database, interaction.user.id)
        counts = words.privacy_counts.format(questions=questions, votes=votes)
        about = words.privacy_text.format(days=setting.choices.retention_days)
        danger = discord.ButtonStyle.danger
        buttons = row(
            button(Press("export", 0), words.privacy_export),
            button(Press("sure", 0), words.privacy_delete, danger),
        )
        await tell(interaction, notice(f"{words.privacy_title}\n{about}\n\n{counts}", buttons))


async def export(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Give everything that is stored of the person who pressed, as a file."""
    await think(interaction, private=True)
    stored = await everything_of(services.database, interaction.user.id)
    data, name = await asyncio.to_thread(_file, stored)
    await show(interaction, lambda: {"attachments": [discord.File(io.BytesIO(data), name)]})


def _file(stored: dict[str, list[dict[str, Any]]]) -> tuple[bytes, str]:
    data, name = as_json(stored).encode(), "chapter-and-verse.json"
    if len(data) > FILE:
        data, name = gzip.compress(data), f"{name}.gz"
    return data, name


async def sure(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Ask once more before anything is deleted."""
    words = await words_of(services, interaction)
    buttons = row(
        button(Press("forget", 0), words.privacy_delete_now, discord.ButtonStyle.danger),
        button(Press("keep", 0), words.privacy_keep),
    )
    asked = notice(words.privacy_sure, buttons)
    await respond(interaction, lambda: interaction.response.edit_message(view=asked.view))


async def keep(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Say that nothing was deleted."""
    words = await words_of(services, interaction)
    kept = notice(words.privacy_kept)
    await respond(interaction, lambda: interaction.response.edit_message(view=kept.view))


async def forget(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Delete everything of the person who pressed: tables, memory, and the bytes on disk."""
    words = await words_of(services, interaction)
    await acknowledge(interaction)
    await forget_person(services, interaction.user.id)
    await show(interaction, lambda: {"view": notice(words.privacy_deleted).view})


PRESSES = {"export": export, "sure": sure, "keep": keep, "forget": forget}
