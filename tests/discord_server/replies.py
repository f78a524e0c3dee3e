"""What the bot answers to one act of a user, as it comes."""

from collections.abc import Callable
from typing import Any

from tests.discord_server.exchange import Callback, Interaction
from tests.discord_server.reading import texts
from tests.discord_server.state import Json, Message, World

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
