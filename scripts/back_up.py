"""Copy the bot's database to a new file while the bot runs, or put such a copy in its place."""

import argparse
import contextlib
import fcntl
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.data.database import DatabaseError
from bot.data.migrations import MIGRATIONS
from bot.settings import BotSettings
from index.errors import ChapterAndVerseError
from scripts.command import run_command

OK, FAILED, UNSAID = 0, 2, 3
SHARED_FIRST, SHARED_SIZE = 0x4000_0002, 510
"""Bytes that whoever has a database in WAL mode open holds a lock on (SQLite's src/os.h)."""
OURS = {"questions", "votes", "guilds"}
"""Tables that a bot's database has had since its first version."""
PARTS = ("", "-wal", "-shm", "-journal")
"""The endings of a database's files: SQLite writes a log that stays behind into a new database."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns 0, or 2 when nothing was copied or replaced."""
    try:
        settings = BotSettings()
    except (ChapterAndVerseError, ValueError):  # whose message repeats the value
        print(
            "back_up: the settings cannot be used; `python -m bot --check` says why",
            file=sys.stderr,
        )
        return FAILED
    options = _parser(settings.database).parse_args(arguments)
    try:
        done = _restored(options) if options.restore else _backed_up(options)
    except ChapterAndVerseError as error:
        print(f"back_up: {error}", file=sys.stderr)
        return FAILED
    except OSError as error:
        place = options.database.parent if options.restore else options.file.parent
        print(
            f"back_up: {place}: {error.strerror}; make room, or make it writable", file=sys.stderr
        )
        return FAILED
    print(done)
    return OK


def _backed_up(options: argparse.Namespace) -> str:
    back_up(options.database, options.file)
    return f"Copied {options.database} to {options.file}."


def _restored(options: argparse.Namespace) -> str:
    before = restore(options.file, options.database)
    kept = f" The one before is in {before}." if before else ""
    return f"{options.database} is now a copy of {options.file}.{kept}"


def _parser(database: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="back_up.py",
        description=__doc__,
        epilog="Exit codes: 0 done; 2 nothing was copied or replaced; "
        "3 done, but this could not be written.",
    )
    parser.add_argument(
        "file", type=Path, help="the copy; a file that exists is not replaced by a new one"
    )
    parser.add_argument(
        "--restore",
        action="store_true",
        help="put the copy in the database's place, which is kept aside; the bot must be stopped",
    )
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
        raise DatabaseError(f"there is no database {source}; name it with --database")
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
            locked = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
            advice = "stop what holds it" if locked else "name another file"
            raise DatabaseError(f"{source} cannot be copied: {error}; {advice}") from error
        copy.rename(target)


def restore(backup: Path, database: Path) -> Path | None:
    """Put a copy of a backup in a database's place; return the folder where that one is now.

    None where there was no database. Raises DatabaseError or OSError: then all is as it was; where
    the database cannot be put back, the message says where it is.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    with (
        _unused(database),
        tempfile.TemporaryDirectory(prefix=".back_up-", dir=database.parent) as aside,
    ):
        copy = Path(aside, "copy")
        if not backup.is_file():
            raise DatabaseError(f"there is no copy {backup}; name another file")
        back_up(backup, copy)
        _check_version(copy, backup)
        return _replace(database, copy)


@contextlib.contextmanager
def _unused(database: Path) -> Iterator[None]:
    """Keep others from a database, damaged or not; raises DatabaseError where it is in use."""
    if not database.exists():
        yield
        return
    with database.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, SHARED_SIZE, SHARED_FIRST)
        except BlockingIOError:
            raise DatabaseError(f"{database} is in use; stop the bot first") from None
        yield


def _check_version(copy: Path, backup: Path) -> None:
    with contextlib.closing(sqlite3.connect(copy)) as copied:
        (version,) = copied.execute("PRAGMA user_version").fetchone()
        tables = {name for (name,) in copied.execute("SELECT name FROM sqlite_master")}
    if version > len(MIGRATIONS):
        raise DatabaseError(f"{backup} is of a newer version of the bot; update the bot first")
    if not version or OURS - tables:
        raise DatabaseError(f"{backup} is no copy of a bot's database; name another file")


def _replace(database: Path, copy: Path) -> Path | None:
    """Put a copy in a database's place, once that and its logs are in a new folder beside it.

    Returns the folder, in which the database can be opened as before; None where there was none.
    """
    parts = [database.with_name(database.name + ending) for ending in PARTS]
    present = [part for part in parts if part.exists()]
    if not present:
        copy.rename(database)
        return None
    folder = Path(tempfile.mkdtemp(prefix="replaced-", dir=database.parent))
    try:
        for part in present:
            part.rename(folder / part.name)
        copy.rename(database)
    except BaseException:  # also Ctrl-C
        _put_back(folder, database)
        raise
    return folder


def _put_back(folder: Path, database: Path) -> None:
    try:
        for part in sorted(folder.iterdir(), reverse=True):  # the database last, after its logs
            part.rename(database.with_name(part.name))
        folder.rmdir()
    except OSError as error:
        raise DatabaseError(
            f"{database} was moved and cannot be put back ({error.strerror}): "
            f"move all that is in {folder} to {database.parent}"
        ) from error


def _copy(source: Path, copy: Path) -> None:
    # "rw" makes no new file, and unlike "ro" it leaves no log of SQLite's behind.
    uri = f"{source.absolute().as_uri()}?mode=rw"
    with (
        contextlib.closing(sqlite3.connect(uri, uri=True)) as opened,
        contextlib.closing(sqlite3.connect(copy)) as copied,
    ):
        opened.execute("PRAGMA schema_version")  # raises where another holds all of the file
        opened.backup(copied)
        # In WAL mode it could be read only where SQLite may write beside it: not from a snapshot.
        copied.execute("PRAGMA journal_mode = DELETE")
        (found,) = copied.execute("PRAGMA integrity_check").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(f"it is damaged: {' '.join(found.split())}")


if __name__ == "__main__":
    sys.exit(run_command("back_up", main, FAILED, UNSAID))
