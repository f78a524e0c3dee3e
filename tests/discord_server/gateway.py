"""The gateway: sessions that outlive their connection, replay, heartbeats, compression.

Source: https://discord.com/developers/docs/events/gateway
"""

import asyncio
import json

from aiohttp import WSCloseCode, WSMsgType, web

from tests.discord_server.payloads import guild_json, user_json
from tests.discord_server.session import Connection, Session
from tests.discord_server.state import Event, Guild, Json, World

RECONNECT, INVALID, HELLO = 7, 9, 10
GUILDS = 1 << 0
MESSAGE_CONTENT = 1 << 15
PRIVILEGED = {"members": 1 << 1, "presences": 1 << 8, "message_content": MESSAGE_CONTENT}


class Gateway:
    """All sessions of the server, and the faults that can befall them."""

    def __init__(self, world: World, privileged: frozenset[str]) -> None:
        self.world = world
        self.privileged = sum(PRIVILEGED[name] for name in privileged)
        self.heartbeat_interval = 41.25
        """Seconds, told to each client that connects from now on."""
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        self.identified = 0
        self.resumed = 0
        self.twice: list[str] = []
        self.up = asyncio.Event()
        self.up.set()
        world.publish = self.publish

    def publish(self, event: Event) -> None:
        """Queue an event for every session that its intents entitle to it."""
        times = 1
        if event.name in self.twice:
            self.twice.remove(event.name)
            times = 2
        for session in [each for each in self.sessions.values() if each.wants(event)]:
            blind = event.stripped is not None and not session.intents & MESSAGE_CONTENT
            data = event.stripped if blind and event.stripped is not None else event.data
            for _ in range(times):
                session.push(event.name, data)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection from HELLO to its end."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        await self.up.wait()
        connection = Connection(socket, request)
        self.connections.add(connection)
        pump = asyncio.create_task(connection.pump())
        try:
            interval = int(self.heartbeat_interval * 1000)
            await connection.send({"op": HELLO, "d": {"heartbeat_interval": interval}})
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._receive(connection, json.loads(message.data))
        finally:
            pump.cancel()
            self._leave(connection)
        return socket

    def _leave(self, connection: Connection) -> None:
        self.connections.discard(connection)
        session = connection.session
        if session is not None and session.connection is connection:
            session.connection = None
            if not connection.dropped and connection.socket.close_code in (1000, 1001):
                self.sessions.pop(session.id, None)  # a client's goodbye ends its session
        self.world.changed()

    async def _receive(self, connection: Connection, payload: Json) -> None:
        match payload["op"]:
            case 1:
                if connection.session is not None and payload["d"] is not None:
                    connection.session.acknowledged = payload["d"]
                await connection.acknowledge()
                self.world.changed()
            case 2:
                await self._identify(connection, payload["d"])
            case 6:
                await self._resume(connection, payload["d"])
            case _ if connection.session is None:
                await connection.socket.close(code=4003, message=b"Not authenticated.")

    async def _identify(self, connection: Connection, data: Json) -> None:
        if connection.session is not None:
            await connection.socket.close(code=4005, message=b"Already authenticated.")
        elif data["token"] != self.world.token:
            await connection.socket.close(code=4004, message=b"Authentication failed.")
        elif data["intents"] & sum(PRIVILEGED.values()) & ~self.privileged:
            await connection.socket.close(code=4014, message=b"Disallowed intent(s).")
        else:
            index, count = data.get("shard") or (0, 1)
            session = Session(f"{self.world.new_id():x}", data["intents"], (index, count))
            self.sessions[session.id] = session
            self.identified += 1
            self._greet(session)
            connection.attach(session, sent=0)
            self.world.changed()

    def _greet(self, session: Session) -> None:
        world = self.world
        guilds = [guild for guild in world.guilds.values() if guild.has_bot]
        mine = [g for g in guilds if (g.id >> 22) % session.shard[1] == session.shard[0]]
        ready: Json = {
            "v": 10,
            "user": user_json(world.bot),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in mine],
            "session_id": session.id,
            "resume_gateway_url": f"{world.url.replace('http', 'ws', 1)}/gateway/",
            "shard": list(session.shard),
            "application": {"id": str(world.bot.id), "flags": 0},
        }
        session.push("READY", ready)
        for guild in [each for each in mine if each.available]:
            session.push("GUILD_CREATE", guild_json(guild, world))

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(data["session_id"] or "")
        seen = data["seq"] or 0
        if data["token"] != self.world.token:
            await connection.socket.close(code=4004, message=b"Authentication failed.")
        elif session is None or not session.can_replay(seen):
            await connection.send({"op": INVALID, "d": False})
        else:
            self.resumed += 1
            session.push("RESUMED", {})
            connection.attach(session, sent=seen)
            self.world.changed()

    async def drop(self, code: int | None = 4000) -> None:
        """Close every connection (None: cut it); the sessions stay and can be resumed."""
        for connection in list(self.connections):
            connection.dropped = True
            if code is not None:
                await connection.socket.close(code=code)
            elif connection.transport is not None:
                connection.transport.abort()

    async def send_all(self, payload: Json) -> None:
        """Send a control message (op 1, 7 or 9) on every connection."""
        for connection in list(self.connections):
            await connection.send(payload)

    async def invalidate(self, *, resumable: bool) -> None:
        """Send op 9; unless resumable, the sessions are forgotten."""
        if not resumable:
            self.sessions.clear()
        await self.send_all({"op": INVALID, "d": resumable})

    async def close(self) -> None:
        self.up.set()
        for connection in list(self.connections):
            await connection.socket.close(code=WSCloseCode.GOING_AWAY)

    def guild_created(self, guild: Guild) -> None:
        """Tell clients of a guild that was joined or is available again."""
        self.publish(Event("GUILD_CREATE", guild_json(guild, self.world), GUILDS, guild))
