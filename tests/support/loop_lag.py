"""How long the bot with its real models holds up its event loop while a large index is rebuilt.

``python -m tests.support.loop_lag`` prints the figures. The bot runs against the tests' Discord,
which shares its event loop: what that takes counts as the bot's.
"""

import argparse
import asyncio
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.news import write_news
from bot.running.serve import settle
from index.answering import Answerer
from index.models.embedder import load_embedder
from index.quote.quotes import prove
from index.settings import IndexSettings
from index.store.build import build
from tests.discord_server.reading import text
from tests.discord_server.replies import Reply
from tests.discord_server.server import DiscordServer
from tests.support.lag import Lags, lags
from tests.support.running_bot import Scene

ROOT = Path(__file__).parents[2]
PATIENCE = 600.0
"""Seconds for a build, and for the answers that queued up meanwhile."""


async def measure(folder: Path, sentences: int, every: float) -> tuple[Lags, Sequence[Reply]]:
    """Ask a question every so many seconds while ``/reindex`` embeds that many sentences."""
    corpus, index_dir = folder / "corpus", folder / "index"
    shutil.copytree(ROOT / "corpus", corpus)
    build(corpus, index_dir, load_embedder())
    write_news(corpus, sentences)
    async with DiscordServer() as discord:
        answerer = Answerer.open(IndexSettings(index_dir=index_dir))
        scene = Scene(discord, folder, answerer=answerer, prove=prove)
        scene.settings = {
            "owners": [scene.admin.id],
            "corpus_dir": corpus,
            "index_dir": index_dir,
        }
        people = [discord.add_user(f"person{n}") for n in range(60)]
        async with scene.bot():
            first = await scene.amina.slash(
                "ask", channel=scene.channel, question="When was the officer shot?"
            )
            await first.final(PATIENCE)  # loads what loads lazily
            settle()
            asked: list[Reply] = []
            async with lags() as lag:
                started = await scene.admin.slash("reindex", channel=scene.channel)
                done = asyncio.create_task(
                    started.final(PATIENCE, where=lambda m: "in use" in text(m))
                )
                while not done.done():
                    question = f"What happened to {len(asked)} officers in Haiti?"
                    person = people[len(asked) % len(people)]
                    asked.append(
                        await person.slash("ask", channel=scene.channel, question=question)
                    )
                    await asyncio.wait({done}, timeout=every)
                await done
                for reply in asked:
                    await reply.final(PATIENCE)
    return lag, asked


def main() -> None:
    """Build once, measure during the second build, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=2000, help="that the rebuild embeds")
    parser.add_argument(
        "--every", type=float, default=1.0, help="seconds from question to question"
    )
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        lag, asked = asyncio.run(measure(Path(name), options.sentences, options.every))
    print(
        f"{len(asked)} questions in {time.monotonic() - began:.0f} s; held up for at most "
        f"{max(lag.own) * 1000:.0f} ms by the program, {max(lag.seconds) * 1000:.0f} ms by it and "
        f"the machine; {sum(s > 0.05 for s in lag.seconds)} of {len(lag.seconds)} above 50 ms"
    )


if __name__ == "__main__":
    main()
