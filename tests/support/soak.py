"""A soak: many people ask in many servers for a long time while Discord keeps failing at random.

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
import sqlite3
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from tests.discord_server.people import Person
from tests.discord_server.replies import Reply
from tests.discord_server.server import DiscordServer
from tests.discord_server.state import Message

ROOT = Path(__file__).parents[2]
QUESTIONS = ("Who said the pumps failed?", "Where did the fire begin?", "Which bakery won a prize?")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is asked, by how many, for how long."""

    questions: int = 10_000
    people: int = 500
    guilds: int = 20
    seconds: float = 600
    seed: int = 1


@dataclass(slots=True)
class Figures:
    """What came of it."""

    asked: int = 0
    replied: int = 0
    told_or_logged: int = 0
    twice: int = 0
    faults: int = 0
    logged_failures: int = 0
    seconds: float = 0
    memory_mb: list[float] = field(default_factory=list)
    """Of the bot's process: after a tenth of the questions, then at each further tenth."""
    tasks: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)


async def soak(plan: Plan, folder: Path, port: int) -> Figures:
    """Run the bot through it and count."""
    figures, chance = Figures(), random.Random(plan.seed)
    async with DiscordServer() as discord:
        places = [discord.add_guild(f"Guild {n}") for n in range(plan.guilds)]
        people = [discord.add_user(f"person{n}") for n in range(plan.people)]
        async with bot_process(discord, folder, port) as process:
            began = time.monotonic()
            asked: list[Reply | Message] = []
            for number in range(plan.questions):
                await asyncio.sleep(max(0, began + number * plan.seconds / plan.questions - now()))
                figures.faults += await trouble(discord, chance, number)
                person, guild = people[number % plan.people], chance.choice(places)
                asked.append(await ask(person, guild, chance))
                if (number + 1) % max(1, plan.questions // 10) == 0:
                    await measure(process, port, figures)
            for _ in range(20):  # a bot that is given no processor time looks idle as well
                await discord.wait_until_idle(120, quiet=3)
                if not pending(folder):
                    break
            figures.seconds = now() - began
        account(discord, asked, figures)
    figures.logged_failures = len(re.findall(r" failed \[", (folder / "log").read_text("utf-8")))
    return figures


def now() -> float:
    return time.monotonic()


async def ask(person: Person, guild: Any, chance: random.Random) -> Reply | Message:
    """Ask one of a few questions, by command or by mention."""
    question = f"{chance.choice(QUESTIONS)} {chance.randrange(1000)}"
    if chance.random() < 0.5:
        return await person.slash("ask", channel=guild, question=question)
    return await person.say(guild, question, mention_bot=True)


async def trouble(discord: DiscordServer, chance: random.Random, number: int) -> int:
    """Let something fail now and then; give how many things will."""
    if number % 500 == 499:
        await discord.drop_gateway()
        return 1
    if number % 500 == 249:
        await discord.invalidate_session(resumable=True)
        return 1
    if chance.random() > 0.05:
        return 0
    kind = chance.randrange(5)
    if kind == 0:
        discord.fail_next("PATCH", "/messages/@original", chance.choice((500, 502)))
    elif kind == 1:
        discord.fail_next("POST", r"/channels/\d+/messages$", chance.choice((500, 502)))
    elif kind == 2:
        discord.rate_limit_next("*", "/messages", 0.2)
    elif kind == 3:
        discord.deliver_twice("MESSAGE_CREATE")
    else:
        discord.fail_next("POST", "/callback", 404, code=10062)
    return 1


def account(discord: DiscordServer, asked: list[Reply | Message], figures: Figures) -> None:
    """Find for every question its one reply, or that its asker was told, or that it was logged."""
    to: dict[int, int] = {}
    for channel in discord.world.channels.values():
        for message in channel.messages.values():
            if message.author is discord.bot and message.reply_to is not None:
                to[message.reply_to.id] = to.get(message.reply_to.id, 0) + 1
    figures.asked = len(asked)
    for each in asked:
        if isinstance(each, Reply):
            count = len({m.id for m in each.messages if not m.loading and not m.deleted})
        else:
            count = to.get(each.id, 0)
        figures.replied += count == 1
        figures.twice += count > 1
        figures.told_or_logged += count == 0


async def measure(process: Process, port: int, figures: Figures) -> None:
    """Read the bot's memory, open files and tasks."""
    proc = Path(f"/proc/{process.pid}")
    status = (proc / "status").read_text("utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    figures.memory_mb.append(round(int(found[1]) / 1024, 1) if found else 0)
    figures.files.append(len(list((proc / "fd").iterdir())))
    url = f"http://127.0.0.1:{port}/metrics"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        tasks = re.search(r"_tasks (\d+)", await response.text())
    figures.tasks.append(int(tasks[1]) if tasks else 0)


@contextlib.asynccontextmanager
async def bot_process(discord: DiscordServer, folder: Path, port: int) -> AsyncIterator[Process]:
    """Run the toy bot as a program until the block ends."""
    gate = folder / "go"
    gate.touch()
    with (folder / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.discord_server.client", discord.url),
            *("tests.support.toy_bot", str(gate)),
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
            await discord.wait_until(lambda: discord.commands, 60, "commands synced")
            await discord.wait_until(lambda: any(s.connection for s in sessions.values()), 60)
            yield process
        finally:
            process.terminate()
            await asyncio.wait_for(process.wait(), 60)


def pending(folder: Path) -> int:
    """Count the questions in the database that have no outcome."""
    with contextlib.closing(sqlite3.connect(folder / "bot.sqlite3")) as database:
        row = database.execute("SELECT count(*) FROM questions WHERE status = 'pending'").fetchone()
        return int(row[0])


def main() -> None:
    """Run the soak and print its figures as JSON; ends with 1 when a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    plan = Plan()
    parser.add_argument("--questions", type=int, default=plan.questions)
    parser.add_argument("--seconds", type=float, default=plan.seconds)
    parser.add_argument("--people", type=int, default=plan.people)
    parser.add_argument("--guilds", type=int, default=plan.guilds)
    parser.add_argument("--seed", type=int, default=plan.seed)
    parser.add_argument("--port", type=int, default=8799, help="a free port for the bot's metrics")
    options = parser.parse_args()
    plan = Plan(options.questions, options.people, options.guilds, options.seconds, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(soak(plan, Path(folder), options.port))
        left = pending(Path(folder))
        print(json.dumps({**asdict(figures), "pending": left, "plan": asdict(plan)}, indent=1))
    broken = broken_promises(figures, left)
    for line in broken:
        print(line, file=sys.stderr)
    sys.exit(bool(broken))


def broken_promises(figures: Figures, left: int) -> list[str]:
    """Say what did not hold; nothing when all did."""
    checks = {
        "a question was answered twice": figures.twice > 0,
        "a question was lost": figures.told_or_logged > figures.logged_failures,
        "a question has no outcome in the database": left > 0,
        "files were left open": figures.files[-1] > figures.files[0] + 10,
        "tasks were left running": figures.tasks[-1] > figures.tasks[0] + 20,
        "memory grew by more than a fifth": figures.memory_mb[-1] > 1.2 * figures.memory_mb[1],
    }
    return [line for line, wrong in checks.items() if wrong]


if __name__ == "__main__":
    main()
