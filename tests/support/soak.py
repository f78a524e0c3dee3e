"""A soak: many people ask in many servers for a long time while Discord keeps failing.

``python -m tests.support.soak`` asks 10,000 questions from 500 people in 20 servers over ten
minutes and prints the figures; the bot runs as a program of its own, so its memory is its own.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import re
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.discord_server.people import Person
from tests.discord_server.replies import Reply
from tests.discord_server.server import DiscordServer
from tests.discord_server.state import Message
from tests.support.asked_port import get
from tests.support.soak_account import Account, account, settled, without_outcome
from tests.support.soak_faults import Fault, Faults

ROOT = Path(__file__).parents[2]
QUESTIONS = ("Who said the pumps failed?", "Where did the fire begin?", "Which bakery won a prize?")
PATIENCE = 300.0
"""Seconds for the bot to start, to rest and to stop; a busy machine needs more than most."""
HEARTBEAT, SILENCE = 1.0, 4.0
"""Seconds between heartbeats, and without an answer until the bot takes its connection for dead.
With Discord's 41 and 60 a dead connection would be most of the soak."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is asked, by how many, for how long, and how often something fails."""

    questions: int = 10_000
    people: int = 500
    guilds: int = 20
    seconds: float = 600
    often: int = 20
    """One question in so many has a fault of its own."""
    seldom: int = 250
    """After so many questions something fails for all."""
    rest: float = 40
    """Seconds at the end, in which the bot lets go of idle connections: aiohttp looks every 15 for
    those that are idle for as long."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Size:
    """What the bot's process holds."""

    memory_mb: float
    tasks: int
    files: int
    """Without sockets."""
    sockets: int


@dataclass(slots=True)
class Figures:
    """What came of it."""

    asked: int = 0
    ended: Account = field(default_factory=lambda: Account(0, 0, 0, 0, 0))
    without_outcome: int = 0
    """Questions that neither the database nor the log knows the end of."""
    faults: dict[str, int] = field(default_factory=dict)
    seconds: float = 0
    sizes: list[Size] = field(default_factory=list)
    """Of the bot: at rest before the first question, after each tenth, at rest after the last."""
    exit_code: int | None = None


async def soak(plan: Plan, folder: Path, port: int) -> Figures:
    """Run the bot through it and count."""
    figures, chance = Figures(), random.Random(plan.seed)
    async with DiscordServer() as discord:
        discord.gateway.heartbeat_interval = HEARTBEAT
        places = [discord.add_guild(f"Guild {n}") for n in range(plan.guilds)]
        people = [discord.add_user(f"person{n}") for n in range(plan.people)]
        async with bot_process(discord, folder, port) as process:
            began, asked = time.monotonic(), list[Reply | Message]()
            figures.sizes.append(await at_rest(discord, process, port))
            database = folder / "bot.sqlite3"
            often, seldom = plan.often, plan.seldom
            async with Faults(discord, database, chance, often=often, seldom=seldom) as faults:
                for number in range(1, plan.questions + 1):
                    due = began + number * plan.seconds / plan.questions
                    await asyncio.sleep(max(0, due - time.monotonic()))
                    person, guild = people[number % plan.people], chance.choice(places)
                    fault = faults.next(number)
                    asked.append(await ask(person, guild, chance, fault))
                    if fault:
                        await fault.happen(faults, fault.name, asked[-1])
                    if number % max(1, plan.questions // 10) == 0:
                        figures.sizes.append(await size(process, port))
                await settled(discord, asked, folder, process)
                figures.faults = faults.count()
            figures.seconds = round(time.monotonic() - began, 1)
            await asyncio.sleep(plan.rest)
            figures.sizes.append(await at_rest(discord, process, port))
        figures.exit_code = process.returncode
        figures.asked, figures.ended = len(asked), account(discord, asked, folder)
        figures.without_outcome = without_outcome(folder)
    return figures


async def ask(
    person: Person, guild: Any, chance: random.Random, fault: Fault | None
) -> Reply | Message:
    """Ask one of a few questions, by command or by mention, as the fault wants it."""
    question = f"{chance.choice(QUESTIONS)} {chance.randrange(1000)}"
    way = (fault and fault.way) or chance.choice(("command", "mention"))
    if way == "command":
        return await person.slash("ask", channel=guild, question=question)
    return await person.say(guild, question, mention_bot=True)


async def at_rest(discord: DiscordServer, process: Process, port: int) -> Size:
    """Measure the bot when it does nothing."""
    await discord.wait_until_idle(PATIENCE, quiet=1)
    return await size(process, port)


async def size(process: Process, port: int) -> Size:
    """Read the bot's memory, tasks and open files."""
    proc = Path(f"/proc/{process.pid}")
    memory = re.search(r"VmRSS:\s+(\d+) kB", (proc / "status").read_text("utf-8"))
    _, metrics = await get(port, "metrics")
    tasks = re.search(r"_tasks (\d+)", metrics)
    assert memory and tasks, "the system and the bot say how much they use"
    opened = []
    for file in (proc / "fd").iterdir():
        with contextlib.suppress(OSError):  # closed meanwhile
            opened.append(str(file.readlink()))
    sockets = sum(name.startswith("socket:") for name in opened)
    memory_mb = round(int(memory[1]) / 1024, 1)
    return Size(memory_mb, int(tasks[1]), len(opened) - sockets, sockets)


@contextlib.asynccontextmanager
async def bot_process(discord: DiscordServer, folder: Path, port: int) -> AsyncIterator[Process]:
    """Run the toy bot as a program until the block ends."""
    gate = folder / "go"
    gate.touch()
    with (folder / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.discord_server.client", discord.url),
            *("tests.support.toy_bot", str(gate), str(SILENCE)),
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "DISCORD_TOKEN": discord.token,
                "CHAPTER_DATABASE": str(folder / "bot.sqlite3"),
                "CHAPTER_HEALTH_PORT": str(port),
            },
            stderr=log,
        )
        try:
            sessions = discord.gateway.sessions
            await discord.wait_until(lambda: discord.commands, PATIENCE, "commands synced")
            await discord.wait_until(lambda: any(s.connection for s in sessions.values()), PATIENCE)
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await asyncio.wait_for(process.wait(), PATIENCE)


def main() -> None:
    """Run the soak and print its figures as JSON; ends with 1 when a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    plan = Plan()
    for name, value in asdict(plan).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    parser.add_argument("--port", type=int, default=8799, help="a free port for the bot's metrics")
    options = vars(parser.parse_args())
    port = options.pop("port")
    plan = Plan(**options)
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(soak(plan, Path(folder), port))
    print(json.dumps({**asdict(figures), "plan": asdict(plan)}, indent=1))
    broken = broken_promises(plan, figures)
    for line in broken:
        print(line, file=sys.stderr)
    sys.exit(bool(broken))


def broken_promises(plan: Plan, figures: Figures) -> list[str]:
    """Say what did not hold; nothing when all did."""
    before, *during, after = figures.sizes
    checks = {
        "a question was answered twice": figures.ended.twice > 0,
        "a question was lost": figures.ended.lost > 0,
        "a question has no outcome": figures.without_outcome > 0,
        "files were left open": after.files > before.files + 4,
        "sockets were left open": plan.rest > 0 and after.sockets > before.sockets + 4,
        "tasks were left running": after.tasks > before.tasks + 4,
        "memory grew by more than a fifth": after.memory_mb > 1.2 * during[1].memory_mb,
        "the bot did not stop as it should": figures.exit_code != 0,
    }
    return [line for line, wrong in checks.items() if wrong]


if __name__ == "__main__":
    main()
