"""The local Discord takes what Discord takes, and refuses the rest where it is wrong."""

from typing import Any

import pytest

from tests.discord_server.errors import ApiError
from tests.discord_server.forms import check_choices, check_commands, check_modal
from tests.discord_server.limits import check_message
from tests.discord_server.state import COMPONENTS_V2, Json


def display(words: str) -> Json:
    return {"type": 10, "content": words}


def link(label: str = "open", url: str = "https://example.org") -> Json:
    return {"type": 2, "style": 5, "label": label, "url": url}


def push(custom_id: str = "a", label: str = "press") -> Json:
    return {"type": 2, "style": 1, "label": label, "custom_id": custom_id}


def row(*children: Json) -> Json:
    return {"type": 1, "components": list(children)}


def section(*children: Json, **more: Any) -> Json:
    return {"type": 9, "components": list(children)} | more


def menu(options: int) -> Json:
    listed = [{"label": str(n), "value": str(n)} for n in range(options)]
    return {"type": 3, "custom_id": "m", "options": listed}


def box(*children: Json) -> Json:
    return {"type": 17, "components": list(children)}


def v2(*components: Json, **more: Any) -> Json:
    return {"flags": COMPONENTS_V2, "components": list(components)} | more


@pytest.mark.parametrize(
    "payload",
    [
        {"content": "x" * 2000},
        v2(display("x" * 4000)),
        v2(box(*[section(display("a"), accessory=link())] * 8, display("a"), row(push()))),
        v2(row(push("a" * 100, "l" * 80)), row(link(url="https://e.org/" + "u" * 498))),
        v2(row(menu(25)), display("ends")),
        v2(*[display("a")] * 40),
    ],
)
def test_what_discord_takes_is_taken(payload: Json) -> None:
    """A message at each limit is not refused."""
    check_message(payload)


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        ({"content": "x" * 2001}, "content"),
        (v2(display("a"), content="both"), "content"),
        (v2(display("a"), embeds=[{"title": "both"}]), "embeds"),
        ({"components": [display("no flag")]}, "components.0.type"),
        (v2(display("x" * 2001), display("x" * 2000)), "components"),
        (v2(display("")), "components.0.content"),
        (v2(*[display("a")] * 41), "components"),
        (v2(*[box(display("a"))] * 21), "components"),
        (v2(section(display("a"))), "components.0.accessory"),
        (v2(section(accessory=link())), "components.0.components"),
        (v2(section(*[display("a")] * 4, accessory=link())), "components.0.components"),
        (v2(section(row(), accessory=link())), "components.0.components.0.type"),
        (v2(section(display("a"), accessory=row())), "components.0.accessory.type"),
        (v2(row(push("a" * 101))), "components.0.components.0.custom_id"),
        (v2(row(push("same"), push("same"))), "components"),
        (v2(row(push(label="l" * 81))), "components.0.components.0.label"),
        (v2(row(push(label=""))), "components.0.components.0"),
        (v2(row(link(url="https://e.org/" + "u" * 499))), "components.0.components.0.url"),
        (v2(row(link(url="javascript:x"))), "components.0.components.0.url"),
        (v2(row(*[push(str(n)) for n in range(6)])), "components.0.components"),
        (v2(row(menu(26))), "components.0.components.0.options"),
        (v2(row(menu(0))), "components.0.components.0.options"),
        (v2(row()), "components.0.components"),
        (v2(push()), "components.0.type"),
        (v2({"type": 99}), "components.0.type"),
        (v2(box(box(display("a")))), "components.0.components.0.type"),
        ({"components": [row(push(str(n))) for n in range(6)]}, "components"),
    ],
)
def test_what_discord_refuses_is_refused_where_it_is_wrong(payload: Json, path: str) -> None:
    """Error 50035 names the place in the body."""
    with pytest.raises(ApiError) as refused:
        check_message(payload)
    assert (refused.value.status, refused.value.code) == (400, 50035)
    node = refused.value.errors or {}
    for step in path.split("."):
        node = node[step]
    assert node["_errors"]


def test_too_many_bytes_are_an_internal_error() -> None:
    """4,000 characters that take more than 10,170 bytes are answered with 500."""
    with pytest.raises(ApiError) as refused:
        check_message(v2(display("語" * 3500)))
    assert refused.value.status == 500


def test_an_empty_message_is_refused() -> None:
    """A message without anything in it is error 50006."""
    with pytest.raises(ApiError) as refused:
        check_message({"content": ""})
    assert refused.value.code == 50006


def _command(**changes: Any) -> Json:
    return {"name": "ask", "description": "Ask", "type": 1} | changes


@pytest.mark.parametrize(
    "commands",
    [
        [_command(name="Ask")],
        [_command(name="two words")],
        [_command(name="a" * 33)],
        [_command(description="d" * 101)],
        [_command(description="")],
        [_command(name_localizations={"fr": "Demander"})],
        [_command(description_localizations={"tlh": "klingon"})],
        [_command(), _command()],
        [_command(options=[{"type": 3, "name": "q", "description": "d" * 101}])],
        [{"name": f"menu {n}", "type": 3} for n in range(6)],
        [{"name": "menu", "type": 3, "description": "menus have none"}],
    ],
)
def test_a_bad_command_is_not_registered(commands: list[Json]) -> None:
    """Names, descriptions, localisations and numbers of commands are held to Discord's rules."""
    with pytest.raises(ApiError) as refused:
        check_commands(commands)
    assert refused.value.code == 50035


def test_modals_and_choices_have_their_limits() -> None:
    """A form has at most five rows, an autocomplete 25 choices of at most 100 characters."""
    field = {"type": 4, "custom_id": "f", "style": 1}
    rows = [
        {"type": 18, "label": "l", "component": field | {"custom_id": str(n)}} for n in range(6)
    ]
    form: Json = {"title": "t", "custom_id": "c"}
    check_modal(form | {"components": rows[:5]})
    check_choices([{"name": "n" * 100, "value": "v" * 100}] * 25)
    with pytest.raises(ApiError):
        check_modal(form | {"components": rows})
    with pytest.raises(ApiError):
        check_choices([{"name": "n", "value": "v"}] * 26)
    with pytest.raises(ApiError):
        check_choices([{"name": "n" * 101, "value": "v"}])
