"""The copy of the database: whole or not there, for one account, of a bot that goes on running."""

import asyncio
import contextlib
import resource
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.data.database import Database
from bot.data.migrations import MIGRATIONS
from bot.data.notes import read_note, write_note
from scripts import back_up


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A database of a bot that was stopped, some pages long."""
    path = tmp_path / "data" / "bot.sqlite3"

    async def filled() -> None:
        database = await Database.open(path)
        for number in range(50):
            await write_note(database, f"name{number}", "x" * 2_000)
        await database.close()

    asyncio.run(filled())
    return path


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def refused(
    source: Path | str, target: Path, capsys: pytest.CaptureFixture[str], *words: str
) -> None:
    """Run the command, which says these words in one line, copies nothing and leaves nothing."""
    before = sorted(target.parent.iterdir()) if target.parent.is_dir() else None
    assert back_up.main(["--database", str(source), str(target)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("back_up: ") and all(word in line for word in words), line
    assert (sorted(target.parent.iterdir()) if target.parent.is_dir() else None) == before


@pytest.mark.parametrize(("name", "value"), [("WORKERS", "none"), ("OWNERS", "abc")])
def test_a_bad_setting_is_one_line(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, and the command that says more."""
    monkeypatch.setenv(f"CHAPTER_{name}", value)
    assert back_up.main(["copy.sqlite3"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("back_up: ") and "python -m bot --check" in line


async def test_it_works_while_the_bot_runs_and_replaces_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The copy holds what was just written; a second run with the same name is one line."""
    path, copy = tmp_path / "bot.sqlite3", tmp_path / "copies" / "copy.sqlite3"
    copy.parent.mkdir()
    database = await Database.open(path)
    try:
        await write_note(database, "kept", "yes")
        assert await asyncio.to_thread(back_up.main, ["--database", str(path), str(copy)]) == 0
        await write_note(database, "later", "yes")
        refused(path, copy, capsys, str(copy), "exists")
    finally:
        await database.close()
    assert [each.name for each in copy.parent.iterdir()] == [copy.name]
    restored = await Database.open(copy)
    assert await read_note(restored, "kept") == "yes"
    assert await read_note(restored, "later") is None
    await restored.close()


async def test_a_database_of_an_earlier_version_is_copied_as_it_is(tmp_path: Path) -> None:
    """The bot that runs on it is not updated yet: nothing is migrated under it."""
    path, copy = tmp_path / "bot.sqlite3", tmp_path / "copy.sqlite3"
    await (await Database.open(path, MIGRATIONS[:1])).close()
    assert await asyncio.to_thread(back_up.main, ["--database", str(path), str(copy)]) == 0
    for each in (path, copy):
        with contextlib.closing(sqlite3.connect(each)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_copy_is_for_this_account_alone(source: Path, tmp_path: Path) -> None:
    """It holds questions that were asked in private."""
    copy = tmp_path / "copy.sqlite3"
    assert back_up.main(["--database", str(source), str(copy)]) == 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [each.name for each in source.parent.iterdir()] == [source.name]


def test_a_copy_can_be_read_from_where_nothing_can_be_written(source: Path, tmp_path: Path) -> None:
    """A snapshot, a read-only mount: SQLite writes beside a file whose header says WAL (bytes 18,
    19: 2; of the file format), so that the copy must say otherwise."""
    copy = tmp_path / "copy.sqlite3"
    assert source.read_bytes()[18:20] == b"\x02\x02"
    assert back_up.main(["--database", str(source), str(copy)]) == 0
    assert copy.read_bytes()[18:20] == b"\x01\x01"


def test_a_copy_that_breaks_off_leaves_nothing(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk fills up in the middle: one line, and no part of a copy."""
    copies = tmp_path / "copies"
    copies.mkdir()
    with files_of_at_most(65_536):
        refused(source, copies / "copy.sqlite3", capsys, str(source))


def test_what_cannot_be_copied_is_one_line(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No folder for the copy, no database, a file that is none, a damaged one."""
    copies = tmp_path / "copies"
    copy = copies / "copy.sqlite3"
    refused(source, copy, capsys, str(copies), "no folder")
    copies.mkdir()
    refused(tmp_path / "none", copy, capsys, "there is no database")
    (tmp_path / "text").write_text("not a database" * 100, encoding="utf-8")
    refused(tmp_path / "text", copy, capsys, "not a database")
    damaged = bytearray(source.read_bytes())
    damaged[40_960:45_056] = b"\xff" * 4_096
    (tmp_path / "damaged").write_bytes(damaged)
    refused(tmp_path / "damaged", copy, capsys, "damaged")
