"""Discord's limits on a Components V2 message, and how to measure against them."""

from discord import ui

COMPONENTS = 40
CHARACTERS = 4_000
BYTES = 10_000
"""Discord answers 500 above about 10,170 bytes of UTF-8 (discord-api-docs#8554)."""
CUSTOM_ID = 100
LABEL = 80
FILE = 10_000_000
"""Bytes of a file that anybody may send (https://discord.com/developers/docs/reference)."""


def characters(text: str) -> int:
    """Count as the stricter of two ways: UTF-16 code units, never fewer than code points."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def texts(view: ui.LayoutView) -> list[str]:
    """List the texts of a message, in order."""
    return [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]


def fits(view: ui.LayoutView) -> bool:
    """Say whether Discord takes the message."""
    written = texts(view)
    return (
        view.total_children_count <= COMPONENTS
        and sum(map(characters, written)) <= CHARACTERS
        and sum(len(text.encode("utf-8", "surrogatepass")) for text in written) <= BYTES
    )
