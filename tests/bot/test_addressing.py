"""Which messages of a server are for the bot: a ping is, whatever it replies to."""

from pathlib import Path

import pytest

from bot.data.choices import choose
from bot.data.expiry import DAY, expire
from tests.discord_server.reading import text
from tests.discord_server.server import DiscordServer
from tests.discord_server.state import Message
from tests.support.running_bot import Scene

QUESTION = "Who said the pumps failed?"


def said_by_bot(scene: Scene) -> list[str]:
    """Give the texts of the bot's messages in the channel."""
    return [text(m) for m in scene.discord.messages(scene.channel) if m.author.bot]


async def answered(scene: Scene, question: str = "ferry Hope sank?") -> Message:
    """Ask by command and give the reply."""
    asked = await scene.amina.slash("ask", channel=scene.channel, question=question)
    return await asked.final()


async def test_a_reply_to_a_notice_is_answered_as_a_mention_is(scene: Scene) -> None:
    """Who replies to "I see no question there" with one is not left alone."""
    async with scene.bot():
        empty = await scene.amina.say(scene.channel, "", mention_bot=True)
        notice = await scene.discord.wait_for_message(after=empty)
        asked = await scene.amina.say(scene.channel, QUESTION, reply_to=notice)
        assert "Moreau" in text(await scene.discord.wait_for_message(after=asked))


async def test_a_reply_to_an_answer_past_its_days_is_answered_by_itself(scene: Scene) -> None:
    """What it followed is forgotten; the question is not."""
    async with scene.bot() as client:
        answer = await answered(scene)
        assert await expire(client.services.database, scene.clock.now + 31 * DAY) == 1
        asked = await scene.amina.say(scene.channel, QUESTION, reply_to=answer)
        assert "Moreau" in text(await scene.discord.wait_for_message(after=asked))


async def test_who_mentions_the_bots_role_is_told_to_mention_the_bot(scene: Scene) -> None:
    """Without the intent a message that mentions the role comes empty; another role is not ours."""
    role, other = scene.discord.add_own_role(scene.guild), scene.discord.add_role(scene.guild, "x")
    async with scene.bot():
        await scene.amina.say(scene.channel, f"<@&{other.id}> {QUESTION}")
        asked = await scene.amina.say(scene.channel, f"<@&{role.id}> {QUESTION}")
        told = await scene.discord.wait_for_message(after=asked)
        await scene.discord.wait_until_idle()
    assert "mention me, not my role" in text(told)
    assert said_by_bot(scene) == [text(told)]


async def test_a_question_that_mentions_the_bots_role_is_answered_where_it_can_be_read(
    tmp_path: Path,
) -> None:
    """With the intent its text is there; the mention is no part of it."""
    async with DiscordServer(privileged={"message_content"}) as discord:
        scene = Scene(discord, tmp_path, settings={"message_content": True})
        role = discord.add_own_role(scene.guild)
        async with scene.bot():
            asked = await scene.amina.say(scene.channel, f"<@&{role.id}> {QUESTION}")
            assert "Moreau" in text(await scene.discord.wait_for_message(after=asked))
        assert scene.answerer.asked == [QUESTION]


async def test_a_reply_that_pings_nobody_is_not_for_the_bot(scene: Scene) -> None:
    """Without the intent it comes empty: nothing is said to it, and nothing counted."""
    async with scene.bot() as client:
        answer = await answered(scene)
        await choose(client.services.database, scene.guild.id, per_minute=1)
        await scene.bruno.say(scene.channel, "I told you so", reply_to=answer, ping=False)
        asked = await scene.bruno.say(scene.channel, QUESTION, mention_bot=True)
        reply = await scene.discord.wait_for_message(after=asked)
        await scene.discord.wait_until_idle()
    assert "Moreau" in text(reply)
    assert said_by_bot(scene) == [text(answer), text(reply)]


REACTIONS = ("Thanks!", "Merci beaucoup !", "lol", "👍", "<:ferry:123>", "Nice one, thank you 🙂")


