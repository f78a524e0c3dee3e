"""How the state looks in Discord's JSON: free functions from values to dictionaries."""

from typing import Any

import discord

from tests.discord_server.state import (
    EVERYONE_MAY,
    STARTER,
    Attachment,
    Channel,
    Guild,
    Json,
    Message,
    Role,
    User,
    World,
)

JOINED = "2024-01-01T00:00:00+00:00"
VOICE = 2
VIEW = discord.Permissions(view_channel=True).value


def user_json(user: User) -> Json:
    return {
        "id": str(user.id),
        "username": user.name,
        "global_name": None if user.bot else user.name.title(),
        "discriminator": "0",
        "avatar": None,
        "bot": user.bot,
        "public_flags": 0,
    }


def role_json(role: Role) -> Json:
    return {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(role.permissions.value),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.bot is not None,
        "mentionable": role.mentionable,
        "flags": 0,
        **({"tags": {"bot_id": str(role.bot.id)}} if role.bot else {}),
    }


def member_json(guild: Guild, user: User, *, full: bool = True) -> Json:
    """Give a guild member; the copy beside a message carries no user."""
    member: Json = {
        "roles": [str(role) for role in guild.members.get(user.id, ())],
        "joined_at": JOINED,
        "nick": None,
        "avatar": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
    return member | {"user": user_json(user)} if full else member


def channel_json(channel: Channel, world: World) -> Json:
    data: Json = {"id": str(channel.id), "type": channel.type, "flags": 0}
    if channel.recipient is not None:
        return data | {"recipients": [user_json(channel.recipient)], "last_message_id": None}
    guild = channel.guild
    assert guild is not None, "a channel without a recipient belongs to a guild"
    data |= {"name": channel.name, "guild_id": str(guild.id), "last_message_id": None}
    if channel.parent is not None:
        return data | _thread_json(channel, channel.parent)
    data |= {"bitrate": 64_000, "user_limit": 0} if channel.type == VOICE else {}
    return data | {
        "position": list(guild.channels).index(channel.id) if channel.id in guild.channels else 0,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "permission_overwrites": _overwrites(channel, guild, world),
    }


def _overwrites(channel: Channel, guild: Guild, world: World) -> list[Json]:
    """Write who is refused what in a channel: everybody (a role, 0), and the bot (a member, 1)."""
    view, denied = VIEW if channel.hidden else 0, channel.denied.value
    everybody = {"id": str(guild.id), "type": 0, "allow": "0", "deny": str(view)}
    bot = {"id": str(world.bot.id), "type": 1, "allow": str(view & ~denied), "deny": str(denied)}
    return [everybody, bot]


def _thread_json(thread: Channel, parent: Channel) -> Json:
    assert thread.owner is not None, "a thread has an owner"
    return {
        "parent_id": str(parent.id),
        "owner_id": str(thread.owner.id),
        "message_count": len(thread.messages),
        "member_count": 1,
        "rate_limit_per_user": 0,
        "thread_metadata": {
            "archived": thread.archived,
            "auto_archive_duration": 1440,
            "archive_timestamp": JOINED,
            "locked": False,
            "create_timestamp": JOINED,
        },
    }


def guild_json(guild: Guild, world: World) -> Json:
    """Give a guild as GUILD_CREATE carries it, with the bot as its only listed member."""
    threads = [c for c in world.channels.values() if c.guild is guild and c.is_thread]
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner.id),
        "roles": [role_json(role) for role in guild.roles.values()],
        "channels": [channel_json(channel, world) for channel in guild.channels.values()],
        "threads": [channel_json(thread, world) for thread in threads],
        "members": [member_json(guild, world.bot)],
        "member_count": len(guild.members),
        "preferred_locale": guild.locale,
        "joined_at": JOINED,
        "large": False,
        "unavailable": False,
        "emojis": [],
        "stickers": [],
        "features": [],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "afk_timeout": 300,
        "system_channel_flags": 0,
    }


def attachment_json(attachment: Attachment, world: World) -> Json:
    url = f"{world.url}/attachments/{attachment.id}/{attachment.filename}"
    data: Json = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": len(attachment.data),
        "content_type": attachment.content_type,
        "url": url,
        "proxy_url": url,
    }
    return (
        data if attachment.description is None else data | {"description": attachment.description}
    )


def message_json(message: Message, world: World, *, nested: bool = True) -> Json:
    """Give a message in full, the message it answers included one level deep."""
    data: Json = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "author": user_json(message.author),
        "content": message.content,
        "components": message.components,
        "embeds": message.embeds,
        "attachments": [attachment_json(each, world) for each in message.attachments],
        "timestamp": message.timestamp,
        "edited_timestamp": message.edited,
        "flags": message.flags,
        "type": message.type,
        "tts": False,
        "pinned": False,
        "mentions": [user_json(user) for user in message.mentions],
        "mention_roles": [str(role.id) for role in message.mention_roles],
        "mention_everyone": message.mention_everyone,
    }
    if message.interaction is not None:
        data |= {"interaction_metadata": message.interaction, "webhook_id": str(world.bot.id)}
        data |= {"application_id": str(world.bot.id)}
    if message.thread is not None:
        data["thread"] = channel_json(message.thread, world)
    if message.forwards is not None:
        data |= _forward_json(message.forwards, world)
    refers = nested and message.type in (19, STARTER)
    return data | (_reference_json(message, world) if refers else {})


def _reference_json(message: Message, world: World) -> Json:
    target = message.reply_to
    if target is None or target.deleted:
        return {"referenced_message": None}
    referenced = message_json(target, world, nested=False)
    return {"message_reference": _place_json(target, 0), "referenced_message": referenced}


def _place_json(target: Message, type: int) -> Json:
    place: Json = {"message_id": str(target.id), "channel_id": str(target.channel.id)}
    if target.channel.guild is not None:
        place["guild_id"] = str(target.channel.guild.id)
    return place | {"type": type}


SNAPSHOT = "type content embeds attachments timestamp edited_timestamp flags mentions".split()
"""https://discord.com/developers/docs/resources/message#message-snapshot-object"""


def _forward_json(target: Message, world: World) -> Json:
    shown = message_json(target, world, nested=False)
    snapshot = {key: shown[key] for key in (*SNAPSHOT, "mention_roles", "components")}
    place = _place_json(target, 1)
    return {"message_reference": place, "message_snapshots": [{"message": snapshot}]}


def without_content(data: Json, message: Message, world: World) -> Json:
    """Take from a message what needs the message_content intent, unless Discord would give it.

    It is given in direct messages, of the bot's own messages, and where the bot is mentioned:
    https://discord.com/developers/docs/events/gateway#message-content-intent
    """
    target = message.reply_to
    if target is not None and data.get("referenced_message"):
        referenced = without_content(data["referenced_message"], target, world)
        data = data | {"referenced_message": referenced}
    mentioned = any(user is world.bot for user in message.mentions)
    if message.channel.guild is None or message.author is world.bot or mentioned:
        return data
    empty: dict[str, Any] = {"content": "", "embeds": [], "attachments": [], "components": []}
    empty |= {"message_snapshots": []} if "message_snapshots" in data else {}
    return data | empty


def bot_permissions(channel: Channel, world: World) -> discord.Permissions:
    """Give what the bot may do in a channel, the channel's own refusals taken off."""
    if channel.guild is None:
        return EVERYONE_MAY
    granted = (
        channel.guild.permissions_of(world.bot)
        if channel.guild.has_bot
        else discord.Permissions.none()
    )
    place = channel.parent or channel
    return discord.Permissions(granted.value & ~(place.denied.value | channel.denied.value))
