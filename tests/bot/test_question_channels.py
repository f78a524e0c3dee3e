"""Question channels: every question there is answered, chatter is left alone."""

import threading
import time
from collections.abc import Callable

import pytest

from bot.asking.overhearing import asks_something
from bot.data.choices import choose
from bot.running.client import ChapterAndVerse
from index.errors import QuoteError
from tests.bot.test_privacy import traces
from tests.discord_server.reading import text
from tests.support.answerer import held_by
from tests.support.running_bot import Scene

ANSWERED = "Who said the pumps failed, asks Zanzibarbara?"
UNANSWERED = "Who is Zanzibarbara, please?"


async def test_every_question_there_is_answered_and_chatter_is_not(reading_scene: Scene) -> None:
    """Of four messages only the question that the articles answer gets a reply."""
    scene = reading_scene
    async with scene.bot() as client:
        database = client.services.database
        await choose(database, scene.guild.id, question_channels=(scene.channel.id,))
        for chatter in ("The pumps failed, Ada Moreau said.", "lol", "Who won the bakery prize?"):
            await scene.amina.say(scene.channel, chatter)
        asked = await scene.amina.say(scene.channel, "Who said the pumps failed?")
        answer = await scene.discord.wait_for_message(after=asked)
        await scene.discord.wait_until_idle()
        kept = list(await database.connection.execute_fetchall("SELECT text FROM questions"))
    assert answer.reply_to is not None and answer.reply_to.id == asked.id
    assert "Moreau" in text(answer)
    assert len([m for m in scene.discord.messages(scene.channel) if m.author.bot]) == 1
    assert [row[0] for row in kept] == ["Who said the pumps failed?"]


async def open_channel(scene: Scene, client: ChapterAndVerse, **choices: int) -> None:
    """Make the scene's channel a question channel."""
    marked = {"question_channels": (scene.channel.id,), **choices}
    await choose(client.services.database, scene.guild.id, **marked)


def said_by_bot(scene: Scene) -> list[str]:
    """Give the texts of the bot's messages: in the channel and, to Amina, in private."""
    places = (scene.channel, scene.amina.dm_channel)
    return [text(m) for each in places for m in scene.discord.messages(each) if m.author.bot]


async def test_chatter_takes_nothing_from_who_asks_and_is_told_nothing(
    reading_scene: Scene,
) -> None:
    """Of what a person asks others, as much is looked into as they may ask of the bot, and no
    more; they can still ask, and hear of limits only when they ask too often themselves."""
    scene = reading_scene
    async with scene.bot() as client:
        await open_channel(scene, client, per_minute=2)
        for number in range(4):
            await scene.amina.say(scene.channel, f"Who won the bakery prize {number}?")
        await scene.discord.wait_until(lambda: len(scene.answerer.asked) == 2)
        await scene.discord.wait_until_idle()
        assert said_by_bot(scene) == []
        for _ in range(2):
            asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
            assert "Moreau" in text(await asked.final())
        asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Try again in 60 s" in text(await asked.final())
    assert len(scene.answerer.asked) == 3


@pytest.mark.parametrize("trouble", ["broken", "not written", "stopping"])
async def test_who_did_not_ask_the_bot_is_told_of_no_failure(
    reading_scene: Scene, caplog: pytest.LogCaptureFixture, trouble: str
) -> None:
    """The log has it; the person, who spoke to others, hears nothing and is kept nowhere."""

    def fail(_: str) -> None:
        raise RuntimeError("broken")

    scene = reading_scene
    async with scene.bot() as client:
        await open_channel(scene, client)
        scene.answerer.before = fail if trouble == "broken" else scene.answerer.before
        if trouble == "not written":
            scene.discord.deny(scene.channel, "send_messages")
        client.services.jobs.stopping = trouble == "stopping"
        await scene.amina.say(scene.channel, ANSWERED)
        logged = {"broken": "a message failed [", "not written": "may not reply", "stopping": ""}
        await scene.discord.wait_until(lambda: logged[trouble] in caplog.text)
        await scene.discord.wait_until_idle()
        assert traces(scene.folder, caplog.text, "Zanzibarbara", str(scene.amina.id)) == []
        assert not client.services.desk._remembered
    assert said_by_bot(scene) == []


