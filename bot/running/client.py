"""The client: what it connects with, what it loads, how it stops."""

import hashlib
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.ask_command import Ask
from bot.asking.listen import Listen
from bot.commands import settings_form, settings_panel
from bot.commands.privacy import Privacy
from bot.commands.reindex import Reindex
from bot.commands.settings_panel import PanelMenu, SettingsPanel
from bot.commands.sources import Sources
from bot.commands.stats import Stats
from bot.commands.translator import Translator
from bot.data.notes import read_note, write_note
from bot.data.store import as_json
from bot.messaging import errors
from bot.messaging.sending import why
from bot.replies.buttons import AnswerButton, Press
from bot.running import logs
from bot.running.channels import Channels
from bot.running.deletions import Deleted
from bot.running.housekeeping import Housekeeping
from bot.running.presses import handler_of
from bot.running.watcher import Watcher
from bot.state.services import Services

LOG = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds that a stop waits for running answers; most supervisors kill after thirty."""

SILENCE = 60.0
"""Seconds without a word from Discord until the connection is taken for dead. It answers every
heartbeat, and asks for one about every 41 seconds; the figure is discord.py's own."""

COGS = (
    Ask,
    Listen,
    Sources,
    SettingsPanel,
    Stats,
    Privacy,
    Reindex,
    Channels,
    Deleted,
    Housekeeping,
    Watcher,
)


class Tree(app_commands.CommandTree["ChapterAndVerse"]):
    """The commands; each use is taken once, and every failure goes one way."""

    async def interaction_check(
        self, interaction: discord.Interaction["ChapterAndVerse"], /
    ) -> bool:
        return interaction.client.services.once.first(interaction.id)

    async def _call(self, interaction: discord.Interaction["ChapterAndVerse"]) -> None:
        # Nothing public of discord.py is around a command and the reply to its failure.
        async with interaction.client.services.jobs.one():
            await super()._call(interaction)

    async def on_error(
        self,
        interaction: discord.Interaction["ChapterAndVerse"],
        error: app_commands.AppCommandError,
        /,
    ) -> None:
        await errors.report(interaction, error)


class ChapterAndVerse(commands.Bot):
    """A client without privileged intents, unless it may read all messages."""

    def __init__(self, services: Services, heartbeat_timeout: float = SILENCE) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        intents.message_content = services.settings.message_content
        # It would warn at each start that voice, which the bot has no use for, lacks libraries.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        logs.name_nobody()
        super().__init__(
            command_prefix=(),
            tree_cls=Tree,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            heartbeat_timeout=heartbeat_timeout,
        )
        self.services = services
        self._connected = False

    @property
    def online(self) -> bool:
        """Whether Discord's events arrive; discord.py's ``is_ready`` stays true without them."""
        return self._connected and not self.is_closed()

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:
        """Begin nothing once the client closes: its last events find no loop, and would raise."""
        if not self.is_closed():
            super().dispatch(event_name, *args, **kwargs)

    async def setup_hook(self) -> None:
        for cog in COGS:
            await self.add_cog(cog(self, self.services))
        self.add_dynamic_items(AnswerButton, PanelMenu)
        await self.tree.set_translator(Translator())
        await self._sync_if_changed()

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: there are no prefix commands."""

    async def on_ready(self) -> None:
        self._connected = True
        LOG.info("connected; in %d servers", len(self.guilds))
        # Once more, for commands that were refused at the start; else a look into the database.
        await self._sync_if_changed()

    async def on_resumed(self) -> None:
        self._connected = True
        LOG.info("connected again; what happened meanwhile comes now")

    async def on_disconnect(self) -> None:
        if self._connected:
            LOG.warning("the connection to Discord is lost; trying again")
        self._connected = False

    async def press(self, interaction: discord.Interaction, press: Press) -> None:
        """Do what a button says; one from another version of the bot is told to be that."""
        work = partial(handler_of(press), self.services, interaction, press)
        await self._do(interaction, work)

    async def chosen(self, interaction: discord.Interaction, name: str, values: list[Any]) -> None:
        """Keep what was chosen in a menu of the settings."""
        work = partial(settings_panel.chosen, self.services, interaction, name, values)
        await self._do(interaction, work)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Take a form that was sent; discord.py itself knows no form from before a restart."""
        custom_id = dict(interaction.data or {}).get("custom_id")
        sent = interaction.type is discord.InteractionType.modal_submit
        if sent and custom_id == settings_form.CUSTOM_ID:
            work = partial(settings_form.submitted, self.services, interaction)
            await self._do(interaction, work)

    async def _do(
        self, interaction: discord.Interaction, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Work once, so that a stop waits for it; a failure goes the way of every failure."""
        if not self.services.once.first(interaction.id):
            return
        async with self.services.jobs.one():
            try:
                await work()
            except Exception as error:
                await errors.report(interaction, error)

    async def close(self) -> None:
        """Let running answers finish, then disconnect."""
        if not self.is_closed() and not await self.services.jobs.finish(PATIENCE):
            LOG.warning("stopped with %d answers unfinished", self.services.jobs.running)
        await super().close()

    async def _sync_if_changed(self) -> None:
        """Tell Discord the commands only when they are not what it was told last."""
        payload = [
            await command.get_translated_payload(self.tree, self.tree.translator)
            if self.tree.translator
            else command.to_dict(self.tree)
            for command in self.tree.get_commands()
        ]
        told = f"{self.application_id} {as_json(sorted(payload, key=lambda each: each['name']))}"
        digest = hashlib.sha256(told.encode()).hexdigest()
        if await read_note(self.services.database, "commands") == digest:
            return
        try:
            await self.tree.sync()
        except (discord.HTTPException, app_commands.AppCommandError) as error:
            # Mentions, and the commands told before, work all the same.
            LOG.warning("Discord did not take the commands (%s)", why(error))
            return
        await write_note(self.services.database, "commands", digest)
        LOG.info("commands synced")
