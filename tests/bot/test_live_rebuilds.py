"""Rebuilds under load: the running bot changes over and nobody notices, but for the news."""

import asyncio
import contextlib
import gc
import os
import re
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.running.client import ChapterAndVerse
from bot.running.serve import settle
from bot.running.watcher import Watcher
from bot.state.desk import Desk
from index.quote.quotes import prove
from index.store.build import build
from tests.discord_server.reading import text
from tests.discord_server.replies import Reply
from tests.support.lag import lags
from tests.support.opened import small_answerer
from tests.support.rebuilder import write
from tests.support.running_bot import Scene
from tests.support.small_embedder import SmallEmbedder

ROOT = Path(__file__).parents[2]
SWAPS = 10
SINCE = 10
"""Questions answered from each generation."""
PER_SECOND = 20
PROMISED = 0.05
"""Seconds that the event loop is held up at most, on a machine with a free core."""
BUSY = 0.25
"""What a slow or loaded machine is allowed here; the figure printed is the one to look at."""


@pytest.fixture
async def rebuilder(tmp_path: Path) -> AsyncIterator[Process]:
    """A builder in a process of its own, after a first build."""
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    write(corpus, 0)
    build(corpus, index, SmallEmbedder())
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.support.rebuilder", str(corpus), str(index)),
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "OMP_NUM_THREADS": "1"},
        stdin=PIPE,
        stdout=PIPE,
    )
    yield process
    process.kill()
    await process.wait()


@contextlib.asynccontextmanager
async def settled() -> AsyncIterator[None]:
    """Be as settled as the running program is."""
    settle()
    yield
    gc.unfreeze()


async def rebuild(process: Process, client: ChapterAndVerse, scene: Scene) -> None:
    """Build ten times, each time after the bot has answered ten questions from the last one."""
    assert process.stdin is not None
    assert process.stdout is not None
    desk, wait = client.services.desk, scene.discord.wait_until
    for number in range(1, SWAPS + 1):
        process.stdin.write(f"{number}\n".encode())
        made = (await asyncio.wait_for(process.stdout.readline(), 60)).decode().strip()
        await wait(partial(_in_use, desk, made), 30, "the swap")
        await wait(partial(_computed, desk, desk.computed + SINCE), 30, "questions answered since")


def _in_use(desk: Desk, generation: str) -> bool:
    return desk.index.generation == generation


def _computed(desk: Desk, count: int) -> bool:
    return desk.computed >= count


async def load(scene: Scene, until: asyncio.Task[None]) -> list[Reply]:
    """Ask twenty questions a second from many people in many servers, each question another."""
    guilds = [scene.discord.add_guild(f"Guild {n}") for n in range(12)]
    people = [scene.discord.add_user(f"person{n}") for n in range(60)]
    asked: list[Reply] = []
    began = time.monotonic()
    while not until.done():
        number = len(asked)
        question = f"How many passengers did the ferry feed on day {number}?"
        guild = guilds[number % len(guilds)]
        asked.append(await people[number % 60].slash("ask", channel=guild, question=question))
        await asyncio.sleep(max(0.0, began + len(asked) / PER_SECOND - time.monotonic()))
    return asked


async def test_ten_swaps_under_load_fail_no_answer_and_mix_no_generations(
    scene: Scene, tmp_path: Path, rebuilder: Process, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twenty questions a second while another process builds ten generations: every question gets
    quotes, all of one generation, and the event loop goes on."""
    scene.answerer, scene.prove = small_answerer(tmp_path / "index"), prove
    async with scene.bot() as client, settled():
        watcher = client.get_cog("Watcher")
        assert isinstance(watcher, Watcher)
        watcher.look.change_interval(seconds=0.1)
        watcher.look.restart()
        async with lags() as lag:
            rebuilding = asyncio.create_task(rebuild(rebuilder, client, scene))
            asked = await load(scene, rebuilding)
            await rebuilding
        shown = [text(await reply.final()) for reply in asked]
        metrics = client.services.metrics.exposition().decode()
    runs = [set(re.findall(r"run\d+", each)) for each in shown]
    with capsys.disabled():
        print(
            f"\n{len(asked)} questions, {SWAPS} swaps; event loop held up for at most "
            f"{max(lag.own) * 1000:.0f} ms by the bot, {max(lag.seconds) * 1000:.0f} ms by it and "
            f"the machine; {sum(s > PROMISED for s in lag.seconds)} of {len(lag.own)} above 50 ms"
        )
    assert f"index_swaps_total {SWAPS}.0" in metrics
    assert [run for run in runs if len(run) != 1] == []
    assert all(len(re.findall("^>>> ", each, re.MULTILINE)) > 1 for each in shown)
    assert set.union(*runs) == {f"run{n}" for n in range(SWAPS + 1)}
    assert max(lag.own) < BUSY
