"""The database: checked at the start, whole after a crash, backed up in use."""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.data.database import Database, DatabaseError
from bot.data.migrations import MIGRATIONS
from bot.data.notes import read_note, write_note
from bot.data.records import Status
from bot.data.store import set_reply, set_status
from tests.support.make import ROOT

NOBODY = 65534


async def test_it_is_opened_with_wal_a_busy_timeout_and_secure_delete(tmp_path: Path) -> None:
    """The settings that the promises rest on are on."""
    database = await Database.open(tmp_path / "new" / "bot.sqlite3")
    try:
        for pragma, value in (
            ("journal_mode", "wal"),
            ("busy_timeout", 250),
            ("secure_delete", 1),
            ("foreign_keys", 1),
            ("user_version", len(MIGRATIONS)),
        ):
            rows = await database.connection.execute_fetchall(f"PRAGMA {pragma}")
            assert next(iter(rows))[0] == value, pragma
    finally:
        await database.close()


def test_a_database_that_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    """No thread is left behind that fails once the program has said so."""
    program = (
        "import asyncio, sys, pathlib, bot.data.database as d\n"
        "try: asyncio.run(d.Database.open(pathlib.Path(sys.argv[1])))\n"
        "except d.DatabaseError as error: sys.exit(str(error))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert line.startswith(f"{tmp_path} cannot be opened (unable to open database file)")


def modes_in(folder: Path) -> list[int]:
    """Return who may do what with the files in a folder."""
    return [path.stat().st_mode & 0o777 for path in folder.iterdir()]


def protect(path: Path) -> None:
    """Let nobody write a file but who may write everything."""
    path.chmod(0o444)


async def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    """Nor what SQLite puts beside it: there are everybody's questions in them."""
    database = await Database.open(tmp_path / "bot.sqlite3")
    try:
        await write_note(database, "key", "value")
        modes = modes_in(tmp_path)
    finally:
        await database.close()
    assert modes == [0o600] * 3


@pytest.fixture
def anothers() -> Iterator[Path]:
    """A place for a database, in which this account can write no file that is there."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder, "bot.sqlite3")


@contextmanager
def as_another() -> Iterator[None]:
    """Be an account that may not write everything."""
    account = os.geteuid()
    if account == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(account)


async def test_a_file_of_another_account_is_one_line(anothers: Path) -> None:
    """It is said at the start, not at the first question; no backup is advised."""
    await (await Database.open(anothers)).close()
    protect(anothers)
    with as_another(), pytest.raises(DatabaseError, match="cannot be written by") as caught:
        await Database.open(anothers)
    assert "\n" not in str(caught.value) and "backup" not in str(caught.value)


async def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """The path is named, and what to look at."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    path = tmp_path / "file" / "bot.sqlite3"
    with pytest.raises(DatabaseError) as caught:
        await Database.open(path)
    assert str(path) in str(caught.value) and "check its folder" in str(caught.value)


async def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    """The path is named, and what to do."""
    path = tmp_path / "bot.sqlite3"
    path.write_text("not a database" * 100, encoding="utf-8")
    with pytest.raises(DatabaseError) as caught:
        await Database.open(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


async def test_a_damaged_page_is_noticed_at_the_start(tmp_path: Path) -> None:
    """A page of the file overwritten: the path is named, and the command that restores a backup."""
    path = tmp_path / "bot.sqlite3"
    database = await Database.open(path)
    for number in range(50):
        await write_note(database, f"name{number}", "x" * 500)
    await database.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(DatabaseError, match=r"`python scripts/back_up\.py --restore") as caught:
        await Database.open(path)
    assert str(path) in str(caught.value)


async def test_a_write_is_whole_or_not_at_all(tmp_path: Path) -> None:
    """What fails halfway leaves nothing, and the next write goes on."""
    database = await Database.open(tmp_path / "bot.sqlite3")
    try:
        with pytest.raises(RuntimeError):
            async with database.write() as connection:
                await connection.execute("INSERT INTO meta VALUES ('half', '1')")
                raise RuntimeError
        await asyncio.gather(*(write_note(database, f"n{n}", str(n)) for n in range(20)))
        assert await read_note(database, "half") is None
        assert await read_note(database, "n19") == "19"
    finally:
        await database.close()


WRITER = """
import asyncio, sys
from pathlib import Path
from bot.data.database import Database
from bot.data.notes import write_note
async def main():
    database = await Database.open(Path(sys.argv[1]))
    number = 0
    while True:
        await write_note(database, f"n{number}", "x" * 500)
        print(number, flush=True)
        number += 1
asyncio.run(main())
"""


async def test_kill_during_writes_loses_at_most_the_one_in_flight(tmp_path: Path) -> None:
    """Killed at full speed, the file passes its check and holds every write that was confirmed."""
    path = tmp_path / "bot.sqlite3"
    root = Path(__file__).parents[2]
    writer = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", WRITER, str(path)), cwd=root, stdout=asyncio.subprocess.PIPE
    )
    assert writer.stdout is not None
    confirmed = [await writer.stdout.readline() for _ in range(30)]
    writer.kill()
    await writer.wait()
    database = await Database.open(path)
    try:
        for number in map(int, confirmed):
            assert await read_note(database, f"n{number}") is not None
    finally:
        await database.close()


async def test_what_came_of_a_question_is_a_line_in_the_log_once_the_database_is_closed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """An answer that outlives it stands already, and so does the failure that was told."""
    database = await Database.open(tmp_path / "bot.sqlite3")
    await database.close()
    await set_status(database, 1, Status.FAILED)
    await set_reply(database, 1, 2)
    assert caplog.text.count("it could not be kept") == 2
