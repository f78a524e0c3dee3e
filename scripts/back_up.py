"""Copy the bot's database to a new file while the bot runs."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.database import Database
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
    parser = argparse.ArgumentParser(prog="back_up.py", description=__doc__)
    parser.add_argument("target", type=Path, help="the new file; one that exists is not replaced")
    parser.add_argument(
        "--database",
        type=Path,
        default=settings.database,
        metavar="FILE",
        help="the bot's database (default: %(default)s)",
    )
    options = parser.parse_args(arguments)
    if not options.database.is_file():
        print(f"back_up: there is no database {options.database}", file=sys.stderr)
        return FAILED
    if options.target.exists():
        print(f"back_up: {options.target} exists; name a new file", file=sys.stderr)
        return FAILED
    try:
        asyncio.run(_copy(options.database, options.target))
    except (ChapterAndVerseError, OSError) as error:
        print(f"back_up: {error}", file=sys.stderr)
        return FAILED
    print(f"Copied {options.database} to {options.target}.")
    return OK


async def _copy(source: Path, target: Path) -> None:
    database = await Database.open(source)
    try:
        await database.back_up(target)
    finally:
        await database.close()


if __name__ == "__main__":
    sys.exit(main())
