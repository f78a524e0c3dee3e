"""Seeing it work: the health port, the metrics, and log lines that name nobody."""

import io
import json
import logging
import re

import pytest

from bot.running.health import health_port
from bot.running.logs import JsonLines, NoToken
from bot.settings import SettingsError
from tests.discord_server.reading import text
from tests.support.asked_port import get
from tests.support.running_bot import Scene


async def test_healthz_says_what_is_well_and_what_is_not(
    scene: Scene, unused_tcp_port: int
) -> None:
    """Index, gateway and database are asked; one that fails makes it 503."""
    scene.settings = {"health_port": unused_tcp_port}
    async with (
        scene.bot() as client,
        health_port(client.services, lambda: client.online),
    ):
        assert await get(unused_tcp_port, "healthz") == (
            200,
            json.dumps({"index": True, "gateway": True, "database": True}),
        )
        scene.answerer.swap((), "empty")
        status, body = await get(unused_tcp_port, "healthz")
        await client.services.database.close()
        _, closed = await get(unused_tcp_port, "healthz")
    assert status == 503 and json.loads(body)["index"] is False
    assert json.loads(closed)["database"] is False


async def test_a_port_that_is_taken_is_one_line(scene: Scene, unused_tcp_port: int) -> None:
    """The setting to change is named."""
    scene.settings = {"health_port": unused_tcp_port}
    async with scene.bot() as client, health_port(client.services, lambda: True):
        with pytest.raises(SettingsError) as caught:
            async with health_port(client.services, lambda: True):
                pass
    assert f"CHAPTER_HEALTH_PORT: {unused_tcp_port}" in str(caught.value)
    assert str(caught.value).endswith("stop what uses it, or set another port")


async def test_metrics_count_what_happened(scene: Scene, unused_tcp_port: int) -> None:
    """One answer, one refusal, one failure: each is counted, and the time of two."""
    scene.settings = {"health_port": unused_tcp_port}

    def fail(question: str) -> None:
        if "broken" in question:
            raise RuntimeError

    scene.answerer.before = fail
    async with scene.bot() as client, health_port(client.services, lambda: True):
        for question in ("pumps failed?", "bakery prize?", "broken?"):
            asked = await scene.amina.slash("ask", channel=scene.channel, question=question)
            await asked.final(where=text)
        await scene.discord.wait_until_idle()
        _, body = await get(unused_tcp_port, "metrics")
    for line in (
        'chapter_and_verse_questions_total{outcome="answered"} 1.0',
        'chapter_and_verse_questions_total{outcome="no_evidence"} 1.0',
        "chapter_and_verse_errors_total 1.0",
        "chapter_and_verse_withheld_quotes_total 0.0",
        'chapter_and_verse_answer_seconds_bucket{le="+Inf"} 2.0',
        "chapter_and_verse_answer_seconds_count 2.0",
    ):
        assert line in body.splitlines(), body


def record(message: str, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("bot", logging.ERROR, "", 1, message, (), None)
    made.__dict__.update(extra)
    return made


def test_a_json_line_has_the_id_that_the_person_was_told() -> None:
    """One event, one line of JSON."""
    line = JsonLines().format(record("a\nb", error_id="12ab34cd"))
    assert "\n" not in line
    assert json.loads(line)["error_id"] == "12ab34cd"


def test_the_token_is_struck_out_of_the_log() -> None:
    """Whoever logs it, in a message, its arguments or the error of a traceback."""
    made = record("login with %s failed")
    made.args = ("sesame",)
    error = RuntimeError("sesame was refused")
    made.exc_info = (RuntimeError, error, None)
    for form in (JsonLines(), logging.Formatter("%(message)s")):
        line = NoToken(form, "sesame").format(made)
        assert "sesame" not in line
        assert "login with [token] failed" in line and "[token] was refused" in line


async def test_a_failure_is_one_json_line_with_the_id_that_was_told(scene: Scene) -> None:
    """The person's id finds the line; the error's text held the token, the line does not."""

    def fail(_: str) -> None:
        raise RuntimeError(f"refused: {scene.discord.token}")

    scene.answerer.before = fail
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(NoToken(JsonLines(), scene.discord.token))
    logging.getLogger("bot").addHandler(handler)
    try:
        async with scene.bot():
            asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps?")
            told = text(await asked.final(where=text))
    finally:
        logging.getLogger("bot").removeHandler(handler)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    (failure,) = [line for line in lines if "error_id" in line]
    assert failure["error_id"] in told
    assert "refused: [token]" in failure["traceback"]
    assert scene.discord.token not in stream.getvalue()


async def test_log_lines_name_neither_the_person_nor_the_question(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Answered, refused and failed questions are logged by number alone."""
    caplog.set_level(logging.DEBUG, "bot")

    def fail(question: str) -> None:
        if "broken" in question:
            raise RuntimeError("no model")

    scene.answerer.before = fail
    async with scene.bot():
        for question in ("zebra pumps failed?", "zebra prize?", "zebra broken?"):
            asked = await scene.amina.slash("ask", channel=scene.channel, question=question)
            await asked.final(where=text)
            await scene.amina.say(scene.channel, question, mention_bot=True)
            await scene.discord.wait_until_idle()
    ours = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("bot"))
    assert re.search(r"question \d+: answered in \d", ours)
    assert "zebra" not in ours
    assert str(scene.amina.id) not in ours and scene.amina.name not in ours
