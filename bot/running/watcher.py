"""New generations of the index are put in use; articles that changed since are named in the log."""

import logging

from discord.ext import commands, tasks

from bot.replies.markdown import first_of
from bot.state.services import Services, swap_index

LOG = logging.getLogger(__name__)

LOOK_AGAIN = 5
"""Seconds until a new generation of the index is noticed."""
COMPARE_AGAIN = 300
"""Seconds until a changed article is noticed: every file of the corpus is read for it."""


class Watcher(commands.Cog):
    """Looks at the index and the articles from start to stop; says each thing once."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.services = services
        self._complaint = ""
        self._stale: tuple[str, ...] = ()

    async def cog_load(self) -> None:
        self.look.start()
        self.compare.start()

    async def cog_unload(self) -> None:
        self.look.cancel()
        self.compare.cancel()

    @tasks.loop(seconds=LOOK_AGAIN)
    async def look(self) -> None:
        try:
            await swap_index(self.services)
        except Exception as error:
            if repr(error) != self._complaint:
                LOG.exception("the new index cannot be used; the old one stays")
            self._complaint = repr(error)
        else:
            self._complaint = ""

    @tasks.loop(seconds=COMPARE_AGAIN)
    async def compare(self) -> None:
        corpus_dir, now = self.services.settings.corpus_dir, self.services.clock()
        try:
            stale = await self.services.changes.since(self.services.desk.index, corpus_dir, now)
        except Exception:
            # Whatever is raised ends a loop of discord.py's for good.
            LOG.exception("the articles cannot be compared with the index; the next try is later")
            return
        if stale and stale != self._stale:
            LOG.warning("articles changed since the index was built: %s", first_of(stale))
        self._stale = stale
