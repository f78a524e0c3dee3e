"""Whom a message pings: its words, and what its allowed_mentions let through.

Source: https://discord.com/developers/docs/resources/message#allowed-mentions-object
Code spans and backslashes are not looked at: a bot must be quiet without relying on them.
"""

import re
from dataclasses import dataclass

from tests.discord_server import errors
from tests.discord_server.errors import Fault
from tests.discord_server.limits import TEXT_DISPLAY, walk
from tests.discord_server.state import Channel, Json, Message, Role, User, World

USER = re.compile(r"<@!?(\d{15,20})>")
ROLE = re.compile(r"<@&(\d{15,20})>")
EVERYONE = re.compile(r"@(?:everyone|here)")


@dataclass(frozen=True, slots=True)
class Pings:
    users: list[User]
    roles: list[Role]
    everyone: bool


def check_allowed_mentions(allowed: Json | None) -> None:
    """Refuse contradictory or over-long allowed_mentions; raises ApiError 50035."""
    faults = []
    for key in ("users", "roles"):
        listed = (allowed or {}).get(key) or []
        at = ("allowed_mentions", key)
        if listed and key in ((allowed or {}).get("parse") or []):
            words = f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.'
            faults.append(Fault(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", words))
        if len(listed) > 100:
            faults.append(Fault(at, "BASE_TYPE_BAD_LENGTH", "Must be 100 or fewer in length."))
    if faults:
        raise errors.invalid_form(faults)


def pings(
    world: World,
    channel: Channel,
    payload: Json,
    reply_to: Message | None,
    *,
    may_ping_everyone: bool,
) -> Pings:
    """Find whom a message body would notify; without allowed_mentions that is everyone it names."""
    allowed = payload.get("allowed_mentions")
    text = written_text(payload)
    users = [
        world.users[int(i)]
        for i in dict.fromkeys(USER.findall(text))
        if int(i) in world.users and _lets(allowed, "users", i)
    ]
    author = reply_to.author if reply_to is not None else None
    replied = allowed is None or allowed.get("replied_user", False)
    if author is not None and replied and author not in users:
        users.append(author)
    known = channel.guild.roles if channel.guild is not None else {}
    roles = [
        known[int(i)]
        for i in dict.fromkeys(ROLE.findall(text))
        if int(i) in known and _lets(allowed, "roles", i)
    ]
    everyone = bool(EVERYONE.search(text)) and _lets(allowed, "everyone", "")
    return Pings(users, roles, everyone and may_ping_everyone and channel.guild is not None)


def written_text(payload: Json) -> str:
    """Give all text of a message in which Discord looks for mentions."""
    displays = walk(payload.get("components") or [])
    texts = [c.get("content") or "" for c in displays if c.get("type") == TEXT_DISPLAY]
    return "\n".join([payload.get("content") or "", *texts])


def _lets(allowed: Json | None, kind: str, identifier: str) -> bool:
    if allowed is None or kind in (allowed.get("parse") or []):
        return True
    return identifier in map(str, allowed.get(kind) or []) if identifier else False
