"""What the bot may not do where it answers, so that administrators are told before they wonder."""

import discord

from bot.data.choices import Choices
from bot.messaging.threads import IN_THREADS
from bot.replies.markdown import first_of
from bot.wording.words import Words

FILES = discord.Permissions(attach_files=True)
WRITTEN_IN = (
    discord.TextChannel,
    discord.VoiceChannel,
    discord.StageChannel,
    discord.ForumChannel,
)


def missing_permissions(guild: discord.Guild | None, choices: Choices, words: Words) -> list[str]:
    """Say in which chosen channels nothing is answered, where not in threads, and where no file."""
    if guild is None:
        return []
    closed = closed_to_us(guild, choices)
    threads = lacking(guild, choices, IN_THREADS, (discord.TextChannel,))
    files = lacking(guild, choices, FILES, WRITTEN_IN)
    said = (
        (words.channels_closed, closed),
        (words.threads_missing, threads if choices.in_thread else []),
        (words.files_missing, files),
    )
    return [
        f"⚠ {text.format(channels=first_of([f'<#{each}>' for each in where]))}"
        for text, where in said
        if where
    ]


def lacking(
    guild: discord.Guild,
    choices: Choices,
    needed: discord.Permissions,
    kinds: tuple[type[discord.abc.GuildChannel], ...],
) -> list[int]:
    """List the channels that the bot answers in and may not do something in."""
    answered_in = choices.channels if choices.allowed else {each.id for each in guild.channels}
    found = [each for each in guild.channels if each.id in answered_in and isinstance(each, kinds)]
    return [
        each.id
        for each in found
        if _can_answer_in(each) and not each.permissions_for(guild.me).is_superset(needed)
    ]


def closed_to_us(guild: discord.Guild, choices: Choices) -> list[int]:
    """List the channels chosen in which the bot cannot see or write anything."""
    chosen = [each for each in guild.channels if each.id in choices.channels]
    return [each.id for each in chosen if not _can_answer_in(each)]


def _can_answer_in(channel: discord.abc.GuildChannel) -> bool:
    granted = channel.permissions_for(channel.guild.me)
    # In a forum answers stand in its posts, which are threads.
    posts = isinstance(channel, discord.ForumChannel)
    writes = granted.send_messages_in_threads if posts else granted.send_messages
    return granted.view_channel and writes
