"""A backup put in the database's place: nothing of what was there comes back into it."""

import asyncio
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.data.database import Database
from bot.data.migrations import MIGRATIONS
from bot.data.notes import read_note, write_note
from scripts import back_up

ROOT = Path(__file__).parents[2]
PROGRAM = """
import asyncio, sys
from pathlib import Path
from bot.data.database import Database
from bot.data.notes import write_note
async def main():
    database = await Database.open(Path(sys.argv[1]))
    for number in range(50):
        await write_note(database, f"name{number}", "x" * 2_000)
    await write_note(database, "state", "after the backup")
    print("written", flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A backup of a database, made before a bot wrote more to it."""
    path, copy = tmp_path / "data" / "bot.sqlite3", tmp_path / "copy.sqlite3"

    async def filled() -> None:
        database = await Database.open(path)
        await write_note(database, "state", "at the backup")
        await database.close()

    asyncio.run(filled())
    back_up.back_up(path, copy)
    return copy


@pytest.fixture
def database(copy: Path) -> Path:
    """The database that the backup is of."""
    return copy.parent / "data" / "bot.sqlite3"


@pytest.fixture
def program(database: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that holds the database open, and has written to it since the backup."""
    command = [sys.executable, "-c", PROGRAM, str(database)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "written\n"
        yield program
        program.kill()


def restored(database: Path, copy: Path) -> int:
    return back_up.main(["--database", str(database), "--restore", str(copy)])


def state(path: Path) -> str | None:
    """Open a database as the bot does, and read what was written last."""

    async def read() -> str | None:
        database = await Database.open(path)
        try:
            return await read_note(database, "state")
        finally:
            await database.close()

    return asyncio.run(read())


@pytest.mark.parametrize("damaged", [False, True])
def test_what_a_killed_bot_left_does_not_come_back(
    program: subprocess.Popen[str], database: Path, copy: Path, *, damaged: bool
) -> None:
    """The log that SQLite left beside the file goes aside with it, damaged or not."""
    program.kill()
    program.wait()
    assert database.with_name("bot.sqlite3-wal").stat().st_size
    if damaged:
        database.write_bytes(b"\0" * 200 + database.read_bytes()[200:])
    assert restored(database, copy) == 0
    assert state(database) == "at the backup"
    (aside,) = database.parent.glob("replaced-*")
    assert damaged or state(aside / database.name) == "after the backup"


@pytest.mark.usefixtures("program")
def test_it_is_refused_while_the_bot_runs(database: Path, copy: Path) -> None:
    """The bot would go on writing into the file that was moved: one line, and all is as it was."""
    command = [sys.executable, "-m", "scripts.back_up", "--database", str(database)]
    ended = subprocess.run(
        [*command, "--restore", str(copy)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr == f"back_up: {database} is in use; stop the bot first\n"
    assert not list(database.parent.glob("*replaced*"))


def test_a_machine_that_had_none_gets_it_for_its_account_alone(tmp_path: Path, copy: Path) -> None:
    """Its folder is made; nothing is left beside it."""
    database = tmp_path / "new" / "bot.sqlite3"
    assert restored(database, copy) == 0
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert list(database.parent.iterdir()) == [database]
    assert state(database) == "at the backup"


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_database_of_another_program_is_refused(
    version: int, database: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It may count its versions as the bot does; without the bot's tables it is none of its."""
    other = copy.with_name("other.sqlite3")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE questions (id)")
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    assert restored(database, other) == 2
    assert capsys.readouterr().err.startswith(f"back_up: {other} is no copy of a bot's database")
    assert state(database) == "at the backup"


@pytest.mark.parametrize("version", [0, len(MIGRATIONS) + 1])
def test_a_file_that_the_bot_would_refuse_is_one_line(
    version: int, database: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another program's database, and one of a newer bot: the present one stays."""
    with sqlite3.connect(copy) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    assert restored(database, copy) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"back_up: {copy} is ")
    assert list(database.parent.iterdir()) == [database]


@pytest.mark.parametrize("again", [True, False])
def test_a_disk_that_fails_in_the_middle_leaves_the_database(
    program: subprocess.Popen[str],
    database: Path,
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    again: bool,
) -> None:
    """It is where it was, with its log; where the disk fails again, the line says where it is."""
    program.kill()
    program.wait()
    rename, failed = Path.rename, False

    def fails(path: Path, target: Path) -> Path:
        nonlocal failed
        if target == database and (again or not failed):
            failed = True
            raise OSError(5, "Input/output error", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    assert restored(database, copy) == 2
    (line,) = capsys.readouterr().err.splitlines()
    kept = list(database.parent.glob("replaced-*"))
    if again:
        assert str(kept[0]) in line and line.endswith(f" to {database.parent}")
        rename(kept[0] / database.name, database)
    else:
        assert "Input/output error" in line and not kept
    assert state(database) == "after the backup"


def test_a_damaged_backup_replaces_nothing(
    database: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is looked through before anything is moved."""
    copy.write_text("not a database" * 100, encoding="utf-8")
    assert restored(database, copy) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert str(copy) in line
    assert list(database.parent.iterdir()) == [database]
