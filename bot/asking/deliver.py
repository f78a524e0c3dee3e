"""Putting a reply where it belongs, and keeping which message it became."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

import discord

from bot.asking.typed import asked_of_us
from bot.data.records import Status
from bot.data.store import set_reply, set_status
from bot.messaging.interactions import show
from bot.messaging.sending import NOBODY, UNSENT, send_once, send_reply, why
from bot.messaging.threads import open_thread
from bot.replies.laying_out import Replied
from bot.replies.render import Reply
from bot.state.forgetting import forget_words
from bot.state.services import Services
from index.types import Answer, Refusal

LOG = logging.getLogger(__name__)


async def answer_interaction(
    services: Services, interaction: discord.Interaction, replied: Replied
) -> discord.Message:
    """Put the reply in the place of "is thinking…"."""
    showing = show(
        interaction,
        lambda: {
            "view": replied.reply.view,
            "attachments": replied.reply.files(),
            "allowed_mentions": NOBODY,
        },
    )
    try:
        sent = await _kept(services, replied, showing)
    except discord.NotFound:  # "is thinking…" was deleted: it had the question
        await forget_words(services, [interaction.id])
        raise
    if sent.id in services.deleted:  # before it was known whose answer it is
        await forget_words(services, [sent.id])
    return sent


async def answer_message(
    services: Services, message: discord.Message, replied: Replied, *, in_thread: bool
) -> None:
    """Reply to a message, in a thread of its own where the server wants that for questions."""
    searched = isinstance(replied.outcome, Answer) or replied.outcome.reason is Refusal.NO_EVIDENCE
    thread = await open_thread(message, _title(message)) if in_thread and searched else None
    await _kept(services, replied, _in_thread_or_place(message, replied.reply, thread))


async def _kept(
    services: Services, replied: Replied, sending: Awaitable[discord.Message]
) -> discord.Message:
    """Wait for the message that a reply becomes, and keep which one, or that it became none."""
    try:
        sent = await sending
    except UNSENT:
        await set_status(services.database, replied.question_id, Status.UNDELIVERED)
        raise
    await set_reply(services.database, replied.question_id, sent.id)
    return sent


def _title(message: discord.Message) -> str:
    """Give what was asked without the mention of the bot, as its thread is to be called."""
    written, guild = message.clean_content, message.guild
    if guild is None:
        return written
    for each in filter(None, (guild.me.display_name, guild.self_role and guild.self_role.name)):
        written = written.replace(f"@{each}", " ")
    return asked_of_us(written)


async def _in_thread_or_place(
    message: discord.Message, reply: Reply, thread: discord.Thread | None
) -> discord.Message:
    if thread:
        try:
            return await send_once(thread, reply)
        except (discord.Forbidden, discord.NotFound) as error:
            LOG.warning("the answer could not be given in a thread (%s)", why(error))
    return await send_reply(message, reply)


@asynccontextmanager
async def typing(channel: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show "is typing…" while inside; the answer neither waits for it nor fails with it."""
    showing = asyncio.create_task(_show_typing(channel))
    try:
        yield
    finally:
        showing.cancel()


async def _show_typing(channel: discord.abc.Messageable) -> None:
    with contextlib.suppress(*UNSENT):
        async with channel.typing():
            await asyncio.Event().wait()
