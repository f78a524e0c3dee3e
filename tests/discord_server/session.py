"""A gateway session with the events it may ask for again, and the connection that carries it."""

import asyncio
import importlib
import json
import zlib
from collections import deque
from typing import Any

from aiohttp import web

from tests.discord_server.state import Event, Json

DISPATCH, HEARTBEAT, ACK = 0, 1, 11
REPLAYABLE = 5000
"""Events a session keeps for a RESUME; a client further behind must identify again."""


class Session:
    """One identified client: its intents, its sequence and the events it may ask for again."""

    def __init__(self, id: str, intents: int, shard: tuple[int, int]) -> None:
        self.id, self.intents, self.shard = id, intents, shard
        self.sequence = 0
        self.acknowledged = 0
        self.events: deque[Json] = deque(maxlen=REPLAYABLE)
        self.connection: Connection | None = None

    def push(self, name: str, data: Json) -> None:
        self.sequence += 1
        self.events.append({"op": DISPATCH, "t": name, "s": self.sequence, "d": data})
        if self.connection is not None:
            self.connection.wake.set()

    def can_replay(self, after: int) -> bool:
        oldest = self.events[0]["s"] if self.events else self.sequence + 1
        return oldest - 1 <= after <= self.sequence

    def wants(self, event: Event) -> bool:
        index, count = self.shard
        place = (event.guild.id >> 22) % count if event.guild is not None else 0
        intended = not event.intent or bool(event.intent & self.intents)
        return intended and place == index


class Connection:
    """One websocket: encodes what is sent and pumps its session's events, in order."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.transport = request.transport
        compress = request.query.get("compress")
        self.session: Session | None = None
        self.sent = 0
        self.wake = asyncio.Event()
        self.probing = False
        self.dropped = False
        self.acknowledging = True
        self.silent = False
        """Holds the session's events back, for whichever connection resumes it."""
        self.pinging = False
        """Answers an unacknowledged heartbeat with a ping: alive below, dead above."""
        self._lock = asyncio.Lock()
        self._zlib = zlib.compressobj() if compress == "zlib-stream" else None
        self._zstd: Any = None
        if compress == "zstd-stream":
            self._zstd = importlib.import_module("zstandard").ZstdCompressor().compressobj()

    async def send(self, payload: Json) -> None:
        async with self._lock:
            text = json.dumps(payload)
            if self._zlib is not None:
                data = self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
                await self.socket.send_bytes(data)
            elif self._zstd is not None:
                block = importlib.import_module("zstandard").COMPRESSOBJ_FLUSH_BLOCK
                await self.socket.send_bytes(
                    self._zstd.compress(text.encode()) + self._zstd.flush(block)
                )
            else:
                await self.socket.send_str(text)

    def attach(self, session: Session, *, sent: int) -> None:
        self.session, self.sent = session, sent
        session.connection = self
        self.wake.set()

    async def acknowledge(self) -> None:
        """Answer a heartbeat as this connection does by now."""
        if self.acknowledging:
            await self.send({"op": ACK, "d": None})
        elif self.pinging:
            await self.socket.ping()

    def probe(self) -> None:
        """Ask the client for a heartbeat, behind all events: it tells the last one it read."""
        self.probing = True
        self.wake.set()

    async def pump(self) -> None:
        """Send the session's events as they come, until the socket closes."""
        while not self.socket.closed:
            await self.wake.wait()
            self.wake.clear()
            if self.session is None or self.silent:
                continue
            for event in [each for each in self.session.events if each["s"] > self.sent]:
                await self.send(event)
                self.sent = event["s"]
            if self.probing:
                self.probing = False
                await self.send({"op": HEARTBEAT, "d": None})
