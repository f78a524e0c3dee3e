"""What Discord refuses, the local Discord refuses: with the same status and code."""

from typing import Any

import discord
import pytest

from tests.discord_server.server import DiscordServer
from tests.discord_server.state import Channel
from tests.support.echo_bot import EchoBot


async def refused(server: DiscordServer, bot: EchoBot) -> discord.HTTPException:
    """Wait for the bot's only failure, which Discord's refusal made, and return it."""
    await server.wait_until(lambda: bot.errors)
    (error,) = bot.errors
    assert isinstance(error, discord.HTTPException)
    return error


async def test_an_answer_after_three_seconds_is_too_late(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """The first answer to an interaction older than three seconds is error 10062."""
    hold = server.hold("POST", "/callback$")
    reply = await server.add_user().slash("ask", channel=channel, question="?")
    await hold.reached()
    server.expire_interactions()
    hold.release()
    error = await refused(server, bot)
    assert isinstance(error, discord.NotFound)
    assert error.code == 10062
    assert reply.messages == []


async def test_a_token_dies_after_fifteen_minutes(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """An edit with a token older than a quarter of an hour is error 50027."""
    hold = server.hold("PATCH", "/@original$")
    await server.add_user().slash("ask", channel=channel, question="?")
    await hold.reached()
    server.expire_tokens()
    hold.release()
    assert (await refused(server, bot)).code == 50027


async def test_a_second_acknowledgement_is_refused(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """An interaction is answered once: the second answer is error 40060."""
    await server.add_user().slash("twice", channel=channel)
    assert (await refused(server, bot)).code == 40060


async def test_what_is_gone_or_forbidden_is_said_so(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """Unknown message 10008, missing permission 50013, unseen channel 50001, no channel 10003; a
    reply where the history is not to be read 160002."""
    place = bot.get_channel(channel.id)
    assert isinstance(place, discord.TextChannel)
    sent = await place.send("hello")
    codes = []

    async def refused(attempt: Any) -> None:
        with pytest.raises(discord.HTTPException) as error:
            await attempt
        codes.append(error.value.code)

    await sent.delete()
    await refused(sent.edit(content="again"))
    said = await server.add_user("amina").say(channel, "mine")
    await refused(place.get_partial_message(said.id).delete())
    server.deny(channel, "read_message_history")
    await refused(place.get_partial_message(said.id).reply("unread"))
    server.deny(channel, "send_messages")
    await refused(place.send("quiet"))
    server.deny(channel, "view_channel")
    await refused(place.send("blind"))
    server.remove_channel(channel)
    await refused(place.send("gone"))
    assert codes == [10008, 50013, 160002, 50013, 50001, 10003]


async def test_pings_are_those_that_allowed_mentions_let_through(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """Nobody with none(), everyone named by default; text displays count as content does."""
    amina, place = server.add_user("amina"), bot.get_channel(channel.id)
    assert isinstance(place, discord.TextChannel)
    words = f"@everyone <@{amina.id}>"
    view = discord.ui.LayoutView().add_item(discord.ui.TextDisplay(words))
    loud = discord.AllowedMentions.all()
    quiet = await server.wait_for_message(where=await _sent(place.send(words)))
    everyone = await server.wait_for_message(
        where=await _sent(place.send(view=view, allowed_mentions=loud))
    )
    one = discord.AllowedMentions(everyone=False, users=[discord.Object(amina.id)], roles=False)
    only = await server.wait_for_message(where=await _sent(place.send(words, allowed_mentions=one)))
    assert quiet.pings_nobody
    assert (everyone.mentions, everyone.mention_everyone) == ([amina.user], True)
    assert (only.mentions, only.mention_everyone) == ([amina.user], False)


async def _sent(sending: Any) -> Any:
    sent = await sending
    return lambda message: message.id == sent.id


async def test_guilds_come_and_go(server: DiscordServer, bot: EchoBot) -> None:
    """An outage, its end, a new guild and a kick reach the client."""
    guild = next(iter(server.world.guilds.values()))
    server.guild_unavailable(guild)
    await server.wait_until_idle()
    assert bot.guilds[0].unavailable
    server.guild_available(guild)
    second = server.add_guild("Second")
    await server.wait_until_idle()
    assert {g.id for g in bot.guilds if not g.unavailable} == {guild.id, second.id}
    server.remove_guild(guild)
    await server.wait_until_idle()
    assert [g.id for g in bot.guilds] == [second.id]
