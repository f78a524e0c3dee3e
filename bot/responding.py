"""The first response to an interaction: Discord takes one, within three seconds."""

from collections.abc import Iterator
from contextlib import contextmanager

import discord

ACKNOWLEDGED = 40060
"""Discord's code for an interaction that has had its first response."""


@contextmanager
def first_response(interaction: discord.Interaction) -> Iterator[None]:
    """Send the first response inside; that Discord has had it already is no failure.

    Discord did it, its answer was lost on the way, and discord.py tried again.
    """
    try:
        yield
    except discord.HTTPException as error:
        if error.code != ACKNOWLEDGED:
            raise
    interaction.extras["responded"] = True


def responded(interaction: discord.Interaction) -> bool:
    """Say whether the first response was given."""
    return bool(interaction.extras.get("responded"))


async def think(interaction: discord.Interaction, *, private: bool) -> None:
    """Show "is thinking…" until there is an answer."""
    with first_response(interaction):
        await interaction.response.defer(thinking=True, ephemeral=private)
    interaction.extras["thinking"] = True


async def acknowledge(interaction: discord.Interaction) -> None:
    """Take a press or a form; what it leads to is shown later."""
    with first_response(interaction):
        await interaction.response.defer()
