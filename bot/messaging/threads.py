"""Threads of ours: one on a question or on an answer."""

import contextlib
import logging
from textwrap import shorten

import discord

from bot.data.records import Stored
from bot.messaging.sending import NOBODY, UNSENT, why
from bot.replies.markdown import without_ids
from bot.wording.words import Words

LOG = logging.getLogger(__name__)

LONGEST_NAME = 100
"""Characters that Discord takes for a thread's name."""
FIRST = 3
"""Messages looked at for our first in a thread; the one that it stands on comes before."""
IN_THREADS = discord.Permissions(create_public_threads=True, send_messages_in_threads=True)
"""Without the second, a thread that the bot opens would stay empty."""
STARTER = discord.MessageType.thread_starter_message
"""What Discord puts first: the message that the thread stands on, by who opened the thread."""


async def open_thread(message: discord.Message, name: str) -> discord.Thread | None:
    """Open a thread on a message; None where that cannot be done: the answer matters more."""
    channel, guild = message.channel, message.guild
    if guild is None or not isinstance(channel, discord.TextChannel):
        return None
    if not channel.permissions_for(guild.me).is_superset(IN_THREADS):
        LOG.warning("no thread is opened where the bot may not open threads and write in them")
        return None
    try:
        return await message.create_thread(name=thread_name(name), auto_archive_duration=1440)
    except UNSENT as error:
        LOG.warning("no thread could be opened (%s)", why(error))
    # Discord may have opened it, and its answer was lost on the way.
    with contextlib.suppress(*UNSENT, discord.InvalidData):
        opened = await guild.fetch_channel(message.id)
        # Another bot's is no place for the answer: it could not be archived with it.
        if isinstance(opened, discord.Thread) and opened.owner_id == guild.me.id:
            return opened
    return None


def thread_name(question: str) -> str:
    """Call a thread by the question on it; a long one ends in "…", with a whole word if it can."""
    asked = without_ids(question).strip() or "Chapter & Verse"
    cut = f"{asked[: LONGEST_NAME - 1].rstrip()}…" if len(asked) > LONGEST_NAME else asked
    whole_words = shorten(asked, LONGEST_NAME, placeholder="…")
    return cut if whole_words == "…" else whole_words


async def open_on_answer(answer: discord.Message, question: str, words: Words) -> None:
    """Open a thread on an answer, and say in it how to ask on: plain messages are not for us."""
    thread = await open_thread(answer, question)
    if thread is None:
        return
    try:
        await thread.send(f"-# {words.ask_on_here}", allowed_mentions=NOBODY)
    except UNSENT as error:
        LOG.warning("nothing could be said in a thread (%s)", why(error))


async def opens_thread(answer: discord.Message) -> bool:
    """Say whether an answer of ours is the first in a thread that was opened for it."""
    thread = answer.channel
    if not isinstance(thread, discord.Thread) or thread.owner_id != answer.author.id:
        return False
    if answer.reference or answer.interaction_metadata:
        return False
    try:
        async for message in thread.history(limit=FIRST, oldest_first=True):
            if message.author.id == answer.author.id and message.type is not STARTER:
                return message.id == answer.id
    except UNSENT as error:
        LOG.warning("a thread could not be read (%s)", why(error))
    return False


async def thread_of(
    interaction: discord.Interaction, stored: Stored | None
) -> discord.Thread | None:
    """Give the thread of ours on, or for, the message of a button; ``stored`` is its question."""
    message, us = interaction.message, interaction.client.user
    if interaction.guild is None or message is None or us is None:
        return None
    thread = message.channel
    opened = stored.asked.source_id == thread.id if stored else await opens_thread(message)
    found = thread if opened else interaction.guild.get_thread(message.id)
    return found if isinstance(found, discord.Thread) and found.owner_id == us.id else None


async def archive(thread: discord.Thread) -> None:
    """Take a thread out of the channel's list; not deleted, for people may have written in it."""
    try:
        await thread.edit(archived=True)
    except UNSENT as error:
        LOG.warning("a thread could not be archived (%s)", why(error))
