"""Discord's error answers, with its own numbers.

Codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.discord_server.state import Json


@dataclass(slots=True)
class ApiError(Exception):
    """Raised when a request is refused; the REST layer turns it into the answer."""

    status: int
    code: int
    message: str
    errors: Json | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def body(self) -> Json:
        body: Json = {"message": self.message, "code": self.code}
        return body if self.errors is None else body | {"errors": self.errors}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a form body: where, Discord's name for it, and words."""

    path: tuple[str, ...]
    code: str
    message: str


def invalid_form(faults: Iterable[Fault]) -> ApiError:
    """Build error 50035 with its tree of errors, as deep as the paths go."""
    tree: Json = {}
    for fault in faults:
        node = tree
        for step in fault.path:
            node = node.setdefault(step, {})
        entry = {"code": fault.code, "message": fault.message}
        node.setdefault("_errors", []).append(entry)
    return ApiError(400, 50035, "Invalid Form Body", tree)


def unauthorized() -> ApiError:
    return ApiError(401, 0, "401: Unauthorized")


def unknown_channel() -> ApiError:
    return ApiError(404, 10003, "Unknown Channel")


def unknown_guild() -> ApiError:
    return ApiError(404, 10004, "Unknown Guild")


def unknown_message() -> ApiError:
    return ApiError(404, 10008, "Unknown Message")


def unknown_user() -> ApiError:
    return ApiError(404, 10013, "Unknown User")


def unknown_webhook() -> ApiError:
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> ApiError:
    return ApiError(404, 10062, "Unknown interaction")


def already_acknowledged() -> ApiError:
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def missing_access() -> ApiError:
    return ApiError(403, 50001, "Missing Access")


def not_the_author() -> ApiError:
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> ApiError:
    return ApiError(400, 50006, "Cannot send an empty message")


def cannot_message_user() -> ApiError:
    return ApiError(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> ApiError:
    return ApiError(403, 50013, "Missing Permissions")


def expired_webhook_token() -> ApiError:
    return ApiError(401, 50027, "Invalid Webhook Token")


def no_history() -> ApiError:
    return ApiError(403, 160002, "Cannot reply without permission to read message history")


def thread_exists() -> ApiError:
    return ApiError(400, 160004, "A thread has already been created for this message")


def internal_error() -> ApiError:
    return ApiError(500, 0, "500: Internal Server Error")
