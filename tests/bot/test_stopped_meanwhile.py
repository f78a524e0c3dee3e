"""A stop while the bot works: whoever waits has the reply, or the id of the failure, before it."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.running import client as bot_client
from tests.discord_server.reading import is_ephemeral, text
from tests.support.answerer import ToyAnswerer, held_by
from tests.support.running_bot import Scene

QUESTION = "Who said pumps failed?"


@dataclass
class Slow(ToyAnswerer):
    """Groups the gaps of /stats when the gate opens."""

    gate: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.entered.set()
        self.gate.wait(5)
        return super().embed(texts)


@asynccontextmanager
async def stopped(scene: Scene, gate: threading.Event) -> AsyncIterator[None]:
    """Run the bot; leaving stops it, and what waits at the gate goes on when that has begun."""

    async def open_when_it_stops() -> None:
        await scene.discord.wait_until(lambda: client.services.jobs.stopping)
        gate.set()

    async with scene.bot() as client:
        yield
        assert client.services.jobs.running
        opening = asyncio.create_task(open_when_it_stops())
    await opening


def failing(gate: threading.Event, scene: Scene) -> None:
    """Let every answer fail once the gate is open."""
    wait = held_by(gate)

    def fail(question: str) -> None:
        wait(question)
        raise LookupError

    scene.answerer.before = fail


async def test_a_stop_waits_for_commands_that_ask_nothing(scene: Scene) -> None:
    """/stats is still at work: its figures are shown, and nothing "is thinking…" for ever."""
    scene.answerer = Slow()
    async with stopped(scene, scene.answerer.gate):
        asked = await scene.amina.slash("ask", channel=scene.channel, question="Any airships?")
        await asked.final()
        shown = await scene.admin.slash("stats", channel=scene.channel)
        await scene.discord.wait_until(scene.answerer.entered.is_set)
    assert "1× Any airships?" in text(await shown.final())


async def test_a_stop_waits_for_the_failure_of_a_command_to_be_told(scene: Scene) -> None:
    """The id is told in private, in the place of "is thinking…"."""
    gate = threading.Event()
    failing(gate, scene)
    async with stopped(scene, gate):
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
    told = await asked.final(where=text)
    assert "give this id" in text(told) and is_ephemeral(told)
    assert asked.original is not None and asked.original.deleted


async def test_a_stop_waits_for_the_failure_of_a_message_to_be_told(scene: Scene) -> None:
    """By direct message, as always."""
    gate = threading.Event()
    failing(gate, scene)
    async with stopped(scene, gate):
        asked = await scene.amina.dm(QUESTION)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
    told = await scene.discord.wait_for_message(channel=asked.channel, after=asked)
    assert "give this id" in text(told)


@pytest.mark.parametrize("command", [True, False])
async def test_what_fails_after_the_stop_is_a_line_in_the_log(
    scene: Scene, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, command: bool
) -> None:
    """It took longer than a stop waits: nobody can be told any more, which is no new failure."""
    monkeypatch.setattr(bot_client, "PATIENCE", 0.01)
    gate = threading.Event()
    failing(gate, scene)
    async with scene.bot() as client:
        if command:
            await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        else:
            await scene.amina.dm(QUESTION)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        await client.close()
        gate.set()
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
    assert "failed [" in caplog.text
    assert "the person could not be told: RuntimeError" in caplog.text
