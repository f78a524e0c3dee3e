"""The local Discord has bad days on request, and a real discord.py gets through them."""

import discord
import pytest

from tests.discord_server.reading import text
from tests.discord_server.server import DiscordServer, running
from tests.discord_server.state import Channel
from tests.support.echo_bot import EchoBot


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_rate_limit_is_survived(
    server: DiscordServer, bot: EchoBot, everywhere: bool
) -> None:
    """A 429, of a bucket or global, is waited for, and the message then sent once."""
    server.rate_limit_next("POST", r"/messages$", 0.01, everywhere=everywhere)
    said = await server.add_user("amina").dm("hello")
    answer = await server.wait_for_message(after=said)
    assert server.messages(said.channel) == [said, answer]
    assert [r.status for r in server.requests if r.path.endswith("/messages")] == [429, 200]


async def test_a_bucket_is_told_and_kept(server: DiscordServer, bot: EchoBot) -> None:
    """With the headers of a bucket discord.py waits by itself: nothing is refused."""
    server.limit_bucket("POST", r"/messages$", limit=1, per=0.05)
    amina = server.add_user("amina")
    for word in "abc":
        await amina.dm(word)
    await server.wait_until(lambda: len(server.messages(amina.dm_channel)) == 6)
    assert {r.status for r in server.requests if r.path.endswith("/messages")} == {200}


async def test_a_message_sent_again_is_seen_once(server: DiscordServer, bot: EchoBot) -> None:
    """A 502 after the deed makes discord.py send again; Discord knows it by its nonce."""
    server.fail_next("POST", r"/messages$", 502, "<html>bad gateway</html>", after=True)
    said = await server.add_user("amina").dm("hello")
    await server.wait_until(
        lambda: [r.status for r in server.requests if r.path.endswith("/messages")] == [502, 200]
    )
    assert len(server.messages(said.channel)) == 2


@pytest.mark.parametrize("code", [4000, None])
async def test_a_dropped_gateway_is_resumed(
    server: DiscordServer, bot: EchoBot, code: int | None
) -> None:
    """After a close or a cut the client resumes its session, and hears what is said then."""
    await server.drop_gateway(code)
    assert (server.gateway.identified, server.gateway.resumed) == (1, 1)
    said = await server.add_user("amina").dm("still there?")
    assert text(await server.wait_for_message(after=said)) == "Heard: still there?"


async def test_what_happens_meanwhile_is_replayed_once(server: DiscordServer, bot: EchoBot) -> None:
    """Messages written while the gateway is down arrive after the resume, in order, once."""
    amina = server.add_user("amina")
    await amina.dm("before")
    await server.wait_until_idle()
    async with server.gateway_down():
        await amina.dm("one")
        await amina.dm("two")
    await server.wait_until_idle()
    assert bot.heard == ["before", "one", "two"]
    assert "RESUMED" in bot.seen


@pytest.mark.parametrize(("resumable", "expected"), [(True, (1, 1)), (False, (2, 0))])
async def test_an_invalid_session_is_replaced(
    server: DiscordServer, bot: EchoBot, resumable: bool, expected: tuple[int, int]
) -> None:
    """Op 9 makes the client resume, or identify anew, at this server in both cases."""
    await server.invalidate_session(resumable=resumable)
    assert (server.gateway.identified, server.gateway.resumed) == expected
    said = await server.add_user("amina").dm("hello")
    assert text(await server.wait_for_message(after=said)) == "Heard: hello"


async def test_a_request_to_reconnect_is_followed(server: DiscordServer, bot: EchoBot) -> None:
    """Op 7 makes the client come back and resume."""
    await server.reconnect_gateway()
    assert (server.gateway.identified, server.gateway.resumed) == (1, 1)


async def test_an_event_can_come_twice(server: DiscordServer, bot: EchoBot) -> None:
    """deliver_twice sends the next event of that name twice, and then no more."""
    server.deliver_twice("MESSAGE_CREATE")
    amina = server.add_user("amina")
    await amina.dm("one")
    await amina.dm("two")
    await server.wait_until_idle()
    assert sorted(bot.heard) == ["one", "one", "two"]


async def test_content_is_given_only_where_discord_gives_it(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """Without the intent: in private, when mentioned, and in a reply that pings the bot."""
    amina = server.add_user("amina")
    said = await amina.say(channel, "chatter")
    answer = await server.wait_for_message(after=said)
    await amina.say(channel, "and where?", reply_to=answer)
    await amina.say(channel, "unpinged", reply_to=answer, ping=False)
    await amina.say(channel, "when?", mention_bot=True)
    await amina.dm("private")
    await server.wait_until_idle()
    mentioned = f"<@{server.bot.id}> when?"
    assert sorted(bot.heard) == sorted(["", "and where?", "", mentioned, "private"])


async def test_content_is_given_with_the_granted_intent() -> None:
    """With the intent granted and asked for, everything is read."""
    async with DiscordServer(privileged={"message_content"}) as server:
        guild = server.add_guild()
        intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)
        async with running(EchoBot(intents)) as bot:
            await server.add_user("amina").say(guild, "chatter")
            await server.wait_until_idle()
            assert bot.heard == ["chatter"]


async def test_a_privileged_intent_must_be_granted(server: DiscordServer) -> None:
    """An intent that the application was not granted ends the connection (4014)."""
    intents = discord.Intents(guilds=True, message_content=True)
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(EchoBot(intents)):
            pass


@pytest.mark.parametrize("silent", [False, True])
async def test_unanswered_heartbeats_make_the_client_come_back(
    server: DiscordServer, silent: bool
) -> None:
    """The connection is left and the session resumed on a new one, which is sound again."""
    server.gateway.heartbeat_interval = 0.1
    bot = EchoBot()
    bot._connection.heartbeat_timeout = 0.5
    async with running(bot):
        server.stop_acknowledging(silent=silent)
        await server.add_user("amina").dm("meanwhile")
        await server.wait_until(lambda: server.gateway.resumed, what="a resume")
        await server.wait_until_idle()
    assert bot.heard == ["meanwhile"]


async def test_a_held_answer_can_lose_its_message(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """An edit that arrives after the "thinking" message was deleted is error 10008."""
    hold = server.hold("PATCH", "/@original$")
    reply = await server.add_user("amina").slash("ask", channel=channel, question="?")
    await hold.reached()
    assert reply.original is not None
    server.delete(reply.original)
    hold.release()
    await server.wait_until(lambda: bot.errors)
    assert isinstance(bot.errors[0], discord.NotFound)
    assert bot.errors[0].code == 10008
