"""Log lines: readable in a terminal, or one line of JSON an event."""

import json
import logging
import sys
from datetime import UTC, datetime

from bot.settings import BotSettings


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON, with the id that a person was told."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            "error_id": getattr(record, "error_id", None),
            "traceback": self.formatException(record.exc_info) if record.exc_info else None,
        }
        return json.dumps({name: value for name, value in line.items() if value is not None})


class NoToken(logging.Filter):
    """Strikes the token out of whatever is logged."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self.token = token

    def filter(self, record: logging.LogRecord) -> bool:
        if self.token and self.token in record.getMessage():
            record.msg, record.args = record.getMessage().replace(self.token, "[token]"), ()
        return True


def set_up(settings: BotSettings) -> None:
    """Send the log to standard error, and to a file where one is set."""
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if settings.log_file:
        settings.log_file.parent.mkdir(parents=True, exist_ok=True)
        handlers.append(logging.FileHandler(settings.log_file, encoding="utf-8"))
    plain = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%H:%M:%S")
    for handler in handlers:
        handler.setFormatter(JsonLines() if settings.log_format == "json" else plain)
        handler.addFilter(NoToken(settings.discord_token.get_secret_value()))
    logging.basicConfig(level=settings.log_level, handlers=handlers, force=True)
    # Below warnings discord.py logs gateway events, which name people and their words.
    logging.getLogger("discord").setLevel(logging.WARNING)
