"""What happens when someone writes, edits or deletes: the one place that changes messages."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.discord_server import errors
from tests.discord_server.errors import Fault
from tests.discord_server.limits import check_message, walk
from tests.discord_server.mentions import Pings, check_allowed_mentions, pings
from tests.discord_server.payloads import (
    bot_permissions,
    channel_json,
    member_json,
    message_json,
    without_content,
)
from tests.discord_server.state import (
    COMPONENTS_V2,
    EPHEMERAL,
    LOADING,
    STARTER,
    Attachment,
    Channel,
    Event,
    Json,
    Message,
    User,
    World,
)

GUILD_MESSAGES, DIRECT_MESSAGES, GUILDS = 1 << 9, 1 << 12, 1 << 0
SETTABLE = 4 | EPHEMERAL | 4096 | COMPONENTS_V2
"""The flags a sender may set: no embeds, ephemeral, silent, Components V2."""
MOST_FILES = 10


@dataclass(frozen=True, slots=True)
class Body:
    """A request's body: the JSON, and the uploaded files by their index."""

    payload: Json
    files: dict[int, tuple[str, bytes]]


def require(world: World, channel: Channel, *names: str) -> None:
    """Refuse what the bot may not do in a channel (50001 unseen, 50013 not permitted)."""
    if channel.guild is None:
        return
    granted = bot_permissions(channel, world)
    if not granted.view_channel:
        raise errors.missing_access()
    if not all(getattr(granted, name) for name in names):
        raise errors.missing_permissions()


def write(
    world: World,
    channel: Channel,
    author: User,
    body: Body,
    *,
    viewer: User | None = None,
    interaction: Json | None = None,
    type: int = 0,
) -> Message:
    """Create a message, refuse it if Discord would, and announce it on the gateway."""
    if channel.id not in world.channels:
        raise errors.unknown_channel()
    payload = body.payload
    check_allowed_mentions(payload.get("allowed_mentions"))
    check_message(payload, files=len(body.files))
    reply_to = _referenced(world, channel, payload.get("message_reference"))
    kind = 19 if reply_to is not None else type
    message = Message(world.new_id(), channel, author, world.clock.iso(), type=kind)
    flags = (payload.get("flags") or 0) & SETTABLE & ~EPHEMERAL
    message.flags = flags | (EPHEMERAL if viewer is not None else 0)
    message.reply_to, message.viewer, message.interaction = reply_to, viewer, interaction
    _fill(world, message, body)
    return _keep(world, message)


def loading(
    world: World, channel: Channel, interaction: Json, type: int, *, viewer: User | None
) -> Message:
    """Create the "is thinking" message of a deferred answer."""
    message = Message(world.new_id(), channel, world.bot, world.clock.iso(), type=type)
    message.flags = LOADING | (EPHEMERAL if viewer is not None else 0)
    message.viewer, message.interaction = viewer, interaction
    return _keep(world, message)


def _keep(world: World, message: Message) -> Message:
    message.channel.messages[message.id] = message
    announce(world, "MESSAGE_CREATE", message)
    return message


def edit(world: World, message: Message, body: Body) -> Message:
    """Change a message in place; what the body does not name stays as it was."""
    payload = body.payload
    check_allowed_mentions(payload.get("allowed_mentions"))
    flags = message.flags & ~LOADING
    if payload.get("flags") is not None:
        kept = flags & (EPHEMERAL | COMPONENTS_V2)
        flags = kept | (payload["flags"] & SETTABLE & ~EPHEMERAL)
    after: Json = {
        "content": payload.get("content", message.content),
        "embeds": payload.get("embeds", message.embeds),
        "components": payload.get("components", message.components),
        "flags": flags,
    }
    kept_files = {str(each["id"]) for each in payload.get("attachments") or []}
    stay = len(kept_files) if "attachments" in payload else len(message.attachments)
    check_message(after, files=len(body.files) + stay)
    message.flags = flags
    _fill(world, message, Body(payload | after, body.files))
    message.edited = world.clock.iso()
    message.edits += 1
    announce(world, "MESSAGE_UPDATE", message)
    return message


def delete(world: World, *gone: Message) -> None:
    """Take messages of a channel away and say so on the gateway, except of ephemeral ones."""
    place = gone[0].channel
    for message in gone:
        message.deleted = True
        place.messages.pop(message.id, None)
    seen = [str(message.id) for message in gone if message.viewer is None]
    if seen:
        name = "MESSAGE_DELETE_BULK" if seen[1:] else "MESSAGE_DELETE"
        data: Json = {"ids": seen} if seen[1:] else {"id": seen[0]}
        _publish(world, name, place, data | {"channel_id": str(place.id)})
    world.changed()


