"""What each button does: the actions that the modules list, put together."""

from collections.abc import Awaitable, Callable

import discord

from bot.commands import privacy, settings_form, sources, stats
from bot.messaging.errors import ToldError
from bot.messaging.setting import words_of
from bot.pressing import context, feedback, more
from bot.replies.buttons import Press
from bot.state.services import Services

Handler = Callable[[Services, discord.Interaction, Press], Awaitable[None]]
MODULES = (context, feedback, more, privacy, settings_form, sources, stats)
HANDLERS: dict[str, Handler] = {
    action: handler for module in MODULES for action, handler in module.PRESSES.items()
}


def handler_of(press: Press) -> Handler:
    """Give what a button does; one of another version of the bot may do nothing here."""
    return HANDLERS.get(press.action, unknown)


async def unknown(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Say that a button is of another version of the bot; raises ToldError."""
    words = await words_of(services, interaction)
    raise ToldError(words.unknown_button)
