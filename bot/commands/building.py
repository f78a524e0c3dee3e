"""The build of the index as a process of its own: how far it is, and how it ended."""

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from bot.settings import BotSettings

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "scripts.build_index", "--progress", "json")
LONGEST_LINE = 2**20
"""Bytes; asyncio's own limit would end the reading, and a build that nobody reads stands still."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many sentences are embedded, of how many that must be."""

    embedded: int
    to_embed: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A build's exit code, and the last thing it said besides its progress."""

    code: int
    said: str


async def build(settings: BotSettings, heard: Callable[[Progress], None]) -> Ended:
    """Run a build to its end; ``heard`` is called with each progress it tells.

    Cancelled, it ends the process too, which would keep the index locked.
    """
    process = await asyncio.create_subprocess_exec(
        *COMMAND,
        *("--corpus", str(settings.corpus_dir.resolve())),
        *("--index", str(settings.index_dir.resolve())),
        *("--model", _model(settings.model)),
        cwd=ROOT,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        limit=LONGEST_LINE,
    )
    try:
        said = await _listen(cast("asyncio.StreamReader", process.stderr), heard)
        return Ended(await process.wait(), said)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def _listen(stderr: asyncio.StreamReader, heard: Callable[[Progress], None]) -> str:
    """Pass on each progress until the process ends; give the last other thing it said."""
    said = ""
    async for line in stderr:
        text = line.decode(errors="replace").strip()
        progress = progress_in(text)
        if progress:
            heard(progress)
        else:
            said = text or said
    return said


def _model(name: str) -> str:
    """Return a model's folder from the root, since the build runs in another folder than we do."""
    return str(Path(name).resolve()) if Path(name).is_dir() else name


def progress_in(line: str) -> Progress | None:
    """Read a line of ``build_index.py --progress json``; None when it says something else."""
    try:
        told = json.loads(line)
        return Progress(int(told["embedded"]), int(told["to_embed"]))
    except (ValueError, TypeError, KeyError):
        return None
