"""What Discord's own client does before it sends an interaction: which commands, which values."""

from typing import Any

import discord

from tests.discord_server.payloads import channel_json, member_json, role_json, user_json
from tests.discord_server.state import Channel, Json, User, World

SUBCOMMANDS = frozenset({1, 2})
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER = 3, 4, 5, 6, 7, 8, 9, 10


class NotOfferedError(AssertionError):
    """Raised when Discord's client would not let the user do what a test asks for."""


def find_command(
    world: World, channel: Channel, user: User, name: str, kind: int, *, everything: bool = False
) -> Json:
    """Find a registered command that this user is offered in this channel.

    ``everything`` passes over the default permissions, as a guild may do in its settings.
    """
    guild = channel.guild
    scopes = [world.commands.get(guild.id, []) if guild is not None else [], world.commands[None]]
    found = [c for scope in scopes for c in scope if (c["type"], c["name"]) == (kind, name)]
    if not found:
        registered = sorted(c["name"] for scope in scopes for c in scope)
        raise NotOfferedError(f"no command {name!r} of type {kind} is registered: {registered}")
    command = found[0]
    if guild is not None and not guild.has_bot and 1 not in command.get("integration_types", [0]):
        raise NotOfferedError(f"{name!r} is not offered where the bot is no member")
    contexts = command.get("contexts")
    if contexts is not None and (0 if guild is not None else 1) not in contexts:
        raise NotOfferedError(f"{name!r} is not offered in this kind of channel")
    needed = command.get("default_member_permissions")
    if guild is not None and needed is not None and not everything:
        granted = guild.permissions_of(user)
        if not granted >= discord.Permissions(int(needed)) or (
            needed == "0" and not granted.administrator
        ):
            raise NotOfferedError(f"{name!r} needs permissions that {user.name} does not have")
    return command


def options_of(command: Json, path: list[str]) -> list[Json]:
    """Give the declared options of a command or, by its path, of a subcommand."""
    declared: list[Json] = command.get("options") or []
    for step in path:
        inner = [o for o in declared if o["type"] in SUBCOMMANDS and o["name"] == step]
        if not inner:
            raise NotOfferedError(f"{command['name']!r} has no subcommand {step!r}")
        declared = inner[0].get("options") or []
    if any(option["type"] in SUBCOMMANDS for option in declared):
        raise NotOfferedError(f"{command['name']!r} needs a subcommand")
    return declared


def fill(declared: list[Json], values: dict[str, Any], *, focused: str | None = None) -> list[Json]:
    """Turn values into options, checked as Discord's client does.

    While an option is being typed (``focused``) the others may be missing.
    """
    known = {option["name"]: option for option in declared}
    if unknown := sorted(values.keys() - known.keys()):
        raise NotOfferedError(f"no option named {unknown}; there are {sorted(known)}")
    missing = [o["name"] for o in declared if o.get("required") and o["name"] not in values]
    if missing and focused is None:
        raise NotOfferedError(f"required option missing: {missing}")
    filled = [_option(known[name], value) for name, value in values.items()]
    for option in filled:
        if option["name"] == focused:
            option["focused"] = True
    return filled


def _option(declared: Json, value: Any) -> Json:
    kind, name = declared["type"], declared["name"]
    if kind in (USER, CHANNEL, ROLE, MENTIONABLE):
        value = str(getattr(value, "id", value))
    if kind == NUMBER and isinstance(value, int):
        value = float(value)
    right = {STRING: str, INTEGER: int, BOOLEAN: bool, NUMBER: float}.get(kind, str)
    if not isinstance(value, right) or (kind != BOOLEAN and isinstance(value, bool)):
        raise NotOfferedError(f"option {name!r} takes no {type(value).__name__}")
    if isinstance(value, str) and kind == STRING and not declared.get("autocomplete"):
        _within(name, len(value), declared.get("min_length"), declared.get("max_length"))
    if isinstance(value, int | float) and kind in (INTEGER, NUMBER):
        _within(name, value, declared.get("min_value"), declared.get("max_value"))
    choices = [choice["value"] for choice in declared.get("choices") or []]
    if choices and value not in choices:
        raise NotOfferedError(f"option {name!r} takes one of {choices}")
    return {"name": name, "type": kind, "value": value}


def _within(name: str, value: float, least: float | None, most: float | None) -> None:
    if (least is not None and value < least) or (most is not None and value > most):
        raise NotOfferedError(f"option {name!r}: {value} is not between {least} and {most}")


def nest(path: list[str], options: list[Json]) -> list[Json]:
    """Wrap options in their subcommand and its group."""
    for depth, step in zip(range(1, 3), reversed(path), strict=False):
        options = [{"name": step, "type": depth, "options": options}]
    return options


def resolve(world: World, channel: Channel, options: list[Json]) -> Json:
    """Give the ``resolved`` part for users, roles and channels named in options."""
    resolved: dict[str, Json] = {}
    guild = channel.guild
    for option in options:
        id = option["value"]
        if option["type"] in (USER, MENTIONABLE) and int(id) in world.users:
            user = world.users[int(id)]
            resolved.setdefault("users", {})[id] = user_json(user)
            if guild is not None:
                resolved.setdefault("members", {})[id] = member_json(guild, user, full=False)
        elif option["type"] in (ROLE, MENTIONABLE) and guild is not None:
            resolved.setdefault("roles", {})[id] = role_json(guild.roles[int(id)])
        elif option["type"] == CHANNEL:
            permissions = str(discord.Permissions.text().value)
            data = channel_json(world.channels[int(id)], world) | {"permissions": permissions}
            resolved.setdefault("channels", {})[id] = data
    return resolved
