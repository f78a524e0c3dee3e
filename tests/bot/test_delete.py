"""Delete: also an answer whose question is stored no longer can be taken away."""

import threading
from collections.abc import Awaitable, Callable

import pytest

from bot.data.choices import choose
from tests.discord_server.reading import is_ephemeral, text
from tests.discord_server.state import Message
from tests.support.answerer import held_by
from tests.support.running_bot import Scene

QUESTION = "Who said the pumps failed on the ferry?"


async def by_command(scene: Scene) -> Message:
    asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
    return await asked.final()


async def by_mention(scene: Scene) -> Message:
    asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
    return await scene.discord.wait_for_message(after=asked)


async def privately(scene: Scene) -> Message:
    await scene.amina.dm(QUESTION)
    return await scene.discord.wait_for_message(channel=scene.amina.dm_channel)


async def forget_me(scene: Scene) -> None:
    """Delete everything that is stored of the asker, as she does it."""
    shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
    sure = await scene.amina.press(shown, "Delete everything")
    shown = await sure.final(where=lambda message: "brought back" in text(message))
    done = await scene.amina.press(shown, "Yes, delete")
    await done.final(where=lambda message: "Deleted" in text(message))


@pytest.mark.parametrize("asking", [by_command, by_mention, privately])
async def test_who_asked_can_delete_an_answer_whose_question_is_forgotten(
    scene: Scene, asking: Callable[[Scene], Awaitable[Message]]
) -> None:
    """After /privacy; who used the command, or wrote what was replied to, stands beside it."""
    async with scene.bot():
        answer = await asking(scene)
        await forget_me(scene)
        await scene.amina.press(answer, "Delete")
        await scene.discord.wait_until(lambda: answer.deleted)


async def test_a_moderator_can_delete_an_answer_whose_question_is_forgotten(scene: Scene) -> None:
    """And nobody else but who asked."""
    async with scene.bot():
        answers = [await by_command(scene), await by_mention(scene)]
        await forget_me(scene)
        for answer in answers:
            refused = await (await scene.bruno.press(answer, "Delete")).final()
            assert "la personne" in text(refused) and is_ephemeral(refused)
            assert not answer.deleted
            await scene.admin.press(answer, "Delete")
        await scene.discord.wait_until(lambda: all(answer.deleted for answer in answers))


async def test_where_nobody_knows_who_asked_a_moderator_can_delete(scene: Scene) -> None:
    """The question was deleted too, so that the answer is a reply to nothing."""
    async with scene.bot():
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        answer = await scene.discord.wait_for_message(after=asked)
        await scene.amina.delete(asked)
        await forget_me(scene)
        refused = await (await scene.amina.press(answer, "Delete")).final()
        assert "no longer stored" in text(refused)
        await scene.admin.press(answer, "Delete")
        await scene.discord.wait_until(lambda: answer.deleted)


@pytest.mark.parametrize("forgotten", [False, True])
async def test_a_later_answer_in_a_thread_is_not_the_threads_own(
    scene: Scene, forgotten: bool
) -> None:
    """It stands alone where its question was deleted meanwhile: it goes for who asked it, and
    stays for who opened the thread, which stays as it is."""
    gate = threading.Event()
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, in_thread=True)
        await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        first = await scene.discord.wait_for_message(where=lambda m: "Moreau" in text(m))
        scene.answerer.before = held_by(gate)
        asked = await scene.bruno.say(
            first.channel, "When did the market of Oldtown burn?", mention_bot=True
        )
        await scene.discord.wait_until(lambda: len(scene.answerer.asked) == 2)
        await scene.bruno.delete(asked)
        gate.set()
        later = await scene.discord.wait_for_message(channel=first.channel, after=first)
        if forgotten:
            async with client.services.database.write() as connection:
                await connection.execute("DELETE FROM questions")
        refused = await (await scene.amina.press(later, "Delete")).final()
        assert is_ephemeral(refused) and not later.deleted
        await (scene.admin if forgotten else scene.bruno).press(later, "Delete")
        await scene.discord.wait_until(lambda: later.deleted)
        await scene.discord.wait_until_idle()
        assert not first.channel.archived and not first.deleted
        await scene.amina.press(first, "Delete")
        await scene.discord.wait_until(lambda: first.deleted and first.channel.archived)
