"""A Discord of one's own: a real discord.py logs in to it over HTTP and a websocket on loopback.

::

    async with DiscordServer() as discord:
        guild = discord.add_guild("News")              # with one channel, #general
        channel = discord.add_channel(guild, "ask")
        amina = discord.add_user("amina", "fr")         # a member of every guild
        admin = discord.add_user("root", administrator=True)
        async with running(bot, discord.token):         # ready; closed at the end
            reply = await amina.slash("ask", channel=channel, question="When?")
            message = await reply.final()               # waits for events, fails after 10 s
            assert "Sunday" in text(message) and message.pings_nobody

People (``Person``): ``slash("name" or "group sub", channel=, everything=, **options) -> Reply``
(``everything`` passes over default permissions; no channel means in private),
``autocomplete("ask", "article", "typed", channel=, **others) -> [{"name", "value"}]``,
``message_menu("Find the source", message) -> Reply``,
``say(channel, text, reply_to=, mention_bot=, ping=, files=) -> Message``, ``dm(text) -> Message``,
``forward(message, channel) -> Message``,
``press(message, custom_id or label) -> Reply``, ``choose(message, custom_id or placeholder,
values) -> Reply``, ``submit(modal, {label or custom_id: value}) -> Reply``.

Reply: ``final(within, where=)``, ``messages``, ``original``, ``modal()``, ``choices()``,
``acknowledged()``, ``seconds_to_acknowledge``. ``final`` gives the newest message shown for that
act; one that is edited again later needs ``where``. Of a button that deletes its message wait for
``wait_until(lambda: message.deleted)``.

Reading (``tests.discord_server.reading``): ``text``, ``texts``, ``buttons``, ``selects``,
``is_ephemeral``, ``files``. A Message has content, components, attachments, flags, author, channel,
reply_to, ephemeral, loading, deleted, edits, thread, mentions, mention_roles, mention_everyone,
pings_nobody.

Waiting: ``wait_for_message(channel=, after=, author=, where=)``, ``wait_until(condition)``,
``wait_until_idle()``; ``messages(channel, as_user)`` reads what a user sees; ``requests`` logs
every request with its payload and status.

Faults: ``fail_next(method, path, status)``, ``rate_limit_next(...)``, ``limit_bucket(...)``,
``hold(...)``, ``drop_gateway()``, ``gateway_down()``, ``reconnect_gateway()``,
``invalidate_session(resumable=)``, ``stop_acknowledging(silent=, pinging=)``,
``deliver_twice(event)``, ``expire(seconds)``, ``deny(channel, *permissions)`` and
``allow``, ``remove_channel``, ``remove_guild``, ``guild_unavailable`` / ``guild_available``,
``delete(message)``. A path is a regular expression searched below ``/api/v10``; an interaction's
answers go to ``/interactions/ID/TOKEN/callback`` and ``/webhooks/ID/TOKEN/messages/@original``.

The server's clock stands still: only ``expire`` lets tokens and interactions age. A bot in a
process of its own is started with ``python -m tests.discord_server.client URL MODULE``.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

from tests.discord_server.client import point_at, running
from tests.discord_server.faults import Faults
from tests.discord_server.gate import Gate, LoggedRequest
from tests.discord_server.gateway import Gateway
from tests.discord_server.interactions import Interactions
from tests.discord_server.people import Person
from tests.discord_server.places import Places
from tests.discord_server.replies import PATIENCE, Where
from tests.discord_server.rest import Rest
from tests.discord_server.session import Session
from tests.discord_server.state import STARTER, Channel, Json, Message, User, World
from tests.discord_server.troubles import Troubles

__all__ = ["DiscordServer", "running"]


LARGEST = 64 * 1024 * 1024
"""Bytes of a request."""


class DiscordServer(Places, Troubles):
    """The server: an open port from ``async with`` to its end, with discord.py pointed at it.

    ``privileged``: the intents the application was granted, of "message_content", "members" and
    "presences".
    """

    def __init__(
        self, *, privileged: frozenset[str] | set[str] = frozenset(), token: str = "test-token"
    ) -> None:
        self.token = token
        self.world = World(token)
        self.faults = Faults()
        self.gateway = Gateway(self.world, frozenset(privileged))
        self.interactions = Interactions(self.world)
        self.gate = Gate(self.world, self.faults)
        self.rest = Rest(self.world, self.interactions)
        self.people: list[Person] = []

    @property
    def url(self) -> str:
        return self.world.url

    @property
    def bot(self) -> User:
        return self.world.bot

    @property
    def requests(self) -> list[LoggedRequest]:
        """Every request so far, oldest first."""
        return list(self.gate.requests)

    @property
    def commands(self) -> list[Json]:
        """The global commands as registered."""
        return self.world.commands[None]

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self.gate.pass_through], client_max_size=LARGEST)
        app.add_routes(self.rest.routes())
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_get("/attachments/{id}/{name}", self.rest.attachment)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.world.url = f"http://{host}:{port}"
        self._restore = point_at(self.world.url)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._restore()
        for hold in self.faults.holds:
            hold.release()
        await self.gateway.close()
        await self._runner.cleanup()

    def messages(self, channel: Channel, as_user: Person | None = None) -> list[Message]:
        """Give the messages written in a channel: all, or those that a person sees."""
        everything = [m for m in channel.messages.values() if m.type != STARTER]
        if as_user is None:
            return everything
        return [m for m in everything if m.viewer in (None, as_user.user)]

    async def wait_for_message(
        self,
        channel: Channel | None = None,
        *,
        after: Message | None = None,
        author: User | None = None,
        where: Where | None = None,
        within: float = PATIENCE,
    ) -> Message:
        """Wait for a message of the bot (or ``author``), written and no longer "thinking".

        ``after`` looks only at later messages, in its own channel unless another is named.
        """
        place = channel or (after.channel if after is not None else None)
        who = author or self.bot

        def found() -> Message | None:
            for each in [place] if place is not None else list(self.world.channels.values()):
                fitting = None
                for message in reversed(self.messages(each)):
                    if after is not None and message.id <= after.id:
                        break
                    ours = message.author is who and not message.loading
                    if ours and (where is None or where(message)):
                        fitting = message
                if fitting is not None:
                    return fitting
            return None

        what = f"a message of {who.name} in {place.name or 'private' if place else 'any channel'}"
        message: Message = await self.world.until(found, within, what)
        return message

    async def wait_until(
        self, condition: Callable[[], Any], within: float = PATIENCE, what: str = "the condition"
    ) -> Any:
        """Wait until a condition on the server holds; it is looked at after every change."""
        return await self.world.until(condition, within, what)

    async def wait_until_idle(self, within: float = PATIENCE, quiet: float = 0.1) -> None:
        """Wait until the bot has read every event and then sends nothing for ``quiet`` seconds.

        Whether it has read them is asked with a heartbeat (op 1), which it answers with the last
        sequence it saw. A bot that thinks longer than ``quiet`` looks idle: wait for its message.
        """
        async with asyncio.timeout(within):
            online = [s for s in self.gateway.sessions.values() if s.connection is not None]
            for connection in self.gateway.connections:
                connection.probe()
            for session in online:
                await self.wait_until(_has_read(session), within, "the bot read its events")
            while await self._serves_more(quiet) or self.gate.in_flight:
                pass

    async def _serves_more(self, quiet: float) -> bool:
        seen = self.gate.served
        try:
            return bool(await self.wait_until(lambda: self.gate.served > seen, quiet))
        except TimeoutError:
            return False


def _has_read(session: Session) -> Callable[[], bool]:
    goal = session.sequence
    return lambda: session.acknowledged >= goal
