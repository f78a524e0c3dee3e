"""Interactions: what a user's click becomes, and what the bot may answer until when.

Source: https://discord.com/developers/docs/interactions/receiving-and-responding
"""

import secrets
import time

from tests.discord_server import errors, messages
from tests.discord_server.errors import Fault
from tests.discord_server.exchange import (
    ALLOWED,
    FIRST_ANSWER,
    TOKEN_LIFE,
    Callback,
    Interaction,
    Kind,
    interaction_json,
)
from tests.discord_server.forms import check_choices, check_modal
from tests.discord_server.messages import Body
from tests.discord_server.state import (
    COMPONENTS_V2,
    EPHEMERAL,
    Channel,
    Event,
    Json,
    Message,
    User,
    World,
)


class Interactions:
    """The interactions of a server, by id and by token."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.by_id: dict[int, Interaction] = {}
        self.by_token: dict[str, Interaction] = {}

    def create(
        self, kind: Kind, user: User, channel: Channel, data: Json, message: Message | None = None
    ) -> Interaction:
        """Start an interaction and send it to the bot."""
        identifier, now = self.world.new_id(), self.world.clock.now()
        token = secrets.token_urlsafe(24)
        new = Interaction(identifier, token, kind, user, channel, now, data, message)
        self.by_id[new.id] = self.by_token[new.token] = new
        payload = interaction_json(new, self.world)
        self.world.publish(Event("INTERACTION_CREATE", payload, 0, channel.guild))
        return new

    def respond(self, id: int, token: str, body: Body) -> Interaction:
        """Take the first answer; raises ApiError 10062 (late), 40060 (twice) or 50035."""
        interaction = self.by_id.get(id)
        if interaction is None or interaction.token != token:
            raise errors.unknown_interaction()
        if interaction.callback is not None:
            raise errors.already_acknowledged()
        if self.world.clock.now() - interaction.created > FIRST_ANSWER:
            raise errors.unknown_interaction()
        callback = _callback(interaction, body.payload.get("type"))
        data = body.payload.get("data") or {}
        self._apply(interaction, callback, Body(data, body.files))
        interaction.callback = callback
        interaction.acknowledged_after = time.perf_counter() - interaction.began
        self.world.changed()
        return interaction

    def _apply(self, interaction: Interaction, callback: Callback, body: Body) -> None:
        match callback:
            case Callback.MESSAGE:
                interaction.original = self._say(interaction, body)
            case Callback.DEFER:
                interaction.original = self._think(interaction, body.payload)
            case Callback.DEFER_UPDATE:
                interaction.original = interaction.message
            case Callback.UPDATE:
                target = _present(interaction.message)
                interaction.original = messages.edit(self.world, target, body)
                self._show(interaction, target)
            case Callback.CHOICES:
                interaction.choices = body.payload.get("choices") or []
                check_choices(interaction.choices)
            case Callback.MODAL:
                check_modal(body.payload)
                interaction.modal = body.payload

    def _say(self, interaction: Interaction, body: Body) -> Message:
        flags = body.payload.get("flags") or 0
        viewer = interaction.user if flags & EPHEMERAL else None
        kind = _message_type(interaction)
        written = messages.write(
            self.world,
            interaction.channel,
            self.world.bot,
            body,
            viewer=viewer,
            interaction=interaction.metadata,
            type=kind,
        )
        self._show(interaction, written)
        return written

    def _think(self, interaction: Interaction, data: Json) -> Message:
        flags = data.get("flags") or 0
        if flags & COMPONENTS_V2:
            words = "The Components V2 flag cannot be set on a deferred response."
            raise errors.invalid_form([Fault(("data", "flags"), "BITFIELD_INVALID", words)])
        viewer = interaction.user if flags & EPHEMERAL else None
        kind = _message_type(interaction)
        about = interaction.metadata
        return messages.loading(self.world, interaction.channel, about, kind, viewer=viewer)

    def _show(self, interaction: Interaction, message: Message) -> None:
        if message not in interaction.shown:
            interaction.shown.append(message)
        self.world.changed()

    def by_webhook(self, token: str) -> Interaction:
        """Give the interaction whose token a webhook path carries, if it still lives."""
        interaction = self.by_token.get(token)
        if interaction is None or interaction.callback is None:
            raise errors.unknown_webhook()
        if self.world.clock.now() - interaction.created > TOKEN_LIFE:
            raise errors.expired_webhook_token()
        return interaction

    def find(self, interaction: Interaction, which: str) -> Message:
        """Give ``@original`` or a message by its id, if it is of this interaction and stands."""
        if which == "@original":
            return _present(interaction.original)
        found = interaction.channel.messages.get(int(which))
        if found is not interaction.original and found not in interaction.shown:
            raise errors.unknown_message()
        return _present(found)

    def follow_up(self, interaction: Interaction, body: Body) -> Message:
        """Send another message; the first after a deferral fills the deferred one."""
        original = interaction.original
        if original is not None and original.loading and not original.deleted:
            return self.edit(interaction, original, body)
        return self._say(interaction, body)

    def edit(self, interaction: Interaction, message: Message, body: Body) -> Message:
        edited = messages.edit(self.world, message, body)
        self._show(interaction, edited)
        return edited


def _callback(interaction: Interaction, number: object) -> Callback:
    allowed = ALLOWED[interaction.kind]
    fits = number in {int(each) for each in allowed}
    if number in (Callback.UPDATE, Callback.DEFER_UPDATE) and interaction.message is None:
        fits = False
    if not fits:
        words = f"Value must be one of {sorted(int(each) for each in allowed)}."
        raise errors.invalid_form([Fault(("type",), "BASE_TYPE_CHOICES", words)])
    return Callback(int(str(number)))


def _present(message: Message | None) -> Message:
    if message is None or message.deleted:
        raise errors.unknown_message()
    return message


def _message_type(interaction: Interaction) -> int:
    """A command's answer is of type 20, a context menu's 23, any other a plain message."""
    if interaction.kind is not Kind.COMMAND:
        return 0
    return 20 if interaction.data.get("type", 1) == 1 else 23
