"""Responses to an interaction: Discord takes a first one, within three seconds, and more later."""

import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.messaging.sending import BROKEN, tried_again
from bot.replies.render import Reply

ACKNOWLEDGED = 40060
"""Discord's code for an interaction that has had its first response."""


async def respond(interaction: discord.Interaction, send: Callable[[], Awaitable[object]]) -> bool:
    """Send the first response, and once more where the connection breaks; say if it was this one.

    That Discord has had it already is no failure: it did it, and its answer was lost on the way.
    Where a response before was lost for good, it was that one.
    """
    try:
        await tried_again(send)
        taken = True
    except BROKEN:
        interaction.extras["lost"] = True
        raise
    except discord.HTTPException as error:
        if error.code != ACKNOWLEDGED:
            raise
        taken = "lost" not in interaction.extras
    interaction.extras["responded"] = True
    return taken


def responded(interaction: discord.Interaction) -> bool:
    """Say whether the first response was given."""
    return bool(interaction.extras.get("responded"))


async def think(interaction: discord.Interaction, *, private: bool) -> None:
    """Show "is thinking…" until there is an answer."""
    interaction.extras["thinking"] = True
    await respond(interaction, lambda: interaction.response.defer(thinking=True, ephemeral=private))


async def acknowledge(interaction: discord.Interaction) -> None:
    """Take a press or a form; what it leads to is shown later."""
    await respond(interaction, interaction.response.defer)


async def show(
    interaction: discord.Interaction, reply: Callable[[], dict[str, Any]]
) -> discord.InteractionMessage:
    """Put a reply in the place of "is thinking…"; what is told after it stands beside it.

    ``reply`` gives what the response is edited to, each time with files that were not sent yet.
    """
    sent = await tried_again(lambda: interaction.edit_original_response(**reply()))
    take_for_answered(interaction)
    return sent


def take_for_answered(interaction: discord.Interaction) -> None:
    """Leave "is thinking…", or what has its place, where it is when more is told."""
    interaction.extras["answered"] = True


async def tell(interaction: discord.Interaction, reply: Reply) -> None:
    """Send a private reply, whether or not the interaction was answered before."""
    # discord.py would keep a task for 15 minutes to time a private view out; ours are all dynamic.
    reply.view.stop()
    if not responded(interaction) and await respond(
        interaction,
        lambda: interaction.response.send_message(
            view=reply.view, files=reply.files(), ephemeral=True
        ),
    ):
        return
    if not interaction.extras.get("answered"):
        # The first follow-up would take the place, and the publicity, of "is thinking…".
        await _withdraw(interaction)
    await interaction.followup.send(view=reply.view, files=reply.files(), ephemeral=True)


async def _withdraw(interaction: discord.Interaction) -> None:
    if interaction.extras.get("thinking"):
        with contextlib.suppress(discord.NotFound):
            await interaction.delete_original_response()
