"""Where no thread can be opened or written in, the answer is given all the same, and once."""

import threading

import pytest

from tests.bot.test_threads import QUESTION, in_threads
from tests.discord_server import messages
from tests.discord_server.reading import buttons, text
from tests.discord_server.state import Channel
from tests.support.answerer import held_by
from tests.support.running_bot import Scene


@pytest.mark.parametrize("missing", ["create_public_threads", "send_messages_in_threads"])
async def test_without_the_permissions_the_answer_stands_alone(
    scene: Scene, missing: str, caplog: pytest.LogCaptureFixture
) -> None:
    """By command or by mention it is in the channel, with no thread that would stay empty; only the
    log tells what was not possible."""
    async with scene.bot():
        await in_threads(scene)
        scene.discord.deny(scene.channel, missing)
        reply = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        said = await scene.bruno.say(scene.channel, QUESTION, mention_bot=True)
        answers = [
            await reply.final(),
            await scene.discord.wait_for_message(after=said, channel=scene.channel),
        ]
        await scene.discord.wait_until_idle()
        assert len(reply.messages) == 1
    assert all("Hope** **sank**" in text(answer) for answer in answers)
    assert {"Context", "Helpful"} <= {button.label for button in buttons(answers[0])}
    assert [each.thread for each in (*answers, said)] == [None] * 3
    assert caplog.text.count("no thread is opened") == 2 and "failed [" not in caplog.text


async def test_a_thread_that_is_deleted_before_the_answer_costs_no_answer(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """It is given in the channel, where it was asked."""
    async with scene.bot():
        await in_threads(scene)
        elsewhere = rf"/channels/(?!{scene.channel.id}/)\d+/messages$"
        scene.discord.fail_next("POST", elsewhere, 404, code=10003)
        said = await scene.bruno.say(scene.channel, QUESTION, mention_bot=True)
        answer = await scene.discord.wait_for_message(after=said, channel=scene.channel)
    assert "Hope** **sank**" in text(answer)
    assert "(404 10003)" in caplog.text and "failed [" not in caplog.text


@pytest.mark.parametrize("status", [502, 0])
async def test_a_thread_that_opened_though_its_response_was_lost_is_used(
    scene: Scene, status: int
) -> None:
    """The answer stands in it, not above an empty one; a broken connection is a loss, too."""
    async with scene.bot():
        await in_threads(scene)
        scene.discord.fail_next("POST", "/threads$", status, after=True)
        said = await scene.bruno.say(scene.channel, QUESTION, mention_bot=True)
        thread: Channel = await scene.discord.wait_until(lambda: said.thread)
        answer = await scene.discord.wait_for_message(channel=thread)
        await scene.discord.wait_until_idle()
    assert "Hope** **sank**" in text(answer)
    assert scene.discord.messages(scene.channel)[-1] is said


async def test_another_bots_thread_on_the_question_is_no_place_for_the_answer(scene: Scene) -> None:
    """Some open one on every message; the answer is given where it was asked."""
    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot():
        await in_threads(scene)
        said = await scene.bruno.say(scene.channel, QUESTION, mention_bot=True)
        theirs = messages.open_thread(scene.discord.world, said, "talk", scene.amina.user)
        scene.discord.fail_next("POST", "/threads$", 400, code=160004)
        gate.set()
        answer = await scene.discord.wait_for_message(after=said, channel=scene.channel)
    assert "Hope** **sank**" in text(answer) and not scene.discord.messages(theirs)
