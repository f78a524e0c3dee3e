"""Threads: one on a question or on an answer, and what a question in such a thread follows up."""

import logging

import discord

from bot.database import Database
from bot.errors import UNSENT, why
from bot.store import Stored, asked_since, by_id, by_reply, by_source
from bot.words import Words
from index.questions import follows_up

LOG = logging.getLogger(__name__)


async def begun_by(database: Database, thread_id: int) -> Stored | None:
    """Find the question that a thread of ours was opened on, or on whose answer it was.

    A thread has the id of the message that it was opened on.
    """
    return await by_reply(database, thread_id) or await by_source(database, thread_id)


async def followed_up(database: Database, channel_id: int, question: str) -> Stored | None:
    """Find what a question in a thread of ours leans on: the last there that does not lean."""
    if not follows_up(question):
        return None
    first = await begun_by(database, channel_id)
    if first is None:
        return None
    later = await asked_since(database, channel_id, first.id)
    return next((stored for stored in later if not follows_up(stored.asked.text)), first)


async def stood_on(database: Database, stored: Stored) -> Stored:
    """Find what a question that may lean on another stands on: the first above that does not."""
    while stored.asked.previous_id is not None and follows_up(stored.asked.text):
        # A question follows an earlier one, so this ends; that one may have been deleted since.
        above = await by_id(database, stored.asked.previous_id)
        if above is None:
            break
        stored = above
    return stored


async def open_thread(message: discord.Message, name: str) -> discord.Thread | None:
    """Open a thread on a message; None where that cannot be done: the answer matters more."""
    if not isinstance(message.channel, discord.TextChannel):
        return None
    short = " ".join(name.split())[:100] or "Chapter & Verse"
    try:
        return await message.create_thread(name=short, auto_archive_duration=1440)
    except UNSENT as error:
        LOG.warning("no thread could be opened (%s)", why(error))
        return None


async def open_on_answer(answer: discord.Message, question: str, words: Words) -> None:
    """Open a thread on an answer, and say in it how to ask on: plain messages are not for us."""
    thread = await open_thread(answer, question)
    if thread is None:
        return
    try:
        await thread.send(
            f"-# {words.ask_on_here}", allowed_mentions=discord.AllowedMentions.none()
        )
    except UNSENT as error:
        LOG.warning("nothing could be said in a thread (%s)", why(error))


def opens_thread(answer: discord.Message) -> bool:
    """Say whether an answer of ours is the first in a thread that was opened for it."""
    channel = answer.channel
    return (
        isinstance(channel, discord.Thread)
        and channel.owner_id == answer.author.id
        and not answer.reference
        and not answer.interaction_metadata
    )


async def archive_thread(interaction: discord.Interaction) -> None:
    """Take a thread of ours on, or for, the message of a button out of the channel's list.

    It is not deleted: people may have written in it.
    """
    if interaction.guild is None or interaction.message is None or interaction.client.user is None:
        return
    own = interaction.message.channel if opens_thread(interaction.message) else None
    thread = own or interaction.guild.get_thread(interaction.message.id)
    if not isinstance(thread, discord.Thread) or thread.owner_id != interaction.client.user.id:
        return
    try:
        await thread.edit(archived=True)
    except UNSENT as error:
        LOG.warning("a thread could not be archived (%s)", why(error))
