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
        self._generation, self._looked = "", 0.0
        self._found: tuple[str, ...] = ()

    async def since(self, index: OpenArticles, corpus_dir: Path, now: float) -> tuple[str, ...]:
        """Return the paths of articles added, changed or removed since an index was built."""
        async with self._looking:
            # The clock may have been set back since, by hours.
            fresh = 0 <= now - self._looked < LOOK_AGAIN
            if index.generation != self._generation or not fresh:
                self._found = await asyncio.to_thread(stale_articles, index.articles, corpus_dir)
                self._generation, self._looked = index.generation, now
            return self._found
