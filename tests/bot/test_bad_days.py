"""Discord's bad days: what the person sees, what is logged, and that nothing is answered twice."""

import pytest

from tests.discord_server.reading import text
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


async def test_a_missing_permission_is_told_in_private(scene: Scene) -> None:
    """Where the bot may not write, the person hears so by direct message, with an id."""
    async with scene.bot():
        scene.discord.deny(scene.channel, "send_messages")
        await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        told = await scene.discord.wait_for_message(channel=scene.amina.dm_channel)
    assert "give this id" in text(told)
