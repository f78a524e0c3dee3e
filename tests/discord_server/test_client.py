"""The local Discord keeps Discord's rules, and a real discord.py lives with it."""

import asyncio
import os
import sys
from pathlib import Path

import discord
import pytest

from tests.discord_server.offers import NotOfferedError
from tests.discord_server.reading import buttons, files, is_ephemeral, selects, text
from tests.discord_server.server import DiscordServer, running
from tests.discord_server.state import Channel, Guild
from tests.support.echo_bot import EchoBot


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


async def test_a_program_of_its_own_is_pointed_at_the_server(
    server: DiscordServer, guild: Guild, tmp_path: Path
) -> None:
    """A bot in another process, whose code knows nothing of it, finds the server too."""
    script = tmp_path / "lone_bot.py"
    script.write_text(
        "from tests.support.echo_bot import EchoBot\n"
        "EchoBot().run('test-token', log_handler=None)\n"
    )
    command = [sys.executable, "-m", "tests.discord_server.client", server.url, "lone_bot"]
    path = os.pathsep.join([str(tmp_path), str(Path.cwd())])
    process = await asyncio.create_subprocess_exec(*command, env=os.environ | {"PYTHONPATH": path})
    try:
        await server.wait_until(lambda: server.gateway.sessions, 20)
        said = await server.add_user("amina").dm("hello")
        assert text(await server.wait_for_message(after=said)) == "Heard: hello"
    finally:
        process.terminate()
        await process.wait()


async def test_a_sharded_client_is_served(server: DiscordServer, guild: Guild) -> None:
    """Each shard has a session of its own; an event goes to one shard, a drop brings both back."""
    intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
    client = discord.AutoShardedClient(intents=intents, shard_count=2)
    heard: list[bool] = []

    @client.event
    async def on_message(message: discord.Message) -> None:
        heard.append(message.guild is None)

    async with running(client):
        amina = server.add_user("amina")
        await amina.say(guild, "in the guild")
        await amina.dm("in private")
        await server.wait_until_idle()
        await server.drop_gateway()
        await server.wait_until(lambda: server.gateway.resumed == 2)
    assert sorted(heard) == [False, True]


async def test_many_at_once_each_get_their_answer(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """Two hundred questions at the same moment end in two hundred right answers."""
    asked = [f"question {number}" for number in range(200)]
    amina = server.add_user("amina")
    replies = [await amina.slash("ask", channel=channel, question=each) for each in asked]
    answers = await asyncio.gather(*(reply.final(30) for reply in replies))
    assert [text(answer) for answer in answers] == [f"You asked: {each}" for each in asked]


async def test_history_after_a_message_is_the_oldest(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """As of Discord's: from the beginning with ``after``, else the newest."""
    place = bot.get_channel(channel.id)
    assert isinstance(place, discord.TextChannel)
    said = [(await place.send(f"{number}")).id for number in range(4)]
    assert [m.id async for m in place.history(limit=2, oldest_first=True)] == said[:2]
    assert [m.id async for m in place.history(limit=2)] == said[:1:-1]


async def test_a_thread_begins_with_the_message_that_it_stands_on(
    server: DiscordServer, bot: EchoBot, channel: Channel
) -> None:
    """By who opened it, without words of its own; a person reads it as the message above."""
    said = await server.add_user("amina").say(channel, "hello")
    place = bot.get_channel(channel.id)
    assert isinstance(place, discord.TextChannel)
    thread = await (await place.fetch_message(said.id)).create_thread(name="on it")
    (first,) = [message async for message in thread.history()]
    assert first.type is discord.MessageType.thread_starter_message
    assert first.author.id == server.bot.id and not first.content
    assert server.messages(server.world.channels[thread.id]) == []
