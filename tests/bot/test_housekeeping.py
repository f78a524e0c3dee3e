"""What goes by itself: what is too old, servers that were left, the bytes of what was deleted."""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.data import database, expiry
from bot.data.choices import choices_of, choose
from bot.data.expiry import DAY, expire
from bot.data.servers import reconcile
from bot.running.client import ChapterAndVerse
from tests.discord_server.reading import text
from tests.discord_server.state import Guild
from tests.support.running_bot import Scene

QUESTION = "Who said the pumps failed, asks Zanzibarbara?"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits are given up after a moment."""
    monkeypatch.setattr(database, "PATIENCE", 0.3)


@contextmanager
def read_from(path: Path) -> Iterator[None]:
    """Read the database in one long transaction, as another process does."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM meta").fetchall()
        yield


def rows(path: Path, query: str) -> list[tuple[int, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as other:
        return other.execute(query).fetchall()


def again(client: ChapterAndVerse) -> None:
    """Let the hour pass after which the bot tidies up."""
    client.cogs["Housekeeping"].hourly.restart()  # type: ignore[attr-defined]


async def ask(scene: Scene, place: Guild) -> None:
    asked = await scene.amina.slash("ask", channel=place, question=QUESTION)
    assert "Moreau" in text(await asked.final())


async def test_a_server_that_the_bot_never_was_in_is_not_left(scene: Scene) -> None:
    """A person brought the bot along: what was asked and chosen there stays over its next start."""
    elsewhere = scene.discord.add_guild("Elsewhere", has_bot=False)
    async with scene.bot() as client:
        opened = client.services.database
        await choose(opened, elsewhere.id, retention_days=300)
        await ask(scene, elsewhere)
        await reconcile(opened, {scene.guild.id}, scene.clock.now)
        assert await expire(opened, scene.clock.now + 8 * DAY) == 0
        assert (await choices_of(opened, elsewhere.id)).retention_days == 300


async def test_what_is_asked_in_a_server_after_it_was_left_only_grows_old(scene: Scene) -> None:
    """A week after the bot left, what was asked before goes; the rest goes as everything does. The
    log counts the questions alone."""
    async with scene.bot() as client:
        opened = client.services.database
        await ask(scene, scene.guild)
        scene.discord.remove_guild(scene.guild)
        await scene.discord.wait_until_idle()
        left = scene.clock.now
        scene.clock.now += 6 * DAY
        await ask(scene, scene.guild)
        assert await expire(opened, left + 7 * DAY) == 1
        assert rows(scene.database, "SELECT asked_at FROM questions") == [(int(scene.clock.now),)]
        assert await expire(opened, scene.clock.now + 30 * DAY) == 0
        assert await expire(opened, scene.clock.now + 30 * DAY + 1) == 1


async def test_a_server_left_and_joined_while_the_bot_was_away_is_noticed(scene: Scene) -> None:
    """Once it is there again it is not left, whatever was noted before."""
    query = f"SELECT present, left_at IS NULL FROM guilds WHERE guild_id = {scene.guild.id}"
    async with scene.bot():
        await scene.discord.wait_until(lambda: rows(scene.database, query) == [(1, 1)])
    scene.discord.remove_guild(scene.guild)
    async with scene.bot():
        await scene.discord.wait_until(lambda: rows(scene.database, query) == [(0, 0)])
    scene.guild.has_bot = True
    scene.guild.members[scene.discord.bot.id] = []
    async with scene.bot():
        await scene.discord.wait_until(lambda: rows(scene.database, query) == [(1, 1)])


async def test_a_server_that_invited_the_bot_again_while_it_was_away_loses_nothing(
    scene: Scene,
) -> None:
    """It comes back within the week, the bot starts after it: settings and questions are there."""
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, quotes=5)
        await ask(scene, scene.guild)
        scene.discord.remove_guild(scene.guild)
        await scene.discord.wait_until_idle()
    scene.guild.has_bot = True
    scene.guild.members[scene.discord.bot.id] = []
    scene.clock.now += 8 * DAY
    async with scene.bot() as client:
        await scene.discord.wait_until(
            lambda: rows(scene.database, "SELECT left_at IS NULL FROM guilds") != [(0,)]
        )
        assert (await choices_of(client.services.database, scene.guild.id)).quotes == 5
        assert rows(scene.database, "SELECT count(*) FROM questions") == [(1,)]


@pytest.mark.usefixtures("impatient")
async def test_a_deletion_while_another_process_reads_is_no_failure(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """The rows are gone, and that is told; their bytes go within the hour."""

    def left() -> bool:
        return any(b"Zanzibarbara" in each.read_bytes() for each in scene.folder.iterdir())

    async with scene.bot() as client:
        await ask(scene, scene.guild)
        shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
        sure = await scene.amina.press(shown, "Delete everything")
        shown = await sure.final(where=lambda message: "brought back" in text(message))
        with read_from(scene.database):
            done = await scene.amina.press(shown, "Yes, delete")
            told = await done.final(where=lambda message: "brought back" not in text(message))
            assert "Deleted" in text(told)
            assert "not wiped from the disk yet" in caplog.text and left()
        again(client)
        await scene.discord.wait_until(lambda: not left())
    assert "failed [" not in caplog.text


async def test_others_get_their_turn_while_many_questions_expire(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command waits until some of them are deleted, never for all."""
    monkeypatch.setattr(expiry, "AT_A_TIME", 2)
    left = []
    async with scene.bot() as client:
        opened = client.services.database
        for _ in range(5):
            await ask(scene, scene.guild)
        expiring = asyncio.create_task(expire(opened, scene.clock.now + 31 * DAY))
        while not expiring.done():
            async with opened.write() as connection:
                found = await connection.execute_fetchall("SELECT count(*) FROM questions")
            left.append(next(iter(found))[0])
        assert await expiring == 5
    assert {3, 1} <= set(left)


async def test_settings_that_are_not_valid_hold_up_no_server(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """The defaults hold there, also for what expires, and the log says it once."""
    async with scene.bot() as client:
        opened = client.services.database
        await choose(opened, scene.guild.id, quotes=2)
        async with opened.write() as connection:
            await connection.execute("UPDATE guilds SET choices = '{\"retention_days\": 0}'")
        await ask(scene, scene.guild)
        assert await expire(opened, scene.clock.now + 30 * DAY) == 0
        assert await expire(opened, scene.clock.now + 30 * DAY + 1) == 1
    assert caplog.text.count("settings are not valid") == 1


async def test_an_expired_question_is_not_remembered_either(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """The same question is worked out anew, for no answer to it is held in memory."""
    caplog.set_level(logging.INFO, "bot")
    async with scene.bot() as client:
        await ask(scene, scene.guild)
        scene.clock.now += 31 * DAY
        again(client)
        await scene.discord.wait_until(lambda: "1 questions expired" in caplog.text)
        computed = client.services.desk.computed
        await ask(scene, scene.guild)
        assert client.services.desk.computed == computed + 1
