"""What the local Discord knows: users, guilds, channels, messages, and a clock that tests move.

The clock stands still unless a test advances it, so that a slow machine never lets a token expire.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import discord

Json = dict[str, Any]

LOOK_AGAIN = 0.02
"""Seconds between looks at a condition that may be about the client, which wakes nobody."""

DISCORD_EPOCH_MS = 1420070400000
EPHEMERAL, LOADING, COMPONENTS_V2 = 64, 128, 32768
STARTER = 21
"""The type of the message that a thread begins with: the one it stands on, by who opened it."""

EVERYONE_MAY = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    add_reactions=True,
    read_message_history=True,
    use_application_commands=True,
)
"""What @everyone may do in a fresh guild; the bot has no more unless a test grants it."""


class Clock:
    """Seconds since 1970; starts at the real time and then stands still."""

    def __init__(self) -> None:
        self._now = time.time()

    def now(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass for tokens and ids; never backwards."""
        if seconds < 0:
            raise ValueError("time only goes forward")
        self._now += seconds

    def iso(self) -> str:
        return datetime.fromtimestamp(self._now, UTC).isoformat()


@dataclass(slots=True, eq=False)
class User:
    id: int
    name: str
    locale: str = "en-US"
    bot: bool = False
    accepts_dms: bool = True


@dataclass(slots=True, eq=False)
class Role:
    id: int
    name: str
    permissions: discord.Permissions
    mentionable: bool = False
    position: int = 0
    bot: "User | None" = None
    """Whose own role it is, if it is a bot's."""


@dataclass(slots=True, eq=False)
class Guild:
    id: int
    name: str
    owner: User
    has_bot: bool = True
    available: bool = True
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)
    """User id to the ids of the roles held, @everyone left out."""
    channels: dict[int, "Channel"] = field(default_factory=dict)

    def permissions_of(self, user: User) -> discord.Permissions:
        """Give a member's permissions before channel overwrites."""
        value = self.roles[self.id].permissions.value
        for role in self.members.get(user.id, ()):
            value |= self.roles[role].permissions.value
        granted = discord.Permissions(value)
        owns = user is self.owner or granted.administrator
        return discord.Permissions.all() if owns else granted


@dataclass(slots=True, eq=False)
class Channel:
    id: int
    type: int
    """Discord's numbers: 0 text, 1 direct message, 2 voice, 5 announcements, 11 public thread."""
    name: str = ""
    guild: Guild | None = None
    recipient: User | None = None
    parent: "Channel | None" = None
    owner: User | None = None
    denied: discord.Permissions = field(default_factory=discord.Permissions.none)
    """What this channel takes from the bot."""
    hidden: bool = False
    """Whether only the bot and administrators see it."""
    archived: bool = False
    """Of a thread: whether it is out of the channel's list."""
    messages: dict[int, "Message"] = field(default_factory=dict)

    @property
    def is_thread(self) -> bool:
        return self.parent is not None


@dataclass(frozen=True, slots=True)
class Attachment:
    id: int
    filename: str
    data: bytes
    content_type: str = "application/octet-stream"
    description: str | None = None


@dataclass(slots=True, eq=False)
class Message:
    """A message as it now stands; the bot's edits change it in place."""

    id: int
    channel: Channel
    author: User
    timestamp: str
    content: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    type: int = 0
    reply_to: "Message | None" = None
    forwards: "Message | None" = None
    viewer: User | None = None
    """The only user who sees it, when it is ephemeral."""
    mentions: list[User] = field(default_factory=list)
    mention_roles: list[Role] = field(default_factory=list)
    mention_everyone: bool = False
    interaction: Json | None = None
    edited: str | None = None
    edits: int = 0
    deleted: bool = False
    thread: Channel | None = None

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Tell whether it still says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def pings_nobody(self) -> bool:
        return not (self.mentions or self.mention_roles or self.mention_everyone)


@dataclass(frozen=True, slots=True)
class Event:
    """One gateway event; ``stripped`` goes to a session without the message_content intent."""

    name: str
    data: Json
    intent: int = 0
    guild: Guild | None = None
    stripped: Json | None = None


class World:
    """All state of one server, and the means to wait for a change of it."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.clock = Clock()
        self._ids = self._snowflakes()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.commands: dict[int | None, list[Json]] = {None: []}
        self.url = ""
        self.bot = self.add_user("chapter-and-verse", bot=True)
        self.owner = self.add_user("operator")
        self.publish: Callable[[Event], None] = lambda event: None
        self._waiters: set[asyncio.Future[None]] = set()

    def _snowflakes(self) -> Iterator[int]:
        serial = 0
        while True:
            milliseconds = int(self.clock.now() * 1000) - DISCORD_EPOCH_MS
            serial += 1
            yield (milliseconds << 22) + serial

    def new_id(self) -> int:
        """Give the next id: larger than every earlier one, and carrying the clock's time."""
        return next(self._ids)

    def add_user(self, name: str, *, locale: str = "en-US", bot: bool = False) -> User:
        user = User(self.new_id(), name, locale, bot)
        self.users[user.id] = user
        return user

    def find_message(self, channel_id: int, message_id: int) -> Message | None:
        channel = self.channels.get(channel_id)
        return channel.messages.get(message_id) if channel else None

    def direct_channel(self, user: User) -> Channel:
        """Give the direct message channel between the bot and a user, made on first use."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        channel = Channel(self.new_id(), 1, recipient=user)
        self.channels[channel.id] = channel
        return channel

    def changed(self) -> None:
        """Wake everyone who waits for something to happen."""
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def until(self, condition: Callable[[], Any], within: float, what: str) -> Any:
        """Wait until ``condition`` gives something true; TimeoutError names ``what``."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while not (result := condition()):
            waiter = loop.create_future()
            self._waiters.add(waiter)
            done, _ = await asyncio.wait({waiter}, timeout=LOOK_AGAIN)
            self._waiters.discard(waiter)
            if not done and loop.time() > deadline:
                raise TimeoutError(f"not within {within:g} s: {what}")
        return result
