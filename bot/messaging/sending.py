"""Sending to Discord: what it fails with, what is sent once more, and a reply to a message."""

import secrets
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
import discord

from bot.replies.render import Reply

T = TypeVar("T")
NOBODY = discord.AllowedMentions.none()
NO_HISTORY = (160002, 160009)
"""Discord's codes for a reply where the bot may not read the channel's history
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json)."""
UNSENT = (discord.HTTPException, aiohttp.ClientError, OSError, RuntimeError)
"""What a request to Discord fails with: it was refused, the connection broke or timed out, or the
bot was stopped meanwhile, for which aiohttp has only RuntimeError ("Session is closed")."""
BROKEN = (aiohttp.ClientError, OSError)
"""What a request ends with whose connection broke: Discord may have done it, or not."""


async def tried_again(send: Callable[[], Awaitable[T]]) -> T:
    """Send what may be sent twice, and once more where the connection breaks."""
    try:
        return await send()
    except BROKEN:
        return await send()


async def send_once(channel: discord.abc.Messageable, reply: Reply, **how: Any) -> discord.Message:
    """Send a reply, and once more where the connection breaks; pings nobody.

    Discord knows it by its nonce: taken twice, it is one message.
    """
    nonce = secrets.token_hex(8)

    return await tried_again(
        lambda: channel.send(
            view=reply.view, files=reply.files(), allowed_mentions=NOBODY, nonce=nonce, **how
        )
    )


async def send_reply(message: discord.Message, reply: Reply) -> discord.Message:
    """Reply to a message, also when it was deleted meanwhile.

    Where the bot may not read the history the reply stands by itself.
    """
    try:
        replied_to = message.to_reference(fail_if_not_exists=False)
        return await send_once(message.channel, reply, reference=replied_to)
    except discord.Forbidden as error:
        if error.code not in NO_HISTORY:
            raise
    return await send_once(message.channel, reply)


def why(unsent: BaseException) -> str:
    """Say for the log why a request failed: Discord's numbers, else the error's kind."""
    if isinstance(unsent, discord.HTTPException):
        return f"{unsent.status} {unsent.code}"
    return type(unsent).__name__
