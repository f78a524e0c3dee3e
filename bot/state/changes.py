"""The articles that changed since the index was built, looked up at most once a minute."""

import asyncio
from pathlib import Path

from bot.protocols import OpenArticles
from index.articles.corpus import stale_articles

LOOK_AGAIN = 60
"""Seconds; every file of the corpus is read for it, a second's work for thousands."""


class Changes:
    """Remembers what was found for a generation, so that turning pages reads no files."""

    def __init__(self) -> None:
        self._looking = asyncio.Lock()
        self._generation, self._until = "", 0.0
        self._found: tuple[str, ...] = ()

    async def since(self, index: OpenArticles, corpus_dir: Path, now: float) -> tuple[str, ...]:
        """Return the paths of articles added, changed or removed since an index was built."""
        async with self._looking:
            if index.generation != self._generation or now >= self._until:
                self._found = await asyncio.to_thread(stale_articles, index.articles, corpus_dir)
                self._generation, self._until = index.generation, now + LOOK_AGAIN
            return self._found
