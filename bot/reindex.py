"""/reindex: the build in a process of its own, its progress in the message, then the swap."""

import asyncio
import logging
import sys
import time
from pathlib import Path

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.admission import words_of
from bot.answers import OpenArticles
from bot.errors import ToldError
from bot.markdown import one_line
from bot.render import notice
from bot.services import Services
from bot.watcher import swap_index
from bot.words import Words

LOG = logging.getLogger(__name__)

ROOT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-m", "scripts.build_index")
EVERY = 3.0
"""Seconds between two lines of progress; Discord takes five edits in five seconds."""
LONGEST = 800.0
"""Seconds; the right to edit the reply ends after 15 minutes."""


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
        await interaction.response.defer(thinking=True, ephemeral=True)
        if not await self._owns(interaction.user):
            raise ToldError(words.owner_only)
        if self._building.locked():
            raise ToldError(words.reindex_busy)
        async with self._building, self.services.jobs.one():
            await self._build(interaction, words)

    async def _owns(self, user: discord.User | discord.Member) -> bool:
        owners = self.services.settings.owners
        return user.id in owners if owners else await self.client.is_owner(user)

    async def _build(self, interaction: discord.Interaction, words: Words) -> None:
        began, before = time.monotonic(), self.services.desk.index
        code, said = await self._run(interaction, words, began)
        await swap_index(self.services)
        after = self.services.desk.index
        if code and after.generation == before.generation:
            LOG.error("the build ended with %d: %s", code, said)
            text = f"{words.reindex_failed}\n-# {one_line(said, 500)}"
        else:
            text = report(before, after, time.monotonic() - began, words)
            text += f"\n-# {one_line(said, 500)}" if code else ""
        await interaction.edit_original_response(view=notice(text).view)
        interaction.extras["answered"] = True

    async def _run(
        self, interaction: discord.Interaction, words: Words, began: float
    ) -> tuple[int, str]:
        settings = self.services.settings
        process = await asyncio.create_subprocess_exec(
            *COMMAND,
            *("--corpus", str(settings.corpus_dir.resolve())),
            *("--index", str(settings.index_dir.resolve())),
            *("--model", settings.model),
            cwd=ROOT,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        ending = asyncio.create_task(process.communicate())
        while not ending.done() and time.monotonic() - began < LONGEST:
            passed = words.seconds.format(count=int(time.monotonic() - began))
            text = f"{words.reindex_running} {passed}"
            await interaction.edit_original_response(view=notice(text).view)
            await asyncio.wait({ending}, timeout=EVERY)
        _, errors = await ending
        lines = errors.decode(errors="replace").strip().splitlines()
        return process.returncode or 0, lines[-1] if lines else ""


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
        seconds=f"{seconds:.1f}",
    )
