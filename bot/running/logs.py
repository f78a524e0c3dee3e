"""Log lines: readable in a terminal, or one line of JSON an event."""

import json
import logging
import sys
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path

from bot.settings import BotSettings, SettingsError


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
        # Escaped to ASCII: whatever collects the lines, one event stays one line.
        return json.dumps({name: value for name, value in line.items() if value is not None})


class NoToken(logging.Formatter):
    """Strikes the token out of what another formatter made, its traceback included."""

    def __init__(self, form: logging.Formatter, token: str) -> None:
        super().__init__()
        self.form, self.token = form, token

    def format(self, record: logging.LogRecord) -> str:
        line = self.form.format(record)
        return line.replace(self.token, "[token]") if self.token else line


class NoNames(logging.Filter):
    """Takes the ids out of the one line in which discord.py tells who typed, and where."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple) and any(isinstance(each, int) for each in record.args):
            record.msg, record.args = "what is offered while a person types was not taken", ()
        return True


NO_NAMES = NoNames()


def name_nobody() -> None:
    """Keep discord.py from logging who typed where when what was offered came too late."""
    logging.getLogger("discord.app_commands.tree").addFilter(NO_NAMES)


def set_up(settings: BotSettings) -> None:
    """Send the log to standard error, and to a file where one is set; raises SettingsError."""
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if settings.log_file:
        handlers.append(_file(settings.log_file))
    plain = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    form = JsonLines() if settings.log_format == "json" else plain
    for handler in handlers:
        handler.setFormatter(NoToken(form, settings.discord_token.get_secret_value().strip()))
    logging.basicConfig(level=settings.log_level, handlers=handlers, force=True)
    # Below warnings these log gateway events and queries, which name people and their words.
    # FAISS tells of each build of it that another processor would have had.
    for library in ("discord", "aiosqlite", "faiss", "sentence_transformers"):
        logging.getLogger(library).setLevel(logging.WARNING)


def _file(path: Path) -> logging.Handler:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # It makes the file anew when another program has moved it away, as logrotate does.
        return WatchedFileHandler(path, encoding="utf-8")
    except OSError as error:
        raise SettingsError(
            f"CHAPTER_LOG_FILE: {path} cannot be written ({error.strerror}); make it writable, or"
            " name another file"
        ) from error
