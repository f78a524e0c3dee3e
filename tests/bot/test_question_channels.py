"""Question channels: every question there is answered, chatter is left alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.choices import choose
from bot.listen import reads_as_question
from tests.discord_server.reading import text
from tests.discord_server.server import DiscordServer
from tests.support.running_bot import Scene


@pytest.fixture
async def reading_scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with DiscordServer(privileged={"message_content"}) as discord:
        yield Scene(discord, tmp_path, settings={"message_content": True})


async def test_every_question_there_is_answered_and_chatter_is_not(reading_scene: Scene) -> None:
    """Of four messages only the question that the articles answer gets a reply."""
    scene = reading_scene
    async with scene.bot() as client:
        database = client.services.database
        await choose(database, scene.guild.id, question_channels=(scene.channel.id,))
        for chatter in ("The pumps failed, Ada Moreau said.", "lol", "Who won the bakery prize?"):
            await scene.amina.say(scene.channel, chatter)
        asked = await scene.amina.say(scene.channel, "Who said the pumps failed?")
        answer = await scene.discord.wait_for_message(after=asked)
        await scene.discord.wait_until_idle()
        kept = list(await database.connection.execute_fetchall("SELECT text FROM questions"))
    assert answer.reply_to is not None and answer.reply_to.id == asked.id
    assert "Moreau" in text(answer)
    assert len([m for m in scene.discord.messages(scene.channel) if m.author.bot]) == 1
    assert [row[0] for row in kept] == ["Who said the pumps failed?"]


async def test_a_question_channel_is_answered_in_whatever_else_is_allowed(
    reading_scene: Scene,
) -> None:
    """A channel marked for questions need not be among the allowed ones as well."""
    scene = reading_scene
    async with scene.bot() as client:
        other = scene.discord.add_channel(scene.guild, "other")
        chosen = {"allowed": (other.id,), "question_channels": (scene.channel.id,)}
        await choose(client.services.database, scene.guild.id, **chosen)
        asked = await scene.amina.say(scene.channel, "Who said the pumps failed?")
        assert "Moreau" in text(await scene.discord.wait_for_message(after=asked))


async def test_without_the_intent_the_panel_says_so(scene: Scene) -> None:
    """Choosing a question channel without the intent shows what is missing, and where to set it."""
    async with scene.bot():
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        choosing = await scene.admin.choose(panel, "cv-set:question_channels", [scene.channel])
        assert "CHAPTER_MESSAGE_CONTENT=true" in text(await choosing.final())
        await scene.amina.say(scene.channel, "Who said the pumps failed?")
        await scene.discord.wait_until_idle()
    assert not [
        m for m in scene.discord.messages(scene.channel) if m.author.bot and not m.ephemeral
    ]


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("When was the officer shot?", True),
        ("what happened in Haiti yesterday", True),
        ("Où l’officier a-t-il été tué ?", True),
        ("really?", False),
        ("I was in Haiti", False),
        ("is it", False),
    ],
)
def test_what_reads_as_a_question(said: str, asks: bool) -> None:
    """Three words, and a question mark or a word that asks."""
    assert reads_as_question(said) is asks
