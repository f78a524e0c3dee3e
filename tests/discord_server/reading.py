"""How a test reads a message: its texts, its buttons, its menus."""

from dataclasses import dataclass

from tests.discord_server.limits import BUTTON, SELECTS, TEXT_DISPLAY, walk
from tests.discord_server.state import Json, Message


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    custom_id: str | None
    url: str | None
    disabled: bool
    style: int


@dataclass(frozen=True, slots=True)
class Select:
    custom_id: str
    placeholder: str
    options: tuple[tuple[str, str], ...]
    """(label, value) of a string select; empty for the other kinds."""
    chosen: tuple[str, ...]
    """The values shown as chosen."""
    disabled: bool
    kind: int


def texts(message: Message) -> list[str]:
    """Give the plain content, if any, and then the content of every text display, in order."""
    displays = [c["content"] for c in walk(message.components) if c["type"] == TEXT_DISPLAY]
    return [message.content, *displays] if message.content else displays


def text(message: Message) -> str:
    """Give all of a message's text, a line break between its parts."""
    return "\n".join(texts(message))


def buttons(message: Message) -> list[Button]:
    """Give every button, section accessories included, in the order of the message."""
    return [
        Button(
            label=each.get("label") or "",
            custom_id=each.get("custom_id"),
            url=each.get("url"),
            disabled=bool(each.get("disabled")),
            style=each["style"],
        )
        for each in walk(message.components)
        if each["type"] == BUTTON
    ]


def selects(message: Message) -> list[Select]:
    """Give every select menu, in order."""
    return [_select(each) for each in walk(message.components) if each["type"] in SELECTS]


def _select(component: Json) -> Select:
    options = component.get("options") or []
    return Select(
        custom_id=component["custom_id"],
        placeholder=component.get("placeholder") or "",
        options=tuple((option["label"], option["value"]) for option in options),
        chosen=tuple(option["value"] for option in options if option.get("default"))
        + tuple(default["id"] for default in component.get("default_values") or []),
        disabled=bool(component.get("disabled")),
        kind=component["type"],
    )


def is_ephemeral(message: Message) -> bool:
    return message.ephemeral


def files(message: Message) -> dict[str, bytes]:
    """Give the attached files by name."""
    return {each.filename: each.data for each in message.attachments}
