"""Where somebody is talked to: what was chosen there, and in which language."""

from dataclasses import dataclass

import discord

from bot.data.choices import Choices, choices_of
from bot.state.services import Services
from bot.wording.languages import words_for
from bot.wording.words import Words


@dataclass(frozen=True, slots=True)
class Setting:
    """What was chosen where somebody asks, and the words that they are answered in."""

    choices: Choices
    words: Words


async def setting_in(services: Services, guild_id: int | None, *locales: str | None) -> Setting:
    """Give a server's choices, and the words: its own language, else the first known locale."""
    choices = await choices_of(services.database, guild_id)
    return Setting(choices, words_for(choices.language, *locales))


async def setting_of(services: Services, interaction: discord.Interaction) -> Setting:
    """Give the choices of the server of an interaction, and the words for the reply."""
    return await setting_in(services, interaction.guild_id, *locales_of(interaction))


async def words_of(services: Services, interaction: discord.Interaction) -> Words:
    """Give the words for the reply to an interaction."""
    return (await setting_of(services, interaction)).words


def locales_of(interaction: discord.Interaction) -> tuple[str, ...]:
    """Give in which locales to reply to an interaction: the person's, else the server's."""
    return str(interaction.locale), str(interaction.guild_locale or "")
