"""The local Discord keeps Discord's rules, and a real discord.py lives with it."""

from collections.abc import AsyncIterator

import discord
import pytest

from tests.discord_server.gateway import RECONNECT
from tests.discord_server.offers import NotOfferedError
from tests.discord_server.reading import buttons, files, is_ephemeral, selects, text
from tests.discord_server.server import DiscordServer, running
from tests.discord_server.state import Channel, Guild
from tests.support.echo_bot import EchoBot


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server


@pytest.fixture
def guild(server: DiscordServer) -> Guild:
    return server.add_guild()


@pytest.fixture
def channel(guild: Guild) -> Channel:
    return next(iter(guild.channels.values()))


@pytest.fixture
async def bot(server: DiscordServer, guild: Guild) -> AsyncIterator[EchoBot]:
    async with running(EchoBot()) as bot:
        yield bot


async def test_a_client_logs_in_and_registers_its_commands(
    server: DiscordServer, bot: EchoBot, guild: Guild
) -> None:
    """After the log-in the client knows its guild and owner, and its commands are registered."""
    assert bot.user is not None
    assert bot.user.id == server.bot.id
    assert [g.id for g in bot.guilds] == [guild.id]
    assert (await bot.application_info()).owner.name == server.owner.name
    assert {c["name"] for c in server.commands} >= {"ask", "Quote it"}
    assert len(await bot.tree.fetch_commands()) == len(server.commands)


async def test_a_wrong_token_is_refused(server: DiscordServer) -> None:
    """A client with another token cannot log in (401)."""
    with pytest.raises(discord.LoginFailure):
        async with running(EchoBot(), "wrong"):
            pass


async def test_discord_py_is_put_back_afterwards() -> None:
    """When the server is gone discord.py points where it pointed before."""
    before = discord.http.Route.BASE
    async with DiscordServer() as server:
        assert discord.http.Route.BASE.startswith(server.url)
    assert before == discord.http.Route.BASE


async def test_slash_command_is_answered_after_a_deferral(
    server: DiscordServer, bot: EchoBot, guild: Guild
) -> None:
    """A deferred slash command ends in the one message that fills the deferral."""
    amina = server.add_user("amina")
    reply = await amina.slash("ask", channel=guild, question="When? @everyone")
    message = await reply.final()
    assert text(message) == "You asked: When? @everyone"
    assert server.messages(message.channel) == [message]
    assert reply.seconds_to_acknowledge is not None


async def test_an_ephemeral_answer_is_for_the_asker_only(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """Another user does not see it, nor may press anything on it."""
    amina, other = server.add_user("amina"), server.add_user("other")
    message = await (await amina.slash("whisper", channel=channel)).final()
    assert is_ephemeral(message)
    assert server.messages(channel, amina) == [message]
    assert server.messages(channel, other) == []
    with pytest.raises(NotOfferedError):
        await other.press(message, "any")


async def test_autocomplete_and_a_select_menu_and_a_file(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """Choices come for what is typed, a choice reaches its callback, an upload can be read."""
    amina = server.add_user("amina")
    choices = await amina.autocomplete("pick", "fruit", "ap", channel=channel)
    assert [choice["value"] for choice in choices] == ["apple", "apricot"]
    message = await (await amina.slash("pick", channel=channel, fruit="banana")).final()
    assert selects(message)[0].chosen == ("banana",)
    took = await (await amina.choose(message, "Which?", ["Apple"])).final()
    assert text(took) == "took apple"
    assert files(took) == {"fruit.txt": b"core"}


async def test_a_context_menu_gets_the_message_and_may_open_a_thread(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """The message is handed over in full, without the message_content intent."""
    amina = server.add_user("amina")
    said = await amina.say(channel, "words worth quoting")
    await server.wait_for_message(after=said)
    await (await amina.message_menu("Quote it", said)).final()
    assert said.thread is not None
    quote = await server.wait_for_message(said.thread)
    assert text(quote) == "> words worth quoting"


async def test_a_dynamic_button_outlives_its_bot(server: DiscordServer, channel: Channel) -> None:
    """A button pressed after a restart is answered by the new client, by its custom_id alone."""
    admin = server.add_user("admin", administrator=True)
    async with running(EchoBot()):
        message = await (await admin.slash("count", channel=channel)).final()
    async with running(EchoBot()):
        await (await admin.press(message, "Up 1")).final()
    assert [button.label for button in buttons(message)] == ["Up 2"]


async def test_a_command_is_offered_only_with_its_permission(
    server: DiscordServer, bot: EchoBot, guild: Guild
) -> None:
    """Discord hides it from others; ``everything`` goes past that, to test the handler's check."""
    amina = server.add_user("amina")
    with pytest.raises(NotOfferedError, match="permissions"):
        await amina.slash("count", channel=guild)
    await (await amina.slash("count", channel=guild, everything=True)).final()


async def test_a_modal_is_filled_in_and_answered(
    server: DiscordServer, bot: EchoBot, guild: Guild
) -> None:
    """The form opens, takes a value by its label within its length, and is answered."""
    amina = server.add_user("amina")
    modal = await (await amina.slash("name", channel=guild)).modal()
    assert modal.title == "Your name"
    with pytest.raises(NotOfferedError):
        await amina.submit(modal, {"Name": "x" * 21})
    message = await (await amina.submit(modal, {"Name": "Amina"})).final()
    assert text(message) == "Hello Amina"


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


async def test_an_answer_lost_on_the_way_is_seen_twice(server: DiscordServer, bot: EchoBot) -> None:
    """A 502 after the deed makes discord.py send again: the case a bot must be ready for."""
    server.fail_next("POST", r"/messages$", 502, "<html>bad gateway</html>", after=True)
    amina = server.add_user("amina")
    await amina.dm("hello")
    await server.wait_until(lambda: len(server.messages(amina.dm_channel)) == 3)


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
    assert server.gateway.resumed == 1
    assert RECONNECT == 7


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
