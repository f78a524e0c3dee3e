"""Opening everything in order, running until told to stop, closing in the other order."""

import asyncio
import gc
import logging
import signal

import aiohttp
import discord

from bot.data.database import Database
from bot.messaging.sending import why
from bot.protocols import Answerer, Prove
from bot.running.client import SILENCE, ChapterAndVerse
from bot.running.health import health_port
from bot.settings import BotSettings, SettingsError
from bot.state.desk import Desk
from bot.state.services import Services
from index.errors import ChapterAndVerseError

LOG = logging.getLogger(__name__)

AUTHENTICATION_FAILED = 4004
"""Discord's code for closing the gateway when the token has been reset."""
REFUSED = "Discord refuses DISCORD_TOKEN: reset it in the portal."


class UnreachableError(ChapterAndVerseError):
    """Raised when Discord cannot be reached at the start; later the client itself tries again."""


async def serve(
    settings: BotSettings,
    answerer: Answerer,
    prove: Prove,
    heartbeat_timeout: float = SILENCE,
) -> None:
    """Run the bot until SIGTERM or Ctrl-C; raises what a person can fix."""
    database = await Database.open(settings.database)
    desk = Desk(answerer, settings.workers)
    try:
        services = Services(settings, database, desk, prove)
        client = ChapterAndVerse(services, heartbeat_timeout)
        settle()
        async with health_port(services, lambda: client.online):
            await _connected(client, settings)
    finally:
        await asyncio.to_thread(desk.close)
        await database.close()
        LOG.info("stopped")


def settle() -> None:
    """Spare what is loaded by now from garbage collection, for as long as the program runs.

    Going through a model's libraries takes tenths of a second in which the event loop stands.
    """
    gc.collect()
    gc.freeze()


async def _connected(client: ChapterAndVerse, settings: BotSettings) -> None:
    try:
        await _until_stopped(client, settings.discord_token.get_secret_value())
    except discord.LoginFailure:
        raise SettingsError(REFUSED) from None
    except discord.ConnectionClosed as error:
        if error.code != AUTHENTICATION_FAILED:
            raise
        raise SettingsError(REFUSED) from None
    except discord.PrivilegedIntentsRequired:
        raise SettingsError(
            "Discord refuses the message content intent: switch it on in the developer portal "
            "(your application, Bot), or set CHAPTER_MESSAGE_CONTENT=false."
        ) from None
    except (aiohttp.ClientConnectionError, TimeoutError, discord.DiscordServerError) as error:
        raise UnreachableError(
            f"Discord cannot be reached ({why(error)}); look at the network, then start again."
        ) from error


async def _until_stopped(client: ChapterAndVerse, token: str) -> None:
    """Run the client until a signal; what breaks off because it closes is no failure."""
    loop = asyncio.get_running_loop()
    stops: list[asyncio.Task[None]] = []
    try:
        async with client:
            running = loop.create_task(client.start(token))
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(
                    number, lambda: stops.append(loop.create_task(_stop(client, running)))
                )
            await running
    except (asyncio.CancelledError, Exception) as error:
        if not stops:
            raise
        LOG.debug("broke off", exc_info=error)
    finally:
        await asyncio.gather(*stops)


async def _stop(client: ChapterAndVerse, running: asyncio.Task[None]) -> None:
    """Close the client, and end its run, which may sleep for minutes before it tries again."""
    try:
        await client.close()
    finally:
        running.cancel()
