"""/reindex: the build in a process of its own, its progress in the message, then the swap."""

import asyncio
import logging
import time

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.commands.building import Ended, Progress, build
from bot.messaging.errors import ToldError
from bot.messaging.interactions import show, take_for_answered, think
from bot.messaging.sending import UNSENT, why
from bot.messaging.setting import words_of
from bot.protocols import OpenArticles
from bot.replies.markdown import one_line
from bot.replies.render import Reply, notice
from bot.state.services import Services, swap_index
from bot.wording.words import Words, decimal

LOG = logging.getLogger(__name__)

EVERY = 3.0
"""Seconds between two edits of the progress, however often the build tells it: Discord takes five
edits in five seconds."""
LONGEST = 800.0
"""Seconds; the right to edit the reply ends after 15 minutes."""
BAR = 20
"""Blocks of the bar: one for each twentieth, on one line of a telephone."""


class Reindex(commands.Cog):
    """The build's command; one build at a time."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.client = client
        self.services = services
        self._building = asyncio.Lock()

    @app_commands.command(
        name=locale_str("reindex"), description=locale_str("Build the index anew (bot owner)")
    )
    @app_commands.default_permissions(administrator=True)
    async def reindex(self, interaction: discord.Interaction) -> None:
        words = await words_of(self.services, interaction)
        await think(interaction, private=True)
        if not await self._owns(interaction.user):
            raise ToldError(words.owner_only)
        if self._building.locked():
            raise ToldError(words.reindex_busy)
        async with self._building:
            await self._build(interaction, words)

    async def _owns(self, user: discord.User | discord.Member) -> bool:
        owners = self.services.settings.owners
        return user.id in owners if owners else await self.client.is_owner(user)

    async def _build(self, interaction: discord.Interaction, words: Words) -> None:
        began, before = time.monotonic(), self.services.desk.index
        ended = await self._run(interaction, words, began)
        if ended is None:
            await _conclude(interaction, notice(words.reindex_stopped))
            return
        await swap_index(self.services)
        after = self.services.desk.index
        last_words = f"\n-# {one_line(ended.said, 500)}" if ended.code and ended.said else ""
        if ended.code and after.generation == before.generation:
            LOG.error("the build ended with %d: %s", ended.code, ended.said)
            text = words.reindex_failed + last_words
        else:
            text = report(before, after, time.monotonic() - began, words) + last_words
        await _conclude(interaction, notice(text))

    async def _run(
        self, interaction: discord.Interaction, words: Words, began: float
    ) -> Ended | None:
        """Build, showing how far it is; None when the bot was stopped, and the build with it."""
        latest: Progress | None = None

        def heard(progress: Progress) -> None:
            nonlocal latest
            latest = progress

        ending = asyncio.create_task(build(self.services.settings, heard))
        while not ending.done():
            passed = time.monotonic() - began
            if self.services.jobs.stopping:
                ending.cancel()
            elif passed < LONGEST:
                await _show(interaction, running(latest, passed, words))
            await asyncio.wait({ending}, timeout=EVERY)
        return None if ending.cancelled() else ending.result()


async def _show(interaction: discord.Interaction, text: str) -> None:
    """Show the progress where that can be done: the build does not depend on it."""
    try:
        await interaction.edit_original_response(view=notice(text).view)
    except UNSENT as error:
        LOG.warning("the progress could not be shown (%s)", why(error))


async def _conclude(interaction: discord.Interaction, reply: Reply) -> None:
    """Say how it ended in the place of the progress, else by direct message.

    A long build outlives the right to edit the reply.
    """
    try:
        await show(interaction, lambda: {"view": reply.view})
    except UNSENT:
        await interaction.user.send(view=reply.view)
        take_for_answered(interaction)


def running(progress: Progress | None, seconds: float, words: Words) -> str:
    """Say how far the build is: a bar, a share and counts, once it has told how much is to do."""
    passed = words.seconds.format(count=int(seconds))
    if progress is None or not progress.to_embed:
        return f"{words.reindex_running} {passed}"
    share = min(1.0, progress.embedded / progress.to_embed)
    full = int(share * BAR)
    counted = words.reindex_progress.format(done=progress.embedded, all=progress.to_embed)
    percent = words.percent.format(number=int(100 * share))
    line = f"`{'█' * full}{'░' * (BAR - full)}` {percent} · {counted} · {passed}"
    return f"{words.reindex_running}\n{line}"


def report(before: OpenArticles, after: OpenArticles, seconds: float, words: Words) -> str:
    """Say what changed between two generations."""
    old = {article.id: article for article in before.articles}
    new = {article.id: article for article in after.articles}
    same_generation = before.generation == after.generation
    embedded = 0 if same_generation else after.manifest.embedded
    return words.reindex_done.format(
        generation=after.generation,
        added=len(new.keys() - old.keys()),
        changed=sum(old[each] != new[each] for each in old.keys() & new.keys()),
        removed=len(old.keys() - new.keys()),
        embedded=embedded,
        seconds=decimal(f"{seconds:.1f}", words),
    )
