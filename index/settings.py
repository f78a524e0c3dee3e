"""What the operator can set for the index, read once from the environment and the settings file."""

from pathlib import Path
from typing import Any

from dotenv.parser import parse_stream
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    SettingsConfigDict,
)

from index.errors import SettingsFileError
from index.models.folders import DEFAULT_MODEL
from index.store.layout import DEFAULT_INDEX_DIR

SETTINGS_FILE = "chapter-and-verse.env"


class IndexSettings(BaseSettings):
    """Where the articles and the index are, and which models read them; empty means the default.

    Raises SettingsFileError when there is a settings file that cannot be read.
    """

    model_config = SettingsConfigDict(
        frozen=True,
        env_prefix="CHAPTER_",
        env_ignore_empty=True,
        env_file=SETTINGS_FILE,
        env_file_encoding="utf-8",
        extra="ignore",
    )

    corpus_dir: Path = Path("corpus")
    """The folder of articles."""
    index_dir: Path = DEFAULT_INDEX_DIR
    """The folder of index generations."""
    model: str = DEFAULT_MODEL
    """A hub name, or a folder, of a sentence-transformers model."""
    reader: str = ""
    """Empty: the reader in ``index/weights``; ``none``: no reader; else a folder or hub name."""
    calibration: Path | None = None
    """Weights and threshold made by ``scripts/calibrate.py``; None: the shipped ones."""

    def __init__(self, **given: Any) -> None:
        try:
            _require_readable(Path(SETTINGS_FILE))
            super().__init__(**given)
        except UnicodeDecodeError as error:
            raise SettingsFileError(f"{SETTINGS_FILE}: is not UTF-8; save it as UTF-8") from error
        except OSError as error:
            raise SettingsFileError(
                f"{SETTINGS_FILE}: cannot be read: {error.strerror}; make it readable"
            ) from error


def names_given() -> frozenset[str]:
    """Return what the environment and the settings file name, ours or not, in capitals."""
    sources = (
        EnvSettingsSource(IndexSettings),
        DotEnvSettingsSource(IndexSettings, env_file=SETTINGS_FILE),
    )
    return frozenset(name.upper() for source in sources for name in source.env_vars)


def _require_readable(path: Path) -> None:
    """Raise SettingsFileError, naming the line, where one would be passed over; repeat none."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for found in parse_stream(lines):
            if found.error:
                raise SettingsFileError(
                    f"{path}: line {found.original.line} cannot be read; write NAME=value,"
                    " and close each quotation mark"
                )
