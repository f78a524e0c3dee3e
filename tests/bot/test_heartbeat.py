"""Heartbeats that Discord leaves unanswered: the client notices, comes back, and nothing is lost.

Three kinds: acknowledgements alone are missing; the connection is dead, and says nothing more; it
is dead but kept alive by pings, as behind a proxy. A message asked meanwhile is answered, at the
latest after the resume. A command is answered while events still come; else it comes too late,
Discord has already said that the application did not respond, and the log has an id.
"""

import json
import logging
import threading

import pytest

from bot.running.health import health_port
from tests.discord_server.reading import text
from tests.discord_server.state import Message
from tests.support.answerer import held_by
from tests.support.asked_port import get
from tests.support.running_bot import Scene

QUESTION = "Who said pumps failed?"
KINDS = {
    "unacknowledged": {},
    "dead": {"silent": True},
    "dead, with pings": {"silent": True, "pinging": True},
}
ANY_KIND = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def scene(scene: Scene, caplog: pytest.LogCaptureFixture) -> Scene:
    """Discord's heartbeat and the client's patience, in tenths of a second."""
    scene.discord.gateway.heartbeat_interval = 0.1
    scene.heartbeat_timeout = 0.8
    caplog.set_level(logging.INFO, "bot")
    return scene


async def resumed(scene: Scene) -> None:
    await scene.discord.wait_until(lambda: scene.discord.gateway.resumed, what="a resume")


def answers_to(scene: Scene, asked: Message) -> list[Message]:
    everything = scene.discord.messages(scene.channel)
    return [message for message in everything if message.reply_to is asked]


@ANY_KIND
async def test_a_message_asked_meanwhile_gets_one_answer(
    scene: Scene, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The connection is left and its session resumed; loss and return are in the log."""
    async with scene.bot() as client:
        scene.discord.stop_acknowledging(**KINDS[kind])
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        await resumed(scene)
        answer = await scene.discord.wait_for_message(after=asked)
        await scene.discord.wait_until_idle()
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT status FROM questions"
        )
    assert "Moreau" in text(answer)
    assert answers_to(scene, asked) == [answer]
    assert scene.answerer.asked == [QUESTION]
    assert [status for (status,) in rows] == ["answered"]
    assert scene.discord.gateway.identified == 1
    assert "the connection to Discord is lost" in caplog.text
    assert "connected again" in caplog.text
    if "pings" in kind:
        assert "has stopped responding to the gateway" in caplog.text  # discord.py's heartbeat


@ANY_KIND
async def test_an_answer_in_work_goes_out_once(scene: Scene, kind: str) -> None:
    """Worked out before, during and after the loss, it needs no gateway to be sent."""
    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot():
        asked = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        await scene.discord.wait_until(lambda: scene.answerer.asked)
        scene.discord.stop_acknowledging(**KINDS[kind])
        await resumed(scene)
        gate.set()
        answer = await scene.discord.wait_for_message(after=asked)
        await scene.discord.wait_until_idle()
    assert "Moreau" in text(answer)
    assert answers_to(scene, asked) == [answer]


async def test_a_command_that_came_too_late_is_logged_and_nothing_else(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Three seconds are over at the resume: it is neither answered nor kept, and the log says so;
    the next one is answered."""
    async with scene.bot():
        scene.discord.stop_acknowledging(silent=True)
        late = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        scene.discord.expire_interactions()
        await resumed(scene)
        await scene.discord.wait_until_idle()
        assert late.messages == []
        assert caplog.text.count("/ask failed [") == 1
        again = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        assert "Moreau" in text(await again.final())
    assert scene.answerer.asked == [QUESTION]


async def test_healthz_says_that_discord_is_away(scene: Scene, unused_tcp_port: int) -> None:
    """From the loss of the connection to the return."""

    async def gateway() -> bool:
        _, body = await get(unused_tcp_port, "healthz")
        return bool(json.loads(body)["gateway"])

    scene.settings = {"health_port": unused_tcp_port}
    async with scene.bot() as client, health_port(client.services, lambda: client.online):
        assert await gateway()
        async with scene.discord.gateway_down():
            await scene.discord.wait_until(lambda: not client.online)
            assert not await gateway()
        await scene.discord.wait_until(lambda: client.online)
        assert await gateway()
