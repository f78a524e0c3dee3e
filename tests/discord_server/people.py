"""The people of the local Discord: what they do, and what they get for it."""

from collections.abc import Sequence
from typing import Any

from tests.discord_server import messages, offers
from tests.discord_server.exchange import Kind
from tests.discord_server.filling import chosen_values, filled_row
from tests.discord_server.interactions import Interactions
from tests.discord_server.limits import BUTTON, LINK, SELECTS, STRING_SELECT, walk
from tests.discord_server.messages import Body
from tests.discord_server.offers import NotOfferedError
from tests.discord_server.payloads import message_json
from tests.discord_server.replies import Modal, Reply
from tests.discord_server.state import Channel, Guild, Json, Message, User, World


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

    async def forward(self, message: Message, channel: Any) -> Message:
        """Forward a message to a channel; the new one has no text of its own."""
        world, place = self._world, self._place(channel)
        new = Message(world.new_id(), place, self.user, world.clock.iso(), forwards=message)
        place.messages[new.id] = new
        messages.announce(world, "MESSAGE_CREATE", new)
        return new

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
        chosen = chosen_values(select, values)
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
        components = [filled_row(row, left) for row in modal.data["components"]]
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
