"""What the bot may not do where it answers, so that administrators are told before they wonder."""

import discord

from bot.choices import Choices
from bot.markdown import named
from bot.threads import IN_THREADS
from bot.words import Words

FILES = discord.Permissions(attach_files=True)
WRITTEN_IN = (
    discord.TextChannel,
    discord.VoiceChannel,
    discord.StageChannel,
    discord.ForumChannel,
)


def missing_permissions(guild: discord.Guild | None, choices: Choices, words: Words) -> list[str]:
    """Say where answers are not in threads though they should be, and where no file can be sent."""
    threads = lacking(guild, choices, IN_THREADS, (discord.TextChannel,))
    files = lacking(guild, choices, FILES, WRITTEN_IN)
    said = (
        (words.threads_missing, threads if choices.in_thread else []),
        (words.files_missing, files),
    )
    return [
        f"⚠ {text.format(channels=named([f'<#{each}>' for each in where]))}"
        for text, where in said
        if where
    ]


def lacking(
    guild: discord.Guild | None,
    choices: Choices,
    needed: discord.Permissions,
    kinds: tuple[type[discord.abc.GuildChannel], ...],
) -> list[int]:
    """List the channels that the bot answers in and may not do something in."""
    if guild is None or guild.me is None:  # it was brought along by a person, and is no member
        return []
    answered_in = choices.channels if choices.allowed else {each.id for each in guild.channels}
    found = [each for each in guild.channels if each.id in answered_in and isinstance(each, kinds)]
    return [each.id for each in found if _lacks(each.permissions_for(guild.me), needed)]


def _lacks(granted: discord.Permissions, needed: discord.Permissions) -> bool:
    """Say whether something is missing where the bot may answer at all."""
    answers = granted.view_channel and granted.send_messages
    return answers and not granted.is_superset(needed)
