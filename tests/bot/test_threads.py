"""Replies in threads: where a server wants them, and what a question in one follows up."""

from pathlib import Path
from typing import Any

import pytest

from bot.data.choices import choose
from tests.discord_server import messages
from tests.discord_server.reading import is_ephemeral, text
from tests.discord_server.server import DiscordServer
from tests.discord_server.state import Channel, Message
from tests.support.running_bot import Scene

QUESTION = "When sank the ferry Hope?"


async def asked(scene: Scene, question: str = QUESTION, **options: Any) -> Message:
    """Ask by command and give the reply."""
    place = options.pop("channel", scene.channel)
    reply = await scene.amina.slash("ask", channel=place, question=question, **options)
    return await reply.final()


async def in_threads(scene: Scene) -> None:
    """Choose threads as an administrator does."""
    panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
    await (await scene.admin.choose(panel, "cv-set:place", ["thread"])).final()


async def thread_on(scene: Scene, message: Message) -> Channel:
    """Wait for the thread on a message, and for what the bot says in it."""
    thread: Channel = await scene.discord.wait_until(lambda: message.thread)
    await scene.discord.wait_for_message(channel=thread)
    return thread


async def test_ask_stays_in_the_channel_with_a_thread_to_ask_on_in(scene: Scene) -> None:
    """The command's own reply is the answer; the thread on it has the question's name."""
    async with scene.bot():
        await in_threads(scene)
        answer = await asked(scene)
        thread = await thread_on(scene, answer)
        shown = await (await scene.bruno.press(answer, "Context")).final()
    assert answer.channel is scene.channel
    assert "Hope** **sank**" in text(answer)
    assert thread.name == QUESTION
    assert [text(m) for m in scene.discord.messages(thread)] == [
        "-# Ask follow-up questions here: mention me, reply to one of my messages, or use `/ask`."
    ]
    assert "Le paragraphe autour" in text(shown)


async def test_questions_in_the_thread_are_answered_there_with_context(scene: Scene) -> None:
    """By a mention, by /ask, by a reply to what the bot said there; after a restart too."""
    async with scene.bot():
        await in_threads(scene)
        answer = await asked(scene)
        thread = await thread_on(scene, answer)
    async with scene.bot():
        hint = scene.discord.messages(thread)[0]
        mention = await scene.bruno.say(thread, "And where?", mention_bot=True)
        assert "Port Azure" in text(await scene.discord.wait_for_message(after=mention))
        again = await asked(scene, "On which day?", channel=thread)
        assert "Port Azure" in text(again) and again.channel is thread
        reply = await scene.bruno.say(thread, "And it?", reply_to=hint)
        assert "Port Azure" in text(await scene.discord.wait_for_message(after=reply))
        assert again.thread is None


async def test_the_last_question_that_stands_by_itself_is_the_context(scene: Scene) -> None:
    """After "Who spoke of the bakery fire?" in the thread, "And where?" is about that."""
    async with scene.bot():
        await in_threads(scene)
        thread = await thread_on(scene, await asked(scene))
        await asked(scene, "Where began the fire in the bakery?", channel=thread)
        await asked(scene, "And where?", channel=thread)
        last = await asked(scene, "By whom?", channel=thread)
        assert "bakery" in text(last)
        private = await asked(
            scene, "Which captain said pumps failed?", channel=thread, private=True
        )
        assert "Moreau" in text(private)
        assert "bakery" in text(await asked(scene, "And then?", channel=thread))


async def test_a_question_that_stands_by_itself_gets_no_context(scene: Scene) -> None:
    """In the thread too: words of another question would only mislead."""
    async with scene.bot():
        await in_threads(scene)
        thread = await thread_on(scene, await asked(scene))
        refused = await asked(scene, "Which team won the last match?", channel=thread)
    assert "do not say" in text(refused)


async def test_a_thread_of_others_is_a_place_like_any_other(scene: Scene) -> None:
    """Answers there are in place, without a thread, and nothing is taken for context."""
    async with scene.bot():
        await in_threads(scene)
        said = await scene.bruno.say(scene.channel, "The ferry Hope sank!")
        theirs = messages.open_thread(scene.discord.world, said, "gossip", scene.bruno.user)
        answer = await asked(scene, channel=theirs)
        assert answer.channel is theirs and "Hope** **sank**" in text(answer)
        assert "do not say" in text(await asked(scene, "And where?", channel=theirs))
        await scene.discord.wait_until_idle()
    assert answer.thread is None


