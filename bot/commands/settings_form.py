"""The form of the settings panel: the numbers that are typed, not chosen."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.commands.settings_panel import administered, keep
from bot.data.choices import BOUNDS
from bot.messaging.errors import ToldError
from bot.messaging.interactions import respond
from bot.messaging.setting import Setting
from bot.replies.buttons import Press
from bot.replies.markdown import one_line
from bot.state.services import Services
from bot.wording.words import Words

CUSTOM_ID = "cv-numbers"
TYPED = ("per_minute", "retention_days")


async def numbers(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Open the form."""
    opened = form(await administered(services, interaction))
    # discord.py would handle it too, but only until the bot restarts: submitted() always does.
    opened.stop()
    await respond(interaction, lambda: interaction.response.send_modal(opened))


def form(setting: Setting) -> ui.Modal:
    """Lay out the form, filled in as the choices stand."""
    choices, words = setting.choices, setting.words
    made = ui.Modal(title=words.numbers_title, custom_id=CUSTOM_ID)
    for name, label in zip(TYPED, (words.per_minute, words.retention), strict=True):
        (least, most), now = BOUNDS[name], str(getattr(choices, name))
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=name, default=now, max_length=len(str(most))
        )
        made.add_item(ui.Label(text=label.format(least=least, most=most), component=field))
    return made


async def submitted(services: Services, interaction: discord.Interaction) -> None:
    """Keep what was typed into the form, whenever it was opened; refuse what is out of bounds."""
    words = (await administered(services, interaction)).words
    typed = dict(_typed(dict(interaction.data or {})))
    changes = {name: _number(typed.get(name, ""), name, words) for name in TYPED}
    await keep(services, interaction, changes)


def _typed(component: Any) -> Iterator[tuple[str, str]]:
    """Give every field's custom_id and value: a field stands in a label or in a row."""
    if "value" in component:
        yield component["custom_id"], component["value"]
    inner = [component["component"]] if "component" in component else []
    for each in (*inner, *component.get("components", ())):
        yield from _typed(each)


def _number(value: str, name: str, words: Words) -> int:
    least, most = BOUNDS[name]
    if not value.strip().isdecimal() or not least <= int(value) <= most:
        shown = one_line(value, 20)
        raise ToldError(words.not_a_number.format(value=shown, least=least, most=most))
    return int(value)


PRESSES = {"numbers": numbers}
