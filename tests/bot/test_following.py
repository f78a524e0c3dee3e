"""A question that leans on another keeps to what that one was asked of."""

import threading
from typing import Any

import pytest

from bot.running.client import ChapterAndVerse
from tests.discord_server import messages
from tests.discord_server.reading import text
from tests.discord_server.state import Message
from tests.support.answerer import ARTICLES, held_by
from tests.support.running_bot import Scene

FIRE = "Where was the fire in the bakery?"
"""Answered by one article, and asked of the other."""


async def answered(scene: Scene, client: ChapterAndVerse, question: str) -> Message:
    """Ask one article by command, and give the reply once it is known whose it is."""
    asked = await scene.amina.slash(
        "ask", channel=scene.channel, question=question, article="ferry"
    )
    answer = await asked.final()
    await scene.discord.wait_until(lambda: not client.services.jobs.running)
    return answer


@pytest.mark.parametrize(
    ("said", "kept"), [("And when?", True), ("By whom?", True), (f"Yes, but {FIRE}", False)]
)
async def test_a_follow_up_keeps_to_the_article_of_the_question_before(
    scene: Scene, said: str, kept: bool
) -> None:
    """In a reply and in a reply to its answer; a question that stands by itself asks them all."""
    async with scene.bot() as client:
        answer = await answered(scene, client, FIRE)
        for _ in range(2):
            follow = await scene.bruno.say(scene.channel, said, reply_to=answer)
            answer = await scene.discord.wait_for_message(after=follow)
            await scene.discord.wait_until(lambda: not client.services.jobs.running)
            assert ("bakery" not in text(answer)) is kept


async def test_a_command_that_follows_up_may_choose_another_article(scene: Scene) -> None:
    """In a thread on the answer; without a choice it keeps to that of the question before."""
    async with scene.bot() as client:
        answer = await answered(scene, client, "Who said the pumps failed?")
        thread = messages.open_thread(scene.discord.world, answer, "more", scene.amina.user)
        for article, found in ((None, "Moreau"), ("market", "do not say")):
            chosen: dict[str, Any] = {"article": article} if article else {}
            asked = await scene.amina.slash("ask", channel=thread, question="And who?", **chosen)
            assert found in text(await asked.final())


async def test_a_follow_up_on_an_article_that_is_gone_asks_them_all(scene: Scene) -> None:
    """Nothing would be found in it."""
    async with scene.bot() as client:
        answer = await answered(scene, client, FIRE)
        scene.answerer.swap(ARTICLES[1:], "two")
        follow = await scene.bruno.say(scene.channel, "And when?", reply_to=answer)
        assert "bakery" in text(await scene.discord.wait_for_message(after=follow))


async def in_private(scene: Scene, said: str) -> str:
    """Write to the bot and read its answer."""
    asked = await scene.amina.dm(said)
    return text(await scene.discord.wait_for_message(after=asked))


async def test_direct_messages_are_one_conversation(scene: Scene) -> None:
    """ "And where?" is read with the last question there that stands by itself, by /ask too."""
    async with scene.bot():
        assert "**sank**" in await in_private(scene, "When sank the ferry Hope?")
        assert "Port Azure" in await in_private(scene, "And where?")
        assert "Port Azure" in await in_private(scene, "By whom?")
        assert "Oldtown" in await in_private(scene, "Where burned the market of Oldtown?")
        assert "Oldtown" in await in_private(scene, "And when?")
        by_command = await (await scene.amina.slash("ask", question="And why?")).final()
        assert "Oldtown" in text(by_command)


async def test_a_second_line_follows_up_the_first_before_that_is_answered(scene: Scene) -> None:
    """People write on while the bot is at work."""
    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot():
        await scene.amina.dm("When sank the ferry Hope?")
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        on = await scene.amina.dm("And where?")
        await scene.discord.wait_until_idle()
        gate.set()
        answers = [await scene.discord.wait_for_message(after=on)]
        answers.append(await scene.discord.wait_for_message(after=answers[0]))
    assert any("Port Azure" in text(answer) for answer in answers)
    assert not any("do not say" in text(answer) for answer in answers)


async def test_in_a_direct_message_a_private_question_is_followed_up_too(scene: Scene) -> None:
    """Nobody else is there who could not see what is meant."""
    async with scene.bot():
        asked = await scene.amina.slash("ask", question="When sank the ferry Hope?", private=True)
        assert "**sank**" in text(await asked.final())
        assert "Port Azure" in await in_private(scene, "And where?")


async def test_direct_messages_of_another_day_or_person_are_none(scene: Scene) -> None:
    """What was asked yesterday, or by somebody else, would mislead."""
    async with scene.bot():
        assert "**sank**" in await in_private(scene, "When sank the ferry Hope?")
        other = await scene.bruno.dm("And where?")
        assert "do not say" in text(await scene.discord.wait_for_message(after=other))
        scene.clock.now += 86_400
        assert "do not say" in await in_private(scene, "And where?")


async def test_what_was_shown_and_what_answered_last_is_carried(scene: Scene) -> None:
    """ "What else?" is told of all that is shown, a refusal in between changes nothing, and a
    question that names nobody is told of the articles, too."""
    async with scene.bot():
        for asked in ("When sank the ferry Hope?", "And where?", "What else?", "And zebras?"):
            await in_private(scene, asked)
        await in_private(scene, "Which captain said pumps failed?")
        await in_private(scene, "Where burned the market of Oldtown?")
    first, where, else_, zebras, captain, market = scene.answerer.told
    assert (first, market) == (None, None)
    assert where and else_ and zebras and captain
    assert where.shown == else_.shown and len(where.shown or ()) < len(zebras.shown or ())
    assert {each.articles for each in (where, else_, zebras, captain)} == {frozenset({"ferry"})}
