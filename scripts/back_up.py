"""Copy the bot's database to a new file while the bot runs."""

import argparse
import contextlib
import sqlite3
import sys
import tempfile
from pathlib import Path

from bot.database import DatabaseError
from bot.settings import BotSettings
from index.errors import ChapterAndVerseError

OK, FAILED = 0, 2


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns 0, or 2 when nothing was copied."""
    try:
        settings = BotSettings()
    except (ChapterAndVerseError, ValueError):  # whose message repeats the value
        print("back_up: the settings do not do; `python -m bot --check` says why", file=sys.stderr)
        return FAILED
    options = _parser(settings.database).parse_args(arguments)
    try:
        back_up(options.database, options.target)
    except (ChapterAndVerseError, OSError) as error:
        print(f"back_up: {error}", file=sys.stderr)
        return FAILED
    print(f"Copied {options.database} to {options.target}.")
    return OK


def _parser(database: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="back_up.py", description=__doc__)
    parser.add_argument("target", type=Path, help="the new file; one that exists is not replaced")
    parser.add_argument(
        "--database",
        type=Path,
        default=database,
        metavar="FILE",
        help="the bot's database (default: %(default)s)",
    )
    return parser


def back_up(source: Path, target: Path) -> None:
    """Copy a database as it is, whatever its version, for this account alone to read.

    Raises DatabaseError or OSError; then there is no ``target``.
    """
    if not source.is_file():
        raise DatabaseError(f"there is no database {source}")
    if target.exists():
        raise DatabaseError(f"{target} exists; name a new file")
    if not target.parent.is_dir():
        raise DatabaseError(f"there is no folder {target.parent}; make it, or name another")
    with tempfile.TemporaryDirectory(prefix=".back_up-", dir=target.parent) as aside:
        copy = Path(aside, "copy")
        copy.touch(mode=0o600)
        try:
            _copy(source, copy)
        except sqlite3.Error as error:
            raise DatabaseError(f"{source} could not be copied to {target} ({error})") from error
        copy.rename(target)


def _copy(source: Path, copy: Path) -> None:
    # "rw" makes no new file, and unlike "ro" it leaves no log of SQLite's behind.
    uri = f"{source.absolute().as_uri()}?mode=rw"
    with (
        contextlib.closing(sqlite3.connect(uri, uri=True)) as opened,
        contextlib.closing(sqlite3.connect(copy)) as copied,
    ):
        opened.execute("PRAGMA schema_version")  # raises where another holds all of the file
        opened.backup(copied)
        (found,) = copied.execute("PRAGMA integrity_check").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(f"it is damaged: {' '.join(found.split())}")


if __name__ == "__main__":
    sys.exit(main())