@pytest.mark.parametrize("kind", ["private", "direct", "refused", "in place"])
async def test_no_thread_where_none_belongs(scene: Scene, kind: str) -> None:
    """Not on what one person sees, not on a refusal, not where the server wants none."""
    async with scene.bot():
        if kind != "in place":
            await in_threads(scene)
        question = "Which team won the last match?" if kind == "refused" else QUESTION
        place = None if kind == "direct" else scene.channel
        answer = await asked(scene, question, channel=place, private=kind == "private")
        await scene.discord.wait_until_idle()
    assert answer.thread is None
    assert is_ephemeral(answer) is (kind == "private")


@pytest.mark.parametrize("restarted", [False, True])
async def test_deleting_the_answer_archives_its_thread(scene: Scene, restarted: bool) -> None:
    """The thread leaves the channel's list; what people wrote in it stays to be read."""
    async with scene.bot():
        await in_threads(scene)
        answer = await asked(scene)
        thread = await thread_on(scene, answer)
        said = await scene.bruno.say(thread, "A pity!")
        if not restarted:
            await scene.amina.press(answer, "Delete")
            await scene.discord.wait_until(lambda: thread.archived)
    async with scene.bot():
        if restarted:
            await scene.amina.press(answer, "Delete")
            await scene.discord.wait_until(lambda: thread.archived)
    assert answer.deleted and not said.deleted


@pytest.mark.parametrize("forgotten", [False, True])
async def test_a_mentions_answer_in_its_thread_can_be_deleted(
    scene: Scene, forgotten: bool
) -> None:
    """The thread stands on the question: who wrote that asked, and it leaves the list as well."""
    async with scene.bot() as client:
        await in_threads(scene)
        said = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        thread = await thread_on(scene, said)
        answer = scene.discord.messages(thread)[0]
        if forgotten:
            async with client.services.database.write() as connection:
                await connection.execute("DELETE FROM questions")
        refused = await (await scene.bruno.press(answer, "Delete")).final()
        assert is_ephemeral(refused) and not answer.deleted
        await scene.amina.press(answer, "Delete")
        await scene.discord.wait_until(lambda: answer.deleted and thread.archived)
    assert not said.deleted


async def test_what_is_no_question_opens_no_thread(scene: Scene) -> None:
    """A greeting is answered where it stands, also where answers go in threads."""
    async with scene.bot():
        await in_threads(scene)
        said = await scene.amina.say(scene.channel, "hi", mention_bot=True)
        await scene.discord.wait_for_message(after=said, channel=scene.channel)
    assert said.thread is None


async def test_a_thread_of_others_on_an_answer_is_left_to_them(scene: Scene) -> None:
    """Deleting the answer touches no thread that somebody else opened on it."""
    async with scene.bot():
        answer = await asked(scene)
        theirs = messages.open_thread(scene.discord.world, answer, "gossip", scene.bruno.user)
        await scene.amina.press(answer, "Delete")
        await scene.discord.wait_until(lambda: answer.deleted)
        await scene.discord.wait_until_idle()
    assert not theirs.archived


async def test_threads_of_a_question_channel_need_no_mention(tmp_path: Path) -> None:
    """Even one word that asks is understood from the answer above it; chatter is left alone, and
    in the channel so is that word."""
    async with DiscordServer(privileged={"message_content"}) as discord:
        scene = Scene(discord, tmp_path, settings={"message_content": True})
        async with scene.bot() as client:
            channels = (scene.channel.id,)
            database = client.services.database
            await choose(database, scene.guild.id, question_channels=channels, in_thread=True)
            thread = await thread_on(scene, await asked(scene))
            await scene.bruno.say(thread, "Oh, there!")
            await scene.bruno.say(scene.channel, "Where?")
            said = await scene.bruno.say(thread, "Where?")
            answer = await scene.discord.wait_for_message(after=said)
            await scene.discord.wait_until_idle()
    assert "Port Azure" in text(answer)
    assert answer.channel is thread
    for place, replies in ((thread, 2), (scene.channel, 1)):
        assert len([m for m in scene.discord.messages(place) if m.author.bot]) == replies


async def test_what_threads_are_for_is_said_in_both_languages(scene: Scene) -> None:
    """The panel says it where the choice is made, and /help to everybody."""
    async with scene.bot() as client:
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        assert "the answer to `/ask` stays in the channel and opens a thread" in text(panel)
        await choose(client.services.database, scene.guild.id, language="fr")
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        assert "la réponse à `/demander` (`/ask`) reste dans le salon et ouvre un fil" in text(
            panel
        )
        shown = await (await scene.amina.slash("help", channel=scene.channel)).final()
    assert "Dans un fil ouvert sur une réponse" in text(shown)
