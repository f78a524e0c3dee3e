"""The database file: opened, checked, brought up to date, closed."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.data.migrations import MIGRATIONS
from index.errors import ChapterAndVerseError

LOG = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that a write waits while another process holds the database."""
BUSY_MILLISECONDS = 250
"""How long SQLite itself waits at a time. Reads go through the same thread, and a command reads
before its first answer, for which Discord gives three seconds."""
WORTH_A_LINE = 1.0
"""Seconds of waiting from which on the log says so."""
RESTORE = "put a backup in its place: `python scripts/back_up.py --restore FILE`"


class DatabaseError(ChapterAndVerseError):
    """Raised when the database file cannot be used as it is."""


class DatabaseLockedError(DatabaseError):
    """Raised when another process holds the database for longer than a write waits."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is locked by another process; end that one, or wait for it.")


DATABASE_FAILURES = (aiosqlite.Error, DatabaseError, ValueError)
"""What a read or a write fails with; ValueError: the database is closed."""


class Database:
    """One open connection; writes go one at a time, each in a transaction of its own."""

    def __init__(self, connection: aiosqlite.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._writing = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path, steps: Sequence[str] = MIGRATIONS) -> "Database":
        """Open and check the file, making it if need be; raises DatabaseError.

        ``steps`` make its schema: those it has not been through yet are taken.
        """
        try:
            _make(path)
            connection = await aiosqlite.connect(path, isolation_level=None)
        except (aiosqlite.Error, OSError) as error:
            raise DatabaseError(f"{path} cannot be opened ({error}); check its folder.") from error
        try:
            await _prepare(connection, path, steps)
        except BaseException:
            await connection.close()
            raise
        return cls(connection, path)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[aiosqlite.Connection]:
        """Hold a write transaction: all of it is kept, or none; raises DatabaseLockedError."""
        asked = time.monotonic()
        async with self._writing:
            try:
                await self._insist(self._begun, asked)
                yield self.connection
                await self.connection.execute("COMMIT")
            except BaseException:
                # Nothing where there is no transaction: SQLite ends one itself on some errors.
                await self.connection.rollback()
                raise

    async def forget_pages(self) -> None:
        """Empty the write-ahead log, so that nothing deleted is left in it.

        Raises DatabaseLockedError when another process reads or writes for too long.
        """
        await self._insist(self._emptied, time.monotonic())

    async def _insist(self, attempt: Callable[[], Awaitable[bool]], asked: float) -> None:
        """Try until it succeeds, at least once, for PATIENCE from when it was asked for."""
        began, waited = time.monotonic(), 0.0
        while not await attempt():
            if time.monotonic() - asked > PATIENCE:
                raise DatabaseLockedError(self.path)
            waited = time.monotonic() - began
        if waited > WORTH_A_LINE:
            LOG.warning("another process held %s for %.1f s", self.path, waited)

    async def _begun(self) -> bool:
        try:
            await self.connection.execute("BEGIN IMMEDIATE")
        except aiosqlite.OperationalError as error:
            if not _busy(error):
                raise
            return False
        return True

    async def _emptied(self) -> bool:
        async with self._writing:  # not for all of the wait: others write meanwhile
            rows = await self.connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        return not next(iter(rows))[0]  # 1: kept from it by another process

    async def close(self) -> None:
        """Close the file; the last connection folds the write-ahead log into it."""
        await self.connection.close()


def _make(path: Path) -> None:
    """Make the file for this account alone; what SQLite puts beside it gets the same mode."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
    # Where aiosqlite finds that it cannot be opened, its thread may outlive the event loop.
    sqlite3.connect(path).close()


def _busy(error: aiosqlite.DatabaseError) -> bool:
    """Say whether it is another process that is in the way."""
    return _code(error) == sqlite3.SQLITE_BUSY


def _code(error: aiosqlite.DatabaseError) -> int:
    """Return SQLite's primary code of an error; 0 for one that has none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


async def _prepare(connection: aiosqlite.Connection, path: Path, steps: Sequence[str]) -> None:
    try:
        await connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        for row in await connection.execute_fetchall("PRAGMA integrity_check"):
            if row[0] != "ok":
                raise DatabaseError(f"{path} is damaged ({row[0]}); {RESTORE}.")
        await connection.execute_fetchall("PRAGMA journal_mode = WAL")
        # Deleted rows are overwritten with zeros: forgetting a person must leave no bytes behind.
        await connection.execute_fetchall("PRAGMA secure_delete = ON")
        await _migrate(connection, path, steps)
        await connection.execute("PRAGMA foreign_keys = ON")
        await _try_to_write(connection, len(steps))
        await connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    except aiosqlite.DatabaseError as error:
        if _busy(error):
            raise DatabaseLockedError(path) from error
        if _code(error) == sqlite3.SQLITE_READONLY:
            raise DatabaseError(
                f"{path} cannot be written by this account; make it the file's owner, and its "
                "folder's."
            ) from error
        raise DatabaseError(f"{path} is not usable ({error}); {RESTORE}.") from error


async def _try_to_write(connection: aiosqlite.Connection, version: int) -> None:
    """Raise SQLite's error where the file can only be read; it stays as it is in any case."""
    await connection.execute("BEGIN IMMEDIATE")
    try:
        await connection.execute(f"PRAGMA user_version = {version}")
    finally:
        await connection.rollback()


async def _migrate(connection: aiosqlite.Connection, path: Path, steps: Sequence[str]) -> None:
    version = int(next(iter(await connection.execute_fetchall("PRAGMA user_version")))[0])
    if version > len(steps):
        raise DatabaseError(f"{path} was made by a newer version of the bot; update the bot.")
    # A step may put a new table in the place of an old one: with foreign keys on, dropping the old
    # one would delete every row that refers to it (https://sqlite.org/lang_altertable.html).
    await connection.execute("PRAGMA foreign_keys = OFF")
    for number, step in enumerate(steps[version:], start=version + 1):
        try:
            await _take(connection, number, step)
        except aiosqlite.DatabaseError as error:
            await connection.rollback()
            if _busy(error):
                raise
            raise DatabaseError(
                f"{path} could not be brought from version {number - 1} to {number} ({error}); "
                "it is as it was: run the earlier version of the bot, and report this."
            ) from error


async def _take(connection: aiosqlite.Connection, number: int, step: str) -> None:
    """Take one step, all of it or none; no row may refer to another that is not there."""
    await connection.executescript(f"BEGIN IMMEDIATE;{step};")
    lost = len(list(await connection.execute_fetchall("PRAGMA foreign_key_check")))
    if lost:
        raise aiosqlite.IntegrityError(f"rows that refer to nothing: {lost}")
    await connection.execute(f"PRAGMA user_version = {number}")
    await connection.execute("COMMIT")
