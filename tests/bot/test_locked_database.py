"""Another process holds the database: a write waits for it, and what cannot wait is told or logged.

Below ``database.PATIENCE`` nobody notices but that the answer is late. Above it a question that
could not be kept, or whose outcome could not, is told an id and logged with it; what was shown
already stays shown, and nothing is said on top of it.
"""

import asyncio
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.data import database
from bot.data.database import Database, DatabaseLockedError
from bot.data.notes import read_note, write_note
from tests.discord_server.reading import text
from tests.support.answerer import held_by
from tests.support.running_bot import Scene

QUESTION = "Who said pumps failed?"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the database for writing, as another process does."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits are given up after a moment."""
    monkeypatch.setattr(database, "PATIENCE", 0.3)


async def statuses(bot_database: Database) -> list[str]:
    rows = await bot_database.connection.execute_fetchall("SELECT status FROM questions")
    return [status for (status,) in rows]


async def test_a_lock_is_waited_for_and_delays_nobodys_first_answer(scene: Scene) -> None:
    """While one question waits for the lock the next command is acknowledged within Discord's
    three seconds; both are answered after it."""
    async with scene.bot():
        await scene.discord.wait_until_idle()
        with locked(scene.database):
            asked = []
            for number, person in enumerate([scene.amina, scene.bruno, scene.admin]):
                question = f"{QUESTION} {number}"
                each = await person.slash("ask", channel=scene.channel, question=question)
                await each.acknowledged()
                assert each.seconds_to_acknowledge is not None
                assert each.seconds_to_acknowledge < 3
                asked.append(each)
        for each in asked:
            assert "Moreau" in text(await each.final())


async def test_a_lock_that_was_waited_out_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says which file another process held, and for how long; the write is kept."""
    monkeypatch.setattr(database, "WORTH_A_LINE", 0)
    opened = await Database.open(tmp_path / "bot.sqlite3")
    begun, refused = opened._begun, asyncio.Event()

    async def noted() -> bool:
        succeeded = await begun()
        if not succeeded:
            refused.set()
        return succeeded

    monkeypatch.setattr(opened, "_begun", noted)
    try:
        with locked(opened.path):
            writing = asyncio.create_task(write_note(opened, "name", "kept"))
            await refused.wait()
        await writing
        assert await read_note(opened, "name") == "kept"
    finally:
        await opened.close()
    assert f"another process held {opened.path} for" in caplog.text


@pytest.mark.usefixtures("impatient")
async def test_a_question_that_cannot_be_kept_is_told_an_id(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Once by command, once by mention; the log has both ids, and the next is answered."""
    async with scene.bot() as client:
        await scene.discord.wait_until_idle()
        with locked(scene.database):
            asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
            assert "give this id" in text(await asked.final(where=text))
            await scene.bruno.say(scene.channel, QUESTION, mention_bot=True)
            told = await scene.discord.wait_for_message(channel=scene.bruno.dm_channel)
            assert "give this id" in text(told)
        assert caplog.text.count("failed [") == 2
        assert f"{scene.database} is locked by another process" in caplog.text
        again = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        assert "Moreau" in text(await again.final())
        assert await statuses(client.services.database) == ["answered"]


@pytest.mark.usefixtures("impatient")
async def test_a_question_delivered_twice_that_cannot_be_kept_is_told_one_id(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """The second delivery is not taken for another question, though the database has neither."""
    async with scene.bot():
        await scene.discord.wait_until_idle()
        scene.discord.deliver_twice("MESSAGE_CREATE")
        with locked(scene.database):
            await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
            await scene.discord.wait_for_message(channel=scene.amina.dm_channel)
        await scene.discord.wait_until_idle()
        assert len(scene.discord.messages(scene.amina.dm_channel)) == 1
        assert not [m for m in scene.discord.messages(scene.channel) if m.author.bot]
    assert caplog.text.count("failed [") == 1


@pytest.mark.usefixtures("impatient")
async def test_an_outcome_that_cannot_be_kept_is_told_an_id(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Its buttons would find nothing: the asker sees one message, with the id that is logged."""
    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot() as client:
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        with locked(scene.database):
            gate.set()
            told = await asked.final(where=text)
        await scene.discord.wait_until_idle()
        assert await statuses(client.services.database) == ["pending"]
    assert "give this id" in text(told)
    assert [message for message in asked.messages if not message.deleted] == [told]
    assert caplog.text.count("/ask failed [") == 1
    assert re.search(r"it could not be kept that question \d+ is failed", caplog.text)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("way", ["command", "mention"])
async def test_an_answer_that_is_shown_stays_the_only_reply(
    scene: Scene, caplog: pytest.LogCaptureFixture, way: str
) -> None:
    """The lock comes when the answer is on its way: the asker is told nothing else; one line."""
    async with scene.bot():
        method, path = ("PATCH", "/@original") if way == "command" else ("POST", "/messages$")
        async with scene.discord.hold(method, path) as hold:
            if way == "command":
                await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
            else:
                await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
            await hold.reached()
            with locked(scene.database):
                hold.release()
                await scene.discord.wait_until(lambda: "it could not be kept where" in caplog.text)
        await scene.discord.wait_until_idle()
        shown = [m for m in scene.discord.messages(scene.channel) if m.author is scene.discord.bot]
        assert ["Moreau" in text(message) for message in shown] == [True]
        assert not scene.discord.messages(scene.amina.dm_channel)
    assert "failed [" not in caplog.text


@pytest.mark.usefixtures("impatient")
async def test_old_questions_are_deleted_again_after_a_lock(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """The hourly work that found the database locked goes on an hour later."""
    async with scene.bot() as client:
        await scene.discord.wait_until_idle()
        hourly = client.cogs["Housekeeping"].hourly  # type: ignore[attr-defined]
        with locked(scene.database):
            hourly.restart()
            await scene.discord.wait_until(lambda: "could not be deleted" in caplog.text)
        assert hourly.is_running() and not hourly.failed()


@pytest.mark.usefixtures("impatient")
async def test_deleted_bytes_that_stay_in_the_log_are_no_success(tmp_path: Path) -> None:
    """While another process reads, the write-ahead log cannot be emptied, and that is said."""
    path = tmp_path / "bot.sqlite3"
    opened = await Database.open(path)
    try:
        await write_note(opened, "secret", "zebra")
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM meta").fetchall()
        await write_note(opened, "secret", "gone")
        with pytest.raises(DatabaseLockedError):
            await opened.forget_pages()
        reader.close()
        await opened.forget_pages()
        assert b"zebra" not in path.read_bytes() + path.with_suffix(".sqlite3-wal").read_bytes()
    finally:
        await opened.close()


@pytest.mark.usefixtures("impatient")
async def test_a_database_locked_at_the_start_is_one_line(tmp_path: Path) -> None:
    """It is not called damaged: the path is named, and that another process has it."""
    path = tmp_path / "bot.sqlite3"
    with locked(path), pytest.raises(DatabaseLockedError, match="another process") as caught:
        await Database.open(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
