"""The log file: dated, never lost to a rotation, and it says why the bot ended."""

import asyncio
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import discord
import pytest

from bot.running import logs
from bot.settings import BotSettings
from tests.support.make import ROOT
from tests.support.running_bot import Scene


@pytest.fixture
def own_handlers() -> Iterator[None]:
    """Give the log back to the tests afterwards."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers.clear()
    try:
        yield
    finally:
        logging.basicConfig(handlers=before, level=level, force=True)


@pytest.mark.usefixtures("own_handlers")
def test_lines_are_dated_and_go_on_after_a_rotation(tmp_path: Path) -> None:
    """logrotate moves the file away: what comes then stands in a new file of the same name."""
    path, moved = tmp_path / "logs" / "bot.log", tmp_path / "bot.log.1"
    logs.set_up(BotSettings(log_file=path))
    logging.getLogger("bot").info("before")
    path.rename(moved)
    logging.getLogger("bot").info("after")
    for file, event in ((moved, "before"), (path, "after")):
        (line,) = file.read_text(encoding="utf-8").splitlines()
        assert re.fullmatch(rf"\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d,\d{{3}} INFO .* bot: {event}", line)


def test_loading_the_libraries_is_not_logged(tmp_path: Path) -> None:
    """No line without a date, as those on builds of FAISS for other processors."""
    program = (
        "from bot.running import logs; from bot.settings import BotSettings; "
        "logs.set_up(BotSettings()); import index.models.embedder"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{program}, index.store.vectors"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


async def test_a_healthy_start_does_not_warn_of_voice(
    scene: Scene, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot that only writes needs no library to speak."""
    for name in ("warn_nacl", "warn_dave"):
        monkeypatch.setattr(discord.VoiceClient, name, True)
    async with scene.bot():
        pass
    assert "voice" not in caplog.text


async def test_an_offer_of_articles_that_comes_too_late_names_nobody(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """discord.py's own line has the ids of the person and the server; the traceback stays."""
    async with scene.bot():
        scene.discord.fail_next("POST", r"/interactions/.*/callback", 404)
        typing = scene.amina.autocomplete("ask", "article", "fer", channel=scene.channel)
        waiting = asyncio.create_task(typing)
        await scene.discord.wait_until(lambda: "was not taken" in caplog.text)
        waiting.cancel()
    assert "NotFound" in caplog.text
    assert not [who for who in (scene.amina, scene.guild) if str(who.id) in caplog.text]


def test_the_reason_why_the_bot_ended_is_in_the_log_once(tmp_path: Path) -> None:
    """In the file and in the terminal, as one line of JSON where JSON is set."""
    ended = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DISCORD_TOKEN": "abc",
            "CHAPTER_LOG_FILE": "bot.log",
            "CHAPTER_LOG_FORMAT": "json",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr == (tmp_path / "bot.log").read_text(encoding="utf-8")
    lines = map(json.loads, ended.stderr.splitlines())
    (line,) = [line for line in lines if "no index here" in line["event"]]
    assert line["level"] == "error" and "traceback" not in line
