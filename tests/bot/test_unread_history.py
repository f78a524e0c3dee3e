"""Where the bot may not read the history Discord takes no reply: it is a message by itself."""

import pytest

from bot.data.choices import choose
from tests.discord_server.reading import text
from tests.support.running_bot import Scene

QUESTION = "Who said pumps failed?"


async def test_the_answer_and_what_is_told_stand_by_themselves(scene: Scene) -> None:
    """Both the answer and the notice of a limit reach the person in the channel."""
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, per_minute=1)
        scene.discord.deny(scene.channel, "read_message_history")
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        answer = await scene.discord.wait_for_message(after=asked)
        again = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        told = await scene.discord.wait_for_message(after=again)
        await scene.discord.wait_until_idle()
    assert "Moreau" in text(answer) and "Try again in" in text(told)
    assert answer.reply_to is None and told.reply_to is None
    assert answer.pings_nobody and told.pings_nobody
    assert not scene.discord.messages(scene.amina.dm_channel)


@pytest.mark.parametrize(("code", "sent"), [(160002, 2), (160009, 2), (50013, 1), (50007, 1)])
async def test_only_an_unread_history_is_tried_again(scene: Scene, code: int, sent: int) -> None:
    """Once more without the reference where that may be why; other refusals are final."""
    async with scene.bot():
        body = {"code": code, "message": "Refused"}
        scene.discord.fail_next("POST", rf"/channels/{scene.channel.id}/messages$", 403, body)
        await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        place = scene.channel if sent == 2 else scene.amina.dm_channel
        told = await scene.discord.wait_for_message(channel=place)
    tried = [r for r in scene.discord.requests if r.path.endswith(f"{scene.channel.id}/messages")]
    assert len(tried) == sent
    assert ("Moreau" in text(told)) is (sent == 2)
    assert told.reply_to is None
