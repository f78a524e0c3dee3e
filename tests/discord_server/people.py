"""The people of the local Discord: what they do, and what they get for it."""

from collections.abc import Callable, Sequence
from typing import Any

from tests.discord_server import messages, offers
from tests.discord_server.interactions import Callback, Interaction, Interactions, Kind
from tests.discord_server.limits import BUTTON, LINK, SELECTS, STRING_SELECT, TEXT_INPUT, walk
from tests.discord_server.messages import Body
from tests.discord_server.offers import NotOfferedError
from tests.discord_server.payloads import message_json
from tests.discord_server.reading import texts
from tests.discord_server.state import Channel, Guild, Json, Message, User, World

PATIENCE = 10.0
"""Seconds a test waits for the bot before it fails; nothing waits that long when all is well."""

Where = Callable[[Message], Any]


class Reply:
    """Everything the bot answers to one interaction, as the user sees it."""

    def __init__(self, world: World, interaction: Interaction, what: str) -> None:
        self._world, self.interaction, self._what = world, interaction, what

    @property
    def messages(self) -> list[Message]:
        """The messages that appeared or changed for it so far, in order."""
        return list(self.interaction.shown)

    @property
    def original(self) -> Message | None:
        return self.interaction.original

    @property
    def seconds_to_acknowledge(self) -> float | None:
        """Real seconds from the click to the bot's first answer; Discord allows 3."""
        return self.interaction.acknowledged_after

    async def acknowledged(self, within: float = PATIENCE) -> Callback:
        """Wait for the first answer, whatever its kind."""
        callback: Callback = await self._until(lambda: self.interaction.callback, within)
        return callback

    async def final(self, within: float = PATIENCE, *, where: Where | None = None) -> Message:
        """Wait for the message it ends in: written, no longer "thinking", and fitting ``where``."""

        def ready() -> Message | None:
            for message in reversed(self.interaction.shown):
                if not message.loading and not message.deleted:
                    if where is None or where(message):
                        return message
                    return None
            return None

        message: Message = await self._until(ready, within)
        return message

    async def modal(self, within: float = PATIENCE) -> "Modal":
        """Wait for the form that opens."""
        data: Json = await self._until(lambda: self.interaction.modal, within)
        return Modal(self.interaction, data)

    async def choices(self, within: float = PATIENCE) -> list[Json]:
        """Wait for the autocomplete choices, each with ``name`` and ``value``."""
        await self._until(lambda: self.interaction.choices is not None, within)
        return self.interaction.choices or []

    async def _until(self, condition: Callable[[], Any], within: float) -> Any:
        try:
            return await self._world.until(condition, within, self._what)
        except TimeoutError:
            state = self.interaction.callback
            answered = state.name if state is not None else "not at all"
            seen = [texts(message) for message in self.messages]
            raise TimeoutError(
                f"{self._what}: no such answer within {within:g} s; "
                f"acknowledged: {answered}; shown: {seen}"
            ) from None


class Modal:
    """A form on the user's screen."""

    def __init__(self, opened_by: Interaction, data: Json) -> None:
        self.opened_by, self.data = opened_by, data

    @property
    def title(self) -> str:
        return str(self.data["title"])

    @property
    def fields(self) -> list[Json]:
        """The inputs, each with its ``label`` beside Discord's own keys."""
        found = []
        for row in self.data["components"]:
            inner = [row["component"]] if "component" in row else row.get("components", [])
            found += [{"label": row.get("label", "")} | each for each in inner]
        return found


