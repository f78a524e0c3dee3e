"""What became of each question of a soak: one reply, or one reason that is logged."""

import asyncio
import contextlib
import re
import sqlite3
import time
from asyncio.subprocess import Process
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.wording.languages import LANGUAGES
from tests.discord_server.reading import buttons, text
from tests.discord_server.replies import Reply
from tests.discord_server.server import DiscordServer
from tests.discord_server.state import Message

LOGGED = re.compile(r" failed \[([0-9a-f]{8})\]")
TOLD = re.compile(r"`([0-9a-f]{8})`")
NO_OUTCOME = re.compile(r"could not be kept that question (\d+) is")
MAY_NOT = tuple(words.may_not.partition("{")[0] for words in LANGUAGES.values())
ASLEEP = 60.0
"""Seconds that a bot sleeps through before the questions still open are given up: discord.py tries
a failed request again after seven, and a write waits five for a locked database."""


@dataclass(frozen=True, slots=True)
class Account:
    """How many questions ended how."""

    replied: int
    """With one answer, or with one message that the articles do not say."""
    told: int
    """With one message, in place or in private, that names the id of a logged failure; or with
    one in private that names the channel where the bot may not write."""
    logged: int
    """With nothing to be seen, and an id in the log that nobody could be told."""
    lost: int
    """With none of these; while the bot still works: not yet."""
    twice: int
    """With more than one message."""


def account(discord: DiscordServer, asked: Sequence[Reply | Message], folder: Path) -> Account:
    """Find what every question ended with so far."""
    logged = set(LOGGED.findall(log_of(folder)))
    replies, private = _replies(discord, folder), _private(discord, logged)
    counts, told_ids, unseen = {"replied": 0, "told": 0, "twice": 0}, set[str](), 0
    for each in asked:
        shown = _shown(each) if isinstance(each, Reply) else replies[each.id]
        ids = {number for message in shown for number in _ids(message) & logged}
        if not shown and isinstance(each, Message) and private[each.author.id]:
            ids = {private[each.author.id].pop()}
        told_ids |= ids
        if len(shown) > 1:
            counts["twice"] += 1
        elif shown or ids:
            counts["told" if ids else "replied"] += 1
        else:
            unseen += 1
    # Who was told of a failure in private, and has the reply too, was answered twice.
    more = {number for numbers in private.values() for number in numbers}
    counts["twice"] += len(more)
    alone = min(unseen, len(logged - told_ids - more))
    return Account(**counts, logged=alone, lost=unseen - alone)


def log_of(folder: Path) -> str:
    """Read the bot's log as far as it is written."""
    return (folder / "log").read_text("utf-8", errors="replace")


def without_outcome(folder: Path) -> int:
    """Count the questions that the database knows no outcome of, and no line of the log either."""
    said = {int(number) for number in NO_OUTCOME.findall(log_of(folder))}
    pending = _rows(folder, "SELECT id, 0 FROM questions WHERE status = 'pending'")
    return len(pending.keys() - said)


def _rows(folder: Path, query: str) -> dict[int, int]:
    with contextlib.closing(sqlite3.connect(folder / "bot.sqlite3")) as database:
        return dict(database.execute(query).fetchall())


def _shown(reply: Reply) -> list[Message]:
    return [message for message in reply.messages if not (message.loading or message.deleted)]


def _replies(discord: DiscordServer, folder: Path) -> dict[int, list[Message]]:
    """Give the bot's messages by the message that they answer.

    A reply to a message that was deleted refers to none: its buttons name the question's row.
    """
    sources = _rows(folder, "SELECT id, source_id FROM questions")
    found: dict[int, list[Message]] = defaultdict(list)
    for channel in discord.world.channels.values():
        for message in channel.messages.values() if channel.guild else ():
            if message.author is not discord.bot or message.interaction is not None:
                continue
            named = [b.custom_id.split(":")[2] for b in buttons(message) if b.custom_id]
            if message.reply_to is not None:
                found[message.reply_to.id].append(message)
            elif named:
                found[sources.get(int(named[0]), 0)].append(message)
    return found


def _private(discord: DiscordServer, logged: set[str]) -> dict[int, list[str]]:
    """Give what each person was told by direct message: the ids of failures, and what is not.

    Where the bot may not write is no failure: there the message's own id is given.
    """
    found: dict[int, list[str]] = defaultdict(list)
    for channel in discord.world.channels.values():
        for message in channel.messages.values() if channel.recipient else ():
            if channel.recipient is not None and message.author is discord.bot:
                found[channel.recipient.id] += _ids(message) & logged
                if text(message).startswith(MAY_NOT):
                    found[channel.recipient.id].append(str(message.id))
    return found


def _ids(message: Message) -> set[str]:
    return set(TOLD.findall(text(message)))


async def settled(
    discord: DiscordServer, asked: Sequence[Reply | Message], folder: Path, process: Process
) -> None:
    """Wait until no question is open; give up on a bot that has ended, or that sleeps.

    A bot that the machine gives no time sends nothing either. But it does not sleep: one of its
    threads stands in the queue for a processor.
    """
    seen, slept_since = (0, 0), time.monotonic()
    while process.returncode is None and account(discord, asked, folder).lost:
        now = (discord.gate.served, (folder / "log").stat().st_size)
        if now != seen or not asleep(process.pid):
            seen, slept_since = now, time.monotonic()
        if time.monotonic() - slept_since > ASLEEP:
            return
        await asyncio.sleep(0.5)


def asleep(pid: int) -> bool:
    """Say whether every thread of a process sleeps: none runs, or waits to run or for the disk."""
    states = []
    for stat in Path(f"/proc/{pid}/task").glob("*/stat"):
        with contextlib.suppress(OSError):  # a thread that has ended meanwhile
            states.append(stat.read_text("utf-8").rpartition(")")[2].split()[0])
    return all(state == "S" for state in states)
