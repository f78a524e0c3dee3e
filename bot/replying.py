"""Replying to a message, also where the bot may not read what was written before."""

import discord

from bot.render import Reply

NOBODY = discord.AllowedMentions.none()
NO_HISTORY = (160002, 160009)
"""Discord's codes for a reply where the bot may not read the channel's history
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json)."""


async def send_reply(message: discord.Message, reply: Reply) -> discord.Message:
    """Reply to a message, also when it was deleted meanwhile; pings nobody.

    Where the bot may not read the history the reply stands by itself.
    """
    try:
        return await message.channel.send(
            view=reply.view,
            files=reply.files(),
            reference=message.to_reference(fail_if_not_exists=False),
            allowed_mentions=NOBODY,
        )
    except discord.Forbidden as error:
        if error.code not in NO_HISTORY:
            raise
    return await message.channel.send(view=reply.view, files=reply.files(), allowed_mentions=NOBODY)
