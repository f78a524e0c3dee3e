"""A question whose message is deleted is forgotten; its answer stays, and can be deleted."""

import logging
import threading

import pytest

from bot.asking import deliver
from bot.data.choices import choose
from bot.data.database import Database
from bot.data.store import set_reply
from bot.running.client import ChapterAndVerse
from tests.bot.test_privacy import traces
from tests.discord_server.messages import open_thread
from tests.discord_server.reading import text
from tests.discord_server.state import Channel, Message
from tests.support.answerer import held_by
from tests.support.running_bot import Scene

QUESTION = "Who said the pumps failed, asks Zanzibarbara?"
REFUSED = "What does Zanzibarbara owe?"


async def answered(
    scene: Scene, question: str = QUESTION, channel: Channel | None = None
) -> tuple[Message, Message]:
    """Ask by a mention; give the message and its answer."""
    asked = await scene.amina.say(channel or scene.channel, question, mention_bot=True)
    return asked, await scene.discord.wait_for_message(after=asked)


async def forgotten(scene: Scene, client: ChapterAndVerse, words: str = "Zanzibarbara") -> None:
    """Wait until what a deleted message asked is gone from memory and disk."""
    await scene.discord.wait_until_idle()
    await scene.discord.wait_until(lambda: not client.services.jobs.running)
    assert client.services.desk.remembered == 0
    assert traces(scene.folder, "", words) == []


@pytest.mark.parametrize("together", [False, True])
async def test_who_deletes_a_question_has_it_forgotten(scene: Scene, together: bool) -> None:
    """By its author or in a moderator's sweep: its words, its quotes, its votes; it is no gap."""
    async with scene.bot() as client:
        asked, answer = await answered(scene)
        await (await scene.bruno.press(answer, "Helpful")).final()
        refused, _ = await answered(scene, REFUSED)
        assert traces(scene.folder, "", "Zanzibarbara")
        if together:
            scene.discord.delete(asked, refused)
        else:
            await scene.amina.delete(asked)
            await scene.amina.delete(refused)
        await forgotten(scene, client)
        connection = client.services.database.connection
        for table in ("quotes", "votes", "texts"):
            rows = await connection.execute_fetchall(f"SELECT * FROM {table}")
            assert list(rows) == [], table
        stats = await (await scene.admin.slash("stats", channel=scene.channel)).final()
    assert "No gaps" in text(stats) and "Questions: 0" in text(stats)


async def test_its_answer_stays_and_the_asker_can_delete_it(scene: Scene) -> None:
    """The other buttons say that it is stored no longer; nobody else can delete it."""
    async with scene.bot() as client:
        asked, answer = await answered(scene)
        await scene.amina.delete(asked)
        await forgotten(scene, client)
        for label in ("Context", "Helpful"):
            told = await (await scene.amina.press(answer, label)).final()
            assert "no longer stored" in text(told)
        refused = await (await scene.bruno.press(answer, "Delete")).final()
        assert "la personne" in text(refused) and not answer.deleted
        await scene.amina.press(answer, "Delete")
        await scene.discord.wait_until(lambda: answer.deleted)


@pytest.mark.parametrize("way", ["asker", "moderator", "moderator's own"])
async def test_with_the_answer_to_a_command_its_question_is_forgotten(
    scene: Scene, way: str
) -> None:
    """It is the only message that has it, whoever deletes it, and with Discord's own Delete too."""
    async with scene.bot() as client:
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        answer = await asked.final()
        other = await scene.bruno.slash("ask", channel=scene.channel, question="Who owes it?")
        await other.final()
        if way == "moderator's own":
            scene.discord.delete(answer)
        else:
            person = scene.amina if way == "asker" else scene.admin
            await person.press(answer, "Delete")
            await scene.discord.wait_until(lambda: answer.deleted)
        await forgotten(scene, client)
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT status, text FROM questions ORDER BY id"
        )
    assert [tuple(row) for row in rows] == [("deleted", ""), ("no_evidence", "Who owes it?")]


async def test_with_the_answer_about_a_message_its_quotes_are_forgotten(scene: Scene) -> None:
    """They show what the message was about."""
    async with scene.bot() as client:
        claim = await scene.bruno.say(scene.channel, "The pumps failed, Captain Moreau said.")
        shown = await (await scene.amina.message_menu("Find the source", claim)).final()
        await (await scene.amina.press(shown, "Helpful")).final()
        await scene.amina.press(shown, "Delete")
        await scene.discord.wait_until(lambda: shown.deleted)
        await forgotten(scene, client, "Moreau")
        connection = client.services.database.connection
        for table in ("quotes", "votes", "texts"):
            assert list(await connection.execute_fetchall(f"SELECT * FROM {table}")) == [], table


