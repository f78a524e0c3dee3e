"""What is overheard while somebody has all deleted: theirs is not kept, others' is answered."""

import asyncio
import threading

from bot.state.forgetting import forget_person
from tests.bot.test_privacy import traces
from tests.bot.test_question_channels import ANSWERED, open_channel, said_by_bot
from tests.discord_server.reading import text
from tests.support.answerer import held_by
from tests.support.running_bot import Scene


async def test_who_deletes_everything_meanwhile_is_not_kept(reading_scene: Scene) -> None:
    """Told that nothing is stored, they find nothing stored a moment later."""
    scene, gate = reading_scene, threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot() as client:
        await open_channel(scene, client)
        await scene.amina.say(scene.channel, ANSWERED)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        async with client.services.database.write():
            forgetting = asyncio.create_task(forget_person(client.services, scene.amina.id))
            await asyncio.sleep(0)
            gate.set()
            await scene.discord.wait_until(lambda: client.services.desk.computed)
        await forgetting
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
        assert traces(scene.folder, "", "Zanzibarbara", str(scene.amina.id)) == []
    assert said_by_bot(scene) == []


async def test_what_another_person_deletes_costs_nobody_an_answer(reading_scene: Scene) -> None:
    """Whose question is worked on meanwhile gets it all the same."""
    scene, gate = reading_scene, threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot() as client:
        await open_channel(scene, client)
        asked = await scene.amina.say(scene.channel, ANSWERED)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        await forget_person(client.services, scene.bruno.id)
        gate.set()
        assert "Moreau" in text(await scene.discord.wait_for_message(after=asked))
