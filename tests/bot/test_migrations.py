"""Migrations: every earlier schema is brought forward with its data, by whole steps or not at all.

The bot's own schema has had few steps; the machinery is shown with steps that do all that steps
do: add a column and fill it, put a new table in the place of one that others refer to, an index.
"""

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.data.database import Database, DatabaseError
from bot.data.migrations import MIGRATIONS

STEPS = (
    """
    CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE letters (
        person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        words TEXT NOT NULL
    ) STRICT;
    """,
    "ALTER TABLE people ADD COLUMN house INTEGER; UPDATE people SET house = 10 * id",
    """
    CREATE TABLE moved (id INTEGER PRIMARY KEY, name TEXT NOT NULL, house INTEGER NOT NULL) STRICT;
    INSERT INTO moved SELECT id, upper(name), coalesce(house, 0) FROM people;
    DROP TABLE people;
    ALTER TABLE moved RENAME TO people;
    """,
    "CREATE INDEX letters_by_person ON letters (person_id); -- found by their writer",
)
FAILING = {
    "no such table": "CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);",
    "rows that refer to nothing": "CREATE TABLE half (id INTEGER) STRICT; DELETE FROM people;",
    "syntax error": "CREATE TABLE half (id INTEGER) STRICT; ALTER people;",
}


async def opened_with(steps: Sequence[str], path: Path) -> list[tuple[Any, ...]]:
    """Open and close the database with these steps and give its schema."""
    database = await Database.open(path, steps)
    await database.close()
    return read(path, "SELECT name, sql FROM sqlite_master ORDER BY name")


def read(path: Path, query: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def fill(path: Path) -> None:
    """Write two people and their letters, as far as the schema has them."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(people)")]
        for number, name in ((1, "ada"), (2, "ben")):
            row = {"id": number, "name": name, "house": 10 * number}
            marks = ", ".join(f":{column}" for column in columns)
            connection.execute(f"INSERT INTO people ({', '.join(columns)}) VALUES ({marks})", row)
            connection.execute("INSERT INTO letters VALUES (?, ?)", (number, f"from {name}"))


@pytest.mark.parametrize("version", range(len(MIGRATIONS) + 1))
async def test_every_earlier_schema_becomes_the_newest(tmp_path: Path, version: int) -> None:
    """A file of any released version has the schema of a new one afterwards."""
    old = tmp_path / "old.sqlite3"
    await opened_with(MIGRATIONS[:version], old)
    newest = await opened_with(MIGRATIONS, tmp_path / "new.sqlite3")
    assert await opened_with(MIGRATIONS, old) == newest


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
async def test_what_was_stored_is_brought_along(tmp_path: Path, version: int) -> None:
    """From whichever version: the schema of a new file, every row, and every row's own."""
    path = tmp_path / "old.sqlite3"
    await opened_with(STEPS[:version], path)
    fill(path)
    assert await opened_with(STEPS, path) == await opened_with(STEPS, tmp_path / "new.sqlite3")
    names = ["ada", "ben"] if version >= 3 else ["ADA", "BEN"]
    assert read(path, "SELECT name, house FROM people ORDER BY id") == list(
        zip(names, (10, 20), strict=True)
    )
    assert read(path, "SELECT * FROM letters") == [(1, "from ada"), (2, "from ben")]
    assert read(path, "PRAGMA user_version") == [(len(STEPS),)]


async def test_a_database_that_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    """No step is taken twice."""
    path = tmp_path / "bot.sqlite3"
    await opened_with(STEPS, path)
    fill(path)
    before = path.read_bytes()
    await opened_with(STEPS, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("reason", FAILING)
async def test_a_step_that_fails_leaves_the_earlier_version(tmp_path: Path, reason: str) -> None:
    """One line says which step and why; nothing of it is kept, and a mended step goes on."""
    path = tmp_path / "bot.sqlite3"
    before = await opened_with(STEPS[:2], path)
    fill(path)
    with pytest.raises(DatabaseError, match=f"from version 3 to 4 .*{reason}") as caught:
        await opened_with((*STEPS[:3], FAILING[reason]), path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert read(path, "PRAGMA user_version") == [(3,)]
    after = read(path, "SELECT name, sql FROM sqlite_master ORDER BY name")
    assert [name for name, _ in after] == [name for name, _ in before]
    assert read(path, "SELECT name FROM people") == [("ADA",), ("BEN",)]
    assert await opened_with(STEPS, path) == await opened_with(STEPS, tmp_path / "new.sqlite3")
    assert len(read(path, "SELECT * FROM letters")) == 2


async def test_a_database_of_a_newer_version_is_one_line(tmp_path: Path) -> None:
    """The path is named, and what to do; the file is not touched."""
    path = tmp_path / "bot.sqlite3"
    await opened_with(STEPS, path)
    fill(path)
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match="newer version of the bot; update") as caught:
        await opened_with(STEPS[:-1], path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before
