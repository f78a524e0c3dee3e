"""Discord's bad days: what the person sees, what is logged, and that nothing is answered twice."""

import asyncio
import threading

import pytest

from bot.data.choices import choose
from tests.discord_server.reading import is_ephemeral, text
from tests.support.answerer import held_by
from tests.support.running_bot import Scene

QUESTION = "Who said pumps failed?"


async def test_a_429_is_survived(scene: Scene) -> None:
    """A reply that Discord refuses for its rate goes out a moment later, once."""
    async with scene.bot():
        scene.discord.rate_limit_next("POST", r"/messages$", 0.05)
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        answer = await scene.discord.wait_for_message(after=asked)
        await scene.discord.wait_until_idle()
    assert "Moreau" in text(answer)
    assert len([m for m in scene.discord.messages(scene.channel) if m.author.bot]) == 1


async def test_the_gateway_dropped_is_resumed_and_nothing_is_lost(scene: Scene) -> None:
    """A question asked while the connection was down is answered after the resume."""
    async with scene.bot():
        async with scene.discord.gateway_down():
            asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        answer = await scene.discord.wait_for_message(after=asked)
    assert "Moreau" in text(answer)


@pytest.mark.parametrize("status", [500, 502])
async def test_a_server_error_on_the_reply_is_tried_again(scene: Scene, status: int) -> None:
    """One failure of Discord's costs the person nothing."""
    async with scene.bot():
        scene.discord.fail_next("PATCH", r"/messages/@original", status)
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        assert "Moreau" in text(await asked.final())


@pytest.mark.parametrize("path", ["/callback", "/@original"])
async def test_a_command_whose_answer_was_lost_on_the_way_is_answered_once(
    scene: Scene, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    """Discord did what it was asked and a 502 came back: what is tried again does no harm."""
    async with scene.bot():
        scene.discord.fail_next("*", path, 502, after=True)
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        assert "Moreau" in text(await asked.final())
        await scene.discord.wait_until_idle()
    assert len(asked.messages) == 1
    assert "failed [" not in caplog.text


async def test_a_failure_after_a_lost_answer_is_told_in_private(scene: Scene) -> None:
    """Also then "is thinking…" goes, and the asker alone is told an id."""

    def fail(_: str) -> None:
        raise RuntimeError

    scene.answerer.before = fail
    async with scene.bot():
        scene.discord.fail_next("POST", "/callback", 502, after=True)
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        told = await asked.final(where=text)
        await scene.discord.wait_until_idle()
    assert "give this id" in text(told) and is_ephemeral(told)
    assert asked.original is not None and asked.original.deleted


async def test_a_reply_whose_answer_was_lost_on_the_way_is_given_once(scene: Scene) -> None:
    """discord.py sends it again with the nonce by which Discord knows it."""
    async with scene.bot():
        scene.discord.fail_next("POST", r"/messages$", 502, after=True)
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        await scene.discord.wait_until(
            lambda: (
                [r.status for r in scene.discord.requests if r.path.endswith("/messages")]
                == [502, 200]
            )
        )
        answer = await scene.discord.wait_for_message(after=asked)
    assert "Moreau" in text(answer)
    assert scene.discord.messages(scene.channel) == [asked, answer]


async def test_an_expired_interaction_is_logged_and_nothing_else(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Too late to be told: the log has an id, the bot goes on."""
    async with scene.bot():
        scene.discord.fail_next("POST", r"/callback", 404, {"code": 10062, "message": "Unknown"})
        await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        await scene.discord.wait_until_idle()
        assert "/ask failed [" in caplog.text
        again = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        assert "Moreau" in text(await again.final())


async def test_a_question_deleted_meanwhile_is_still_answered(scene: Scene) -> None:
    """The reply then stands by itself."""
    async with scene.bot():
        scene.answerer.before = lambda question: None
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        await scene.amina.delete(asked)
        answer = await scene.discord.wait_for_message(channel=scene.channel)
    assert "Moreau" in text(answer)


async def test_a_missing_permission_is_told_in_private(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the bot may not write, the person hears so by direct message; it is no failure."""
    async with scene.bot():
        scene.discord.deny(scene.channel, "send_messages")
        await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        told = await scene.discord.wait_for_message(channel=scene.amina.dm_channel)
    assert f"I may not reply in <#{scene.channel.id}>" in text(told)
    assert "failed [" not in caplog.text


@pytest.mark.parametrize("resumable", [True, False])
async def test_an_invalid_session_is_begun_anew(scene: Scene, resumable: bool) -> None:
    """After it the bot answers as before."""
    async with scene.bot():
        await scene.discord.invalidate_session(resumable=resumable)
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        assert "Moreau" in text(await scene.discord.wait_for_message(after=asked))


async def test_a_reply_deleted_before_it_was_written_is_logged(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """The "is thinking…" is gone: the asker is told an id, the question is forgotten with it."""
    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot() as client:
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        await asked.acknowledged()
        original = await scene.discord.wait_until(lambda: asked.original)
        scene.discord.delete(original)
        gate.set()
        await scene.discord.wait_until_idle()
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT status FROM questions"
        )
    assert [row[0] for row in rows] == ["deleted"]
    assert "/ask failed [" in caplog.text


async def test_a_channel_gone_meanwhile_is_told_in_private(scene: Scene) -> None:
    """The channel is deleted while the answer is worked out: the asker hears of it."""
    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot():
        await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        scene.discord.remove_channel(scene.channel)
        gate.set()
        told = await scene.discord.wait_for_message(channel=scene.amina.dm_channel)
    assert "give this id" in text(told)


async def test_a_guild_that_was_unavailable_is_not_left(scene: Scene) -> None:
    """An outage of Discord's starts no deletion, and the bot answers afterwards."""
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, quotes=2)
        scene.discord.guild_unavailable(scene.guild)
        await scene.discord.wait_until_idle()
        scene.discord.guild_available(scene.guild)
        await scene.discord.wait_until_idle()
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT left_at FROM guilds"
        )
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        assert "Moreau" in text(await scene.discord.wait_for_message(after=asked))
    assert [row[0] for row in rows] == [None]


