"""/settings: one panel for everything that the administrators of a server can choose."""

import contextlib
import re
from collections.abc import Sequence
from typing import Any, Protocol, cast

import discord
from discord import app_commands, ui
from discord.app_commands import locale_str
from discord.ext import commands
from pydantic import ValidationError

from bot.commands.lacking import missing_permissions
from bot.data.choices import BOUNDS, NONE_LEFT, Choices, choose
from bot.messaging.errors import ToldError
from bot.messaging.interactions import acknowledge, show, tell
from bot.messaging.setting import Setting, setting_of
from bot.replies.buttons import Press, button, row
from bot.replies.render import Part, Reply, notice
from bot.state.services import Services
from bot.wording.languages import NAMES
from bot.wording.words import Words

AUTOMATIC = "automatic"
CHANNELS = 25
ANSWERED_IN = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.forum,
    discord.ChannelType.media,
]
"""Where people write: in the channel itself, or in its posts' threads."""


class Chooses(Protocol):
    """The client, as far as a menu needs it."""

    async def chosen(
        self, interaction: discord.Interaction, name: str, values: list[Any]
    ) -> None: ...


class PanelMenu(ui.DynamicItem[ui.Select[Any]], template=r"cv-set:(?P<name>[a-z_]{1,32})"):
    """A menu of the panel; its custom_id names the choice, so it outlives a restart."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> "PanelMenu":
        return cls(cast("ui.Select[Any]", item))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        name = self.custom_id.split(":", maxsplit=1)[1]
        await cast("Chooses", interaction.client).chosen(interaction, name, self.item.values)


class SettingsPanel(commands.Cog):
    """The panel's command."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.services = services

    @app_commands.command(
        name=locale_str("settings"), description=locale_str("Settings of this server")
    )
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    async def settings(self, interaction: discord.Interaction) -> None:
        setting = await administered(self.services, interaction)
        await tell(interaction, drawn(self.services, interaction, setting))


async def administered(services: Services, interaction: discord.Interaction) -> Setting:
    """Give a server's choices to who may manage it; default permissions can be overridden."""
    setting = await setting_of(services, interaction)
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise ToldError(setting.words.admins_only)
    return setting


async def chosen(
    services: Services, interaction: discord.Interaction, name: str, values: list[Any]
) -> None:
    """Keep what was chosen in a menu and draw the panel again."""
    await administered(services, interaction)
    await keep(services, interaction, changes_of(name, values))


def changes_of(name: str, values: list[Any]) -> dict[str, Any]:
    """Give what a menu changes; nothing for one of another version of the bot."""
    match name:
        case "allowed" | "question_channels":
            return {name: tuple(getattr(each, "id", 0) for each in values)}
        case "place":
            return {"in_thread": values == ["thread"]}
        case "quotes":
            return {"quotes": next(iter(values), None)}
        case "language":
            return {"language": values[0] if values and values[0] in NAMES else None}
        case _:
            return {}


async def keep(
    services: Services, interaction: discord.Interaction, changes: dict[str, Any]
) -> None:
    """Keep changed choices and draw the panel again in its place."""
    await acknowledge(interaction)
    # Only a forged value is out of bounds; the panel then shows what is kept.
    with contextlib.suppress(ValidationError):
        await choose(services.database, interaction.guild_id or 0, **changes)
    reply = drawn(services, interaction, await administered(services, interaction))
    await show(interaction, lambda: {"view": reply.view})


def drawn(services: Services, interaction: discord.Interaction, setting: Setting) -> Reply:
    """Lay out the panel for the server of an interaction."""
    missing = missing_permissions(interaction.guild, setting.choices, setting.words)
    return panel(setting, services.settings.message_content, missing)


def panel(setting: Setting, message_content: bool, missing: Sequence[str] = ()) -> Reply:
    """Lay out the panel as the choices stand; ``missing`` is what the bot may not do."""
    choices, words = setting.choices, setting.words
    numbers_now = words.numbers_now.format(
        per_minute=choices.per_minute, days=choices.retention_days
    )
    return notice(
        f"{words.settings_title}\n-# {words.settings_about}",
        ui.TextDisplay(words.allowed_channels),
        *_allowed(choices, words),
        ui.TextDisplay(words.question_channels),
        _channels("question_channels", choices.question_channels, words.nowhere),
        *([] if message_content else [_intent_missing(choices, words)]),
        ui.TextDisplay(f"-# {words.reply_place_about}"),
        _places(choices, words),
        *map(ui.TextDisplay, missing),
        _counts(choices, words),
        _languages(choices, words),
        ui.TextDisplay(numbers_now),
        row(button(Press("numbers", 0), words.numbers_button)),
    )


def _allowed(choices: Choices, words: Words) -> list[Part]:
    none_left = NONE_LEFT in choices.allowed
    menu = _channels("allowed", choices.allowed, words.nowhere if none_left else words.everywhere)
    return [menu, ui.TextDisplay(f"⚠ {words.channels_deleted}")] if none_left else [menu]


def _intent_missing(choices: Choices, words: Words) -> Part:
    small = "" if choices.question_channels else "-# "
    return ui.TextDisplay(f"{small}{words.intent_missing}")


def _places(choices: Choices, words: Words) -> Part:
    options = {
        key: words.labelled.format(label=words.reply_place, value=place)
        for key, place in (("place", words.in_place), ("thread", words.in_thread))
    }
    return _menu("place", options, "thread" if choices.in_thread else "place")


def _counts(choices: Choices, words: Words) -> Part:
    least, most = BOUNDS["quotes"]
    counts = range(least, most + 1)
    options = {str(count): words.quotes_shown.format(count=count) for count in counts}
    return _menu("quotes", options, str(choices.quotes))


def _languages(choices: Choices, words: Words) -> Part:
    options = {
        key: words.labelled.format(label=words.reply_language, value=name)
        for key, name in {AUTOMATIC: words.language_automatic, **NAMES}.items()
    }
    return _menu("language", options, choices.language or AUTOMATIC)


def _channels(name: str, now: tuple[int, ...], none: str) -> ui.ActionRow[Any]:
    menu: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id=f"cv-set:{name}",
        placeholder=none,
        channel_types=ANSWERED_IN,
        min_values=0,
        max_values=CHANNELS,
        default_values=[
            discord.SelectDefaultValue(id=each, type=discord.SelectDefaultValueType.channel)
            for each in now[:CHANNELS]
            if each != NONE_LEFT
        ],
    )
    return _in_row(menu)


def _menu(name: str, options: dict[str, str], now: str) -> ui.ActionRow[Any]:
    menu: ui.Select[Any] = ui.Select(
        custom_id=f"cv-set:{name}",
        placeholder=options.get(now),
        options=[
            discord.SelectOption(label=text[:100], value=value, default=value == now)
            for value, text in options.items()
        ],
    )
    return _in_row(menu)


def _in_row(menu: Any) -> ui.ActionRow[Any]:
    made: ui.ActionRow[Any] = ui.ActionRow()
    made.add_item(PanelMenu(menu))
    return made