def open_thread(world: World, message: Message, name: str, owner: User) -> Channel:
    """Start a thread from a message; its id is the message's, as in Discord."""
    if message.thread is not None:
        raise errors.thread_exists()
    if not 1 <= len(name) <= 100:
        words = "Must be between 1 and 100 in length."
        raise errors.invalid_form([Fault(("name",), "BASE_TYPE_BAD_LENGTH", words)])
    parent = message.channel
    thread = Channel(message.id, 11, name, parent.guild, parent=parent, owner=owner)
    message.thread = world.channels[thread.id] = thread
    data = channel_json(thread, world) | {"newly_created": True}
    world.publish(Event("THREAD_CREATE", data, GUILDS, parent.guild))
    now = world.clock.iso()
    _keep(world, Message(world.new_id(), thread, owner, now, type=STARTER, reply_to=message))
    return thread


def announce(world: World, name: str, message: Message) -> None:
    """Publish a message event; ephemeral messages never reach the gateway."""
    if message.viewer is None:
        data = message_json(message, world)
        stripped = without_content(data, message, world)
        extra = _beside(world, message)
        _publish(world, name, message.channel, data | extra, stripped | extra)
    world.changed()


def _beside(world: World, message: Message) -> Json:
    guild = message.channel.guild
    if guild is None:
        return {}
    return {"guild_id": str(guild.id), "member": member_json(guild, message.author, full=False)}


def _publish(
    world: World, name: str, channel: Channel, data: Json, stripped: Json | None = None
) -> None:
    guild = channel.guild
    if guild is None:
        world.publish(Event(name, data, DIRECT_MESSAGES, None, stripped))
    elif guild.has_bot and bot_permissions(channel, world).view_channel:
        data = data | {"guild_id": str(guild.id)}
        world.publish(Event(name, data, GUILD_MESSAGES, guild, stripped))


def _fill(world: World, message: Message, body: Body) -> None:
    payload = body.payload
    message.content = (payload.get("content") or "").strip()
    message.embeds = payload.get("embeds") or []
    message.attachments = _attachments(world, message.attachments, body)
    message.components = payload.get("components") or []
    _number(message.components)
    _resolve_media(world, message)
    found = _pings(world, message, payload)
    message.mentions, message.mention_roles = found.users, found.roles
    message.mention_everyone = found.everyone


def _pings(world: World, message: Message, payload: Json) -> Pings:
    """The bot may ping everyone, so that only its allowed_mentions keep it quiet."""
    guild = message.channel.guild
    is_bot = message.author is world.bot
    may = is_bot or (guild is not None and guild.permissions_of(message.author).mention_everyone)
    target = message.reply_to
    return pings(world, message.channel, payload, target, may_ping_everyone=may)


def _attachments(world: World, present: Sequence[Attachment], body: Body) -> list[Attachment]:
    """Keep the attachments the body names (all, if it names none) and add the uploaded ones."""
    if len(body.files) > MOST_FILES:
        words = f"Must be {MOST_FILES} or fewer in length."
        raise errors.invalid_form([Fault(("attachments",), "BASE_TYPE_MAX_LENGTH", words)])
    listed = body.payload.get("attachments")
    described = {str(each["id"]): each for each in listed or []}
    kept = [each for each in present if listed is None or str(each.id) in described]
    for index, (name, data) in body.files.items():
        about = described.get(str(index), {})
        filename = about.get("filename") or name
        new = Attachment(world.new_id(), filename, data, description=about.get("description"))
        kept.append(new)
    return kept


def _number(components: list[Json]) -> None:
    """Give each component an id where the sender gave none, as Discord does."""
    taken = {each["id"] for each in walk(components) if each.get("id")}
    free = (number for number in range(1, 10_000) if number not in taken)
    for component in walk(components):
        if not component.get("id"):
            component["id"] = next(free)


def _resolve_media(world: World, message: Message) -> None:
    urls = {
        f"attachment://{each.filename}": f"{world.url}/attachments/{each.id}/{each.filename}"
        for each in message.attachments
    }
    for component in walk(message.components):
        items = [component, *component.get("items", [])]
        for media in (item.get(key) for item in items for key in ("media", "file")):
            if media is not None:
                media["url"] = urls.get(media["url"], media["url"])


def _referenced(world: World, channel: Channel, reference: Json | None) -> Message | None:
    if reference is None:
        return None
    target = channel.messages.get(int(reference["message_id"]))
    if target is None and reference.get("fail_if_not_exists", True):
        words = "Unknown message"
        raise errors.invalid_form([Fault(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", words)])
    return target