async def test_a_server_left_while_the_bot_was_away_is_noticed(scene: Scene) -> None:
    """At the next start the seven days begin."""
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, quotes=2)
    scene.discord.remove_guild(scene.guild)
    async with scene.bot() as client:
        await scene.discord.wait_until_idle()
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT left_at FROM guilds"
        )
    assert [row[0] for row in rows] == [int(scene.clock.now)]


@pytest.mark.parametrize("question", ["pumps failed captain?", "hello", "", "x" * 1001])
async def test_the_same_message_delivered_twice_is_answered_once(
    scene: Scene, question: str
) -> None:
    """Discord may deliver a message twice; one reply goes out, be it an answer or a short word."""
    scene.discord.deliver_twice("MESSAGE_CREATE")
    async with scene.bot():
        asked = await scene.amina.say(scene.channel, question, mention_bot=True)
        await scene.discord.wait_for_message(after=asked)
        await scene.discord.wait_until_idle()
    assert len([m for m in scene.discord.messages(scene.channel) if m.author.bot]) == 1


async def test_the_same_interaction_delivered_twice_is_taken_once(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """A command, then a button: one reply to each, and nothing in the log went wrong."""
    async with scene.bot():
        scene.discord.deliver_twice("INTERACTION_CREATE")
        asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        answer = await asked.final()
        await scene.discord.wait_until_idle()
        scene.discord.deliver_twice("INTERACTION_CREATE")
        pressed = await scene.amina.press(answer, "Context")
        await pressed.final()
        await scene.discord.wait_until_idle()
    assert [len(reply.messages) for reply in (asked, pressed)] == [1, 1]
    assert "failed [" not in caplog.text


async def test_typing_that_discord_refuses_costs_nothing(scene: Scene) -> None:
    """ "is typing…" fails: the answer comes all the same."""
    async with scene.bot():
        scene.discord.fail_next("POST", "/typing", 403)
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        assert "Moreau" in text(await scene.discord.wait_for_message(after=asked))


async def test_private_replies_leave_no_task_behind(scene: Scene) -> None:
    """After twenty of them as many tasks run as before."""
    async with scene.bot():
        await (await scene.amina.slash("help", channel=scene.channel)).final()
        await scene.discord.wait_until_idle()
        before = len(asyncio.all_tasks())
        for _ in range(20):
            await (await scene.amina.slash("help", channel=scene.channel)).final()
        await scene.discord.wait_until_idle()
        assert len(asyncio.all_tasks()) <= before + 2