async def test_a_reaction_to_an_answer_is_left_alone(scene: Scene) -> None:
    """People thank and laugh in reply; a question mark alone asks, and is told what to do."""
    async with scene.bot() as client:
        answer = await answered(scene)
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
        for said in REACTIONS:
            await scene.bruno.say(scene.channel, said, reply_to=answer)
        asked = await scene.bruno.say(scene.channel, "??", reply_to=answer)
        await scene.discord.wait_for_message(after=asked)
        await scene.discord.wait_until_idle()
        assert len(said_by_bot(scene)) == 2
        assert scene.answerer.asked == ["ferry Hope sank?", "??"]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Ask me something"), ("fr", "Posez-moi une question")]
)
async def test_thanks_are_not_greeted(scene: Scene, language: str, said: str) -> None:
    """By a mention or in private they get words that do for a greeting, too."""
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, language=language)
        thanks = await scene.amina.say(scene.channel, "Thanks!", mention_bot=True)
        assert said in text(await scene.discord.wait_for_message(after=thanks))


@pytest.mark.parametrize("said", ["And where?", ""])
async def test_with_the_intent_a_reply_asks_on_without_its_ping(tmp_path: Path, said: str) -> None:
    """Its text is there to be read then, and is answered; a picture alone asks nothing."""
    async with DiscordServer(privileged={"message_content"}) as discord:
        scene = Scene(discord, tmp_path, settings={"message_content": True})
        async with scene.bot():
            answer = await answered(scene)
            picture = {"a.png": b"x"}
            await scene.bruno.say(scene.channel, said, reply_to=answer, ping=False, files=picture)
            await scene.discord.wait_until(lambda: not said or len(said_by_bot(scene)) == 2)
            await scene.discord.wait_until_idle()
        assert ["Port Azure" in each for each in said_by_bot(scene)] == [True] + [True] * bool(said)


@pytest.mark.parametrize(
    ("said", "elsewhere"),
    [
        ("My sister Zelda works for that ferry company", False),
        ("And where?", True),
    ],
)
async def test_what_a_reply_without_its_ping_says_to_others_is_left_alone(
    tmp_path: Path, said: str, elsewhere: bool
) -> None:
    """What is no question, or asked in a channel that is not for the bot."""
    async with DiscordServer(privileged={"message_content"}) as discord:
        scene = Scene(discord, tmp_path, settings={"message_content": True})
        async with scene.bot() as client:
            answer = await answered(scene)
            database = client.services.database
            if elsewhere:
                other = scene.discord.add_channel(scene.guild, "other")
                await choose(database, scene.guild.id, allowed=(other.id,))
            await scene.bruno.say(scene.channel, said, reply_to=answer, ping=False)
            await scene.discord.wait_until_idle()
            rows = await database.connection.execute_fetchall("SELECT user_id FROM questions")
        assert said_by_bot(scene) == [text(answer)]
        assert [row[0] for row in rows] != [scene.bruno.id] and len(list(rows)) == 1


async def test_a_mention_whose_settings_cannot_be_read_is_told_an_id(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Who mentions a role of others is told nothing."""
    role = scene.discord.add_role(scene.guild, "x")
    async with scene.bot() as client:
        async with client.services.database.write() as connection:
            await connection.execute("ALTER TABLE guilds RENAME TO lost")
        await scene.bruno.say(scene.channel, f"<@&{role.id}> {QUESTION}")
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        told = await scene.discord.wait_for_message(after=asked, channel=scene.amina.dm_channel)
        await scene.discord.wait_until_idle()
    assert "Something went wrong" in text(told)
    assert caplog.text.count("a message failed [") == 2
    assert said_by_bot(scene) == [] and not scene.discord.messages(scene.bruno.dm_channel)


async def test_the_language_of_a_person_is_looked_up_once_a_message(scene: Scene) -> None:
    """Every look into the database waits for those of others."""
    statements: list[str] = []
    async with scene.bot() as client:
        connection = client.services.database.connection
        await connection.set_trace_callback(statements.append)
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        await scene.discord.wait_for_message(after=asked)
    assert len([each for each in statements if each.startswith("SELECT locale")]) == 1
