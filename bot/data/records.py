"""What is kept of a question: who asked it how, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from index.types import Refusal


class AskedBy(StrEnum):
    """How a question reached the bot."""

    # A further way needs a migration: it keeps older programs from what they cannot read.

    COMMAND = "command"
    CLAIM = "claim"
    """The command on another person's message, whose words are not kept."""
    MENTION = "mention"
    REPLY = "reply"
    """To an answer."""
    DIRECT = "direct"
    """A direct message."""
    CHANNEL = "channel"
    """A message in a question channel, put to nobody."""


class Status(StrEnum):
    """What came of a question, but for why it was refused, which is a Refusal."""

    PENDING = "pending"
    ANSWERED = "answered"
    FAILED = "failed"
    UNDELIVERED = "undelivered"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it came in."""

    source_id: int
    """The message or interaction that asked: the same event delivered twice is answered once."""
    guild_id: int | None
    channel_id: int
    user_id: int
    text: str
    kind: AskedBy
    locale: str
    private: bool
    shown: int
    asked_at: int
    previous_id: int | None = None
    """The question that this one follows up."""
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """A question as the buttons under its answer find it again."""

    id: int
    asked: Asked
    reply_id: int | None
    status: Status | Refusal
