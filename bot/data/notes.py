"""What the bot notes for itself, by name; nothing of people."""

from bot.data.database import Database


async def read_note(database: Database, name: str) -> str | None:
    """Read a note; None where there is none."""
    rows = await database.connection.execute_fetchall(
        "SELECT value FROM meta WHERE name = ?", (name,)
    )
    return next((str(row[0]) for row in rows), None)


async def write_note(database: Database, name: str, value: str) -> None:
    """Write a note in the place of the one before."""
    async with database.write() as connection:
        await connection.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = ?2",
            (name, value),
        )
