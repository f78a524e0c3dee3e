"""Replying to a message, also where the bot may not read what was written before."""

import secrets
from typing import Any

import discord

from bot.render import Reply
from bot.responding import tried_again

NOBODY = discord.AllowedMentions.none()
NO_HISTORY = (160002, 160009)
"""Discord's codes for a reply where the bot may not read the channel's history
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json)."""


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