class Person:
    """A user of Discord who acts; every act that the bot answers gives a Reply or a Message."""

    def __init__(self, world: World, interactions: Interactions, user: User) -> None:
        self._world, self._interactions, self.user = world, interactions, user

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def mention(self) -> str:
        return f"<@{self.user.id}>"

    @property
    def dm_channel(self) -> Channel:
        return self._world.direct_channel(self.user)

    async def slash(
        self, command: str, /, *, channel: Any = None, everything: bool = False, **options: Any
    ) -> Reply:
        """Use a slash command: its name, or "group sub"; ``channel`` None means in private."""
        place = self._place(channel)
        name, *path = command.split()
        found = offers.find_command(self._world, place, self.user, name, 1, everything=everything)
        filled = offers.fill(offers.options_of(found, path), options)
        return self._command(Kind.COMMAND, found, path, filled, place)

    async def autocomplete(
        self, command: str, option: str, typed: str, /, *, channel: Any = None, **others: Any
    ) -> list[Json]:
        """Type in an option and give the choices offered, each with ``name`` and ``value``."""
        place = self._place(channel)
        name, *path = command.split()
        found = offers.find_command(self._world, place, self.user, name, 1)
        declared = offers.options_of(found, path)
        filled = offers.fill(declared, others | {option: typed}, focused=option)
        reply = self._command(Kind.AUTOCOMPLETE, found, path, filled, place)
        return await reply.choices()

    def _command(
        self, kind: Kind, command: Json, path: list[str], filled: list[Json], place: Channel
    ) -> Reply:
        data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
        data["options"] = offers.nest(path, filled)
        data["resolved"] = offers.resolve(self._world, place, filled)
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        return self._start(kind, place, data, f"/{' '.join([command['name'], *path])}")

    async def message_menu(self, name: str, message: Message, *, everything: bool = False) -> Reply:
        """Choose an app entry from a message's menu."""
        place = message.channel
        found = offers.find_command(self._world, place, self.user, name, 3, everything=everything)
        data: Json = {"id": found["id"], "name": name, "type": 3, "target_id": str(message.id)}
        shown = message_json(message, self._world)
        data["resolved"] = {"messages": {str(message.id): shown}}
        if "guild_id" in found:
            data["guild_id"] = found["guild_id"]
        return self._start(Kind.COMMAND, place, data, f"menu {name!r}")

    async def say(
        self,
        channel: Any,
        text: str,
        *,
        reply_to: Message | None = None,
        mention_bot: bool = False,
        ping: bool = True,
        files: dict[str, bytes] | None = None,
    ) -> Message:
        """Write in a channel; ``ping`` False turns off the ping of a reply."""
        content = f"<@{self._world.bot.id}> {text}" if mention_bot else text
        payload: Json = {"content": content}
        if reply_to is not None:
            payload["message_reference"] = {"message_id": str(reply_to.id)}
            parse = ["users", "roles", "everyone"]
            payload["allowed_mentions"] = {"parse": parse, "replied_user": ping}
        uploads = dict(enumerate((files or {}).items()))
        return messages.write(self._world, self._place(channel), self.user, Body(payload, uploads))

    async def dm(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Write to the bot in private."""
        return await self.say(None, text, reply_to=reply_to)

    async def delete(self, message: Message) -> None:
        """Delete one's own message."""
        if message.author is not self.user:
            raise NotOfferedError("only one's own messages")
        messages.delete(self._world, message)

    async def press(self, message: Message, which: str) -> Reply:
        """Press a button, named by its custom_id or its label."""
        button = self._component(message, which, frozenset({BUTTON}))
        if button["style"] == LINK:
            raise NotOfferedError(f"{which!r} is a link, Discord opens it without the bot")
        return self._use(message, button, {}, f"button {which!r}")

    async def choose(self, message: Message, which: str, values: Sequence[Any]) -> Reply:
        """Choose in a select menu (by custom_id or placeholder): option values or labels, or
        the chosen users, roles or channels."""
        select = self._component(message, which, SELECTS)
        chosen = _chosen(select, values)
        data: Json = {"values": chosen}
        if select["type"] != STRING_SELECT:
            kind = {5: offers.USER, 6: offers.ROLE, 7: offers.MENTIONABLE, 8: offers.CHANNEL}
            named = [{"type": kind[select["type"]], "value": value} for value in chosen]
            data["resolved"] = offers.resolve(self._world, message.channel, named)
        return self._use(message, select, data, f"menu {which!r}")

    def _component(self, message: Message, which: str, kinds: frozenset[int]) -> Json:
        if message.deleted or (message.viewer is not None and message.viewer is not self.user):
            raise NotOfferedError(f"{self.name} does not see that message")
        all_of_them = [each for each in walk(message.components) if each["type"] in kinds]
        for key in ("custom_id", "label", "placeholder"):
            found = [each for each in all_of_them if each.get(key) == which]
            if found and found[0].get("disabled"):
                raise NotOfferedError(f"{which!r} is disabled")
            if found:
                return found[0]
        names = [each.get("label") or each.get("custom_id") for each in all_of_them]
        raise NotOfferedError(f"no {which!r} on that message; there are {names}")

    def _use(self, message: Message, component: Json, extra: Json, what: str) -> Reply:
        data = {"custom_id": component["custom_id"], "component_type": component["type"]}
        data |= {"id": component["id"]} | extra
        return self._start(Kind.COMPONENT, message.channel, data, what, message)

    async def submit(self, modal: Modal, values: dict[str, Any]) -> Reply:
        """Send a form; fields are named by custom_id or label, the others keep what they showed."""
        left = dict(values)
        components = [_submitted(row, left) for row in modal.data["components"]]
        if left:
            raise NotOfferedError(f"no field named {sorted(left)}; there are {modal.fields}")
        data: Json = {"custom_id": modal.data["custom_id"], "components": components}
        origin = modal.opened_by
        what = f"form {modal.title!r}"
        return self._start(Kind.MODAL, origin.channel, data, what, origin.message)

    def _start(
        self, kind: Kind, place: Channel, data: Json, what: str, message: Message | None = None
    ) -> Reply:
        interaction = self._interactions.create(kind, self.user, place, data, message)
        return Reply(self._world, interaction, f"{self.name}: {what}")

    def _place(self, channel: Any) -> Channel:
        if channel is None:
            return self.dm_channel
        return next(iter(channel.channels.values())) if isinstance(channel, Guild) else channel


def _chosen(select: Json, values: Sequence[Any]) -> list[str]:
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not least <= len(values) <= most:
        raise NotOfferedError(f"the menu takes {least} to {most} values, not {len(values)}")
    if select["type"] != STRING_SELECT:
        return [str(getattr(value, "id", value)) for value in values]
    by_label = {option["label"]: option["value"] for option in select["options"]}
    known = set(by_label.values())
    chosen = [value if value in known else by_label.get(value) for value in values]
    if None in chosen:
        raise NotOfferedError(f"the menu offers {by_label}, not {values}")
    return [str(value) for value in chosen]


def _submitted(row: Json, left: dict[str, Any]) -> Json:
    about = {"type": row["type"], "id": row.get("id", 0)}
    if "component" in row:
        return about | {"component": _field(row["component"], row.get("label", ""), left)}
    inner = [_field(each, each.get("label", ""), left) for each in row.get("components", [])]
    return about | ({"components": inner} if inner else {})


def _field(field: Json, label: str, left: dict[str, Any]) -> Json:
    about: Json = {"type": field["type"], "custom_id": field["custom_id"], "id": field.get("id", 0)}
    name = next((key for key in (field["custom_id"], label) if key in left), None)
    given = left.pop(name) if name is not None else None
    if field["type"] != TEXT_INPUT:
        shown = [o["value"] for o in field.get("options", []) if o.get("default")]
        shown += [each["id"] for each in field.get("default_values", [])]
        if field["type"] in SELECTS and given is not None:
            given = _chosen(field, given)
        return about | {"values": given if given is not None else shown}
    value = str(given) if given is not None else field.get("value") or ""
    if len(value) > (field.get("max_length") or 4000) or (
        field.get("required", True) and not value
    ):
        raise NotOfferedError(f"field {label!r} does not take {value!r}")
    return about | {"value": value}
