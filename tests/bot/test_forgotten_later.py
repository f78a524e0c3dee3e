"""Words of a deleted message come back by no way: not by a lock, a follow-up or a lookup."""

import logging

import pytest

from bot.data import database
from tests.bot.test_deleted import answered, forgotten
from tests.bot.test_locked_database import locked
from tests.bot.test_privacy import traces
from tests.support.running_bot import Scene


async def test_what_a_locked_database_keeps_is_forgotten_within_the_hour(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """From memory at once; from disk when nobody holds it any more."""
    caplog.set_level(logging.WARNING)
    monkeypatch.setattr(database, "PATIENCE", 0.3)
    async with scene.bot() as client:
        asked, _ = await answered(scene)
        with locked(scene.database):
            await scene.amina.delete(asked)
            await scene.discord.wait_until(lambda: "forgotten within the hour" in caplog.text)
            assert client.services.desk.remembered == 0
        client.cogs["Housekeeping"].hourly.restart()  # type: ignore[attr-defined]
        await scene.discord.wait_until(lambda: not traces(scene.folder, "", "Zanzibarbara"))
        await forgotten(scene, client)


async def test_a_follow_up_keeps_no_deleted_words_in_memory(scene: Scene) -> None:
    """It was read with the question before, which is deleted while it is answered."""
    async with scene.bot() as client:
        asked, answer = await answered(scene)
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
        async with client.services.database.write():
            await scene.amina.delete(asked)
            await scene.discord.wait_until(lambda: asked.id in client.services.deleted)
            then = await scene.bruno.say(scene.channel, "And where?", reply_to=answer)
            await scene.discord.wait_until_idle()
        await scene.discord.wait_for_message(after=then, channel=scene.channel)
        await forgotten(scene, client)


async def test_another_persons_message_is_not_remembered(scene: Scene) -> None:
    """Its text is looked up, and kept nowhere: nobody could have it deleted."""
    async with scene.bot() as client:
        claim = await scene.bruno.say(scene.channel, "The pumps failed, Zanzibarbara said.")
        await (await scene.amina.message_menu("Find the source", claim)).final()
        await forgotten(scene, client)
