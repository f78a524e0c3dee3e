"""One interaction: what it is, how it looks in JSON, and what has been answered to it.

Source: https://discord.com/developers/docs/interactions/receiving-and-responding
"""

import time
from dataclasses import dataclass, field
from enum import IntEnum

import discord

from tests.discord_server.payloads import (
    bot_permissions,
    channel_json,
    member_json,
    message_json,
    user_json,
)
from tests.discord_server.state import Channel, Json, Message, User, World

FIRST_ANSWER = 3.0
TOKEN_LIFE = 15 * 60.0
"""Seconds in which the first answer must come, and for which the token then lives."""


class Kind(IntEnum):
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Callback(IntEnum):
    """How the bot may acknowledge; Discord's numbers."""

    MESSAGE = 4
    DEFER = 5
    DEFER_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


ALLOWED = {
    Kind.COMMAND: {Callback.MESSAGE, Callback.DEFER, Callback.MODAL},
    Kind.COMPONENT: set(Callback) - {Callback.CHOICES},
    Kind.AUTOCOMPLETE: {Callback.CHOICES},
    Kind.MODAL: set(Callback) - {Callback.CHOICES, Callback.MODAL},
}


@dataclass(slots=True, eq=False)
class Interaction:
    """One use of the bot by a user, with everything the bot answered to it."""

    id: int
    token: str
    kind: Kind
    user: User
    channel: Channel
    created: float
    data: Json
    message: Message | None = None
    callback: Callback | None = None
    original: Message | None = None
    shown: list[Message] = field(default_factory=list)
    """The messages the user has seen appear or change for it, in order, each once."""
    modal: Json | None = None
    choices: list[Json] | None = None
    began: float = field(default_factory=time.perf_counter)
    acknowledged_after: float | None = None
    """Real seconds from the click to the first answer."""

    @property
    def metadata(self) -> Json:
        owners = {"1": str(self.user.id)}
        if self.channel.guild is not None:
            owners["0"] = str(self.channel.guild.id)
        about: Json = {"id": str(self.id), "type": int(self.kind), "user": user_json(self.user)}
        about["authorizing_integration_owners"] = owners
        if self.kind is Kind.MODAL:
            about["triggering_interaction_metadata"] = dict(about, type=int(Kind.COMMAND))
        return about


def interaction_json(interaction: Interaction, world: World) -> Json:
    """Give an interaction as INTERACTION_CREATE carries it."""
    channel, user = interaction.channel, interaction.user
    data: Json = {
        "id": str(interaction.id),
        "application_id": str(world.bot.id),
        "type": int(interaction.kind),
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel_id": str(channel.id),
        "channel": channel_json(channel, world),
        "locale": user.locale,
        "app_permissions": str(bot_permissions(channel, world).value),
        "authorizing_integration_owners": interaction.metadata["authorizing_integration_owners"],
        "entitlements": [],
        "attachment_size_limit": 10 * 1024 * 1024,
        "context": 0 if channel.guild is not None else 1,
    }
    if interaction.message is not None:
        data["message"] = message_json(interaction.message, world)
    guild = channel.guild
    if guild is None:
        return data | {"user": user_json(user)}
    permissions: discord.Permissions = guild.permissions_of(user)
    member = member_json(guild, user) | {"permissions": str(permissions.value)}
    about = {"id": str(guild.id), "locale": guild.locale, "features": []}
    place = {"guild_id": str(guild.id), "guild_locale": guild.locale, "guild": about}
    return data | place | {"member": member}


def callback_json(interaction: Interaction, world: World) -> Json:
    """Give the answer to a callback asked for with ``with_response=1``."""
    original, callback = interaction.original, interaction.callback
    assert callback is not None, "only an acknowledged interaction has a callback answer"
    about: Json = {"id": str(interaction.id), "type": int(interaction.kind)}
    resource: Json = {"type": int(callback)}
    if original is not None and callback is not Callback.DEFER_UPDATE:
        about |= {"response_message_id": str(original.id)}
        about |= {"response_message_loading": original.loading}
        about |= {"response_message_ephemeral": original.ephemeral}
        resource["message"] = message_json(original, world)
    return {"interaction": about, "resource": resource}
