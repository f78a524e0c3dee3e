"""Putting a reply where it belongs, and keeping which message it became."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord

from bot.asking import Replied
from bot.render import Reply
from bot.services import Services
from bot.store import set_reply, set_status

LOG = logging.getLogger(__name__)

NOBODY = discord.AllowedMentions.none()


async def answer_interaction(
    services: Services, interaction: discord.Interaction, replied: Replied | None
) -> None:
    """Put the reply in the place of "is thinking…"."""
    if replied is None:
        return
    try:
        sent = await interaction.edit_original_response(
            view=replied.reply.view, attachments=replied.reply.files(), allowed_mentions=NOBODY
        )
    except discord.HTTPException:
        await set_status(services.database, replied.question_id, "undelivered")
        raise
    interaction.extras["answered"] = True
    await set_reply(services.database, replied.question_id, sent.id)


async def answer_message(
    services: Services, message: discord.Message, replied: Replied, *, in_thread: bool
) -> None:
    """Reply to a message, in a thread of its own where the server wants that."""
    place = await _thread(message) if in_thread else None
    try:
        sent = await send_reply(message, replied.reply, place)
    except discord.HTTPException:
        await set_status(services.database, replied.question_id, "undelivered")
        raise
    await set_reply(services.database, replied.question_id, sent.id)


async def send_reply(
    message: discord.Message, reply: Reply, thread: discord.Thread | None = None
) -> discord.Message:
    """Reply to a message, also when it was deleted meanwhile; pings nobody."""
    if thread:
        return await thread.send(view=reply.view, files=reply.files(), allowed_mentions=NOBODY)
    return await message.channel.send(
        view=reply.view,
        files=reply.files(),
        reference=message.to_reference(fail_if_not_exists=False),
        allowed_mentions=NOBODY,
    )


@asynccontextmanager
async def typing(channel: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show "is typing…" while inside; the answer neither waits for it nor fails with it."""
    showing = asyncio.create_task(_show_typing(channel))
    try:
        yield
    finally:
        showing.cancel()


async def _show_typing(channel: discord.abc.Messageable) -> None:
    with contextlib.suppress(discord.HTTPException):
        async with channel.typing():
            await asyncio.Event().wait()


async def _thread(message: discord.Message) -> discord.Thread | None:
    """Open a thread on a message; None where that cannot be done: the answer matters more."""
    if not isinstance(message.channel, discord.TextChannel):
        return None
    name = " ".join(message.clean_content.split())[:100] or "Chapter & Verse"
    try:
        return await message.create_thread(name=name, auto_archive_duration=1440)
    except discord.HTTPException as error:
        LOG.warning("no thread could be opened (%s %s)", error.status, error.code)
        return None
