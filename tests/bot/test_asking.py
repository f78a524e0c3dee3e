"""Asking in Discord, end to end: the real client over HTTP and a websocket."""

import asyncio

import pytest

from bot.data.choices import choose
from tests.discord_server.reading import buttons, is_ephemeral, text
from tests.support.answerer import held_by
from tests.support.running_bot import Scene


async def test_the_bot_logs_in_and_registers_its_commands_once(scene: Scene) -> None:
    """Commands are told to Discord at the first start, and not again when nothing changed."""
    for _ in range(2):
        async with scene.bot():
            assert "ask" in {command["name"] for command in scene.discord.commands}
    puts = [r for r in scene.discord.requests if r.method == "PUT" and "commands" in r.path]
    assert len(puts) == 1


async def test_commands_that_discord_refuses_stop_nothing(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """A refused registration is a line in the log; mentions are answered, and the commands are told
    again once connected."""
    scene.discord.fail_next("PUT", r"/applications/\d+/commands$", 400)
    async with scene.bot():
        asked = await scene.amina.say(scene.channel, "pumps failed?", mention_bot=True)
        assert "pumps" in text(await scene.discord.wait_for_message(after=asked))
        assert "ask" in {command["name"] for command in scene.discord.commands}
    assert "Discord did not take the commands (400 " in caplog.text


async def test_ask_answers_with_the_quote_in_full_and_its_citation(scene: Scene) -> None:
    """/ask shows the sentence word for word, the answering words bold, and where it stands."""
    async with scene.bot():
        reply = await scene.amina.slash(
            "ask", channel=scene.channel, question="Who said pumps failed?"
        )
        shown = text(await reply.final())
    assert "Ada Moreau, **said** the **pumps** had **failed**." in shown
    assert "Ferry sinks · The Gazette · 4 March 2025 · ¶ 2 · [read it there](https://" in shown
    assert "#:~:text=" in shown


async def test_a_mention_is_answered_as_a_reply(scene: Scene) -> None:
    """A mention with a question gets the answer, in the same channel."""
    async with scene.bot():
        asked = await scene.amina.say(scene.channel, "Where did the fire begin?", mention_bot=True)
        answer = await scene.discord.wait_for_message(after=asked)
    assert "**fire** began" in text(answer)
    assert answer.reply_to is not None


async def test_a_direct_message_is_answered(scene: Scene) -> None:
    """A question in private needs no mention."""
    async with scene.bot():
        asked = await scene.amina.dm("How many people were saved?")
        answer = await scene.discord.wait_for_message(after=asked)
    assert "Forty" in text(answer)


async def test_not_found_is_said_plainly_with_the_nearest_passage_marked(scene: Scene) -> None:
    """What the articles do not say is refused; the nearest passage is called no answer."""
    async with scene.bot():
        reply = await scene.amina.slash(
            "ask", channel=scene.channel, question="Which bakery won a prize?"
        )
        message = await reply.final()
    assert "The articles do not say." in text(message)
    assert "Closest passage, not an answer" in text(message)
    assert "I expected an answer" in {button.label for button in buttons(message)}


async def test_everyone_in_an_article_pings_nobody(scene: Scene) -> None:
    """An article's mention is shown as its letters and pings nobody."""
    async with scene.bot():
        reply = await scene.amina.slash(
            "ask", channel=scene.channel, question="buoy found at the harbour?"
        )
        message = await reply.final()
    assert "\\@everyone" in text(message)
    assert message.pings_nobody


async def test_a_failure_is_logged_with_an_id_that_only_the_asker_is_told(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever fails, the person gets an id in private, and the log has the same id."""

    def fail(question: str) -> None:
        raise RuntimeError("broken")

    scene.answerer.before = fail
    async with scene.bot():
        reply = await scene.amina.slash("ask", channel=scene.channel, question="Who said it?")
        message = await reply.final(where=lambda m: "id" in text(m))
    assert is_ephemeral(message)
    number = text(message).split("`")[1]
    assert number in caplog.text
    assert [
        m for m in scene.discord.messages(scene.channel) if not m.deleted and not m.ephemeral
    ] == []


async def test_a_failure_is_told_in_the_language_of_the_server(scene: Scene) -> None:
    """As everything else is, where an administrator chose one."""

    def fail(question: str) -> None:
        raise RuntimeError("broken")

    scene.answerer.before = fail
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, language="fr")
        reply = await scene.amina.slash("ask", channel=scene.channel, question="Who said it?")
        message = await reply.final(where=text)
    assert "Quelque chose a échoué de mon côté" in text(message)


async def test_ask_is_acknowledged_before_the_answer_is_there(scene: Scene) -> None:
    """The answer may take its time: "is thinking…" is there at once."""
    import threading

    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot():
        reply = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        await reply.acknowledged()
        gate.set()
        assert "pumps" in text(await reply.final())


async def test_running_answers_finish_before_the_bot_stops(scene: Scene) -> None:
    """A stop waits for the answer in work."""
    import threading

    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot() as client:
        reply = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        await reply.acknowledged()
        closing = asyncio.create_task(client.close())
        await asyncio.sleep(0)
        gate.set()
        await closing
        assert "pumps" in text(await reply.final())
