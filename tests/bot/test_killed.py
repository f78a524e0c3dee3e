"""kill -9: the database is whole, and at most the question in work is lost."""

import asyncio
import contextlib
import os
import sqlite3
import sys
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path

from tests.discord_server.reading import text
from tests.support.running_bot import Scene

ROOT = Path(__file__).parents[2]
BEFORE = 5


async def start(scene: Scene, gate: Path) -> Process:
    """Run the bot as a program until its commands are there and it is connected."""
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.discord_server.client", scene.discord.url),
        *("tests.support.toy_bot", str(gate)),
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DISCORD_TOKEN": scene.discord.token,
            "CHAPTER_DATABASE": str(scene.database),
        },
        stderr=DEVNULL,
    )
    sessions = scene.discord.gateway.sessions
    await scene.discord.wait_until(lambda: scene.discord.commands, 60, "commands synced")
    await scene.discord.wait_until(lambda: any(s.connection for s in sessions.values()), 60)
    return program


async def test_kill_9_loses_at_most_the_question_in_work(scene: Scene, tmp_path: Path) -> None:
    """Every question replied to is in the database with its outcome; the one in work is there
    without; the file passes its check, and a new start answers."""
    gate = tmp_path / "go"
    gate.touch()
    program = await start(scene, gate)
    try:
        for number in range(BEFORE):
            question = f"pumps failed {number}?"
            asked = await scene.amina.slash("ask", channel=scene.channel, question=question)
            assert "Moreau" in text(await asked.final(30))
        gate.unlink()
        in_work = await scene.bruno.slash("ask", channel=scene.channel, question="pumps failed?")
        await in_work.acknowledged()
        await scene.discord.wait_until(lambda: len(statuses(scene.database)) > BEFORE, 30)
    finally:
        program.kill()
        await program.wait()
    with contextlib.closing(sqlite3.connect(scene.database)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert statuses(scene.database) == ["answered"] * BEFORE + ["pending"]
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Moreau" in text(await asked.final(30))


def statuses(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT status FROM questions ORDER BY id")
        return [status for (status,) in rows]
