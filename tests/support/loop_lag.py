"""How long the real models hold up the event loop while questions come and the index is rebuilt.

``python -m tests.support.loop_lag`` prints the figures; it needs the shipped models alone.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from bot.answers import Inquiry
from bot.desk import Desk
from bot.serve import settle
from index.answering import Answerer
from index.build import build
from index.embedder import load_embedder
from index.models import find_model
from index.reader import load_reader
from index.settings import IndexSettings
from tests.support.lag import Lags, lags
from tests.support.opened import everything_answers

ROOT = Path(__file__).parents[2]


def real_answerer(index_dir: Path) -> Answerer:
    """Open the default embedder and reader; what is answered does not matter here."""
    embedder = load_embedder()
    model = IndexSettings.model_fields["model"].default
    reader = load_reader("", find_model(model).folder)
    return Answerer(index_dir, embedder, reader, everything_answers(embedder.fingerprint))


async def measure(index_dir: Path) -> tuple[Lags, int]:
    """Ask four questions a second for as long as a build in another process takes."""
    desk = Desk(real_answerer(index_dir))
    await desk.answer(Inquiry("When was the officer shot?", 3), 0)  # loads what loads lazily
    settle()
    asked: list[asyncio.Task[object]] = []
    async with lags() as lag:
        program = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "scripts.build_index"),
            *("--corpus", str(ROOT / "corpus"), "--index", str(index_dir)),
            cwd=ROOT,
            stdout=asyncio.subprocess.DEVNULL,
        )
        ended = asyncio.create_task(program.wait())
        while not ended.done():
            inquiry = Inquiry(f"What happened to {len(asked)} officers in Haiti?", 3)
            asked.append(asyncio.create_task(desk.answer(inquiry, len(asked))))
            await asyncio.wait({ended}, timeout=0.25)
        await desk.refresh()
        await asyncio.gather(*asked)
    desk.close()
    return lag, len(asked)


def main() -> None:
    """Build once, measure during the second build, print."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        build(ROOT / "corpus", Path(name), load_embedder())
        lag, asked = asyncio.run(measure(Path(name)))
    print(
        f"{asked} questions in {time.monotonic() - began:.0f} s; held up for at most "
        f"{max(lag.own) * 1000:.0f} ms by the program, {max(lag.seconds) * 1000:.0f} ms by it and "
        f"the machine; {sum(s > 0.05 for s in lag.seconds)} of {len(lag.seconds)} above 50 ms"
    )


if __name__ == "__main__":
    main()
