"""The panel of /settings: what is chosen is kept, and it says where the bot may not do it."""

from typing import Any

import pytest

from bot.choices import Choices
from bot.settings_panel import changes_of


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
