"""Presses are acknowledged within Discord's three seconds, whoever else has the database open."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.data import database
from bot.data.choices import Choices, choices_of
from tests.discord_server.reading import selects, text
from tests.discord_server.state import Message
from tests.support.running_bot import Scene

QUESTION = "Who said pumps failed?"


@contextmanager
def held(path: Path, begin: str) -> Iterator[None]:
    """Hold the database, for writing (BEGIN IMMEDIATE) or with a read that goes on (BEGIN)."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute(begin)
    other.execute("SELECT count(*) FROM questions").fetchall()
    try:
        yield
    finally:
        other.close()


async def answered(scene: Scene) -> Message:
    asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
    return await asked.final()


async def test_a_vote_is_acknowledged_before_it_is_kept(scene: Scene) -> None:
    """It waits for the lock after Discord was answered, and is thanked for when it is kept."""
    async with scene.bot() as client:
        message = await answered(scene)
        await scene.discord.wait_until_idle()
        with held(scene.database, "BEGIN IMMEDIATE"):
            pressed = await scene.amina.press(message, "Helpful")
            await pressed.acknowledged()
            votes = "SELECT verdict FROM votes"
            connection = client.services.database.connection
            assert not list(await connection.execute_fetchall(votes))
        assert "noted" in text(await pressed.final())
        assert [tuple(row) for row in await connection.execute_fetchall(votes)] == [("helpful",)]


async def test_a_setting_is_acknowledged_before_it_is_kept(scene: Scene) -> None:
    """The panel shows the choice when it is kept."""
    async with scene.bot() as client:
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        await scene.discord.wait_until_idle()
        with held(scene.database, "BEGIN IMMEDIATE"):
            chosen = await scene.admin.choose(panel, "cv-set:place", ["thread"])
            await chosen.acknowledged()
            assert await choices_of(client.services.database, scene.guild.id) == Choices()
        await scene.discord.wait_until(
            lambda: ("thread",) in [menu.chosen for menu in selects(panel)]
        )
        kept = await choices_of(client.services.database, scene.guild.id)
    assert kept.in_thread


async def test_wiping_the_disk_holds_up_nobody(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a reader keeps deleted bytes from being wiped, another person's vote is kept."""
    monkeypatch.setattr(database, "PATIENCE", 600.0)
    async with scene.bot() as client:
        message = await answered(scene)
        asked = await scene.bruno.slash("ask", channel=scene.channel, question=f"{QUESTION} now")
        other = await asked.final()
        shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
        sure = await (await scene.amina.press(shown, "Delete everything")).final()
        with held(scene.database, "BEGIN"):
            forgetting = await scene.amina.press(sure, "Yes, delete")
            await forgetting.acknowledged()
            voted = await scene.bruno.press(other, "Utile")
            await voted.final()
            rows = await client.services.database.connection.execute_fetchall(
                "SELECT count(*) FROM votes"
            )
            assert next(iter(rows))[0] == 1
            # The wiping still waits: nothing is told to be deleted before it is.
            assert "Deleted" not in text(sure)
        await forgetting.final(where=lambda m: "Deleted" in text(m))
    assert not message.deleted
