"""Connections that break in the middle of a request: discord.py gives up, the bot does not."""

import pytest

from tests.discord_server.reading import text
from tests.support.running_bot import Scene

QUESTION = "Who said pumps failed?"


@pytest.mark.parametrize("by", ["command", "mention"])
@pytest.mark.parametrize("times", [1, 9])
async def test_a_broken_connection_is_a_failure_like_others(
    scene: Scene, caplog: pytest.LogCaptureFixture, by: str, times: int
) -> None:
    """No answer of Discord's at all, once or for good: the person is told an id if that can be
    done, the log has it, and the question counts as undelivered."""
    async with scene.bot() as client:
        if by == "command":
            # An answer is sent once more by the bot itself.
            scene.discord.fail_next("PATCH", "/messages/@original", 0, times=2)
            scene.discord.fail_next("POST", "/webhooks/", 0, times=times - 1)
            asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
            told = await asked.final(where=text) if times == 1 else None
        else:
            scene.discord.fail_next("POST", r"/channels/\d+/messages", 0, times=times + 1)
            await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
            place = scene.amina.dm_channel
            told = await scene.discord.wait_for_message(channel=place) if times == 1 else None
        said = "failed [" if told else "could not be told"
        await scene.discord.wait_until(lambda: said in caplog.text)
        await scene.discord.wait_until_idle()
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT status FROM questions"
        )
    assert [row[0] for row in rows] == ["undelivered"]
    assert told is None or "give this id" in text(told)
    assert caplog.text.count("failed [") == 1
    assert "never retrieved" not in caplog.text and "Ignoring exception" not in caplog.text


@pytest.mark.parametrize("taken", [False, True])
async def test_a_reply_is_sent_once_more_and_stands_once(
    scene: Scene, caplog: pytest.LogCaptureFixture, taken: bool
) -> None:
    """Whether or not Discord took it before the connection broke; a reply to it asks on."""
    async with scene.bot():
        scene.discord.fail_next("POST", r"/channels/\d+/messages", 0, after=taken)
        asked = await scene.amina.say(scene.channel, "When sank the ferry Hope?", mention_bot=True)
        answer = await scene.discord.wait_for_message(after=asked)
        await scene.discord.wait_until_idle()
        on = await scene.amina.say(scene.channel, "And where?", reply_to=answer)
        assert "Port Azure" in text(await scene.discord.wait_for_message(after=on))
        assert len([m for m in scene.discord.messages(scene.channel) if m.author.bot]) == 2
    assert "failed [" not in caplog.text


@pytest.mark.parametrize("taken", [False, True])
async def test_a_first_response_is_given_once_more(
    scene: Scene, caplog: pytest.LogCaptureFixture, taken: bool
) -> None:
    """A command is answered and a press does what it says, whether or not Discord took it."""
    async with scene.bot():
        scene.discord.fail_next("POST", "/callback", 0, after=taken)
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        answer = await asked.final()
        assert "Moreau" in text(answer)
        scene.discord.fail_next("POST", "/callback", 0, after=taken)
        shown = await (await scene.amina.press(answer, "Context")).final(where=text)
        assert "paragraph around" in text(shown)
    assert "failed [" not in caplog.text


@pytest.mark.parametrize("taken", [False, True])
async def test_the_answer_to_a_command_is_sent_once_more(
    scene: Scene, caplog: pytest.LogCaptureFixture, taken: bool
) -> None:
    """Editing a response twice does what editing it once does; nothing is told on top of it."""
    async with scene.bot():
        scene.discord.fail_next("PATCH", "/messages/@original", 0, after=taken)
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        assert "Moreau" in text(await asked.final())
        await scene.discord.wait_until_idle()
        assert len(asked.messages) == 1
    assert "failed [" not in caplog.text


async def test_where_both_answers_to_the_acknowledgement_are_lost_an_id_is_told(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Discord took it: "is thinking…" gives way to the failure, and does not stay for ever."""
    async with scene.bot() as client:
        scene.discord.fail_next("POST", "/callback", 0, after=True, times=2)
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        told = await asked.final(where=lambda m: "give this id" in text(m))
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
        left = [m for m in scene.channel.messages.values() if not m.deleted]
    assert left == [told] and not told.loading
    assert caplog.text.count("failed [") == 1


async def test_a_panel_whose_change_was_lost_on_the_way_is_shown_once_more(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing says that what was done failed: a setting, or that all was deleted."""
    async with scene.bot() as client:
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        scene.discord.fail_next("PATCH", "/messages/@original", 0, after=True)
        await scene.admin.choose(panel, "cv-set:quotes", ["5"])
        await scene.discord.wait_until_idle()
        shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
        sure = await scene.amina.press(shown, "Delete everything")
        asked = await sure.final(where=lambda m: "cannot be brought back" in text(m))
        scene.discord.fail_next("PATCH", "/messages/@original", 0, after=True)
        deleted = await scene.amina.press(asked, "Yes, delete")
        await deleted.final(where=lambda m: "Nothing about you is stored" in text(m))
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
    assert "failed [" not in caplog.text


async def test_a_failure_told_by_direct_message_is_told_once(scene: Scene) -> None:
    """And not in the channel, too, where the message's response was lost."""

    def fail(_: str) -> None:
        raise RuntimeError("broken")

    scene.answerer.before = fail
    async with scene.bot():
        place = scene.amina.dm_channel
        scene.discord.fail_next("POST", rf"/channels/{place.id}/messages", 0, after=True)
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        await scene.discord.wait_for_message(channel=place)
        await scene.discord.wait_until_idle()
        assert len(scene.discord.messages(place)) == 1
        assert scene.discord.messages(scene.channel) == [asked]
