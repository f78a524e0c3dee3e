"""A first response that Discord took although it said 502: what was asked for is done, once."""

from typing import Any

import pytest

from bot.data.choices import choices_of
from bot.data.store import by_reply
from tests.discord_server.reading import is_ephemeral, text
from tests.discord_server.replies import Reply
from tests.discord_server.state import Message
from tests.support.running_bot import Scene

QUESTION = "Who said pumps failed?"


@pytest.fixture(autouse=True)
def nothing_failed(caplog: pytest.LogCaptureFixture) -> Any:
    """Whatever a test is about, the log has no failure after it."""
    yield
    logged = " ".join(record.getMessage() for record in caplog.get_records("call"))
    assert "failed [" not in logged and "could not be told" not in logged


def lose_next(scene: Scene) -> None:
    """Let Discord take the next first response and answer 502; discord.py then tries again."""
    scene.discord.fail_next("POST", "/callback", 502, after=True)


async def answered(scene: Scene) -> Message:
    asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
    answer = await asked.final()
    await scene.discord.wait_until_idle()
    return answer


async def press(scene: Scene, message: Message, which: str) -> Reply:
    lose_next(scene)
    return await scene.amina.press(message, which)


async def test_a_deleted_answer_is_gone(scene: Scene) -> None:
    """Delete takes the message away all the same."""
    async with scene.bot():
        answer = await answered(scene)
        await press(scene, answer, "Delete")
        await scene.discord.wait_until(lambda: answer.deleted)


async def test_a_vote_is_kept_and_thanked_for(scene: Scene) -> None:
    """In private, and the answer stays as it is."""
    async with scene.bot() as client:
        answer = await answered(scene)
        told = await (await press(scene, answer, "Helpful")).final(
            where=lambda m: "noted" in text(m)
        )
        votes = await client.services.database.connection.execute_fetchall(
            "SELECT verdict FROM votes"
        )
    assert [row[0] for row in votes] == ["helpful"]
    assert is_ephemeral(told) and not answer.deleted


async def test_everything_of_a_person_is_deleted(scene: Scene) -> None:
    """Each press on the way there is taken, and the last one deletes and says so."""
    async with scene.bot() as client:
        answer = await answered(scene)
        shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
        sure = await press(scene, shown, "Delete everything")
        shown = await sure.final(where=lambda m: "brought back" in text(m))
        done = await press(scene, shown, "Yes, delete")
        await done.final(where=lambda m: "Deleted" in text(m))
        assert await by_reply(client.services.database, answer.id) is None


async def test_a_private_reply_is_given_once(scene: Scene) -> None:
    """The text of /help is shown already: nothing is told after it."""
    async with scene.bot():
        lose_next(scene)
        reply = await scene.amina.slash("help", channel=scene.channel)
        assert "Chapter & Verse" in text(await reply.final())
        await scene.discord.wait_until(
            lambda: (
                [r.status for r in scene.discord.requests if r.path.endswith("/callback")]
                == [502, 400]
            )
        )
        await scene.discord.wait_until_idle()
    assert len(reply.messages) == 1


async def test_a_setting_and_the_form_of_the_settings_are_kept(scene: Scene) -> None:
    """A menu's choice, the form that a button opens, and what is sent with it."""
    async with scene.bot() as client:
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        lose_next(scene)
        chosen = await scene.admin.choose(panel, "cv-set:place", ["thread"])
        await chosen.final()
        await scene.discord.wait_until_idle()
        lose_next(scene)
        form = await (await scene.admin.press(panel, "Limits and retention…")).modal()
        await scene.discord.wait_until_idle()
        lose_next(scene)
        sent = await scene.admin.submit(form, {"per_minute": "9"})
        await sent.final(where=lambda m: "minute: 9" in text(m))
        kept = await choices_of(client.services.database, scene.guild.id)
    assert kept.in_thread and kept.per_minute == 9
