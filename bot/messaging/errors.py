"""One way for anything to go wrong: logged with a short id, and the person is told that id."""

import logging
import secrets
from typing import Protocol, cast

import discord
from discord import app_commands

from bot.data.database import DATABASE_FAILURES
from bot.messaging.interactions import tell
from bot.messaging.sending import UNSENT, send_once, send_reply, why
from bot.messaging.setting import locales_of, words_of
from bot.replies.render import Reply, notice
from bot.state.services import Services
from bot.wording.languages import words_for
from bot.wording.words import Words

LOG = logging.getLogger(__name__)


class SilentError(Exception):
    """Raised when a question is not answered and nobody is to be told why."""


class ToldError(Exception):
    """Raised when a person cannot have what they asked for; ``said`` is told to them privately."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said


class Serving(Protocol):
    """The client, as far as a failure needs it."""

    @property
    def services(self) -> Services: ...


def log_failure(services: Services, error: BaseException, doing: str) -> str:
    """Log an error with its traceback and give its id; neither names a person or a question."""
    services.metrics.count("errors")
    number = secrets.token_hex(4)
    LOG.error("%s failed [%s]", doing, number, exc_info=error, extra={"error_id": number})
    return number


async def report(interaction: discord.Interaction, error: BaseException) -> None:
    """Answer an interaction that failed, privately; never raises."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    services = cast("Serving", interaction.client).services
    if isinstance(error, ToldError):
        said = error.said
    else:
        number = log_failure(services, error, _name(interaction))
        said = (await _words(services, interaction)).failed.format(id=number)
    try:
        await tell(interaction, notice(said))
    except UNSENT as unsent:
        LOG.warning("the person could not be told: %s", why(unsent))


async def _words(services: Services, interaction: discord.Interaction) -> Words:
    """Give the words; not in the server's language where it is the database that fails."""
    try:
        return await words_of(services, interaction)
    except DATABASE_FAILURES:
        return words_for(*locales_of(interaction))


def _name(interaction: discord.Interaction) -> str:
    if interaction.command:
        return f"/{interaction.command.qualified_name}"
    custom_id = str(dict(interaction.data or {}).get("custom_id", ""))
    action = ":".join(custom_id.split(":")[:2])
    return f"{interaction.type.name} {action}".strip()


async def tell_author(message: discord.Message, reply: Reply) -> None:
    """Tell the author of a message by direct message, else under the message; never raises."""
    try:
        await send_once(message.author, reply)
    except UNSENT:
        await tell_under(message, reply)


async def tell_under(message: discord.Message, reply: Reply) -> None:
    """Tell something that is no secret under the message itself; never raises."""
    try:
        await send_reply(message, reply)
    except UNSENT as unsent:
        LOG.warning("the person could not be told: %s", why(unsent))