async def test_one_deleted_while_it_is_answered_is_forgotten_too(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """What is found for it afterwards is shown, and not kept."""
    caplog.set_level(logging.DEBUG, "bot")
    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot() as client:
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        await scene.amina.delete(asked)
        await scene.discord.wait_until(lambda: asked.id in client.services.deleted)
        gate.set()
        answer = await scene.discord.wait_for_message(channel=scene.channel)
        await forgotten(scene, client)
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT status, reply_id FROM questions"
        )
    assert [tuple(row) for row in rows] == [("deleted", answer.id)]
    assert "failed [" not in caplog.text


async def test_a_message_deleted_before_it_is_kept_is_kept_without_words(scene: Scene) -> None:
    """A moderating bot is quicker than a database that another program holds."""
    async with scene.bot() as client:
        async with client.services.database.write():
            asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
            await scene.discord.wait_until_idle()
            await scene.amina.delete(asked)
            await scene.discord.wait_until(lambda: asked.id in client.services.deleted)
        await scene.discord.wait_for_message(channel=scene.channel)
        await forgotten(scene, client)


@pytest.mark.parametrize("whole", [False, True])
async def test_what_was_asked_in_a_deleted_place_is_forgotten(scene: Scene, whole: bool) -> None:
    """In a thread, or in a channel and its threads, by command and mention; elsewhere it stays."""
    async with scene.bot() as client:
        channel = scene.discord.add_channel(scene.guild, "short-lived")
        _, answer = await answered(scene, REFUSED, channel)
        thread = open_thread(scene.discord.world, answer, "more", scene.amina.user)
        await answered(scene, QUESTION, thread)
        command = await scene.amina.slash("ask", channel=thread, question=f"{QUESTION} Really?")
        await command.final()
        await answered(scene, "Who owes it?")
        scene.discord.remove_channel(channel if whole else thread)
        await forgotten(scene, client, "Zanzibarbara" if whole else "pumps failed, asks")
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT text FROM questions ORDER BY id"
        )
    assert [row[0] for row in rows] == ["" if whole else REFUSED, "", "", "Who owes it?"]


async def test_a_channel_deleted_before_its_question_is_kept_is_forgotten(scene: Scene) -> None:
    """A database that another program holds is slower than whoever deletes the channel."""
    async with scene.bot() as client:
        channel = scene.discord.add_channel(scene.guild, "short-lived")
        async with client.services.database.write():
            await scene.amina.say(channel, QUESTION, mention_bot=True)
            await scene.discord.wait_until_idle()
            scene.discord.remove_channel(channel)
            await scene.discord.wait_until(lambda: channel.id in client.services.deleted_places)
        await forgotten(scene, client)


async def test_a_command_whose_thinking_is_deleted_is_forgotten(scene: Scene) -> None:
    """That is the message which would have had the question."""
    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot() as client:
        await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        (thinking,) = scene.channel.messages.values()
        scene.discord.delete(thinking)
        gate.set()
        await scene.discord.wait_for_message(after=thinking, channel=scene.channel)
        await forgotten(scene, client)


async def test_an_answer_deleted_before_it_is_known_as_one_is_forgotten(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord tells of it before the database knows which message the answer became."""
    async with scene.bot() as client:

        async def set_late(database: Database, question_id: int, reply_id: int) -> None:
            scene.discord.delete(scene.channel.messages[reply_id])
            await scene.discord.wait_until(lambda: reply_id in client.services.deleted)
            await set_reply(database, question_id, reply_id)

        monkeypatch.setattr(deliver, "set_reply", set_late)
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        await scene.discord.wait_until(lambda: all(m.deleted for m in asked.messages))
        await forgotten(scene, client)


async def test_with_the_answer_to_a_mention_nothing_is_forgotten(scene: Scene) -> None:
    """The message that asked stands as before."""
    async with scene.bot() as client:
        _, answer = await answered(scene)
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
        scene.discord.delete(answer)
        await scene.discord.wait_until(lambda: answer.id in client.services.deleted)
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT status, text FROM questions"
        )
    assert [tuple(row) for row in rows] == [("answered", QUESTION)]


async def test_in_a_question_channel_one_deleted_meanwhile_is_not_answered(
    reading_scene: Scene,
) -> None:
    """Nobody asked the bot, and there is nothing left to reply to."""
    scene, gate = reading_scene, threading.Event()
    async with scene.bot() as client:
        channels = (scene.channel.id,)
        await choose(client.services.database, scene.guild.id, question_channels=channels)
        scene.answerer.before = held_by(gate)
        asked = await scene.amina.say(scene.channel, QUESTION)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        await scene.amina.delete(asked)
        await scene.discord.wait_until(lambda: asked.id in client.services.deleted)
        gate.set()
        await forgotten(scene, client)
        rows = await client.services.database.connection.execute_fetchall("SELECT * FROM questions")
    assert list(rows) == [] and scene.discord.messages(scene.channel) == []
