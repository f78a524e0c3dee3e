"""Stopping: SIGTERM and Ctrl-C let running answers finish and close everything."""

import asyncio
import contextlib
import os
import signal
import sqlite3
import sys
from pathlib import Path

import pytest
from discord.backoff import ExponentialBackoff

from bot.running.serve import AUTHENTICATION_FAILED, UnreachableError, serve
from bot.settings import BotSettings, SettingsError
from tests.discord_server.client import point_at
from tests.discord_server.reading import text
from tests.discord_server.server import DiscordServer
from tests.support.answerer import ToyAnswerer, toy_prove
from tests.support.running_bot import Scene

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_stop_finishes_the_answer_in_work_and_ends_with_0(
    scene: Scene, tmp_path: Path, number: signal.Signals
) -> None:
    """The signal comes while a question is being answered: it is answered, then all is closed.

    Even the most talkative log names neither the person nor the question nor the token.
    """
    gate = tmp_path / "go"
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.discord_server.client", scene.discord.url),
        *("tests.support.toy_bot", str(gate)),
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DISCORD_TOKEN": scene.discord.token,
            "CHAPTER_DATABASE": str(scene.database),
            "CHAPTER_LOG_LEVEL": "DEBUG",
        },
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        await scene.discord.wait_until(lambda: scene.discord.commands, 30, "commands synced")
        await scene.discord.wait_until(
            lambda: any(s.connection for s in scene.discord.gateway.sessions.values()), 30
        )
        asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        await asked.acknowledged()
        program.send_signal(number)
        gate.touch()
        assert "Moreau" in text(await asked.final())
        _, log = await asyncio.wait_for(program.communicate(), 20)
    finally:
        if program.returncode is None:
            program.kill()
    assert program.returncode == 0, log.decode()
    assert "connection to Discord is lost" not in log.decode()
    assert "stopped" in log.decode()
    for secret in (scene.discord.token, str(scene.amina.id), "pumps"):
        assert secret not in log.decode()
    assert not scene.database.with_suffix(".sqlite3-wal").exists()
    with contextlib.closing(sqlite3.connect(scene.database)) as database:
        assert database.execute("SELECT status FROM questions").fetchall() == [("answered",)]


@pytest.fixture
def never_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a connection that fails discord.py sleeps for an hour."""
    monkeypatch.setattr(ExponentialBackoff, "delay", lambda _: 3_600.0)


async def served(discord: DiscordServer, path: Path) -> None:
    """Serve as the program does, in the process of the test."""
    values = {"DISCORD_TOKEN": discord.token, "database": path}
    await serve(BotSettings.model_validate(values), ToyAnswerer(), toy_prove)


@pytest.mark.usefixtures("never_again")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_stop_during_an_outage_ends_at_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, number: signal.Signals
) -> None:
    """discord.py sleeps before it tries again: the signal wakes it, and all is closed."""
    path = tmp_path / "bot.sqlite3"
    async with DiscordServer() as discord:
        serving = asyncio.create_task(served(discord, path))
        sessions = discord.gateway.sessions
        await discord.wait_until(lambda: any(each.connection for each in sessions.values()))
    try:
        await discord.wait_until(lambda: "Attempting a reconnect" in caplog.text)
        signal.raise_signal(number)
        await asyncio.wait_for(serving, 10)
    finally:
        serving.cancel()
    assert not path.with_name(f"{path.name}-wal").exists()


async def test_a_stop_while_discord_does_not_answer_the_login_is_clean(scene: Scene) -> None:
    """What the start was waiting for is given up, and that is no failure."""
    async with scene.discord.hold("GET", "/users/@me") as hold:
        serving = asyncio.create_task(served(scene.discord, scene.database))
        try:
            await hold.reached()
            signal.raise_signal(signal.SIGTERM)
            await asyncio.wait_for(serving, 10)
        finally:
            serving.cancel()


async def test_a_token_that_is_reset_meanwhile_is_one_line(scene: Scene) -> None:
    """Discord closes the gateway with 4004: a setting to put right, as at the start."""
    serving = asyncio.create_task(served(scene.discord, scene.database))
    sessions = scene.discord.gateway.sessions
    try:
        await scene.discord.wait_until(lambda: any(each.connection for each in sessions.values()))
        await scene.discord.gateway.drop(AUTHENTICATION_FAILED)
        with pytest.raises(SettingsError, match="refuses DISCORD_TOKEN"):
            await asyncio.wait_for(serving, 10)
    finally:
        serving.cancel()


async def test_what_discord_says_last_is_no_error(scene: Scene) -> None:
    """The end of the connection may come after the end of the client: nothing is done with it."""
    async with scene.bot() as client:
        assert client.online
    assert not client.online
    client.dispatch("disconnect")


async def test_without_a_network_the_start_ends_in_one_line(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    """Nothing listens where Discord should be: that is said, and the database is closed."""
    path = tmp_path / "bot.sqlite3"
    settings = BotSettings.model_validate({"DISCORD_TOKEN": "x", "database": path})
    restore = point_at(f"http://127.0.0.1:{unused_tcp_port}")
    try:
        with pytest.raises(UnreachableError) as caught:
            await serve(settings, ToyAnswerer(), toy_prove)
    finally:
        restore()
    assert "Discord cannot be reached" in str(caught.value) and "\n" not in str(caught.value)
    assert not path.with_name(f"{path.name}-wal").exists()
