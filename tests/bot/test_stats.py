"""/stats: what it lists can be understood, and it tells of no more days than are kept."""

import json

import pytest
from hypothesis import given

from bot.commands.gaps import Gap
from bot.commands.stats import LISTED, stats_reply
from bot.data.choices import choose
from bot.data.figures import Figures, Unanswered
from bot.replies.limits import fits
from bot.wording.languages import LANGUAGES
from tests.bot.test_markdown import TEXTS
from tests.discord_server.offers import NotOfferedError
from tests.discord_server.reading import files, text
from tests.support.running_bot import Scene


async def shown(scene: Scene) -> str:
    """Give what an administrator sees."""
    return text(await (await scene.admin.slash("stats", channel=scene.channel)).final())


@pytest.mark.parametrize(("kept", "told"), [(1, "day"), (7, "7 days"), (90, "30 days")])
async def test_no_more_days_are_told_of_than_are_kept(scene: Scene, kept: int, told: str) -> None:
    """A server that keeps its questions for a week is not told of a month."""
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, retention_days=kept)
        assert f"**The last {told}**" in await shown(scene)


async def test_a_gap_that_leans_is_listed_with_the_question_before(scene: Scene) -> None:
    """What it asks cannot be told without; a question that stands by itself is listed alone."""
    async with scene.bot() as client:
        asked = await scene.amina.slash("ask", channel=scene.channel, question="Who won the prize?")
        answer = await asked.final()
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
        for said in ("And who paid for it?", "Whose dog barked loudly?"):
            follow = await scene.amina.say(scene.channel, said, reply_to=answer)
            await scene.discord.wait_for_message(after=follow)
        stats = await (await scene.admin.slash("stats", channel=scene.channel)).final()
        exported = await (await scene.admin.press(stats, "Export the gaps")).final(where=files)
    lines = text(stats).splitlines()
    gaps = [json.loads(line) for line in files(exported)["gaps.jsonl"].splitlines()]
    assert [gap["previous"] for gap in gaps] == [None, "Who won the prize?", None]
    assert [line for line in lines if line.startswith("1×")] == [
        "1× Who won the prize?",
        "1× Who won the prize? → And who paid for it?",
        "1× Whose dog barked loudly?",
    ]


async def test_whom_a_question_mentions_is_in_no_file(scene: Scene) -> None:
    """It is made to be labelled, and passed on."""
    async with scene.bot() as client:
        asked = f"What does <@{scene.bruno.id}> owe to the ferry, and since when?"
        answer = await (
            await scene.amina.slash("ask", channel=scene.channel, question=asked)
        ).final()
        follow = await scene.amina.say(scene.channel, "And why?", reply_to=answer)
        await scene.discord.wait_for_message(after=follow)
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
        stats = await (await scene.admin.slash("stats", channel=scene.channel)).final()
        exported = await (await scene.admin.press(stats, "Export the gaps")).final(where=files)
    written = files(exported)["gaps.jsonl"].decode()
    assert "owe to the ferry" in written and str(scene.bruno.id) not in written


@pytest.mark.parametrize("panel", ["settings", "stats"])
async def test_the_panels_of_a_server_are_for_servers_that_the_bot_is_in(
    scene: Scene, panel: str
) -> None:
    """Whoever brought the bot along for themselves can ask it there, and has nothing to set."""
    guild = scene.discord.add_guild("Elsewhere", has_bot=False)
    channel = scene.discord.add_channel(guild, "ask")
    async with scene.bot():
        with pytest.raises(NotOfferedError, match="the bot is no member"):
            await scene.admin.slash(panel, channel=channel)
        asked = await scene.admin.slash("ask", channel=channel, question="Who won the prize?")
        assert text(await asked.final())


@given(TEXTS)
def test_the_longest_list_fits(hostile: str) -> None:
    """Ten gaps of whatever letters, each with the question before it, are a message."""
    long = (hostile * 200)[:400]
    gap = Gap((Unanswered(f"Why did he {long}", f"Who {long}"),))
    for words in LANGUAGES.values():
        reply = stats_reply(Figures(9, 9, 9, 9, 9.0), (gap,) * LISTED, 30, words)
        assert fits(reply.view)
