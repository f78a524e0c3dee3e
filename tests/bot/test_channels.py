"""The channels in the settings: of every kind that is written in, and only those that exist."""

import contextlib
import sqlite3

import pytest

from bot.data.choices import Choices, choose
from tests.discord_server.limits import walk
from tests.discord_server.reading import text
from tests.support.running_bot import Scene

QUESTION = "Who said the pumps failed on the ferry?"


def kept(scene: Scene) -> Choices:
    """Read the choices as the bot kept them."""
    with contextlib.closing(sqlite3.connect(scene.database)) as connection:
        query = "SELECT choices FROM guilds WHERE guild_id = ?"
        (found,) = connection.execute(query, (scene.guild.id,)).fetchone()
    return Choices.model_validate_json(found)


async def told(scene: Scene) -> str:
    """Ask in a channel that is not among the chosen ones, and give the reply."""
    asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
    return text(await asked.final())


async def test_a_deleted_channel_leaves_the_settings(scene: Scene) -> None:
    """What stays is chosen still. With the last one gone the bot answers nowhere, and says so to
    who asks and in the panel, where others can be chosen."""
    one, two = (scene.discord.add_channel(scene.guild, name) for name in ("one", "two"))
    async with scene.bot() as client:
        chosen = {"allowed": (one.id, two.id), "question_channels": (one.id,), "quotes": 2}
        await choose(client.services.database, scene.guild.id, **chosen)
        scene.discord.remove_channel(one)
        await scene.discord.wait_until(lambda: kept(scene) == Choices(allowed=(two.id,), quotes=2))
        assert f"<#{two.id}>" in await told(scene)
        scene.discord.remove_channel(two)
        await scene.discord.wait_until(lambda: two.id not in kept(scene).channels)
        assert "were deleted" in await told(scene)
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        assert "were deleted" in text(panel) and "by choosing one and taking it out" in text(panel)
        panel = await (await scene.admin.choose(panel, "cv-set:allowed", [scene.channel])).final()
        assert "were deleted" not in text(panel)
        assert "Moreau" in await told(scene)


async def test_who_asks_is_sent_to_channels_that_they_see_only(scene: Scene) -> None:
    """A channel hidden from them is not named, not even by its id; administrators see it."""
    seen, hidden = (scene.discord.add_channel(scene.guild, name) for name in ("seen", "hidden"))
    scene.discord.hide(hidden)
    async with scene.bot() as client:
        database = client.services.database
        await choose(database, scene.guild.id, allowed=(seen.id, hidden.id))
        assert await told(scene) == f"I do not answer in this channel. I do in: <#{seen.id}>"
        asked = await scene.admin.slash("ask", channel=scene.channel, question=QUESTION)
        assert f"<#{hidden.id}>" in text(await asked.final())
        await choose(database, scene.guild.id, allowed=(hidden.id,))
        assert await told(scene) == "I do not answer in this channel."


async def test_a_wrong_channel_costs_nothing_in_the_right_one(scene: Scene) -> None:
    """Who follows the advice is answered; who does not is told to wait in the end."""
    here = scene.discord.add_channel(scene.guild, "here")
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, allowed=(here.id,), per_minute=1)
        replies = []
        for channel in (scene.channel, scene.channel, here):
            asked = await scene.amina.slash("ask", channel=channel, question=QUESTION)
            replies.append(text(await asked.final()))
    assert f"<#{here.id}>" in replies[0] and "Try again in" in replies[1] and "Moreau" in replies[2]


async def test_every_kind_of_channel_that_is_written_in_can_be_chosen(scene: Scene) -> None:
    """Text, announcements, voice and stage with their chats, forums, media
    (https://discord.com/developers/docs/resources/channel#channel-object-channel-types)."""
    async with scene.bot():
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
    kinds = [set(each["channel_types"]) for each in walk(panel.components) if each["type"] == 8]
    assert kinds == [{0, 2, 5, 13, 15, 16}] * 2


@pytest.mark.parametrize("away", ["stopped", "cut off"])
async def test_a_channel_deleted_while_the_bot_was_away_leaves_the_settings(
    scene: Scene, away: str
) -> None:
    """At the next start, or when Discord remembers the session no longer; what is there stays."""
    one, two = (scene.discord.add_channel(scene.guild, name) for name in ("one", "two"))
    left = Choices(allowed=(two.id,))
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, allowed=(one.id, two.id))
        if away == "cut off":
            scene.discord.gateway.sessions.clear()
            scene.discord.remove_channel(one)
            await scene.discord.invalidate_session()
            await scene.discord.wait_until(lambda: kept(scene) == left)
    if away == "stopped":
        scene.discord.remove_channel(one)
        async with scene.bot():
            await scene.discord.wait_until(lambda: kept(scene) == left)


@pytest.mark.parametrize("status", [200, 403, 404, 503])
async def test_a_channel_that_discord_does_not_call_unknown_stays(
    scene: Scene, status: int
) -> None:
    """It is missing from what Discord tells at the start, but whether it exists is asked first."""
    hidden = scene.discord.add_channel(scene.guild, "hidden")
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, allowed=(hidden.id,))
    del scene.guild.channels[hidden.id]
    path = rf"/channels/{hidden.id}$"
    if status != 200:
        scene.discord.fail_next("GET", path, status, times=9)
    async with scene.bot():
        await scene.discord.wait_until(
            lambda: [r for r in scene.discord.requests if r.path.endswith(f"/channels/{hidden.id}")]
        )
        await scene.discord.wait_until_idle()
        assert kept(scene).allowed == (hidden.id,)


@pytest.mark.parametrize("type", [2, 5], ids=["voice", "announcements"])
async def test_announcement_and_voice_channels_can_be_chosen(scene: Scene, type: int) -> None:
    """The bot answers there, by command and by mention."""
    place = scene.discord.add_channel(scene.guild, "place", type=type)
    async with scene.bot():
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        for menu in ("cv-set:allowed", "cv-set:question_channels"):
            await (await scene.admin.choose(panel, menu, [place])).final()
        assert kept(scene).channels == {place.id}
        asked = await scene.amina.slash("ask", channel=place, question=QUESTION)
        assert "Moreau" in text(await asked.final())
        said = await scene.amina.say(place, QUESTION, mention_bot=True)
        assert "Moreau" in text(await scene.discord.wait_for_message(after=said))
        assert "Moreau" not in await told(scene)


async def test_where_it_may_not_write_a_refusal_goes_by_direct_message(scene: Scene) -> None:
    """In a channel that was not chosen, as often, the bot has no right to say so."""
    async with scene.bot() as client:
        other = scene.discord.add_channel(scene.guild, "general")
        await choose(client.services.database, scene.guild.id, allowed=(scene.channel.id,))
        scene.discord.deny(other, "send_messages")
        await scene.amina.say(other, QUESTION, mention_bot=True)
        sent = await scene.discord.wait_for_message(channel=scene.amina.dm_channel)
        assert f"<#{other.id}>" in text(sent)
