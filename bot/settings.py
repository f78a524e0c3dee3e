"""What the operator can set for the bot, read once from the environment and the settings file."""

from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError

from index.errors import ChapterAndVerseError
from index.settings import SETTINGS_FILE, IndexSettings, names_given

LIKE_THIS = "A list is written like [1, 2]."
EXAMPLE = "See chapter-and-verse.env.example."


class SettingsError(ChapterAndVerseError):
    """Raised when a setting is missing or cannot be understood."""


class BotSettings(IndexSettings):
    """The settings of the index, and those of the bot; one left empty is its default."""

    discord_token: SecretStr = Field(default=SecretStr(""), validation_alias="DISCORD_TOKEN")
    database: Path = Path("data/chapter-and-verse.sqlite3")
    message_content: bool = False
    """Whether the privileged intent is on; for question channels and replies without a ping."""
    owners: frozenset[int] = frozenset()
    """User ids that may rebuild the index; empty: whoever owns the application."""
    workers: int = Field(default=2, ge=1, le=64)
    """Questions answered at the same time."""
    health_port: int | None = Field(default=None, ge=1, le=65_535)
    """A port on loopback for /healthz and /metrics; empty: none."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    log_file: Path | None = None
    """Also written here; nothing in a log says who asked, or what."""


def load_settings() -> BotSettings:
    """Read the settings; raises SettingsError, which never repeats a value."""
    try:
        settings = BotSettings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = f"CHAPTER_{first['loc'][0]}".upper()  # no value is too wrong for DISCORD_TOKEN
        hint = LIKE_THIS if first["type"] == "frozen_set_type" else EXAMPLE
        raise SettingsError(f"{name}: {first['msg']}. {hint}") from None
    except ValueError:
        # The one list, which pydantic-settings reads as JSON before any field is looked at.
        raise SettingsError(f"CHAPTER_OWNERS: is not a list of user ids. {LIKE_THIS}") from None
    if not settings.discord_token.get_secret_value().strip():
        raise SettingsError(
            "No DISCORD_TOKEN: get one at https://discord.com/developers/applications "
            f"(your application, Bot, Reset Token) and write DISCORD_TOKEN=… into {SETTINGS_FILE}."
        )
    return settings


def unknown_settings() -> tuple[str, ...]:
    """Say of each setting that is none what to do: one misspelt would go unnoticed."""
    fields = BotSettings.model_fields.items()
    known = {f"CHAPTER_{name}".upper() for name, field in fields if not field.validation_alias}
    return tuple(
        f"{name}: no such setting; {_meant(name, known)}"
        for name in sorted(names_given() - known)
        if name.startswith("CHAPTER_")
    )


def _meant(name: str, known: set[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.85)
    return f"is {near[0]} meant?" if near else "chapter-and-verse.env.example lists them"


def readable_by_others(path: Path) -> bool:
    """Say whether a settings file with a token can be read by other accounts of the machine."""
    return path.is_file() and bool(path.stat().st_mode & 0o044)
