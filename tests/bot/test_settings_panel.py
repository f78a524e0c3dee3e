"""The panel of /settings: what is chosen is kept, and it says where the bot may not do it."""

from typing import Any

import pytest
from discord import ui
from pydantic import ValidationError

from bot.commands.settings_form import form
from bot.commands.settings_panel import PanelMenu, changes_of
from bot.commands.settings_panel import panel as panel_of
from bot.data.choices import BOUNDS, Choices, choose
from bot.messaging.setting import Setting
from bot.wording.english import ENGLISH
from tests.discord_server.reading import text
from tests.support.running_bot import Scene


@pytest.mark.parametrize(
    ("name", "values", "changes"),
    [
        ("place", ["thread"], {"in_thread": True}),
        ("place", ["place"], {"in_thread": False}),
        ("quotes", ["4"], {"quotes": "4"}),
        ("quotes", [], {"quotes": None}),
        ("language", ["fr"], {"language": "fr"}),
        ("language", ["automatic"], {"language": None}),
        ("language", [], {"language": None}),
        ("allowed", [], {"allowed": ()}),
        ("of another version", ["1"], {}),
    ],
)
def test_a_menu_changes_what_it_names(
    name: str, values: list[Any], changes: dict[str, Any]
) -> None:
    """And nothing else; a menu without a value is no failure."""
    assert changes_of(name, values) == changes
    assert Choices.model_fields.keys() >= changes.keys()


@pytest.mark.parametrize("name", BOUNDS)
def test_a_number_is_kept_within_its_bounds(name: str) -> None:
    """Which stand in one place: what is offered, or asked for, is what is taken."""
    least, most = BOUNDS[name]
    for number in (least, most):
        assert getattr(Choices.model_validate({name: number}), name) == number
    for number in (least - 1, most + 1):
        with pytest.raises(ValidationError):
            Choices.model_validate({name: number})
    setting = Setting(Choices(), ENGLISH)
    labels = [item.text for item in form(setting).walk_children() if isinstance(item, ui.Label)]
    asked = any(f"({least} to {most})" in label for label in labels)
    menus = panel_of(setting, message_content=True).view.walk_children()
    offered = [
        [option.value for option in each.item.options]
        for each in menus
        if isinstance(each, PanelMenu) and isinstance(each.item, ui.Select)
    ]
    assert asked or [str(number) for number in range(least, most + 1)] in offered


async def panel(scene: Scene) -> str:
    """Open the panel and read it."""
    return text(await (await scene.admin.slash("settings", channel=scene.channel)).final())


@pytest.mark.parametrize("missing", ["create_public_threads", "send_messages_in_threads"])
async def test_where_no_thread_can_be_opened_is_said_once_threads_are_chosen(
    scene: Scene, missing: str
) -> None:
    """Only the log told it; the panel names the channels, also when the choice is just made."""
    async with scene.bot():
        scene.discord.deny(scene.channel, missing)
        await scene.discord.wait_until_idle()
        shown = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        assert "⚠ I may not" not in text(shown)
        shown = await (await scene.admin.choose(shown, "cv-set:place", ["thread"])).final()
        assert f"⚠ I may not open threads, or write in them, in <#{scene.channel.id}>:" in text(
            shown
        )
        scene.discord.allow(scene.channel, missing)
        await scene.discord.wait_until_idle()
        assert "⚠ I may not" not in await panel(scene)


async def test_where_no_file_can_be_attached_is_said(scene: Scene) -> None:
    """Of the channels that it answers in, five by name; not where it may not write at all."""
    others = [scene.discord.add_channel(scene.guild, f"c{number}") for number in range(7)]
    async with scene.bot() as client:
        for channel in others:
            scene.discord.deny(channel, "attach_files")
        scene.discord.deny(scene.channel, "attach_files", "send_messages")
        await scene.discord.wait_until_idle()
        named = ", ".join(f"<#{each.id}>" for each in others[:5])
        assert f"⚠ I may not attach files in {named} +2:" in await panel(scene)
        database = client.services.database
        await choose(database, scene.guild.id, allowed=(others[6].id,), language="fr")
        assert f"Dans <#{others[6].id}>, je ne peux pas joindre" in await panel(scene)
        await choose(database, scene.guild.id, allowed=(scene.channel.id,))
        assert "joindre de fichiers" not in await panel(scene)


@pytest.mark.parametrize("missing", ["view_channel", "send_messages"])
async def test_a_chosen_channel_that_is_closed_to_the_bot_is_named(
    scene: Scene, missing: str
) -> None:
    """Nothing asked there is ever answered, and no error says so to anybody."""
    other = scene.discord.add_channel(scene.guild, "other")
    async with scene.bot() as client:
        scene.discord.deny(other, missing)
        await scene.discord.wait_until_idle()
        assert "I may not read" not in await panel(scene)
        database = client.services.database
        await choose(database, scene.guild.id, allowed=(scene.channel.id, other.id))
        assert f"⚠ I may not read or write in <#{other.id}>:" in await panel(scene)
        scene.discord.allow(other, missing)
        await scene.discord.wait_until_idle()
        assert "I may not read" not in await panel(scene)