def refuse(*_: object) -> None:
    """Withhold every quote."""
    raise QuoteError("not what the article says")


@pytest.mark.parametrize(("said", "withheld"), [(UNANSWERED, False), (ANSWERED, True)])
async def test_what_is_not_answered_is_kept_nowhere(
    reading_scene: Scene, said: str, withheld: bool
) -> None:
    """Neither the database's files, at any time, nor the memory hold what people ask each other,
    unless quotes answer it."""
    scene, gate = reading_scene, threading.Event()
    scene.answerer.before = held_by(gate)
    proves: Callable[..., None] = scene.prove
    scene.prove = refuse if withheld else proves
    async with scene.bot() as client:
        await open_channel(scene, client)
        await scene.amina.say(scene.channel, said)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        assert traces(scene.folder, "", "Zanzibarbara", str(scene.amina.id)) == []
        gate.set()
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
        assert traces(scene.folder, "", "Zanzibarbara", str(scene.amina.id)) == []
        assert not client.services.desk._remembered
    assert said_by_bot(scene) == []


async def test_an_answer_there_is_kept_like_any_other(reading_scene: Scene) -> None:
    """Its buttons work, it counts with the time it took, and is worked out once."""
    scene, gate, times = reading_scene, threading.Event(), []
    hold = held_by(gate)

    def work(question: str) -> None:
        times.append(time.perf_counter())
        hold(question)
        times.append(time.perf_counter())

    scene.answerer.before = work
    async with scene.bot() as client:
        await open_channel(scene, client)
        asked = await scene.amina.say(scene.channel, ANSWERED)
        await scene.discord.wait_until_idle()
        gate.set()
        answer = await scene.discord.wait_for_message(after=asked)
        shown = await (await scene.amina.press(answer, "Context")).final()
        again = await scene.bruno.say(scene.channel, ANSWERED)
        await scene.discord.wait_for_message(after=again)
        rows = list(
            await client.services.database.connection.execute_fetchall(
                "SELECT kind, status, seconds FROM questions ORDER BY id"
            )
        )
    assert "The paragraph around" in text(shown)
    assert [tuple(row)[:2] for row in rows] == [("channel", "answered")] * 2
    assert rows[0][2] >= times[1] - times[0]
    assert scene.answerer.asked == [ANSWERED]


async def test_a_question_channel_is_answered_in_whatever_else_is_allowed(
    reading_scene: Scene,
) -> None:
    """A channel marked for questions need not be among the allowed ones as well."""
    scene = reading_scene
    async with scene.bot() as client:
        other = scene.discord.add_channel(scene.guild, "other")
        chosen = {"allowed": (other.id,), "question_channels": (scene.channel.id,)}
        await choose(client.services.database, scene.guild.id, **chosen)
        asked = await scene.amina.say(scene.channel, "Who said the pumps failed?")
        assert "Moreau" in text(await scene.discord.wait_for_message(after=asked))


async def test_without_the_intent_the_panel_says_so(scene: Scene) -> None:
    """Choosing a question channel without the intent shows what is missing, and where to set it."""
    async with scene.bot():
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        choosing = await scene.admin.choose(panel, "cv-set:question_channels", [scene.channel])
        assert "CHAPTER_MESSAGE_CONTENT=true" in text(await choosing.final())
        await scene.amina.say(scene.channel, "Who said the pumps failed?")
        await scene.discord.wait_until_idle()
    assert not [
        m for m in scene.discord.messages(scene.channel) if m.author.bot and not m.ephemeral
    ]


def test_what_is_too_long_to_be_asked_asks_nothing() -> None:
    """It is not even taken apart: nobody would be told of its length."""
    question = "When was the officer shot?"
    assert asks_something(question)
    assert not asks_something("Hello! " * 200 + question)
